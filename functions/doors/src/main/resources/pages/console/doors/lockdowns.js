// Lockdowns: a banner on every view; security can begin and end one.
import { send } from '../api.js';
import { byId, el } from '../dom.js';
import { fields, propose } from '../forms.js';
import { say } from '../language.js';
import { Refused } from '../wire.js';

/** @param buildings all of them, in lockdown or not */
export function showLockdowns(buildings) {
  const names = buildings.filter(({ locked }) => locked).map(({ name }) => name);
  const banner = byId('lockdown');
  const text = names.length ? say('lockdownOf', { buildings: names.join(', ') }) : '';
  banner.hidden = !text;
  if (banner.textContent !== text) banner.replaceChildren(...(text ? [el('a', { href: '#doors' }, text)] : []));
}

/** Asks for the name of the building, so that no slip locks one. */
export function lockDown({ id, name }) {
  const text = el('p', { class: 'wide alarm' }, say('lockDownText'));
  const which = el('p', { class: 'wide' }, say('typeTheName'), ' ', el('b', {}, name));
  const inputs = fields({ name: 'building', say: 'buildingName', type: 'text', maxlength: 20, wide: true });
  propose(say('lockDownSure', { name }), [text, which, ...inputs], say('lockDown'), ({ building = '' }) => {
    if (building.trim() !== name) {
      throw new Refused(400, { errors: [{ field: 'building', detail: say('anotherName') }] });
    }
    return send('POST', `/api/buildings/${encodeURIComponent(id)}/lockdown`);
  });
}

export function release({ id, name }) {
  propose(say('releaseSure', { name }), [el('p', { class: 'wide' }, say('releaseText'))], say('release'), () =>
    send('POST', `/api/buildings/${encodeURIComponent(id)}/release`),
  );
}
