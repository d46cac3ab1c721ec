// Real feeds on a page of another origin: every session arrives, and none is lost on the way.

import { NO_CORPUS, CONGRESS, feeds, hasCorpus } from './support/corpus.js';
import { expect, test } from './support/test.js';
import { heard, reach, status, tag } from './support/widget.js';

test.describe('a bare page with the snippet', () => {
  test.skip(!hasCorpus, NO_CORPUS);

  for (const [name, attributes] of [['module', 'type="module" '], ['classic', '']]) {
    test(`and a ${name} script shows the whole congress`, async ({ page, open, data, complaints }) => {
      const widget = await open(tag({ src: `${data.origin}/corpus/programme/${CONGRESS}`, lang: 'en' }), {
        head: `<script ${attributes}src="${data.origin}/v1/city-widgets.js"></script>`,
      });
      await reach(widget, 'ready');
      const [load, ...more] = await heard(page, 'city-load');
      expect(more).toEqual([]);
      expect(load.counts).toMatchObject({ sessions: 895, days: 4, rooms: 58, speakers: 709 });
      expect(load).toMatchObject({ kind: 'Programme', format: 'frab' });
      await expect(status(widget)).toHaveText('895 sessions');
      await expect(widget.getByRole('heading', { level: 3 })).toHaveCount(4);
      await expect(widget.getByRole('heading', { level: 3 }).first()).toHaveText(/^Saturday,? 27 December 2025$/);
      await expect(page.getByRole('link', { name: 'Programme of the conference' })).toBeHidden();
      expect(complaints).toEqual([]);
    });
  }
});

test.describe('each feed of the corpus', () => {
  test.skip(!hasCorpus, NO_CORPUS);

  for (const { file, format, slots, days, rooms, speakers } of feeds) {
    test(`${file} loads with its counts`, async ({ page, open, data, complaints }) => {
      const widget = await open(tag({ src: `${data.origin}/corpus/programme/${file}` }));
      await reach(widget, /roomblocks|himmel3/.test(file) ? 'empty' : 'ready');
      const [{ counts, ...load }] = await heard(page, 'city-load');
      expect(load.format).toBe(format);
      expect(counts.sessions + counts.breaks + counts.hidden).toBe(slots);
      expect(counts).toMatchObject({ days, rooms, ...(speakers !== undefined && { speakers }) });
      const model = await widget.evaluate((element) => {
        const { sessions, rooms, days, speakers } = element.data.data;
        const known = { room: new Set(rooms.map((r) => r.id)), day: new Set(days.map((d) => d.id)), speaker: new Set(speakers.map((s) => s.id)) };
        const lost = sessions.filter((s) => (s.room && !known.room.has(s.room)) || (s.day && !known.day.has(s.day)));
        return { sessions: sessions.length, rooms: rooms.length, days: days.length, lost: lost.length };
      });
      expect(model).toEqual({ sessions: slots, rooms, days, lost: 0 });
      await expect.poll(() => widget.evaluate((element) => element.error)).toBeNull();
      expect(complaints).toEqual([]);
    });
  }
});

test.describe('the fixtures', () => {
  test('give what city-load says', async ({ page, open, data, complaints }) => {
    const widget = await open(tag({ src: `${data.origin}/fixtures/council.json` }));
    await reach(widget, 'ready');
    const [load] = await heard(page, 'city-load');
    expect(load).toEqual({
      kind: 'Programme',
      format: 'city-widgets',
      counts: { sessions: 7, breaks: 1, hidden: 0, speakers: 2, rooms: 2, days: 2, tracks: 2 },
      diagnostics: [{ path: '/data/sessions/1/links/1/url', code: 'bad-link', message: expect.stringContaining('javascript:alert(1)') }],
      age: expect.any(Number),
    });
    expect(complaints).toEqual([]);
  });

  test('one bad record never hides the others', async ({ page, open, data }) => {
    const sessions = [{ title: 'Good' }, null, 7, { title: '' }, { title: 'Bad start', start: 'next Tuesday' }, { title: 'Good too' }];
    const { url } = data.give({ schemaVersion: '1.0', data: { sessions } });
    const widget = await open(tag({ src: url, debug: '' }));
    await reach(widget, 'ready');
    const [load] = await heard(page, 'city-load');
    expect(load.diagnostics.map((note) => note.path)).toEqual(
      expect.arrayContaining(['/data/sessions/1', '/data/sessions/2', '/data/sessions/3', expect.stringContaining('/data/sessions/4')]),
    );
    expect(load.counts.sessions + load.diagnostics.length).toBe(sessions.length);
    await expect(widget.getByText('sessions could not be shown.')).toBeVisible();
    await expect.poll(() => widget.evaluate((element) => element.diagnostics)).toEqual(load.diagnostics);
  });

  test('a later major version is refused in words', async ({ page, open, data }) => {
    const widget = await open(tag({ src: data.give({ schemaVersion: '2.0', kind: 'Programme', data: {} }).url }));
    await reach(widget, 'error');
    await expect.poll(() => heard(page, 'city-error')).toEqual([{ code: 'format', message: expect.stringContaining('2.0') }]);
  });
});
