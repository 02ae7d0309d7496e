// Invitations: made for a person, and shown once.
import { send } from '../api.js';
import { el } from '../dom.js';
import { fields, propose, reason } from '../forms.js';
import { invitationLink } from '../invitations.js';
import { moment, say } from '../language.js';

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
  const link = invitationLink(token, email);
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
