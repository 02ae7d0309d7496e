// One building with its doors, and what one may ask for or do there.
import { keyring, send } from '../api.js';
import { el, Rows, write } from '../dom.js';
import { fields, propose, reason } from '../forms.js';
import { holdButton } from '../hold.js';
import { clock, label, say } from '../language.js';
import { lockDown, release } from './lockdowns.js';
import { may } from '../may.js';
import { finds } from '../search.js';
import { Refused } from '../wire.js';
import { site } from './site.js';
import { DoorTile } from './tile.js';

const FEW_DOORS = 24; // so many of a building at first

export class BuildingCard {
  #building;
  #link = el('a', {});
  #name = el('h3', {}, this.#link);
  #state = el('span', { class: 'badge critical' });
  #summary = el('summary', {});
  #list = el('ul', { class: 'tiles' });
  #tiles = new Rows(this.#list, () => new DoorTile());
  #more = el('button', { type: 'button', class: 'plain', onclick: () => this.#showAll() });
  #details = el('details', {}, this.#summary, this.#list, this.#more);
  #whole = false;
  #shown = null;
  #byHand = false; // opened or closed by somebody
  #join = new Asking('join-requests', 'askToJoin', () => this.#building);
  #rise = new Asking('access-requests', 'askForHigh', () => this.#building);
  #lock = holdButton('', () => lockDown(this.#building), { class: 'grave' });
  #release = el('button', { type: 'button', onclick: () => release(this.#building) });

  /** @param followed called when other doors are looked at */
  constructor({ building, own, inSight, open }, followed) {
    this.#details.open = (own.length > 0 && open) || inSight;
    this.#summary.addEventListener('click', () => (this.#byHand = true));
    this.#details.addEventListener('toggle', () => {
      this.#look();
      followed();
    });
    this.#building = building;
    this.node = el(
      'article',
      { class: 'building' },
      el('header', {}, this.#name, this.#state, this.#lock, this.#release),
      this.#details,
      el('div', { class: 'asking' }, this.#join.node, this.#rise.node),
    );
  }

  /** @param own the doors in it that are mine */
  show(shown) {
    const { building, own, search } = shown;
    if (search && !this.#shown?.search) this.#byHand = false;
    this.#shown = shown;
    this.#building = building;
    const member = own.length === building.doors;
    write(this.#link, building.name);
    this.#link.href = `#doors/building/${building.id}`;
    write(this.#state, building.locked ? say('lockdown') : '');
    this.#state.hidden = !building.locked;
    this.node.classList.toggle('locked', building.locked);
    write(this.#summary, say('doorCount', { n: building.doors }));
    write(this.#lock.firstChild, say('lockDown'));
    this.#lock.title = say('lockDownText');
    this.#lock.setAttribute('aria-label', say('lockDownOf', building));
    this.#lock.hidden = building.locked || !may('LockBuilding');
    write(this.#release, say('release'));
    this.#release.hidden = !building.locked || !may('ReleaseBuilding');
    this.#join.show(!member && may('AskToJoin'));
    this.#rise.show(member && own.some(({ reason: why }) => why === 'level-too-low') && may('AskForAccess'));
    const all = own.length === 0 || may('ChangeDoor'); // who has doors here wants to see those
    this.#look(all);
    const mine = new Map(own.map(door => [door.id, door]));
    const doors = (all && site.doorsOf(building.id)) || own;
    const named = search ? doors.filter(({ name }) => search(building.name, name)) : doors;
    const found = named.length ? named : doors;
    if (search && named.length && !this.#byHand) this.#details.open = true;
    const few = this.#whole ? found : found.slice(0, FEW_DOORS);
    this.#tiles.show(few, ({ id }) => id, door => ({ door, own: mine.get(door.id) }));
    this.#more.hidden = few.length === found.length;
    write(this.#more, say('allDoorsOf', { n: found.length }));
  }

  #showAll() {
    this.#whole = true;
    this.show(this.#shown);
  }

  /** One's own doors are known anyway; what is to be changed has to be known as it is now. */
  #look(wanted = true) {
    if (this.#details.open && wanted) site.follow(this.#building.id, true);
    else site.leave(this.#building.id);
  }
}

/** All doors of one building, on its own page. */
export class BuildingDoors {
  #id;
  #title = el('h2', {});
  #search = el('input', { type: 'search', 'data-hint': 'findDoorHere', 'aria-label': '', oninput: () => this.show() });
  #list = el('ul', { class: 'tiles' });
  #tiles = new Rows(this.#list, () => new DoorTile());
  #none = el('p', { class: 'quiet' });

  constructor(id) {
    this.#id = id;
    const heading = el('div', { class: 'heading' }, this.#title, this.#search);
    this.node = el('section', { class: 'doors-of' }, heading, this.#list, this.#none);
  }

  show() {
    label(this.node);
    write(this.#title, say('doors'));
    this.#search.setAttribute('aria-label', say('findDoorHere'));
    site.follow(this.#id, true);
    const doors = site.doorsOf(this.#id) ?? [];
    const matches = finds(this.#search.value);
    const found = doors.filter(({ name }) => matches(name));
    const mine = new Map(site.mine.map(door => [door.id, door]));
    this.#tiles.show(found, ({ id }) => id, door => ({ door, own: mine.get(door.id) }));
    this.#search.hidden = doors.length <= FEW_DOORS;
    write(this.#none, doors.length > 0 && found.length === 0 ? say('noDoorFoundHere') : '');
  }
}

/** A request that is made by one press, and what became of it. */
class Asking {
  #word;
  #told = el('span', { role: 'status', class: 'quiet' });
  #button;

  constructor(path, word, building) {
    this.#word = word;
    this.#button = el('button', { type: 'button', onclick: () => this.#ask(path, building()) });
    this.node = el('p', {}, this.#button, ' ', this.#told);
  }

  show(offered) {
    if (!offered) this.#button.hidden = false; // it was granted, and may be asked for again one day
    this.node.hidden = !offered;
    if (!offered) write(this.#told, '');
    write(this.#button, say(this.#word));
  }

  async #ask(path, { id }) {
    this.#button.disabled = true;
    try {
      await send('POST', `/api/buildings/${encodeURIComponent(id)}/${path}`);
      write(this.#told, say('asked', { time: clock(new Date(), false) }));
      this.#button.hidden = true;
    } catch (e) {
      const before = e instanceof Refused && e.code === 'request-already-open';
      write(this.#told, before ? say('askedBefore') : reason(e));
    } finally {
      this.#button.disabled = false;
    }
  }
}

export function addBuilding() {
  const keys = keyring();
  const inputs = fields(
    { name: 'name', say: 'buildingName', type: 'text', maxlength: 20, wide: true },
    { name: 'low', say: 'lowDoors', rows: 3, hint: 'doorsHint', wide: true },
    { name: 'high', say: 'highDoors', rows: 2, wide: true },
  );
  propose(say('addBuilding'), inputs, say('addBuilding'), ({ name = '', low = '', high = '' }) => {
    const doors = [...named(low, 'low'), ...named(high, 'high')];
    const body = { name, ...(doors.length && { doors }) };
    return send('POST', '/api/buildings', body, keys(body));
  });
}

function named(lines, level) {
  return lines.split('\n').map(line => line.trim()).filter(Boolean).map(name => ({ name, level }));
}
