// What lets a person open doors, each with its dialog: a membership, a guest pass, and their ends.
import { keyring, send } from '../api.js';
import { el } from '../dom.js';
import { fields, propose, reason, ticks } from '../forms.js';
import { fromInput, say, toInput, } from '../language.js';
import { site } from './site.js';
import { levels } from './tile.js';

const DAY_MS = 24 * 3600 * 1000;

/** A new membership, or another one in the place of the one that is given. */
export function grantMembership({ id, name }, before = null) {
  const buildings = site.buildings.map(building => ({ value: building.id, text: building.name }));
  const inputs = fields(
    { name: 'buildingId', say: 'building', options: buildings, value: before?.buildingId, fixed: before, wide: true },
    { name: 'level', options: levels(), value: before?.level ?? 'low', wide: true },
    { name: 'validUntil', type: 'datetime-local', value: forInput(before?.validUntil), wide: true },
  );
  propose(say('membershipOf', { name }), inputs, say('save'), ({ buildingId = before?.buildingId, level, validUntil }) =>
    send('PUT', member(buildingId, id), { level, ...(validUntil && { validUntil: fromInput(validUntil) }) }),
  );
}

export function endMembership({ id, name }, { buildingId }, building) {
  propose(say('endMembershipSure', { name, building }), [el('p', { class: 'wide' }, say('opensNothingFromNow'))], say('end'), () =>
    send('DELETE', member(buildingId, id)),
  );
}

export function issuePass({ id, name }) {
  const title = say('passFor', { name });
  const keys = keyring();
  const now = Date.now();
  const inputs = fields(
    { name: 'validFrom', type: 'datetime-local', value: forInput(now), wide: true },
    { name: 'validUntil', say: 'passUntil', type: 'datetime-local', value: forInput(now + DAY_MS), wide: true },
    { name: 'maxUses', type: 'number', min: 1, max: 1000, value: 1, wide: true },
  );
  const issue = ({ doorIds, validFrom, validUntil, maxUses }) => {
    const body = { userId: id, doorIds, validFrom: validFrom && fromInput(validFrom), validUntil: validUntil && fromInput(validUntil), maxUses };
    return send('POST', '/api/guest-passes', body, keys(body));
  };
  withDoors(title, [], doors => propose(title, [doors, ...inputs], say('newPass'), issue));
}

export function withdrawPass({ name }, { id }) {
  propose(say('withdrawSure', { name }), [el('p', { class: 'wide' }, say('opensNothingFromNow'))], say('withdraw'), () =>
    send('DELETE', `/api/guest-passes/${encodeURIComponent(id)}`),
  );
}

/** Makes a dialog with ticks for all doors of the site as soon as they are known, or says why they are not. */
export async function withDoors(title, ticked, show) {
  try {
    await site.allDoors();
  } catch (e) {
    propose(title, [el('p', { class: 'wide refusal' }, reason(e))]);
    return;
  }
  const doors = site.buildings.flatMap(({ id }) => site.doorsOf(id) ?? []);
  show(ticks('doorIds', say('doors'), doors.map(({ id }) => ({ value: id, text: site.doorName(id), ticked: ticked.includes(id) }))));
}

const member = (buildingId, userId) => `/api/buildings/${encodeURIComponent(buildingId)}/members/${encodeURIComponent(userId)}`;

const forInput = time => (time ? toInput(time) : undefined);
