// The computers of the park: how far each is, what waits there, and which one leads. A park with one computer does not see
// this.
import { byId, el, write } from '../dom.js';
import { language, moment, number, say } from '../language.js';

const LEVEL = { centre: 'ok', 'in-sync': 'ok', behind: 'info', 'catching-up': 'info', joining: 'warning', alone: 'warning', refused: 'critical', silent: 'critical' };

export class Sites {
  #seen = '';

  /** @param content of /api/sites, null before it is known */
  show(content, conflicts) {
    const seen = language() + JSON.stringify([content, conflicts.length]);
    if (!content || seen === this.#seen) return;
    this.#seen = seen;
    const { here, sites } = content;
    byId('alone').hidden = !isCutOff(here);
    write(byId('alone-words'), isCutOff(here) ? cutOffWords(here) : '');
    byId('park-ways').hidden = here.leads && sites.length === 0 && conflicts.length === 0;
    write(byId('sites-count'), number(sites.length + 1));
    write(byId('conflicts-count'), conflicts.length ? number(conflicts.length) : '');
    byId('sites').replaceChildren(computer({ ...here, at: here.inSyncAt }), ...sites.map(site => computer({ ...site, at: site.seenAt })));
  }
}

/** What of it wants attention now. */
export function attentionOf(content, conflicts) {
  const lines = [];
  if (content && isCutOff(content.here)) lines.push({ level: LEVEL[content.here.state], text: cutOffWords(content.here), href: '#coasters/sites' });
  for (const { name, state } of content?.sites ?? []) {
    if (state === 'silent') lines.push({ level: 'warning', text: say('coasters.siteSilent', { site: name }), href: '#coasters/sites' });
  }
  if (conflicts.length) lines.push({ level: 'warning', text: say('coasters.conflictsWait', { n: conflicts.length }), href: '#coasters/conflicts' });
  return lines;
}

const isCutOff = ({ state }) => ['alone', 'joining', 'refused'].includes(state);
const cutOffWords = ({ state, unsent }) => say(state === 'refused' ? 'coasters.refusedBanner' : 'coasters.aloneBanner', { count: unsent });

function computer({ name, state, leads, leader, centre, behind, unsent, at }) {
  const facts = [
    ...(leads ? [] : [['coasters.behind', number(behind)], ['coasters.unsent', number(unsent)]]),
    ...(at ? [[centre ? 'coasters.inSyncAt' : 'coasters.seenAt', moment(new Date(at))]] : []),
    ...(centre ? [['coasters.centreAt', centre]] : []),
    ...(leader ? [['coasters.leader', leader]] : []),
  ];
  return el(
    'li',
    {},
    el('h3', {}, name, ' ', el('span', { class: `badge ${LEVEL[state]}` }, say(`coasters.site.${state}`))),
    ...(leads ? [el('p', { class: 'quiet' }, say('coasters.leads'))] : []),
    el('dl', {}, ...facts.map(([word, value]) => el('div', {}, el('dt', {}, say(word)), el('dd', {}, value)))),
  );
}
