// `cargo xtask wordpress`: the plugin in WordPress itself, as an editor and as a visitor meet it. Writes wordpress.md.

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { programme } from '../npm/app.mjs';
import { startWordPress } from './site.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const city = { schemaVersion: '1.0', kind: 'CityProfile', id: 'x', lang: 'en', data: { id: 'x', name: 'Harbourtown', population: 12_000 } };
const projects = {
  schemaVersion: '1.0', kind: 'ProjectCollection', id: 'p', lang: 'en',
  data: { type: 'FeatureCollection', features: [{ type: 'Feature', id: 'one', geometry: { type: 'Point', coordinates: [12.5, 55.7] }, properties: { name: 'Heat from the harbour' } }] },
};
const ANSWERS = { '/programme.json': programme, '/city.json': city, '/projects.json': projects };
const KINDS = [['city-programme', '/programme.json', 'The first session'], ['city-profile', '/city.json', 'Harbourtown'], ['city-project-map', '/projects.json', 'Heat from the harbour']];

/** The endpoints, which are another origin than the site. */
const endpoints = createServer((request, response) => {
  const found = ANSWERS[request.url];
  response.writeHead(found ? 200 : 404, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
  response.end(JSON.stringify(found || null));
});
await new Promise((then) => endpoints.listen(0, '127.0.0.1', then));
const data = `http://127.0.0.1:${endpoints.address().port}`;

const site = await startWordPress(process.env.PLUGIN);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const php = (text) => JSON.stringify(text).replaceAll('$', '\\$');

/** A post as a user would save it, through the filters of that user's role; gives its id and what was kept. */
const post = (content, user = 'admin') =>
  site.php(`wp_set_current_user( get_user_by( 'login', '${user}' )->ID );
    $id = wp_insert_post( wp_slash( array( 'post_title' => 'A post', 'post_status' => 'publish', 'post_content' => ${php(content)} ) ), true );
    echo json_encode( array( 'id' => $id, 'kept' => get_post( $id )->post_content ) );`);
const block = (html) => `<!-- wp:html -->\n${html}\n<!-- /wp:html -->`;

/** Opens a post as a visitor. */
async function visit(id, look, { path = `/?p=${id}` } = {}) {
  const page = await browser.newPage();
  const problems = [];
  const asked = [];
  page.on('console', (message) => /error|warning/.test(message.type()) && !/favicon/.test(message.location().url) && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  try {
    await page.goto(site.origin + path);
    await look(page, asked);
    assert.deepEqual(problems, []);
  } finally {
    await page.close();
  }
}
const shows = (page, tag, text) => page.locator(tag).locator('[part~=widget]').getByText(text).first().waitFor({ timeout: 30_000 });
const attributes = (page, tag) => page.locator(tag).first().evaluate((one) => Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])));

