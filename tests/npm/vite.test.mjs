// The package as a Vite user gets it: packed, installed, imported by name. Once built and once in the development
// server, which moves dependencies to another folder and is known to lose their .wasm files.

import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, after, test } from 'node:test';
import { build, createServer, preview } from 'vite';
import { appWith, openBrowser, pack } from './app.mjs';

let browser;
let app;

before(async () => {
  browser = await openBrowser();
  app = await appWith(await pack());
});

after(async () => {
  await browser?.close();
  await app?.remove();
});

/** Says which element the app is to use, and how it gets its wasm. */
const use = (main) => writeFile(join(app.folder, 'main.js'), main);

const config = () => ({ root: app.folder, configFile: false, logLevel: 'error' });

/** Opens the app and waits for a session; gives the addresses of all files that came over the network. */
async function sessionsAt(url) {
  const page = await browser.newPage();
  const requests = [];
  const problems = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('requestfailed', (request) => problems.push(`${request.url()} failed`));
  try {
    await page.goto(url);
    const element = page.locator('city-programme');
    await element.locator('[part~=session]').first().waitFor({ timeout: 30_000 });
    assert.equal(await element.evaluate((widget) => widget.state), 'ready');
    return { requests, problems };
  } catch (error) {
    const state = await page.evaluate(() => {
      const widget = document.querySelector('city-programme');
      return { state: widget?.state, error: widget?.error };
    });
    throw new Error(`${url}: ${JSON.stringify(state)}; ${problems.join('; ')}`, { cause: error });
  } finally {
    await page.close();
  }
}

const addressOf = (server) => server.resolvedUrls.local[0];

test('vite build: the app shows the programme and downloads one wasm', async () => {
  await build(config());
  const server = await preview({ ...config(), preview: { host: '127.0.0.1', port: 4300 } });
  try {
    const { requests, problems } = await sessionsAt(addressOf(server));
    const wasm = requests.filter((url) => new URL(url).pathname.endsWith('.wasm'));
    assert.equal(wasm.length, 1, `requested: ${wasm.join(', ') || 'no .wasm at all'}`);
    assert.deepEqual(problems, []);
  } finally {
    await server.close();
  }
});

test('vite dev: the app shows the programme without any setting', async () => {
  const server = await createServer({ ...config(), server: { host: '127.0.0.1', port: 4400 } });
  try {
    await server.listen();
    await sessionsAt(addressOf(server));
  } finally {
    await server.close();
  }
});

/** Builds the app, opens it, and gives the names of the built files and of the .wasm files that were fetched. */
async function built(main, port) {
  await use(main);
  await build(config());
  const server = await preview({ ...config(), preview: { host: '127.0.0.1', port } });
  try {
    const { requests, problems } = await sessionsAt(addressOf(server));
    assert.deepEqual(problems, []);
    const files = await readdir(join(app.folder, 'dist/assets'));
    return { files, wasm: requests.filter((url) => new URL(url).pathname.endsWith('.wasm')) };
  } finally {
    await server.close();
  }
}

test('one element alone brings nothing of the others', async () => {
  const { files, wasm } = await built("import 'city-widgets/programme';\n", 4310);
  assert.equal(wasm.length, 1);
  assert.deepEqual(files.filter((name) => /^(profile|project-map)/.test(name)), []);
});

test('a class without side effects defines nothing by itself, and brings nothing of the others', async () => {
  const main = "import { CityProgramme } from 'city-widgets/elements/programme';\nCityProgramme.define();\n";
  const { files, wasm } = await built(main, 4320);
  assert.equal(wasm.length, 1);
  assert.deepEqual(files.filter((name) => /^(profile|project-map)/.test(name)), []);
});

test('what is imported and not used is not in the bundle', async () => {
  await use("import { CityProgramme } from 'city-widgets/elements';\nwindow.nothing = 1;\n");
  await build(config());
  const names = await readdir(join(app.folder, 'dist/assets'));
  const text = await readFile(join(app.folder, 'dist/assets', names.find((name) => name.endsWith('.js'))), 'utf8');
  assert.ok(text.length < 1000, text);
});

test('inline: the wasm is in the bundle, no .wasm is fetched or built', async () => {
  const { files, wasm } = await built("import 'city-widgets/inline/programme';\n", 4330);
  assert.deepEqual(wasm, []);
  assert.deepEqual(files.filter((name) => name.endsWith('.wasm')), []);
});
