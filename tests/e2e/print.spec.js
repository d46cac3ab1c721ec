// What comes out of the printer.

import { CONGRESS, hasCorpus, NO_CORPUS } from './support/corpus.js';
import { letters, pagesOf, textOf } from './support/pdf.js';
import { expect, test } from './support/test.js';
import { openers, reach, search, tag } from './support/widget.js';

const margin = Object.fromEntries(['top', 'bottom', 'left', 'right'].map((side) => [side, '10mm']));
const print = async (page) => pagesOf(await page.pdf({ format: 'A4', margin }));
const whole = (pages) => letters(pages.map(textOf).join(''));
const council = (data, attributes = {}) => tag({ src: `${data.origin}/fixtures/council.json`, favourites: '', ...attributes });

// Slow where the machine has other things to do.
test.describe('39C3 on paper', () => {
  test.setTimeout(240_000);
  test.skip(!hasCorpus, NO_CORPUS);
  let pages;
  let sessions;

  test.beforeEach(async ({ page, open, data }, info) => {
    const widget = await open(tag({ src: `${data.origin}/corpus/programme/${CONGRESS}`, ...(info.title.includes('grid') ? { view: 'grid' } : {}) }));
    await reach(widget, 'ready');
    if (info.title.includes('grid')) await expect(widget.getByRole('grid')).toBeVisible();
    pages = await print(page);
    const { sessions: list, rooms } = await widget.evaluate((element) => element.data.data);
    const clock = (text) => text.slice(11, 16);
    sessions = list.map((session) => ({
      title: letters(session.title.und || session.title.de || session.title.en || session.title),
      clock: letters(clock(session.start) + clock(session.end)),
      room: letters(rooms.find(({ id }) => id === session.room).name),
    }));
  });

  for (const view of ['list', 'grid']) {
    test(`has all 895 sessions with times and rooms on at most 40 sheets, from the ${view}`, () => {
      expect(pages.length).toBeLessThanOrEqual(40);
      expect(pages.length).toBeGreaterThan(15);
      const text = whole(pages);
      expect(sessions).toHaveLength(895);
      // Of a session past midnight the times have "+1 day" between them.
      const lost = sessions.filter(({ title, clock, room }) => !text.includes(clock + title + room) && !text.includes(title + room));
      expect(lost).toEqual([]);
      const timed = sessions.filter(({ title, clock }) => text.includes(clock + title));
      expect(timed.length).toBeGreaterThan(780);
      expect(text.match(/1day/g)?.length ?? 0).toBeGreaterThanOrEqual(895 - timed.length);
      const outside = pages.flat().filter(({ x, y }) => x < 25 || x > 570 || y < 25 || y > 820);
      expect(outside).toEqual([]);
    });
  }

  test('keeps the heading of a day with its first session', () => {
    const headings = ['Saturday, 27', 'Sunday, 28', 'Monday, 29', 'Tuesday, 30'].map(letters);
    let found = 0;
    for (const page of pages) {
      const text = letters(textOf(page));
      for (const heading of headings) {
        const at = text.indexOf(heading + 'December2025');
        if (at < 0) continue;
        found++;
        expect(text.slice(at), 'times follow').toMatch(/December2025\d+sessions\d{8}/);
        // Chromium writes in the order of the document: the session is on the same sheet. And in the same column:
        const runs = page.filter(({ size }) => size > 9);
        const first = runs.findIndex((_, n) => letters(textOf(runs.slice(n, n + 14))).startsWith(heading.slice(0, 8)));
        const clock = runs.slice(first).find(({ text: run, x }) => /^\d/.test(run) && Math.abs(x - runs[first].x) < 2);
        expect(clock.y, `${heading} stands above a session`).toBeGreaterThan(runs[first].y);
      }
    }
    expect(found).toBe(4);
  });
});

test('has no controls, no addresses, and says whose time it is', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await widget.getByRole('button', { name: 'Add to my programme: Opening' }).click();
  const text = whole(await print(page));
  for (const word of ['Calendar file', 'Timetable', 'My programme', 'All days', 'Search', 'All tracks', 'Saved', 'Show all', 'http']) {
    expect(text, word).not.toContain(letters(word));
  }
  for (const word of ['Days of the Town Hall', 'Times in Europe/Madrid', 'Saturday, 27 March 2027', 'Cancelled', 'Łukasz Østby']) {
    expect(text, word).toContain(letters(word));
  }
});

test('prints what is searched for, and says so', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await search(widget).fill('clocks');
  await expect(widget.locator('[part=status]').first()).toHaveText('2 of 7 sessions');
  const text = whole(await print(page));
  expect(text).toContain(letters('2 of 7 sessions'));
  expect(text).toContain(letters('Night of the clocks'));
  expect(text).not.toContain(letters('Shade for schools'));
});

test('prints my programme alone, with its clashes', async ({ page, open, data }) => {
  const widget = await open(council(data));
  for (const title of ['Shade for schools', 'Drains in Málaga']) {
    await widget.getByRole('button', { name: `Add to my programme: ${title}` }).click();
  }
  await widget.getByRole('button', { name: 'My programme', exact: true }).click();
  await expect(widget.locator('.mine-row')).toHaveCount(2);
  const pages = await print(page);
  expect(pages).toHaveLength(1);
  const text = whole(pages);
  for (const word of ['My programme', '2 sessions', '10:0011:00Shade for schools', 'Great Hall', 'Clashes with Drains in Málaga, 10:00 to 11:30']) {
    expect(text, word).toContain(letters(word));
  }
  for (const word of ['Opening', 'Calendar file', 'Share', 'Print', 'Kept in this browser']) expect(text, word).not.toContain(letters(word));
});

test('the button prints', async ({ page, open, data }) => {
  await page.addInitScript(() => (window.print = () => (window.printed = true)));
  const widget = await open(council(data));
  await widget.getByRole('button', { name: 'Add to my programme: Opening' }).click();
  await widget.getByRole('button', { name: 'My programme', exact: true }).click();
  await widget.getByRole('button', { name: 'Print' }).click();
  await expect.poll(() => page.evaluate(() => window.printed)).toBe(true);
});

test('on a dark page prints dark on white', async ({ page, open, data }) => {
  const widget = await open(`<div style="background:#15191c;color:#eef1f3">${council(data)}</div>`);
  await reach(widget, 'ready');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => openers(widget).first().evaluate((opener) => getComputedStyle(opener).color)).toBe('rgb(0, 0, 0)');
});

test('an open session is not printed over the list', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await openers(widget).filter({ hasText: 'Shade' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const text = whole(await print(page));
  expect(text).toContain('Opening');
  expect(text).not.toContain('Closewhen');
  expect(text).not.toContain(letters('Add to calendar'));
  await expect(page.getByRole('dialog')).toBeVisible();
});
