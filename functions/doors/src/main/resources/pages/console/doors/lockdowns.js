// Lockdowns: a banner on every view; security can begin and end one.
import { send } from '../api.js';
import { byId, el } from '../dom.js';
import { commanded, propose, reason } from '../forms.js';
import { offerUndo } from '../hold.js';
import { say } from '../language.js';

/** @param buildings all of them, in lockdown or not */
export function showLockdowns(buildings) {
  const names = buildings.filter(({ locked }) => locked).map(({ name }) => name);
  const banner = byId('lockdown');
  const text = names.length ? say('lockdownOf', { buildings: names.join(', ') }) : '';
  banner.hidden = !text;
  if (banner.textContent !== text) banner.replaceChildren(...(text ? [el('a', { href: '#doors' }, text)] : []));
}

const path = (id, what) => `/api/buildings/${encodeURIComponent(id)}/${what}`;

/** At once, since it may be an emergency: the button has to be held, and what a slip did is taken back as quickly. */
export async function lockDown({ id, name }) {
  try {
    await send('POST', path(id, 'lockdown'));
    commanded();
    offerUndo(say('isLockedDown', { name }), async () => {
      await send('POST', path(id, 'release'));
      commanded();
    });
  } catch (e) {
    propose(say('lockDownOf', { name }), [el('p', { class: 'wide refusal' }, reason(e))]);
  }
}

export function release({ id, name }) {
  propose(say('releaseSure', { name }), [el('p', { class: 'wide' }, say('releaseText'))], say('release'), () =>
    send('POST', path(id, 'release')),
  );
}
