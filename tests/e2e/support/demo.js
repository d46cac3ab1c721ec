// The demo site with stand-ins for its sample endpoints.

import { endpoints } from './endpoints.js';
import { sendFile } from './folder.js';
import { dist, www } from './paths.js';
import { listen } from './server.js';

/** Two sessions around a moment. */
function liveProgramme(now = Date.now()) {
  const at = (minutes) => new Date(now + minutes * 60_000).toISOString();
  const sessions = [
    { id: 'on', title: 'On now', start: at(-10), end: at(20) },
    { id: 'soon', title: 'On soon', start: at(20), end: at(50) },
  ];
  return JSON.stringify({ schemaVersion: '1.0', kind: 'Programme', data: { name: 'Live', timezone: 'Europe/Brussels', sessions } });
}

/** A few projects in place of ten thousand. */
function someProjects(count = 200) {
  const features = Array.from({ length: count }, (_, n) => ({
    type: 'Feature',
    id: `invented-${n}`,
    geometry: { type: 'Point', coordinates: [(n * 7) % 120 - 60, (n * 11) % 100 - 40] },
    properties: { name: `Project ${n}`, themes: [{ id: `t${n % 4}`, name: `Theme ${n % 4}` }], startDate: String(2015 + (n % 9)) },
  }));
  return JSON.stringify({ schemaVersion: '1.0', kind: 'ProjectCollection', data: { type: 'FeatureCollection', name: 'Many', features } });
}

export function startDemo() {
  return listen((request, response) => {
    const { pathname } = new URL(request.url, 'http://demo');
    response.setHeader('access-control-allow-origin', '*');
    const json = (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    const [, status] = /^\/api\/status\/(\d+)$/.exec(pathname) || [];
    if (status) return endpoints.status(response, new URLSearchParams({ code: status }));
    switch (pathname) {
      case '/api/live-programme.json':
        return json(liveProgramme());
      case '/api/large-projects.json':
        return json(someProjects());
      case '/api/empty':
        return json(JSON.stringify({ schemaVersion: '1.0', data: { programmeStatus: 'announced', sessions: [] } }));
      case '/api/empty-body':
        return endpoints.empty(response);
      case '/api/html':
        return endpoints.html(response);
      case '/api/truncated.json':
        return endpoints.truncated(response);
      case '/api/silence':
      case '/api/slow.json':
      case '/api/slow-city.json':
      case '/api/slow-projects.json':
        return endpoints.silence();
      case '/data/index.json':
        return json('[]');
    }
    if (pathname.startsWith('/city-widgets/v1/')) return void sendFile(response, dist, pathname.slice('/city-widgets/v1'.length));
    return void sendFile(response, www, pathname === '/' ? '/index.html' : pathname);
  });
}
