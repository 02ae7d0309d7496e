// What would be if: another day of a coaster, of which nothing is stored.
import { send } from '../api.js';
import { el } from '../dom.js';
import { fields, propose } from '../forms.js';
import { number, say } from '../language.js';
import { phrase, severity, staffNeeded, told } from './problems.js';

const DAY = [
  { name: 'staff', type: 'number', min: 0, step: 1 },
  { name: 'dailyClients', type: 'number', min: 0, step: 1 },
  { name: 'opensAt', type: 'time' },
  { name: 'closesAt', type: 'time' },
  { name: 'count', say: 'wagons', type: 'number', min: 0, step: 1 },
  { name: 'seats', type: 'number', min: 1, step: 1, value: 32 },
  { name: 'speedMps', type: 'number', min: 0.1, step: 0.1, value: 1.2, wide: true },
];

/** @param tried what was filled in before; at first the coaster as it is, with its own wagons */
export function whatIf(coaster, tried = asItIs(coaster)) {
  const inputs = fields(...DAY.map(field => ({ ...field, value: tried[field.name] ?? field.value })));
  const hint = el('p', { class: 'wide hint' }, say('whatIfHint'));
  const title = say('whatIfOf', { coaster: coaster.number });
  propose(title, [...inputs, hint], say('tryIt'), async filled => ({ filled, ...(await tryOut(coaster, filled)) }), ({ filled, content }) => {
    propose(title, [result(content)], say('tryAnother'), () => filled, () => whatIf(coaster, filled));
  });
}

const asItIs = ({ staff, clients, opensAt, closesAt }) => ({ staff: staff.present, dailyClients: clients.planned, opensAt, closesAt, count: '' });

/** Without a number of wagons they stay as they are. */
function tryOut({ coasterId }, { count, seats, speedMps, ...day }) {
  const wagons = count === undefined ? {} : { wagons: Array.from({ length: count }, () => ({ seats, speedMps })) };
  return send('POST', `/api/coasters/${encodeURIComponent(coasterId)}/what-if`, { ...day, ...wagons });
}

function result({ wagons, staff, clients, problems }) {
  const of = (present, required) => say('ofRequired', { present: number(present), required: required === null ? '–' : number(required) });
  const rows = [
    ['wagons', of(wagons.present, wagons.required)],
    ['staff', of(staff.present, staffNeeded(staff))],
    ['clients', `${number(clients.planned)} · ${say('seatsFor', { n: number(clients.capacity) })}`],
  ];
  const found = problems.length ? told(problems).map(one => el('p', { class: `badge ${severity(one)}` }, phrase(one))) : [el('p', { class: 'badge ok' }, say('ok'))];
  return el('div', { class: 'wide what-if' }, el('dl', {}, ...rows.flatMap(([word, text]) => [el('dt', {}, say(word)), el('dd', {}, text)])), ...found);
}
