// What is seen while there is nothing to show, when there is nothing, and when it went wrong.

import { refusedOrigin } from './support/server.js';
import { padded } from './support/endpoints.js';
import { stopClock } from './support/clock.js';
import { expect, test } from './support/test.js';
import { answered, heard, reach, rows, settled, status, tag } from './support/widget.js';

const fallback = (page) => page.getByRole('link', { name: 'Programme of the conference' });
const one = { schemaVersion: '1.0', kind: 'Programme', data: { name: 'One', sessions: [{ id: 'a', title: 'Only session' }] } };

/** A promise, and how to keep it. */
const later = () => {
  let keep;
  return { until: new Promise((then) => (keep = then)), keep };
};

/** Everything that tells of an error must tell the same. */
async function failed(page, widget, error) {
  await reach(widget, 'error');
  await expect.poll(() => heard(page, 'city-error')).toEqual([error]);
  await expect.poll(() => widget.evaluate((element) => element.error)).toEqual(error);
  expect(await settled(widget)).toEqual({ status: undefined, ...error });
  await expect.poll(() => widget.evaluate((element) => [element.matches(':state(error)'), element.data])).toEqual([true, null]);
  await expect(fallback(page)).toBeVisible();
  await expect(widget.getByRole('alert')).toHaveText(await widget.evaluate((element) => element.error.message));
  expect(await heard(page, 'city-load')).toEqual([]);
}

test.describe('loading', () => {
  test('shows the fallback until there is something better', async ({ page, open, data }) => {
    const { until, keep } = later();
    const { url } = data.give({ until, body: JSON.stringify(one) });
    const widget = await open(tag({ src: url }));
    await reach(widget, 'loading');
    await expect(widget.getByRole('status')).toHaveText('Loading the programme');
    await expect(fallback(page)).toBeVisible();
    await expect.poll(() => widget.evaluate((element) => [element.matches(':state(loading)'), element.data, element.error])).toEqual([true, null, null]);
    keep();
    await reach(widget, 'ready');
    await expect(widget.getByRole('button', { name: 'Only session' })).toBeVisible();
    await expect(fallback(page)).toBeHidden();
    expect(await settled(widget)).toEqual({ kind: 'Programme' });
  });

  test('says so in the element’s language', async ({ open, data }) => {
    const widget = await open(tag({ src: `${data.origin}/wrong/silence`, lang: 'de' }));
    await expect(widget.getByRole('status')).toHaveText('Programm wird geladen');
  });

  test('ends when the element leaves the page', async ({ page, open, data }) => {
    const asked = page.waitForRequest((request) => request.url().includes('/wrong/silence'));
    const widget = await open(tag({ src: `${data.origin}/wrong/silence` }));
    await asked;
    await reach(widget, 'loading');
    const aborted = page.waitForEvent('requestfailed', {
      predicate: (request) => request.url().includes('/wrong/silence'),
      // Long before silence would have ended it.
      timeout: 5000,
    });
    await widget.evaluate((element) => element.remove());
    expect((await aborted).failure().errorText).toContain('ABORTED');
    expect(await heard(page, 'city-error')).toEqual([]);
  });
});

test('an announced programme says what will come', async ({ page, open, data, complaints }) => {
  const widget = await open(tag({ src: `${data.origin}/fixtures/announced.json` }));
  await reach(widget, 'empty');
  await expect(status(widget)).toHaveText('The programme of this event will appear here as soon as it is published.');
  await expect(widget.getByRole('heading')).toHaveText('Harbour Conference');
  await expect(widget.getByText(/25\s*–\s*26 June 2028/)).toBeVisible();
  await expect(widget.getByText('Portimão, Portugal')).toBeVisible();
  await expect(widget.getByRole('searchbox')).toHaveCount(0);
  const [load] = await heard(page, 'city-load');
  expect(load.counts).toMatchObject({ sessions: 0, breaks: 0 });
  expect(await heard(page, 'city-error')).toEqual([]);
  expect(await settled(widget)).toEqual({ kind: 'Programme' });
  expect(complaints).toEqual([]);
});

