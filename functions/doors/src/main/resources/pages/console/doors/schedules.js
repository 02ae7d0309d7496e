// The weekly times of a group, in words: "Mon, Tue 06:00–10:00".
import { language, say } from '../language.js';

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
