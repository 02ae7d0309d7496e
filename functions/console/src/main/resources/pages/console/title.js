// The title of the browser's tab: what wants attention, the thing that is shown, and its page.
let count = 0;
let thing = '';
let page = '';

export const title = {
  /** @param n what wants attention, 0 for nothing */
  count(n) {
    count = n;
    show();
  },

  /** @param name of the page, in the language of the page; nothing of it is shown yet */
  page(name) {
    if (name !== page) count = 0;
    page = name;
    thing = '';
    show();
  },

  /** @param name of what the page shows, such as a door; empty for all of it */
  thing(name) {
    thing = name;
    show();
  },
};

function show() {
  const text = [thing, page, 'Lunapark'].filter(Boolean).join(' – ');
  const whole = count > 0 ? `(${count}) ${text}` : text;
  if (document.title !== whole) document.title = whole;
}
