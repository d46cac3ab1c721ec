// The event's clock is the same for everybody, unless the page asks for another one.

import { stopClock } from './support/clock.js';
import { expect, test } from './support/test.js';
import { openers, reach, tag } from './support/widget.js';

const council = (data, attributes = {}) => tag({ src: `${data.origin}/fixtures/council.json`, ...attributes });

/** Day headings, and each row as `id start–end`. */
const timetable = (widget) =>
  widget.evaluate(({ shadowRoot }) => {
    const text = (row, selector) => row.querySelector(selector)?.textContent.trim() ?? '';
    return [...shadowRoot.querySelectorAll('[part=day-heading], [part=session]')].map((part) =>
      part.dataset.id ? `${part.dataset.id} ${text(part, '.start')}–${text(part, '.end')}` : part.textContent.trim().replace(',', ''),
    );
  });

const EVENT = [
  'Saturday 27 March 2027',
  'opening 09:00–09:30',
  'shade 10:00–11:00',
  'drains 10:00–11:30',
  'lunch 12:00–13:00',
  'walk 14:00–16:00',
  // It belongs to the evening, and the clocks go forward at two.
  'night 01:30–03:30',
  'Sunday 28 March 2027',
  'morning 09:00–10:00',
  'open –',
];

for (const timezoneId of ['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kathmandu', 'Europe/Madrid']) {
  test.describe(`a visitor in ${timezoneId}`, () => {
    test.use({ timezoneId });

    test('sees the event’s times', async ({ open, data }) => {
      const widget = await open(council(data));
      await reach(widget, 'ready');
      await expect.poll(() => timetable(widget)).toEqual(EVENT);
      await expect(widget.getByText('Times in Europe/Madrid')).toBeVisible();
    });

    test('sees the same times where the feed writes instants', async ({ open, data }) => {
      // 23:30 and 00:30 in Lima, in three notations.
      const sessions = [
        { id: 'a', title: 'A', start: '2027-08-27T23:30:00-05:00', end: '2027-08-28T05:30:00Z' },
        { id: 'b', title: 'B', start: '2027-08-28T14:00:00Z', end: '2027-08-28T17:00:00+02:00' },
      ];
      const { url } = data.give({ schemaVersion: '1.0', data: { timezone: 'America/Lima', sessions } });
      const widget = await open(tag({ src: url }));
      await reach(widget, 'ready');
      await expect.poll(() => timetable(widget)).toEqual(['Friday 27 August 2027', 'a 23:30–00:30', 'Saturday 28 August 2027', 'b 09:00–10:00']);
    });

    test('sees a feed without any zone as it is written', async ({ open, data }) => {
      const widget = await open(tag({ src: `${data.origin}/fixtures/sessionize.json` }));
      await reach(widget, 'ready');
      await expect.poll(() => timetable(widget)).toEqual(['Thursday 1 July 2027', '101 09:00–09:45', '9f1c 10:00–10:30', '102 23:30–00:30']);
      await expect(widget.getByText('Time zone unknown: times as published')).toBeVisible();
      await expect.poll(() => widget.evaluate((element) => element.diagnostics.map((note) => note.code))).toEqual(['no-zone']);
    });
  });
}

