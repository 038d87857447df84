import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import { formatRate } from '../../../text/format.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import type { WtoView } from '../wtoView.ts';
import { isPutRightAtOnce, remedyOf, type Case } from './casesModel.ts';

type Props = {
  readonly scenario: Scenario;
  readonly view: WtoView;
  readonly each: Case;
  readonly me: EconomyId | undefined;
};

/** What follows from a finding: to comply, or what the other side may answer with. */
export function Consequences({ scenario, view, each }: Props) {
  const { dispute, part } = each;
  if (dispute.stage === 'retaliating') return <LeaveNow dispute={dispute} isMine={part === 'complainant'} />;
  if (dispute.stage !== 'ruledFor') return null;
  return (
    <>
      <h4>{t('wto.comply.title')}</h4>
      <RemedyText scenario={scenario} view={view} dispute={dispute} />
      {isPutRightAtOnce(view, dispute) ? (
        <p class="small">{t('wto.leave.atOnce')}</p>
      ) : (
        <>
          <h4>{t('wto.leave.title', { other: economyName(dispute.respondent) })}</h4>
          <p>{leaveText(dispute)}</p>
        </>
      )}
      {part === 'respondent' && <p class="small muted">{t('wto.leave.use')}</p>}
    </>
  );
}

function leaveText({ complainant, authorisedBp }: Dispute): string {
  return authorisedBp === undefined
    ? t('wto.leave.none')
    : t('wto.leave.text', { economy: economyName(complainant), limitBp: formatRate(authorisedBp) });
}

function LeaveNow({ dispute, isMine }: { readonly dispute: Dispute; readonly isMine: boolean }) {
  const { complainant, respondent, authorisedBp = 0, untilRound = 0 } = dispute;
  return (
    <>
      <p>
        <b>
          {t('wto.leave.now', {
            economy: economyName(complainant),
            other: economyName(respondent),
            limitBp: formatRate(authorisedBp),
            round: untilRound,
          })}
        </b>
      </p>
      {isMine && <p class="small muted">{t('wto.leave.use')}</p>}
    </>
  );
}

function RemedyText({
  scenario,
  view,
  dispute,
}: {
  readonly scenario: Scenario;
  readonly view: WtoView;
  readonly dispute: Dispute;
}) {
  const remedy = remedyOf(scenario, view, dispute);
  switch (remedy.type) {
    case 'surcharge':
      return <p>{t('wto.comply.surcharge')}</p>;
    case 'barrier':
      return <p>{t('wto.comply.barrier', { sector: sectorName(remedy.sector) })}</p>;
    case 'lower':
      return remedy.rates.length === 0 ? (
        <p>{t('wto.comply.done')}</p>
      ) : (
        <ul class="num lines">
          {remedy.rates.map(({ sector, fromBp, toBp }) => (
            <li key={sector}>
              {t('wto.comply.lower', {
                sector: sectorName(sector),
                fromBp: formatRate(fromBp),
                toBp: formatRate(toBp),
              })}
            </li>
          ))}
        </ul>
      );
  }
}
