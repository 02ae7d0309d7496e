// What may be done with the tasks of all, each with its dialog: add one, hand all out anew.
import { keyring, send } from '../api.js';
import { el } from '../dom.js';
import { fields, propose } from '../forms.js';
import { say } from '../language.js';

/** @param tell says what came of it */
export function addTask(tell) {
  const keys = keyring();
  const inputs = fields(
    { name: 'title', say: 'tasks.name', type: 'text', maxlength: 200, wide: true },
    { name: 'jiraId', say: 'tasks.jiraId', type: 'text', maxlength: 31, placeholder: 'UBERPOP-42', autocapitalize: 'characters', wide: true },
    { name: 'description', say: 'tasks.descriptionOptional', rows: 4, maxlength: 2000, wide: true },
  );
  const add = ({ title = '', ...others }) => {
    const body = { title, ...others };
    return send('POST', '/api/tasks', body, keys(body));
  };
  propose(say('tasks.add'), inputs, say('tasks.add'), add, ({ content }) => tell(say('tasks.added', { title: content.title, name: content.assigneeName })));
}

/** Thousands of tasks take some seconds. */
export function shuffleTasks(tell) {
  const keys = keyring();
  const going = el('p', { class: 'wide', role: 'status' });
  const progress = el('progress', { class: 'wide', hidden: true, 'aria-label': say('tasks.shuffling') });
  const text = el('p', { class: 'wide' }, say('tasks.shuffleText'));
  const shuffle = async () => {
    progress.hidden = false;
    going.textContent = say('tasks.shuffling');
    try {
      return await send('POST', '/api/tasks/shuffle', undefined, keys('shuffle'));
    } finally {
      progress.hidden = true;
      going.textContent = '';
    }
  };
  propose(say('tasks.shuffleSure'), [text, progress, going], say('tasks.shuffle'), shuffle, ({ content }) =>
    tell(`${say('tasks.shuffled', { n: content.tasks })} ${say('tasks.moved', { n: content.reassigned })}`),
  );
}
