import 'city-widgets/programme';
import type { CityEvent } from 'city-widgets/angular';
import type { CityProgramme } from 'city-widgets';
import { CUSTOM_ELEMENTS_SCHEMA, Component, type ElementRef, ViewChild, signal } from '@angular/core';
import { initial, tell, tellByHand } from '../state';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<main>
    @if (state().shown) {
      <city-programme
        #element
        lang="en"
        loading="eager"
        favourites
        [debug]="state().debug"
        [attr.heading-level]="state().level"
        [view]="state().view"
        [timeZone]="state().zone"
        [fields]="state().fields"
        [data]="state().data"
        (city-load)="loaded($event)"
        (city-error)="tell('city-error', $event.detail.code)"
        (city-select)="tell('city-select', $event.detail.id)"
        (city-filter)="tell('city-filter', $event.detail.query)"
        (city-favourite)="tell('city-favourite', $event.detail.favourite)"
      >
        @if (state().label) {
          <a href="/programme">{{ state().label }}</a>
        }
      </city-programme>
    }
  </main>`,
})
export class App {
  readonly state = signal(initial);
  readonly tell = tell;

  constructor() {
    if (typeof window === 'undefined') return;
    window.app = { set: (patch) => this.state.update((old) => ({ ...old, ...patch })) };
  }

  @ViewChild('element')
  set element(found: ElementRef<CityProgramme> | undefined) {
    found?.nativeElement.addEventListener('city-load', (event) => tellByHand(event.detail.counts));
  }

  loaded(event: CityEvent<'city-load'>) {
    tell('city-load', event.detail.counts);
  }
}
