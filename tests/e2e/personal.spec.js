// What a visitor makes their own: stars, the programme of them, and the link that shares it.

import { expectAccessible } from './support/axe.js';
import { expect, test } from './support/test.js';
import { focusedId, heard, openers, reach, rows, search, sideways, tag } from './support/widget.js';

const council = (data, attributes = {}) => tag({ src: `${data.origin}/fixtures/council.json`, favourites: '', ...attributes });
const star = (widget, title) => widget.getByRole('button', { name: `Add to my programme: ${title}`, exact: true });
const mine = (widget) => widget.locator('.mine');
const showMine = (widget) => widget.getByRole('button', { name: 'My programme', exact: true }).click();
const showList = (widget) => widget.getByRole('button', { name: 'List', exact: true }).click();
/** What is said aloud. */
const said = (widget) => widget.locator('[aria-live=polite]').first();
const stored = (page) => page.evaluate(() => Object.entries(localStorage));

/** Two days with all that can be in the way of somebody. */
const busy = {
  schemaVersion: '1.0',
  id: 'busy',
  data: {
    name: 'Busy days',
    timezone: 'Europe/Madrid',
    rooms: [{ id: 'hall', name: 'Great Hall' }, { id: 'attic', name: 'Attic' }],
    sessions: [
      { id: 'late', title: 'Late', start: '2027-03-28T09:00:00', end: '2027-03-28T10:00:00', room: 'hall' },
      { id: 'one', title: 'One', start: '2027-03-27T09:00:00', end: '2027-03-27T10:00:00', room: 'hall' },
      { id: 'two', title: 'Two', start: '2027-03-27T09:30:00', end: '2027-03-27T10:30:00', room: 'attic' },
      { id: 'three', title: 'Three', start: '2027-03-27T10:30:00', end: '2027-03-27T11:00:00', room: 'hall' },
      { id: 'four', title: 'Four', start: '2027-03-27T11:03:00', end: '2027-03-27T11:30:00', room: 'attic' },
      { id: 'off', title: 'Off', start: '2027-03-27T09:00:00', end: '2027-03-27T12:00:00', room: 'attic', state: 'CANCELED' },
    ],
  },
};

