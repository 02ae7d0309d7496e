// What is offered: read from the same table as what is allowed. It only decides what is seen; the API decides.
import { access } from './facts.js';
import { session } from './session.js';

/** @param useCases one, or several of which one will do */
export const may = useCases =>
  String(useCases).split(',').some(useCase => session.user?.roles.some(role => access[useCase]?.includes(role)));

/** Hides every element whose `data-may` names what may not be done. */
export function offer(root = document) {
  for (const node of root.querySelectorAll('[data-may]')) node.hidden = !may(node.dataset.may);
}
