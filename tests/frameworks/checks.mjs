// The sixteen checks of custom-elements-everywhere, on <city-programme>: that a framework shows the element with and
// without children, sets attributes and properties of each type, and hears events.

/** @param {import('playwright-core').Page} page */
const driver = (page) => ({
  set: (patch) => page.evaluate((what) => window.app.set(what), patch),
  /** Waits until a question about the element is answered with true. */
  until: (question, argument) =>
    page.waitForFunction(
      ([text, given]) => {
        const element = document.querySelector('city-programme');
        return new Function('element', 'given', `return ${text}`)(element, given);
      },
      [question, argument],
      { timeout: 10_000 },
    ),
  listen: (name, ready) =>
    page.waitForFunction(([event, question]) => new Function('heard', `return ${question}`)(window.told?.[event] || []), [name, ready], {
      timeout: 10_000,
    }),
  widget: page.locator('city-programme'),
});

const rows = (...titles) => ({
  schemaVersion: '1.0',
  kind: 'Programme',
  data: { name: 'Another day', sessions: titles.map((title) => ({ id: title, title })) },
});

/** Name as in custom-elements-everywhere, and what is done. @type {[string, (app: ReturnType<typeof driver>) => Promise<unknown>][]} */
export const checks = [
  ['no children: displays the element', async ({ set, until }) => {
    await set({ label: '' });
    await until(`element && element.childElementCount === 0 && element.shadowRoot.querySelector('[part~=session]')`);
  }],
  ['children: contents in the shadow root', ({ until }) =>
    until(`element.querySelector('a') && element.shadowRoot.querySelector('[part~=session-title]').textContent.includes('The first session')`)],
  ['children: light children that are rendered again', async ({ set, until, widget }) => {
    await widget.evaluate((element) => (window.same = element));
    await set({ label: 'Another label' });
    await until(`element === window.same && element.querySelector('a').textContent === 'Another label'`);
  }],
  ['children: hidden and shown', async ({ set, until }) => {
    await set({ shown: false });
    await until(`element === null`);
    await set({ shown: true });
    await until(`element.querySelector('a') && element.shadowRoot.querySelector('[part~=session]')`);
  }],
  ['boolean', async ({ set, until }) => {
    await set({ debug: true });
    await until(`element.debug === true`);
    await set({ debug: false });
    await until(`element.debug === false`);
  }],
  ['number', async ({ set, until }) => {
    await set({ level: 4 });
    await until(`element.headingLevel === 4 && element.shadowRoot.querySelector('[part~=heading]').matches('h4,[aria-level="4"]')`);
  }],
  ['string', async ({ set, until }) => {
    await set({ view: 'now' });
    await until(`element.view === 'now'`);
  }],
  ['a listener by addEventListener', ({ until }) => until(`window.byHand?.[0].sessions === 1`)],
  ['array as property', async ({ set, until }) => {
    await set({ data: [{ id: 'x', title: 'Out of an array', start: '2026-06-10T09:00' }] });
    await until(`element.state === 'ready' && element.data?.data.sessions?.[0].title === 'Out of an array'`);
  }],
  ['object as property', async ({ set, until }) => {
    await set({ data: rows('Out of an object') });
    await until(`element.state === 'ready' && element.data?.data.sessions?.[0].title === 'Out of an object'`);
    await set({ fields: { title: '/name' } });
    await until(`element.fields?.title === '/name'`);
  }],
  ['camelCase property', async ({ set, until }) => {
    await set({ zone: 'visitor' });
    await until(`element.timeZone === 'visitor'`);
  }],
  ['declarative: city-load', ({ listen }) => listen('city-load', `heard[0]?.sessions === 1`)],
  ['declarative: city-error', async ({ set, listen }) => {
    await set({ data: { schemaVersion: '9.0', kind: 'Programme', data: {} } });
    await listen('city-error', `heard[0] === 'format'`);
  }],
  ['declarative: city-select', async ({ widget, listen }) => {
    await widget.locator('.opener').first().click();
    await listen('city-select', `heard[0] === 'one'`);
  }],
  ['declarative: city-filter', async ({ widget, listen }) => {
    await widget.getByRole('searchbox').fill('first');
    await listen('city-filter', `heard.at(-1) === 'first'`);
  }],
  ['declarative: city-favourite', async ({ widget, listen }) => {
    await widget.locator('.star').first().click();
    await listen('city-favourite', `heard[0] === true`);
  }],
];

/** Runs each check on a fresh page; gives what failed, by the check's name. */
export async function runChecks(browser, address) {
  const results = [];
  for (const [name, check] of checks) {
    const page = await browser.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    try {
      await page.goto(address);
      const app = driver(page);
      await app.until(`window.app && element?.shadowRoot?.querySelector('[part~=session]')`);
      await check(app);
      results.push([name, problems[0]]);
    } catch (error) {
      const seen = await page.evaluate(() => {
        const element = document.querySelector('city-programme');
        return element ? `${element.state} ${JSON.stringify(element.error)} ${element.outerHTML.slice(0, 200)}` : document.body.textContent.slice(0, 200);
      });
      results.push([name, [String(error).split('\n')[0], seen, ...problems].join('; ')]);
    } finally {
      await page.close();
    }
  }
  return results;
}
