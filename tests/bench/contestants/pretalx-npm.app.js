// The least that a site writes around the component: fetch, look up, mount.

import { LinearSchedule } from '@pretalx/schedule';
import '@pretalx/schedule/style';
import Buntpapier from 'buntpapier';
import moment from 'moment-timezone';
import { createApp, h } from 'vue';

const byKey = (list, key) => Object.fromEntries(list.map((item) => [item[key], item]));

async function start() {
  const schedule = await (await fetch('schedule.json')).json();
  const [rooms, tracks, speakers] = [byKey(schedule.rooms, 'id'), byKey(schedule.tracks, 'id'), byKey(schedule.speakers, 'code')];
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
  const list = { render: () => h(LinearSchedule, { sessions, now, currentDay: sessions[0].start.clone().startOf('day'), favs: [] }) };
  createApp(list).use(Buntpapier).provide('eventUrl', '/').mount('#app');
}

start();
