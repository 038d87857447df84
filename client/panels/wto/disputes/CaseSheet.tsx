import { useEffect, useRef } from 'preact/hooks';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { Shares } from '../../../design/charts/Bar.tsx';
import { useCountries } from '../../../state/useTable.ts';
import { type WtoView, openCase } from '../../../state/tableState.ts';
import { formatNumber, formatRate } from '../../../text/format.ts';
import { shortMoney } from '../../../text/money.ts';
import { economyName, money, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import {
  type Case,
  type Finding,
  findingOf,
  isPutRightAtOnce,
  othersLost,
  remedyOf,
  stepsOf,
} from './casesModel.ts';

/** All cases of the table, open ones first. */
export function CaseList({ cases }: { readonly cases: readonly Case[] }) {
  return (
    <section class="panel pad stack" aria-labelledby="cases-title">
      <h3 id="cases-title" class="row">
        <span class="grow">{t('wto.cases')}</span>
        <ConceptMark place="spot.dispute" />
      </h3>
      {cases.length === 0 && <p class="small muted">{t('wto.cases.none')}</p>}
      <ul class="cases stack gap-none">
        {cases.map((each) => (
          <CaseLine key={each.dispute.id} each={each} />
        ))}
      </ul>
    </section>
  );
}

const PILLS = {
  filed: 'time',
  ruledFor: 'loss',
  ruledAgainst: '',
  complied: 'gain',
  retaliating: 'loss',
  ended: '',
} as const satisfies Record<Dispute['stage'], string>;

function CaseLine({ each: { dispute, part } }: { readonly each: Case }) {
  const { id, complainant, respondent, stage } = dispute;
  const title = t('wto.case.title', { economy: economyName(complainant), other: economyName(respondent) });
  return (
    <li>
      <button
        type="button"
        class={part === 'none' ? 'case row' : 'case row own'}
        aria-label={t('wto.case.open', { title })}
        onClick={() => (openCase.value = id)}
      >
        <span class="overlapping row inline gap-none" aria-hidden="true">
          <Medallion economy={complainant} size={30} />
          <Medallion economy={respondent} size={30} />
        </span>
        <span class="stack gap-0 grow">
          <b>{title}</b>
          <span class="small muted">{groundText(dispute)}</span>
        </span>
        <span class={`pill ${PILLS[stage]}`}>{t(`wto.case.stage.${stage}`)}</span>
      </button>
    </li>
  );
}

/** What a case is about, with its good where it names one. */
export function groundText({ ground, sector }: Pick<Dispute, 'ground' | 'sector'>): string {
  const words = t(`wto.ground.${ground}`);
  return sector === undefined ? words : words + t('common.colon') + sectorName(sector);
}

type Props = {
  readonly view: WtoView;
  readonly each: Case;
};

const OTHERS_SHOWN = 6;

/** One case: the finding as a shaded gap, who else lost, and what follows from it. */
export function CaseSheet({ view, each }: Props) {
  const { dispute } = each;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), [dispute.id]);
  const finding = findingOf(dispute);
  const others = othersLost(view.reports, dispute).slice(0, OTHERS_SHOWN);
  const names = namesOf(dispute);
  return (
    <>
      <article class="paper package pad stack case-sheet" aria-labelledby="case-title">
        <p class="row between small muted">
          <span>{reportLine(dispute)}</span>
          <span class="overlapping row inline gap-none" aria-hidden="true">
            <Medallion economy={dispute.complainant} size={28} />
            <Medallion economy={dispute.respondent} size={28} />
          </span>
        </p>
        <h3 id="case-title" ref={title} tabIndex={-1}>
          {findingText(dispute)}
        </h3>
        <p class="small muted">{groundText(dispute)}</p>
        {finding !== undefined && dispute.stage !== 'ruledAgainst' && (
          <>
            <GapFigure finding={finding} title={t('wto.gap.title', names)} />
            {others.length > 0 && (
              <p class="small others-lost num">
                <b>{t('wto.gap.others')}</b>{' '}
                {others
                  .map(({ economy, lostBn }) => `${economyName(economy)} −${shortMoney(lostBn)}`)
                  .join(' · ')}
              </p>
            )}
            <p class="small muted">{t('wto.gap.how')}</p>
          </>
        )}
        <Consequences view={view} each={each} />
      </article>
      <section class="panel pad stack small">
        <h3>{t('wto.case.steps')}</h3>
        <ol class="timeline stack">
          {stepsOf(dispute, view.round).map(({ type, round, isAhead }) => (
            <li key={type} class={isAhead ? '' : 'done'}>
              <b class="num">{roundLabelOf(round, view.settings.rounds)}</b> {t(`wto.step.${type}`, names)}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

const FULL = 100;

/** The finding as a shaded gap: sales as they were, and without the measure. */
function GapFigure({ finding, title }: { readonly finding: Finding; readonly title: string }) {
  const { withBn, withoutBn, lostBn, share } = finding;
  const width = withoutBn > 0 ? (FULL * withBn) / withoutBn : 0;
  return (
    <figure class="gap tall stack">
      <figcaption class="small">
        <b>{title}</b>
      </figcaption>
      <GapRow label={t('wto.gap.without')} value={shortMoney(withoutBn)} width={FULL} />
      <GapRow label={t('wto.gap.asItWas')} value={shortMoney(withBn)} width={width} hasGap />
      <p class="gap-lost num">
        {t('wto.gap.lost', { lostBn: money(lostBn), percent: formatNumber(FULL * share, 1) })}
      </p>
    </figure>
  );
}

function GapRow({
  label,
  value,
  width,
  hasGap = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly width: number;
  readonly hasGap?: boolean;
}) {
  return (
    <div class="gap-row stack">
      <span class="small">{label}</span>
      <Shares
        shares={[
          { amount: width, look: 'strong' },
          ...(hasGap ? [{ amount: FULL - width, look: 'loss hatched outlined' }] : []),
        ]}
        whole={FULL}
      />
      <b class="num">{value}</b>
    </div>
  );
}

function reportLine({ ruledInRound, filedInRound }: Dispute): string {
  return ruledInRound === undefined
    ? t('wto.case.filedReport', { round: filedInRound })
    : t('wto.case.report', { round: ruledInRound });
}

function namesOf({ complainant, respondent }: Dispute): Record<'economy' | 'other', string> {
  return { economy: economyName(complainant), other: economyName(respondent) };
}

/** The finding in one sentence. */
export function findingText(dispute: Dispute): string {
  const { stage, ground, lostTradeBn, sector } = dispute;
  const names = namesOf(dispute);
  if (stage === 'ruledAgainst') return t('wto.finding.none', names);
  if (lostTradeBn === undefined) return t('wto.finding.waiting', names);
  const params = { ...names, lostBn: money(lostTradeBn), sector: sectorName(sector ?? '') };
  return t(`wto.finding.${ground}`, params);
}

type ConsequencesProps = {
  readonly view: WtoView;
  readonly each: Case;
};

/** What follows from a finding: to comply, or what the other side may answer with. */
function Consequences({ view, each }: ConsequencesProps) {
  const { dispute, part } = each;
  if (dispute.stage === 'retaliating') return <LeaveNow dispute={dispute} isMine={part === 'complainant'} />;
  if (dispute.stage !== 'ruledFor') return null;
  return (
    <>
      <h4>{t('wto.comply.title')}</h4>
      <RemedyText view={view} dispute={dispute} />
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

function RemedyText({ view, dispute }: { readonly view: WtoView; readonly dispute: Dispute }) {
  const { scenario } = useCountries();
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
        <ul class="num lines stack gap-0">
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

/** A round by its number; what comes after the last is the years after. */
function roundLabelOf(round: number, rounds: number): string {
  return round > rounds ? t('reveal.epilogue') : t('wto.round', { round });
}
