// The cinema without the console around it: anyone may look, and signs in only to hold seats.
import { byId, el, write } from '../dom.js';
import { file } from '../files.js';
import { label, language, LANGUAGES, say, speak } from '../language.js';
import { link } from '../link.js';
import { session } from '../session.js';
import { signInFirst } from './visitor.js';

document.body.append(document.createRange().createContextualFragment(await (await file('cinema/page.html')).text()));
const { default: page } = await import('./page.js'); // which finds its elements in the document

byId('language').append(...LANGUAGES.map(({ tag, name }) => el('option', { value: tag, lang: tag }, name)));
byId('language').value = language();
byId('language').addEventListener('change', async ({ target }) => {
  try {
    await speak(target.value);
  } finally {
    target.value = language();
  }
  tell();
  page.retell();
  link.show();
});
byId('enter').addEventListener('click', () => signInFirst());
byId('leave').addEventListener('click', () => session.signOut());
addEventListener('hashchange', () => page.watch());

await session.token().catch(e => console.info('Not signed in:', e.message));
session.onChange(user => {
  if (user) arrive();
  else location.reload(); // nothing of what was seen stays in the page
});
arrive();

function arrive() {
  write(byId('visitor'), session.user?.name ?? '');
  byId('enter').hidden = Boolean(session.user);
  byId('leave').hidden = !session.user;
  tell();
  page.watch();
}

function tell() {
  label();
  document.title = `${say('cinema.title')} · Lunapark`;
}
