import { must } from '#shared/kernel/records.ts';
import { drawUniform, type RandomState } from '#shared/kernel/random.ts';
import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Phase } from '#shared/content/vocabulary.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Draft, HostIntent, SeatIntent } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { rulebookOf } from '../../shared/rules/game/rulebooks.ts';
import { decide } from '../../shared/rules/decide.ts';
import { evolve, evolveAll } from '../../shared/rules/game/evolve.ts';
import { loadProvincesScenario } from '../../shared/rules/scenario/anyScenario.ts';
import type { ProvincesScenario } from '../../shared/rules/scenario/provincesScenario.ts';
import { type ProvinceGame, provinceGame } from '#shared/rules/state.ts';

/** A table of provinces. What seats and the host ask goes through `decide`, as at the server. */
export class ProvincesTable {
  state: ProvinceGame;
  readonly scenario: ProvincesScenario;
  /** All that has happened, as the log has it. */
  readonly events: GameEvent[];

  constructor(scenario: ProvincesScenario, created: readonly GameEvent[]) {
    const [first, ...others] = created;
    this.scenario = scenario;
    this.events = [...created];
    this.state = provinceGame(evolveAll(evolve(undefined, must(first, 'the first event')), others));
  }

  private takeIn(events: readonly GameEvent[]): void {
    this.events.push(...events);
    this.state = evolveAll(this.state, events);
  }

  get provinces(): ProvincesState {
    return this.state.provinces;
  }

  get report(): ProvinceRoundReport {
    return must(this.state.reports.at(-1), 'a report');
  }

  /** What the rules answer to a seat; what happened is folded in. */
  ask(actor: EconomyId, intent: SeatIntent): Result<GameEvent[], Rejection> {
    const context = { rules: rulebookOf(this.scenario), nowMs: 0 };
    const type = this.state.seats[actor]?.member === undefined ? 'bot' : 'seat';
    const answer = decide(context, this.state, { type, economy: actor }, intent);
    if (answer.ok) this.takeIn(answer.value);
    return answer;
  }

