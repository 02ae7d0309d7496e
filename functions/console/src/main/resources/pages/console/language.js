// What the pages say, in four languages: chosen by hand, else remembered, else the browser's.
import { folders, venue } from './facts.js';
import { file } from './files.js';
import { keep, kept } from './kept.js';

export const LANGUAGES = [
  { tag: 'en', name: 'English' },
  { tag: 'pl', name: 'Polski' },
  { tag: 'pt-BR', name: 'Português (BR)' },
  { tag: 'ru', name: 'Русский' },
];
const REMEMBERED = 'lunapark.language';
const words = {}; // by language
const read = new Map(); // those of one folder, by their file

let tag = remembered() ?? preferred() ?? 'en';
await learn(tag);

export const language = () => tag;

export async function speak(chosen) {
  await learn(chosen);
  tag = chosen;
  keep(REMEMBERED, chosen);
}

/** Adds what the pages of these folders say. */
export async function speakOf(others) {
  folders.push(...others);
  await learn(tag);
}

/** A text with its values; `Sentence.java` says how it is written. */
export function say(key, values = {}) {
  return fill(words[tag][key], values);
}

/** Whether there is such a text. */
say.has = key => Object.hasOwn(words[tag], key);

function fill(pattern, values, counted) {
  let said = '';
  for (let at = 0; at < pattern.length; at++) {
    const end = pattern[at] === '{' ? closing(pattern, at) : at;
    if (end > at) said += valueOf(pattern.slice(at + 1, end), values);
    else said += pattern[at] === '#' && counted !== undefined ? number(counted) : pattern[at];
    at = end;
  }
  return said;
}

function valueOf(place, values) {
  const [, name, forms] = /^\s*(\w+)\s*,\s*plural\s*,(.*)$/s.exec(place) ?? [];
  return name ? fill(form(forms, values[name]), values, values[name]) : values[place];
}

function form(forms, n) {
  const found = {};
  for (let at = 0, begin; (begin = forms.indexOf('{', at)) >= 0; ) {
    const end = closing(forms, begin);
    found[forms.slice(at, begin).trim()] = forms.slice(begin + 1, end);
    at = end + 1;
  }
  return found[`=${n}`] ?? found[new Intl.PluralRules(tag).select(n)] ?? found.other;
}

/** Where the brace that opens there is closed. */
function closing(pattern, begin) {
  let open = 0;
  for (let at = begin; ; at++) {
    open += { '{': 1, '}': -1 }[pattern[at]] ?? 0;
    if (open === 0) return at;
  }
}

export const number = n => new Intl.NumberFormat(tag).format(n);
export const percent = n => new Intl.NumberFormat(tag, { style: 'percent' }).format(n);

// Every time is that of the venue, as are opening hours and schedules, wherever the browser is.
const { timeZone } = venue;

/** The time of day; with seconds where the moment matters. */
export function clock(date, seconds = true) {
  return new Intl.DateTimeFormat(tag, { timeZone, timeStyle: seconds ? 'medium' : 'short', hourCycle: 'h23' }).format(date);
}

/** A day and the time of day, for what is further away than this evening. */
export function moment(date) {
  return new Intl.DateTimeFormat(tag, { timeZone, dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(date);
}

/** The name of the venue's time, such as "CET". */
export function zoneName(date = new Date()) {
  const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'short' }).formatToParts(date);
  return parts.find(({ type }) => type === 'timeZoneName').value;
}

/** A moment as an input of the kind `datetime-local` takes it: `2026-11-29T09:30`, at the venue. */
export const toInput = time => new Date(Number(new Date(time)) + aheadMs(new Date(time))).toISOString().slice(0, 16);

/** What such an input holds, as the API takes it; hours that are skipped in spring are taken for those after them. */
export function fromInput(text) {
  const asUtc = Date.parse(`${text}Z`);
  const guess = asUtc - aheadMs(new Date(asUtc));
  return new Date(asUtc - aheadMs(new Date(guess))).toISOString();
}

/** How far the venue's clocks are ahead of UTC. */
function aheadMs(date) {
  const format = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  const { year, month, day, hour, minute, second } = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(Number(date) / 1000) * 1000;
}

/** Fills every element that carries `data-say` (text) or `data-hint` (placeholder). */
export function label(root = document) {
  document.documentElement.lang = tag;
  for (const node of root.querySelectorAll('[data-say]')) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll('[data-hint]')) node.placeholder = say(node.dataset.hint);
}

async function learn(language) {
  words[language] = Object.assign({}, ...(await Promise.all(folders.map(folder => wordsOf(`${folder}words/${language}.json`)))));
}

async function wordsOf(path) {
  if (!read.has(path)) read.set(path, await (await file(path)).json());
  return read.get(path);
}

function remembered() {
  const chosen = kept(REMEMBERED);
  return LANGUAGES.some(({ tag }) => tag === chosen) ? chosen : null;
}

function preferred() {
  for (const wish of navigator.languages ?? [navigator.language]) {
    const spoken = LANGUAGES.find(({ tag }) => tag.slice(0, 2) === wish.slice(0, 2).toLowerCase());
    if (spoken) return spoken.tag;
  }
  return null;
}
