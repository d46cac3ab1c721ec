// The app that each bundler gets, and the server that shows what came of it.

import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const run = promisify(execFile);
export const here = fileURLToPath(new URL('.', import.meta.url));
export const work = join(here, 'work');
const pkg = join(here, '../../pkg');
const npm = (args, cwd) => run('npm', [...args, '--loglevel=error'], { cwd, maxBuffer: 1 << 26 });

export const programme = JSON.stringify({
  schemaVersion: '1.0',
  kind: 'Programme',
  data: {
    name: 'A day in the test town',
    timezone: 'Europe/Brussels',
    sessions: [{ id: 'one', title: 'The first session', start: '2026-06-10T09:00', end: '2026-06-10T10:00' }],
  },
});

export const ELEMENT =
  '<city-programme src="/programme.json" loading="eager" lang="en"><a href="/">The programme</a></city-programme>';

/** A page with a script at its end. */
export const page = (script, type = 'module') =>
  `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>App</title><body>${ELEMENT}<script type="${type}" src="${script}"></script></body></html>\n`;

/** Packs the package and installs it in work/; the bundlers are found in the folder above. */
export async function prepare() {
  await rm(work, { recursive: true, force: true });
  await mkdir(work);
  const { stdout } = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', work], pkg);
  const [entry] = Object.values(JSON.parse(stdout));
  await writeFile(join(work, 'package.json'), '{ "name": "apps", "private": true, "type": "module", "workspaces": ["*/"] }\n');
  await npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', join(work, entry.filename)], work);
}

/** Makes a folder with these files. */
export async function app(name, files) {
  const root = join(work, name);
  for (const [path, text] of Object.entries({ 'package.json': `{ "name": "app-${name}", "private": true, "type": "module" }`, ...files })) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/** The folder that is published, for those who copy it as it is. */
export const copyDist = (to) => cp(join(work, 'node_modules/city-widgets/dist'), to, { recursive: true });

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };

/** Serves a built folder, and the data. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://app');
    const path = pathname === '/' ? '/index.html' : pathname;
    const body = pathname === '/programme.json' ? programme : await readFile(join(folder, path)).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { 'content-type': TYPES[extname(path)] || 'application/octet-stream' });
    response.end(body);
  });
  await new Promise((then) => server.listen(0, '127.0.0.1', then));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((then) => server.close(then));
    },
  };
}