test.describe('time-zone', () => {
  test.use({ timezoneId: 'Pacific/Auckland' });

  test('“visitor” turns the times into the visitor’s, and says so', async ({ open, data }) => {
    const widget = await open(council(data, { 'time-zone': 'visitor' }));
    await reach(widget, 'ready');
    // Twelve hours ahead of Madrid; days remain those of the conference.
    await expect.poll(async () => (await timetable(widget)).slice(0, 3)).toEqual(['Saturday 27 March 2027', 'opening 21:00–21:30', 'shade 22:00–23:00']);
    await expect(widget.getByText('Times in Pacific/Auckland')).toBeVisible();
    await openers(widget).filter({ hasText: 'Drains' }).click();
    await expect(widget.getByRole('dialog')).toContainText(/Saturday,? 27 March 2027, 22:00 to 23:30/);
  });

  test('a name turns the times into that zone’s', async ({ open, data }) => {
    const widget = await open(council(data, { 'time-zone': 'America/New_York' }));
    await reach(widget, 'ready');
    await expect.poll(() => timetable(widget)).toContain('opening 04:00–04:30');
    await expect(widget.getByText('Times in America/New York')).toBeVisible();
  });

  test('a name tells which zone a feed without one is in', async ({ open, data }) => {
    const widget = await open(tag({ src: `${data.origin}/fixtures/sessionize.json`, 'time-zone': 'America/Los_Angeles' }));
    await reach(widget, 'ready');
    await expect.poll(() => timetable(widget)).toContain('101 09:00–09:45');
    await expect(widget.getByText('Times in America/Los Angeles')).toBeVisible();
    const [first] = await widget.evaluate((element) => element.data.data.sessions);
    expect(first.start).toBe('2027-07-01T09:00:00-07:00');
    expect(await widget.evaluate((element) => element.diagnostics)).toEqual([]);
  });

  test('can be changed, and changed back', async ({ open, data }) => {
    const widget = await open(council(data));
    await reach(widget, 'ready');
    await widget.evaluate((element) => (element.timeZone = 'visitor'));
    await expect.poll(() => timetable(widget)).toContain('opening 21:00–21:30');
    await widget.evaluate((element) => (element.timeZone = null));
    await expect.poll(() => timetable(widget)).toEqual(EVENT);
  });

  for (const nonsense of ['Middle/Earth', '<b>', '+99:99']) {
    test(`${nonsense} is no zone, and changes nothing`, async ({ open, data }) => {
      const widget = await open(council(data, { 'time-zone': nonsense }));
      await reach(widget, 'ready');
      await expect(widget.getByText('Times in Europe/Madrid')).toBeVisible();
      await expect.poll(() => timetable(widget)).toEqual(EVENT);
    });
  }
});

test.describe('now', () => {
  const marked = (widget, badge) =>
    widget.evaluate(
      ({ shadowRoot }, words) =>
        [...shadowRoot.querySelectorAll('[part=session]')]
          .filter((row) => [...row.querySelectorAll('.badge')].some((found) => found.textContent === words))
          .map((row) => row.dataset.id),
      badge,
    );

  for (const [now, on, next] of [
    ['2027-03-27T08:59:59+01:00', [], ['opening']],
    ['2027-03-27T09:00:00+01:00', ['opening'], ['shade', 'drains']],
    ['2027-03-27T10:30:00+01:00', ['shade', 'drains'], ['lunch']],
    ['2027-03-27T11:00:00+01:00', ['drains'], ['lunch']],
    // What is cancelled is neither on nor next; the night is 12 h 30 min away.
    ['2027-03-27T13:00:00+01:00', [], []],
    ['2027-03-28T03:10:00+02:00', ['night'], ['morning']],
    ['2027-03-29T12:00:00Z', [], []],
  ]) {
    test(`${now} marks what is on and what is next`, async ({ open, data }) => {
      const widget = await open(council(data, { now }));
      await reach(widget, 'ready');
      await expect.poll(() => marked(widget, 'Now')).toEqual(on);
      await expect.poll(() => marked(widget, 'Next')).toEqual(next);
    });
  }

  test('moves on by itself without the attribute', async ({ page, open, data }) => {
    await stopClock(page, { time: '2027-03-27T09:29:00+01:00' });
    const widget = await open(council(data));
    await reach(widget, 'ready');
    await expect.poll(() => marked(widget, 'Now')).toEqual(['opening']);
    await page.clock.fastForward('31:00');
    await expect.poll(() => marked(widget, 'Now')).toEqual(['shade', 'drains']);
  });
});
