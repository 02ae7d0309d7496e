// Looking takes no account, buying does: sign in, or make one, and go on where one was.
import { el } from '../dom.js';
import { fields, propose } from '../forms.js';
import { say } from '../language.js';
import { session } from '../session.js';
import { ask, read } from '../wire.js';

const EMAIL = { name: 'email', type: 'email', autocomplete: 'username', inputmode: 'email', autocapitalize: 'none', spellcheck: 'false', wide: true };
const PASSWORD = { name: 'password', type: 'password', autocomplete: 'current-password', wide: true };

/** @param then called when it is known who it is */
export function signInFirst(then = () => {}) {
  const inputs = fields(EMAIL, PASSWORD);
  const signIn = ({ email = '', password = '' }) => session.signIn(email, password);
  propose(say('signIn'), [...inputs, other('cinema.noAccount', () => register(then))], say('signIn'), signIn, then);
}

function register(then) {
  const inputs = fields(
    { name: 'name', say: 'cinema.yourName', type: 'text', autocomplete: 'name', wide: true },
    EMAIL,
    { ...PASSWORD, autocomplete: 'new-password', hint: 'passwordRule' },
  );
  const signUp = async ({ name = '', email = '', password = '' }) => {
    await read(await ask('POST', '/api/auth/sign-up', { body: { name, email, password } }));
    await session.signIn(email, password);
  };
  propose(say('cinema.register'), [...inputs, other('cinema.haveAccount', () => signInFirst(then))], say('cinema.register'), signUp, then);
}

/** The way from one dialog to the other. */
function other(word, open) {
  const onclick = ({ target }) => {
    target.closest('dialog').close();
    open();
  };
  return el('p', { class: 'wide' }, el('button', { type: 'button', class: 'plain', 'data-say': word, onclick }));
}
