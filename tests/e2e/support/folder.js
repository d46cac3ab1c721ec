// A folder as part of a server.

import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Answers with the file at `path` below `folder`.
 * @param {import('node:http').ServerResponse} response
 * @param {Record<string, string>} headers
 */
export async function sendFile(response, folder, path, headers = {}) {
  const inside = normalize('/' + decodeURIComponent(path));
  const body = folder && (await readFile(join(folder, inside)).catch(() => undefined));
  const type = TYPES[extname(inside)] || 'application/octet-stream';
  response.writeHead(body ? 200 : 404, { 'content-type': body ? type : 'text/plain', ...headers }).end(body);
}