test.describe('stars', () => {
  test('are not offered unless the page asks for them', async ({ open, data }) => {
    const widget = await open(tag({ src: `${data.origin}/fixtures/council.json` }));
    await reach(widget, 'ready');
    await expect(widget.locator('.star')).toHaveCount(0);
    await widget.evaluate((element) => (element.favourites = true));
    await expect(star(widget, 'Opening')).toBeVisible();
    await expect(widget.getByRole('button', { name: 'My programme', exact: true })).toBeVisible();
    await widget.evaluate((element) => element.removeAttribute('favourites'));
    await expect(widget.locator('.star')).toHaveCount(0);
    await expect(widget.getByRole('button', { name: 'My programme', exact: true })).toHaveCount(0);
  });

  test('leave nothing in the browser before the first and after the last', async ({ page, open, data }) => {
    const widget = await open(council(data));
    await expect(star(widget, 'Opening')).toBeVisible();
    await showMine(widget);
    await showList(widget);
    const kept = () => page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]);
    await expect.poll(() => kept()).toEqual([0, 0, '', 0]);
    await star(widget, 'Opening').click();
    await expect.poll(() => kept()).toEqual([1, 0, '', 0]);
    const [[key, text]] = await stored(page);
    expect(key).toMatch(/^city-widgets:/);
    expect(JSON.parse(text)).toEqual({ ids: ['opening'], titles: { opening: 'Opening' } });
    await star(widget, 'Opening').click();
    await expect.poll(() => kept()).toEqual([0, 0, '', 0]);
  });

  test('are set and taken with the mouse, said aloud, told to the page, and still there after a reload', async ({ page, open, data }) => {
    const widget = await open(council(data));
    const shade = star(widget, 'Shade for schools');
    await expect(shade).toHaveAttribute('aria-pressed', 'false');
    await shade.click();
    await expect(shade).toHaveAttribute('aria-pressed', 'true');
    await expect(shade).toBeFocused();
    await expect(said(widget)).toHaveText('Added to my programme: Shade for schools');
    // The star is no way into the session.
    await expect(widget.locator('dialog[open]')).toHaveCount(0);
    await star(widget, 'Drains in Málaga').click();
    await star(widget, 'Drains in Málaga').click();
    await expect(said(widget)).toHaveText('Removed from my programme: Drains in Málaga');
    await expect.poll(() => heard(page, 'city-favourite')).toEqual([
      { id: 'shade', favourite: true },
      { id: 'drains', favourite: true },
      { id: 'drains', favourite: false },
    ]);
    await page.reload();
    await expect(shade).toHaveAttribute('aria-pressed', 'true');
    await expect(star(widget, 'Drains in Málaga')).toHaveAttribute('aria-pressed', 'false');
    expect(await heard(page, 'city-favourite')).toEqual([]);
  });

  test('can be told apart without colour, and be hit', async ({ open, data }) => {
    const widget = await open(council(data));
    const look = () => star(widget, 'Opening').evaluate((button) => {
      const { width, height } = button.getBoundingClientRect();
      return { large: width >= 44 && height >= 44, shape: getComputedStyle(button.querySelector('.star-mark')).clipPath };
    });
    const before = await look();
    await star(widget, 'Opening').click();
    await expect.poll(async () => (await look()).shape).not.toBe(before.shape);
    const after = await look();
    expect([before.large, after.large]).toEqual([true, true]);
    await expect(star(widget, 'Opening').getByText('Saved')).toBeVisible();
  });

  test('are set by the key S, and leave a session one tab stop', async ({ page, open, data }) => {
    const widget = await open(council(data));
    await expect(star(widget, 'Opening')).toBeVisible();
    await search(widget).focus();
    await expect.poll(async () => (await page.keyboard.press('Tab'), focusedId(page))).toBe('opening');
    const stops = [];
    for (let turn = 0; turn < 6; turn++) {
      stops.push(await focusedId(page));
      await page.keyboard.press('Tab');
    }
    expect(stops).toEqual(['opening', 'shade', 'drains', 'walk', 'night', 'morning']);
    await openers(widget).filter({ hasText: 'Drains' }).focus();
    await expect.poll(() => widget.locator('[data-id=drains] .opener').getAttribute('aria-keyshortcuts')).toBe('s');
    const drains = star(widget, 'Drains in Málaga');
    await page.keyboard.press('s');
    await expect(drains).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => focusedId(page)).toBe('drains');
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Alt+s');
    await expect(drains).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Shift+S');
    await expect(drains).toHaveAttribute('aria-pressed', 'false');
    // Only there: elsewhere the letter is a letter.
    await search(widget).fill('');
    await search(widget).press('s');
    await expect(search(widget)).toHaveValue('s');
    await expect.poll(() => stored(page)).toEqual([]);
  });

  test('are in the dialog too, in words', async ({ page, open, data }) => {
    const widget = await open(council(data));
    await expect(star(widget, 'Shade for schools')).toBeVisible();
    await openers(widget).filter({ hasText: 'Shade for schools' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add to my programme' }).press('Enter');
    const remove = dialog.getByRole('button', { name: 'Remove from my programme' });
    await expect(remove).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(star(widget, 'Shade for schools')).toHaveAttribute('aria-pressed', 'true');
    await openers(widget).filter({ hasText: 'Shade for schools' }).click();
    await remove.click();
    await expect.poll(() => stored(page)).toEqual([]);
  });

  test('do not make the rows anew', async ({ page, open, data }) => {
    const widget = await open(council(data));
    await expect(star(widget, 'Opening')).toBeVisible();
    await widget.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll('.star, .opener, .view-button').forEach((button) => (button.known = true)));
    await star(widget, 'Opening').click();
    await openers(widget).first().focus();
    await page.keyboard.press('s');
    const known = await widget.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('.star, .opener, .view-button')].every((button) => button.known));
    expect(known).toBe(true);
  });

  test('of one event are not those of another', async ({ open, data }) => {
    const other = structuredClone(busy);
    Object.assign(other, { id: 'other' });
    const [first, second] = [data.give(busy).url, data.give(other).url];
    const widget = await open(tag({ src: first, favourites: '' }));
    await star(widget, 'One').click();
    await widget.evaluate((element, src) => (element.src = src), second);
    await expect(star(widget, 'One')).toHaveAttribute('aria-pressed', 'false');
    await star(widget, 'Two').click();
    await widget.evaluate((element, src) => (element.src = src), first);
    await expect(star(widget, 'One')).toHaveAttribute('aria-pressed', 'true');
    await expect(star(widget, 'Two')).toHaveAttribute('aria-pressed', 'false');
  });

  test('follow a session without an id to its place in the next release', async ({ open, data }) => {
    const sessions = ['One', 'Two'].map((title) => ({ title }));
    const endpoint = data.give({ schemaVersion: '1.0', id: 'plain', data: { sessions } });
    const widget = await open(tag({ src: endpoint.url, favourites: '' }));
    await star(widget, 'Two').click();
    endpoint.set({ schemaVersion: '1.0', id: 'plain', data: { sessions: [{ title: 'Before' }, ...sessions] } });
    await widget.evaluate((element) => element.refresh());
    await expect(star(widget, 'Two')).toHaveAttribute('aria-pressed', 'true');
    await expect(star(widget, 'One')).toHaveAttribute('aria-pressed', 'false');
  });
});

