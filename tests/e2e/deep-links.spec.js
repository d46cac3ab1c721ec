// What is chosen stands in the address, and the address belongs to the page.

import { hasCorpus, NO_CORPUS, readCorpus, CONGRESS } from './support/corpus.js';
import { expect, test } from './support/test.js';
import { filter, openers, reach, rows, search, tag } from './support/widget.js';

const council = (data, attributes) => tag({ src: `${data.origin}/fixtures/council.json`, 'deep-links': '', now: '2027-03-27T10:20:00+01:00', ...attributes });

const fragment = (page) => page.evaluate(() => location.href.split('#')[1] ?? '');
const stands = (page, expected) => expect.poll(() => fragment(page)).toBe(expected);

/** The same page at another fragment, as somebody gets it who follows a link. */
const follow = async (page, hash) => {
  const url = page.url().split('#')[0];
  await page.goto('about:blank');
  await page.goto(url + hash);
};

const dialog = (page) => page.getByRole('dialog');
const days = (widget) => widget.getByRole('group', { name: 'Day' });
const day = (widget, name) => days(widget).getByRole('button', { name });
const view = (widget, name) => widget.getByRole('group', { name: 'View' }).getByRole('button', { name });

test('nothing chosen leaves the address alone', async ({ page, open, data }) => {
  const widget = await open(council(data, { view: 'list', day: '2027-03-27', track: 'heat' }));
  await reach(widget, 'ready');
  await search(widget).fill('shade');
  await stands(page, 'city:programme=query:shade');
  await search(widget).fill('');
  await stands(page, '');
  expect(page.url()).not.toContain('#');
});

test('without the attribute it knows of no address', async ({ page, open, data }) => {
  const widget = await open(council(data).replace(' deep-links=""', ''));
  await reach(widget, 'ready');
  await follow(page, '#city:programme=query:shade');
  await reach(widget, 'ready');
  await search(widget).fill('heat');
  await openers(widget).first().click();
  await expect(dialog(page)).toBeVisible();
  await expect.poll(() => fragment(page)).toBe('city:programme=query:shade');
});

test('a link opens what it names, and a reload does too', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  await follow(page, '#city:programme=day:2027-03-27,track:heat,query:shade,session:shade');
  await reach(widget, 'ready');
  await expect(dialog(page).getByRole('heading', { name: 'Shade for schools' })).toBeVisible();
  await expect(search(widget)).toHaveValue('shade');
  await expect(day(widget, 'Sat')).toHaveAttribute('aria-pressed', 'true');
  await expect(widget.getByRole('combobox', { name: 'Track' })).toHaveValue('heat');
  await page.reload();
  await expect(dialog(page).getByRole('heading', { name: 'Shade for schools' })).toBeVisible();
  await page.keyboard.press('Escape');
  await stands(page, 'city:programme=day:sat,track:heat,query:shade');
  await page.reload();
  await expect.poll(() => rows(widget)).toEqual(['shade']);
  await expect(dialog(page)).toHaveCount(0);
});

test('back closes what was opened, forward opens it again', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  await view(widget, 'Speakers').click();
  await stands(page, 'city:programme=view:speakers');
  await view(widget, 'List').click();
  await day(widget, 'Sat').click();
  await stands(page, 'city:programme=day:sat');
  await search(widget).fill('shade');
  await stands(page, 'city:programme=day:sat,query:shade');
  await openers(widget).first().click();
  await expect(dialog(page)).toBeVisible();
  await stands(page, 'city:programme=day:sat,query:shade,session:shade');
  await page.goBack();
  await expect(dialog(page)).toHaveCount(0);
  await expect(search(widget)).toHaveValue('shade');
  await page.goBack();
  await stands(page, '');
  await expect(day(widget, 'All days')).toHaveAttribute('aria-pressed', 'true');
  await expect(search(widget)).toHaveValue('');
  await page.goBack();
  await expect(view(widget, 'Speakers')).toHaveAttribute('aria-current', 'true');
  for (let n = 0; n < 3; n++) await page.goForward();
  await expect(dialog(page)).toBeVisible();
  await expect(search(widget)).toHaveValue('shade');
});

test('typing and filtering is no step back', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  const steps = await page.evaluate(() => history.length);
  await search(widget).pressSequentially('heat');
  await (await filter(widget, 'Track')).selectOption('heat');
  await stands(page, 'city:programme=track:heat,query:heat');
  await expect.poll(() => page.evaluate(() => history.length)).toBe(steps);
});

test('sessions that were closed again do not pile up behind the visitor', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  const steps = await page.evaluate(() => history.length);
  for (const n of [0, 1, 2]) {
    await openers(widget).nth(n).click();
    await expect(dialog(page)).toBeVisible();
    await expect.poll(() => fragment(page)).toContain('session:');
    await page.keyboard.press('Escape');
    await stands(page, '');
  }
  await expect.poll(() => page.evaluate(() => history.length)).toBe(steps + 1);
});

