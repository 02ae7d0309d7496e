// What may be done to a coaster, each with its dialog: register, change, remove.
import { keyring, send } from '../api.js';
import { el } from '../dom.js';
import { fields, propose, reason } from '../forms.js';
import { say } from '../language.js';

const COASTER = [
  { name: 'name', type: 'text', maxlength: 100, wide: true },
  { name: 'staff', type: 'number', min: 0, step: 1 },
  { name: 'dailyClients', type: 'number', min: 0, step: 1 },
  { name: 'trackLengthM', type: 'number', min: 1, step: 'any', wide: true },
  { name: 'opensAt', type: 'time', value: '08:00' },
  { name: 'closesAt', type: 'time', value: '16:00' },
];

export function registerCoaster() {
  const keys = keyring();
  propose(say('registerCoaster'), fields(...COASTER), say('registerCoaster'), body =>
    send('POST', '/api/coasters', body, keys(body)),
  );
}

/** Reads the coaster first: its ETag prevents lost updates, and properties without a field here stay as they are. */
export async function changeCoaster({ coasterId, number }) {
  const path = `/api/coasters/${encodeURIComponent(coasterId)}`;
  let stored;
  try {
    stored = await send('GET', path);
  } catch (e) {
    propose(say('changeCoasterTitle', { coaster: number }), [el('p', { class: 'wide refusal' }, reason(e))]);
    return;
  }
  const known = COASTER.map(field => ({ ...field, value: stored.content[field.name] ?? '', fixed: field.name === 'trackLengthM' }));
  const { minHeadwaySeconds } = stored.content;
  propose(say('changeCoasterTitle', { coaster: number }), fields(...known), say('save'), body =>
    send('PUT', path, { ...body, minHeadwaySeconds }, stored.etag ? { 'If-Match': stored.etag } : {}),
  );
}

export function removeCoaster({ coasterId, number, name }) {
  const coaster = name ? `${number} (${name})` : number;
  const remove = () => send('DELETE', `/api/coasters/${encodeURIComponent(coasterId)}`);
  propose(say('removeCoasterSure', { coaster }), [], say('holdToRemove'), remove, undefined, { held: true });
}

export function removeWagon({ coasterId, number }, wagon) {
  propose(say('removeWagonSure', { wagon: wagon.number, coaster: number }), [], say('remove'), () =>
    send('DELETE', `/api/coasters/${encodeURIComponent(coasterId)}/wagons/${encodeURIComponent(wagon.wagonId)}`),
  );
}
