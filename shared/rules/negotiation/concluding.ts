/** What papers and notices make of the law: a complete paper is concluded or awaits the bell, and what the new law forbids lapses. */
import type { EconomyId, PaperId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Draft, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { LawChange, Paper, PaperLapse } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { isAdmission } from '../agreements/admission.ts';
import { applyLaw } from '../agreements/register.ts';
import { narrowDraft } from '../drafts/draft.ts';
import { boundUntilRound } from '../law/agreement.ts';
import { lawOf, papersAwaitingBell } from '../law/concludeLaw.ts';
import { newPactFaults, pactFaults } from '../provinces/pacts/pactFaults.ts';
import { narrowPact, pactLaw } from '../provinces/pacts/pactLaw.ts';
import { type AnyScenario, isOfProvinces } from '../scenario/anyScenario.ts';
import type { DecideContext, GameState } from '../state.ts';
import { findFaults, findFaultsUnder } from './findFaults.ts';
import { evolvePapers } from './paper.ts';
import { needsRatification } from './ratification.ts';

/**
 * All have signed: an unlawful paper lapses and names the rule, an entry or merger, and what
 * legislatures must ratify, awaits the bell, any other is law at once.
 */
export function completePaper(scenario: AnyScenario, state: GameState, id: PaperId): GameEvent[] {
  const paper = must(state.papers[id], `paper ${id}`);
  const [fault] = draftFaults(scenario, state, paper, paper.author);
  if (fault !== undefined) return [lapse(paper, { type: 'unlawful', fault })];
  if (!waitsForBell(scenario, state, paper)) return concludePaper(scenario, state, paper);
  const awaits = { type: 'paperAwaitsBell', paper: id } as const;
  return [awaits, ...unlawfulLapses(scenario, evolvePapers(state, awaits))];
}

type Lapse = GameEventOf<'paperLapsed'>;

/** A lawful paper becomes law; other papers of its thread lapse, and so does what the new law makes unlawful. */
export function concludePaper(scenario: AnyScenario, state: GameState, paper: Paper): GameEvent[] {
  const concluded = {
    type: 'paperConcluded',
    paper: paper.id,
    law: paperLaw(scenario, state, paper),
  } as const;
  const thread = Object.values(state.papers)
    .filter((other) => other.id !== paper.id && other.thread === paper.thread && isAlive(other))
    .map((other) => lapse(other, { type: 'counterConcluded', paper: paper.id }));
  const after = [concluded, ...thread].reduce(evolvePapers, state);
  return [concluded, ...thread, ...unlawfulLapses(scenario, after)];
}

/** Papers that the law no longer allows: first those that await the bell, in order of receipt, then the open ones. */
function unlawfulLapses(scenario: AnyScenario, state: GameState): Lapse[] {
  const admissions: Lapse[] = [];
  let law = state;
  for (const paper of papersAwaitingBell(state)) {
    const [fault] = draftFaultsUnder(scenario, law, paper, paper.author);
    if (fault === undefined) law = applyLaw(law, paperLaw(scenario, law, paper));
    else admissions.push(lapse(paper, { type: 'unlawful', fault }));
  }
  const after = admissions.reduce<GameState>(evolvePapers, state);
  const open = Object.values(after.papers).filter(({ status }) => status === 'open');
  return [
    ...admissions,
    ...open.flatMap((paper) => {
      const [fault] = draftFaults(scenario, after, paper, paper.author);
      return fault === undefined ? [] : [lapse(paper, { type: 'unlawful', fault })];
    }),
  ];
}

export function lapse(paper: Paper, why: PaperLapse): Lapse {
  return { type: 'paperLapsed', paper: paper.id, lapse: why };
}

function isAlive({ status }: Paper): boolean {
  return status === 'open' || status === 'awaitingBell';
}

/** Leave an agreement: notice after its binding period, out before the negotiation of the next round. */
export function giveNotice(
  context: DecideContext,
  state: GameState,
  actor: EconomyId,
  { agreement: id }: SeatIntentOf<'giveNotice'>,
): Result<GameEvent[], Rejection> {
  const agreement = state.agreements[id];
  if (agreement === undefined) return err({ code: 'agreement/unknown', agreement: id });
  if (!agreement.parties.includes(actor)) return err({ code: 'withdrawal/not-a-party', agreement: id });
  if (agreement.notices.some(({ by }) => by === actor)) {
    return err({ code: 'withdrawal/already-noticed', agreement: id });
  }
  const round = boundUntilRound(agreement, actor);
  if (state.round <= round) return err({ code: 'withdrawal/bound', agreement: id, round });
  const given = { type: 'noticeGiven', agreement: id, by: actor, outInRound: state.round + 1 } as const;
  return ok([given, ...unlawfulLapses(context.scenario, evolvePapers(state, given))]);
}

// What papers mean: treaties among countries, pacts among provinces. Tabling, signing and refusing are the same for both.

/** Everything that keeps a draft from being law now, the first named by a refusal; papers that await the bell count as law. */
export function draftFaults(
  scenario: AnyScenario,
  state: GameState,
  draft: Draft,
  author: EconomyId,
): Rejection[] {
  return isOfProvinces(scenario)
    ? pactFaults(scenario, state, draft, author)
    : findFaults(scenario, state, draft, author);
}

/** Everything that keeps a draft from being laid on the table: among provinces laying it there costs money. */
export function newPaperFaults(
  scenario: AnyScenario,
  state: GameState,
  draft: Draft,
  author: EconomyId,
): Rejection[] {
  return isOfProvinces(scenario)
    ? newPactFaults(scenario, state, draft, author)
    : findFaults(scenario, state, draft, author);
}

/** Faults of a draft under one law, whatever awaits the bell. */
function draftFaultsUnder(
  scenario: AnyScenario,
  state: GameState,
  draft: Draft,
  author: EconomyId,
): Rejection[] {
  return isOfProvinces(scenario)
    ? pactFaults(scenario, state, draft, author)
    : findFaultsUnder(state, { scenario, draft, author });
}

/** The law that a lawful paper makes when concluded now. */
export function paperLaw(scenario: AnyScenario, state: GameState, paper: Paper): LawChange {
  return isOfProvinces(scenario) ? pactLaw(state, paper) : lawOf(scenario, state, paper);
}

/** Whether a complete paper is law only at the bell. */
function waitsForBell(scenario: AnyScenario, state: GameState, paper: Paper): boolean {
  if (isOfProvinces(scenario)) return false;
  return paper.clauses.some(isAdmission) || needsRatification(scenario, state, paper);
}

/** A draft without those who refused it; undefined where nothing is left to agree. */
export function draftWithout(
  scenario: AnyScenario,
  state: GameState,
  draft: Draft,
  refusedBy: readonly EconomyId[],
): Draft | undefined {
  return isOfProvinces(scenario) ? narrowPact(draft, refusedBy) : narrowDraft(state, draft, refusedBy);
}
