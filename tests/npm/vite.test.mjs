// The package as a Vite user gets it: packed, installed, imported by name. Once built and once in the development
// server, which moves dependencies to another folder and is known to lose their .wasm files.

import assert from 'node:assert/strict';
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
