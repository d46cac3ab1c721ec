// EventCalendar by script tag.

import { span, toWallEvents } from '../convert.mjs';
import { data, html, page, script, style } from '../page.mjs';
import { installed, versionOf } from '../packages.mjs';

export default {
  id: 'event-calendar',
  name: 'EventCalendar, list',
  peer: true,
  source: 'npm, event-calendar.min.js',
  version: () => versionOf('@event-calendar/build'),
  session: '.ec-event',
  shows: 'time, title; buttons for the dates before and after',
  lacks: 'no room, track or speakers, no search, no filters, no details, no time zones',
  async site({ programme }, folder) {
    const { first, days } = span(programme);
    const options = { view: 'listWeek', date: first, duration: { days }, eventSources: [{ url: `${folder}events.json` }] };
    return {
      [folder]: html(
        page({
          head: `<link rel="stylesheet" href="${folder}event-calendar.min.css">
<script src="${folder}event-calendar.min.js"></script>`,
          body: '<div id="calendar"></div>',
          end: `<script>EventCalendar.create(document.getElementById('calendar'), ${JSON.stringify(options)});</script>`,
        }),
      ),
      [`${folder}event-calendar.min.js`]: script(installed('@event-calendar/build/dist/event-calendar.min.js')),
      [`${folder}event-calendar.min.css`]: style(installed('@event-calendar/build/dist/event-calendar.min.css')),
      [`${folder}events.json`]: data(toWallEvents(programme)),
    };
  },
};
