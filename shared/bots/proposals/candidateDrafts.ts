import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { unionOf, unitOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { isLawful } from '../valuation/isLawful.ts';
import { admissionDrafts } from './admissionDrafts.ts';
import { freeTradeDrafts } from './freeTradeDrafts.ts';
import { swapDrafts } from './swapDrafts.ts';
import { unionDrafts } from './unionDrafts.ts';

/** Every lawful form of paper that an economy can think of now, without payments. */
export function candidateDrafts(
  appraiser: Appraiser,
  economy: EconomyId,
  shunned: ReadonlySet<EconomyId>,
): Draft[] {
  const { scenario, law } = appraiser;
  const unit = unitOf(law, economy);
  const partners = partnerUnits(law, economy).filter((partner) => !partner.some((each) => shunned.has(each)));
  return [
    ...freeTradeDrafts(unit, partners),
    ...unionDrafts(law, economy),
    ...admissionDrafts(law, economy, shunned),
    ...partners.flatMap((partner) => swapDrafts(scenario, law, unit, partner)),
  ]
    .filter(({ parties }) => !parties.some((party) => party !== economy && shunned.has(party)))
    .filter((draft) => isLawful(appraiser, draft, economy));
}

/** All others, each as the unit in which it deals: alone, or as its union. */
function partnerUnits(law: GameState, economy: EconomyId): (readonly EconomyId[])[] {
  const units = new Map<string, readonly EconomyId[]>();
  for (const other of Object.keys(law.seats)) {
    const union = unionOf(law, other);
    if (other === economy || union?.parties.includes(economy) === true) continue;
    units.set(union?.id ?? other, unitOf(law, other));
  }
  return [...units.values()];
}
