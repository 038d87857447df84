import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import { yuan } from '../../../text/yuan.ts';
import { t, tOr } from '../../../text/t.ts';

/** What is in an envelope, a line a measure. */
export function measuresSummary({
  wall,
  block,
  pillar,
  pledge,
  reform,
  petition,
  fee,
  keepsJobs,
  breaks = [],
}: Measures): readonly string[] {
  return [
    t('sealed.dials', { wall, block }),
    ...(pillar === undefined
      ? []
      : [pillar === 'none' ? t('sealed.noPillar') : t('sealed.pillar', { pillar: t(`pillar.${pillar}`) })]),
    ...(pledge === undefined
      ? []
      : [
          t('sealed.pledge', {
            corridor: tOr(`corridor.${pledge.corridor}`, pledge.corridor),
            sum: yuan(pledge.yuan100m),
          }),
        ]),
    ...(reform === undefined ? [] : [t('sealed.reform', { reform: t(`homeReform.${reform}`) })]),
    ...(fee === undefined ? [] : [t('sealed.fee', { economy: economyName(fee) })]),
    ...(keepsJobs === true ? [t('sealed.keepsJobs')] : []),
    ...breaks.map((pact) => t('sealed.breaks', { pact: agreementName(pact) })),
    ...(petition === undefined ? [] : [t('sealed.petition', { economy: economyName(petition) })]),
  ];
}
