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
  /** @type {Map<string, (response: import('node:http').ServerResponse) => void>} */
  const streams = new Map();
  /** @type {Map<string, (response: import('node:http').ServerResponse) => void>} */
  const trickles = new Map();
  /** Paths with their queries, in the order of arrival. @type {string[]} */
  const requests = [];

  async function answer(request, response) {
    requests.push(request.url);
    const { pathname, searchParams } = new URL(request.url, 'http://site');
    const [, kind, ...rest] = pathname.split('/');
    response.setHeader('access-control-allow-origin', '*');
    if (kind === 'given') {
      if (streams.has(pathname) && /event-stream/.test(request.headers.accept)) return streams.get(pathname)(response);
      if (trickles.has(pathname)) return trickles.get(pathname)(response);
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
      /** Makes the endpoint silent until what is returned is called. */
      const hold = () => {
        let release;
        const until = new Promise((then) => (release = then));
        given.set(path, { ...given.get(path), until });
        return release;
      };
      return { url: origin + path, path, set, hold };
    },
    /** An endpoint that also sends events to those who ask for them. */
    stream(what) {
      const endpoint = this.give(what);
      const listeners = new Set();
      let met;
      const connection = new Promise((then) => (met = then));
      streams.set(endpoint.path, (response) => {
        listeners.add(response);
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n', () => met());
      });
      const send = (name, data) => listeners.forEach((response) => response.write(`event: ${name}\ndata: ${data}\n\n`));
      return { ...endpoint, connected: () => connection, send };
    },
    /** An endpoint whose answer comes in parts, the next one whenever `next` is called; that says whether it was the last. */
    trickle(what, parts) {
      const { url, path } = this.give(what);
      const text = JSON.stringify(what);
      let response, met;
      const asked = new Promise((then) => (met = then));
      trickles.set(path, (begun) => {
        response = begun.writeHead(200, { 'content-type': 'application/json' });
        met();
      });
      let sent = 0;
      const next = () => {
        response.write(text.slice(sent, (sent += Math.ceil(text.length / parts))));
        const last = sent >= text.length;
        if (last) response.end();
        return last;
      };
      return { url, asked, next };
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
