// Searching and filtering: what is found, what is said about it, and the way back.

import { NO_CORPUS, CONGRESS, hasCorpus, readCorpus } from './support/corpus.js';
import { expect, test } from './support/test.js';
import { long } from './support/long.js';
import { filter, heard, lastHeard, reach, rows, search, status, tag } from './support/widget.js';

const council = (data, attributes = {}) => tag({ src: `${data.origin}/fixtures/council.json`, ...attributes });
const choice = (widget, name) => widget.getByRole('combobox', { name, exact: true });
const all = { shown: 7, total: 7 };

test.describe('the congress', () => {
  test.skip(!hasCorpus, NO_CORPUS);

  /** What a reader of the file finds, without any code of ours. */
  function sessionsWith(word) {
    const events = readCorpus('programme', CONGRESS).schedule.conference.days.flatMap((day) => Object.values(day.rooms).flat());
    const texts = events.map((e) =>
      [e.title, e.subtitle, e.abstract, e.description, e.type, e.room, e.track, ...e.persons.map((p) => p.public_name || p.name)].join(' '),
    );
    return texts.filter((text) => text.toLowerCase().includes(word)).length;
  }

  test('is searched for “climate”', async ({ page, open, data }) => {
    const found = sessionsWith('climate');
    expect(found).toBeGreaterThan(0);
    const widget = await open(tag({ src: `${data.origin}/corpus/programme/${CONGRESS}` }));
    await reach(widget, 'ready');
    // High enough for all that is found.
    await page.setViewportSize({ width: 1000, height: 4000 });
    await search(widget).pressSequentially('climate');
    await expect(status(widget)).toHaveText(`${found} of 895 sessions`);
    await expect(widget.getByRole('status')).toHaveText(`${found} of 895 sessions`);
    await lastHeard(page, 'city-filter', { query: 'climate', filters: {}, shown: found, total: 895 });
    await expect.poll(async () => (await rows(widget)).length).toBe(found);
    await expect(search(widget)).toBeFocused();

    await widget.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(status(widget)).toHaveText('895 sessions');
    await expect(search(widget)).toHaveValue('');
  });
});

test.describe('the search', () => {
  for (const [why, query, found] of [
    ['a title', 'shade', ['shade']],
    ['a title in another case', 'SHADE', ['shade']],
    ['a title without its accents', 'malaga', ['drains']],
    ['an accent where the title has none', 'Shåde', ['shade']],
    ['a name with letters that are no accents', 'ostby', ['shade']],
    ['another such letter', 'lukasz', ['shade']],
    ['an organisation', 'taurage', ['opening', 'shade']],
    ['a subtitle', 'in june', ['shade']],
    ['an abstract', 'awnings', ['shade']],
    ['a title in the other language', 'Eröffnung', ['opening']],
    ['two words in any order', 'schools zoe', ['shade']],
    ['blanks around', '  river ', ['walk']],
  ]) {
    test(`finds by ${why}`, async ({ page, open, data }) => {
      const widget = await open(council(data));
      await search(widget).fill(query);
      await expect.poll(() => rows(widget)).toEqual(found);
      await lastHeard(page, 'city-filter', { query, filters: {}, shown: found.length, total: 7 });
    });
  }

  test('finds nothing, says so, and leads back', async ({ page, open, data }) => {
    const widget = await open(council(data));
    await search(widget).fill('xyzzy');
    await expect(status(widget)).toHaveText('No session matches.');
    expect(await rows(widget)).toEqual([]);
    await widget.getByRole('button', { name: 'Clear search and filters' }).press('Enter');
    await expect(status(widget)).toHaveText('7 sessions');
    await lastHeard(page, 'city-filter', { query: '', filters: {}, ...all });
    // The button that was pressed is gone; who uses the keyboard must not be thrown to the top of the page.
    await expect.poll(() => widget.evaluate((element) => element.shadowRoot.activeElement?.localName)).toBeTruthy();
  });

  test('tells the page nothing before the visitor has searched', async ({ page, open, data }) => {
    const widget = await open(council(data));
    await reach(widget, 'ready');
    expect(await heard(page, 'city-filter')).toEqual([]);
  });

  test('takes markup and wildcards as plain text', async ({ open, data }) => {
    const widget = await open(council(data));
    for (const query of ['.*', '<b>', '\\', '%', '"']) {
      await search(widget).fill(query);
      await expect(status(widget)).toHaveText('No session matches.');
    }
  });
});

