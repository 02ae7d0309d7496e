// Who is signed in: name and roles in the header, and what one may do with one's own account.
import { send } from './api.js';
import { byId, el, write } from './dom.js';
import { fields, propose, reason } from './forms.js';
import { say } from './language.js';
import { session } from './session.js';

/** The roles in words, such as "Operator, Security". */
export const rolesInWords = roles => roles.map(role => say(`role.${role}`)).join(', ');

export function showAccount({ name, roles }) {
  byId('account').hidden = false;
  write(byId('account-name'), name);
  write(byId('account-roles'), rolesInWords(roles));
}

byId('sign-out').addEventListener('click', () => session.signOut());

byId('change-password').addEventListener('click', async () => {
  byId('account-menu').hidePopover();
  const title = say('changePassword');
  let email;
  try {
    ({ content: { email } } = await send('GET', '/api/auth/me'));
  } catch (e) {
    propose(title, [el('p', { class: 'wide refusal' }, reason(e))]);
    return;
  }
  const inputs = fields(
    { name: 'email', type: 'email', autocomplete: 'username', value: email, fixed: true, wide: true },
    { name: 'currentPassword', type: 'password', autocomplete: 'current-password', wide: true },
    { name: 'newPassword', type: 'password', autocomplete: 'new-password', hint: 'passwordRule', wide: true },
  );
  const change = ({ currentPassword = '', newPassword = '' }) =>
    send('POST', '/api/auth/password', { currentPassword, newPassword });
  propose(title, inputs, say('savePassword'), change, () => propose(title, [el('p', { class: 'wide' }, say('passwordChanged'))]));
});
