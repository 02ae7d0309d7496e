// What an empty park shows: the calls to begin with.
import { el } from '../dom.js';
import { say } from '../language.js';
import { may } from '../may.js';

const COASTER = `{"liczba_personelu":16,"liczba_klientow":60000,
       "dl_trasy":1800,"godziny_od":"8:00","godziny_do":"16:00"}`;
const WAGON = '{"ilosc_miejsc":32,"predkosc_wagonu":1.2}';

/** Fills the place with a title, a sentence, and for who may make them the calls, each with a button that copies it. */
export function begin(place) {
  if (!may('RegisterCoaster')) {
    place.replaceChildren(el('h3', {}, say('beginTitle')), el('p', {}, say('beginLook')));
    return;
  }
  place.replaceChildren(
    el('h3', {}, say('beginTitle')),
    el('p', {}, say('beginText')),
    call('TOKEN=$(./lunapark token)'),
    call(`curl ${location.origin}/api/coasters -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\\n  -d '${COASTER}'`),
    call(`curl ${location.origin}/api/coasters/ID/wagons -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\\n  -d '${WAGON}'`),
  );
}

function call(command) {
  const button = el('button', { type: 'button', class: 'plain' }, say('copy'));
  button.hidden = !navigator.clipboard; // only there over https and on localhost
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(command);
    button.textContent = say('copied');
  });
  return el('div', { class: 'call' }, el('pre', { tabindex: '0' }, el('code', {}, command)), button);
}
