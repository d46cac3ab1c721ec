import 'city-widgets/programme';
import type {} from 'city-widgets/solid';
import type { CityProgramme } from 'city-widgets';
import { Show, onMount } from 'solid-js';
import { createStore } from 'solid-js/store';
import { initial, tell, tellByHand } from '../state';

export function App() {
  const [state, set] = createStore(initial);
  onMount(() => (window.app = { set: (patch) => set(patch) }));
  const listen = (element: CityProgramme) =>
    element.addEventListener('city-load', (event) => tellByHand(event.detail.counts));
  return (
    <main>
      <Show when={state.shown}>
        <city-programme
          ref={listen}
          lang="en"
          loading="eager"
          favourites
          prop:debug={state.debug}
          attr:heading-level={state.level}
          attr:view={state.view}
          prop:timeZone={state.zone}
          prop:fields={state.fields}
          prop:data={state.data}
          on:city-load={(event) => tell('city-load', event.detail.counts)}
          on:city-error={(event) => tell('city-error', event.detail.code)}
          on:city-select={(event) => tell('city-select', event.detail.id)}
          on:city-filter={(event) => tell('city-filter', event.detail.query)}
          on:city-favourite={(event) => tell('city-favourite', event.detail.favourite)}
        >
          <Show when={state.label}>
            <a href="/programme">{state.label}</a>
          </Show>
        </city-programme>
      </Show>
    </main>
  );
}

// @ts-expect-error: there is no such view
export const wrong = () => <city-programme view="gird" />;
// @ts-expect-error: the level is a number
export const wrongToo = () => <city-profile prop:headingLevel={true} />;
