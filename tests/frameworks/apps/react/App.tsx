import 'city-widgets/programme';
import type {} from 'city-widgets/react';
import type { CityProgramme } from 'city-widgets';
import { useEffect, useRef, useState } from 'react';
import { initial, tell, tellByHand } from '../state';

export function App() {
  const [state, set] = useState(initial);
  const element = useRef<CityProgramme>(null);
  useEffect(() => {
    window.app = { set: (patch) => set((old) => ({ ...old, ...patch })) };
  }, []);
  useEffect(() => {
    const heard = (event: HTMLElementEventMap['city-load']) => tellByHand(event.detail.counts);
    const current = element.current;
    current?.addEventListener('city-load', heard);
    return () => current?.removeEventListener('city-load', heard);
  }, [state.shown]);
  return (
    <main>
      {state.shown && (
        <city-programme
          ref={element}
          lang="en"
          loading="eager"
          favourites
          debug={state.debug}
          heading-level={state.level}
          view={state.view}
          timeZone={state.zone}
          fields={state.fields}
          data={state.data}
          oncity-load={(event) => tell('city-load', event.detail.counts)}
          oncity-error={(event) => tell('city-error', event.detail.code)}
          oncity-select={(event) => tell('city-select', event.detail.id)}
          oncity-filter={(event) => tell('city-filter', event.detail.query)}
          oncity-favourite={(event) => tell('city-favourite', event.detail.favourite)}
        >
          {state.label && <a href="/programme">{state.label}</a>}
        </city-programme>
      )}
    </main>
  );
}

// @ts-expect-error: there is no such view
export const wrong = () => <city-programme view="gird" />;
// @ts-expect-error: the level is a number
export const wrongToo = () => <city-profile headingLevel={true} oncity-load={(event) => event.detail.counts} />;
