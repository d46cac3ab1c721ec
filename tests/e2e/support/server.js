// Two small servers: the site of the page, and that of the data, which is another origin.
//
// Both have the published files under /v1/, the fixtures under /fixtures/, the corpus under /corpus/, the endpoints
// that go wrong under /wrong/, and what a test gives them under /given/. Other origins may read all of it.

import { createServer } from 'node:http';
import { createServer as createPort } from 'node:net';
import { endpoints } from './endpoints.js';
import { sendFile } from './folder.js';
import { corpusFolder, dist, fixtures } from './paths.js';

/**
 * What a test lets a server say. It may be changed while the test runs.
 * @typedef {object} Answer
 * @property {string} [body]
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {Promise<unknown>} [until] the answer waits for this
 */

const folders = { v1: dist, fixtures, corpus: corpusFolder };

/** @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void} listener */
export async function listen(listener) {
  const server = createServer(listener);
  await new Promise((then) => server.listen(0, '127.0.0.1', then));
  const close = async () => {
    // Some answers never end; a browser keeps connections open.
    server.closeAllConnections();
    await new Promise((then) => server.close(then));
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

/** One origin. */
export async function startSite() {
  /** @type {Map<string, Answer>} */
  const given = new Map();
  /** Paths with their queries, in the order of arrival. @type {string[]} */
  const requests = [];

  async function answer(request, response) {
    requests.push(request.url);
    const { pathname, searchParams } = new URL(request.url, 'http://site');
    const [, kind, ...rest] = pathname.split('/');
    response.setHeader('access-control-allow-origin', '*');
    if (kind === 'given') {
      const found = given.get(pathname);
      await found?.until;
      const { status = 200, headers = {}, body = '' } = given.get(pathname) || { status: 404 };
      return response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    }
    // Browsers ask for it unasked.
    if (kind === 'favicon.ico') return response.writeHead(204).end();
    if (kind === 'wrong' && endpoints[rest[0]]) return endpoints[rest[0]](response, searchParams);
    return sendFile(response, folders[kind], rest.join('/'));
  }

  const { origin, close } = await listen((request, response) => void answer(request, response));
  return {
    origin,
    close,
    requests,
    /**
     * Puts an answer at an address of its own.
     * @param {Answer | object} what an answer, or data to answer with
     */
    give(what) {
      const path = `/given/${given.size + 1}.json`;
      const set = (/** @type {any} */ next) => given.set(path, isAnswer(next) ? next : { body: JSON.stringify(next) });
      set(what);
      return { url: origin + path, path, set };
    },
    /** Puts a page at an address of its own. */
    givePage(html, headers = {}) {
      const path = `/given/${given.size + 1}.html`;
      given.set(path, { body: html, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
      return origin + path;
    },
  };
}

const isAnswer = (what) => ['body', 'status', 'headers', 'until'].some((name) => name in what);

/** An address at which nobody listens. */
export async function refusedOrigin() {
  const port = createPort();
  await new Promise((then) => port.listen(0, '127.0.0.1', then));
  const { port: number } = port.address();
  await new Promise((then) => port.close(then));
  return `http://127.0.0.1:${number}`;
}
