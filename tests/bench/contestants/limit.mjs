// The limit: the rows as HTML from the server, and no script.

import { toHtml } from '../convert.mjs';
import { html, page } from '../page.mjs';

export default {
  id: 'limit',
  name: 'the limit: HTML, no script',
  source: 'written by this command',
  version: () => '',
  session: 'article',
  shows: 'time, title, room, track, type, language, speakers',
  lacks: 'no search, no filters, no details; somebody has to write it anew at every change',
  site: async ({ programme }, folder) => ({ [folder]: { ...html(page({ body: toHtml(programme) })), data: true } }),
};
