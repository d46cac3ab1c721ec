// The least that a site writes around the component: fetch, look up, mount.

import { LinearSchedule } from '@pretalx/schedule';
import '@pretalx/schedule/style';
import Buntpapier from 'buntpapier';
import moment from 'moment-timezone';
import { createApp, h } from 'vue';

const byKey = (list, key) => Object.fromEntries(list.map((item) => [item[key], item]));

async function start() {
  const schedule = await (await fetch('schedule.json')).json();
  const rooms = byKey(schedule.rooms, 'id');
  const tracks = byKey(schedule.tracks, 'id');
  const speakers = byKey(schedule.speakers, 'code');
  const sessions = schedule.talks.map((talk) => ({
    id: talk.code,
    title: talk.title,
    abstract: talk.abstract,
    start: moment.tz(talk.start, schedule.timezone),
    end: moment.tz(talk.end, schedule.timezone),
    speakers: talk.speakers.map((code) => speakers[code]),
    track: tracks[talk.track],
    room: rooms[talk.room],
  }));
  sessions.sort((a, b) => a.start.diff(b.start));
  const now = moment().tz(schedule.timezone);
  const currentDay = sessions[0].start.clone().startOf('day');
  const app = { render: () => h(LinearSchedule, { sessions, now, currentDay, favs: [] }) };
  createApp(app).use(Buntpapier).provide('eventUrl', '/').mount('#app');
}

start();
