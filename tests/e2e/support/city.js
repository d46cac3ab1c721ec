// What is seen of <city-profile>, and cities to show in it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, www } from './paths.js';
import { element } from './widget.js';

export const FALLBACK = '<a href="https://example.org/city">Climate pages of the city</a>';

/** A tag with fallback. @param {Record<string, string>} attributes */
export const tag = (attributes = {}, inside = FALLBACK) => element('city-profile', attributes, inside);

/** One of the demo's cities. */
export const sample = (name) => JSON.parse(readFileSync(join(www, 'data-samples', `${name}.json`), 'utf8'));
/** One of the cities with faults. */
export const fixture = (name) => JSON.parse(readFileSync(join(root, 'tests/fixtures/city', `${name}.json`), 'utf8'));

export const profile = (city, rest = {}) => ({ schemaVersion: '1.0', kind: 'CityProfile', id: city.id ?? 'x', lang: 'en', data: city, ...rest });
export const list = (cities, rest = {}) => ({ schemaVersion: '1.0', kind: 'CityProfileList', lang: 'en', data: { cities, ...rest } });

/** The card, once all of its code is there. */
export const card = (widget) => widget.locator('article[part~=card]');

/** How the columns of the Net Zero Tracker are ours. */
export const TRACKER = {
  id: '/id_code', name: '/name', country: '/country', 'population.value': '/population',
  'climate.targets.0.goalTerm': '/end_target', 'climate.targets.0.targetYear': '/end_target_year',
  'climate.targets.0.targetStatus': '/end_target_status', 'climate.targets.0.description': '/end_target_text',
  'climate.targets.1.goalTerm': '/interim_target', 'climate.targets.1.interim': '=true',
  'climate.targets.1.targetYear': '/interim_target_year', 'climate.targets.1.baseYear': '/interim_target_baseline_year',
  'climate.inventories.0.year': '/inventory_year', 'climate.inventories.0.total.value': '/ghg',
  'climate.inventories.0.total.unit': '=t CO2e', memberships: '/memberships',
};
export const TRACKER_FILE = 'profile/netzerotracker_cities_2022-12-20.csv';

/** The types of the model: of each field its name and what stands there. */
export const TYPES = Object.fromEntries(
  readFileSync(join(root, 'src/model/city/schema.txt'), 'utf8')
    .split(/\n(?=[A-Z]\w+: )/)
    .slice(1)
    .map((block) => {
      const [head, ...lines] = block.split('\n').filter(Boolean);
      return [head.split(':')[0], lines.map((line) => line.split(/\s+/)).map(([name, type]) => ({ name: name.replace('!', ''), type }))];
    }),
);
if (!TYPES.CityProfile?.some(({ name, type }) => name === 'leader' && type === 'Leader')) throw new Error('schema.txt has another form');

/** Long words of each language that the layout has to bear. */
const WORDS = {
  en: 'Responsibilities for decarbonisation, climate-neutrality and interdepartmental counterrevolutionary infrastructure',
  de: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk und Klimaneutralitätsvereinbarung der Landeshauptstadt',
  el: 'Αποκεντρωμένη διακυβέρνηση και αντιπλημμυροθωράκιση των μητροπολιτικών περιφερειών της πρωτεύουσας',
  ar: 'الحياد المناخي واستراتيجيات الاستدامة البيئية للمناطق الحضرية الكبرى',
  ja: '気候中立都市契約に基づく温室効果ガス排出量削減計画および持続可能な都市交通の推進方針',
};
/** A text in five languages, told apart by its own name. */
const text = (name, lang = '') => (lang ? `${name}: ${WORDS[lang]}` : Object.fromEntries(Object.entries(WORDS).map(([tag, words]) => [tag, `${name}: ${words}`])));
const amount = (value, more = {}) => ({ value, unit: 't CO2e', sourceId: 's', note: text('Note'), ...more });

