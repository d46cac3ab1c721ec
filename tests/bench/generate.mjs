// A programme made by rule, in the shape and size of the real one: for those who do not have that file.

const WORDS = `river harbour bridge market garden station library school square island signal window paper engine
kitchen summer winter garage theatre museum council budget traffic shelter meadow energy water climate heating roofs
trees repair public open local shared small large first second night morning practice lesson story method workshop
question answer`.split(/\s/);
const TYPES = ['Talk', 'Workshop', 'Meetup', 'Short talk', 'Live music', 'Help desk', 'Game show', 'other'];
const COLORS = ['#8a6d00', '#685b9d', '#0347b4', '#4d4d4c', '#f9b000', '#e40429', '#00a356', '#4bf31c', '#f147d5'];
const SESSIONS = 895;

/** Numbers that look random and are the same in every run. */
function dice(/** @type {number} */ seed) {
  return (/** @type {number} */ sides) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 8) % sides;
  };
}

/** frab's `schedule.json` as text. */
export function generate() {
  const roll = dice(7);
  const words = (/** @type {number} */ characters) => {
    let text = '';
    while (text.length < characters) text += (text ? ' ' : '') + WORDS[roll(WORDS.length)];
    return text && text[0].toUpperCase() + text.slice(1) + '.';
  };
  const many = (/** @type {number} */ length, /** @type {(n: number) => any} */ make) => Array.from({ length }, (_, n) => make(n));
  const id = (/** @type {number} */ n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');

  const people = many(709, (n) => ({
    guid: id(5000 + n),
    name: `Person ${n + 1}`,
    public_name: `Person ${n + 1}`,
    avatar: `https://example.org/avatars/${n}.webp`,
    biography: n % 2 ? words(roll(500)) : '',
    url: `https://example.org/people/${n}`,
  }));
  const tracks = COLORS.map((color, n) => ({ name: words(12), color, slug: `track-${n}` }));
  const days = many(4, (n) => ({
    index: n + 1,
    date: `2027-05-0${n + 1}`,
    day_start: `2027-05-0${n + 1}T06:00:00+02:00`,
    day_end: `2027-05-0${n + 2}T06:00:00+02:00`,
    rooms: /** @type {Record<string, any[]>} */ ({}),
  }));
  let speaker = 0;
  for (let n = 0; n < SESSIONS; n++) {
    const day = days[n % 4];
    const room = `Room ${1 + roll(58)}`;
    const start = `${two(10 + roll(13))}:${two(5 * roll(12))}`;
    (day.rooms[room] ??= []).push({
      guid: id(n),
      code: `S${n}`,
      id: n,
      date: `${day.date}T${start}:00+02:00`,
      start,
      duration: `${two(roll(2))}:${two(10 + 10 * roll(5))}`,
      room,
      slug: `session-${n}`,
      title: words(20 + roll(50)),
      subtitle: null,
      language: ['en', 'de', 'en', null][roll(4)],
      track: n % 4 ? null : tracks[roll(tracks.length)].name,
      type: TYPES[roll(TYPES.length)],
      abstract: n % 4 ? words(roll(760)) : '',
      description: n % 8 ? words(roll(2200)) : '',
      logo: null,
      persons: n % 4 ? many(1 + roll(2), () => people[speaker++ % people.length]) : [],
      url: `https://example.org/sessions/${n}`,
      links: [],
    });
  }
  const conference = {
    acronym: 'made-up',
    title: 'A made-up conference',
    start: days[0].date,
    end: days[3].date,
    daysCount: 4,
    time_zone_name: 'Europe/Berlin',
    tracks,
    days,
  };
  return JSON.stringify({ schedule: { version: '1', base_url: 'https://example.org/', conference } }, undefined, 1);
}