  /** The same where it must succeed. */
  act(actor: EconomyId, intent: SeatIntent): GameEvent[] {
    const answer = this.ask(actor, intent);
    if (!answer.ok) throw new Error(`${actor} ${intent.type}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  }

  table(author: EconomyId, draft: Draft, counterTo?: ProposalId): Proposal {
    this.act(author, { type: 'tableProposal', draft, ...(counterTo === undefined ? {} : { counterTo }) });
    return must(Object.values(this.state.proposals).at(-1), 'the proposal');
  }

  sign(signer: EconomyId, id: ProposalId): GameEvent[] {
    const { revision } = this.proposal(id);
    return this.act(signer, { type: 'signProposal', proposal: id, revision, confirmed: true });
  }

  proposal(id: ProposalId): Proposal {
    return must(this.state.proposals[id], `proposal ${id}`);
  }

  /** Tabled by the first party, signed by the others, and law. */
  conclude(draft: Draft): Pact {
    const [author, ...others] = draft.parties;
    const { id } = this.table(must(author, 'an author'), draft);
    for (const other of others) this.sign(other, id);
    const { status, lapse } = this.proposal(id);
    if (status !== 'concluded') throw new Error(`${status}: ${JSON.stringify(lapse)}`);
    return must(
      Object.values(this.provinces.pacts).find(({ proposal }) => proposal === id),
      'the pact',
    );
  }

  pact(id: AgreementId): Pact {
    return must(this.provinces.pacts[id], `pact ${id}`);
  }

  change(part: Partial<ProvincesState>): void {
    this.state = { ...this.state, provinces: { ...this.provinces, ...part } };
  }

  /** Somebody governs a seat: the rule leaves the centre's to a person. */
  seatPerson(economy: EconomyId): void {
    const events: GameEvent[] = [{ type: 'seatOccupied', economy, member: `at ${economy}` }];
    this.takeIn(events);
  }

  setProvince(economy: EconomyId, part: Partial<ProvincesState['provinces'][string]>): void {
    const { provinces } = this.provinces;
    const province = { ...must(provinces[economy], economy), ...part };
    this.change({ provinces: { ...provinces, [economy]: province } });
  }

  /** A card that is at work in this round. */
  layOut(card: string, ...economies: EconomyId[]): void {
    const { round } = this.state;
    const id = `${card}${String(round)}`;
    const event = { id, card, announcedInRound: round, fromRound: round, untilRound: round, economies };
    this.change({ events: [...this.provinces.events, { ...event, placedBy: 'host' }] });
  }

  enact(...reforms: Reform[]): void {
    this.change({ reforms: [...this.provinces.reforms, ...reforms] });
  }

  /** Chance as it pleases: the next draw is below, or not below, this part. */
  nextDraw(is: 'below' | 'above', part: number): void {
    let random: RandomState = 1;
    while (drawUniform(random).value < part !== (is === 'below')) random += 1;
    this.state = { ...this.state, random };
  }

  /** What the rules answer to the host; what happened is folded in. */
  askHost(intent: HostIntent): Result<GameEvent[], Rejection> {
    const answer = decide(
      { rules: rulebookOf(this.scenario), nowMs: 0 },
      this.state,
      { type: 'host' },
      intent,
    );
    if (answer.ok) this.takeIn(answer.value);
    return answer;
  }

  /** The host ends the present phase. */
  advance(): void {
    const { phase } = this.state;
    const type =
      this.state.held === undefined ? (phase === 'lobby' ? 'startGame' : 'skipPhase') : 'retrySettlement';
    const answer = this.askHost({ type });
    if (!answer.ok) throw new Error(`${type} in ${phase}: ${JSON.stringify(answer.error)}`);
  }

  /** An envelope; dials stand unless it says otherwise. The bell is rung first where it has not yet been. */
  seal(economy: EconomyId, measures: Partial<Measures> = {}): GameEvent[] {
    if (this.state.phase === 'negotiation') this.advance();
    const { wall, block } = must(this.provinces.provinces[economy], economy);
    return this.act(economy, { type: 'sealMeasures', measures: { wall, block, ...measures } });
  }

  askToSeal(economy: EconomyId, measures: Partial<Measures>): Result<GameEvent[], Rejection> {
    if (this.state.phase === 'negotiation') this.advance();
    const { wall, block } = must(this.provinces.provinces[economy], economy);
    return this.ask(economy, { type: 'sealMeasures', measures: { wall, block, ...measures } });
  }

  /** Up to the results of this round. */
  settle(): ProvinceRoundReport {
    while (this.state.phase !== 'results') this.advance();
    return this.report;
  }

  /** Settled, and on to the negotiation of the next round. */
  nextRound(): void {
    this.settle();
    while (this.state.phase !== 'negotiation') this.advance();
  }
}

/** A table of provinces in some phase of its first round, the negotiation unless another is asked for. */
export function aProvincesTable(
  settings: Partial<GameSettings> = {},
  at: Phase = 'negotiation',
): ProvincesTable {
  const own: GameSettings = {
    scenarioId: 'provinces',
    opening: 'year1997',
    preset: 'provincesFull',
    rounds: 8,
    clock: 'normal',
    seed: 'pacts',
    timed: true,
    ...settings,
  };
  const scenario = loadProvincesScenario(own.opening);
  if (!scenario.ok) throw new Error(scenario.error.reason);
  const created = rulebookOf(scenario.value).create(own);
  if (!created.ok) throw new Error(created.error.code);
  const table = new ProvincesTable(scenario.value, created.value);
  while (table.state.phase !== at) table.advance();
  return table;
}

type Article = ClauseOf<'marketPact'>;

/** No walls and no blocks among the members for four rounds, voluntary, unless said otherwise. */
export function aPact(among: readonly EconomyId[], terms: Partial<Article> = {}): Article {
  return {
    type: 'marketPact',
    among,
    goods: 'all',
    atMost: 0,
    isBinding: false,
    deposit: 0,
    rounds: 4,
    hasOffice: false,
    rules: [],
    ...terms,
  };
}

export function aPactDraft(
  among: readonly EconomyId[],
  terms: Partial<Article> = {},
  ...others: Clause[]
): Draft {
  return { parties: among, clauses: [aPact(among, terms), ...others] };
}

export function aBindingDraft(
  among: readonly EconomyId[],
  terms: Partial<Article> = {},
  ...others: Clause[]
): Draft {
  return aPactDraft(among, { isBinding: true, deposit: 12, ...terms }, ...others);
}

/** In 100 million yuan, for as many rounds. */
export function aCompensation(from: EconomyId, to: EconomyId, yuan100m: number, rounds = 1): Clause {
  return { type: 'payment', from, to, amountMn: 100 * yuan100m, rounds };
}