/** Any plain value of a type. */
function any(name, type, address, depth) {
  if (/^\[|\*$/.test(type)) return [any(name, type.replace(/^\[|\]$|\*$/g, ''), address, depth)];
  if (type.startsWith('{')) return type === '{word}' ? { wikidata: 'Q1', unlocode: 'XX XXX' } : { 1: amount(5e6), 2: amount(3e6), 3: { notation: 'NE' } };
  const kind = type.replace('>', '');
  if (TYPES[kind]) return record(kind, address, depth + 1);
  if (/^[=~]/.test(type)) return type.slice(1).split(',')[0];
  return {
    text: text(name), url: `${address}/${name}`, date: '2024-03-01', fuzzy: '2023', year: 2024, number: 12, flag: true, tag: 'de',
    word: /unit/i.test(name) ? 't CO2e' : /currency/.test(name) ? 'EUR' : /code/.test(name) ? 'DE' : 's',
  }[type];
}
const record = (type, address, depth = 0) => Object.fromEntries(TYPES[type].map(({ name, type: of }) => [name, any(name, of, address, depth)]));

/**
 * A city with every field that the model has, and figures of which all charts can be drawn.
 * @param {string} address of pictures, and what all links begin with
 */
export function complete(address) {
  const image = { ...record('Image', address), url: `${address}/picture.svg`, decorative: false };
  const city = record('CityProfile', address);
  const series = (year, value) => ({ ...record('Inventory', address), seriesId: 's', year, period: undefined, total: amount(value), bySector: [
    { sector: 'I', label: text('Buildings'), value: value * 0.5, unit: 't CO2e' },
    { sector: 'II', label: text('Transport'), value: value * 0.4, unit: 't CO2e' },
    { sector: 'III', label: text('Waste'), value: value * 0.2, unit: 't CO2e' },
    { sector: 'IV', label: text('Industry'), notation: 'IE', includedIn: text('Elsewhere') },
    { sector: 'V', label: text('Land use'), value: value * -0.1, unit: 't CO2e' },
  ] });
  const target = (id, more) => ({ ...record('Target', address), id, seriesId: 's', baseYear: 1990, baseYearEmissions: amount(12_954_000), reductionPercent: 65, pathway: [], ...more });
  Object.assign(city, {
    id: 'complete', name: text('Name'), geo: { latitude: 50, longitude: 8 }, images: [image, image], image: undefined,
    population: { value: 3_286_662, unit: 'person', asOf: '2022-01-01', definition: text('Definition'), sourceId: 's' },
    area: { value: 60_445.5, unit: 'ha', sourceId: 's' }, density: { value: 54, unit: 'person/ha', sourceId: 's' },
  });
  city.documents = [{ ...record('Publication', address), image }];
  city.climate = {
    ...city.climate,
    targets: [
      target('t1', { interim: false, headline: true, targetYear: 2050, targetYearEmissions: amount(400_000), reportedProgress: undefined }),
      target('t2', { interim: true, headline: false, targetYear: 2030, targetYearEmissions: amount(4_533_900), reportedProgress: { value: 0, unit: '%', year: 2021, sourceId: 's' } }),
      target('t3', { interim: true, headline: false, targetYear: 2020, targetYearEmissions: amount(9_000_000) }),
    ],
    inventories: [[2013, 12_100_000], [2014, 11_900_000], [2016, 11_000_000], [2018, 9_533_254], [2019, 10_047_620]].map(([year, value]) => series(year, value)),
    gap: { year: 2030, unit: 'kt CO2e', baseline: { value: 8956, unit: 'kt CO2e', basis: text('Basis') }, reduction: 5985, residual: 1636, offset: 100, remainingGap: 1335, sourceId: 's', note: text('Note') },
    pathways: [{ ...record('Pathway', address), id: 'w', targetId: 't1', values: [{ value: 12_954_000, year: 1990, unit: 't CO2e' }, { value: 400_000, year: 2050, unit: 't CO2e' }] }],
  };
  return {
    schemaVersion: '1.0', kind: 'CityProfile', id: 'complete', lang: 'en', publisher: { name: text('Publisher'), url: `${address}/publisher` }, licence: 'CC-BY-4.0',
    sources: [{ ...record('Source', address), id: 's' }], data: city,
  };
}
