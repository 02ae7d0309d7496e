// The only place where nodes are made. Text is always a text node: what a caller typed can never become markup.

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element; attributes whose name starts with "on" are listeners, null or false leaves one out. */
export const el = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);

/** The same for an element of a picture. */
export const svg = (tag, attributes = {}, ...children) => filled(document.createElementNS(SVG, tag), attributes, children);

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children);
  return node;
}

/** Sets the text only when it differs, so that nothing that stayed the same is painted or read aloud again. */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export const byId = id => document.getElementById(id);

/**
 * Children of one parent, one per item, by key: a new item makes a node, a gone one removes its node, and a node is
 * moved only when its place changed. With hundreds of items a change of one touches one node.
 */
export class Rows {
  #parent;
  #make;
  #shown = new Map();

  /** @param make gives an object with a `node` and a `show(item)` */
  constructor(parent, make) {
    this.#parent = parent;
    this.#make = make;
  }

  /** Does this with all that are shown. */
  each(what) {
    for (const row of this.#shown.values()) what(row);
  }

  /** @param formOf what its row gets of an item */
  show(items, keyOf, formOf = item => item) {
    const keys = new Set(items.map(keyOf));
    for (const [key, row] of this.#shown) {
      if (keys.has(key)) continue;
      row.node.remove();
      this.#shown.delete(key);
    }
    let place = this.#parent.firstElementChild;
    for (const item of items) {
      const key = keyOf(item);
      const form = formOf(item);
      const row = this.#shown.get(key) ?? this.#make(form);
      this.#shown.set(key, row);
      row.show(form);
      if (row.node === place) place = place.nextElementSibling;
      else this.#parent.insertBefore(row.node, place);
    }
  }
}
