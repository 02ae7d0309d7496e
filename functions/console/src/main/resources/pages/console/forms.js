// Forms, in a dialog of their own or on the page. What the API refuses is shown next to the field that it names.
import { el } from './dom.js';
import { holdButton } from './hold.js';
import { label, say } from './language.js';
import { finds } from './search.js';
import { SignedOut } from './session.js';
import { Refused } from './wire.js';

const MANY = 12; // ticks that are still in sight

const listeners = [];

/** @param then called after every command that went through */
export function onCommand(then) {
  listeners.push(then);
}

/** Tells that a command went through, where no form has sent it. */
export function commanded() {
  for (const listener of listeners) listener();
}

/**
 * A dialog with one form. `command` gets what was filled in; what it gives goes to `then` after the dialog has closed.
 * Without a word for `yes` there is nothing to send. What cannot be undone is `held`: its button takes a long press.
 */
export function propose(title, content, yes, command, then = () => {}, { held = false } = {}) {
  const refusal = el('p', { class: 'refusal', role: 'alert', hidden: true });
  const buttons = el('p', { class: 'buttons' }, el('button', { type: 'button', 'data-say': yes ? 'cancel' : 'close', onclick: () => dialog.close() }));
  if (yes) buttons.append(held ? holdButton(yes, () => form.requestSubmit(), { class: 'grave', 'data-submits': true }) : el('button', { type: 'submit', class: 'primary' }, yes));
  const form = el('form', { novalidate: true }, el('h2', { id: 'dialog-title' }, title), ...content, refusal, buttons);
  form.addEventListener('submit', async event => {
    let result;
    const refused = await submit(event, async filled => (result = await command(filled)));
    if (refused) return;
    dialog.close();
    then(result);
  });
  const dialog = el('dialog', { 'aria-labelledby': 'dialog-title' }, form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  label(dialog);
  dialog.showModal();
}

/**
 * Labelled inputs; each with a place for what the API says about it, and where wanted a hint. `say` names its label. With
 * `options` of `{value, text}` it is a choice of one, with `rows` a text of so many lines.
 */
export function fields(...wanted) {
  return wanted.map(({ wide, fixed, value, hint, options, say: word, ...input }) => {
    const id = idFor(input.name);
    const about = [hint && `${id}-hint`, `${id}-refusal`].filter(Boolean).join(' ');
    const tag = options ? 'select' : input.rows ? 'textarea' : 'input';
    const choices = (options ?? []).map(option => new Option(option.text, option.value));
    const node = el(tag, { id, autocomplete: 'off', disabled: Boolean(fixed), 'aria-describedby': about, ...input }, ...choices);
    if (value !== undefined) node.value = value;
    return el(
      'p',
      { class: wide ? 'field wide' : 'field' },
      el('label', { for: id, 'data-say': word ?? input.name }),
      input.type === 'password' ? el('span', { class: 'secret' }, node, reveal(node)) : node,
      hint ? el('span', { class: 'hint', id: `${id}-hint`, 'data-say': hint }) : '',
      refusalOf(id, input.name),
    );
  });
}

/**
 * Ticks for several of some values. Many are searched, and all that were found are ticked at once.
 *
 * @param choices of `{value, text, ticked}`
 */
export function ticks(name, title, choices) {
  const id = idFor(name);
  const boxes = choices.map(({ value, text, ticked }) =>
    el('label', { class: 'tick' }, el('input', { type: 'checkbox', name, value, checked: Boolean(ticked) }), text),
  );
  const many = boxes.length > MANY ? searchAmong(boxes, title) : [];
  return el('fieldset', { class: 'wide', 'aria-describedby': `${id}-refusal` }, el('legend', {}, title), ...many, ...boxes, refusalOf(id, name));
}

/** What is ticked stays in sight. */
function searchAmong(boxes, title) {
  const search = el('input', { type: 'search', 'aria-label': title, 'data-hint': 'findAmong' });
  const count = el('span', { class: 'quiet', role: 'status' });
  const found = () => {
    const matches = finds(search.value);
    return boxes.filter(box => matches(box.textContent));
  };
  const show = () => {
    const matching = new Set(found());
    for (const box of boxes) box.hidden = !matching.has(box) && !box.firstChild.checked;
    count.textContent = say('ticked', { n: boxes.filter(box => box.firstChild.checked).length });
  };
  const tick = checked => () => {
    for (const box of found()) box.firstChild.checked = checked;
    show();
  };
  search.addEventListener('input', show);
  search.addEventListener('keydown', event => event.key === 'Enter' && event.preventDefault()); // which would send the form
  for (const box of boxes) box.addEventListener('change', show);
  show();
  const button = (word, checked) => el('button', { type: 'button', class: 'plain', 'data-say': word, onclick: tick(checked) });
  return [search, el('p', { class: 'ticks' }, button('tickFound', true), button('untickFound', false), count)];
}

/** Runs the command of a form. Gives null when it went through, else what was refused, which is shown by then. */
export async function submit(event, command, words = reason) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector('[type=submit], [data-submits]');
  clear(form);
  button.disabled = true;
  try {
    await command(filledIn(form));
    commanded();
    return null;
  } catch (e) {
    refuse(form, e, words);
    return e;
  } finally {
    button.disabled = false;
  }
}

/** Why it did not go through, in words. */
export function reason(e) {
  if (e instanceof SignedOut) return say('sessionOver');
  if (!(e instanceof Refused)) return say('unreachable');
  return e.status === 412 ? say('staleChange') : e.message;
}

function idFor(name) {
  return `field-${name}-${Math.random().toString(36).slice(2)}`;
}

function refusalOf(id, name) {
  return el('span', { class: 'refusal', id: `${id}-refusal`, 'data-of': name, hidden: true });
}

function reveal(input) {
  const button = el('button', { type: 'button', class: 'plain', 'aria-pressed': 'false', 'data-say': 'show' });
  button.addEventListener('click', () => {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shown));
    button.dataset.say = shown ? 'hide' : 'show';
    button.textContent = say(button.dataset.say);
  });
  return button;
}

function filledIn(form) {
  const filled = {};
  for (const input of form.elements) {
    if (!input.name || input.disabled || written(input) === '') continue;
    if (input.type === 'checkbox') (filled[input.name] ??= []).push(...(input.checked ? [input.value] : []));
    else filled[input.name] = input.type === 'number' ? input.valueAsNumber : written(input);
  }
  return filled;
}

/** A name has one space between its words, and none at its ends: a thumb on a phone adds some. */
function written(input) {
  return input.type === 'text' ? input.value.trim().replace(/\s+/g, ' ') : input.value;
}

function clear(form) {
  for (const place of form.querySelectorAll('.refusal')) place.hidden = true;
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
}

function refuse(form, e, words) {
  const loose = [];
  const named = e instanceof Refused ? Object.entries(e.fields) : [];
  for (const [name, detail] of named) {
    const place = form.querySelector(`[data-of="${CSS.escape(name.replace(/\[.*/, ''))}"]`);
    if (!place) {
      loose.push(`${name}: ${detail}`);
      continue;
    }
    place.textContent = detail;
    place.hidden = false;
    for (const input of form.querySelectorAll(`[name="${place.dataset.of}"]`)) input.setAttribute('aria-invalid', 'true');
  }
  form.querySelector('[aria-invalid]')?.focus();
  if (named.length && !loose.length) return;
  const place = form.querySelector('p.refusal');
  place.textContent = loose.join('; ') || words(e);
  place.hidden = false;
}