test.describe('where the browser refuses to store', () => {
  const REFUSALS = {
    'by throwing': () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }),
    'by having none': () => Object.defineProperty(window, 'localStorage', { value: null }),
    'when it is full': () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
  };
  for (const [name, refuse] of Object.entries(REFUSALS)) {
    test(`${name}, stars last as long as the page`, async ({ page, open, data, complaints }) => {
      await page.addInitScript(refuse);
      const widget = await open(council(data));
      await star(widget, 'Opening').click();
      await star(widget, 'Shade for schools').click();
      await star(widget, 'Opening').click();
      await expect(star(widget, 'Opening')).toHaveAttribute('aria-pressed', 'false');
      await showMine(widget);
      await expect(mine(widget).locator('[data-id=shade]')).toBeVisible();
      await expect(mine(widget)).toContainText('This browser stores nothing for this page');
      // The page's router takes the element away and brings another one.
      await page.evaluate(() => {
        const old = document.querySelector('city-programme');
        const next = old.cloneNode(true);
        old.remove();
        document.body.append(next);
      });
      await expect(star(widget, 'Shade for schools')).toHaveAttribute('aria-pressed', 'true');
      expect(complaints).toEqual([]);
    });
  }

  test('what else stands under the key does no harm', async ({ page, open, data }) => {
    const widget = await open(council(data));
    await star(widget, 'Opening').click();
    const [[key]] = await stored(page);
    for (const text of ['', 'null', '[[[', '{"ids":7}', '"x"', '{"ids":["shade",{"a":1}],"titles":[1]}']) {
      await page.evaluate(([name, value]) => localStorage.setItem(name, value), [key, text]);
      await page.reload();
      await expect(star(widget, 'Shade for schools')).toHaveAttribute('aria-pressed', String(text.includes('shade')));
    }
  });
});

test.describe('two places', () => {
  test('two tabs agree', async ({ page, open, data, context }) => {
    const widget = await open(council(data));
    await expect(star(widget, 'Opening')).toBeVisible();
    const tab = await context.newPage();
    await tab.goto(page.url());
    const other = tab.locator('city-programme');
    await star(other, 'Opening').click();
    await star(other, 'Shade for schools').click();
    await expect(star(widget, 'Opening')).toHaveAttribute('aria-pressed', 'true');
    await openers(widget).first().focus();
    await page.keyboard.press('s');
    await expect(star(other, 'Opening')).toHaveAttribute('aria-pressed', 'false');
    await expect(star(other, 'Shade for schools')).toHaveAttribute('aria-pressed', 'true');
    await tab.evaluate(() => localStorage.clear());
    await expect(star(widget, 'Shade for schools')).toHaveAttribute('aria-pressed', 'false');
    // Told is only what the visitor does here.
    await expect.poll(() => heard(page, 'city-favourite')).toEqual([{ id: 'opening', favourite: false }]);
  });

  test('two elements of one event on a page agree', async ({ open, data, page }) => {
    await open(council(data) + council(data, { view: 'mine' }));
    const [first, second] = [page.locator('city-programme').first(), page.locator('city-programme').last()];
    await star(first, 'Opening').click();
    await expect(mine(second).locator('[data-id=opening]')).toBeVisible();
    await star(second, 'Opening').click();
    await expect(star(first, 'Opening')).toHaveAttribute('aria-pressed', 'false');
  });
});

