// The pages that the systems bring: in its folder each has page.js, page.html and page.css, and its words. All of them
// come in one file, after what is needed to sign in (docs/decisions/0050).
import { byId } from './dom.js';
import { systems } from './facts.js';
import { file } from './files.js';
import { homeOf } from './home.js';
import { speakOf } from './language.js';

/**
 * In the order of the navigation. A page has
 * - `place`: a number, its place in that order;
 * - `view`: its address is `#view` or `#view/…`;
 * - `title`: its word in the navigation;
 * - `useCase`: those who may do it see the page; of several, those who may do one of them;
 * - `watch()`: called when it is shown, and again when its address changes;
 *
 * and it may have
 * - `rest()`: called when it is no longer shown;
 * - `retell()`: called after another language was chosen;
 * - `polls`: whether it follows what changes, and says by the link in the header whether it can;
 * - `attention()`: gives what wants attention now, a promise of `{level, text, href}`: `critical`, `warning` or `info`,
 *   in the language of the page, and where it can be seen;
 * - `enter()` and `leave()`: called after signing in and out, whichever page is shown.
 */
await dress();
await speakOf(systems.map(system => `${system}/`));
const loaded = (await Promise.all(systems.map(load))).toSorted((a, b) => a.place - b.place);

export const pages = [homeOf(loaded), ...loaded];

/** In their styles. */
async function dress() {
  const styles = new CSSStyleSheet();
  await styles.replace(await (await file('pages.css')).text());
  document.adoptedStyleSheets.push(styles);
}

async function load(system) {
  const html = await (await file(`${system}/page.html`)).text();
  byId('sign-in').insertAdjacentHTML('beforebegin', html);
  const main = byId('sign-in').previousElementSibling;
  main.classList.add('away');
  const { default: page } = await import(`./${system}/page.js`); // which finds its elements in the document
  return { rest() {}, retell() {}, enter() {}, leave() {}, ...page, main };
}