test('a session that does not exist opens nothing', async ({ page, open, data, complaints }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  await follow(page, '#city:programme=session:nowhere,track:nothing');
  await reach(widget, 'ready');
  await expect(openers(widget).first()).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  await expect.poll(() => fragment(page)).toBe('city:programme=session:nowhere,track:nothing');
  expect(complaints).toEqual([]);
});

test('any nonsense in the address is let be', async ({ page, open, data, complaints }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  for (const hash of ['#%', '#city:', '#city:=', '#city:programme', '#city:programme=', '#city:programme=%E0%A4%A,view:%00', '#?&?&=&city:programme=,,:,']) {
    await follow(page, hash);
    await reach(widget, 'ready');
    await expect(openers(widget).first()).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

test.describe('two widgets on a page', () => {
  for (const [name, one, other, words] of [
    ['by their ids', { id: 'spring' }, { id: 'näxt/2' }, ['city:spring=', 'city:n%C3%A4xt%2F2=']],
    ['without ids', {}, {}, ['city:programme=', 'city:programme-2=']],
  ]) {
    test(`are told apart, ${name}`, async ({ page, open, data }) => {
      await open(council(data, one) + council(data, other));
      const [first, second] = [page.locator('city-programme').first(), page.locator('city-programme').last()];
      await reach(first, 'ready');
      await reach(second, 'ready');
      await search(second).fill('shade');
      await stands(page, `${words[1]}query:shade`);
      await search(first).fill('heat');
      await stands(page, `${words[1]}query:shade&${words[0]}query:heat`);
      await page.reload();
      await expect(search(first)).toHaveValue('heat');
      await expect(search(second)).toHaveValue('shade');
      await search(second).fill('');
      await stands(page, `${words[0]}query:heat`);
      await day(first, 'Sat').click();
      await page.goBack();
      await expect(day(first, 'All days')).toHaveAttribute('aria-pressed', 'true');
      await expect(search(second)).toHaveValue('');
    });
  }
});

test.describe('the page’s own fragment', () => {
  const BODY = '<p><a href="#venue">Venue</a></p>';
  const END = '<h2 id="venue" style="margin-top:3000px">Venue</h2>';

  for (const own of ['section-2', '/router/path', '/route?x=1', '!/deep/link', 'page=2&lang=en', 'a%20b?c=%26d', ':~']) {
    test(`stays as it is: #${own}`, async ({ page, open, data }) => {
      const widget = await open(council(data));
      await reach(widget, 'ready');
      await follow(page, `#${own}`);
      await reach(widget, 'ready');
      await search(widget).fill('shade');
      await expect.poll(() => fragment(page)).toContain('query:shade');
      await expect.poll(async () => (await fragment(page)).startsWith(own)).toBe(true);
      await page.reload();
      await expect(search(widget)).toHaveValue('shade');
      await search(widget).fill('');
      await stands(page, own);
    });
  }

  test('a link within the page goes where it leads, and nothing chosen is lost', async ({ page, open, data }) => {
    const widget = await open(BODY + council(data) + END);
    await reach(widget, 'ready');
    await search(widget).fill('shade');
    await stands(page, 'city:programme=query:shade');
    await page.getByRole('link', { name: 'Venue', exact: true }).click();
    await stands(page, 'venue');
    await expect(page.locator('#venue')).toBeInViewport();
    await expect(search(widget)).toHaveValue('shade');
    // And nothing is written over it until something is chosen again.
    await widget.evaluate((element) => element.refresh());
    await reach(widget, 'ready');
    await expect.poll(() => fragment(page)).toBe('venue');
    await search(widget).fill('shad');
    await stands(page, 'venue?city:programme=query:shad');
    await page.goBack();
    await stands(page, 'city:programme=query:shade');
    await expect(search(widget)).toHaveValue('shade');
  });

  test('the page may choose through the address, and take the choice away', async ({ page, open, data }) => {
    const widget = await open(council(data));
    await reach(widget, 'ready');
    await page.evaluate(() => (location.hash = '#city:programme=session:shade'));
    await expect(dialog(page)).toBeVisible();
    await page.evaluate(() => (location.hash = ''));
    await expect(dialog(page)).toHaveCount(0);
    await page.evaluate(() => (location.hash = '#city:programme=view:speakers'));
    await expect(view(widget, 'Speakers')).toHaveAttribute('aria-current', 'true');
    await page.evaluate(() => (location.hash = ''));
    await expect(view(widget, 'List')).toHaveAttribute('aria-current', 'true');
  });

  test('a router of the page is not called, and keeps its state', async ({ page, open, data }) => {
    const router = `<script>
      if (!location.hash) history.replaceState({ key: 'host', position: 3 }, '', '#/route?x=1');
      window.routed = [];
      addEventListener('hashchange', () => routed.push(location.hash));
      addEventListener('popstate', () => routed.push('popstate'));
    </script>`;
    const widget = await open(router + council(data));
    await reach(widget, 'ready');
    await search(widget).fill('shade');
    await stands(page, '/route?x=1&city:programme=query:shade');
    await openers(widget).first().click();
    await stands(page, '/route?x=1&city:programme=query:shade,session:shade');
    await page.keyboard.press('Escape');
    await stands(page, '/route?x=1&city:programme=query:shade');
    await day(widget, 'Sat').click();
    await stands(page, '/route?x=1&city:programme=day:sat,query:shade');
    await expect.poll(() => page.evaluate(() => [window.routed, history.state])).toEqual([[], { key: 'host', position: 3 }]);
    // A router that writes its parameters anew leaves ours readable.
    await page.evaluate(() => {
      const [path, query] = location.hash.slice(1).split('?');
      const parameters = new URLSearchParams(query);
      parameters.set('x', '2');
      location.hash = `#${path}?${parameters}`;
    });
    await expect.poll(() => fragment(page)).toContain('x=2');
    await expect(search(widget)).toHaveValue('shade');
    await page.reload();
    await expect(search(widget)).toHaveValue('shade');
    await expect(day(widget, 'Sat')).toHaveAttribute('aria-pressed', 'true');
  });

  test('a page with a base keeps its address', async ({ page, open, data }) => {
    const widget = await open(council(data), { head: `<base href="https://example.org/elsewhere/"><script type="module" src="${data.origin}/v1/city-widgets.js"></script>` });
    await reach(widget, 'ready');
    const before = page.url();
    await search(widget).fill('shade');
    await stands(page, 'city:programme=query:shade');
    expect(page.url()).toBe(`${before}#city:programme=query:shade`);
  });
});

test.describe('a link to something far down the page', () => {
  const FAR = '<div style="height:4000px">Much else</div>';

  test('scrolls there', async ({ page, open, data }) => {
    const widget = await open(FAR + council(data, { loading: 'eager' }) + FAR);
    await reach(widget, 'ready');
    await follow(page, '#city:programme=day:2027-03-27');
    await reach(widget, 'ready');
    await expect(days(widget)).toBeInViewport();
  });

  test('need not be near to be loaded', async ({ page, open, data }) => {
    const widget = await open(FAR + council(data) + FAR);
    await follow(page, '#city:programme=session:shade');
    await reach(widget, 'ready');
    await expect(dialog(page).getByRole('heading', { name: 'Shade for schools' })).toBeVisible();
  });

  test('does not, where no place in the programme is meant, or the visitor has scrolled', async ({ page, open, data }) => {
    const endpoint = data.give(await (await page.request.get(`${data.origin}/fixtures/council.json`)).json());
    const widget = await open(FAR + tag({ src: endpoint.url, 'deep-links': '', loading: 'eager' }) + FAR);
    await reach(widget, 'ready');
    await follow(page, '#city:programme=query:shade');
    await reach(widget, 'ready');
    await expect(search(widget)).toHaveValue('shade');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const answer = endpoint.hold();
    await follow(page, '#city:programme=day:2027-03-27');
    await page.evaluate(() => scrollTo(0, 300));
    answer();
    await reach(widget, 'ready');
    await expect(day(widget, 'Sat')).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(300);
  });
});

test('the author’s attributes are no choice of the visitor', async ({ page, open, data }) => {
  const widget = await open(council(data, { day: '2027-03-28', view: 'speakers' }));
  await reach(widget, 'ready');
  await expect(view(widget, 'Speakers')).toHaveAttribute('aria-current', 'true');
  await expect.poll(() => fragment(page)).toBe('');
  await view(widget, 'List').click();
  await stands(page, 'city:programme=view:list');
  await day(widget, 'All days').click();
  await stands(page, 'city:programme=view:list,day:');
  const steps = await page.evaluate(() => history.length);
  await widget.evaluate((element) => (element.view = 'list'));
  await stands(page, 'city:programme=day:');
  await expect.poll(() => page.evaluate(() => history.length)).toBe(steps);
  await page.reload();
  await expect(day(widget, 'All days')).toHaveAttribute('aria-pressed', 'true');
});

test('switched off, it leaves the address as it is', async ({ page, open, data }) => {
  const widget = await open(council(data));
  await reach(widget, 'ready');
  await search(widget).fill('shade');
  await stands(page, 'city:programme=query:shade');
  await widget.evaluate((element) => (element.deepLinks = false));
  await search(widget).fill('heat');
  await expect.poll(() => rows(widget)).not.toEqual(['shade']);
  await expect.poll(() => fragment(page)).toBe('city:programme=query:shade');
  await widget.evaluate((element) => (element.deepLinks = true));
  await expect(search(widget)).toHaveValue('shade');
});

test.describe('a real programme', () => {
  test.skip(!hasCorpus, NO_CORPUS);

  test('any session of it opens by its link', async ({ page, open, data }) => {
    const { conference } = readCorpus('programme', CONGRESS).schedule;
    const talks = Object.values(conference.days.at(-1).rooms).flat();
    const talk = talks.at(-1);
    const widget = await open(tag({ src: `${data.origin}/corpus/programme/${CONGRESS}`, 'deep-links': '' }));
    await reach(widget, 'ready');
    await follow(page, `#city:programme=session:${encodeURIComponent(talk.guid)}`);
    await reach(widget, 'ready');
    await expect(dialog(page).getByRole('heading').first()).toHaveText(talk.title.trim());
    await page.keyboard.press('Escape');
    await stands(page, '');
  });
});
