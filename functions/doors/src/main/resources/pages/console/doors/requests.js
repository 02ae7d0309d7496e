// Open requests to join a building, or for its high level, for those who decide them.
import { send } from '../api.js';
import { el, Rows, write } from '../dom.js';
import { fields, propose } from '../forms.js';
import { language, moment, say } from '../language.js';
import { site } from './site.js';

const PATHS = { join: '/api/join-requests', access: '/api/access-requests' };
const WORDS = { join: 'wantsToJoin', access: 'wantsHigh' };

export class Requests {
  #title = el('h2', { id: 'requests-title' });
  #none = el('p', { class: 'quiet' });
  #list = el('ul', {});
  #rows = new Rows(this.#list, () => new Request());

  constructor() {
    this.node = el('section', { class: 'requests', 'aria-labelledby': 'requests-title' }, this.#title, this.#list, this.#none);
  }

  show(requests) {
    write(this.#title, say('requests'));
    write(this.#none, say('noRequests'));
    this.#none.hidden = requests.length > 0;
    this.#rows.show(requests, ({ id }) => id);
  }
}

class Request {
  #request;
  #seen = '';
  #what = el('p', {});
  #since = el('p', { class: 'quiet' });
  #accept = el('button', { type: 'button', onclick: () => this.#decide(accept) });
  #reject = el('button', { type: 'button', class: 'plain', onclick: () => this.#decide(reject) });

  constructor() {
    this.node = el('li', {}, this.#what, this.#since, el('p', { class: 'buttons' }, this.#accept, this.#reject));
  }

  show(request) {
    this.#request = request;
    const words = said(request);
    const seen = language() + words;
    if (seen === this.#seen) return;
    this.#seen = seen;
    write(this.#what, words);
    write(this.#since, moment(new Date(request.requestedAt)));
    write(this.#accept, say('accept'));
    write(this.#reject, say('reject'));
    this.#accept.setAttribute('aria-label', `${say('accept')}: ${words}`);
    this.#reject.setAttribute('aria-label', `${say('reject')}: ${words}`);
  }

  #decide(how) {
    how(this.#request, said(this.#request));
  }
}

const said = ({ kind, userId, userName, buildingId }) =>
  say(WORDS[kind], { name: userName ?? site.nameOf(userId), building: site.building(buildingId)?.name ?? '…' });

const path = ({ kind, id }) => `${PATHS[kind]}/${encodeURIComponent(id)}`;

function accept(request, words) {
  propose(say('acceptSure'), [el('p', { class: 'wide' }, words)], say('accept'), () => send('POST', `${path(request)}/accept`));
}

function reject(request, words) {
  const inputs = fields({ name: 'reason', say: 'rejectReason', type: 'text', maxlength: 200, wide: true });
  propose(say('rejectSure'), [el('p', { class: 'wide' }, words), ...inputs], say('reject'), ({ reason = '' }) =>
    send('POST', `${path(request)}/reject`, { reason }),
  );
}
