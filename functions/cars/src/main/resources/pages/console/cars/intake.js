// The intake as it goes: where new records go, where all records are, and how that was in the last minutes.
import { keyring, send, Sheet } from '../api.js';
import { byId, el, write } from '../dom.js';
import { fields, propose } from '../forms.js';
import { clock, fromInput, number, say, toInput } from '../language.js';
import { Seldom } from '../poller.js';
import { Plot, Samples } from './plots.js';
import { Timeline } from './timeline.js';

const USUAL_RATE = 2000; // of the generator, in a minute
const SELDOM_MS = 1000;
const ELSEWHERE_MS = 10_000; // while another page is shown
const FACTS = ['breaker', 'storedPerMinute', 'generator', 'behind', 'queueMessages', 'oldestWaiting'];
const PLACES = ['stored', 'removed', 'pending', 'inQueue', 'quarantined'];

const sheet = new Sheet('/api/cars/intake');
const samples = new Samples();
const timeline = new Timeline(byId('cars-timeline'), byId('cars-changes'));
const rates = new Plot(byId('cars-rates'), 'cars.rates', [
  { name: 'generated', points: all => all.rateOf('generated') },
  { name: 'stored', points: all => all.rateOf('stored') },
]);
const backlog = new Plot(byId('cars-backlog'), 'cars.backlog', [
  { name: 'pending', points: all => all.of('pending') },
  { name: 'inQueue', points: all => all.of('inQueue') },
]);

const sampled = {
  async refresh() {
    const news = await sheet.refresh();
    if (news) samples.add(sheet.content);
    return news;
  },
};

const elsewhere = new Seldom(sampled, ELSEWHERE_MS);

export const intake = {
  useCase: 'ShowIntake',
  feeds: [new Seldom(sampled, SELDOM_MS)],

  get content() {
    return sheet.content;
  },

  /** A breaker that keeps records from the queue, and records that wait for an operator. */
  async attention() {
    await elsewhere.refresh();
    const { breaker, quarantined } = sheet.content;
    return [
      ...(breaker === 'CLOSED' ? [] : [{ level: 'critical', text: say('cars.breakerIsNot', { state: say(`cars.state.${breaker}`) }), href: '#cars' }]),
      ...(quarantined ? [{ level: 'warning', text: say('cars.areQuarantined', { n: quarantined }), href: '#cars/quarantine' }] : []),
    ];
  },

  show() {
    const now = sheet.content;
    if (!now) return;
    showMode(now);
    showBalance(now);
    timeline.show(now);
    showEvents(now.failOverEvents);
    rates.show(samples);
    backlog.show(samples);
  },
};

function showMode(now) {
  const place = byId('cars-mode-now');
  place.className = `mode badge ${now.mode === 'QUEUE' ? 'ok' : 'warning'}`;
  write(place, say(`cars.mode.${now.mode}`));
  write(byId('cars-mode-words'), say(`cars.modeIs.${now.mode}`));
  const { generator } = now;
  const words = {
    breaker: say('cars.breakerIs', { state: say(`cars.state.${now.breaker}`), n: now.failuresInARow }),
    storedPerMinute: number(now.storedPerMinute),
    generator: generator.ratePerMinute ? say('cars.perMinute', { n: number(generator.ratePerMinute) }) : say('cars.stopped'),
    behind: number(Math.max(0, generator.due - generator.sent)),
    queueMessages: (now.queueMessages ?? null) === null ? say('cars.unknown') : number(now.queueMessages),
    oldestWaiting: now.pending === 0 ? '–' : say('cars.seconds', { n: number(now.oldestWaitingSeconds ?? 0) }),
  };
  const list = byId('cars-facts');
  if (!list.children.length) list.append(...FACTS.map(() => el('div', {}, el('dt'), el('dd'))));
  FACTS.forEach((name, at) => {
    const [term, value] = list.children[at].children;
    write(term, say(`cars.fact.${name}`));
    write(value, words[name]);
  });
}

/** Generated is the sum of all places; what is not there is said as well. */
function showBalance(now) {
  const list = byId('cars-equation');
  const terms = ['generated', ...PLACES];
  if (!list.children.length) list.append(...terms.map(name => el('div', { class: name }, el('dt'), el('dd'))));
  terms.forEach((name, at) => {
    const [term, value] = list.children[at].children;
    write(term, say(`cars.${name}`));
    write(value, number(now[name]));
  });
  list.querySelector('.removed').hidden = now.removed === 0;
  const verdict = byId('cars-verdict');
  verdict.className = `badge ${now.missing === 0 ? 'ok' : 'warning'}`;
  write(verdict, now.missing === 0 ? say('cars.holds') : say('cars.differs', { n: number(now.missing) }));
}

function showEvents(events) {
  const place = byId('cars-events');
  const lines = events.map(({ name, at, records, millis }) =>
    say('cars.event', { time: clock(new Date(at)), name, records, millis: number(millis) }),
  );
  if (!lines.length) lines.push(say('cars.noEvents'));
  if (place.children.length !== lines.length) place.replaceChildren(...lines.map(() => el('li')));
  lines.forEach((line, at) => write(place.children[at], line));
}

byId('cars-set').addEventListener('click', () => {
  const keys = keyring();
  const rate = sheet.content?.generator.ratePerMinute || USUAL_RATE;
  propose(
    say('cars.setGenerator'),
    fields(
      { name: 'ratePerMinute', say: 'cars.ratePerMinute', hint: 'cars.rateHint', type: 'number', min: 0, step: 1, value: rate },
      { name: 'seed', say: 'cars.seed', hint: 'cars.seedHint', type: 'number', step: 1 },
    ),
    say('save'),
    body => send('POST', '/api/cars/generator', body, keys(body)),
  );
});

byId('cars-replay').addEventListener('click', () => {
  const keys = keyring();
  const minutesAgo = n => toInput(Date.now() - n * 60_000);
  const answer = el('p', { class: 'wide', role: 'status' });
  propose(
    say('cars.replay'),
    [
      el('p', { class: 'wide quiet' }, say('cars.replayIs')),
      ...fields(
        { name: 'from', say: 'cars.from', type: 'datetime-local', value: minutesAgo(10) },
        { name: 'until', say: 'cars.until', type: 'datetime-local', value: minutesAgo(5) },
      ),
      answer,
    ],
    say('cars.replay'),
    async filled => {
      let body = { from: fromInput(filled.from), until: fromInput(filled.until) };
      let sent = 0;
      while (body.from) {
        const { content } = await send('POST', '/api/cars/replay', body, keys(body));
        sent += content.sent;
        write(answer, say('cars.replayed', { n: number(sent) }));
        body = { ...body, from: content.goOnFrom };
      }
      return sent;
    },
    sent => propose(say('cars.replayed', { n: number(sent) }), []),
  );
});
