// Sessions for calendars: files read back by another library, and links that open nothing by themselves.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { hasCorpus, NO_CORPUS, readCorpus } from './support/corpus.js';
import { everywhere } from './support/hostile.js';
import { corpusFolder } from './support/paths.js';
import { expect, test } from './support/test.js';
import { openers, reach, search, tag } from './support/widget.js';

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";
const council = (data, attributes = {}) => tag({ src: `${data.origin}/fixtures/council.json`, ...attributes });
const LIMA = 'devopsdays-lima-2026-v0.17.pretalx-widget.json';

/** Does something that saves a file, and reads that: its name, its text, its events. */
async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const text = await readFile(await download.path(), 'utf8');
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const value = (name) => component.getFirstPropertyValue(name);
    const at = (name) => value(name)?.toJSDate().toISOString();
    return {
      uid: value('uid'), title: value('summary') ?? '', text: value('description') ?? '', place: value('location') ?? '',
      start: at('dtstart'), end: at('dtend'), zone: value('dtstart').zone.tzid, status: value('status'), url: value('url'),
    };
  });
  return { name: download.suggestedFilename(), text, events };
}

const model = (widget) => widget.evaluate((element) => element.data.data);
const instant = (text) => new Date(text).toISOString();

/** Opens a session and what its dialog has for calendars. */
async function calendars(page, widget, title) {
  await openers(widget).filter({ hasText: title }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Add to calendar').press('Enter');
  await expect(dialog.getByRole('button', { name: 'Calendar file' })).toBeVisible();
  return dialog;
}
/** By key: rows that come near while the button below them is scrolled to may push it from under the mouse. */
const save = (place) => () => place.getByRole('button', { name: 'Calendar file' }).press('Enter');

test.describe('a file', () => {
  test('of one session says what the programme says', async ({ page, open, data }) => {
    const widget = await open(council(data));
    const dialog = await calendars(page, widget, 'Shade for schools');
    const { name, text, events } = await saved(page, save(dialog));
    expect(name).toBe('Shade-for-schools.ics');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(events).toEqual([expect.objectContaining({
      uid: expect.stringMatching(/^shade@/), title: 'Shade for schools', place: 'Great Hall', status: 'CONFIRMED', zone: 'UTC',
      start: '2027-03-27T09:00:00.000Z', end: '2027-03-27T10:00:00.000Z', url: page.url(),
    })]);
    expect(events[0].text).toContain('Trees, awnings and water.');
    expect(events[0].text).toContain('Zoë Lefèvre, Mayor, Tauragė');
  });

  test('of a session in Lima has its times and texts', async ({ page, open, data }) => {
    test.skip(!hasCorpus, NO_CORPUS);
    const widget = await open(tag({ src: `${data.origin}/corpus/programme/${LIMA}` }));
    await reach(widget, 'ready');
    const { sessions, rooms } = await model(widget);
    const talk = sessions.find((session) => session.slotType === 'session' && session.start && session.speakers?.length);
    const dialog = await calendars(page, widget, talk.title);
    const { events } = await saved(page, save(dialog));
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ title: talk.title, start: instant(talk.start), end: instant(talk.end) });
    expect(events[0].place).toContain(rooms.find(({ id }) => id === talk.room).name.en);
    const feed = readCorpus('programme', LIMA).talks.find(({ code }) => code === talk.id);
    expect(events[0]).toMatchObject({ start: instant(feed.start), end: instant(feed.end) });
  });

  test('of all has every session once, and of a search what was found', async ({ page, open, data }) => {
    test.skip(!hasCorpus, NO_CORPUS);
    const widget = await open(tag({ src: `${data.origin}/corpus/programme/${LIMA}` }));
    await reach(widget, 'ready');
    const { sessions } = await model(widget);
    const all = await saved(page, save(widget));
    const talks = sessions.filter(({ slotType }) => slotType === 'session');
    const wanted = talks.map(({ title, start, end }) => `${title} ${instant(start)} ${instant(end)}`).sort();
    const breaks = new Set(sessions.filter(({ slotType }) => slotType === 'break').map(({ title, start }) => JSON.stringify([title.en.toLowerCase(), instant(start)])));
    expect(all.events).toHaveLength(wanted.length + breaks.size);
    expect(new Set(all.events.map(({ uid }) => uid)).size).toBe(all.events.length);
    const have = all.events.map(({ title, start, end }) => `${title} ${start} ${end}`);
    expect(wanted.filter((line) => !have.includes(line.replace(/\s+(?=\S* \S*$)/, ' ')) && !have.includes(line))).toEqual([]);
    await search(widget).fill('kubernetes');
    await expect(widget.locator('[part=status]').first()).toHaveText(/^\d+ of /);
    const found = await saved(page, save(widget));
    expect(found.events.length).toBe(Number(/^\d+/.exec(await widget.locator('[part=status]').first().textContent())[0]));
    expect(found.events.length).toBeGreaterThan(0);
  });

  test('keeps its ids through the releases of a programme', async ({ page, open, data }) => {
    test.skip(!hasCorpus, NO_CORPUS);
    const body = (file) => readFileSync(join(corpusFolder, 'programme', file), 'utf8');
    const endpoint = data.give({ body: body(LIMA.replace('v0.17', 'v0.03')) });
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    const before = await saved(page, save(widget));
    const button = widget.getByRole('button', { name: 'Calendar file' });
    await button.evaluate((element) => (element.known = true));
    endpoint.set({ body: body(LIMA) });
    await widget.evaluate((element) => element.refresh());
    await expect(button, 'the same as before').toHaveJSProperty('known', true);
    const after = await saved(page, save(widget));
    const known = new Set(after.events.map(({ uid }) => uid));
    expect(before.events.filter(({ uid }) => !known.has(uid)).length).toBeLessThanOrEqual(1);
    const version = ({ text }) => Number(/SEQUENCE:(\d+)/.exec(text)[1]);
    expect(version(after)).toBeGreaterThanOrEqual(version(before));
  });

  test('of what is starred has just that, the cancelled ones as cancelled', async ({ page, open, data }) => {
    const widget = await open(council(data, { favourites: '' }));
    for (const title of ['Opening', 'A walk to the river', 'Night of the clocks']) {
      await widget.getByRole('button', { name: `Add to my programme: ${title}` }).click();
    }
    await widget.getByRole('button', { name: 'My programme', exact: true }).click();
    const { name, events } = await saved(page, save(widget.locator('.mine')));
    expect(name).toBe('Days-of-the-Town-Hall.ics');
    expect(events.map(({ title, status }) => [title, status])).toEqual([['Opening', 'CONFIRMED'], ['A walk to the river', 'CANCELLED'], ['Night of the clocks', 'CONFIRMED']]);
    // The clocks change while it is on.
    expect(events[2]).toMatchObject({ start: '2027-03-28T00:30:00.000Z', end: '2027-03-28T01:30:00.000Z' });
  });

  test('is offered only where there are times', async ({ open, data }) => {
    const widget = await open(tag({ src: data.give({ schemaVersion: '1.0', data: { sessions: [{ title: 'One' }] } }).url }));
    await reach(widget, 'ready');
    await expect(widget.getByRole('button', { name: 'Calendar file' })).toHaveCount(0);
  });

  test('is no way to write into somebody’s calendar', async ({ page, open, data }) => {
    const payloads = ['x\r\nEND:VEVENT\r\nBEGIN:VEVENT', 'a;b,c\\d\\n', '"quoted"', '=HYPERLINK("x")', 'ATTENDEE:mailto:x@example.org\nX', '😀'.repeat(60), '\u0000\u001b[31m\u2028z'];
    const feed = everywhere(payloads);
    feed.data.timezone = 'America/Lima';
    feed.data.sessions.forEach((session, n) => Object.assign(session, { start: `2027-03-27T${10 + n}:00:00`, end: `2027-03-27T${10 + n}:45:00` }));
    const widget = await open(tag({ src: data.give(feed).url }));
    await reach(widget, 'ready');
    const { text, events, name } = await saved(page, save(widget));
    const { sessions } = await model(widget);
    expect(events).toHaveLength(sessions.length);
    expect(text.match(/^(BEGIN|END):/gm)).toHaveLength(2 * (sessions.length + 1));
    expect(text).not.toMatch(/^(ATTENDEE|ORGANIZER|ATTACH|VALARM)/m);
    expect(name).toMatch(/^[\p{L}\p{N}-]+\.ics$/u);
    const plain = (words) => String(words).replace(/[\s\p{Cc}]+/gu, ' ').trim();
    for (const [n, event] of events.entries()) {
      expect(plain(event.title)).toBe(plain(sessions[n].title));
      expect(event).toMatchObject({ start: instant(sessions[n].start), end: instant(sessions[n].end) });
    }
  });
});

