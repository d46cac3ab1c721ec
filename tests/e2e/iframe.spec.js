// The page for sites that allow only iframes.

import { expect, test } from './support/test.js';
import { openers, reach } from './support/widget.js';

const address = (data, query) => `${data.origin}/v1/iframe.html?${new URLSearchParams(query)}`;
const council = (data) => `${data.origin}/fixtures/council.json`;

/** The lines that the documentation gives for the page around. */
const parent = (src, origin) => `<iframe id="programme" src="${src.replaceAll('&', '&amp;')}" title="Programme" width="100%" height="300"></iframe>
<script>
  window.posted = [];
  addEventListener('message', (event) => {
    const frame = document.getElementById('programme');
    if (event.origin !== '${origin}' || event.source !== frame.contentWindow) return;
    window.posted.push(event.data);
    if (event.data.type === 'city-widgets:height' && event.data.id === 'programme') frame.style.height = event.data.height + 'px';
  });
</script>`;

test('shows the widget and grows to its height', async ({ page, open, data, complaints }) => {
  await open(parent(address(data, { widget: 'programme', src: council(data), lang: 'de', id: 'programme' }), data.origin), { head: '' });
  const frame = page.frameLocator('#programme');
  await reach(frame.locator('city-programme'), 'ready');
  await expect(frame.locator('city-programme')).toHaveAttribute('lang', 'de');
  const heights = () => page.evaluate(() => [document.getElementById('programme').clientHeight, window.posted.at(-1)?.height]);
  await expect.poll(async () => (await heights())[0]).toBeGreaterThan(400);
  await expect.poll(async () => { const [shown, told] = await heights(); return shown === told; }).toBe(true);
  await page.setViewportSize({ width: 340, height: 700 });
  await expect.poll(async () => { const [shown, told] = await heights(); return shown === told; }).toBe(true);
  expect(await page.evaluate(() => window.posted.every((one) => Object.keys(one).join() === 'type,id,height'))).toBe(true);
  // Nothing stands below what is seen.
  await expect.poll(() => frame.locator('body').evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  expect(complaints).toEqual([]);
});

test('is still the widget: dialog, search, and links that leave take the window', async ({ page, open, data }) => {
  await open(parent(address(data, { widget: 'programme', src: council(data), id: 'programme' }), data.origin), { head: '' });
  const widget = page.frameLocator('#programme').locator('city-programme');
  await reach(widget, 'ready');
  await openers(widget).first().click();
  await expect(page.frameLocator('#programme').getByRole('dialog')).toBeVisible();
});

test('tells its height to nobody but the origin that it was told', async ({ page, open, data, site }) => {
  const elsewhere = 'https://elsewhere.example';
  await open(parent(address(data, { src: council(data), id: 'programme', origin: elsewhere }), data.origin), { head: '' });
  await reach(page.frameLocator('#programme').locator('city-programme'), 'ready');
  expect(await page.evaluate(() => window.posted)).toEqual([]);
  await open(parent(address(data, { src: council(data), id: 'programme', origin: site.origin }), data.origin), { head: '<meta name="referrer" content="no-referrer">' });
  await expect.poll(() => page.evaluate(() => window.posted.length)).toBeGreaterThan(0);
});

for (const [name, query] of [
  ['an address that is a script', { link: 'javascript:alert(1)', src: 'javascript:alert(1)' }],
  ['handlers and styles', { onclick: 'alert(1)', onmouseover: 'alert(1)', style: 'position:fixed', srcdoc: '<p>' }],
  ['a tag of its own', { widget: 'x onerror=alert(1)' }],
  ['a widget that there is not', { widget: 'weather' }],
]) {
  test(`takes nothing but attributes from its address: ${name}`, async ({ page, data }) => {
    const alerts = [];
    page.on('dialog', (dialog) => (alerts.push(dialog.message()), dialog.dismiss()));
    page.on('pageerror', () => {});
    await page.goto(address(data, { src: council(data), label: '<img src=x onerror=alert(1)>', ...query }));
    const made = await page.locator('body > *').evaluateAll((all) => all.map((one) => ({
      tag: one.localName, names: one.getAttributeNames().filter((attribute) => !['src', 'loading', 'lang'].includes(attribute)), inside: one.querySelectorAll('img').length, href: one.querySelector('a')?.protocol,
    })));
    for (const one of made) {
      expect(one.names).toEqual([]);
      expect(one.inside).toBe(0);
      expect(['http:', undefined]).toContain(one.href);
    }
    expect(alerts).toEqual([]);
  });
}
