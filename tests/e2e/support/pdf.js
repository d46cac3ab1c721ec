// What stands on the pages of a PDF that Chromium has made: each run of text with its place.
//
// Enough of the format for that and no more: objects in the open, streams deflated, fonts with a table back to text.

import { inflateSync } from 'node:zlib';

/**
 * @typedef {{text: string, x: number, y: number, size: number}} Run from the top left corner, in points
 * @param {Buffer} file
 * @returns {Run[][]} by page
 */
export function pagesOf(file) {
  const objects = read(file);
  const reference = (text, name) => new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(text)?.[1];
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  return pages.map(({ head }) => {
    const resources = objects.get(reference(head, 'Resources'))?.head || head;
    const fonts = new Map();
    for (const [, list] of resources.matchAll(/\/Font\s*<<([^>]*)>>/g)) {
      for (const [, name, id] of list.matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
        const table = objects.get(reference(objects.get(id).head, 'ToUnicode'));
        fonts.set(name, table ? unicode(table.stream) : new Map());
      }
    }
    const height = Number(/\/MediaBox\s*\[[\d.]+ [\d.]+ [\d.]+ ([\d.]+)\]/.exec(head)?.[1]);
    return runs(objects.get(reference(head, 'Contents')).stream, fonts, height);
  });
}

/** Letters and digits alone: lines are broken and hyphenated anywhere. */
export const letters = (text) => text.normalize('NFKC').replace(/[^\p{Script=Latin}\d]/gu, '');

/** All text of some runs. */
export const textOf = (found) => found.map(({ text }) => text).join('');

function read(file) {
  const text = file.toString('latin1');
  const objects = new Map();
  for (const { 1: id, index } of text.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)) {
    const end = text.indexOf('endobj', index);
    const at = text.indexOf('stream', index);
    const open = at > 0 && at < end && !text.slice(index, at).includes('endobj');
    const head = text.slice(index, open ? at : end);
    let stream = '';
    if (open) {
      const start = at + 6 + (text[at + 6] === '\r' ? 2 : 1);
      const length = Number(/\/Length\s+(\d+)/.exec(head)?.[1]);
      const bytes = file.subarray(start, start + length);
      stream = (/FlateDecode/.test(head) ? inflateSync(bytes) : bytes).toString('latin1');
    }
    objects.set(id, { head, stream });
  }
  return objects;
}

/** A font's table: glyph to text. */
function unicode(table) {
  const map = new Map();
  const text = (hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, to] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) map.set(parseInt(glyph, 16), text(to));
  }
  for (const [, block] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first, last, to] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let glyph = parseInt(first, 16); glyph <= parseInt(last, 16); glyph++) {
        map.set(glyph, String.fromCodePoint(text(to).codePointAt(0) + glyph - parseInt(first, 16)));
      }
    }
  }
  return map;
}

const times = ([a, b, c, d, e, f], [g, h, i, j, k, l]) => [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];

function runs(content, fonts, height) {
  const found = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  const saved = [];
  let line = matrix;
  let font = new Map();
  let size = 0;
  let operands = [];
  const show = (hexes) => {
    const [, , , d, x, y] = times(line, matrix);
    const text = hexes.flatMap((hex) => (hex.match(/.{4}/g) || []).map((glyph) => font.get(parseInt(glyph, 16)) ?? '\ufffd')).join('');
    if (text) found.push({ text, x, y: height - y, size: Math.abs(size * d) });
  };
  for (const [token] of content.matchAll(/\[[^\]]*\]|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\)])*\)|\/[\w.]+|[-+]?[\d.]+|[A-Za-z'"*]+/g)) {
    const numbers = operands.map(Number);
    if (token === 'q') saved.push(matrix);
    else if (token === 'Q') matrix = saved.pop() || matrix;
    else if (token === 'cm') matrix = times(numbers.slice(-6), matrix);
    else if (token === 'BT') line = [1, 0, 0, 1, 0, 0];
    else if (token === 'Tm') line = numbers.slice(-6);
    else if (token === 'Td') line = times([1, 0, 0, 1, ...numbers.slice(-2)], line);
    else if (token === 'Tf') [font, size] = [fonts.get(operands.at(-2).slice(1)) || new Map(), numbers.at(-1)];
    else if (token === 'Tj' || token === 'TJ') show([...operands.at(-1).matchAll(/<([0-9A-Fa-f\s]*)>/g)].map(([, hex]) => hex.replace(/\s/g, '')));
    else {
      operands.push(token);
      continue;
    }
    operands = [];
  }
  return found;
}
