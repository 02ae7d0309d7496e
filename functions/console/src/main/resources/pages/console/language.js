// What the page says, in four languages: chosen by hand, else remembered, else the browser's.
import { keep, kept } from './kept.js';
import en from './words/en.js';
import pl from './words/pl.js';
import ptBR from './words/pt-BR.js';
import ru from './words/ru.js';

const WORDS = { en, pl, 'pt-BR': ptBR, ru };
const REMEMBERED = 'lunapark.language';

export const LANGUAGES = Object.entries(WORDS).map(([tag, words]) => ({ tag, name: words.itself }));

let tag = remembered() ?? preferred() ?? 'en';

export const language = () => tag;

export function speak(chosen) {
  tag = chosen;
  keep(REMEMBERED, chosen);
}

/** A text with its `{placeholders}` filled in. */
export function say(key, values = {}) {
  return WORDS[tag][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Whether there is such a text. */
say.has = key => Object.hasOwn(WORDS[tag], key);

/** A number with its noun in the right plural form, such as "117 wagons". */
export function count(noun, n) {
  const forms = WORDS[tag][noun];
  return `${number(n)} ${forms[new Intl.PluralRules(tag).select(n)] ?? forms.other}`;
}

export const number = n => new Intl.NumberFormat(tag).format(n);
export const percent = n => new Intl.NumberFormat(tag, { style: 'percent' }).format(n);

/** The time of day; with seconds where the moment matters. */
export function clock(date, seconds = true) {
  return new Intl.DateTimeFormat(tag, { timeStyle: seconds ? 'medium' : 'short', hourCycle: 'h23' }).format(date);
}

/** A day and the time of day, for what is further away than this evening. */
export function moment(date) {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(date);
}

/** Fills every element that carries `data-say` (text) or `data-hint` (placeholder). */
export function label(root = document) {
  document.documentElement.lang = tag;
  for (const node of root.querySelectorAll('[data-say]')) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll('[data-hint]')) node.placeholder = say(node.dataset.hint);
}

function remembered() {
  const chosen = kept(REMEMBERED);
  return chosen && Object.hasOwn(WORDS, chosen) ? chosen : null;
}

function preferred() {
  for (const wish of navigator.languages ?? [navigator.language]) {
    const spoken = Object.keys(WORDS).find(known => known.slice(0, 2) === wish.slice(0, 2).toLowerCase());
    if (spoken) return spoken;
  }
  return null;
}
