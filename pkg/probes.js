// Questions to the browser and to servers, for diagnose.js: may wasm run, can the files and the data be had, and if not,
// who refuses. Each answer is a code and a sentence.

/** @typedef {[code: string, message: string]} Answer */

/** The smallest module there is. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Whether the page's policy lets wasm run. @returns {Answer[]} */
export function askPolicy() {
  try {
    new WebAssembly.Module(EMPTY);
    return [];
  } catch (cause) {
    return /content security|unsafe-eval|\bcsp\b/i.test(String(cause))
      ? [['csp-wasm', "The page's security policy refuses WebAssembly: script-src needs 'wasm-unsafe-eval'."]]
      : [['no-wasm', 'This browser has no WebAssembly.']];
  }
}

/** What the policy refused before anybody asked, where the browser keeps a record. @returns {Promise<Answer[]>} */
export async function refusals() {
  const { ReportingObserver } = /** @type {any} */ (globalThis);
  if (!ReportingObserver) return [];
  /** @type {any[]} */
  const reports = await new Promise((then) => {
    const observer = new ReportingObserver(then, { types: ['csp-violation'], buffered: true });
    observer.observe();
    // Without a report nobody calls.
    setTimeout(() => then(observer.takeRecords()), 100);
  });
  const ours = reports.map((report) => report.body).filter((body) => /city-widgets|wasm/.test(`${body.blockedURL} ${body.sourceFile}`));
  const sentences = ours.map((body) => `The page's security policy refused ${body.blockedURL}: ${body.effectiveDirective} does not allow it.`);
  return [...new Set(sentences)].map((sentence) => ['csp', sentence]);
}

/**
 * Asks for an address. `refused` is the directive that the policy refused it by, `hidden` says that it answers to those
 * who need no permission to read.
 * @returns {Promise<{response?: Response, refused?: string, hidden?: boolean}>}
 */
async function ask(/** @type {URL} */ address) {
  /** @type {string | undefined} */
  let refused;
  const watch = (/** @type {SecurityPolicyViolationEvent} */ event) => {
    if (event.blockedURI && address.href.startsWith(event.blockedURI)) refused = event.effectiveDirective;
  };
  document.addEventListener('securitypolicyviolation', watch);
  try {
    return { response: await fetch(address, { credentials: 'omit' }) };
  } catch {
    // The event comes in a later task than the rejection.
    await new Promise((then) => setTimeout(then));
    if (refused) return { refused };
    const hidden = await fetch(address, { mode: 'no-cors', credentials: 'omit' }).then(() => true, () => false);
    return { hidden };
  } finally {
    document.removeEventListener('securitypolicyviolation', watch);
  }
}

/** Why an address can't be had; `what` begins the sentence. @returns {Promise<{answers: Answer[], response?: Response}>} */
async function reach(/** @type {URL} */ address, /** @type {string} */ what) {
  if (location.protocol === 'https:' && address.protocol === 'http:') {
    return { answers: [['mixed-content', `${what} is at http:, and this page at https:: browsers refuse that.`]] };
  }
  const { response, refused, hidden } = await ask(address);
  const { origin, href } = address;
  if (refused) return { answers: [['csp-connect', `The page's security policy refuses ${href}: ${refused} needs ${origin}.`]] };
  if (hidden) return { answers: [['cors', `${what} answers, but does not let this page read it: ${origin} must send Access-Control-Allow-Origin: * (or ${location.origin}) for ${href}.`]] };
  if (!response) return { answers: [['unreachable', `${what} can't be reached: ${href}`]] };
  if (!response.ok) return { answers: [['http', `${what} answers with ${response.status}: ${href}`]] };
  return { answers: [], response };
}

const typeOf = (/** @type {Response} */ response) => response.headers.get('content-type') || 'no type';

/**
 * The wasm, and where they lie in one folder the glue.
 * @param {import('./load.js').Assets} assets
 * @param {boolean} inFolder
 * @returns {Promise<Answer[]>}
 */
export async function askFiles(assets, inFolder) {
  const address = assets.address();
  const { answers, response } = await reach(address, 'A file of the widget');
  if (response && !/^application\/wasm\b/i.test(typeOf(response))) {
    answers.push(['mime-wasm', `${address.href} is sent as ${typeOf(response)}; as application/wasm it would start sooner.`]);
  }
  if (!inFolder || answers.some(([code]) => code !== 'mime-wasm')) return answers;
  const glue = new URL(address.href.replace(/\.wasm$/, '.js'));
  const { answers: more, response: module } = await reach(glue, 'A file of the widget');
  if (module && !/(java|ecma)script/i.test(typeOf(module))) {
    more.push(['mime-script', `${glue.href} is sent as ${typeOf(module)}: browsers take a module only as text/javascript.`]);
  }
  return [...answers, ...more];
}

/** The endpoint. @returns {Promise<Answer[]>} */
export async function askData(/** @type {URL} */ address) {
  const { answers, response } = await reach(address, 'The data');
  if (response && /^text\/html\b/i.test(typeOf(response))) {
    answers.push(['html', `${address.href} is a web page; data in one are only found if they are schema.org's.`]);
  }
  return answers;
}
