// The congress for visitors all over the world: its days are its own, whatever the clock on somebody's wall says.

import { CONGRESS, NO_CORPUS, hasCorpus, readCorpus } from './support/corpus.js';
import { expect, test } from './support/test.js';
import { drawn, reach, tag } from './support/widget.js';

test.skip(!hasCorpus, NO_CORPUS);

const DAYS = ['27', '28', '29', '30'].map((day) => new RegExp(`${day} December 2025$`));
const congress = (data, attributes = {}) => tag({ src: `${data.origin}/corpus/programme/${CONGRESS}`, ...attributes });

/** The feed's own word on each session: the day under which it stands, and its instant. */
const sessions = () =>
  readCorpus('programme', CONGRESS).schedule.conference.days.flatMap((day, number) =>
    Object.values(day.rooms).flat().map((session) => ({ id: session.guid, number, start: new Date(session.date) })),
  );

/** Clocks at a place, by a library that is not ours. */
function clockIn(timeZone) {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (instant) => format.format(instant);
}

/** Each row as `day clock`, by id. */
const listed = (widget) =>
  widget.evaluate(({ shadowRoot }) => {
    const days = [...shadowRoot.querySelectorAll('[part=day]')];
    const rows = [...shadowRoot.querySelectorAll('[part=session]')];
    return Object.fromEntries(rows.map((row) => [row.dataset.id, `${days.indexOf(row.closest('[part=day]'))} ${row.querySelector('.start').textContent}`]));
  });

for (const timezoneId of ['America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Australia/Lord_Howe', 'UTC']) {
  test.describe(`a visitor in ${timezoneId}`, () => {
    test.use({ timezoneId, viewport: { width: 1280, height: 900 } });

    test('finds each session in the list under its day, four of them, with the time at either place', async ({ open, data }) => {
      const widget = await open(congress(data));
      await reach(widget, 'ready');
      for (const [choice, zone] of [['event', 'Europe/Berlin'], ['visitor', timezoneId]]) {
        await widget.evaluate((element, choice) => (element.timeZone = choice), choice);
        await expect(widget.locator('[part=day-heading]')).toHaveText(DAYS);
        await expect(widget.getByRole('group', { name: 'Day' }).getByRole('button')).toHaveCount(5);
        // By key: rows that come near while the button is scrolled to may push it from under the mouse.
        await widget.getByRole('button', { name: /^Show all/ }).press('Enter');
        await expect(widget.locator('[part=session]')).toHaveCount(895);
        const clock = clockIn(zone);
        // Only what differs: 895 lines help nobody.
        const wrong = async () => {
          const found = await listed(widget);
          const expected = sessions().map(({ id, number, start }) => [id, `${number} ${clock(start)}`]);
          expect(Object.keys(found)).toHaveLength(expected.length);
          return expected.filter(([id, said]) => found[id] !== said).map(([id, said]) => `${id}: ${said}, not ${found[id]}`);
        };
        await expect.poll(wrong, choice).toEqual([]);
      }
    });

    test('goes through four days in the timetable, never a fifth, in the time of either place', async ({ page, open, data }) => {
      const widget = await open(congress(data, { view: 'grid' }));
      const next = widget.getByRole('button', { name: 'Next day' });
      const heading = widget.locator('[part=day-heading]');
      for (const choice of ['event', 'visitor']) {
        await widget.evaluate((element, choice) => (element.timeZone = choice), choice);
        await reach(widget, 'ready');
        await expect(widget.getByRole('grid')).toBeVisible();
        for (const [n, day] of DAYS.entries()) {
          await expect(heading, choice).toHaveText(day);
          await expect(next).toHaveAttribute('aria-disabled', String(n === 3));
          await expect(widget.locator('.slot').first()).toBeVisible();
          if (n < 3) await next.click();
        }
        await drawn(page);
        await expect(heading).toHaveText(DAYS[3]);
      }
    });
  });
}
