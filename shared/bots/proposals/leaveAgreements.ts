import { MILLIONS_PER_BILLION } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Agreement, LawChange } from '#shared/protocol/law.ts';
import { applyLaw } from '#shared/rules/law/register.ts';
import { boundUntilRound } from '#shared/rules/law/agreement.ts';
import { withoutParties, giveNotices } from '#shared/rules/law/leaving.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { temperamentOf } from '../botView.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { horizonOf, weightUntil } from '../valuation/prospect.ts';

/** Notice of the agreement that costs this government most, if it costs enough; never in the last round, when successors answer. */
export function leaveAgreements(appraiser: Appraiser, economy: EconomyId): SeatIntentOf<'giveNotice'>[] {
  const { law } = appraiser;
  if (law.round >= law.settings.rounds) return [];
  const [worst] = Object.values(law.agreements)
    .filter((agreement) => mayLeave(law, agreement, economy))
    .map((agreement) => ({ agreement, gain: gainOfLeaving(appraiser, agreement, economy) }))
    .toSorted((a, b) => b.gain - a.gain);
  // Partners remember: by temperament a treaty is left only for a gain that is worth that.
  if (worst === undefined || worst.gain <= temperamentOf(law, economy).proposals.leavingIncomePart) return [];
  return [{ type: 'giveNotice', agreement: worst.agreement.id }];
}

function mayLeave(law: CountryGame, agreement: Agreement, economy: EconomyId): boolean {
  return (
    agreement.parties.includes(economy) &&
    boundUntilRound(agreement, economy) < law.round &&
    !agreement.notices.some(({ by }) => by === economy)
  );
}

/** Part of income a round: what trade brings once it is out, less the payments that end. */
function gainOfLeaving(appraiser: Appraiser, agreement: Agreement, economy: EconomyId): number {
  const { law, table } = appraiser;
  const noticed = giveNotices(agreement, [economy], law.round + 1);
  const after = (): CountryGame => applyLaw(law, { upsert: [noticed], end: [] });
  const name = `notice:${agreement.id}:${economy}`;
  const incomeBn = law.settled.incomeBn[economy] ?? 0;
  const lostBn = endedPaymentsBn(law, agreement, economy);
  const gain = (bn: number | undefined): number => ((bn ?? 0) - lostBn) / incomeBn;
  if (incomeBn <= 0) return 0;
  // At the slope of an open border, closing it looks better than it is: what looks poor at first sight is poor.
  const without = (): CountryGame => applyLaw(law, lawWithout(agreement, economy));
  if (
    gain(table.estimateLaw(name, without)[economy]) <= temperamentOf(law, economy).proposals.leavingIncomePart
  )
    return 0;
  const appraised = table.appraiseLaw(name, after);
  return appraised.ok ? gain(appraised.value.gainBn[economy]) : 0;
}

/** The agreement among those who stay, if there are two. */
function lawWithout(agreement: Agreement, economy: EconomyId): LawChange {
  const rest = withoutParties(agreement, [economy]);
  return rest === undefined ? { upsert: [], end: [agreement.id] } : { upsert: [rest], end: [] };
}

/** Payments received less paid under the agreement from the next round on, mean over the rounds to come. */
function endedPaymentsBn(law: CountryGame, { payments }: Agreement, economy: EconomyId): number {
  const { weight } = horizonOf(law);
  return payments
    .filter(({ from, to, untilRound }) => (from === economy || to === economy) && untilRound > law.round)
    .reduce((sum, { to, amountMn, untilRound }) => {
      const share = (weightUntil(law, untilRound) - 1) / weight;
      return sum + (to === economy ? 1 : -1) * (amountMn / MILLIONS_PER_BILLION) * share;
    }, 0);
}
