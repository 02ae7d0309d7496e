// Searching in lists: the slash leads to the search of the page that is shown, Escape empties it.

const FIELDS = 'input, textarea, select, [contenteditable]';

/** Letters as they are searched for: neither capitals nor accents matter. */
const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('Ł', 'L').toLowerCase();

/** Gives a function that tells whether all words of a search are in what it gets: texts, of which some may be missing. */
export function finds(search) {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return (...texts) => {
    const where = plain(texts.filter(Boolean).join(' '));
    return words.every(word => where.includes(word));
  };
}

const shownSearch = () =>
  [...document.querySelectorAll('main:not(.away) input[type=search]')].find(input => input.checkVisibility());

document.addEventListener('keydown', event => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === '/' && !target.closest(FIELDS) && !document.querySelector('dialog[open]')) {
    const search = shownSearch();
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  } else if (key === 'Escape' && target.matches('input[type=search]')) {
    event.preventDefault();
    if (!target.value) {
      target.blur();
      return;
    }
    target.value = '';
    target.dispatchEvent(new Event('input', { bubbles: true }));
  }
});