test.describe('my programme', () => {
  test('explains itself while it is empty', async ({ open, data }) => {
    const widget = await open(council(data, { view: 'mine' }));
    await expect(mine(widget)).toContainText('Nothing in your programme yet.');
    await expect(mine(widget)).toContainText('Press the star beside a session');
    await expect(mine(widget).getByRole('button', { name: 'Share' })).toHaveCount(0);
    await mine(widget).getByRole('button', { name: /^Show all/ }).click();
    await expect(star(widget, 'Opening')).toBeVisible();
    await expect(mine(widget)).toHaveCount(0);
  });

  test('has the starred sessions by day in order, with words where they are in each other’s way', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(busy).url, favourites: '' }));
    for (const title of ['Late', 'Two', 'Off', 'Four', 'Three', 'One']) await star(widget, title).click();
    await showMine(widget);
    await expect.poll(() => rows(mine(widget))).toEqual(['one', 'off', 'two', 'three', 'four', 'late']);
    await expect(mine(widget).locator('[part=day-heading]')).toHaveText([/27 March 2027/, /28 March 2027/]);
    const around = (id) => mine(widget).locator('.mine-row', { has: page.locator(`[data-id=${id}]`) }).locator('.warning');
    await expect(around('one')).toHaveText(['Clashes with Two, 09:30 to 10:30']);
    await expect(around('two')).toHaveText(['Clashes with One, 09:00 to 10:00']);
    await expect(around('three')).toHaveText(['No time to get here from Attic']);
    await expect(around('four')).toHaveText(['Only 3 minutes to get here from Great Hall']);
    // What does not take place is in nobody's way.
    await expect(around('off')).toHaveCount(0);
    await expect(mine(widget).getByRole('status').first()).toHaveText('6 sessions · 1 clash');
    await star(widget, 'Two').click();
    await expect(around('one')).toHaveCount(0);
    await expect(around('three')).toHaveCount(0);
    await expect(mine(widget).getByRole('status').first()).toHaveText('5 sessions');
  });

  test('names a few sessions that clash with one in one line, and counts many', async ({ page, open, data }) => {
    const sessions = ['A', 'B', 'C', 'D', 'E'].map((title) => ({ id: title, title, start: '2027-03-27T09:00:00', end: '2027-03-27T10:00:00' }));
    const widget = await open(tag({ src: data.give({ schemaVersion: '1.0', id: 'many', data: { timezone: 'Europe/Madrid', sessions } }).url, favourites: '' }));
    for (const title of ['A', 'B', 'C', 'D']) await star(widget, title).click();
    await showMine(widget);
    const warnings = mine(widget).locator('.mine-row', { has: page.locator('[data-id=A]') }).locator('.warning');
    await expect(warnings).toHaveText(['Clashes with B, C and D']);
    await showList(widget);
    await star(widget, 'E').click();
    await showMine(widget);
    await expect(warnings).toHaveText(['Clashes with 4 other sessions']);
  });

  test('keeps what loses its star here until it is left', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(busy).url, favourites: '' }));
    await star(widget, 'One').click();
    await star(widget, 'Late').click();
    await showMine(widget);
    await openers(mine(widget)).first().focus();
    await page.keyboard.press('s');
    await expect(star(widget, 'One')).toHaveAttribute('aria-pressed', 'false');
    await expect.poll(() => focusedId(page)).toBe('one');
    await page.keyboard.press('s');
    await expect(star(widget, 'One')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('s');
    await showList(widget);
    await showMine(widget);
    await expect.poll(() => rows(mine(widget))).toEqual(['late']);
  });

  test('opens sessions and follows search and filters', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(busy).url, favourites: '' }));
    for (const title of ['One', 'Two']) await star(widget, title).click();
    await showMine(widget);
    await search(widget).fill('two');
    await expect.poll(() => rows(mine(widget))).toEqual(['two']);
    await expect(mine(widget).getByRole('status').first()).toHaveText('1 of 2 sessions · 1 clash');
    await openers(mine(widget)).click();
    await expect(page.getByRole('dialog', { name: 'Two' })).toBeVisible();
  });

  test('does not lose a session that the programme loses', async ({ page, open, data }) => {
    const endpoint = data.give(busy);
    const widget = await open(tag({ src: endpoint.url, favourites: '' }));
    for (const title of ['One', 'Two', 'Late']) await star(widget, title).click();
    const less = structuredClone(busy);
    less.data.sessions = less.data.sessions.filter(({ id }) => id !== 'two');
    endpoint.set(less);
    await page.reload();
    await showMine(widget);
    await expect.poll(() => rows(mine(widget))).toEqual(['one', 'late']);
    const gone = mine(widget).locator('.gone');
    await expect(gone.getByRole('heading')).toHaveText('No longer in the programme');
    await expect(gone.getByRole('listitem')).toContainText(['Two']);
    // Another star does not forget it, and when it comes back it is starred.
    await showList(widget);
    await star(widget, 'Three').click();
    endpoint.set(busy);
    await page.reload();
    await expect(star(widget, 'Two')).toHaveAttribute('aria-pressed', 'true');
    endpoint.set(less);
    await page.reload();
    await showMine(widget);
    await gone.getByRole('button', { name: 'Remove from my programme Two' }).click();
    await expect(gone).toHaveCount(0);
    await expect.poll(async () => JSON.parse((await stored(page))[0][1]).ids).toEqual(['one', 'late', 'three']);
  });

  test('says in words which session has moved while it is looked at', async ({ open, data }) => {
    const endpoint = data.give(busy);
    const widget = await open(tag({ src: endpoint.url, favourites: '' }));
    for (const title of ['One', 'Late']) await star(widget, title).click();
    await showMine(widget);
    const moved = structuredClone(busy);
    Object.assign(moved.data.sessions[0], { start: '2027-03-27T09:30:00', end: '2027-03-27T10:30:00' });
    endpoint.set(moved);
    await widget.evaluate((element) => element.refresh());
    await expect(mine(widget).locator('.warning')).toHaveText(['Clashes with Late, 09:30 to 10:30', 'Clashes with One, 09:00 to 10:00']);
  });
});

