// Data that renew themselves: what changes is marked and told, and nothing of what the visitor does is lost.

import { expect, test } from './support/test.js';
import { stopClock } from './support/clock.js';
import { focusedId, heard, openers, reach, rows, search, tag } from './support/widget.js';

const DAY = '2027-03-27';
const ROOMS = ['hall', 'attic', 'yard'];
const at = (minutes) => `${DAY}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00+00:00`;

/** A conference day of half hours in three rooms, from 09:00 to 17:00. */
function conference() {
  const sessions = [];
  for (let slot = 0; slot < 16; slot++) {
    for (const room of ROOMS) {
      const id = `${room}-${slot}`;
      sessions.push({ id, title: `Talk ${id}`, start: at(540 + slot * 30), end: at(565 + slot * 30), room, languages: ['en'] });
    }
  }
  return { schemaVersion: '1.0', kind: 'Programme', lang: 'en', data: { name: 'A day', timezone: 'Etc/UTC', rooms: ROOMS.map((id) => ({ id, name: `Room ${id}` })), sessions } };
}

/** With some sessions changed; `null` takes one out. */
const changed = (feed, changes) => ({
  ...feed,
  data: { ...feed.data, sessions: feed.data.sessions.flatMap((session) => (session.id in changes ? (changes[session.id] ? [{ ...session, ...changes[session.id] }] : []) : [session])) },
});

/**
 * Lets time pass in steps short enough for answers to come in between: to a stopped clock the network takes no time, but
 * a request that is not answered within ten seconds of that clock counts as silent.
 */
async function pass(page, seconds) {
  for (let passed = 0; passed < seconds; passed += 9) {
    await page.clock.runFor(9000);
    if (page.pending) await expect.poll(() => page.pending).toBe(0);
  }
}

test.beforeEach(({ page }) => {
  page.pending = 0;
  page.on('request', (request) => (page.pending += request.resourceType() === 'fetch'));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => (page.pending -= request.resourceType() === 'fetch'));
});

const row = (widget, id) => widget.locator(`[data-id="${id}"]`);

test('a conference day, sixty times as fast', async ({ page, open, data, complaints }) => {
  test.setTimeout(240_000);
  await stopClock(page, { time: `${DAY}T09:50:00Z` });
  let feed = conference();
  const endpoint = data.give(feed);
  const widget = await open(tag({ src: endpoint.url, refresh: 60, loading: 'eager' }));
  await reach(widget, 'ready');

  // Somebody has searched, and stands with the focus on a talk of the afternoon.
  await search(widget).fill('hall');
  await expect.poll(() => rows(widget)).toHaveLength(16);
  await row(widget, 'hall-12').locator('.opener').focus();
  const place = () => row(widget, 'hall-12').evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const start = await place();
  const hall = conference().data.sessions.map(({ id }) => id).filter((id) => id.startsWith('hall'));

  const script = {
    '10:00': () => (feed = changed(feed, { 'hall-4': { start: at(540 + 5 * 30 + 15), end: at(540 + 6 * 30) } })),
    '11:00': () => (feed = changed(feed, { 'hall-7': null })),
    '11:30': () => (feed = changed(feed, { 'hall-8': { title: 'Talk hall-8, and more', room: 'attic' }, 'yard-9': { status: 'CANCELED' } })),
    '12:00': () => (feed = { ...feed, data: { ...feed.data, sessions: [...feed.data.sessions, { id: 'hall-extra', title: 'Extra in the hall', start: at(950), end: at(970), room: 'hall' }] } }),
    '13:00': () => ({ status: 503 }),
    '13:40': () => feed,
  };
  for (let minute = 590; minute < 840; minute++) {
    const clock = at(minute).slice(11, 16);
    if (script[clock]) endpoint.set(script[clock]());
    await pass(page, 60);
    await expect.poll(() => focusedId(page), `the focus at ${clock}`).toBe('hall-12');
    if (minute % 30 === 5) {
      const now = () => widget.locator('.is-now').evaluateAll((found) => found.map((element) => element.dataset.id));
      const slot = (minute - 545) / 30;
      if (slot >= 0 && ![4, 5, 7, 8].includes(slot)) await expect.poll(now, `on at ${clock}`).toContain(`hall-${slot}`);
    }
    if (minute % 10 === 5) {
      // Nothing is lost, not while the endpoint is down either; and nothing moves under the visitor's eyes.
      await expect.poll(() => rows(widget), `the hall at ${clock}`).toEqual(expect.arrayContaining(hall));
      await expect.poll(async () => Math.abs((await place()) - start), `scrolled at ${clock}`).toBeLessThanOrEqual(1);
    }
    if (clock === '10:10') await expect(row(widget, 'hall-4')).toContainText('Moved, was: 11:00');
    if (clock === '13:10') await expect(widget.getByText(/^This copy is from/)).toBeVisible();
  }
  await expect(widget.getByText(/^This copy is from/)).toHaveCount(0);
  await expect(row(widget, 'hall-7')).toContainText('Cancelled');
  await expect(row(widget, 'hall-7')).toHaveClass(/cancelled/);
  // It says the old title and the old room, and is still found by a search for the hall.
  await expect(row(widget, 'hall-8')).toContainText('Renamed, was: Talk hall-8');
  await expect(row(widget, 'hall-8')).toContainText('Other room, was: Room hall');
  await expect(row(widget, 'hall-extra')).toContainText('New');
  await expect(search(widget)).toHaveValue('hall');
  await search(widget).fill('');
  await expect(row(widget, 'yard-9')).toContainText('Cancelled');
  expect(complaints.filter((complaint) => !/503/.test(complaint))).toEqual([]);
});

