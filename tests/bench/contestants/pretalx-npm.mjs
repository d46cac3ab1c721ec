// The list of pretalx as a Vue component from npm, in a bundle with what it needs.

import { toPretalx } from '../convert.mjs';
import { data, html, page, script, style } from '../page.mjs';
import { bundle, versionOf } from '../packages.mjs';

export default {
  id: 'pretalx-npm',
  name: '@pretalx/schedule, list',
  peer: true,
  source: 'npm, with Vue, buntpapier, moment-timezone and markdown-it in one bundle',
  version: () => versionOf('@pretalx/schedule'),
  session: '.c-linear-schedule-session',
  shows: 'time, title, room, track, abstract, speakers; favourites',
  lacks: 'no search, no filters, no details; no day tabs and no fetching in the package',
  async site({ programme }, folder) {
    const { js, css } = await bundle('contestants/pretalx-npm.app.js');
    return {
      [folder]: html(
        page({
          head: `<link rel="stylesheet" href="${folder}app.css">`,
          body: '<div id="app"></div>',
          end: `<script src="${folder}app.js"></script>`,
        }),
      ),
      [`${folder}app.js`]: script(js),
      [`${folder}app.css`]: style(css),
      [`${folder}schedule.json`]: data(toPretalx(programme)),
    };
  },
};
