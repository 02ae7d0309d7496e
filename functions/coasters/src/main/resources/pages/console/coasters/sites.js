// The computers of the park: how far each is, and what two of them have changed without knowing of each other. A park with
// one computer does not see this.
import { send } from '../api.js';
import { byId, el, write } from '../dom.js';
import { reason } from '../forms.js';
import { language, moment, number, say } from '../language.js';
import { may } from '../may.js';

export class Sites {
  #seen = '';
  #changed;

  /** @param changed called when a conflict was applied again */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param content of /api/sites, null before it is known */
  show(content, conflicts) {
    const seen = language() + JSON.stringify([content, conflicts]);
    if (!content || seen === this.#seen) return;
    this.#seen = seen;
    const { here, sites } = content;
    const alone = here.state === 'alone' || here.state === 'joining';
    byId('alone').hidden = !alone;
    write(byId('alone'), alone ? say('coasters.aloneBanner', { count: here.unsent }) : '');
    byId('sites-part').hidden = here.leads && sites.length === 0 && conflicts.length === 0;
    byId('sites').replaceChildren(line(here), ...sites.map(line));
    byId('conflicts').replaceChildren(...conflicts.map(conflict => this.#conflict(conflict)));
    byId('conflicts-none').hidden = conflicts.length > 0;
  }

  #conflict({ id, coasterNumber, wagonNumber, lost, won }) {
    const what = [coasterNumber, wagonNumber].filter(Boolean).join(' · ');
    const answer = el('span', { class: 'answer' });
    const button = el('button', { type: 'button', class: 'plain' }, say('coasters.reapply'));
    button.setAttribute('aria-label', say('coasters.reapplyOf', { what }));
    button.hidden = !may('ReapplyConflict');
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await send('POST', `/api/conflicts/${encodeURIComponent(id)}/reapply`);
        this.#changed();
      } catch (e) {
        write(answer, reason(e));
        button.disabled = false;
      }
    });
    return el(
      'li',
      {},
      el('p', {}, el('b', {}, what)),
      el('p', {}, say('coasters.lostSide', { site: lost.site, what: told(lost), time: moment(new Date(lost.at)) })),
      el('p', {}, won ? say('coasters.wonSide', { site: won.site, what: told(won), time: moment(new Date(won.at)) }) : say('coasters.noPlace')),
      el('p', { class: 'quiet' }, button, answer),
    );
  }
}

function line({ name, state, leads, behind, unsent }) {
  const words = [say(`coasters.site.${state}`)];
  if (leads) words.push(say('coasters.leads'));
  if (behind > 0) words.push(say('coasters.behind', { n: number(behind) }));
  if (unsent > 0) words.push(say('coasters.unsent', { n: number(unsent) }));
  return el('li', {}, el('b', {}, name), ` ${words.join(' · ')}`);
}

function told(side) {
  const what =
    side.seats === undefined || side.seats === null
      ? [side.name, say('coasters.settings', { staff: number(side.staff), clients: number(side.dailyClients) }), `${side.opensAt}–${side.closesAt}`]
      : [say('coasters.wagon', { seats: number(side.seats), speed: number(side.speedMps) })];
  const text = what.filter(Boolean).join(', ');
  return side.removal ? say('coasters.removal', { what: text }) : text;
}
