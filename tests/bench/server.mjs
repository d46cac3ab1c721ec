// A server on this machine that sends what it was given, compressed beforehand as a content network would have it.

import { createServer } from 'node:http';
import { brotliCompress, constants } from 'node:zlib';
import { promisify } from 'node:util';

const compress = promisify(brotliCompress);

/**
 * One file of a site.
 * @typedef {object} File
 * @property {string} type its media type
 * @property {string | Buffer} body
 * @property {boolean} [data] sessions, and not code
 */

/**
 * Serves files by path. Whatever else is asked for is not found.
 * @param {Record<string, File>} files
 */
export async function startServer(files) {
  /** @type {Map<string, {type: string, sent: Buffer, data: boolean}>} */
  const ready = new Map();
  for (const [path, { type, body, data = false }] of Object.entries(files)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    ready.set(path, { type, sent: await compress(body, { params }), data });
  }

  /** Bytes of bodies since the last `forget`. */
  const sent = { code: 0, data: 0, missing: /** @type {string[]} */ ([]) };

  const server = createServer((request, response) => {
    const path = new URL(request.url || '/', 'http://here').pathname;
    const file = ready.get(path);
    if (!file) {
      // Browsers ask for an icon unasked.
      if (path !== '/favicon.ico') sent.missing.push(path);
      return void response.writeHead(404, { 'content-type': 'text/plain' }).end();
    }
    sent[file.data ? 'data' : 'code'] += file.sent.length;
    response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'br', 'content-length': file.sent.length });
    response.end(file.sent);
  });
  await new Promise((then) => server.listen(0, '127.0.0.1', () => then(undefined)));

  return {
    origin: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
    sent,
    forget: () => Object.assign(sent, { code: 0, data: 0, missing: [] }),
    async close() {
      server.closeAllConnections();
      await new Promise((then) => server.close(then));
    },
  };
}
