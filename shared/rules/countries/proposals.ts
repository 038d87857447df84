/** What a proposal among countries may say, and what it becomes. */
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { type DraftCase, isSeat } from '../clauses/clauseKind.ts';
import { economiesNamed, isIntegration, kindOf, obligesEconomy } from '../clauses/clauseKinds.ts';
import { afterIntegration, integrationLaw, lawOf, withPendingLaw } from '../drafts/concludeLaw.ts';
import { narrowDraft } from '../drafts/draft.ts';
import { founderFaults, proposalFaults, shapeFaults } from '../drafts/proposalFaults.ts';
import { needsRatification } from '../modules/politics/ballots.ts';
import { moduleDraftFaults } from '../modules/seams.ts';
import type { ProposalRules } from '../rulebook.ts';
import type { GameState } from '../state.ts';

/** What a proposal among countries may say, and what it becomes. */

/** The rules of proposals among countries: treaties of regional integration. */
export function countryProposals(scenario: Scenario): ProposalRules {
  const faults: ProposalRules['faults'] = (state, draft, author) =>
    findFaults(scenario, state, draft, author);
  return {
    faults,
    faultsUnder: (state, draft, author) => findFaultsUnder(state, { scenario, draft, author }),
    tablingFaults: faults,
    law: (state, proposal) => lawOf(scenario, state, proposal),
    needsRatification: (state, draft) => needsRatification(scenario, state, draft),
    without: narrowDraft,
  };
}

/**
 * Everything that keeps a draft from being law now: none means lawful. It must agree with the law in force and also with the
 * proposals that await the bell, as if they were law. Whole-proposal faults come first, then clause by clause; the first is the one
 * that a refusal names.
 */
export function findFaults(
  scenario: Scenario,
  state: GameState,
  draft: Draft,
  author: EconomyId,
): Rejection[] {
  const faults = findFaultsUnder(state, { scenario, draft, author });
  const pending = withPendingLaw(scenario, state);
  if (pending === state) return faults;
  const known = new Set(faults.map(canonicalJson));
  const later = findFaultsUnder(pending, { scenario, draft, author });
  return [...faults, ...later.filter((fault) => !known.has(canonicalJson(fault)))];
}

type Question = Pick<DraftCase, 'scenario' | 'draft' | 'author'>;

/** Everything that keeps a draft from being law under one law, whatever awaits the bell. */
export function findFaultsUnder(state: GameState, question: Question): Rejection[] {
  const draftCase = caseUnder(state, question);
  const faults = rulesOf(draftCase).flatMap((rule) => rule());
  return faults.length > 0 ? faults : moduleDraftFaults(draftCase);
}

/** Whether a draft may be law under one law; stops at the first rule that finds a fault. */
export function isLawfulUnder(state: GameState, question: Question): boolean {
  const draftCase = caseUnder(state, question);
  return rulesOf(draftCase).every((rule) => rule().length === 0) && moduleDraftFaults(draftCase).length === 0;
}

function caseUnder(state: GameState, { scenario, draft, author }: Question): DraftCase {
  const readable = draft.clauses.map(
    (clause, index) => shapeFaults({ scenario, draft }, clause, index).length === 0,
  );
  const after = stateAfter(scenario, state, draft, readable);
  return {
    scenario,
    state,
    after,
    draft,
    author,
    law: () => lawOf(scenario, state, draft),
    obliges: (economy) => draft.clauses.some((clause) => obligesEconomy(after, clause, economy)),
  };
}

/** The rules of the form itself, in the order in which a refusal names them. */
function rulesOf(draftCase: DraftCase): (() => Rejection[])[] {
  const { state, draft } = draftCase;
  return [
    () => proposalFaults(draftCase),
    ...draft.clauses.map((clause, index) => () => {
      const shape = shapeFaults(draftCase, clause, index);
      const canBeRead =
        shape.length === 0 && economiesNamed(clause).every((economy) => isSeat(state, economy));
      return canBeRead ? (kindOf(clause.type).faults?.(draftCase, clause, index) ?? []) : shape;
    }),
    () => founderFaults(draftCase),
  ];
}

function stateAfter(
  scenario: Scenario,
  state: GameState,
  draft: Draft,
  readable: readonly boolean[],
): GameState {
  const index = draft.clauses.findIndex(isIntegration);
  const clause = draft.clauses[index];
  if (clause === undefined || readable[index] !== true) return state;
  if (!economiesNamed(clause).every((economy) => isSeat(state, economy))) return state;
  const integration = integrationLaw(scenario, state, draft);
  return integration === undefined ? state : afterIntegration(state, integration);
}
