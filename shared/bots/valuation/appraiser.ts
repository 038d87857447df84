import { ok } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import { withHomeGains } from '../politics/homeGains.ts';
import type { Appraisal } from './compareProspects.ts';
import { lawTable, type Change, type LawTable } from './lawTable.ts';
import { paymentGainsBn } from './paymentGainsBn.ts';
import { standingLaw } from './standingLaw.ts';

/** Values changes of law against the law in force, papers that await the bell included. */
export type Appraiser = {
  readonly scenario: Scenario;
  /** The law in force, without what awaits the bell. */
  readonly inForce: GameState;
  readonly law: GameState;
  readonly table: LawTable;
  /** A lawful draft, its payments and what it is worth at home included. */
  readonly appraise: (draft: Draft) => Change;
  /** The same by slopes: good for comparing drafts only. */
  readonly estimate: (draft: Draft) => Readonly<Record<EconomyId, number>>;
  /** What its payments alone bring each party, billions a round. */
  readonly paymentGains: (draft: Draft) => Readonly<Record<EconomyId, number>>;
};

/** An appraiser for one look at the table; what it solves, it shares with everybody who looks at the same law. */
export function createAppraiser(scenario: Scenario, view: GameState): Appraiser {
  const law = standingLaw(scenario, view);
  const table = lawTable(scenario, law);
  return {
    scenario,
    inForce: view,
    law,
    table,
    appraise: (draft) => {
      const appraised = table.appraise(draft);
      if (!appraised.ok) return appraised;
      const atHome = withHomeGains(scenario, law, draft, appraised.value);
      return ok(withPayments(atHome, paymentGainsBn(law, draft)));
    },
    estimate: (draft) => table.estimate(draft),
    paymentGains: (draft) => paymentGainsBn(law, draft),
  };
}

function withPayments(appraisal: Appraisal, paymentsBn: Readonly<Record<EconomyId, number>>): Appraisal {
  const gainBn = { ...appraisal.gainBn };
  for (const [economy, paidBn] of Object.entries(paymentsBn)) {
    gainBn[economy] = (gainBn[economy] ?? 0) + paidBn;
  }
  return { ...appraisal, gainBn };
}
