// Points of one city, and projects on them: the same at every call.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { here } from './packages.mjs';

const FILE = 'linz-addresses-50k.geojson';
const THEMES = ['Energy', 'Transport', 'Buildings', 'Trees and parks'];

/** Numbers that look like chance. */
function numbers(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Addresses of a city that is not there: a thousand streets around a middle, denser inwards. */
function invented(/** @type {number} */ count) {
  const next = numbers(7);
  const streets = Array.from({ length: 1000 }, () => {
    const [turn, away] = [next() * 2 * Math.PI, 0.15 * next() * next()];
    return [9.19 + away * 1.4 * Math.cos(turn), 45.46 + away * Math.sin(turn), next() * Math.PI];
  });
  return Array.from({ length: count }, (_, n) => {
    const [lon, lat, turn] = streets[n % streets.length];
    const along = (next() - 0.5) * 0.006;
    return [lon + along * Math.cos(turn), lat + along * Math.sin(turn)].map((value) => Number(value.toFixed(6)));
  });
}

/** @returns {{places: number[][], name: string}} longitude and latitude of each */
export function findPoints(/** @type {number} */ count) {
  const corpus = resolve(process.env.CITY_WIDGETS_CORPUS || join(here, '../../../shared/corpus'));
  const path = join(corpus, 'map', FILE);
  if (!existsSync(path)) return { places: invented(count), name: `${count} invented addresses of one city, because the corpus with real ones is not there` };
  const places = JSON.parse(readFileSync(path, 'utf8')).features.map((/** @type {any} */ feature) => feature.geometry.coordinates);
  return { places: places.slice(0, count), name: `${count} addresses of one city (${FILE} of the corpus)` };
}

/** GeoJSON of projects with a theme each, one on each place. */
export const projects = (/** @type {number[][]} */ places) => ({
  type: 'FeatureCollection',
  features: places.map((coordinates, n) => ({
    type: 'Feature',
    id: `p${n}`,
    geometry: { type: 'Point', coordinates },
    properties: { name: `Project ${n}`, themes: [THEMES[n % THEMES.length]] },
  })),
});