test.describe('an error', () => {
  const words = {
    en: {
      404: 'The data could not be loaded: HOST/wrong/status answered with error 404.',
      500: 'The data could not be loaded: HOST/wrong/status answered with error 500.',
      html: 'The data could not be read (HOST/wrong/html): a web page instead of data.',
      truncated: /^The data could not be read \(HOST\/wrong\/truncated\): not valid JSON at .+\.$/,
      empty: 'The data could not be loaded: the answer of HOST/wrong/empty is empty.',
      network: 'The data could not be loaded: there is no connection to HOST.',
      large: 'The data could not be loaded: the answer of HOST/wrong/big is larger than 1,000 bytes.',
    },
    de: {
      404: /404/,
      500: /500/,
      html: /Webseite/,
      truncated: /JSON/,
      empty: /leer/,
      network: /keine Verbindung/,
      large: /1\.000/,
    },
  };

  for (const [name, path, code, key, attributes] of [
    ['404', '/wrong/status?code=404', 'http', 404],
    ['500', '/wrong/status?code=500', 'http', 500],
    ['a web page with status 200', '/wrong/html', 'format', 'html'],
    ['truncated JSON', '/wrong/truncated', 'format', 'truncated'],
    ['an empty answer', '/wrong/empty', 'empty', 'empty'],
    ['an answer that says it is too large', '/wrong/big?bytes=4000', 'too-large', 'large', { 'max-bytes': 1000 }],
    ['an answer that turns out too large', '/wrong/big?bytes=4000&length=no', 'too-large', 'large', { 'max-bytes': 1000 }],
    ['a connection that breaks', '/wrong/broken', 'network', 'network'],
    ['an answer that other sites may not read', '/wrong/private', 'network', 'network'],
  ]) {
    for (const lang of ['en', 'de']) {
      test(`of ${name}, in ${lang}`, async ({ page, open, data }) => {
        const widget = await open(tag({ src: data.origin + path, lang, ...attributes }));
        const sentence = words[lang][key];
        const host = new URL(data.origin).host;
        const message = sentence.source
          ? expect.stringMatching(new RegExp(sentence.source.replace('HOST', host)))
          : sentence.replace('HOST', key === 'network' ? host + path : host);
        await failed(page, widget, { code, message, ...(code === 'http' && { status: key }) });
        if (lang === 'de') await expect(widget.getByRole('alert')).toHaveText(/^Die Daten /);
      });
    }
  }

  test('of a refused connection', async ({ page, open }) => {
    const widget = await open(tag({ src: `${await refusedOrigin()}/feed.json` }));
    await failed(page, widget, { code: 'network', message: expect.stringMatching(/there is no connection to 127\.0\.0\.1:\d+\/feed\.json\.$/) });
  });

  test('of an address that is none', async ({ page, open }) => {
    const widget = await open(tag({ src: 'http://' }));
    await failed(page, widget, { code: 'network', message: expect.stringContaining('no connection') });
  });

  // The real clock, once: the wasm's own timer has to do it.
  test('of silence', async ({ page, open, data }) => {
    const widget = await open(tag({ src: `${data.origin}/wrong/silence` }));
    await expect(fallback(page)).toBeVisible();
    const message = `The data could not be loaded: ${new URL(data.origin).host}/wrong/silence did not answer in time.`;
    await failed(page, widget, { code: 'timeout', message });
  });

  test('of silence in the middle of an answer', async ({ page, open, data }) => {
    await stopClock(page);
    const widget = await open(tag({ src: `${data.origin}/wrong/stuck`, lang: 'de' }));
    await reach(widget, 'loading');
    await expect.poll(() => data.requests).toContain('/wrong/stuck');
    await expect(async () => {
      await page.clock.fastForward(10_000);
      await expect(widget).toHaveJSProperty('state', 'error', { timeout: 200 });
    }).toPass();
    await failed(page, widget, { code: 'timeout', message: expect.stringContaining('nicht rechtzeitig') });
  });

  test('of a slow answer is none', async ({ page, open, data }) => {
    await stopClock(page);
    const answer = data.trickle(one, 20);
    const widget = await open(tag({ src: answer.url }));
    await answer.asked;
    let seconds = 0;
    while (!answer.next()) {
      await answered(page, data);
      await page.clock.fastForward(1000);
      seconds++;
    }
    await reach(widget, 'ready');
    expect(seconds, 'longer than a silent endpoint gets').toBeGreaterThan(10);
    expect(await heard(page, 'city-error')).toEqual([]);
  });

  test('is not one of size where the answer just fits', async ({ open, data }) => {
    const bytes = 4000;
    const widget = await open(tag({ src: `${data.origin}/wrong/big?bytes=${bytes}`, 'max-bytes': bytes }));
    await reach(widget, 'ready');
    const second = await open(tag({ src: `${data.origin}/wrong/big?bytes=${bytes}&length=no`, 'max-bytes': bytes - 1 }));
    await reach(second, 'error');
    expect(padded(bytes)).toHaveLength(bytes);
  });

  test('is over after “Try again”', async ({ page, open, data }) => {
    const endpoint = data.give({ status: 503 });
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'error');
    const again = widget.getByRole('button', { name: 'Try again' });
    await again.press('Enter');
    await expect.poll(async () => (await heard(page, 'city-error')).length).toBe(2);
    await reach(widget, 'error');
    await expect.poll(() => widget.evaluate((element) => element.shadowRoot.activeElement?.textContent), 'the focus is kept').toBe('Try again');
    endpoint.set(one);
    await again.click();
    await reach(widget, 'ready');
    await expect(widget.getByRole('button', { name: 'Only session' })).toBeVisible();
    await expect(fallback(page)).toBeHidden();
    await expect.poll(() => widget.evaluate((element) => element.error)).toBeNull();
  });

  test('is over after refresh(), and after another src', async ({ page, open, data }) => {
    const endpoint = data.give({ status: 503 });
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'error');
    endpoint.set(one);
    expect(await widget.evaluate(async (element) => (await element.refresh()).kind)).toBe('Programme');
    await reach(widget, 'ready');
    await widget.evaluate((element, src) => (element.src = src), `${data.origin}/wrong/status?code=404`);
    await reach(widget, 'error');
    // What was shown came from elsewhere.
    await expect(fallback(page)).toBeVisible();
    await widget.evaluate((element, src) => (element.src = src), endpoint.url);
    await reach(widget, 'ready');
  });
});

