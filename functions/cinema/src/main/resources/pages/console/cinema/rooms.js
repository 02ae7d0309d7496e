// The manager's rooms: seats are drawn row by row, and built all at once.
import { Feed, keyring, send } from '../api.js';
import { byId, el, Rows, write } from '../dom.js';
import { fields, propose, reason } from '../forms.js';
import { say } from '../language.js';
import { Seldom } from '../poller.js';
import { Drawing } from './drawing.js';

const SELDOM_MS = 3000;

const rooms = new Feed('/api/rooms');
const someRooms = new Seldom(rooms, SELDOM_MS);
const list = new Rows(byId('cinema-room-list'), () => new Room());
const drawing = new Drawing(byId('cinema-drawing'), () => brush(), tellDrawn);
const form = byId('cinema-brush');
const key = keyring();
let roomId = null;
let seats = null;
let someSeats = null;
let again = () => {};

form.append(
  ...fields(
    { name: 'rows', say: 'cinema.rowCount', type: 'number', min: 1, max: 100, value: 8 },
    { name: 'columns', say: 'cinema.columnCount', type: 'number', min: 1, max: 100, value: 12 },
    { name: 'kind', say: 'cinema.kind', options: [] },
    { name: 'zone', say: 'cinema.zone', maxlength: 30 },
  ),
  el('button', { type: 'button', 'data-say': 'cinema.drawAll', onclick: () => drawing.all() }),
);
form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('input', ({ target }) => ['rows', 'columns'].includes(target.name) && resize());
byId('cinema-add-room').addEventListener('click', addRoom);
byId('cinema-build').addEventListener('click', build);

export default {
  retell() {
    drawing.retell();
  },

  feeds(id, ask) {
    again = ask;
    if (id !== roomId) {
      roomId = id;
      seats = id && new Feed(`/api/rooms/${id}/seats`);
      someSeats = seats && new Seldom(seats, SELDOM_MS);
      drawing.clear();
      refuse(null);
    }
    return [someRooms, ...(someSeats ? [someSeats] : [])];
  },

  show() {
    list.show(rooms.items, ({ id }) => id);
    const room = rooms.items.find(({ id }) => id === roomId);
    byId('cinema-room').hidden = !room || !seats?.isKnown;
    if (byId('cinema-room').hidden) return;
    write(byId('cinema-room-title'), room.name);
    offerKinds();
    drawing.built(seats.items);
    resize();
  },
};

function offerKinds() {
  const { kind } = form.elements;
  const kinds = ['standard', 'accessible', 'companion', 'none'].map(value => new Option(say(`cinema.kind.${value}`), value));
  const chosen = kind.value;
  if (kind.dataset.shown === kinds[0].text) return;
  kind.dataset.shown = kinds[0].text;
  kind.replaceChildren(...kinds);
  kind.value = chosen || 'standard';
}

/** What a stroke draws; null takes a seat away. */
function brush() {
  const { kind, zone } = form.elements;
  return kind.value === 'none' ? null : { kind: kind.value, zone: zone.value.trim() || null };
}

function resize() {
  const size = name => Math.min(100, Math.max(1, form.elements[name].valueAsNumber || 1));
  drawing.resize(size('rows'), size('columns'));
}

function tellDrawn() {
  const n = drawing.drawn.length;
  byId('cinema-build').disabled = n === 0;
  write(byId('cinema-drawn'), say('cinema.drawn', { n }));
}

function addRoom() {
  const fresh = keyring();
  const inputs = fields({ name: 'name', say: 'cinema.roomName', type: 'text', maxlength: 50, wide: true });
  const command = body => send('POST', '/api/rooms', body, fresh(body));
  propose(say('cinema.addRoom'), inputs, say('cinema.addRoom'), command, ({ content }) => {
    someRooms.soon();
    location.hash = `#cinema/rooms/${content.id}`;
  });
}

async function build() {
  byId('cinema-build').disabled = true;
  refuse(null);
  const body = { seats: drawing.drawn };
  try {
    await send('POST', `/api/rooms/${roomId}/seats/batch`, body, key(body));
    drawing.forget();
  } catch (e) {
    refuse(e);
  }
  tellDrawn();
  someRooms.soon();
  someSeats.soon();
  again();
}

function refuse(e) {
  byId('cinema-build-refusal').hidden = e === null;
  write(byId('cinema-build-refusal'), e ? reason(e) : '');
}

class Room {
  #name = el('b');
  #seats = el('span');
  #link = el('a', {}, this.#name, this.#seats);
  node = el('li', {}, this.#link);

  show({ id, name, seats: n }) {
    this.#link.href = `#cinema/rooms/${id}`;
    write(this.#name, name);
    write(this.#seats, say('cinema.seatCount', { n }));
    if (id === roomId) this.#link.setAttribute('aria-current', 'true');
    else this.#link.removeAttribute('aria-current');
  }
}
