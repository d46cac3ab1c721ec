// The bundlers: what a developer writes, and where it is served then. `wasm` is how many .wasm files the first view is to
// fetch; with 0 they are in the bundle as text.

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { app, copyDist, here, page, programme, run, serve } from './app.mjs';

const IMPORT = "import 'city-widgets/programme';\n";
const bin = (name) => join(here, 'node_modules/.bin', name);

async function vite(name, main, start) {
  const { build, createServer, preview } = await import('vite');
  const root = await app(name, { 'index.html': page('/main.js'), 'main.js': main, 'public/programme.json': programme });
  const config = { root, configFile: false, logLevel: 'error' };
  let server;
  if (start === 'dev') {
    server = await createServer({ ...config, server: { host: '127.0.0.1', port: 4600 } });
    await server.listen();
  } else {
    await build(config);
    server = await preview({ ...config, preview: { host: '127.0.0.1', port: 4610 } });
  }
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}

async function esbuild(name, main, prepare = () => {}) {
  const { build } = await import('esbuild');
  const root = await app(name, { 'main.js': main, 'out/index.html': page('main.js') });
  const options = { entryPoints: [join(root, 'main.js')], bundle: true, splitting: true, format: 'esm', minify: true };
  await build({ ...options, outdir: join(root, 'out'), logLevel: 'error' });
  await prepare(root);
  return serve(join(root, 'out'));
}

/** Next.js as an app of its own: its server is a program that is started and ended. */
async function next(name, flags) {
  const root = await app(name, {
    'package.json': '{ "name": "app-next", "private": true }',
    // The workspace is the folder of the tests: Next.js itself is installed there.
    'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(here)} }, outputFileTracingRoot: ${JSON.stringify(here)} };\n`,
    'public/programme.json': programme,
    'app/layout.jsx': 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;\n',
    'app/page.jsx': `'use client';
import 'city-widgets/programme';

export default function Page() {
  return (
    <city-programme src="/programme.json" loading="eager" lang="en">
      <a href="/">The programme</a>
    </city-programme>
  );
}
`,
  });
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  await run(bin('next'), ['build', ...flags], { cwd: root, env, maxBuffer: 1 << 26 });
  const program = createRequire(join(here, 'package.json')).resolve('next/dist/bin/next');
  const server = spawn(process.execPath, [program, 'start', '-H', '127.0.0.1', '-p', '4620'], { cwd: root, env });
  await new Promise((then, fail) => {
    createInterface(server.stdout).on('line', (line) => /ready/i.test(line) && then());
    server.on('exit', () => fail(new Error('next start ended')));
  });
  const ended = new Promise((then) => server.on('exit', then));
  return { url: 'http://127.0.0.1:4620/', close: () => (server.kill(), ended) };
}

/** @type {Record<string, {package: string, needs: string, wasm: number, start: () => Promise<{url: string, close(): Promise<unknown>}>}>} */
export const bundlers = {
  'Vite, development': { package: 'vite', needs: 'nothing', wasm: 1, start: () => vite('vite-dev', IMPORT, 'dev') },
  'Vite, build': { package: 'vite', needs: 'nothing', wasm: 1, start: () => vite('vite', IMPORT, 'build') },
  webpack: {
    package: 'webpack',
    needs: 'nothing',
    wasm: 1,
    async start() {
      const { default: webpack } = await import('webpack');
      const root = await app('webpack', { 'main.js': IMPORT, 'out/index.html': page('main.js', 'text/javascript') });
      await new Promise((then, fail) =>
        webpack({ context: root, entry: './main.js', mode: 'production', performance: false, output: { path: join(root, 'out'), filename: 'main.js' } }, (error, stats) =>
          error || stats.hasErrors() || stats.hasWarnings() ? fail(error || new Error(stats.toString())) : then(),
        ),
      );
      return serve(join(root, 'out'));
    },
  },
  Rollup: {
    package: 'rollup',
    needs: '`@rollup/plugin-node-resolve`, `@web/rollup-plugin-import-meta-assets`',
    wasm: 1,
    async start() {
      const [{ rollup }, { default: resolve }, { importMetaAssets }] = await Promise.all(
        ['rollup', '@rollup/plugin-node-resolve', '@web/rollup-plugin-import-meta-assets'].map((name) => import(name)),
      );
      const root = await app('rollup', { 'main.js': IMPORT, 'out/index.html': page('main.js') });
      const bundle = await rollup({ input: join(root, 'main.js'), plugins: [resolve(), importMetaAssets()] });
      await bundle.write({ dir: join(root, 'out'), format: 'es' });
      await bundle.close();
      return serve(join(root, 'out'));
    },
  },
  'esbuild, as it is': {
    package: 'esbuild',
    needs: 'nothing; it copies no `.wasm` ([esbuild#795](https://github.com/evanw/esbuild/issues/795)), so the text in the bundle is taken',
    wasm: 0,
    start: () => esbuild('esbuild', IMPORT),
  },
  'esbuild, dist/ copied': {
    package: 'esbuild',
    needs: "`configure({ base: '/city-widgets/' })`, and `dist/` of the package copied there",
    wasm: 1,
    start: () =>
      esbuild('esbuild-base', `import { CityProgramme, configure } from 'city-widgets/elements/programme';\nconfigure({ base: '/city-widgets/' });\nCityProgramme.define();\n`, (root) =>
        copyDist(join(root, 'out/city-widgets')),
      ),
  },
  Parcel: {
    package: 'parcel',
    needs: '`"@parcel/resolver-default": { "packageExports": true }` in package.json',
    wasm: 1,
    async start() {
      const root = await app('parcel', {
        'package.json': '{ "name": "app", "private": true, "@parcel/resolver-default": { "packageExports": true } }',
        'index.html': page('./main.js'),
        'main.js': IMPORT,
      });
      await run(bin('parcel'), ['build', 'index.html', '--no-cache', '--dist-dir', 'out', '--no-source-maps'], {
        cwd: root,
        env: { ...process.env, PARCEL_WORKERS: '1' },
        maxBuffer: 1 << 26,
      });
      return serve(join(root, 'out'));
    },
  },
  'Next.js, Turbopack': { package: 'next', needs: "`'use client'`", wasm: 1, start: () => next('next', []) },
  'Next.js, webpack': { package: 'next', needs: "`'use client'`, `next build --webpack`", wasm: 1, start: () => next('next-webpack', ['--webpack']) },
};
