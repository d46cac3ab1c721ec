// What is seen of a widget, and how to handle it.

import { expect } from '@playwright/test';

export const FALLBACK = '<a href="https://example.org/programme">Programme of the conference</a>';

/** The tag of an element. @param {Record<string, string>} attributes */
export const element = (kind, attributes, inside) => {
  const text = (value) => String(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${text(value)}"`);
  return `<${kind}${list.join('')}>${inside}</${kind}>`;
};

/** A tag with fallback. @param {Record<string, string>} attributes */
export const tag = (attributes = {}, inside = FALLBACK) => element('city-programme', attributes, inside);

/** Waits for a state. */
export const reach = (widget, state) => expect(widget).toHaveJSProperty('state', state, { timeout: 20_000 });

/** Details of the events of one type that the page has heard. */
export const heard = (page, type) =>
  page.evaluate((wanted) => window.heard.filter((event) => event.type === wanted).map((event) => event.detail), type);

/** The last such detail, once there is one that fits. */
export const lastHeard = (page, type, expected) =>
  expect.poll(async () => (await heard(page, type)).at(-1), { message: `last ${type}` }).toEqual(expected);

/** How many elements the shadow root holds. */
export const weight = (widget) => widget.evaluate((element) => element.shadowRoot.querySelectorAll('*').length);

/** The line that says how many sessions there are. */
export const status = (widget) => widget.locator('[part=status]').first();
export const search = (widget) => widget.getByRole('searchbox');
export const openers = (widget) => widget.locator('.opener');

/** A filter by its name, with the filters opened. */
export async function filter(widget, name) {
  const opener = widget.getByRole('button', { name: 'Filters', exact: true });
  const choice = widget.getByRole('combobox', { name, exact: true });
  await expect(opener.or(choice).first()).toBeVisible();
  // What is chosen from outside opens them too, and their code has to come.
  await expect(async () => {
    if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click();
    await expect(choice).toBeVisible({ timeout: 2000 });
  }).toPass();
  return choice;
}

/** The ids of the rows that are rendered, from top to bottom. */
export const rows = (widget) => widget.locator('[part=session]').evaluateAll((found) => found.map((row) => row.dataset.id));

/** The `data-id` of the row that holds the focus. */
export const focusedId = (page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.closest('[data-id]')?.dataset.id;
  });

/** Lets the browser draw twice: observers have then been told of what moved. */
export const drawn = (page) =>
  page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then)))));

/** Waits until the browser has nothing to do, which on a busy machine it never says: what was begun has been done. */
export const idle = (page) =>
  page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestIdleCallback(() => setTimeout(then), { timeout: 1000 }))));

/** Waits for another answer of a site, after which the page has had those that were sent before. */
export const answered = (page, site) => page.evaluate((url) => fetch(url).then((answer) => answer.text()), `${site.origin}/fixtures/announced.json`);

/** How `ready` has settled: `{model}` or `{code}`. */
export const settled = (widget) =>
  widget.evaluate((element) =>
    element.ready.then((model) => ({ kind: model?.kind }), (error) => ({ code: error.code, message: error.message, status: error.status })),
  );

/**
 * What is wider than its place: the page, a widget, or something in it. A widget contains its layout, so what sticks out
 * of it can't even be scrolled to, and the page does not notice.
 */
export const sideways = (page) =>
  page.evaluate(() => {
    const wide = (element) => element.scrollWidth > element.clientWidth + 1;
    const found = [document.documentElement].filter(wide);
    for (const widget of document.querySelectorAll('city-programme, city-profile, city-project-map')) {
      found.push(...[widget, ...widget.shadowRoot.querySelectorAll('.frame, dialog[open], [part=session], [part=toolbar], [part~=card], .cities, .legend:not(.long), .map, .under, .side, [part=project]')].filter(wide));
    }
    return found.map((element) => `${element.localName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`);
  });

/** Whether the opener with the focus is seen: inside the window, and not below a heading that sticks to its top. */
export const focusIsSeen = (widget) =>
  widget.evaluate(({ shadowRoot }) => {
    const opener = shadowRoot.activeElement;
    const { left, top, bottom } = opener.getBoundingClientRect();
    return shadowRoot.elementFromPoint(left + 4, (top + bottom) / 2)?.closest('.opener') === opener;
  });