test('news are told once, politely', async ({ page, open, data }) => {
  const feed = conference();
  const endpoint = data.give(feed);
  const widget = await open(tag({ src: endpoint.url, loading: 'eager' }));
  await reach(widget, 'ready');
  const told = widget.locator('[aria-live="polite"]');
  await expect(told).toHaveText('');
  endpoint.set(changed(feed, { 'hall-1': { start: at(600), end: at(620) }, 'attic-1': null, 'yard-1': null }));
  await widget.evaluate((element) => element.refresh());
  await expect(told).toHaveText('The programme has changed: 1 session at another time and 2 sessions cancelled');
  // The same again is no news.
  await widget.evaluate((element) => element.refresh());
  await reach(widget, 'ready');
  await expect(told).toHaveText('The programme has changed: 1 session at another time and 2 sessions cancelled');
  await expect.poll(async () => (await heard(page, 'city-load')).length).toBe(3);
});

test('an open dialog stays, and follows what it shows', async ({ page, open, data }) => {
  const feed = conference();
  const endpoint = data.give(feed);
  const widget = await open(tag({ src: endpoint.url, loading: 'eager' }));
  await openers(widget).filter({ hasText: 'Talk hall-0' }).click();
  const dialog = page.getByRole('dialog', { name: 'Talk hall-0' });
  await expect(dialog).toBeVisible();
  endpoint.set(changed(feed, { 'hall-0': { room: 'yard' }, 'attic-3': { title: 'Something else' } }));
  await widget.evaluate((element) => element.refresh());
  await expect(dialog).toContainText('Room yard');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('the row with the focus keeps it when its session moves', async ({ page, open, data }) => {
  const feed = conference();
  const endpoint = data.give(feed);
  const widget = await open(tag({ src: endpoint.url, loading: 'eager' }));
  await row(widget, 'attic-2').locator('.opener').focus();
  endpoint.set(changed(feed, { 'attic-2': { start: at(900), end: at(920) } }));
  await widget.evaluate((element) => element.refresh());
  await expect(row(widget, 'attic-2')).toContainText('Moved, was: 10:00');
  await expect.poll(() => focusedId(page)).toBe('attic-2');
});

test('the visitor can pause updates, and take them up again', async ({ page, open, data }) => {
  await stopClock(page);
  const endpoint = data.give(conference());
  const widget = await open(tag({ src: endpoint.url, refresh: 60, loading: 'eager' }));
  const asked = () => data.requests.filter((path) => path === endpoint.path).length;
  await widget.getByRole('button', { name: 'Pause updates' }).click();
  await pass(page, 300);
  expect(asked()).toBe(1);
  await widget.getByRole('button', { name: 'Resume updates' }).click();
  await pass(page, 80);
  await expect.poll(asked).toBe(2);
});

test('nobody asks while the page is hidden, and at once when it is seen again', async ({ page, open, data }) => {
  await stopClock(page);
  const endpoint = data.give(conference());
  const widget = await open(tag({ src: endpoint.url, refresh: 60, loading: 'eager' }));
  await expect(widget.getByRole('button', { name: 'Pause updates' })).toBeVisible();
  const asked = () => data.requests.filter((path) => path === endpoint.path).length;
  const hide = (hidden) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await pass(page, 300);
  expect(asked()).toBe(1);
  await hide(false);
  await expect.poll(asked).toBe(2);
});

test('a failure is tried again, each time later', async ({ page, open, data }) => {
  await stopClock(page);
  const endpoint = data.give({ status: 503 });
  const widget = await open(tag({ src: endpoint.url, loading: 'eager' }));
  await reach(widget, 'error');
  const asked = () => data.requests.filter((path) => path === endpoint.path).length;
  // 5, 10, 20, 40 seconds, each give or take a fifth; the answers come in between.
  for (const [seconds, count] of [[9, 2], [18, 3], [27, 4]]) {
    // The first time its code has to come before.
    await expect
      .poll(async () => {
        if ((await heard(page, 'city-error')).length < count) await pass(page, 9);
        return (await heard(page, 'city-error')).length;
      }, `after ${seconds} seconds`)
      .toBe(count);
    expect(asked()).toBe(count);
  }
  endpoint.set(conference());
  await expect
    .poll(async () => {
      await pass(page, 9);
      return widget.evaluate((element) => element.state);
    })
    .toBe('ready');
});

test('an endpoint that sends events is listened to', async ({ open, data }) => {
  const feed = conference();
  const stream = data.stream(feed);
  const widget = await open(tag({ src: stream.url, live: 'sse', loading: 'eager' }));
  await reach(widget, 'ready');
  await stream.connected();
  stream.set(changed(feed, { 'hall-0': { title: 'Told at once' } }));
  stream.send('update', 'now');
  await expect(row(widget, 'hall-0')).toContainText('Told at once');
  stream.send('message', JSON.stringify(changed(feed, { 'hall-0': { title: 'Sent along' } })));
  await expect(row(widget, 'hall-0')).toContainText('Sent along');
});

test('where there are no events, it polls instead', async ({ page, open, data }) => {
  await stopClock(page);
  const endpoint = data.give(conference());
  const widget = await open(tag({ src: endpoint.url, live: 'sse', loading: 'eager' }));
  await reach(widget, 'ready');
  const asked = () => data.requests.filter((path) => path === endpoint.path).length;
  await expect.poll(asked).toBe(2);
  // That there are no events is known a moment after they were asked for.
  await expect
    .poll(async () => {
      if (asked() < 3) await pass(page, 9);
      return asked();
    })
    .toBe(3);
});

test.describe('offline', () => {
  test('nothing is kept where the page does not ask for it', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(conference()).url, loading: 'eager' }));
    await reach(widget, 'ready');
    await expect.poll(() => page.evaluate(async () => [await caches.keys(), localStorage.length, document.cookie])).toEqual([[], 0, '']);
  });

  test('the last good copy is shown with its age, and renewed when the endpoint is back', async ({ page, open, data }) => {
    const feed = conference();
    const endpoint = data.give(feed);
    let widget = await open(tag({ src: endpoint.url, offline: '', loading: 'eager' }));
    await reach(widget, 'ready');
    await expect.poll(() => page.evaluate(async () => (await (await caches.open('city-widgets')).keys()).length)).toBe(2);
    endpoint.set({ status: 503 });
    await page.reload();
    widget = page.locator('city-programme').first();
    await reach(widget, 'stale');
    await expect(row(widget, 'hall-0')).toBeVisible();
    await expect(widget.getByText(/^This copy is from/)).toBeVisible();
    // What has changed since the last visit is told when the endpoint is there again.
    endpoint.set(changed(feed, { 'hall-0': { room: 'yard' } }));
    await widget.getByRole('button', { name: 'Try again' }).click();
    await reach(widget, 'ready');
    await expect(row(widget, 'hall-0')).toContainText('Other room, was: Room hall');
  });

  test('while the endpoint is silent the copy is shown meanwhile', async ({ page, open, data }) => {
    const feed = conference();
    const endpoint = data.give(feed);
    let widget = await open(tag({ src: endpoint.url, offline: '', loading: 'eager' }));
    await reach(widget, 'ready');
    await expect.poll(() => page.evaluate(async () => (await (await caches.open('city-widgets')).keys()).length)).toBe(2);
    const release = endpoint.hold();
    await page.reload();
    widget = page.locator('city-programme').first();
    await reach(widget, 'stale');
    await expect(row(widget, 'hall-0')).toBeVisible();
    release();
    await reach(widget, 'ready');
  });
});
