// A problem as the page shows it: how grave it is, and the API's own words for it.
const RANK = { critical: 3, warning: 2, info: 1 };

/** The gravest severity of the problems, or "ok". */
export function gravest(problems) {
  return problems.map(severity).reduce((worst, next) => (rank(next) > rank(worst) ? next : worst), 'ok');
}

export const rank = name => RANK[name] ?? 0;

/** One of the severities that have a colour and a name; an unknown one is taken for a warning. */
export const severity = problem => (problem.severity in RANK ? problem.severity : 'warning');

/**
 * The staff that the words about it count against: for the wagons that are there, or for those required where they are
 * more; null where no number would do.
 */
export const staffNeeded = ({ required, requiredForPresentWagons }) =>
  required === null ? null : Math.max(required, requiredForPresentWagons);

/** The words as they stand after the number of a coaster: "missing 117 wagons, 221 staff". */
export const phrase = ({ text }) => text.charAt(0).toLowerCase() + text.slice(1);

/** The same for the same problems with the same numbers, in whichever language they are told. */
export const gist = problems => JSON.stringify(problems.map(({ text, ...numbers }) => numbers));

/** Without what another one says as well: who has wagons too many has their staff too many. */
export const told = problems =>
  problems.some(({ code }) => code === 'surplus-capacity') ? problems.filter(({ code }) => code !== 'surplus-staff') : problems;
