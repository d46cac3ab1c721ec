// A long programme stays light, and yet nothing of it is out of reach.

import { NO_CORPUS, CONGRESS, hasCorpus } from './support/corpus.js';
import { long } from './support/long.js';
import { expect, test } from './support/test.js';
import { drawn, focusIsSeen, focusedId, openers, reach, search, status, tag, weight } from './support/widget.js';

const MOST = 2500;
const SESSIONS = 895;
const made = JSON.stringify(long(SESSIONS));

/** Goes through the page as a hasty reader does, and gives the greatest weight on the way. */
async function scroll(page, widget, to) {
  let greatest = 0;
  for (;;) {
    const moved = await page.evaluate((sign) => {
      const before = scrollY;
      scrollBy({ top: sign * innerHeight * 1.5, behavior: 'instant' });
      return scrollY !== before;
    }, to === 'bottom' ? 1 : -1);
    await drawn(page);
    greatest = Math.max(greatest, await weight(widget));
    if (!moved) return greatest;
  }
}

for (const [name, skip] of [['a made programme', false], ['the congress', !hasCorpus]]) {
  test(`${name} of ${SESSIONS} sessions holds at most ${MOST} elements`, async ({ page, open, data }) => {
    test.skip(skip, NO_CORPUS);
    const src = name === 'the congress' ? `${data.origin}/corpus/programme/${CONGRESS}` : data.give({ body: made }).url;
    const widget = await open(`<h1>Before</h1>${tag({ src })}<p>After</p>`);
    await reach(widget, 'ready');
    await drawn(page);
    expect(await weight(widget), 'at load').toBeLessThanOrEqual(MOST);
    expect(await scroll(page, widget, 'bottom'), 'on the way down').toBeLessThanOrEqual(MOST);
    expect(await scroll(page, widget, 'top'), 'on the way up').toBeLessThanOrEqual(MOST);
    for (const query of ['e', 'session', 'a']) {
      await search(widget).fill(query);
      await expect(status(widget)).toContainText('session');
      await drawn(page);
      expect(await weight(widget), `after searching ${query}`).toBeLessThanOrEqual(MOST);
    }
  });
}

test('every row is seen by who scrolls', async ({ page, open, data }) => {
  const widget = await open(tag({ src: data.give({ body: made }).url }));
  await reach(widget, 'ready');
  const seen = new Set();
  for (;;) {
    for (const id of await widget.locator('[part=session]').evaluateAll((rows) => rows.map((row) => row.dataset.id))) seen.add(id);
    const moved = await page.evaluate(() => {
      const before = scrollY;
      scrollBy({ top: innerHeight, behavior: 'instant' });
      return scrollY !== before;
    });
    if (!moved) break;
    await drawn(page);
    // What is in view is rendered, without holes.
    const hole = () => widget.evaluate((element) =>
      [...element.shadowRoot.querySelectorAll('.chunk')].some((chunk) => {
        const { top, bottom } = chunk.getBoundingClientRect();
        return bottom > 0 && top < innerHeight && !chunk.querySelector('[data-id]');
      }),
    );
    await expect.poll(hole).toBe(false);
  }
  expect(seen.size).toBe(SESSIONS);
});

test('Tab reaches one session after the other, far beyond what was rendered', async ({ page, open, data }) => {
  const widget = await open(tag({ src: data.give({ body: made }).url }));
  await reach(widget, 'ready');
  await openers(widget).first().focus();
  const [reached, covered] = [[await focusedId(page)], []];
  for (let turn = 1; turn < 90; turn++) {
    await page.keyboard.press('Tab');
    // Nobody presses it more than once a frame, and rows come with the frames.
    await drawn(page);
    reached.push(await focusedId(page));
    if (!(await focusIsSeen(widget))) covered.push(reached.at(-1));
  }
  expect(reached).toEqual(Array.from({ length: 90 }, (_, n) => `s${n + 1}`));
  expect(covered, 'sessions with the focus that are not seen').toEqual([]);
});

test('Shift+Tab goes up from below, one session after the other', async ({ page, open, data }) => {
  const widget = await open(`${tag({ src: data.give({ body: made }).url })}<button id="after">After</button>`);
  await reach(widget, 'ready');
  await page.locator('#after').focus();
  await drawn(page);
  const [reached, covered] = [[], []];
  while (reached.length < 80) {
    await page.keyboard.press('Shift+Tab');
    await drawn(page);
    const id = await focusedId(page);
    if (id) {
      reached.push(id);
      if (!(await focusIsSeen(widget))) covered.push(id);
    }
    // Between the page's button and the last session stands the widget's own.
    else if (reached.length) break;
  }
  expect(reached).toEqual(Array.from({ length: 80 }, (_, n) => `s${SESSIONS - n}`));
  expect(covered, 'sessions with the focus that are not seen').toEqual([]);
});

test('the session with the focus stays when the page scrolls away from it', async ({ page, open, data }) => {
  const widget = await open(tag({ src: data.give({ body: made }).url }));
  await reach(widget, 'ready');
  await openers(widget).nth(3).focus();
  await scroll(page, widget, 'bottom');
  await expect.poll(() => focusedId(page)).toBe('s4');
  await page.keyboard.press('Tab');
  await expect.poll(() => focusedId(page)).toBe('s5');
});

test('the place where one reads does not jump while rows come and go', async ({ page, open, data }) => {
  const widget = await open(tag({ src: data.give({ body: made }).url }));
  await reach(widget, 'ready');
  await scroll(page, widget, 'bottom');
  await scroll(page, widget, 'top');
  // All heights are known by now: going to the same place twice shows the same session.
  const at = (y) => page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), y);
  const inMiddle = () =>
    widget.evaluate((element) => element.shadowRoot.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('[data-id]')?.dataset.id);
  await at(30_000);
  await drawn(page);
  await expect.poll(inMiddle).toBeTruthy();
  const first = await inMiddle();
  await at(0);
  await drawn(page);
  await at(30_000);
  await expect.poll(inMiddle).toBe(first);
  expect(first).toBeTruthy();
});

test('“Show all” renders all of it', async ({ page, open, data }) => {
  const widget = await open(tag({ src: data.give({ body: made }).url }));
  await reach(widget, 'ready');
  await widget.getByRole('button', { name: `Show all ${SESSIONS} sessions` }).press('Enter');
  await expect(openers(widget)).toHaveCount(SESSIONS);
  await expect(widget.getByRole('button', { name: /^Show all/ })).toHaveCount(0);
  await expect.poll(() => widget.evaluate((element) => Boolean(element.shadowRoot.activeElement)), 'the focus is kept').toBe(true);
});

test('printing prints all of it', async ({ page, open, data }) => {
  const widget = await open(tag({ src: data.give({ body: made }).url }));
  await reach(widget, 'ready');
  const before = (await page.pdf()).length;
  // The paper is the same as when all is on the screen.
  await widget.getByRole('button', { name: /^Show all/ }).press('Enter');
  await expect(openers(widget)).toHaveCount(SESSIONS);
  const whole = (await page.pdf()).length;
  expect(before / whole).toBeCloseTo(1, 1);
  await page.emulateMedia({ media: 'print' });
  await expect(search(widget)).toBeHidden();
});

test('after printing it is light again', async ({ page, open, data }) => {
  const widget = await open(tag({ src: data.give({ body: made }).url }));
  await reach(widget, 'ready');
  await page.pdf();
  await expect.poll(() => weight(widget)).toBeLessThanOrEqual(MOST);
});
