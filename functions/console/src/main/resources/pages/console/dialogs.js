// The forms: register, change, remove. What the API refuses is shown next to the field that it names.
import { keyring, Refused, send } from './api.js';
import { el } from './dom.js';
import { label, say } from './language.js';

let done = () => {};

/** @param then called after every command that went through */
export function onCommand(then) {
  done = then;
}

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
  ask(say('registerCoaster'), fields(...COASTER), say('registerCoaster'), body =>
    send('POST', '/api/coasters', body, keys(body)),
  );
}

/** Asks for the coaster first: its ETag makes sure that nobody's change is lost, and what has no field here is kept. */
export async function changeCoaster({ coasterId, number }) {
  const path = `/api/coasters/${encodeURIComponent(coasterId)}`;
  let stored;
  try {
    stored = await send('GET', path);
  } catch (e) {
    ask(say('changeCoasterTitle', { coaster: number }), [el('p', { class: 'refusal' }, reason(e))]);
    return;
  }
  const known = COASTER.map(field => ({ ...field, value: stored.content[field.name] ?? '', fixed: field.name === 'trackLengthM' }));
  const { minHeadwaySeconds } = stored.content;
  ask(say('changeCoasterTitle', { coaster: number }), fields(...known), say('save'), body =>
    send('PUT', path, { ...body, minHeadwaySeconds }, stored.etag ? { 'If-Match': stored.etag } : {}),
  );
}

export function removeCoaster({ coasterId, number, name }) {
  const coaster = name ? `${number} (${name})` : number;
  ask(say('removeCoasterSure', { coaster }), [], say('remove'), () =>
    send('DELETE', `/api/coasters/${encodeURIComponent(coasterId)}`),
  );
}

export function removeWagon({ coasterId, number }, wagon) {
  ask(say('removeWagonSure', { wagon: wagon.number, coaster: number }), [], say('remove'), () =>
    send('DELETE', `/api/coasters/${encodeURIComponent(coasterId)}/wagons/${encodeURIComponent(wagon.wagonId)}`),
  );
}

/** Labelled inputs; each with a place for what the API says about it. */
export function fields(...wanted) {
  return wanted.map(({ wide, fixed, value, ...input }) => {
    const id = `field-${input.name}-${Math.random().toString(36).slice(2)}`;
    const node = el('input', { id, autocomplete: 'off', disabled: Boolean(fixed), ...input });
    if (value !== undefined) node.value = value;
    return el(
      'p',
      { class: wide ? 'field wide' : 'field' },
      el('label', { for: id, 'data-say': input.name }),
      node,
      el('span', { class: 'refusal', id: `${id}-refusal`, hidden: true }),
    );
  });
}

/** Runs the command of a form; closes its dialog when it went through, shows what was refused when not. */
export async function submit(event, command) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector('[type=submit]');
  clear(form);
  button.disabled = true;
  try {
    await command(body(form));
    form.closest('dialog')?.close();
    done();
  } catch (e) {
    refuse(form, e);
  } finally {
    button.disabled = false;
  }
}

function ask(title, content, yes, command) {
  const refusal = el('p', { class: 'refusal', role: 'alert', hidden: true });
  const buttons = el('p', { class: 'buttons' }, el('button', { type: 'button', 'data-say': 'cancel', onclick: () => dialog.close() }));
  if (yes) buttons.append(el('button', { type: 'submit', class: 'primary' }, yes));
  const form = el('form', { novalidate: true }, el('h2', { id: 'dialog-title' }, title), ...content, refusal, buttons);
  form.addEventListener('submit', event => submit(event, command));
  const dialog = el('dialog', { 'aria-labelledby': 'dialog-title' }, form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  label(dialog);
  dialog.showModal();
}

function body(form) {
  const filled = [...form.elements].filter(input => input.name && !input.disabled && input.value !== '');
  return Object.fromEntries(filled.map(input => [input.name, input.type === 'number' ? input.valueAsNumber : input.value]));
}

function clear(form) {
  for (const place of form.querySelectorAll('.refusal')) place.hidden = true;
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
}

function refuse(form, e) {
  const loose = [];
  const named = e instanceof Refused ? Object.entries(e.fields) : [];
  for (const [name, detail] of named) {
    const input = form.elements[name];
    const place = input && document.getElementById(`${input.id}-refusal`);
    if (!place) {
      loose.push(`${name}: ${detail}`);
      continue;
    }
    place.textContent = detail;
    place.hidden = false;
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', place.id);
  }
  form.querySelector('[aria-invalid]')?.focus();
  if (named.length && !loose.length) return;
  const place = form.querySelector('p.refusal');
  place.textContent = loose.join('; ') || reason(e);
  place.hidden = false;
}

function reason(e) {
  if (!(e instanceof Refused)) return say('unreachable');
  return e.status === 412 ? say('staleChange') : e.message;
}
