// The seven frameworks: how each one's apps are compiled, and how its types are checked.

import vue from '@vitejs/plugin-vue';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import solid from 'vite-plugin-solid';

const isCustomElement = (/** @type {string} */ tag) => tag.startsWith('city-');
const jsx = (/** @type {string} */ from) => ({ jsx: 'react-jsx', jsxImportSource: from });
const transform = (/** @type {string} */ from) => ({ oxc: { jsx: { runtime: 'automatic', importSource: from } } });

/**
 * `package`: whose version is told; `app`: the module that stands for the app on a server; `types`: the compiler that
 * checks the templates, with its arguments; `options`: what it is told in tsconfig.json.
 */
export const frameworks = {
  React: { folder: 'react', package: 'react', app: 'App.tsx', main: 'main.tsx', vite: () => transform('react'), types: ['tsc'], options: jsx('react') },
  Vue: {
    folder: 'vue',
    package: 'vue',
    app: 'App.vue',
    main: 'main.ts',
    vite: () => ({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] }),
    types: ['vue-tsc'],
  },
  Svelte: {
    folder: 'svelte',
    package: 'svelte',
    app: 'App.svelte',
    main: 'main.ts',
    vite: () => ({ plugins: [svelte({ configFile: false })] }),
    types: ['svelte-check', '--threshold', 'error', '--tsconfig', './tsconfig.json'],
  },
  Solid: {
    folder: 'solid',
    package: 'solid-js',
    app: 'App.tsx',
    main: 'main.tsx',
    vite: () => ({ plugins: [solid({ ssr: true })] }),
    types: ['tsc'],
    options: { jsx: 'preserve', jsxImportSource: 'solid-js' },
  },
  Preact: { folder: 'preact', package: 'preact', app: 'App.tsx', main: 'main.tsx', vite: () => transform('preact'), types: ['tsc'], options: jsx('preact') },
  Lit: { folder: 'lit', package: 'lit', app: 'App.ts', main: 'main.ts', vite: () => ({}), types: ['tsc'] },
  Angular: {
    folder: 'angular',
    package: '@angular/core',
    app: 'App.ts',
    main: 'main.ts',
    vite: () => ({ oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } } }),
    types: ['ngc'],
    options: { experimentalDecorators: true, emitDecoratorMetadata: false },
    angularCompilerOptions: { strictTemplates: true },
  },
};
