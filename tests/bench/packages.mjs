// What npm installed here.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const here = fileURLToPath(new URL('.', import.meta.url));
const modules = join(here, 'node_modules');

/** @param {string} path */
export const installed = (path) => readFileSync(join(modules, path));

/** @param {string} name */
export const versionOf = (name) => JSON.parse(installed(`${name}/package.json`).toString()).version;

/**
 * A program for a page as one minified script, with the style sheets that it imports as another file.
 * @param {string} entry
 */
export async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)],
    outdir: 'out',
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2021',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    // Leaflet's default pictures, which nothing here shows.
    loader: { '.png': 'empty' },
    logLevel: 'error',
  });
  const ending = (/** @type {string} */ name) => outputFiles.find((file) => file.path.endsWith(name));
  return { js: ending('.js')?.text || '', css: ending('.css')?.text || '' };
}
