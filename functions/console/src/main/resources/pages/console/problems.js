// A problem in words, from its code and numbers: the newcomer reads "missing 117 wagons, 221 staff".
import { count, form, number, say } from './language.js';

const RANK = { critical: 3, warning: 2, info: 1 };

/** @returns the gravest severity of the problems, or "ok" */
export function gravest(problems) {
  return problems.map(severity).reduce((worst, next) => (rank(next) > rank(worst) ? next : worst), 'ok');
}

export const rank = name => RANK[name] ?? 0;

/** One of the severities that have a colour and a name; an unknown one is taken for a warning. */
export const severity = problem => (problem.severity in RANK ? problem.severity : 'warning');

/** The problem as a phrase; `text` of the API where the code is not known here. */
export function phrase({ code, text = code, ...rest }) {
  const { wagons, staff, capacity, staffedCapacity } = { ...rest, ...rest.numbers };
  switch (code) {
    case 'missing-wagons':
      if (wagons === null || wagons === undefined) {
        return [say('rideTooLong'), amounts('missing', 0, staff)].filter(Boolean).join('; ');
      }
      return amounts('missing', wagons, staff);
    case 'missing-staff':
      return amounts('missing', 0, staff);
    case 'surplus-staff':
      return amounts('surplus', 0, staff);
    case 'surplus-capacity':
      return amounts('surplus', wagons, staff);
    case 'unstaffed-capacity':
      return say('unstaffed', { capacity: number(capacity), staffedCapacity: number(staffedCapacity) });
    default:
      return text;
  }
}

function amounts(verb, wagons, staff) {
  const things = [];
  if (wagons > 0) things.push(count('wagonsMissed', wagons));
  if (staff > 0) things.push(count('staffMissed', staff));
  return things.length ? `${form(verb, wagons > 0 ? wagons : staff)} ${things.join(', ')}` : '';
}
