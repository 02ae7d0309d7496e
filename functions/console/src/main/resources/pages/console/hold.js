// What is dangerous takes a press that is held: by mouse, finger or key. A slip of a moment does nothing.
import { el, write } from './dom.js';
import { say } from './language.js';

const HELD_MS = 1200; // too long for a slip, short enough for an emergency
const ARMED_MS = 5000; // for who cannot hold, as with a screen reader: a second press within this time
const UNDO_MS = 20_000;

/**
 * A button that acts when it was held. Its text is written by `write(button.firstChild, …)`, or here as `text`.
 *
 * @param act called once for each time that it was held
 */
export function holdButton(text, act, attributes = {}) {
  const said = el('span', {}, text);
  const hint = el('span', { class: 'hold-hint', role: 'status' });
  const button = el('button', { type: 'button', ...attributes, class: `hold ${attributes.class ?? ''}` }, said, hint);
  button.style.setProperty('--held', `${HELD_MS}ms`);
  let timer = null;
  let armed = 0;
  const begin = () => {
    if (timer || button.disabled) return;
    button.classList.add('holding');
    timer = setTimeout(() => {
      end();
      write(hint, '');
      act();
    }, HELD_MS);
  };
  const end = () => {
    clearTimeout(timer);
    timer = null;
    button.classList.remove('holding');
  };
  const tooShort = () => {
    if (timer) write(hint, say('holdOn'));
    end();
  };
  const isKey = ({ key }) => key === ' ' || key === 'Enter';
  button.addEventListener('pointerdown', event => event.button === 0 && begin());
  for (const over of ['pointerup', 'pointerleave', 'pointercancel']) button.addEventListener(over, tooShort);
  button.addEventListener('contextmenu', event => event.preventDefault()); // a long press on a phone
  button.addEventListener('keydown', event => {
    if (!isKey(event)) return;
    event.preventDefault(); // else it would be a click as well
    if (!event.repeat) begin();
  });
  button.addEventListener('keyup', event => {
    if (!isKey(event)) return;
    event.preventDefault();
    tooShort();
  });
  button.addEventListener('blur', () => {
    end();
    write(hint, '');
  });
  button.addEventListener('click', ({ detail }) => {
    if (detail !== 0) return; // of a mouse or a finger, which have held it or not
    if (Date.now() < armed) {
      armed = 0;
      write(hint, '');
      act();
    } else {
      armed = Date.now() + ARMED_MS;
      write(hint, say('pressAgain'));
    }
  });
  return button;
}

let shown = null;

/** Says at the foot of the page what was done, with a button that takes it back. */
export function offerUndo(text, undo) {
  shown?.remove();
  const refusal = el('span', {});
  const bar = el('div', { class: 'undo', role: 'status' }, el('span', {}, text), refusal);
  const button = el('button', { type: 'button' }, say('undo'));
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await undo();
      bar.remove();
    } catch (e) {
      write(refusal, e.message);
      button.disabled = false;
    }
  });
  bar.append(button);
  shown = bar;
  document.body.append(bar);
  setTimeout(() => bar.remove(), UNDO_MS);
}
