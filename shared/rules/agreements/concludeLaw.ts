import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement, LawChange } from '#shared/protocol/law.ts';
import type { GameState } from '../state.ts';
import { applyLaw } from './applyLaw.ts';
import { absorb } from './law/absorb.ts';
import { attachStanding } from './law/attachStanding.ts';
import { freshAgreement, type IntegrationLaw, type LawSource } from './law/draftAgreement.ts';
import { integrationLaw } from './law/integrationLaw.ts';
import {
  boundBy,
  contentsOf,
  isEmpty,
  splitContents,
  withContents,
  type Contents,
} from './law/paperContents.ts';
import { withTariffTerms } from './law/tariffTerms.ts';

/**
 * The law that a lawful paper makes when concluded now. What it agrees among the parties of its form of integration belongs to
 * that agreement; the rest stands in a preferential arrangement of its own beside it.
 */
export function lawOf(scenario: Scenario, state: GameState, source: LawSource): LawChange {
  const integration = integrationLaw(scenario, state, source);
  const law =
    integration === undefined
      ? arrangementLaw(state, source, contentsOf(state, source))
      : formLaw(state, source, integration);
  return attachStanding(state, source, law);
}

/** The state in which a paper's form of integration is already law: its other clauses are read there. */
export function afterIntegration(state: GameState, integration: IntegrationLaw): GameState {
  const { target, alongside, end, walls } = integration;
  return applyLaw(state, { upsert: [target, ...alongside], end, walls: walls ?? {} });
}

function arrangementLaw(state: GameState, source: LawSource, contents: Contents): LawChange {
  if (isEmpty(contents)) return { upsert: [], end: [] };
  const arrangement = withContents(freshAgreement(state, source, 1, source.parties), contents);
  return settle(state, withTariffTerms(state, source, arrangement), { alongside: [], end: [] });
}

function formLaw(state: GameState, source: LawSource, integration: IntegrationLaw): LawChange {
  const after = afterIntegration(state, integration);
  const { target } = integration;
  const contents = splitContents(contentsOf(after, source), (economy) => target.parties.includes(economy));
  const whole = withTariffTerms(state, source, withContents(target, contents.within));
  const law = settle(state, whole, integration);
  const annex = annexOf(after, source, contents.beyond);
  if (annex === undefined) return law;
  return { ...law, upsert: [...law.upsert, withTariffTerms(state, source, annex)] };
}

/** What the paper agrees with economies outside its form of integration. */
function annexOf(after: GameState, source: LawSource, beyond: Contents): Agreement | undefined {
  if (isEmpty(beyond)) return undefined;
  const { title: _title, ...untitled } = source;
  return withContents(freshAgreement(after, untitled, 1, boundBy(beyond)), beyond);
}

function settle(
  state: GameState,
  agreement: Agreement,
  { alongside, end, walls }: Omit<IntegrationLaw, 'target'>,
): LawChange {
  const touched = new Set([agreement.id, ...end, ...alongside.map(({ id }) => id)]);
  const others = Object.values(state.agreements).filter(({ id }) => !touched.has(id));
  const absorption = absorb(agreement, others, state.round);
  return {
    upsert: [absorption.agreement, ...alongside],
    end: [...end, ...absorption.ended.map(({ id }) => id)],
    ...(walls === undefined ? {} : { walls }),
  };
}