test.describe('a shared programme', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  const link = async (page, widget) => {
    await showMine(widget);
    await mine(widget).getByRole('button', { name: 'Share' }).click();
    await expect(mine(widget).getByLabel('Link copied')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await expect(mine(widget).getByLabel('Link copied')).toHaveValue(copied);
    return copied;
  };

  test('goes from one visitor to another by link, who decides', async ({ page, open, data, browser }) => {
    const widget = await open(tag({ src: data.give(busy).url, favourites: '' }));
    for (const title of ['Two', 'Late']) await star(widget, title).click();
    const url = await link(page, widget);
    expect(url).toMatch(new RegExp(`^${page.url()}#city-stars:programme=1[0-9a-zA-Z.]+$`));

    const friend = await (await browser.newContext()).newPage();
    await friend.goto(url);
    const theirs = friend.locator('city-programme');
    await star(theirs, 'One').click();
    const before = await stored(friend);
    const offer = theirs.getByRole('region', { name: 'Shared programme' });
    await offer.getByText('Show shared programme (2 sessions)').click();
    await expect(offer.getByRole('listitem')).toHaveText([/Two.*Sat.* 09:30 to 10:30/, /Late.*Sun/]);
    // Looking changes nothing.
    expect(await stored(friend)).toEqual(before);
    await expect(star(theirs, 'Two')).toHaveAttribute('aria-pressed', 'false');
    await offer.getByRole('button', { name: 'Add to my programme' }).click();
    await expect(offer).toHaveCount(0);
    await expect.poll(() => rows(mine(theirs))).toEqual(['one', 'two', 'late']);
    await expect(said(theirs)).toHaveText('2 sessions added to my programme');
    expect(friend.url()).toBe(url.split('#')[0]);
    await expect.poll(() => theirs.evaluate((element) => Boolean(element.shadowRoot.activeElement)), 'the focus is kept').toBe(true);
    await friend.reload();
    await expect(offer).toHaveCount(0);
    await expect(star(theirs, 'Two')).toHaveAttribute('aria-pressed', 'true');
    await friend.context().close();
  });

  test('can be dismissed, and the page’s own fragment stays', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(busy).url, favourites: '', id: 'summit' }));
    await star(widget, 'Two').click();
    const url = await link(page, widget);
    await showList(widget);
    await star(widget, 'Two').click();
    // A link that comes while the page is open; the fragment is also the page's.
    await page.evaluate((fragment) => (location.hash = `/programme&${fragment}`), url.split('#')[1]);
    const offer = widget.getByRole('region', { name: 'Shared programme' });
    await expect(offer).toBeVisible();
    await page.reload();
    await offer.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await expect(offer).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe('#/programme');
    await expect.poll(() => stored(page)).toEqual([]);
    await expect(star(widget, 'Two')).toHaveAttribute('aria-pressed', 'false');
  });

  test('is for the element that it names', async ({ page, open, data }) => {
    const { url } = data.give(busy);
    const first = await open(tag({ src: url, favourites: '', id: 'a' }) + tag({ src: url, favourites: '', id: 'b' }));
    await star(first, 'Two').click();
    const shared = await link(page, first);
    await page.goto('about:blank');
    await page.goto(shared);
    await expect(page.locator('#a').getByRole('region', { name: 'Shared programme' })).toBeVisible();
    await expect(page.locator('#b').getByRole('region', { name: 'Shared programme' })).toHaveCount(0);
  });

  test('names what the programme no longer has, and no nonsense', async ({ page, open, data }) => {
    const endpoint = data.give(busy);
    const widget = await open(tag({ src: endpoint.url, favourites: '' }));
    for (const title of ['One', 'Two', 'Late']) await star(widget, title).click();
    const url = await link(page, widget);
    await page.evaluate(() => localStorage.clear());
    const less = structuredClone(busy);
    less.data.sessions = less.data.sessions.filter(({ id }) => id !== 'two');
    endpoint.set(less);
    await page.goto('about:blank');
    await page.goto(url);
    const offer = widget.getByRole('region', { name: 'Shared programme' });
    await expect(offer).toContainText('Show shared programme (2 sessions)');
    await expect(offer).toContainText('1 more session is not in this programme now.');
    for (const nonsense of ['', '1', '<script>', '2abcd', '%00', '1abc']) {
      await page.goto('about:blank');
      await page.goto(`${url.split('#')[0]}#city-stars:programme=${nonsense}`);
      await expect(star(widget, 'One')).toBeVisible();
      await expect(offer).toHaveCount(0);
    }
  });

  test('is handed to the system’s own sheet where there is one', async ({ page, open, data }) => {
    await page.addInitScript(() => {
      window.handed = [];
      navigator.share = async (what) => {
        window.handed.push(what);
        if (window.refuse) throw new DOMException('no', window.refuse);
      };
    });
    const widget = await open(tag({ src: data.give(busy).url, favourites: '' }));
    await star(widget, 'Two').click();
    await showMine(widget);
    const share = mine(widget).getByRole('button', { name: 'Share' });
    await share.click();
    await expect.poll(() => page.evaluate(() => window.handed)).toEqual([{ title: 'Busy days', url: expect.stringContaining('#city-stars:programme=1') }]);
    await page.evaluate(() => (window.refuse = 'AbortError'));
    await share.click();
    await expect.poll(() => page.evaluate(() => window.handed.length)).toBe(2);
    await expect(mine(widget).getByRole('textbox')).toHaveCount(0);
    await page.evaluate(() => (window.refuse = 'NotAllowedError'));
    await share.click();
    await expect(mine(widget).getByLabel('Link copied')).toBeVisible();
  });

  test('can be copied by hand where the browser refuses', async ({ page, open, data }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    const widget = await open(tag({ src: data.give(busy).url, favourites: '' }));
    await star(widget, 'Two').click();
    await showMine(widget);
    await mine(widget).getByRole('button', { name: 'Share' }).click();
    const field = mine(widget).getByLabel('Copy this link');
    await expect(field).toBeFocused();
    await expect.poll(() => field.evaluate((input) => input.value.slice(input.selectionStart, input.selectionEnd))).toMatch(/#city-stars:programme=1/);
  });
});

