// What all the small apps show: the same element with the same things bound to it. The page's tests change the state
// and look at the element; the apps hand over what they hear.

export interface Session {
  id: string;
  title: string;
}

export interface State {
  shown: boolean;
  label: string;
  debug: boolean;
  level: number;
  view: 'list' | 'now' | 'speakers';
  zone: string;
  data: object | null;
  fields: Record<string, string> | null;
}

export const initial: State = {
  shown: true,
  label: 'The programme',
  debug: false,
  level: 2,
  view: 'list',
  zone: 'event',
  data: {
    schemaVersion: '1.0',
    kind: 'Programme',
    data: {
      name: 'A day',
      timezone: 'Europe/Lisbon',
      sessions: [{ id: 'one', title: 'The first session', start: '2026-06-10T09:00', end: '2026-06-10T10:00' }],
    },
  },
  fields: null,
};

declare global {
  interface Window {
    app: { set(patch: Partial<State>): void };
    /** By event, what its listener in the template was told. */
    told: Record<string, unknown[]>;
    /** What the listener that was added by hand was told. */
    byHand: unknown[];
  }
}

export function tell(name: string, detail: unknown) {
  window.told ??= {};
  (window.told[name] ??= []).push(detail);
}

export function tellByHand(detail: unknown) {
  (window.byHand ??= []).push(detail);
}
