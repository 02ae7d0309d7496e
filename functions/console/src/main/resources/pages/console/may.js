// What is offered: read from the same table as what is allowed. It only decides what is seen; the API decides.
import { session } from './session.js';
import { ask, read } from './wire.js';

let table = {}; // roles by use case

/** Asks for the table; before that, nothing is offered. */
export async function learn() {
  table = (await read(await ask('GET', '/console/access'))).content;
}

/** @param useCases one, or several of which one will do */
export const may = useCases =>
  String(useCases).split(',').some(useCase => session.user?.roles.some(role => table[useCase]?.includes(role)));

/** Hides every element whose `data-may` names what may not be done. */
export function offer(root = document) {
  for (const node of root.querySelectorAll('[data-may]')) node.hidden = !may(node.dataset.may);
}
