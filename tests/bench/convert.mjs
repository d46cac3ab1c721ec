// One programme in the forms that the contestants read. Each gets the same sessions in the same order.

/**
 * A session as all forms are made from it. Times are wall clock with offset.
 * @typedef {object} Session
 * @property {string} id
 * @property {string} title
 * @property {string} abstract
 * @property {string} start
 * @property {string} end
 * @property {string} day the conference day, which ends in the morning
 * @property {string} room
 * @property {string} track
 * @property {string} kind
 * @property {string[]} languages
 * @property {{id: string, name: string}[]} speakers
 */
/**
 * @typedef {object} Programme
 * @property {string} zone
 * @property {Session[]} sessions
 * @property {string[]} rooms
 * @property {{name: string, color: string}[]} tracks
 */

/** `2025-12-27T10:30:00+01:00` some minutes later, with the same offset. */
function later(/** @type {string} */ start, /** @type {number} */ minutes) {
  const wall = new Date(Date.parse(start.slice(0, 19) + 'Z') + minutes * 60_000);
  return wall.toISOString().slice(0, 19) + start.slice(19);
}

/**
 * Reads frab's `schedule.json`.
 * @param {any} feed
 * @returns {Programme}
 */
export function sessionsOf(feed) {
  const { conference } = feed.schedule;
  const sessions = [];
  const rooms = new Set();
  for (const day of conference.days) {
    for (const [room, events] of Object.entries(day.rooms)) {
      rooms.add(room);
      for (const event of /** @type {any[]} */ (events)) {
        const [hours, minutes] = event.duration.split(':').map(Number);
        sessions.push({
          id: event.guid,
          title: event.title,
          abstract: event.abstract || '',
          start: event.date,
          end: later(event.date, hours * 60 + minutes),
          day: day.date,
          room,
          track: event.track || '',
          kind: event.type || '',
          languages: (event.language || '').split(/[,\s]+/).filter(Boolean),
          speakers: event.persons.map((/** @type {any} */ person) => ({
            id: person.guid,
            name: person.public_name || person.name,
          })),
        });
      }
    }
  }
  sessions.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return { zone: conference.time_zone_name, sessions, rooms: [...rooms], tracks: conference.tracks };
}

/** What pretalx sends to its own widget, without photos. @param {Programme} programme */
export function toPretalx({ zone, sessions, rooms, tracks }) {
  const place = (/** @type {string[]} */ names, /** @type {string} */ name) => names.indexOf(name) + 1 || null;
  const names = tracks.map((track) => track.name);
  const people = sessions.flatMap((session) => session.speakers);
  const speakers = new Map(people.map(({ id, name }) => [id, name]));
  return {
    talks: sessions.map((session, n) => ({
      code: session.id,
      id: n + 1,
      title: session.title,
      abstract: session.abstract,
      speakers: session.speakers.map((speaker) => speaker.id),
      track: place(names, session.track),
      start: session.start,
      end: session.end,
      room: place(rooms, session.room),
      duration: (Date.parse(session.end) - Date.parse(session.start)) / 60_000,
      updated: session.start,
      state: null,
      content_locale: session.languages[0] || 'en',
      do_not_record: null,
    })),
    version: '1.0',
    schedule_id: 1,
    timezone: zone,
    event_start: sessions[0].day,
    event_end: sessions.at(-1)?.day,
    tracks: tracks.map((track, n) => ({ id: n + 1, name: { en: track.name }, description: {}, color: track.color })),
    rooms: rooms.map((name, n) => ({ id: n + 1, name: { en: name }, description: {} })),
    speakers: [...speakers].map(([code, name]) => ({ code, name, avatar: null })),
  };
}

/** Events of a calendar: what its list can show, and nothing that it would only download. @param {Programme} programme */
export const toEvents = ({ sessions }) => sessions.map(({ id, title, start, end }) => ({ id, title, start, end }));

/** The same by the wall clock, for a calendar without time zones. @param {Programme} programme */
export const toWallEvents = (programme) =>
  toEvents(programme).map((event) => ({ ...event, start: event.start.slice(0, 19), end: event.end.slice(0, 19) }));

/** First day, and how many days the sessions touch. @param {Programme} programme */
export function span({ sessions }) {
  const first = sessions[0].start.slice(0, 10);
  const last = sessions.map((session) => session.end.slice(0, 10)).sort().at(-1) || first;
  return { first, days: (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1 };
}

const entities = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const text = (/** @type {string} */ words) => words.replace(/[&<"]/g, (sign) => entities[/** @type {'&'} */ (sign)]);

/** The rows of the widget as HTML: an article for each session, a section for each day. @param {Programme} programme */
export function toHtml({ sessions }) {
  const language = new Intl.DisplayNames('en', { type: 'language' });
  const dates = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: 'UTC' });
  const fact = (/** @type {string} */ words) => (words ? `<span>${text(words)}</span> ` : '');
  const time = (/** @type {string} */ moment) => `<time datetime="${moment}">${moment.slice(11, 16)}</time>`;
  const row = ({ start, end, title, room, track, kind, languages, speakers }) => {
    const names = speakers.map((speaker) => speaker.name).join(', ');
    return `<article>
<p>${time(start)} ${time(end)}</p>
<h3>${text(title)}</h3>
<p>${fact(room)}${fact(track)}${fact(kind)}${fact(languages.map((tag) => language.of(tag)).join(', '))}</p>
${names && `<p>${text(names)}</p>\n`}</article>`;
  };
  const days = [...new Set(sessions.map((session) => session.day))].sort();
  const section = (/** @type {string} */ day) => {
    const rows = sessions.filter((session) => session.day === day).map(row);
    return `<section>\n<h2>${dates.format(new Date(day))}</h2>\n${rows.join('\n')}\n</section>`;
  };
  return days.map(section).join('\n');
}
