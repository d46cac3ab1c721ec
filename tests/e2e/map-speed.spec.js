// <city-project-map> with fifty thousand projects: what it makes, and which work costs more than which. Times are only
// compared with each other, as the machine is not known.

import { NO_CORPUS, hasCorpus } from './support/corpus.js';
import { control, listed, marks, metres, placed, tag } from './support/map.js';
import { expect, test } from './support/test.js';
import { heard, reach, search, status, weight } from './support/widget.js';

test.skip(!hasCorpus, NO_CORPUS);

/** How long something takes until a state of the widget is seen, in the page's own time. */
const timed = (widget, work) =>
  widget.evaluate(async (element, source) => {
    const start = performance.now();
    await new Function('element', `return (${source})(element)`)(element);
    await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    return performance.now() - start;
  }, String(work));

for (const mode of ['clusters', 'dots']) {
  test(`fifty thousand addresses as ${mode} @slow`, async ({ page, open, data }) => {
    test.setTimeout(180_000);
    const src = `${data.origin}/corpus/map/linz-addresses-50k.geojson`;
    const widget = await open(tag({ mode, 'max-bytes': '60000000' }));
    const load = await timed(widget, `async (element) => { element.src = ${JSON.stringify(src)}; element.loading = 'eager'; await element.ready; }`);
    await reach(widget, 'ready');
    await expect(widget.locator('.scale')).toBeVisible();
    if (mode === 'clusters') await placed(widget);
    const [{ counts }] = await heard(page, 'city-load');
    expect(counts.sites).toBe(50_000);
    const press = (name) => timed(widget, `(element) => element.shadowRoot.querySelector('[aria-label="${name}"]').click()`);
    const far = await metres(widget);
    const steps = [];
    // A first one has work to do that is kept for the others.
    await press('Zoom in');
    for (let n = 0; n < 6; n++) {
      steps.push(await press(n < 3 ? 'Zoom in' : 'Zoom out'));
      const count = await marks(widget).count();
      expect(count).toBeLessThanOrEqual(300);
      if (mode === 'dots') expect(count).toBe(0);
    }
    expect(await metres(widget)).toBeLessThan(far);
    expect(await weight(widget), 'the document stays small').toBeLessThan(4000);
    const typical = steps.sort((a, b) => a - b)[3];
    expect(typical, `a step of the zoom (${Math.round(typical)} ms) against reading the data (${Math.round(load)} ms)`).toBeLessThan(load / 2);
    await control(widget, 'Show all places').click();
    await search(widget).fill('road 7');
    await expect(status(widget)).toHaveText(/^[\d,]+ of 50,000 projects$|No project matches/);
    expect((await listed(widget)).length).toBeLessThanOrEqual(100);
    // Once the words of all are known, a further search is short beside reading.
    const again = await timed(widget, `(element) => { element.query = 'road'; }`);
    expect(again, `a search (${Math.round(again)} ms) against reading the data (${Math.round(load)} ms)`).toBeLessThan(load);
  });
}

test('fifty thousand cost a step of the zoom little more than ten thousand @slow', async ({ open, data }) => {
  test.setTimeout(180_000);
  const typical = async (file) => {
    const widget = await open(tag({ src: `${data.origin}/corpus/map/${file}`, 'max-bytes': '60000000', center: '-36.85,174.76', zoom: '10' }));
    await reach(widget, 'ready');
    await expect(widget.locator('.scale')).toBeVisible();
    const steps = [];
    for (let n = 0; n < 8; n++) steps.push(await timed(widget, `(element) => element.shadowRoot.querySelector('[aria-label="Zoom ${n % 2 ? 'out' : 'in'}"]').click()`));
    return steps.slice(2).sort((a, b) => a - b)[2];
  };
  const few = await typical('linz-addresses-10k.geojson');
  const many = await typical('linz-addresses-50k.geojson');
  expect(many, `${Math.round(few)} ms and ${Math.round(many)} ms`).toBeLessThan(few * 8 + 20);
});
