// One coaster on the board, in the layout of the task: hours, wagons, staff, clients, status.
import { changeCoaster, removeCoaster } from './dialogs.js';
import { el, write } from '../dom.js';
import { language, number, say } from '../language.js';
import { may } from '../may.js';
import { gist, gravest, phrase, severity, staffNeeded, told } from './problems.js';
import { Wagons } from './wagons.js';
import { whatIf } from './what-if.js';

export class CoasterCard {
  #coaster;
  #seen = '';
  #title = el('h3', {});
  #number = el('a', { class: 'number' });
  #name = el('span', { class: 'name' });
  #badge = el('span', { class: 'badge' });
  #rows = {
    hours: row(),
    wagons: row(true),
    staff: row(true),
    clients: row(),
    status: row(),
  };
  #problems = el('ul', {});
  #capacity = el('dd', { class: 'aside' });
  #summary = el('summary', {});
  #details = el('details', {}, this.#summary);
  #wagons = null;
  #whatIf = el('button', { type: 'button', class: 'plain', onclick: () => whatIf(this.#coaster) });
  #timetable = el('a', {});
  #change = el('button', { type: 'button', class: 'plain', onclick: () => changeCoaster(this.#coaster) });
  #remove = el('button', { type: 'button', class: 'plain grave', onclick: () => removeCoaster(this.#coaster) });

  constructor() {
    const { hours, wagons, staff, clients, status } = this.#rows;
    status.row.classList.add('status');
    this.#title.append(this.#number, ' ', this.#name);
    clients.row.append(this.#capacity);
    const list = el('dl', {}, hours.row, wagons.row, staff.row, clients.row, status.row);
    this.#details.addEventListener('toggle', () => this.#open());
    this.node = el('article', {}, el('header', {}, this.#title, this.#badge), list, this.#details);
  }

  show(coaster) {
    const seen = language() + JSON.stringify({ ...coaster, asOf: null });
    if (seen === this.#seen) return;
    this.#seen = seen;
    const before = this.#coaster;
    this.#coaster = coaster;
    this.#head(coaster);
    this.#figures(coaster);
    this.#status(coaster);
    if (before && gist(before.problems) !== gist(coaster.problems)) this.#flash();
    write(this.#summary, say(may('AddWagon') ? 'details' : 'wagons'));
    write(this.#whatIf, say('whatIf'));
    write(this.#timetable, say('timetable'));
    this.#timetable.href = `#coasters/${coaster.number}/timetable`;
    write(this.#change, say('changeCoaster'));
    write(this.#remove, say('removeCoaster'));
    this.#wagons?.show(coaster);
  }

  #head(coaster) {
    write(this.#number, coaster.number);
    this.#number.href = `#coasters/${coaster.number}`;
    write(this.#name, coaster.name ?? '');
    const worst = gravest(coaster.problems);
    this.node.className = `coaster ${worst}`;
    this.node.dataset.coaster = coaster.number;
    write(this.#badge, say(worst));
  }

  #figures({ opensAt, closesAt, wagons, staff, clients }) {
    const { hours: h, wagons: w, staff: s, clients: c } = this.#rows;
    fill(h, say('hours'), `${opensAt} – ${closesAt}`);
    share(w, say('wagons'), wagons.present, wagons.required);
    share(s, say('staff'), staff.present, staffNeeded(staff));
    fill(c, say('clients'), number(clients.planned));
    write(this.#capacity, say('seatsFor', { n: number(clients.capacity) }));
  }

  #status({ problems }) {
    const { status } = this.#rows;
    if (problems.length === 0) {
      fill(status, say('status'), say('ok'));
      return;
    }
    write(status.term, say(gravest(problems) === 'info' ? 'info' : 'problem'));
    this.#problems.replaceChildren(...told(problems).map(p => el('li', { class: severity(p) }, phrase(p))));
    if (this.#problems.parentNode !== status.value) status.value.replaceChildren(this.#problems);
  }

  #flash() {
    this.node.classList.remove('changed');
    requestAnimationFrame(() => this.node.classList.add('changed'));
  }

  /** What is inside is made at the first opening: a park of hundreds opens a few. */
  #open() {
    if (!this.#details.open || this.#wagons) return;
    this.#wagons = new Wagons();
    this.#change.hidden = !may('ChangeCoaster');
    this.#remove.hidden = !may('RemoveCoaster');
    this.#whatIf.hidden = !may('TryWhatIf');
    this.#timetable.hidden = !may('ShowTimetable');
    const looks = el('p', { class: 'actions' }, this.#timetable, this.#whatIf);
    const actions = el('p', { class: 'actions' }, this.#change, this.#remove);
    actions.hidden = this.#change.hidden && this.#remove.hidden;
    this.#details.append(this.#wagons.node, looks, actions);
    this.#wagons.show(this.#coaster);
  }
}

function row(measured = false) {
  const term = el('dt', {});
  const value = el('dd', {});
  const bar = measured ? el('dd', { class: 'bar', 'aria-hidden': 'true' }) : null;
  return { term, value, bar, row: el('div', {}, term, value, ...(bar ? [bar] : [])) };
}

function fill({ term, value }, name, text) {
  write(term, name);
  write(value, text);
}

/** "present / required" and the bar under it; required is null when no number would do. */
function share(target, name, present, required) {
  const enough = required !== null && present >= required;
  target.row.classList.toggle('short', !enough);
  const part = required > 0 ? Math.min(1, present / required) : enough ? 1 : 0;
  target.bar.style.setProperty('--part', `${Math.round(part * 1000) / 10}%`);
  target.value.title = say('ofRequired', { present: number(present), required: required === null ? '–' : number(required) });
  fill(target, name, `${number(present)} / ${required === null ? '–' : number(required)}`);
}
