// What is seen of <city-project-map>, and projects to show on it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { root } from './paths.js';
import { element } from './widget.js';

export const FALLBACK = '<a href="https://example.org/projects">Climate projects of the cities</a>';

/** A tag with fallback. @param {Record<string, string>} attributes */
export const tag = (attributes = {}, inside = FALLBACK) => element('city-project-map', attributes, inside);

/** A document around features. */
export const collection = (features, rest = {}, envelope = {}) => ({
  schemaVersion: '1.0', kind: 'ProjectCollection', id: 'projects', lang: 'en', ...envelope,
  data: { type: 'FeatureCollection', ...rest, features },
});

/** A feature with one place, or none. @param {[number, number] | null} at longitude, latitude */
export const feature = (id, name, at, properties = {}) => ({
  type: 'Feature', id, geometry: at && { type: 'Point', coordinates: at }, properties: { name, ...properties },
});

const fixture = (name) => readFileSync(join(root, 'tests/fixtures/projects', `${name}.json`), 'utf8');

/**
 * Eleven projects around the Baltic in thirteen records: three near each other, three at one place, one at three
 * places, one nowhere, and three alone.
 */
export const BALTIC = JSON.parse(fixture('baltic')).data.features;
export const baltic = (rest = {}) => collection(BALTIC, { name: 'Projects around the Baltic', ...rest });
/** The same without the one of three places: each mark then stands for as many projects as places. */
export const single = () => collection(BALTIC.filter(({ id }) => id !== 'network'));

/** Many projects in a lattice around a place, in four themes. */
export const lattice = (count, [lon, lat] = [10, 50], step = 0.5) =>
  Array.from({ length: count }, (_, n) => {
    const side = Math.ceil(Math.sqrt(count));
    return feature(`p${n}`, `Project ${n}`, [lon + step * (n % side), lat + step * Math.floor(n / side)], { themes: [`Theme ${n % 4}`], cities: [`City ${n % 7}`] });
  });

/** A project with every field that the model has. @param {string} address what links begin with */
export const complete = (address) => JSON.parse(fixture('complete').replaceAll('https://example.org', address));

export const marks = (widget) => widget.locator('.mark');
/** Of each mark its name, how many projects it stands for, the id of a single one, and its colours with their shares. */
export const marked = (widget) =>
  marks(widget).evaluateAll((found) =>
    found.map((mark) => ({
      name: mark.getAttribute('aria-label'),
      count: Number(mark.querySelector('.number')?.textContent ?? 1),
      id: mark.dataset.id,
      shares: Object.fromEntries([...mark.querySelectorAll('.donut circle')].map((arc) => [arc.getAttribute('class'), Math.round(parseFloat(arc.getAttribute('stroke-dasharray')))])),
      colour: mark.querySelector(':scope > span')?.className,
    })),
  );
/** How many projects the marks stand for. */
export const standFor = async (widget) => (await marked(widget)).reduce((sum, { count }) => sum + count, 0);
/** Waits until the map has drawn its marks. */
export const placed = (widget) => expect(marks(widget)).not.toHaveCount(0);

/** The ids of the rows, from top to bottom; of those on the map, or of the shelf. */
export const listed = (widget, shelf = false) =>
  widget.locator(shelf ? '.shelf [part=project]' : '.rows [part=project]').evaluateAll((rows) => rows.map((row) => row.dataset.id));
export const row = (widget, id) => widget.locator(`.side [part=project][data-id="${id}"]`);
export const opener = (widget, id) => row(widget, id).locator('.opener');
export const themes = (widget) => widget.getByRole('list', { name: 'Themes' });
export const theme = (widget, name) => widget.locator('.theme').filter({ hasText: name });
export const control = (widget, name) => widget.getByRole('button', { name, exact: true });
export const dialog = (page) => page.getByRole('dialog');
export const view = (widget) => widget.locator('.view');

/** Where a mark is in the map, in whole pixels from the top left. */
export const whereIs = (mark) => mark.evaluate((element) => [parseFloat(element.style.left), parseFloat(element.style.top)].map(Math.round));
/** How far the map is drawn, which tells whether it moved: its scale in words, and where its marks are. */
export const scene = (widget) =>
  widget.evaluate(({ shadowRoot }) => ({
    scale: shadowRoot.querySelector('.scale')?.textContent,
    marks: [...shadowRoot.querySelectorAll('.mark')].map((mark) => [mark.getAttribute('aria-label'), mark.style.left, mark.style.top].join(' ')).sort(),
  }));
/** The metres that the scale's bar stands for, for each CSS pixel: falls when the map comes nearer. */
export const metres = (widget) =>
  widget.evaluate(({ shadowRoot }) => {
    const [, number, unit] = shadowRoot.querySelector('.scale .hidden').textContent.match(/([\d.,]+)\s*(k?m)/);
    return (Number(number.replaceAll(',', '')) * (unit === 'km' ? 1000 : 1)) / parseFloat(shadowRoot.querySelector('.bar').style.inlineSize);
  });

/** What holds the focus within the widget: its name, or its words. */
export const focused = (widget) =>
  widget.evaluate(({ shadowRoot }) => {
    const active = shadowRoot.activeElement;
    return active && (active.getAttribute('aria-label') ?? active.textContent.trim());
  });

/** The file that the save button gives, of one of two kinds. */
export async function file(page, widget, kind) {
  await control(widget, 'Save the map').click();
  const [download] = await Promise.all([page.waitForEvent('download'), control(widget, kind).click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}
/** The map as a drawing. */
export async function saved(page, widget) {
  const { name, bytes } = await file(page, widget, 'As a drawing (SVG)');
  return { name, svg: bytes.toString() };
}

/** Hears what is written on canvases and what images are drawn, from the next page on. */
export const listenToCanvases = (page) =>
  page.addInitScript(() => {
    const { fillText, drawImage } = CanvasRenderingContext2D.prototype;
    const width = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'width');
    window.written = new Map();
    // A canvas forgets what was on it when it is given a size.
    Object.defineProperty(HTMLCanvasElement.prototype, 'width', { ...width, set(value) { window.written.set(this.className, []); width.set.call(this, value); } });
    const hear = (context, what) => window.written.set(context.canvas.className, [...(window.written.get(context.canvas.className) ?? []), what]);
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
      const size = parseFloat(this.font.match(/([\d.]+)px/)[1]);
      hear(this, { text, x, y, width: this.measureText(text).width, height: size, font: this.font, fill: this.fillStyle });
      return fillText.call(this, text, x, y, ...rest);
    };
    CanvasRenderingContext2D.prototype.drawImage = function (image, ...rest) {
      hear(this, { image: [image.width, image.height], at: rest });
      return drawImage.call(this, image, ...rest);
    };
  });
/** What is on the canvas of a class now. */
export const onCanvas = (page, name) => page.evaluate((name) => window.written?.get(name) ?? [], name);
/** The names on the map. */
export const named = async (page) => (await onCanvas(page, 'names')).map(({ text }) => text);
