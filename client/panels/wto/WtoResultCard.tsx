import './disputes/disputes.css';
import type { WtoReport } from '#shared/protocol/modules/wto.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { formatNumber, formatRate } from '../../text/format.ts';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { meanCutPoints } from './meterModel.ts';
import { findingText } from './disputes/CaseSheet.tsx';
import { groundText } from './disputes/CaseList.tsx';

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

/** How the conference of the round ended. */
export function conferenceOutcome({ conference, boundCutBp }: WtoReport): string | undefined {
  switch (conference?.stage) {
    case 'adopted': {
      const points = meanCutPoints(boundCutBp);
      return t('wto.outcome.adopted', { points: formatNumber(points, Number.isInteger(points) ? 0 : 1) });
    }
    case 'failed':
      return t('wto.outcome.failed', {
        economies: formatList(conference.objections.map(({ by }) => economyName(by))),
      });
    case 'noPackage':
      return t('wto.outcome.noPackage');
    default:
      return undefined;
  }
}

function ConferenceLine({ wto }: { readonly wto: WtoReport }) {
  const outcome = conferenceOutcome(wto);
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