test.describe('a filter', () => {
  test('by day is a button that is pressed', async ({ page, open, data }) => {
    const widget = await open(council(data));
    const group = widget.getByRole('group', { name: 'Day' });
    await group.getByRole('button', { name: 'Sun' }).click();
    await expect(group.getByRole('button', { pressed: true })).toHaveText(/Sun/);
    await expect.poll(() => rows(widget)).toEqual(['morning', 'open']);
    await expect(status(widget)).toHaveText('2 of 7 sessions');
    await lastHeard(page, 'city-filter', { query: '', filters: { day: 'sun' }, shown: 2, total: 7 });
    await group.getByRole('button', { name: 'All days' }).click();
    await expect(status(widget)).toHaveText('7 sessions');
  });

  for (const [name, label, filters, found] of [
    ['Track', 'Water', { track: 'water' }, ['drains', 'walk']],
    // The plenary is in every room.
    ['Room', 'Attic', { room: 'attic' }, ['opening', 'drains']],
    ['Type', 'Workshop', { type: 'workshop' }, ['shade']],
    ['Language', 'Spanish', { language: 'es' }, ['opening', 'drains']],
  ]) {
    test(`by ${name.toLowerCase()} is a list`, async ({ page, open, data }) => {
      const widget = await open(council(data));
      await (await filter(widget, name)).selectOption({ label });
      await expect.poll(() => rows(widget)).toEqual(found);
      await lastHeard(page, 'city-filter', { query: '', filters, shown: found.length, total: 7 });
      await expect(status(widget)).toHaveText(found.length === 1 ? '1 of 7 sessions' : `${found.length} of 7 sessions`);
    });
  }

  test('joins the others, and all of them are cleared at once', async ({ page, open, data }) => {
    const widget = await open(council(data));
    await (await filter(widget, 'Track')).selectOption('heat');
    await choice(widget, 'Room').selectOption('hall');
    await search(widget).fill('clocks');
    await expect.poll(() => rows(widget)).toEqual(['morning']);
    await lastHeard(page, 'city-filter', { query: 'clocks', filters: { track: 'heat', room: 'hall' }, shown: 1, total: 7 });
    await widget.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(status(widget)).toHaveText('7 sessions');
    await expect(choice(widget, 'Track')).toHaveValue('');
    await lastHeard(page, 'city-filter', { query: '', filters: {}, ...all });
  });

  test('can be set by attributes', async ({ open, data }) => {
    const widget = await open(council(data, { track: 'heat', query: 'shade' }));
    await expect.poll(() => rows(widget)).toEqual(['shade']);
    await expect(search(widget)).toHaveValue('shade');
    await expect(choice(widget, 'Track')).toHaveValue('heat');
  });

  test('is opened and closed by its button, and comes with its code', async ({ page, open, data }) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const widget = await open(council(data));
    await reach(widget, 'ready');
    expect(asked.filter((path) => /filters|search/.test(path))).toEqual([]);
    const button = widget.getByRole('button', { name: 'Filters', exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(choice(widget, 'Track')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(choice(widget, 'Track')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(choice(widget, 'Track')).toHaveCount(0);
    await expect(button).toBeFocused();
  });

  test('that is closed stays chosen, and can be opened again', async ({ open, data }) => {
    const widget = await open(council(data, { room: 'attic' }));
    await expect(choice(widget, 'Room')).toHaveValue('attic');
    await widget.getByRole('button', { name: 'Filters', exact: true }).click();
    await expect(choice(widget, 'Room')).toHaveCount(0);
    await search(widget).fill('drains');
    await expect.poll(() => rows(widget)).toEqual(['drains']);
    await expect(choice(widget, 'Room')).toHaveCount(0);
    await expect(await filter(widget, 'Room')).toHaveValue('attic');
  });

  test('that the page has chosen is there as soon as the list', async ({ open, data }) => {
    const widget = await open(council(data, { track: 'heat', query: 'shade' }));
    const seen = await widget.evaluate(
      (element) =>
        new Promise((then) => {
          const look = () => {
            const { shadowRoot } = element;
            const [row, list] = ['[part=session]', 'select'].map((what) => Boolean(shadowRoot?.querySelector(what)));
            if (row) then({ list, rows: [...shadowRoot.querySelectorAll('[part=session]')].map((found) => found.dataset.id) });
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    expect(seen).toEqual({ list: true, rows: ['shade'] });
  });

  test('by day takes a date for the day’s id', async ({ open, data }) => {
    const widget = await open(council(data, { day: '2027-03-28' }));
    await expect.poll(() => rows(widget)).toEqual(['morning', 'open']);
  });

  test('speaks the element’s language', async ({ open, data }) => {
    const widget = await open(council(data, { lang: 'de' }));
    await search(widget).fill('Eröffnung');
    await expect(status(widget)).toHaveText('1 von 7 Programmpunkten');
  });
});

test('breaks are rows, but no sessions', async ({ open, data }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  await expect.poll(() => rows(widget)).toContain('lunch');
  await expect(status(widget)).toHaveText('7 sessions');
  await search(widget).fill('o');
  await expect.poll(() => rows(widget)).not.toContain('lunch');
});

test.describe('on a slow phone', () => {
  /** Makes each look at the clock cost what a dozen rows do on such a phone, and counts the rows of each task. */
  const slow = () => {
    let time = 0;
    performance.now = () => (time += 20);
    const { createElement } = Document.prototype;
    window.tasks = [];
    let rows = 0;
    // A message that is posted now comes after this task, and after the timers that were set before.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      window.tasks.push(rows);
      rows = 0;
    };
    const { setTimeout } = window;
    window.setTimeout = (call, ...rest) => setTimeout(() => {
      if (rows) channel.port1.onmessage();
      call();
      if (rows) channel.port1.onmessage();
    }, ...rest);
    Document.prototype.createElement = function (name, ...rest) {
      if (name === 'article' && !rows++) channel.port2.postMessage(0);
      return createElement.call(this, name, ...rest);
    };
  };

  test('no letter makes all rows of its answer in one task, and all of them come', async ({ page, open, data }) => {
    // Each third one is a workshop: few enough to be rendered whole, and over some days.
    const widget = await open(tag({ src: data.give(long(144)).url }));
    await reach(widget, 'ready');
    await search(widget).fill('workshop');
    await expect(status(widget)).toHaveText('48 of 144 sessions');
    await expect.poll(async () => (await rows(widget)).length).toBe(48);
    await search(widget).fill('');
    await expect(status(widget)).toHaveText('144 sessions');
    await page.evaluate(slow);
    await search(widget).fill('workshop');
    await expect.poll(async () => (await rows(widget)).length).toBe(48);
    const tasks = await page.evaluate(() => window.tasks);
    expect(Math.max(...tasks), tasks.join()).toBeLessThanOrEqual(12);
    // In the order of the day, as ever.
    expect((await rows(widget)).map((id) => Number(id.slice(1)))).toEqual(Array.from({ length: 48 }, (_, n) => 3 * n + 1));
  });
});
