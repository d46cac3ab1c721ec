// FullCalendar 6 by script tag: the last line of it with a minified file for that.

import { span, toEvents } from '../convert.mjs';
import { data, html, page, script } from '../page.mjs';
import { installed, versionOf } from '../packages.mjs';

export default {
  id: 'fullcalendar-6',
  name: 'FullCalendar 6, list',
  peer: true,
  source: 'npm, index.global.min.js',
  version: () => versionOf('fullcalendar'),
  session: '.fc-list-event',
  shows: 'time, title; buttons for the dates before and after',
  lacks: 'no room, track or speakers, no search, no filters, no details',
  async site({ programme }, folder) {
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
          head: `<script src="${folder}index.global.min.js"></script>
<script>
document.addEventListener('DOMContentLoaded', () => {
  new FullCalendar.Calendar(document.getElementById('calendar'), ${JSON.stringify(options)}).render();
});
</script>`,
          body: '<div id="calendar"></div>',
        }),
      ),
      [`${folder}index.global.min.js`]: script(installed('fullcalendar/index.global.min.js')),
      [`${folder}events.json`]: data(toEvents(programme)),
    };
  },
};
