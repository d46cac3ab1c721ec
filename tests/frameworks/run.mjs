// `cargo xtask frameworks`: the packed package in seven frameworks. Writes tests/npm/frameworks.md, and fails where a
// check does. Names of frameworks as arguments run these alone, and write nothing.

import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { checks, runChecks } from './checks.mjs';
import { frameworks } from './frameworks.mjs';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const work = join(here, 'work');
const pkg = join(here, '../../pkg');
const npm = (args, cwd) => run('npm', [...args, '--loglevel=error'], { cwd, maxBuffer: 1 << 26 });

/** Packs the package and installs it beside copies of the apps; the frameworks are found in the folder above. */
async function prepare() {
  await rm(work, { recursive: true, force: true });
  await mkdir(work);
  const { stdout } = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', work], pkg);
  const [entry] = Object.values(JSON.parse(stdout));
  await writeFile(join(work, 'package.json'), '{ "name": "apps", "private": true, "type": "module" }\n');
  await npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', join(work, entry.filename)], work);
  await cp(join(here, 'apps'), join(work, 'apps'), { recursive: true });
}

async function checkTypes({ folder, types: [tool, ...args], options, angularCompilerOptions }) {
  const root = join(work, 'apps', folder);
  const config = {
    compilerOptions: {
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: [],
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      allowImportingTsExtensions: false,
      verbatimModuleSyntax: folder !== 'angular',
      isolatedModules: true,
      ...options,
    },
    angularCompilerOptions,
    include: ['**/*', '../state.ts'],
  };
  await writeFile(join(root, 'tsconfig.json'), JSON.stringify(config, null, 2));
  const bin = join(here, 'node_modules/.bin', tool);
  const more = tool === 'svelte-check' ? args : ['-p', 'tsconfig.json', ...args];
  try {
    await run(bin, more, { cwd: root, maxBuffer: 1 << 26 });
  } catch (error) {
    return `${error.stdout}${error.stderr}`.trim() || String(error);
  }
}

/** The app as a server would import it, the package's own modules bundled with it: nothing of it may need a page. */
async function checkServer({ folder, app, vite }) {
  const root = join(work, 'apps', folder);
  try {
    await build({
      ...vite(),
      root,
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: [/city-widgets/] },
      build: { ssr: app, outDir: 'server' },
    });
    const built = join(root, 'server', app.replace(/\.\w+$/, '.js'));
    const script = `await import(${JSON.stringify(pathToFileURL(built).href)}); console.log('imported')`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: root });
    if (stdout !== 'imported\n') throw new Error(stdout);
  } catch (error) {
    return String(error.stderr || error.message);
  }
}

async function checkPage(browser, { folder, main, vite }, port) {
  const root = join(work, 'apps', folder);
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${folder}</title><div id="app"></div><script type="module" src="/${main}"></script>\n`;
  await writeFile(join(root, 'index.html'), page);
  const config = { ...vite(), root, configFile: false, logLevel: 'error', build: { target: 'es2022' } };
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port } });
  try {
    return await runChecks(browser, server.resolvedUrls.local[0]);
  } finally {
    await server.close();
  }
}

function table(results) {
  const names = Object.keys(results);
  const lines = [
    '# The elements in seven frameworks',
    '',
    'Written by `cargo xtask frameworks`: a small app in each, compiled with Vite, around the packed package. The first',
    'sixteen are the checks of custom-elements-everywhere, done with `<city-programme>`.',
    '',
    `| check | ${names.map((name) => `${name} ${results[name].version}`).join(' | ')} |`,
    `| --- | ${names.map(() => '---').join(' | ')} |`,
  ];
  for (const [check] of results[names[0]].rows) {
    const marks = names.map((name) => (results[name].rows.find(([row]) => row === check)?.[1] ? '**no**' : 'yes'));
    lines.push(`| ${check} | ${marks.join(' | ')} |`);
  }
  const sums = names.map((name) => `${results[name].rows.slice(0, checks.length).filter(([, problem]) => !problem).length} / ${checks.length}`);
  lines.push(`| **of the sixteen** | ${sums.join(' | ')} |`);
  return lines.join('\n') + '\n';
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !frameworks[name]);
if (unknown.length) throw new Error(`no ${unknown.join(', ')} among ${Object.keys(frameworks).join(', ')}`);
await prepare();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const results = {};
let passed = 0;
let failed = 0;
let port = 4500;
for (const [name, framework] of Object.entries(frameworks)) {
  if (wanted.length && !wanted.includes(name)) continue;
  const { version } = JSON.parse(await readFile(join(here, 'node_modules', framework.package, 'package.json'), 'utf8'));
  const rows = await checkPage(browser, framework, (port += 1)).catch((error) => checks.map(([check]) => [check, String(error)]));
  rows.push(['templates are typed', await checkTypes(framework)]);
  rows.push(['imported on a server', await checkServer(framework)]);
  results[name] = { version, rows };
  for (const [check, problem] of rows) {
    problem ? failed++ : passed++;
    if (problem) console.log(`${name}: ${check}: ${problem}`);
  }
}
await browser.close();
const text = table(results);
console.log(text);
if (!wanted.length) await writeFile(join(here, '../npm/frameworks.md'), text);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
