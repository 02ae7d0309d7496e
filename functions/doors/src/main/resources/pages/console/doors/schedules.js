// The weekly times of a group: in words, as "Mon, Tue 06:00–10:00", and in a form.
import { el } from '../dom.js';
import { fields } from '../forms.js';
import { language, say } from '../language.js';
import { Refused } from '../wire.js';

export const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 24 * 3600 * 1000;

export function dayName(day) {
  const date = new Date(A_MONDAY + DAYS.indexOf(day) * DAY_MS);
  return new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' }).format(date);
}

/** @param schedule null for always */
export function inWords(schedule) {
  if (!schedule) return say('always');
  const byHours = Map.groupBy(schedule.openings, ({ from, until }) => `${from.slice(0, 5)}–${until.slice(0, 5)}`);
  const openings = [...byHours].map(([hours, some]) => `${some.map(({ day }) => dayName(day)).join(', ')} ${hours}`);
  const holidays = schedule.holidays.length ? [say('holidays', { n: schedule.holidays.length })] : [];
  return [...(openings.length ? openings : [say('never')]), ...holidays].join('; ');
}

const STRETCH = /(\d{1,2}:\d{2})\s*[–-]\s*(\d{1,2}:\d{2})/g;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A line for each day of the week, and the holidays. @param schedule null for always */
export function scheduleFields(schedule) {
  const rows = DAYS.map(day => {
    const id = `hours-${day}`;
    const openings = schedule?.openings.filter(opening => opening.day === day) ?? [];
    const value = openings.map(({ from, until }) => `${from.slice(0, 5)}–${until.slice(0, 5)}`).join(', ');
    const input = el('input', { id, name: day, type: 'text', autocomplete: 'off', value, 'aria-describedby': `${id}-refusal` });
    return el('p', { class: 'field' }, el('label', { for: id }, dayName(day)), input, el('span', { class: 'refusal', id: `${id}-refusal`, 'data-of': day, hidden: true }));
  });
  const inputs = rows.map(row => row.querySelector('input'));
  const copy = el('button', { type: 'button', class: 'plain', onclick: () => inputs.forEach(input => (input.value = inputs[0].value)) }, say('sameEveryDay', { day: dayName(DAYS[0]) }));
  const days = el('fieldset', { class: 'wide hours' }, el('legend', {}, say('groupHours')), ...rows, copy);
  return [days, ...fields({ name: 'holidays', say: 'groupHolidays', rows: 2, hint: 'holidaysHint', value: schedule?.holidays.join('\n') ?? '', wide: true })];
}

/** What was filled in there; null for always, which is no line at all. */
export function scheduleOf(filled) {
  const openings = DAYS.flatMap(day => stretches(day, filled[day] ?? ''));
  const holidays = (filled.holidays ?? '').split(/[\s,;]+/).filter(Boolean);
  if (holidays.some(one => !DATE.test(one))) throw refused('holidays', 'notADate');
  if (openings.length === 0 && holidays.length > 0) throw refused('holidays', 'holidaysOfWhat');
  return openings.length ? { openings, holidays } : null;
}

function stretches(day, text) {
  const found = [...text.matchAll(STRETCH)].map(([, from, until]) => ({ day, from: from.padStart(5, '0'), until: until.padStart(5, '0') }));
  if (text.replace(STRETCH, '').replace(/[\s,;]/g, '')) throw refused(day, 'notHours');
  return found;
}

const refused = (field, word) => new Refused(400, { errors: [{ field, detail: say(word) }] });
