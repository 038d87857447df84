import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Actor, Intent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { decide } from '#shared/rules/decide.ts';
import { floorDueAtMs } from '#shared/rules/modules/wto/conference.ts';
import { evolve, evolveAll } from '#shared/rules/game/evolve.ts';
import type { GameValues, Rulebook } from '#shared/rules/rulebook.ts';
import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { botMove } from './botMove.ts';
import { botMoves, type BotDue } from './moves/botMoves.ts';
import { type Government, isTestStrategy } from './strategies.ts';

/** What a bot asked of the rules, and what they answered. */
export type BotRequest = {
  readonly economy: EconomyId;
  readonly move: BotMove;
  readonly intent: Intent;
  readonly before: GameState;
  readonly answer: Result<GameEvent[], Rejection>;
};

/**
 * Looks on: at every move before it is thought, at every request of a bot, and at the table after every change. `ignoresCauses`: not at why
 * incomes moved, by which nothing in a game of bots is decided.
 */
export type BotGameWatcher = {
  readonly ignoresCauses?: boolean;
  readonly onMove?: (move: BotDue, before: GameState) => void;
  readonly onRequest?: (request: BotRequest) => void;
  readonly onChange?: (state: GameState, events: readonly GameEvent[]) => void;
};

/** Who governs which seat, where not the temperament that the seed deals. */
export type Field = Readonly<Record<EconomyId, Government>>;

/** A seat that bots take for a person's, as long as its government plays in a person's place. */
export type StandIn = {
  readonly economy: EconomyId;
  /** It bargains with bots as they do with people; else it makes fair offers and answers each as bots do among themselves. */
  readonly haggles: boolean;
};

/** Changes the opening of a game, for simulations of settings that no table offers. */
export type SetUp = (created: GameEventOf<'gameCreated'>) => GameEventOf<'gameCreated'>;

export type BotGame = { readonly state: GameState; readonly eventCount: number };

/**
 * A whole game of bots alone through the rules as the server plays them, without waiting: the clock jumps from one move that
 * is due to the next, and to the end of the phase when none is left. `field` puts governments in the place of those dealt, or changes
 * all of the opening; `standIn` has one of them play in a person's place.
 */
export function playBotGame(
  scenario: AnyScenario,
  settings: GameSettings,
  watcher: BotGameWatcher = {},
  field: Field | SetUp = {},
  standIn?: StandIn,
): Result<BotGame, ConvergenceFailure> {
  const rules = rulebookOf(scenario);
  const created = rules.create({ ...settings, timed: true });
  if (!created.ok) return created;
  const governments = typeof field === 'function' ? {} : field;
  const setUp = typeof field === 'function' ? field : (event: Created) => dealt(event, field);
  const table = new BotTable(
    rules,
    created.value.map((event) => (event.type === 'gameCreated' ? setUp(event) : event)),
    watcher,
  );
  if (standIn !== undefined) {
    const { economy } = standIn;
    table.ask({ type: 'server' }, { type: 'occupySeat', economy, member: 'standIn' });
  }
  table.ask({ type: 'host' }, { type: 'startGame' });
  while (table.state.phase !== 'debrief') {
    if (table.state.held !== undefined) return err(table.state.held);
    table.step(governments, standIn);
  }
  return ok({ state: table.state, eventCount: table.eventCount });
}

type Created = GameEventOf<'gameCreated'>;

/** The first event with the temperaments of a field; a test strategy stands outside of them. */
function dealt(event: Created, field: Field): Created {
  const temperaments = mapValues(event.temperaments, (temperament, seat) => {
    const government = field[seat];
    return government === undefined || isTestStrategy(government) ? temperament : government;
  });
  return { ...event, temperaments };
}

/** A game so far and its clock, which jumps from one thing that is due to the next. */
export class BotTable {
  state: GameState;
  nowMs = 0;
  eventCount: number;
  readonly #rules: Rulebook;
  readonly #watcher: BotGameWatcher;

