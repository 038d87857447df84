import { fromKeys } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { applyLaw } from '#shared/rules/agreements/applyLaw.ts';
import { lawOf } from '#shared/rules/agreements/concludeLaw.ts';
import { withPendingLaw } from '#shared/rules/agreements/pendingLaw.ts';
import { economyPlace, placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { paymentGainsBn } from './paymentGainsBn.ts';
import { prospectOf, type Prospect } from './prospectOf.ts';

/** What a change of law is worth when everything else stays: mean over the rounds to come, weighted as the score does. */
export type Appraisal = {
  /** Billions a round, of every economy. */
  readonly gainBn: Readonly<Record<EconomyId, number>>;
  /** Goods that each economy buys more from every other once all is settled: `[buyer][seller]`, flat, billions a round. */
  readonly tradeChangeBn: Float64Array;
};

/** Values changes of law against the law in force, papers that await the bell included. */
export type Appraiser = {
  readonly scenario: Scenario;
  /** The law in force, without what awaits the bell. */
  readonly inForce: GameState;
  readonly law: GameState;
  /** A lawful draft, its payments included. */
  readonly appraise: (draft: Draft) => Result<Appraisal, ConvergenceFailure>;
  /** Any other law, payments left out. */
  readonly appraiseLaw: (after: GameState) => Result<Appraisal, ConvergenceFailure>;
};

/** One appraiser for one look at the table: what it has solved, it remembers. */
export function createAppraiser(scenario: Scenario, view: GameState): Appraiser {
  const law = withPendingLaw(scenario, view);
  const before = prospectOf(scenario, law);
  const appraiseLaw = (after: GameState): Result<Appraisal, ConvergenceFailure> => {
    if (!before.ok) return err(before.error);
    const prospect = prospectOf(scenario, after, before.value);
    return prospect.ok ? ok(compare(scenario, law, before.value, prospect.value)) : prospect;
  };
  const known = new Map<string, Result<Appraisal, ConvergenceFailure>>();
  const appraiseTerms = ({ parties, clauses }: Draft): Result<Appraisal, ConvergenceFailure> => {
    // Payments are counted apart, so that papers which differ in these alone are solved once.
    const terms = { parties, clauses: clauses.filter(({ type }) => type !== 'payment') };
    const key = JSON.stringify(terms);
    const appraisal = known.get(key) ?? appraiseLaw(applyLaw(law, lawOf(scenario, law, terms)));
    known.set(key, appraisal);
    return appraisal;
  };
  return {
    scenario,
    inForce: view,
    law,
    appraiseLaw,
    appraise: (draft) => {
      const appraised = appraiseTerms(draft);
      return appraised.ok ? ok(withPayments(appraised.value, paymentGainsBn(law, draft))) : appraised;
    },
  };
}

function compare(scenario: Scenario, law: GameState, before: Prospect, after: Prospect): Appraisal {
  const gainBn = fromKeys(placesOf(scenario).ids, (economy) => {
    const place = economyPlace(scenario, economy);
    const logChange = at(after.logWelfare, place) - at(before.logWelfare, place);
    return logChange * (law.settled.incomeBn[economy] ?? 0);
  });
  return { gainBn, tradeChangeBn: tradeChange(scenario, before, after) };
}

function tradeChange(scenario: Scenario, before: Prospect, after: Prospect): Float64Array {
  const { N, J } = scenario.base;
  const { goods } = placesOf(scenario);
  return new Float64Array(N * N).map((_zero, pair) =>
    goods.reduce((sum, { place }) => {
      const cell = pair * J + place;
      return sum + at(after.imports, cell) - at(before.imports, cell);
    }, 0),
  );
}

function withPayments(appraisal: Appraisal, paymentsBn: Readonly<Record<EconomyId, number>>): Appraisal {
  const gainBn = { ...appraisal.gainBn };
  for (const [economy, paidBn] of Object.entries(paymentsBn)) {
    gainBn[economy] = (gainBn[economy] ?? 0) + paidBn;
  }
  return { ...appraisal, gainBn };
}
