// The waiting room of a session whose seats are wanted by more than can ask at once.
import { send } from '../api.js';
import { number, say } from '../language.js';

const PASS = 'Waiting-Room-Pass';
const passes = new Map(); // by session
const seconds = s => new Promise(done => setTimeout(done, s * 1000));

/**
 * Makes a call with the pass of the waiting room where a session has one, as soon as it is one's turn.
 *
 * @param call gets the headers
 * @param tell gets the words for how long it takes
 * @param isWanted whether to go on waiting
 */
export async function inTurn(sessionId, call, tell, isWanted) {
  let entered = false;
  for (;;) {
    const pass = passes.get(sessionId);
    try {
      return await call(pass ? { [PASS]: pass.pass } : {});
    } catch (e) {
      if (e.code === 'waiting-room-first' && !entered) {
        entered = true;
        passes.set(sessionId, (await send('POST', `/api/sessions/${sessionId}/waiting-room`)).content);
      } else if (e.code === 'not-your-turn' && e.retryAfter && isWanted()) {
        tell(say('cinema.turn', { place: number(pass.place), seconds: number(e.retryAfter) }));
        await seconds(e.retryAfter);
      } else {
        throw e;
      }
    }
  }
}
