import { fromKeys } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { economyPlace, placesOf } from '#shared/rules/schedules/places.ts';
import type { LawChoice } from '#shared/rules/forecast/forecastSupport.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Prospect } from './prospectOf.ts';

/** What a change of law is worth when everything else stays: mean over the rounds to come, weighted as the score does. */
export type Appraisal = {
  /** Billions a round, of every economy. */
  readonly gainBn: Readonly<Record<EconomyId, number>>;
  /** Goods that each economy buys more from every other once all is settled: `[buyer][seller]`, flat, billions a round. */
  readonly tradeChangeBn: Float64Array;
  /** The two laws and what the model makes of them, at the mean of the rounds to come. */
  readonly laws: LawChoice;
};

/** A law with its prospect. */
export type ProspectiveLaw = { readonly law: GameState; readonly prospect: Prospect };

export function compareProspects(
  scenario: Scenario,
  { law, prospect: before }: ProspectiveLaw,
  { law: changed, prospect: after }: ProspectiveLaw,
): Appraisal {
  const { settled } = law;
  const gainBn = fromKeys(placesOf(scenario).ids, (economy) => {
    const place = economyPlace(scenario, economy);
    const logChange = at(after.logWelfare, place) - at(before.logWelfare, place);
    return logChange * (settled.incomeBn[economy] ?? 0);
  });
  return {
    gainBn,
    tradeChangeBn: tradeChange(scenario, before, after),
    laws: { before: { law, solved: before.settled }, after: { law: changed, solved: after.settled } },
  };
}

function tradeChange(scenario: Scenario, before: Prospect, after: Prospect): Float64Array {
  const { N, J } = scenario.base;
  const { goods } = placesOf(scenario);
  const [importsBefore, importsAfter] = [before, after].map(({ settled }) => settled.equilibrium.imports);
  const change = new Float64Array(N * N);
  if (importsBefore === undefined || importsAfter === undefined) return change;
  for (let pair = 0; pair < N * N; pair++) {
    let sum = 0;
    for (const { place } of goods) {
      sum += at(importsAfter, pair * J + place) - at(importsBefore, pair * J + place);
    }
    change[pair] = sum;
  }
  return change;
}
