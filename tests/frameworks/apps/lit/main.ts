import { App } from './App';

customElements.define('lit-app', App);
document.getElementById('app')!.append(new App());