async function logIn(user) {
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site.origin}/wp-login.php`);
  await page.fill('#user_login', user);
  await page.fill('#user_pass', 'secret');
  await Promise.all([page.waitForURL('**/wp-admin/**'), page.click('#wp-submit')]);
  return page;
}

const checks = {
  'the plugin is activated, without a word': async () => {
    const said = await site.php(`require ABSPATH . 'wp-admin/includes/plugin.php';
      $problem = activate_plugin( 'city-widgets/city-widgets.php' );
      wp_insert_user( array( 'user_login' => 'author', 'user_pass' => 'secret', 'user_email' => 'b@example.org', 'role' => 'author' ) );
      echo json_encode( array( 'problem' => is_wp_error( $problem ) ? $problem->get_error_message() : null, 'active' => is_plugin_active( 'city-widgets/city-widgets.php' ), 'unfiltered' => user_can( get_user_by( 'login', 'author' ), 'unfiltered_html' ) ) );`);
    assert.deepEqual(said, { problem: null, active: true, unfiltered: false });
  },

  'shortcodes of all three elements': async () => {
    const { id } = await post(KINDS.map(([tag, path]) => `[${tag} src="${data}${path}" loading="eager" lang="en" link="https://example.org/x" label="The same as a page"]`).join('\n\n'));
    await visit(id, async (page) => {
      for (const [tag, , text] of KINDS) await shows(page, tag, text);
      assert.equal(await page.locator('city-programme > a').textContent(), 'The same as a page');
    });
  },

  'without scripts, the link of a shortcode, or the text in it': async () => {
    const { id } = await post(`[city-programme src="${data}/programme.json" link="https://example.org/x" label="A &quot;day&quot;"]\n\n[city-profile src="data/city.json" query='"><img src=x onerror=alert(7)>']<strong>Harbourtown</strong>[/city-profile]`);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.origin}/?p=${id}`);
    assert.deepEqual(await page.locator('city-programme > a').evaluate((one) => [one.href, one.textContent]), ['https://example.org/x', 'A "day"']);
    assert.equal(await page.locator('city-profile > strong').textContent(), 'Harbourtown');
    assert.equal(await page.locator('img[onerror]').count(), 0);
    await context.close();
  },

  'only attributes of the element, and these escaped': async () => {
    const { id } = await post(`[city-programme src="javascript:alert(1)" onclick="alert(2)" style="position:fixed" query='x" onmouseover="alert(3)' heading-level="x" refresh="60" debug]<script>alert(4)</script><a href="javascript:alert(5)" onclick="alert(6)">A link</a>[/city-programme]`);
    await visit(id, async (page) => {
      const alerts = [];
      page.on('dialog', (dialog) => (alerts.push(dialog.message()), dialog.dismiss()));
      const found = await attributes(page, 'city-programme');
      assert.deepEqual(Object.keys(found).sort(), ['debug', 'query', 'refresh'], JSON.stringify(found));
      assert.deepEqual([found.refresh, found.query], ['60', 'x" onmouseover="alert(3)']);
      const link = await page.locator('city-programme > a').evaluate((one) => [one.getAttribute('href'), one.getAttributeNames().includes('onclick')]);
      assert.ok(!/javascript/.test(link[0]) && !link[1], String(link));
      assert.equal(await page.locator('img[onerror], city-programme img, city-programme script').count(), 0);
      assert.deepEqual(alerts, []);
    });
  },

  'an author without unfiltered_html may write the elements': async () => {
    const html = KINDS.map(([tag, path]) => `<${tag} src="${data}${path}" lang="en" heading-level="3" loading="eager" onclick="alert(1)"><a href="https://example.org/x">A page</a></${tag}>`).join('\n');
    const { id, kept } = await post(block(html), 'author');
    assert.ok(!kept.includes('onclick'), kept);
    await visit(id, async (page) => {
      for (const [tag, , text] of KINDS) await shows(page, tag, text);
      assert.equal((await attributes(page, 'city-project-map'))['heading-level'], '3');
    });
  },

  'and nothing else that is dangerous': async () => {
    const { kept } = await post(block('<city-programme src="javascript:alert(1)" style="position:fixed"></city-programme><script src="https://evil.example/x.js"></script><iframe src="https://evil.example"></iframe><city-weather src="x"></city-weather>'), 'author');
    assert.ok(!/script|iframe|city-weather|position/.test(kept), kept);
  },

  'the forms of div and link, in an author’s text': async () => {
    const { id } = await post(block(`<div data-city-widget="programme" data-src="${data}/programme.json" data-lang="en" data-loading="eager">Loading</div>\n<a href="https://example.org/x" data-city-widget="profile" data-src="${data}/city.json" data-lang="en" data-loading="eager">Harbourtown as a page</a>`), 'author');
    await visit(id, async (page) => {
      await shows(page, 'city-programme', 'The first session');
      await shows(page, 'city-profile', 'Harbourtown');
    });
  },

  'the block of the editor, from its insertion to the page': async () => {
    const page = await logIn('author');
    await page.goto(`${site.origin}/wp-admin/post-new.php`);
    await page.waitForFunction(() => window.wp?.blocks?.getBlockType('city-widgets/widget') && wp.data.select('core/editor').getCurrentPostId());
    await page.evaluate(() => {
      wp.data.dispatch('core/edit-post').toggleFeature?.('welcomeGuide');
      wp.data.dispatch('core/editor').editPost({ title: 'By block' });
      wp.data.dispatch('core/block-editor').insertBlocks(wp.blocks.createBlock('city-widgets/widget'));
    });
    await page.keyboard.press('Escape');
    const place = page.locator('[data-type="city-widgets/widget"]');
    await place.getByText('Enter the address of the data at the side.').waitFor({ timeout: 30_000 });
    await page.evaluate(() => {
      const [one] = wp.data.select('core/block-editor').getBlocks();
      wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block');
      wp.data.dispatch('core/block-editor').selectBlock(one.clientId);
    });
    await page.getByLabel('What to show').selectOption('city-project-map');
    await page.getByLabel('Address of the data').fill(`${data}/projects.json`);
    await page.getByLabel('Height to reserve, in pixels').fill('700');
    await place.getByText('/projects.json').waitFor();
    await page.screenshot({ path: process.env.SCREENSHOT || '/dev/null', type: 'png' }).catch(() => {});
    const id = await page.evaluate(async () => {
      wp.data.dispatch('core/editor').editPost({ status: 'publish' });
      await wp.data.dispatch('core/editor').savePost();
      return wp.data.select('core/editor').getCurrentPostId();
    });
    await page.context().close();
    await visit(id, async (seen) => {
      await shows(seen, 'city-project-map', 'Heat from the harbour');
      assert.equal(await seen.locator('.wp-block-city-widgets-widget').evaluate((one) => getComputedStyle(one).minHeight), '700px');
    });
    // The block's comment has nothing that the filter of an author takes away.
    const [again] = await site.php(`echo json_encode( array( parse_blocks( get_post( ${Number(id)} )->post_content )[0]['attrs'] ) );`);
    assert.deepEqual(again, { element: 'city-project-map', src: `${data}/projects.json`, height: '700' });
  },

  'the script is a module, from the plugin’s folder, once': async () => {
    const { id } = await post(`[city-programme src="${data}/programme.json"]\n\n[city-profile src="${data}/city.json"]`);
    await visit(id, async (page) => {
      const scripts = await page.locator('script[src*="city-widgets.js"]').evaluateAll((all) => all.map((one) => [one.type, new URL(one.src).pathname, one.dataset.cfasync]));
      assert.deepEqual(scripts, [['module', '/wp-content/plugins/city-widgets/dist/city-widgets.js', 'false']]);
      await shows(page, 'city-programme', 'The first session');
    });
  },

  'a page without a widget has no script': async () => {
    const { id } = await post('No widget here.');
    await visit(id, async (page, asked) => assert.deepEqual(asked.filter((url) => url.includes('city-widgets')), []));
  },

  'the site names another place for the files': async () => {
    const extra = `<?php add_filter( 'city_widgets_base', fn() => '${site.origin}/wp-content/plugins/city-widgets/../city-widgets/dist' );`;
    await site.php(`wp_mkdir_p( WPMU_PLUGIN_DIR ); file_put_contents( WPMU_PLUGIN_DIR . '/base.php', ${php(extra)} );`);
    const { id } = await post(`[city-programme src="${data}/programme.json"]`);
    await visit(id, async (page) => {
      assert.match(await page.locator('script[src*="city-widgets.js"]').getAttribute('src'), /\/\.\.\/city-widgets\/dist\/city-widgets\.js/);
      await shows(page, 'city-programme', 'The first session');
    });
    await site.php("unlink( WPMU_PLUGIN_DIR . '/base.php' );");
  },

  'excerpts and feeds hold no markup of it': async () => {
    const { id } = await post(`Before it.\n\n[city-programme src="${data}/programme.json"]`);
    const excerpt = await site.php(`$GLOBALS['post'] = get_post( ${Number(id)} ); setup_postdata( $GLOBALS['post'] ); echo json_encode( get_the_excerpt() );`);
    assert.equal(excerpt.trim(), 'Before it.');
  },

  'the editor’s words in the language of the site': async () => {
    const words = await site.php("switch_to_locale( 'de_DE' ); unload_textdomain( 'city-widgets' ); load_plugin_textdomain( 'city-widgets', false, 'city-widgets/languages' ); echo json_encode( city_widgets_words() );");
    assert.equal(words['city-profile'], 'Stadtprofil');
    assert.ok(Object.values(words).every(Boolean));
  },

  'a site in German: its widgets speak German': async () => {
    await site.php("update_option( 'WPLANG', 'de_DE' );");
    const { id } = await post(`[city-programme src="${data}/programme.json" loading="eager"]`);
    await visit(id, async (page) => {
      await shows(page, 'city-programme', 'The first session');
      assert.match(await page.locator('html').getAttribute('lang'), /^de/);
      await page.locator('city-programme').getByRole('searchbox', { name: /such/i }).waitFor();
    });
    await site.php("update_option( 'WPLANG', '' );");
  },

  // WordPress itself has much to say, where its release is older than PHP's.
  'PHP had nothing to say of the plugin': async () => {
    const lines = (await site.log()).split('\n').filter((line) => line.includes('/plugins/city-widgets/'));
    assert.deepEqual(lines, []);
  },
};