  constructor(rules: Rulebook, created: readonly GameEvent[], watcher: BotGameWatcher = {}) {
    const [first, ...rest] = created;
    if (first === undefined) throw new Error('a game begins with an event');
    this.#rules = rules;
    this.#watcher = watcher;
    this.state = evolveAll(evolve(undefined, first), rest);
    this.eventCount = created.length;
    watcher.onChange?.(this.state, created);
  }

  /** What the rules accept is folded at once. */
  ask(actor: Actor, intent: Intent): Result<GameEvent[], Rejection> {
    const { ignoresCauses = false } = this.#watcher;
    const context = { rules: this.#rules, nowMs: this.nowMs, ignoresCauses };
    const answer = decide(context, this.state, actor, intent);
    if (!answer.ok) return answer;
    this.state = evolveAll(this.state, answer.value);
    this.eventCount += answer.value.length;
    this.#watcher.onChange?.(this.state, answer.value);
    return answer;
  }

  /** Does what is due next: a bot's move, the floor of a conference, or the end of the phase when nothing is left in it. */
  step(governments: Field = {}, standIn?: StandIn): void {
    const [next] = botMoves(standIn === undefined ? this.state : asBots(this.state, standIn.economy));
    const endsAtMs = this.state.clock.endsAtMs ?? this.nowMs;
    const floorAtMs = floorDueAtMs(this.state);
    if (floorAtMs !== undefined && floorAtMs <= Math.min(next?.dueAtMs ?? endsAtMs, endsAtMs)) {
      this.nowMs = Math.max(this.nowMs, floorAtMs);
      this.ask({ type: 'server' }, { type: 'openFloor' });
    } else if (next === undefined || next.dueAtMs >= endsAtMs) {
      this.nowMs = endsAtMs;
      this.ask({ type: 'server' }, { type: 'closePhase' });
    } else {
      this.nowMs = Math.max(this.nowMs, next.dueAtMs);
      this.#move(next, governments[next.economy], standIn);
    }
  }

  /** A bot thinks and asks; then the move is noted as thought through. */
  #move(due: BotDue, government: Government | undefined, standIn: StandIn | undefined): void {
    const { economy, move } = due;
    this.#watcher.onMove?.(due, this.state);
    const isStandIn = economy === standIn?.economy;
    const seen = isStandIn ? seenBy(this.state, standIn) : this.state;
    const intents = botMove(this.#rules.scenario, seen, economy, move, government);
    for (const intent of intents) {
      const before = this.state;
      const answer = this.ask({ type: isStandIn ? 'seat' : 'bot', economy }, intent);
      this.#watcher.onRequest?.({ economy, move, intent, before, answer });
    }
    this.ask({ type: 'server' }, { type: 'noteBotThought', economy, move });
  }
}

/** The table as if a bot held that seat, so that it has the moves of one. */
function asBots(state: GameState, economy: EconomyId): GameState {
  const { member: _member, ...empty } = must(state.seats[economy], economy);
  return { ...state, seats: { ...state.seats, [economy]: empty } };
}

/** The table as a stand-in looks at it: it takes the others for people if it haggles with them. */
function seenBy(state: GameState, { economy, haggles }: StandIn): GameState {
  const seen = asBots(state, economy);
  if (!haggles) return seen;
  const seats = mapValues(seen.seats, (seat) =>
    seat.economy === economy ? seat : { ...seat, member: seat.economy, present: true },
  );
  return { ...seen, seats };
}

/** What every seat comes to where bots play the game of a table under this seed; a human centre is stood in for by the rules. */
export function playParGame(
  scenario: AnyScenario,
  { centre, ...settings }: GameSettings,
  seed: string,
): Result<GameValues, ConvergenceFailure> {
  const amongBots = { ...settings, seed, ...(centre === undefined ? {} : { centre: 'rule' as const }) };
  const played = playBotGame(scenario, amongBots, { ignoresCauses: true });
  if (!played.ok) return played;
  return ok(rulebookOf(scenario).values(played.value.state));
}
