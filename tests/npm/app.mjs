// A throw-away app around the packed package, for the tests of bundlers.

import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const pkg = fileURLToPath(new URL('../../pkg/', import.meta.url));
export const run = promisify(execFile);

/** A programme of one day in the canonical shape. */
export const programme = {
  schemaVersion: '1.0',
  kind: 'Programme',
  id: 'packed',
  lang: 'en',
  data: {
    name: 'A day in the test town',
    startDate: '2026-06-10',
    endDate: '2026-06-10',
    timezone: 'Europe/Brussels',
    rooms: [{ id: 'hall', name: 'Hall' }],
    days: [{ id: '2026-06-10', date: '2026-06-10' }],
    sessions: [
      {
        id: 'one',
        title: 'The first session',
        type: 'talk',
        day: '2026-06-10',
        start: '2026-06-10T09:00:00+02:00',
        end: '2026-06-10T10:00:00+02:00',
        room: 'hall',
      },
    ],
  },
};

const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>App</title>
  <script type="module" src="/main.js"></script>
  <city-programme src="/programme.json" loading="eager" lang="en"><a href="/">The programme</a></city-programme>
</html>
`;

export function npm(args, cwd) {
  const env = { ...process.env, npm_config_loglevel: 'error' };
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd, env });
}

/** Packs pkg/ into a folder of its own; gives the tarball's path and the paths of what is in it. */
export async function packed() {
  await access(join(pkg, 'dist/city-widgets.js')).catch(() => {
    throw new Error('pkg/dist/ is not built: run `cargo xtask build` first');
  });
  const folder = await mkdtemp(join(tmpdir(), 'city-widgets-pack-'));
  const { stdout } = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], pkg);
  const [entry] = Object.values(JSON.parse(stdout));
  return { tarball: join(folder, entry.filename), files: entry.files.map((file) => file.path).sort() };
}

/** The tarball's path. */
export const pack = async () => (await packed()).tarball;

/**
 * An app that has installed the tarball and nothing else; the bundler comes from the tests' own packages.
 * @param {string} tarball
 * @param {string} [main] what the app's script says
 */
export async function appWith(tarball, main = "import 'city-widgets';\n") {
  const folder = await mkdtemp(join(tmpdir(), 'city-widgets-app-'));
  await mkdir(join(folder, 'public'));
  await writeFile(join(folder, 'package.json'), '{ "name": "app", "private": true, "type": "module" }\n');
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'main.js'), main);
  await writeFile(join(folder, 'public/programme.json'), JSON.stringify(programme));
  await npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', tarball], folder);
  const remove = () =>
    Promise.all([folder, join(tarball, '..')].map((path) => rm(path, { recursive: true, force: true })));
  return { folder, remove };
}

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}
