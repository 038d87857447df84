import { must } from '#shared/kernel/records.ts';
import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import { keptByTables } from '#shared/content/presets.ts';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ModuleId, Opening, PresetId } from '#shared/content/vocabulary.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Draft, SeatIntent } from '#shared/protocol/intents.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { allPairLevels } from '../../shared/rules/law/register.ts';
import { noticesDue } from '../../shared/rules/law/leaving.ts';
import { rulebookOf } from '../../shared/rules/game/rulebooks.ts';
import { decide } from '../../shared/rules/decide.ts';
import type { TableContext } from '../../shared/rules/rulebook.ts';
import { evolve, evolveAll } from '../../shared/rules/game/evolve.ts';
import { ringBell } from '../../shared/rules/game/course.ts';
import { termsFallDue } from '../../shared/rules/modules/treaty.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';

const NEGOTIATION_MS = 240_000;

type Setting = {
  readonly scenario?: 'quartet' | 'world';
  readonly preset?: PresetId;
  readonly opening?: Opening;
  readonly round?: number;
  /** Laboratory: the modules that are on; none unless said otherwise. */
  readonly modules?: readonly ModuleId[];
  /** With the limits of agreements that the preset has. */
  readonly isLimited?: boolean;
};

/** A table in its negotiation phase, round after round without settlement: proposals and law are all that moves. */
export class Negotiation {
  state: CountryGame;
  nowMs = 0;
  readonly scenario: Scenario;

  constructor(scenario: Scenario, state: CountryGame) {
    this.scenario = scenario;
    this.state = state;
  }

  get context(): TableContext {
    return { rules: rulebookOf(this.scenario), nowMs: this.nowMs };
  }

  /** What the rules answer to a seat; what happened is folded in. */
  ask(actor: EconomyId, intent: SeatIntent): Result<GameEvent[], Rejection> {
    const answer = decide(this.context, this.state, { type: 'bot', economy: actor }, intent);
    if (answer.ok) this.state = evolveAll(this.state, answer.value);
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
    return this.act(signer, {
      type: 'signProposal',
      proposal: id,
      revision: this.proposal(id).revision,
      confirmed: true,
    });
  }

  /** Tabled by the first party and signed by the others, as far as their signatures are needed. */
  conclude(draft: Draft): Proposal {
    const [author, ...others] = draft.parties;
    const { id } = this.table(must(author, 'an author'), draft);
    for (const other of others) if (this.proposal(id).status === 'open') this.sign(other, id);
    const proposal = this.proposal(id);
    if (proposal.status === 'lapsed') throw new Error(`lapsed: ${JSON.stringify(proposal.lapse)}`);
    return proposal;
  }

  proposal(id: ProposalId): Proposal {
    return must(this.state.proposals[id], `proposal ${id}`);
  }

  agreement(id: AgreementId): Agreement {
    return must(this.state.agreements[id], `agreement ${id}`);
  }

  /** The agreement in force among just these. */
  among(...parties: EconomyId[]): Agreement {
    const found = Object.values(this.state.agreements).find(
      (agreement) =>
        agreement.parties.length === parties.length &&
        parties.every((party) => agreement.parties.includes(party)),
    );
    return must(found, `agreement among ${parties.join()}`);
  }

  ring(): GameEvent[] {
    const events = ringBell(this.context, this.state);
    this.state = evolveAll(this.state, events);
    return events;
  }

  /** Rings the bell and opens the negotiation of the next round. */
  nextRound(): void {
    this.ring();
    const round = this.state.round + 1;
    const law = noticesDue(this.state, round);
    this.state = evolve(this.state, { type: 'lawChanged', law, reason: 'noticeDue' });
    const due = termsFallDue(this.state, round);
    this.openRound(round);
    this.state = evolveAll(this.state, due);
  }

  openRound(round: number): void {
    this.state = {
      ...this.state,
      phase: 'negotiation',
      round,
      revisionsThisRound: {},
      clock: { openedAtMs: this.nowMs, endsAtMs: this.nowMs + NEGOTIATION_MS, overtimeUsed: false },
      pairLevels: allPairLevels(this.scenario, this.state.agreements),
    };
  }
}

export function aNegotiation({
  scenario: id = 'quartet',
  preset,
  modules = [],
  opening = id === 'quartet' ? 'standard' : 'highWalls',
  round = 1,
  isLimited = false,
}: Setting = {}): Negotiation {
  const scenario = mustSucceed(loadScenario(id, opening));
  const created = mustSucceed(
    rulebookOf(scenario).create({
      scenarioId: id,
      opening,
      preset: preset ?? (id === 'quartet' ? 'firstLesson' : 'worldPlain'),
      rounds: id === 'quartet' ? 4 : 6,
      clock: 'normal',
      seed: 'papers',
      timed: true,
      ...(preset === 'laboratory' ? { modules } : {}),
      ...(isLimited ? limitsOf(preset ?? 'firstLesson') : {}),
    }),
  );
  const first = must(created[0], 'the first event');
  const negotiation = new Negotiation(
    scenario,
    countryGame(evolveAll(evolve(undefined, first), created.slice(1))),
  );
  negotiation.openRound(round);
  return negotiation;
}

/** How few agreements there may be, and when each form opens. */
function limitsOf(preset: PresetId): Partial<GameSettings> {
  const { stepBp: _step, wallsHold: _walls, ...limits } = keptByTables(preset);
  return limits;
}

/** A draft among parties. */
export function aDraft(parties: readonly EconomyId[], ...clauses: Clause[]): Draft {
  return { parties, clauses };
}

export function aFreeTradeArea(...among: EconomyId[]): Draft {
  return aDraft(among, { type: 'freeTradeArea', among, exceptions: [] });
}

export function aCustomsUnion(...among: EconomyId[]): Draft {
  return aDraft(among, { type: 'customsUnion', among, key: { type: 'people' }, former: [] });
}

export function aCut(
  by: EconomyId,
  to: EconomyId | readonly EconomyId[],
  rateBp: number,
  sector = 'GRA',
): Clause {
  return { type: 'tariffConcession', by, to: typeof to === 'string' ? [to] : to, sector, rateBp };
}

export function aPayment(from: EconomyId, to: EconomyId, amountMn: number, rounds = 1): Clause {
  return { type: 'payment', from, to, amountMn, rounds };
}

function mustSucceed<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
