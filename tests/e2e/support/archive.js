// A PMTiles archive of images in plain colours, made here.

import { deflateSync, gzipSync } from 'node:zlib';

const crcs = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (bytes) => (bytes.reduce((sum, byte) => crcs[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

/** A square of one colour. @param {[number, number, number]} colour */
export function png(colour, side = 256) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3).fill(Buffer.from(colour))]);
  const lines = Buffer.concat(Array(side).fill(line));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]);
}

const varint = (number) => {
  const bytes = [];
  for (let rest = BigInt(number); ; rest >>= 7n) {
    if (rest < 128n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 127n) | 128);
  }
};

/** The place of an image on the curve, by walking it: slow, and not the reader's way. */
export function numberOf(zoom, x, y) {
  let before = 0;
  for (let z = 0; z < zoom; z++) before += 4 ** z;
  // The curve of a level is four of those of the level before, two of them turned.
  const walk = (level) => {
    if (level === 0) return [[0, 0]];
    const half = 2 ** (level - 1);
    const inner = walk(level - 1);
    return [
      ...inner.map(([a, b]) => [b, a]),
      ...inner.map(([a, b]) => [a, b + half]),
      ...inner.map(([a, b]) => [a + half, b + half]),
      ...inner.map(([a, b]) => [2 * half - 1 - b, half - 1 - a]),
    ];
  };
  return before + walk(zoom).findIndex(([a, b]) => a === x && b === y);
}

/** @param {{id: number, run: number, offset: number, length: number}[]} entries */
const directory = (entries) =>
  Buffer.from([
    ...varint(entries.length),
    ...entries.flatMap(({ id }, n) => varint(id - (n ? entries[n - 1].id : 0))),
    ...entries.flatMap(({ run }) => varint(run)),
    ...entries.flatMap(({ length }) => varint(length)),
    ...entries.flatMap(({ offset }, n) => varint(n && offset === entries[n - 1].offset + entries[n - 1].length ? 0 : offset + 1)),
  ]);

/**
 * All images of some zoom levels, each level in a colour of its own.
 * @param {{colours: [number, number, number][], leaves?: boolean, packed?: boolean, type?: number}} how
 */
export function archive({ colours, leaves = false, packed = true, type = 2 }) {
  const pack = packed ? gzipSync : (bytes) => bytes;
  const images = colours.map((colour) => png(colour));
  const entries = [];
  let offset = 0;
  let id = 0;
  for (const [zoom, image] of images.entries()) {
    // One image stands for all of a level.
    entries.push({ id, run: 4 ** zoom, offset, length: image.length });
    id += 4 ** zoom;
    offset += image.length;
  }
  let [root, below] = [entries, Buffer.alloc(0)];
  if (leaves) {
    const packs = entries.map((entry) => pack(directory([entry])));
    root = packs.map(({ length }, n) => ({ id: entries[n].id, run: 0, length, offset: packs.slice(0, n).reduce((sum, { length }) => sum + length, 0) }));
    below = Buffer.concat(packs);
  }
  const top = pack(directory(root));
  const head = Buffer.alloc(127);
  head.write('PMTiles');
  head[7] = 3;
  const data = Buffer.concat(images);
  const parts = [[127, top.length], [127 + top.length, 0], [127 + top.length, below.length], [127 + top.length + below.length, data.length]];
  parts.forEach(([from, length], n) => {
    head.writeBigUInt64LE(BigInt(from), 8 + 16 * n);
    head.writeBigUInt64LE(BigInt(length), 16 + 16 * n);
  });
  [72, 80, 88].forEach((at) => head.writeBigUInt64LE(BigInt(id), at));
  head.set([1, packed ? 2 : 1, 1, type, 0, colours.length - 1], 96);
  return Buffer.concat([head, top, below, data]);
}
