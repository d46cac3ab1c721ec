// The widget that pretalx servers hand out, out of the Python package in which it is released.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPretalx } from '../convert.mjs';
import { data, html, page, script } from '../page.mjs';
import { here } from '../packages.mjs';

/** `cargo xtask bench` fetches it and says where it is. */
const file = process.env.PRETALX_WIDGET || '';

export default {
  id: 'pretalx-widget',
  name: 'pretalx widget, list',
  peer: true,
  source: 'PyPI, the file that pretalx serves',
  missing: existsSync(file) ? '' : 'its package could not be fetched, which takes Python 3 with pip',
  version: () => /^pretalx==(\S+)/m.exec(readFileSync(join(here, 'requirements.txt'), 'utf8'))?.[1] || '',
  session: '.c-linear-schedule-session',
  shows:
    'time, title, room, track, abstract, speakers; favourites, filters by track and language, day tabs; details from the server',
  lacks: 'no search of sessions, no filter by room; reads pretalx servers only',
  // The snippet of its settings page.
  site: async ({ programme }, folder) => ({
    [folder]: html(
      page({
        head: `<script type="text/javascript" src="${folder}schedule/widgets/schedule.js"></script>`,
        body: `<pretalx-schedule event-url="${folder}" locale="en" format="list"
  style="--pretalx-clr-primary: #3aa57c"></pretalx-schedule>`,
      }),
    ),
    [`${folder}schedule/widgets/schedule.js`]: script(readFileSync(file)),
    [`${folder}schedule/widgets/schedule.json`]: data(toPretalx(programme)),
    [`${folder}schedule/widgets/messages.json`]: { ...data({}), data: false },
  }),
};
