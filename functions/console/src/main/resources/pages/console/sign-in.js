// The sign-in page: sign in, accept an invitation, or learn that the console is for staff. It covers the page and its
// dialogs, so that everything is as it was after signing in again.
import { byId, el } from './dom.js';
import { fields, reason, submit } from './forms.js';
import { label, say } from './language.js';
import { session } from './session.js';
import { ask, read } from './wire.js';

const EMAIL = { name: 'email', type: 'email', autocomplete: 'username', inputmode: 'email', autocapitalize: 'none', spellcheck: 'false' };
const PASSWORD = { name: 'password', type: 'password', autocomplete: 'current-password' };
const SOME_SECONDS = 10; // where the answer does not say how long

const dialog = byId('sign-in');
let open = false;

dialog.addEventListener('cancel', event => event.preventDefault());
dialog.addEventListener('close', () => open && dialog.showModal()); // a browser lets a second Escape through

/** @param notice word for the reason, or null */
export function askToSignIn(notice = null, email = '') {
  const form = el(
    'form',
    { novalidate: true },
    ...fields({ ...EMAIL, value: email }, PASSWORD),
    el('p', { class: 'refusal', role: 'alert', hidden: true }),
    el('button', { type: 'submit', class: 'primary', 'data-say': 'signIn' }),
    el('p', { class: 'quiet', 'data-say': 'forgotten' }),
  );
  form.addEventListener('submit', async event => {
    const refused = await submit(event, ({ email: name = '', password = '' }) => session.signIn(name, password), whyNot);
    if (refused?.status === 429) wait(form, refused.retryAfter ?? SOME_SECONDS);
    else if (refused) form.elements.password.select();
  });
  show('signInTitle', notice, form);
  form.elements[email ? 'password' : 'email'].focus();
}

/** @param invitation `{token, email}` from the link; the e-mail, where there is one, is for the browser's password store */
export function acceptInvitation({ token, email }) {
  const form = el(
    'form',
    { novalidate: true },
    ...(email ? fields({ ...EMAIL, value: email, readonly: true }) : []),
    ...fields({ ...PASSWORD, say: 'newPassword', autocomplete: 'new-password', hint: 'passwordRule' }),
    el('p', { class: 'refusal', role: 'alert', hidden: true }),
    el('button', { type: 'submit', class: 'primary', 'data-say': 'savePassword' }),
    el('button', { type: 'button', class: 'plain', 'data-say': 'toSignIn', onclick: () => askToSignIn(null, email) }),
  );
  form.addEventListener('submit', async event => {
    const accept = async ({ password = '' }) => read(await ask('POST', '/api/auth/invitations/accept', { body: { token, password } }));
    const refused = await submit(event, accept);
    if (!refused) askToSignIn('passwordSaved', email);
    else if (refused.code === 'invitation-refused') askToSignIn('linkIsOver', email);
  });
  show('invitationTitle', 'invitationText', form);
  form.elements.password.focus();
}

/** For guests, who have nothing to do here. */
export function turnAway({ name }) {
  const hello = el('p', { class: 'name' }, name);
  const leave = el('button', { type: 'button', class: 'primary', 'data-say': 'signOut', onclick: () => session.signOut() });
  show('staffOnlyTitle', 'staffOnlyText', el('form', {}, hello, leave));
}

export function closeSignIn() {
  open = false;
  byId('sign-in-content').replaceChildren();
  if (dialog.open) dialog.close();
}

function show(title, notice, content) {
  byId('sign-in-title').dataset.say = title;
  const place = byId('sign-in-notice');
  place.hidden = !notice;
  if (notice) place.dataset.say = notice;
  byId('sign-in-content').replaceChildren(content);
  label(dialog);
  open = true;
  byId('loading').hidden = true;
  if (!dialog.open) dialog.showModal();
}

function whyNot(e) {
  if (e.status === 429) return say('tooMany');
  return e.status === 401 || e.status === 400 ? say('wrongPassword') : reason(e);
}

/** Counts down on the button, which does nothing until then. */
function wait(form, seconds) {
  const button = form.querySelector('[type=submit]');
  const until = Date.now() + seconds * 1000;
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    if (left > 0) {
      button.textContent = say('waitFor', { time: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` });
      return;
    }
    clearInterval(timer);
    button.disabled = false;
    button.textContent = say('signIn');
    form.querySelector('p.refusal').hidden = true;
  };
  button.disabled = true;
  const timer = setInterval(tick, 250);
  tick();
}
