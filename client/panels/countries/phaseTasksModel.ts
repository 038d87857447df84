import type { PlainKey } from '../../text/areas.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { ChatMessage } from '#shared/protocol/session.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { officeRefusal } from '../../state/offices.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import { proposalList } from '../proposal/proposalsOfSeat.ts';

export type Task = { readonly phrase: Phrase; readonly state: 'done' | 'now' | 'open' };
export type PhaseTasks = { readonly tasks: readonly Task[]; readonly note?: Phrase };

/** The few things of this phase, with what is done and what is next. `hasTalked`: in this phase. */
export function phaseTasks(game: CountryGame, me: EconomyId, hasTalked: boolean): PhaseTasks {
  switch (game.phase) {
    case 'negotiation':
      return negotiationTasks(game, me, hasTalked);
    case 'policy': {
      const isSealed = game.sealedBy.includes(me);
      const hasDraft = isSealed || game.policyDrafts[me] !== undefined;
      const hasPredicted = game.predictions[me] !== undefined;
      return {
        tasks: marked([
          ['todo.setWall', hasDraft],
          ['todo.predict', hasPredicted, 'predict'],
          ['todo.seal', isSealed, 'sealPolicy'],
        ]),
        note: phrase('todo.notePolicy'),
      };
    }
    case 'results':
      return {
        tasks: marked([['todo.readBill', false]]),
        note: phrase(game.round < lastRoundOf(game) ? 'todo.noteResults' : 'todo.noteLastResults'),
      };
    case 'epilogue':
      return { tasks: marked([['todo.readBill', false]]), note: phrase('todo.noteEpilogue') };
    case 'lobby':
    case 'briefing':
    case 'debrief':
      return { tasks: [] };
  }
}

function negotiationTasks(game: CountryGame, me: EconomyId, hasTalked: boolean): PhaseTasks {
  const { answer, waiting, concluded } = proposalList(game, me);
  const first = answer[0];
  const hasActed =
    waiting.length > 0 ||
    hasOfferedOrAnswered(game, me) ||
    concluded.some(({ parties }) => parties.includes(me)) ||
    game.pledges.some((pledge) => pledge.by === me && pledge.round === game.round);
  const answering: Task[] =
    first === undefined ? [] : [{ phrase: phrase('todo.answer', { economy: first.author }), state: 'now' }];
  return {
    tasks: [
      ...answering,
      ...marked(
        [
          ['todo.send', hasActed, 'tableProposal'],
          ['todo.talk', hasTalked],
          ['todo.declareReady', game.seats[me]?.ready === true, 'declareReady'],
        ],
        answering.length > 0,
      ),
    ],
    note: phrase('todo.noteNegotiation'),
  };
}

/** Whether a seat has made an offer of this round, or signed or declined one, whatever came of it since. */
function hasOfferedOrAnswered({ proposals, round }: CountryGame, me: EconomyId): boolean {
  return Object.values(proposals).some(
    (each) =>
      each.round === round &&
      (each.author === me || each.signatures[me] !== undefined || each.refusedBy.includes(me)),
  );
}

/** Whether a seat has said something since a moment. Messages bear the server's time; a device whose clock is off by minutes may be wrong by as much. */
export function hasTalkedSince(
  messages: readonly Pick<ChatMessage, 'from' | 'at' | 'channel'>[],
  me: EconomyId,
  sinceMs: number,
): boolean {
  return messages.some(({ from, at, channel }) => from === me && channel.type !== 'own' && at >= sinceMs);
}

type Entry = readonly [PlainKey, boolean, SeatIntent['type']?];

/** The first thing that is not done is the one to do now. What another person of the seat has to press is left out. */
function marked(all: readonly Entry[], hasNow = false): Task[] {
  const entries = all.filter(([, , type]) => !(type && officeRefusal(type)));
  const next = hasNow ? -1 : entries.findIndex(([, isDone]) => !isDone);
  return entries.map(([key, isDone], at) => ({
    phrase: phrase(key),
    state: isDone ? 'done' : at === next ? 'now' : 'open',
  }));
}
