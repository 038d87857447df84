import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { LawChange, Paper } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { isAdmission } from '../../agreements/admission.ts';
import { lawOf } from '../../agreements/concludeLaw.ts';
import { findFaults, findFaultsUnder } from '../../agreements/findFaults.ts';
import { narrowDraft } from '../../agreements/narrowDraft.ts';
import { needsRatification } from '../ratification.ts';
import { narrowPact, pactLaw } from '../../provinces/pacts/pactLaw.ts';
import { newPactFaults, pactFaults } from '../../provinces/pacts/pactFaults.ts';
import { isOfProvinces, type AnyScenario } from '../../scenario/anyScenario.ts';
import type { GameState } from '../../state.ts';

/** What papers mean: treaties among countries, pacts among provinces. Tabling, signing and refusing are the same for both. */

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

/** The same of a draft that is not yet on the table: among provinces laying it there costs money. */
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

/** The same under one law, without papers that await the bell. */
export function draftFaultsUnder(
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
export function waitsForBell(scenario: AnyScenario, state: GameState, paper: Paper): boolean {
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
