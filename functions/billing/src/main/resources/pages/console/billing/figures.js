// A few sums that matter, large.
import { el, write } from '../dom.js';
import { say } from '../language.js';

export class Figures {
  node = el('dl', { class: 'figures' });

  /** @param figures of `{word, text, below}` */
  show(figures) {
    while (this.node.children.length < figures.length) this.node.append(el('div', {}, el('dt'), el('dd')));
    figures.forEach(({ word, text, below }, at) => {
      const [term, value] = this.node.children[at].children;
      write(term, say(word));
      write(value, text);
      value.classList.toggle('below', Boolean(below));
    });
  }
}
