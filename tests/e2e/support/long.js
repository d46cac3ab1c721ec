// A programme as long as wished, made by rule, so that its order is known.

const two = (n) => String(n).padStart(2, '0');

/**
 * Sessions of 20 minutes one after the other from 09:00, twelve a day; titles of all lengths. Ids are `s1`, `s2` … in
 * the order of the list.
 */
export function long(sessions) {
  const list = Array.from({ length: sessions }, (_, n) => {
    const minutes = 9 * 60 + (n % 36) * 20;
    const date = new Date(Date.UTC(2027, 4, 1 + Math.floor(n / 36))).toISOString().slice(0, 10);
    const at = (m) => `${date}T${two(Math.floor(m / 60))}:${two(m % 60)}:00`;
    return {
      id: `s${n + 1}`,
      title: `Session ${n + 1}` + ' of a long title'.repeat(n % 5),
      start: at(minutes),
      end: at(minutes + 20),
      room: `r${n % 7}`,
      track: `t${n % 4}`,
      type: n % 3 ? 'panel' : 'workshop',
      languages: ['en'],
      speakers: n % 2 ? [{ id: `p${n % 50}` }] : [],
      abstract: n % 10 ? '' : 'The tenth word is needle.',
    };
  });
  const many = (length, record) => Array.from({ length }, (_, n) => record(n));
  return {
    schemaVersion: '1.0',
    kind: 'Programme',
    lang: 'en',
    data: {
      name: 'A long programme',
      timezone: 'Europe/Brussels',
      rooms: many(7, (n) => ({ id: `r${n}`, name: `Room ${n}` })),
      tracks: many(4, (n) => ({ id: `t${n}`, name: `Track ${n}`, color: ['#e30', '#0a6', '#36c', '#fc0'][n] })),
      speakers: many(50, (n) => ({ id: `p${n}`, name: `Person ${n}` })),
      sessions: list,
    },
  };
}