const rows = [];
const only = process.argv.slice(2);
for (const [name, check] of Object.entries(checks)) {
  if (only.length && rows.length && !only.some((part) => name.includes(part))) continue;
  const problem = await check().then(() => '', (error) => String(error.stack || error));
  rows.push([name, problem]);
  console.log(problem ? `not ok: ${name}: ${problem}` : `ok: ${name}`);
}
const { version: theme } = await site.php("echo json_encode( array( 'version' => wp_get_theme()->get( 'Name' ) ) );");
const { stdout: phpVersion } = { stdout: await site.php('echo json_encode( PHP_MAJOR_VERSION . "." . PHP_MINOR_VERSION );') };
await browser.close();
await site.close();
endpoints.closeAllConnections();
endpoints.close();

const plugin = /Version: +(\S+)/.exec(readFileSync(join(process.env.PLUGIN, 'city-widgets.php'), 'utf8'))[1];
const text = `# The plugin in WordPress

Written by \`cargo xtask wordpress\`: a new WordPress ${site.version} with the theme ${theme}, PHP ${phpVersion}, MariaDB and
Chromium, the plugin ${plugin} in it, its data on another origin.

| check | |
| --- | --- |
${rows.map(([name, problem]) => `| ${name} | ${problem ? '**no**' : 'yes'} |`).join('\n')}
`;
if (!only.length) await writeFile(join(here, 'wordpress.md'), text);
const failed = rows.filter(([, problem]) => problem).length;
console.log(`${rows.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
