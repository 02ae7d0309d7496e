// Invitations: the link with which a new user chooses a password. The secret is in the fragment, which a browser keeps to
// itself: no server and no log sees it.
import { send } from './api.js';
import { el } from './dom.js';
import { fields, propose, reason } from './forms.js';
import { moment, say } from './language.js';

const BEGINS = '#invitation=';

/** The invitation that the page was opened with, `{token, email}`, or null. It is taken out of the address at once. */
export function takeInvitation() {
  if (!location.hash.startsWith(BEGINS)) return null;
  const found = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  return { token: found.get('invitation'), email: found.get('for') ?? '' };
}

/** Makes a link for somebody and shows it once. @param fresh true where there is no earlier one to be void */
export async function invite(person, fresh = false) {
  const make = () => send('POST', `/api/users/${encodeURIComponent(person.id)}/invitations`);
  const show = ({ content }) => showLink(person, content);
  const title = say('invitationFor', { name: person.name });
  if (!fresh) {
    propose(title, [el('p', { class: 'wide' }, say('invitationSure'))], say('makeLink'), make, show);
    return;
  }
  try {
    show(await make());
  } catch (e) {
    propose(title, [el('p', { class: 'wide refusal' }, reason(e))]);
  }
}

function showLink({ name, email }, { token, expiresAt }) {
  const link = `${location.origin}/console${BEGINS}${token}&for=${encodeURIComponent(email)}`;
  const text = el('p', { class: 'wide' }, say('linkText', { name, time: moment(new Date(expiresAt)) }));
  const [field] = fields({ name: 'link', type: 'text', readonly: true, value: link, wide: true });
  const copy = el('button', { type: 'button', class: 'primary wide', autofocus: true }, say('copy'));
  copy.hidden = !navigator.clipboard; // only there over https and on localhost
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(link);
    copy.textContent = say('copied');
  });
  propose(say('invitationFor', { name }), [text, field, copy]);
}
