// Reads calendar files with ical.js and compares them with what stands in the JSON file beside each.
//
//     node tests/ical/check.mjs FOLDER

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';

const folder = process.argv[2];
const files = readdirSync(folder).filter((name) => name.endsWith('.ics')).sort();
const wrong = [];
let events = 0;

/** A date, a floating time, or an instant in UTC, as ISO 8601. */
const time = (value) => (value ? value.toString() : '');

for (const file of files) {
  const expected = JSON.parse(readFileSync(join(folder, file.replace(/ics$/, 'json')), 'utf8'));
  const compare = (what, found, wanted) => {
    if (found !== wanted) wrong.push(`${file} ${what}: ${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`);
  };
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, file), 'utf8')));
  compare('component', calendar.name, 'vcalendar');
  compare('version', calendar.getFirstPropertyValue('version'), '2.0');
  compare('name', calendar.getFirstPropertyValue('x-wr-calname') ?? '', expected.name);
  compare('name', calendar.getFirstPropertyValue('name') ?? '', expected.name);
  const found = calendar.getAllSubcomponents('vevent');
  compare('events', found.length, expected.events.length);
  expected.events.forEach((wanted, n) => {
    const component = found[n];
    const event = new ICAL.Event(component);
    const value = (name) => component.getFirstPropertyValue(name);
    const read = {
      uid: event.uid,
      start: time(value('dtstart')),
      end: time(value('dtend')),
      stamp: time(value('dtstamp')),
      modified: time(value('last-modified')),
      sequence: String(event.sequence),
      summary: event.summary ?? '',
      description: event.description ?? '',
      location: event.location ?? '',
      url: value('url') ?? '',
      categories: (component.getFirstProperty('categories')?.getValues() ?? []).join('\0'),
      status: value('status'),
    };
    for (const key of Object.keys(wanted)) compare(`${n} ${key}`, read[key], wanted[key]);
    const names = component.getAllProperties().map((property) => property.name);
    compare(`${n} properties`, new Set(names).size, names.length);
    events += 1;
  });
}

for (const line of wrong.slice(0, 20)) console.error(line);
console.log(`${events} events in ${files.length} files, ${wrong.length} differences`);
process.exitCode = wrong.length || !files.length ? 1 : 0;