test.describe('links', () => {
  test('lead to the three calendars on the web, and nothing is asked of them before', async ({ page, open, data, site }) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    const widget = await open(council(data));
    const dialog = await calendars(page, widget, 'Shade for schools');
    const links = dialog.locator('.calendar').getByRole('link');
    await expect(links).toHaveText(['Google Calendar (opens in a new tab)', 'Outlook.com (opens in a new tab)', 'Office 365 (opens in a new tab)']);
    const found = await links.evaluateAll((list) => list.map((link) => ({ url: link.href, rel: link.rel, target: link.target })));
    for (const { rel, target } of found) expect([rel, target]).toEqual(['noopener noreferrer nofollow', '_blank']);
    const [google, outlook, office] = found.map(({ url }) => new URL(url));
    expect(google.origin + google.pathname).toBe('https://calendar.google.com/calendar/render');
    expect(Object.fromEntries(google.searchParams)).toMatchObject({ action: 'TEMPLATE', text: 'Shade for schools', dates: '20270327T090000Z/20270327T100000Z', location: 'Great Hall' });
    for (const [url, host] of [[outlook, 'outlook.live.com'], [office, 'outlook.office.com']]) {
      expect(url.host).toBe(host);
      expect(Object.fromEntries(url.searchParams)).toMatchObject({ rru: 'addevent', subject: 'Shade for schools', startdt: '2027-03-27T09:00:00Z', enddt: '2027-03-27T10:00:00Z', location: 'Great Hall' });
    }
    expect(new Set(asked)).toEqual(new Set([site.origin, data.origin]));
  });

  test('are not there where the instant is not known', async ({ page, open, data }) => {
    const sessions = [{ id: 'x', title: 'Somewhere', start: '2027-03-27T10:00:00', end: '2027-03-27T11:00:00' }];
    const widget = await open(tag({ src: data.give({ schemaVersion: '1.0', data: { sessions } }).url }));
    const dialog = await calendars(page, widget, 'Somewhere');
    await expect(dialog.locator('.calendar').getByRole('link')).toHaveCount(0);
    const { events, text } = await saved(page, save(dialog));
    expect(events).toHaveLength(1);
    expect(text).toContain('DTSTART:20270327T100000\r\n');
  });

  test('stay while the programme is polled, and follow the language', async ({ page, open, data }) => {
    const council_ = JSON.parse(readFileSync(new URL('./fixtures/council.json', import.meta.url), 'utf8'));
    const endpoint = data.give(council_);
    const widget = await open(tag({ src: endpoint.url }));
    const dialog = await calendars(page, widget, 'Shade for schools');
    await dialog.getByRole('link', { name: /^Google/ }).focus();
    council_.data.sessions.unshift({ id: 'new', title: 'New', start: '2027-03-27T08:00:00' });
    endpoint.set(council_);
    await widget.evaluate((element) => element.refresh());
    await expect(dialog.getByRole('link', { name: /^Google/ })).toBeFocused();
    expect((await saved(page, save(dialog))).events).toMatchObject([{ title: 'Shade for schools' }]);
  });
});

test('nothing of it needs more of a strict policy', async ({ page, open, site, complaints }) => {
  const widget = await open(tag({ src: `${site.origin}/fixtures/council.json`, favourites: '' }), {
    head: '<script type="module" src="/v1/city-widgets.js"></script>',
    headers: { 'content-security-policy': STRICT },
  });
  expect((await saved(page, save(widget))).events.length).toBeGreaterThan(5);
  const dialog = await calendars(page, widget, 'Shade for schools');
  expect((await saved(page, save(dialog))).events).toHaveLength(1);
  await page.keyboard.press('Escape');
  await widget.getByRole('button', { name: 'Add to my programme: Opening' }).click();
  await widget.getByRole('button', { name: 'My programme', exact: true }).click();
  expect((await saved(page, save(widget.locator('.mine')))).events).toHaveLength(1);
  await widget.getByRole('button', { name: 'Share' }).click();
  await expect(widget.getByLabel(/^(Link copied|Copy this link)$/)).toBeVisible();
  await page.evaluate(() => (location.hash = 'city-stars:programme=1abcd'));
  await widget.getByRole('button', { name: 'Dismiss' }).click();
  expect(await page.evaluate(() => window.refused)).toEqual([]);
  expect(complaints).toEqual([]);
});