test.describe('axe finds nothing and nothing is too wide', () => {
  const LIGHT = 'background:#fff;color:#1b1f23';
  const DARK = 'background:#15191c;color:#eef1f3';
  for (const [theme, style, width] of [['on a light page', LIGHT, 1024], ['on a dark page', DARK, 1024], ['on a phone', LIGHT, 320]]) {
    test(theme, async ({ page, open, data }) => {
      await page.setViewportSize({ width, height: 800 });
      const around = (inside) => `<main style="${style};padding:16px"><h1>A page</h1>${inside}</main><style>main a { color: inherit }</style>`;
      const widget = await open(around(tag({ src: data.give(busy).url, favourites: '', now: '2027-03-27T09:40:00+01:00' })));
      const check = async (when) => {
        await expectAccessible(page, when);
        await expect.poll(() => sideways(page), when).toEqual([]);
      };
      for (const title of ['One', 'Two', 'Three', 'Off']) await star(widget, title).click();
      await check('stars');
      await openers(widget).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await check('star in the dialog');
      await page.keyboard.press('Escape');
      await page.evaluate(() => {
        const [[key, text]] = Object.entries(localStorage);
        const kept = JSON.parse(text);
        localStorage.setItem(key, JSON.stringify({ ids: [...kept.ids, 'gone'], titles: { ...kept.titles, gone: 'Gone' } }));
        location.hash = 'city-stars:programme=1abcd';
      });
      await page.reload();
      await showMine(widget);
      await expect(mine(widget).locator('.gone')).toBeVisible();
      await check('my programme');
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await showMine(widget);
      await expect(mine(widget)).toContainText('Nothing in your programme yet.');
      await check('my programme, empty');
    });
  }
});
