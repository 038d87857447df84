import type { RegionalismMeter as Meter, WtoReport } from '#shared/protocol/modules/wto.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { Shares } from '../../design/charts/Bar.tsx';
import { formatNumber, formatRate } from '../../text/format.ts';
import { economyName, money } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { findingText, groundText } from './disputes/CaseSheet.tsx';
import './disputes/disputes.css';
import { outcomeText, readMeter } from './conference/ConferenceHead.tsx';

/** What the conference and the panels brought in a round: public, the same for everyone. */
export function WtoResultCard({ report }: { readonly report: RoundReport }) {
  const wto = report.modules?.wto;
  if (wto === undefined || (wto.conference === undefined && wto.rulings.length === 0)) return null;
  return (
    <section class="panel wto-result">
      <h3 class="head">{t('wtoResult.title')}</h3>
      <ul class="pad stack">
        <ConferenceLine wto={wto} />
        {wto.rulings.map((dispute) => (
          <li key={dispute.id} class="stack">
            <b>{rulingTitle(dispute)}</b>
            <span class="small muted">{groundText(dispute)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ConferenceLine({ wto }: { readonly wto: WtoReport }) {
  const outcome = wto.conference && outcomeText(wto.conference, wto.boundCutBp);
  if (outcome === undefined) return null;
  const cuts = Object.entries(wto.boundCutBp)
    .filter(([, cutBp]) => cutBp > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([economy, cutBp]) =>
      t('wtoResult.cut', { economy: economyName(economy), points: formatNumber(cutBp / 100, 1) }),
    );
  return (
    <li class="stack">
      <b>{outcome}</b>
      {cuts.length > 0 && (
        <span class="small muted num">{t('wtoResult.cuts', { list: cuts.join(' · ') })}</span>
      )}
    </li>
  );
}

/** What a panel, or a respondent, did in the round. */
export function rulingTitle(dispute: WtoReport['rulings'][number]): string {
  const { stage, complainant, respondent, authorisedBp = 0, untilRound = 0 } = dispute;
  const names = { economy: economyName(complainant), other: economyName(respondent) };
  switch (stage) {
    case 'complied':
      return t('wto.step.complied', names);
    case 'retaliating':
      return t('wto.leave.now', { ...names, limitBp: formatRate(authorisedBp), round: untilRound });
    case 'ended':
      return t('wto.case.title', names) + t('common.colon') + t('wto.case.stage.ended');
    case 'filed':
    case 'ruledFor':
    case 'ruledAgainst':
      return findingText(dispute);
  }
}

const LEAN = {
  building: 'meter.isBuilding',
  stumbling: 'meter.isStumbling',
  even: 'meter.isEven',
} as const;

type Props = {
  readonly meter: Meter;
  /** The verdict and its bar alone. */
  readonly isBrief?: boolean;
};

/** The two sides of the blocs: what their members' trade brought the members, and what it cost them. */
export function RegionalismMeter({ meter, isBrief = false }: Props) {
  const { lean, hasMoved, buildingShare, mfnPercent, preferentialPercent } = readMeter(meter);
  return (
    <figure class="meter stack">
      <figcaption>{t(LEAN[lean])}</figcaption>
      <Shares
        shares={
          hasMoved
            ? [
                { amount: buildingShare, look: 'gain' },
                { amount: 1 - buildingShare, look: 'loss hatched outlined' },
              ]
            : [{ amount: 1, look: 'still' }]
        }
      />
      {!isBrief && (
        <>
          <dl class="meter-sides stack gap-3 num">
            <Side look="building" amountBn={meter.buildingBn} soFarBn={meter.builtSoFarBn} />
            <Side look="stumbling" amountBn={meter.stumblingBn} soFarBn={meter.stumbledSoFarBn} />
          </dl>
          <p class="small muted num">
            {t('meter.shares', { mfn: mfnPercent, preferential: preferentialPercent })}
          </p>
        </>
      )}
    </figure>
  );
}

function Side({
  look,
  amountBn,
  soFarBn,
}: {
  readonly look: 'building' | 'stumbling';
  readonly amountBn: number;
  readonly soFarBn: number;
}) {
  return (
    <div class={look}>
      <dt class="stack gap-none">
        <b>{t(`meter.${look}`)}</b> <span class="small muted">{t(`meter.${look}Hint`)}</span>
      </dt>
      <dd class="stack gap-none">
        <b>{money(amountBn)}</b>{' '}
        <span class="small muted">{t('meter.soFar', { amount: money(soFarBn) })}</span>
      </dd>
    </div>
  );
}

/** Building block or stumbling block, after a round with blocs or without; nothing where the module is off. */
export function MeterCard({ report }: { readonly report: RoundReport }) {
  const wto = report.modules?.wto;
  if (wto === undefined) return null;
  return (
    <section class="panel">
      <h3 class="head">
        <span class="grow">{t('meter.title')}</span>
        <ConceptMark place="spot.regionalismMeter" />
      </h3>
      <div class="pad">
        <RegionalismMeter meter={wto.meter} />
      </div>
    </section>
  );
}
