import 'city-widgets/programme';
import type { CityEventMap, CityProgramme } from 'city-widgets';
import { LitElement, html, nothing } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { initial, tell, tellByHand, type State } from '../state';

export class App extends LitElement {
  static properties = { state: { state: true } };
  declare state: State;
  private element = createRef<CityProgramme>();
  private heard: CityProgramme | undefined;

  constructor() {
    super();
    this.state = initial;
  }

  override connectedCallback() {
    super.connectedCallback();
    window.app = { set: (patch) => (this.state = { ...this.state, ...patch }) };
  }

  override createRenderRoot() {
    return this;
  }

  override updated() {
    const element = this.element.value;
    if (element && element !== this.heard) {
      element.addEventListener('city-load', (event) => tellByHand(event.detail.counts));
    }
    this.heard = element;
  }

  override render() {
    const { state } = this;
    return html`<main>
      ${state.shown
        ? html`<city-programme
            ${ref(this.element)}
            lang="en"
            loading="eager"
            favourites
            ?debug=${state.debug}
            heading-level=${state.level}
            view=${state.view}
            .timeZone=${state.zone}
            .fields=${state.fields}
            .data=${state.data}
            @city-load=${(event: CityEventMap['city-load']) => tell('city-load', event.detail.counts)}
            @city-error=${(event: CityEventMap['city-error']) => tell('city-error', event.detail.code)}
            @city-select=${(event: CityEventMap['city-select']) => tell('city-select', event.detail.id)}
            @city-filter=${(event: CityEventMap['city-filter']) => tell('city-filter', event.detail.query)}
            @city-favourite=${(event: CityEventMap['city-favourite']) => tell('city-favourite', event.detail.favourite)}
          >
            ${state.label ? html`<a href="/programme">${state.label}</a>` : nothing}
          </city-programme>`
        : nothing}
    </main>`;
  }
}

// Templates are text to the compiler; what it sees are elements and events.
export function check(element: CityProgramme) {
  // @ts-expect-error: there is no such view
  element.view = 'gird';
  // @ts-expect-error: the detail has no such field
  element.addEventListener('city-load', (event) => event.detail.sessions);
}
