// The packed package as a thing of its own: what is in it, what the linters of packages say of it, and that importing
// any of it on a server is harmless.

import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { appWith, packed, run } from './app.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

let made;
let app;
let manifest;

before(async () => {
  made = await packed();
  app = await appWith(made.tarball);
  manifest = JSON.parse(await readFile(join(app.folder, 'node_modules/city-widgets/package.json'), 'utf8'));
});

after(() => app?.remove());

/** Languages and parts as one line for each kind: thirty languages would hide what matters. */
function contents(files) {
  const counts = new Map();
  for (const file of files) {
    const line = file
      .replace(/(dist\/i18n\/[\w-]+\/)[\w-]+(\.later)?\.js$/, '$1*$2.js')
      .replace(/(dist\/[\w-]+)\.\w+\.wasm$/, '$1.*.wasm');
    counts.set(line, (counts.get(line) || 0) + 1);
  }
  return [...counts].map(([line, count]) => (line.includes('*') ? `${line} (${count})` : line)).join('\n') + '\n';
}

test('it holds what it did: UPDATE=1 writes tests/npm/contents.txt anew', async () => {
  const file = join(here, 'contents.txt');
  const found = contents(made.files);
  if (process.env.UPDATE) await writeFile(file, found);
  assert.equal(found, await readFile(file, 'utf8'));
});

test('publint has nothing to say', async () => {
  const { messages, pkg } = await publint({
    pkgDir: join(app.folder, 'node_modules/city-widgets'),
    pack: false,
    strict: true,
  });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test('are the types wrong? no', async () => {
  const tool = join(here, '../node_modules/@arethetypeswrong/cli/dist/index.js');
  // Modules only, as the package is; files that are no modules have no types.
  const files = Object.keys(manifest.exports).filter((name) => /\.(json|wasm|js)$/.test(name));
  const entries = files.map((name) => name.slice(2));
  const args = [tool, made.tarball, '--profile', 'esm-only', '--format', 'json', '--exclude-entrypoints', ...entries];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 26 }).catch((error) => error);
  const { analysis } = JSON.parse(stdout);
  const ignored = ['node10', 'node16-cjs'];
  const problems = analysis.problems.filter((problem) => !ignored.includes(problem.resolutionKind));
  assert.deepEqual(problems, []);
  assert.ok(Object.keys(analysis.entrypoints).length > 10, 'the entries were looked at');
});

test('every entry can be imported on a server, and says nothing', async () => {
  const modules = Object.entries(manifest.exports)
    .filter(([, target]) => target.default)
    .map(([name]) => name.replace('.', 'city-widgets'));
  assert.ok(modules.length > 10);
  const script = `for (const name of ${JSON.stringify(modules)}) {
    const made = await import(name);
    for (const value of Object.values(made)) value.define?.();
  }
  const { CityProgramme, CityElement } = await import('city-widgets/programme');
  if (CityProgramme.define() !== undefined || !(CityProgramme.prototype instanceof CityElement)) throw new Error('class');
  console.log('all of them');`;
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: app.folder });
  assert.equal(stdout + stderr, 'all of them\n');
});

test('what describes the elements names the same ones and the same attributes', async () => {
  const read = async (name) => JSON.parse(await readFile(join(app.folder, 'node_modules/city-widgets/dist', name), 'utf8'));
  const classes = (await read('custom-elements.json')).modules[0].declarations.filter((one) => one.customElement);
  const table = (list, tag = 'name') => list.map((one) => [one[tag], one.attributes.map((attribute) => attribute.name)]);
  const expected = table(classes, 'tagName');
  assert.equal(expected.length, 3);
  assert.deepEqual(table((await read('web-types.json')).contributions.html.elements), expected);
  assert.deepEqual(table((await read('vscode.html-custom-data.json')).tags), expected);
});
