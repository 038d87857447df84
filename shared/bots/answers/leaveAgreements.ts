import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { boundUntilRound } from '#shared/rules/agreements/boundUntilRound.ts';
import { applyLaw } from '#shared/rules/agreements/applyLaw.ts';
import { giveNotices } from '#shared/rules/agreements/law/formerAgreements.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { horizonOf, weightUntil } from '../valuation/horizon.ts';

/** A treaty is left only for a gain above this part of income: partners remember. */
const LEAVING_GAIN = 0.002;
const MILLIONS_PER_BILLION = 1000;

/** Notice of the agreement that costs this government most, if it costs enough; never in the last round, when successors answer. */
export function leaveAgreements(appraiser: Appraiser, economy: EconomyId): SeatIntentOf<'giveNotice'>[] {
  const { law } = appraiser;
  if (law.round >= law.settings.rounds) return [];
  const [worst] = Object.values(law.agreements)
    .filter((agreement) => mayLeave(law, agreement, economy))
    .map((agreement) => ({ agreement, gain: gainOfLeaving(appraiser, agreement, economy) }))
    .toSorted((a, b) => b.gain - a.gain);
  if (worst === undefined || worst.gain <= LEAVING_GAIN) return [];
  return [{ type: 'giveNotice', agreement: worst.agreement.id }];
}

function mayLeave(law: GameState, agreement: Agreement, economy: EconomyId): boolean {
  return (
    agreement.parties.includes(economy) &&
    boundUntilRound(agreement, economy) < law.round &&
    !agreement.notices.some(({ by }) => by === economy)
  );
}

/** Part of income a round: what trade brings once it is out, less the payments that end. */
function gainOfLeaving(appraiser: Appraiser, agreement: Agreement, economy: EconomyId): number {
  const { law } = appraiser;
  const noticed = giveNotices(agreement, [economy], law.round + 1);
  const appraised = appraiser.appraiseLaw(applyLaw(law, { upsert: [noticed], end: [] }));
  const incomeBn = law.settled.incomeBn[economy] ?? 0;
  if (!appraised.ok || incomeBn <= 0) return 0;
  const lostBn = endedPaymentsBn(law, agreement, economy);
  return ((appraised.value.gainBn[economy] ?? 0) - lostBn) / incomeBn;
}

/** Payments received less paid under the agreement from the next round on, mean over the rounds to come. */
function endedPaymentsBn(law: GameState, { payments }: Agreement, economy: EconomyId): number {
  const { weight } = horizonOf(law);
  return payments
    .filter(({ from, to, untilRound }) => (from === economy || to === economy) && untilRound > law.round)
    .reduce((sum, { to, amountMn, untilRound }) => {
      const share = (weightUntil(law, untilRound) - 1) / weight;
      return sum + (to === economy ? 1 : -1) * (amountMn / MILLIONS_PER_BILLION) * share;
    }, 0);
}