test.describe('a refresh', () => {
  // An answer that was the same again did not count: a copy confirmed a minute ago was said to be hours old.
  test('that brings nothing new still renews the age of the copy', async ({ page, open, data }) => {
    await stopClock(page, { time: '2027-03-27T08:00:00Z' });
    const endpoint = data.give(one);
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    await page.clock.setFixedTime('2027-03-27T11:30:00Z');
    await widget.evaluate((element) => element.refresh());
    endpoint.set({ status: 500 });
    await widget.evaluate((element) => element.refresh().catch(() => {}));
    await reach(widget, 'stale');
    // The visitor's clock: UTC and five hours and three quarters.
    await expect(widget.getByText('This copy is from 17:15.')).toBeVisible();
  });

  test('that fails keeps the rows and says how old they are', async ({ page, open, data }) => {
    const endpoint = data.give(one);
    const widget = await open(tag({ src: endpoint.url }));
    await reach(widget, 'ready');
    endpoint.set({ status: 500 });
    expect(await widget.evaluate((element) => element.refresh().catch((error) => error.code))).toBe('http');
    await reach(widget, 'stale');
    await expect.poll(() => rows(widget)).toEqual(['a']);
    await expect(widget.getByText(/^This copy is from \d\d:\d\d\. It could not be refreshed\.$/)).toBeVisible();
    await expect(fallback(page)).toBeHidden();
    await expect.poll(() => heard(page, 'city-error')).toEqual([{ code: 'http', message: expect.stringContaining('500'), status: 500 }]);
    await expect.poll(() => widget.evaluate((element) => [element.error.code, element.data.data.sessions.length, element.matches(':state(stale)')])).toEqual(['http', 1, true]);

    endpoint.set({ ...one, data: { sessions: [...one.data.sessions, { id: 'b', title: 'Added' }] } });
    await widget.getByRole('button', { name: 'Try again' }).click();
    await reach(widget, 'ready');
    await expect.poll(() => rows(widget)).toEqual(['a', 'b']);
    await expect(widget.getByText(/^This copy is from/)).toHaveCount(0);
  });

  test('shows what has changed, and keeps the visitor’s search', async ({ open, data }) => {
    const endpoint = data.give(one);
    const widget = await open(tag({ src: endpoint.url }));
    await widget.getByRole('searchbox').fill('added');
    await expect(status(widget)).toHaveText('No session matches.');
    endpoint.set({ ...one, data: { sessions: [...one.data.sessions, { id: 'b', title: 'Added' }] } });
    await widget.evaluate((element) => element.refresh());
    await expect.poll(() => rows(widget)).toEqual(['b']);
    await expect(widget.getByRole('searchbox')).toHaveValue('added');
  });

  test('that brings nothing new leaves focus and dialog alone', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give(one).url }));
    await widget.getByRole('button', { name: 'Only session' }).click();
    await widget.evaluate((element) => element.refresh());
    await reach(widget, 'ready');
    await expect(page.getByRole('dialog', { name: 'Only session' })).toBeVisible();
  });

  test('by poll asks again, not before its time', async ({ page, open, data }) => {
    await stopClock(page);
    const endpoint = data.give(one);
    const widget = await open(tag({ src: endpoint.url, refresh: 60 }));
    await reach(widget, 'ready');
    // The code that counts the seconds comes later, and with it this button.
    await expect(widget.getByRole('button', { name: 'Pause updates' })).toBeVisible();
    const asked = () => data.requests.filter((path) => path === endpoint.path).length;
    await page.clock.fastForward(40_000);
    expect(asked()).toBe(1);
    await page.clock.fastForward(40_000);
    await expect.poll(asked).toBe(2);
  });
});
