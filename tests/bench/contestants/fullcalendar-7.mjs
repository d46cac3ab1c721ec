// FullCalendar 7 as a bundle of its list alone: for script tags it is published unminified and with everything in it.

import { span, toEvents } from '../convert.mjs';
import { data, html, page, script, style } from '../page.mjs';
import { bundle, versionOf } from '../packages.mjs';

export default {
  id: 'fullcalendar-7',
  name: 'FullCalendar 7, list',
  peer: true,
  source: 'npm, list and classic theme in one bundle',
  version: () => versionOf('fullcalendar-7'),
  session: '[role="listitem"]',
  shows: 'time, title',
  lacks: 'no room, track or speakers, no search, no filters, no details',
  async site({ programme }, folder) {
    const { js, css } = await bundle('contestants/fullcalendar-7.app.js');
    const { first, days } = span(programme);
    const options = {
      initialView: 'list',
      initialDate: first,
      duration: { days },
      timeZone: programme.zone,
      height: 'auto',
      events: `${folder}events.json`,
    };
    return {
      [folder]: html(
        page({
          head: `<link rel="stylesheet" href="${folder}app.css">`,
          body: `<div id="calendar" data-options="${JSON.stringify(options).replaceAll('"', '&quot;')}"></div>`,
          end: `<script src="${folder}app.js"></script>`,
        }),
      ),
      [`${folder}app.js`]: script(js),
      [`${folder}app.css`]: style(css),
      [`${folder}events.json`]: data(toEvents(programme)),
    };
  },
};
