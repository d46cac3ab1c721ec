// `test` with the two sites, and with what every spec does with a page.

import { expect, test as base } from '@playwright/test';
import { startSite } from './server.js';

export { expect };
/** Goes on after what is wrong, so that one place does not hide the next. */
export const softly = expect.configure({ soft: true });

/** Hears every event of the widgets from the first moment, and what a policy refuses. */
function listenInPage() {
  window.heard = [];
  window.refused = [];
  for (const type of ['city-load', 'city-error', 'city-select', 'city-filter', 'city-favourite']) {
    document.addEventListener(type, (event) => {
      window.heard.push({ type, detail: event.detail, state: event.target.state, id: event.target.id });
      if (window.prevent === type) event.preventDefault();
    });
  }
  document.addEventListener('securitypolicyviolation', (event) => {
    window.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile || ''}:${event.lineNumber}`);
  });
}

export const test = base.extend({
  /** The origin of the page. */
  site: [async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  }, { scope: 'worker' }],

  /** The origin of the data and of the published files. */
  data: [async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  }, { scope: 'worker' }],

  /** What the browser's console has to complain about. */
  complaints: async ({ page }, use) => {
    const complaints = [];
    page.on('console', (message) => /error|warning/.test(message.type()) && complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
    await use(complaints);
  },

  /**
   * Opens a page of `site` with this body and, unless told otherwise, the snippet's script from `data`.
   * Gives the first widget.
   */
  open: async ({ page, site, data }, use) => {
    await page.addInitScript(listenInPage);
    await use(async (body, { head, headers, lang = 'en', script = `${data.origin}/v1/city-widgets.js` } = {}) => {
      const widgets = head ?? `<script type="module" src="${script}"></script>`;
      const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title>${widgets}</head><body>${body}</body></html>`;
      await page.goto(site.givePage(html, headers));
      return page.locator('city-programme, city-profile, city-project-map').first();
    });
  },
});
