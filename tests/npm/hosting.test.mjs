// The folders for a static host, behind the servers that the machine has, with the settings of the documentation: the
// widgets are shown from another origin, pinned, by the moving address and out of the unpacked npm package, and the
// headers are those that caches need.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createPort } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser, pack, programme, run } from './app.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const built = process.env.CITY_WIDGETS_STATIC || join(here, '../../target/static');
const { version } = JSON.parse(await readFile(join(here, '../../pkg/package.json'), 'utf8'));

let browser;
let work;

async function freePort() {
  const port = createPort();
  await new Promise((then) => port.listen(0, '127.0.0.1', then));
  const number = port.address().port;
  await new Promise((then) => port.close(then));
  return number;
}

/** A server program in the foreground, once it answers. */
async function start(program, args, port) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: work, XDG_CONFIG_HOME: work, XDG_DATA_HOME: work } });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const over = new Promise((then) => child.on('exit', then));
  const origin = `http://127.0.0.1:${port}`;
  for (let turn = 0; ; turn++) {
    if (await fetch(origin).then(() => true, () => false)) break;
    if (child.exitCode !== null || turn > 100) throw new Error(`${program}: ${said}`);
    await new Promise((then) => setTimeout(then, 100));
  }
  return { origin, close: () => (child.kill(), over) };
}

/** The settings as they stand in the documentation, with another folder. */
const settings = async (name) => (await readFile(join(here, '../hosting', name), 'utf8')).replaceAll('/var/www', work);

