import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { looksLeft } from '../../shared/rules/game/botAnswersDue.ts';
import type { Phase } from '#shared/content/vocabulary.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Actor, Draft, HostIntent, Intent, SeatIntent } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { rulebookOf } from '../../shared/rules/game/rulebooks.ts';
import { decide } from '../../shared/rules/decide.ts';
import { evolve, evolveAll } from '../../shared/rules/game/evolve.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { someSettings } from './someSettings.ts';

export const HOST: Actor = { type: 'host' };
export const SERVER: Actor = { type: 'server' };

type TableOptions = Partial<GameSettings> & {
  /** Seats with a person, present; `all` for every seat. The rest are bots. */
  readonly people?: readonly string[] | 'all';
  /** Phase of round 1 to which the table is brought; the lobby otherwise. */
  readonly at?: Phase;
};

/**
 * A whole game under test: real rules, real scenario, real settlement. It decides and folds as the server does, holds every
 * event, and its clock moves only when told.
 */
export class Table {
  /** May be swapped for one that the model cannot solve. */
  scenario: Scenario;
  readonly events: GameEvent[] = [];
  state: CountryGame;
  nowMs = 0;

  constructor(scenario: Scenario, created: readonly GameEvent[]) {
    const [first, ...rest] = created;
    if (first === undefined) throw new Error('a game begins with an event');
    this.scenario = scenario;
    this.events.push(...created);
    this.state = countryGame(evolveAll(evolve(undefined, first), rest));
  }

  /** Asks the rules; what they accept is folded at once. */
  ask(actor: Actor, intent: Intent): Result<GameEvent[], Rejection> {
    const decision = decide(
      { rules: rulebookOf(this.scenario), nowMs: this.nowMs },
      this.state,
      actor,
      intent,
    );
    if (decision.ok) {
      this.events.push(...decision.value);
      this.state = evolveAll(this.state, decision.value);
    }
    return decision;
  }

  /** Asks what must be accepted. */
  accept(actor: Actor, intent: Intent): GameEvent[] {
    const decision = this.ask(actor, intent);
    if (!decision.ok) throw new Error(`${intent.type} was refused: ${JSON.stringify(decision.error)}`);
    return decision.value;
  }

  /** Asks what must be refused. */
  refusal(actor: Actor, intent: Intent): Rejection {
    const decision = this.ask(actor, intent);
    if (decision.ok) throw new Error(`${intent.type} was accepted`);
    return decision.error;
  }

  /** The seat of an economy, as a person or as the bot that governs it. */
  seat(economy: string): Actor {
    const type = this.state.seats[economy]?.member === undefined ? 'bot' : 'seat';
    return { type, economy };
  }

  act(economy: string, intent: SeatIntent): GameEvent[] {
    return this.accept(this.seat(economy), intent);
  }

  refuse(economy: string, intent: SeatIntent): Rejection {
    return this.refusal(this.seat(economy), intent);
  }

  host(
    type: Exclude<
      HostIntent['type'],
      | 'stepReveal'
      | 'paceReveal'
      | 'turnDebrief'
      | 'endAfterRound'
      | 'placeEvent'
      | 'cancelEvent'
      | 'actAsCentre'
      | 'takeBackActAsCentre'
      | 'setHomework'
    >,
  ): GameEvent[] {
    return this.accept(HOST, { type });
  }

  /** Tables a draft, in the name of its first party unless said otherwise. */
  tableProposal(draft: Draft, by: string = draft.parties[0] ?? ''): Proposal {
    const [tabled] = this.act(by, { type: 'tableProposal', draft });
    if (tabled?.type !== 'proposalTabled') throw new Error('no proposal was tabled');
    return this.proposal(tabled.proposal.id);
  }

  /** A draft that every party signs, the author by tabling it. */
  conclude(draft: Draft, by: string = draft.parties[0] ?? ''): Proposal {
    const { id, revision } = this.tableProposal(draft, by);
    for (const party of draft.parties) {
      const { status, signatures } = this.proposal(id);
      if (status === 'open' && signatures[party] !== revision)
        this.act(party, { type: 'signProposal', proposal: id, revision, confirmed: true });
    }
    return this.proposal(id);
  }

  proposal(id: Proposal['id']): Proposal {
    const proposal = this.state.proposals[id];
    if (proposal === undefined) throw new Error(`there is no proposal ${id}`);
    return proposal;
  }

  /** Bots have looked round for the last time in this negotiation, and found nothing to offer. */
  letBotsLook(): void {
    for (const { economy, member } of Object.values(this.state.seats)) {
      if (member !== undefined) continue;
      for (const { move } of looksLeft(this.state, economy)) {
        this.accept(SERVER, { type: 'noteBotThought', economy, move });
      }
    }
  }

  /** Skips phase after phase until the table stands at one, in a given round or the first that comes. */
  goTo(phase: Phase, round?: number): this {
    if (this.state.phase === 'lobby') this.host('startGame');
    while (this.state.phase !== phase || (round !== undefined && this.state.round < round)) {
      if (this.state.phase === 'debrief') throw new Error(`the game was over before ${phase}`);
      this.host('skipPhase');
    }
    return this;
  }

  hash(): string {
    return canonicalHash(this.state);
  }
}

export function aTable({ people = [], at = 'lobby', ...overrides }: TableOptions = {}): Table {
  const settings = someSettings(overrides);
  const found = scenarioFor(settings);
  if (!found.ok) throw new Error(found.error.reason);
  const scenario = found.value;
  const created = rulebookOf(scenario).create(settings);
  if (!created.ok) throw new Error(`the opening does not solve: ${created.error.code}`);
  const table = new Table(scenario, created.value);
  const seated = people === 'all' ? scenario.dealOrder : people;
  for (const [index, economy] of seated.entries()) {
    table.accept(SERVER, { type: 'occupySeat', economy, member: `m${index + 1}` });
  }
  return at === 'lobby' ? table : table.goTo(at);
}

/** The state of such a table, where a test needs no more. */
export function aGame(options: TableOptions = {}): CountryGame {
  return aTable(options).state;
}
