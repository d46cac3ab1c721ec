// `cargo xtask bundlers`: an app around the packed package in the usual bundlers. Writes tests/npm/bundlers.md, and fails
// where a widget does not show or fetches a module twice. Names as arguments run these alone, and write nothing.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { here, prepare } from './app.mjs';
import { bundlers } from './bundlers.mjs';

/** Opens the app and waits for the session; says what is wrong, and how many .wasm files came. */
async function look(browser, { url }, expected) {
  const page = await browser.newPage();
  const found = [];
  const problems = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.wasm') && response.ok() && !/html/.test(response.headers()['content-type'])) found.push(response.url());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  try {
    await page.goto(url);
    const element = page.locator('city-programme');
    await element.locator('[part~=session]').first().waitFor({ timeout: 30_000 });
    const state = await element.evaluate((widget) => widget.state);
    if (state !== 'ready') problems.push(`is ${state}`);
    if (found.length !== expected) problems.push(`fetched ${found.length} .wasm files: ${found.join(' ')}`);
    // Search is code that comes later.
    await element.getByRole('searchbox').fill('first');
    await page.waitForFunction(() => document.querySelector('city-programme').shadowRoot.textContent.includes('The first session'));
    if (new Set(found).size !== found.length) problems.push(`fetched a module twice: ${found.join(' ')}`);
  } catch (error) {
    const state = await page.evaluate(() => JSON.stringify(document.querySelector('city-programme')?.error || document.body?.textContent));
    problems.push(`${String(error).split('\n')[0]} ${state}`);
  } finally {
    await page.close();
  }
  return problems.join('; ');
}

const wanted = process.argv.slice(2);
await prepare();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const lines = [];
let failed = 0;
let passed = 0;
for (const [name, { package: from, needs, wasm, start }] of Object.entries(bundlers)) {
  if (wanted.length && !wanted.some((word) => name.startsWith(word))) continue;
  const { version } = JSON.parse(await readFile(join(here, 'node_modules', from, 'package.json'), 'utf8'));
  let problem;
  try {
    const served = await start();
    problem = await look(browser, served, wasm);
    await served.close();
  } catch (error) {
    problem = `${error.message} ${error.stdout || ''}${error.stderr || ''}`;
  }
  problem ? failed++ : passed++;
  if (problem) console.log(`${name}: ${problem}`);
  lines.push(`| ${name} | ${version} | ${problem ? '**no**' : 'yes'} | ${problem ? '' : wasm} | ${needs} |`);
}
await browser.close();
const text = `# The elements in bundlers

Written by \`cargo xtask bundlers\`: an app that says \`import 'city-widgets/programme'\`, from the packed package.

| bundler | version | shows the programme | \`.wasm\` files of the first view | needs |
| --- | --- | --- | ---: | --- |
${lines.join('\n')}
`;
console.log(text);
if (!wanted.length) await writeFile(join(here, '../npm/bundlers.md'), text);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
