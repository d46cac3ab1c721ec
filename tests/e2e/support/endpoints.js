// The ways in which an endpoint goes wrong, each at an address of its own.

const json = { 'content-type': 'application/json' };

/** Valid, and as long as wished. */
export const padded = (bytes) => {
  const text = JSON.stringify({ schemaVersion: '1.0', kind: 'Programme', data: { name: 'Big', sessions: [{ title: 'One' }] } });
  return text + ' '.repeat(Math.max(0, bytes - text.length));
};

/** @type {Record<string, (response: import('node:http').ServerResponse, query: URLSearchParams) => void>} */
export const endpoints = {
  status: (response, query) => response.writeHead(Number(query.get('code')), { 'content-type': 'text/plain' }).end('as asked\n'),

  html: (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1>'),

  truncated: (response) => response.writeHead(200, json).end('{"schemaVersion":"1.0","kind":"Programme","data":{"sessions":[{"title":"Ope'),

  empty: (response) => response.writeHead(200, json).end(),

  /** Takes the request and says nothing, for ever. */
  silence: () => {},

  /** Says the half and then nothing. */
  stuck: (response) => response.writeHead(200, json).write('{"schemaVersion":"1.0","kind":"Programme","data":{'),

  /** Breaks the connection in the middle of an answer whose length it has told. */
  broken: (response) => {
    const text = padded(4000);
    response.writeHead(200, { ...json, 'content-length': text.length });
    response.write(text.slice(0, 2000), () => response.destroy());
  },

  /** `bytes` long; with `length=no` the answer does not tell so before. */
  big: (response, query) => {
    const text = padded(Number(query.get('bytes')));
    if (query.get('length') !== 'no') return response.writeHead(200, { ...json, 'content-length': text.length }).end(text);
    response.writeHead(200, json);
    response.write(text.slice(0, text.length / 2));
    response.end(text.slice(text.length / 2));
  },

  /** An answer that only its own site may read. */
  private: (response) => {
    response.removeHeader('access-control-allow-origin');
    response.writeHead(200, json).end(padded(0));
  },
};