const servers = {
  nginx: {
    program: '/usr/sbin/nginx',
    async start(port) {
      const [map, location] = (await settings('nginx.conf')).split(/(?=# In the server block)/);
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${work}/${one};`).join(' ');
      const file = join(work, 'nginx.conf');
      await writeFile(file, `daemon off; pid ${work}/nginx.pid; error_log stderr; ${process.getuid() === 0 ? 'user root;' : ''} events {}\nhttp { access_log off; ${temporary}\n${map}\nserver { listen 127.0.0.1:${port};\n${location}\n} }\n`);
      return start(this.program, ['-c', file, '-p', work], port);
    },
  },
  Apache: {
    program: '/usr/sbin/apache2',
    async start(port) {
      const modules = ['mpm_event', 'authz_core', 'mime', 'headers', 'setenvif', 'filter', 'deflate'];
      const lines = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
      lines.push('TypesConfig /etc/mime.types');
      const file = join(work, 'apache.conf');
      await writeFile(file, `ServerRoot "${work}"\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${work}/apache.pid\nErrorLog ${work}/apache.log\n${lines.join('\n')}\n${process.getuid() === 0 ? 'User www-data\nGroup www-data\n' : ''}DocumentRoot "${work}"\n${await settings('apache.conf')}`);
      return start(this.program, ['-f', file, '-DFOREGROUND'], port);
    },
  },
  Caddy: {
    program: '/usr/bin/caddy',
    async start(port) {
      const file = join(work, 'Caddyfile');
      await writeFile(file, `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n${await settings('Caddyfile')}\n}\n`);
      return start(this.program, ['run', '--config', file, '--adapter', 'caddyfile'], port);
    },
  },
};

/** What each element shows, and a text in it. */
const ELEMENTS = {
  programme: { data: programme, seen: 'The first session' },
  profile: { data: { schemaVersion: '1.0', kind: 'CityProfile', id: 'h', lang: 'en', data: { id: 'h', name: 'Harbourtown', population: 12_000 } }, seen: 'Harbourtown' },
  'project-map': {
    data: {
      schemaVersion: '1.0', kind: 'ProjectCollection', id: 'p', lang: 'en',
      data: { type: 'FeatureCollection', features: [{ type: 'Feature', id: 'one', geometry: { type: 'Point', coordinates: [12.5, 55.7] }, properties: { name: 'Heat from the harbour' } }] },
    },
    seen: 'Heat from the harbour',
  },
};

/** The page of a city, which is another origin. */
async function site(html) {
  const server = createServer((request, response) => {
    const { data } = ELEMENTS[request.url.replace(/^\/|\.json$/g, '')] || {};
    response.writeHead(200, { 'content-type': data ? 'application/json' : 'text/html; charset=utf-8' });
    response.end(data ? JSON.stringify(data) : html());
  });
  await new Promise((then) => server.listen(0, '127.0.0.1', then));
  const close = () => (server.closeAllConnections(), new Promise((then) => server.close(then)));
  return { origin: `http://localhost:${server.address().port}`, close };
}

before(async () => {
  assert.ok(existsSync(join(built, 'v1/sri.json')), `${built} holds no v1/: cargo xtask package makes it`);
  work = await mkdtemp(join(tmpdir(), 'city-widgets-host-'));
  await mkdir(join(work, 'city-widgets'));
  await cp(built, join(work, 'city-widgets'), { recursive: true });
  // And what npm has, unpacked, as some put it on their server.
  await run('tar', ['-xzf', await pack(), '-C', join(work, 'city-widgets')]);
  await chmod(work, 0o755);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  if (work) await rm(work, { recursive: true, force: true });
});

test('the documentation has the settings that are tried here', async () => {
  const readme = await readFile(join(here, '../../README.md'), 'utf8');
  for (const name of ['nginx.conf', 'apache.conf', 'Caddyfile']) {
    assert.ok(readme.includes((await readFile(join(here, '../hosting', name), 'utf8')).trim()), `README.md lacks tests/hosting/${name}`);
  }
});

test('sri.json names every file of its folder, with its hash', async () => {
  const sri = JSON.parse(await readFile(join(built, `v${version}/sri.json`), 'utf8'));
  assert.equal(sri.version, version);
  assert.ok(Object.keys(sri.integrity).length > 200);
  for (const [name, hash] of Object.entries(sri.integrity)) {
    const bytes = await readFile(join(built, `v${version}`, name));
    assert.equal(hash, `sha384-${createHash('sha384').update(bytes).digest('base64')}`, name);
  }
});

for (const [name, server] of Object.entries(servers)) {
  const skip = existsSync(server.program) ? false : `${server.program} is not installed`;

  test(`${name}: headers and types`, { skip }, async () => {
    const running = await server.start(await freePort());
    try {
      const head = async (path) => {
        const response = await fetch(`${running.origin}/city-widgets/${path}`, { headers: { 'accept-encoding': 'gzip' } });
        const of = (header) => response.headers.get(header);
        return [response.status, of('content-type')?.split(';')[0], of('cache-control'), of('access-control-allow-origin'), of('x-content-type-options'), of('content-encoding')];
      };
      const still = 'public, max-age=31536000, immutable';
      const moving = 'public, max-age=300';
      assert.deepEqual(await head(`v${version}/programme.wasm`), [200, 'application/wasm', still, '*', 'nosniff', 'gzip']);
      assert.deepEqual(await head(`v${version}/city-widgets.js`), [200, 'text/javascript', still, '*', 'nosniff', 'gzip']);
      assert.deepEqual(await head('v1/city-widgets.js'), [200, 'text/javascript', moving, '*', 'nosniff', 'gzip']);
      assert.deepEqual((await head('v1/programme.wasm')).slice(0, 3), [200, 'application/wasm', moving]);
      assert.deepEqual((await head('v1/iframe.html')).slice(0, 3), [200, 'text/html', moving]);
      assert.deepEqual((await head('v1/programme.parts.json')).slice(0, 4), [200, 'application/json', moving, '*']);
      assert.deepEqual((await head('package/dist/programme.wasm')).slice(0, 4), [200, 'application/wasm', moving, '*']);
      const [status, , cache] = await head(`v${version}/nothing.js`);
      assert.equal(status, 404);
      assert.ok(!cache?.includes('immutable'), `what is not there is not so for ever: ${cache}`);
    } finally {
      await running.close();
    }
  });

  test(`${name}: a page of another origin shows each widget from both folders and the unpacked tarball, and in an iframe`, { skip }, async () => {
    const running = await server.start(await freePort());
    const { integrity } = JSON.parse(await readFile(join(built, `v${version}/sri.json`), 'utf8'));
    const all = Object.keys(ELEMENTS).map((kind) => `<city-${kind} src="/${kind}.json" lang="en" loading="eager"><a href="/p">${kind}</a></city-${kind}>`).join('');
    const from = (path, more = '') => `<script type="module" src="${running.origin}/city-widgets/${path}"${more}></script>${all}`;
    const pages = {
      [`v${version}, pinned`]: from(`v${version}/city-widgets.js`, ` integrity="${integrity['city-widgets.js']}" crossorigin="anonymous"`),
      v1: from('v1/city-widgets.js'),
      'v1, as a classic script': from('v1/city-widgets.js').replace(' type="module"', ''),
      'the tarball, its script': from('package/dist/city-widgets.js'),
      'the tarball, its modules': from('package/index.js'),
    };
    let html = '';
    const city = await site(() => `<!doctype html><html lang="en"><meta charset="utf-8"><title>City</title>${html}</html>`);
    const page = await browser.newPage();
    const problems = [];
    page.on('console', (message) => /error|warning/.test(message.type()) && !/favicon/.test(message.location().url) && problems.push(message.text()));
    try {
      for (const [what, text] of Object.entries(pages)) {
        html = text;
        await page.goto(city.origin);
        for (const [kind, { seen }] of Object.entries(ELEMENTS)) {
          await page.locator(`city-${kind} [part=widget]`).getByText(seen).first().waitFor({ timeout: 30_000 });
        }
        // A part that comes later, from the same place.
        await page.locator('city-programme .opener').first().click();
        await page.getByRole('dialog').waitFor({ timeout: 30_000 });
        assert.deepEqual(problems, [], what);
      }
      html = `<iframe title="Programme" src="${running.origin}/city-widgets/v1/iframe.html?widget=programme&lang=de"></iframe>`;
      await page.goto(city.origin);
      await page.frameLocator('iframe').locator('city-programme').waitFor({ state: 'attached', timeout: 30_000 });
      assert.deepEqual(problems, []);
    } finally {
      await page.close();
      await city.close();
      await running.close();
    }
  });
}
