import type { ComponentChildren } from 'preact';
import { Term } from '../../../design/Term.tsx';
import { formatNumber } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { Delta } from '../../../design/Marks.tsx';
import { openingYear, useProvinceSeat } from '../seat.ts';
import './own.css';
import { ownState, placeText } from './ownModel.ts';

/** The four figures of a leader: people's income, place in the race, state jobs, and the career so far. */
export function StateCard() {
  const { scenario, game, me } = useProvinceSeat();
  const own = ownState(game, me);
  const year = openingYear({ scenario });
  return (
    <section class="panel economy" aria-labelledby="own-state">
      <h2 class="head" id="own-state">
        {t('own.title')}
      </h2>
      <dl class="own-scores">
        <Figure
          label={<Term of="realIncome">{t('own.income')}</Term>}
          hint={t('own.base', { year })}
          value={formatNumber(own.index, 1)}
          change={own.indexChange}
          digits={1}
        />
        <Figure
          label={<Term of="growthRank">{t('own.place')}</Term>}
          hint={t('own.placeHint')}
          value={placeText(own, scenario)}
          change={own.placesWon}
          digits={0}
        />
        <Figure
          label={<Term of="stateJobs">{t('own.jobs')}</Term>}
          hint={t('own.base', { year })}
          value={formatNumber(own.stateJobs, 1)}
          change={own.stateJobsChange}
          digits={1}
        />
        <Figure
          label={<Term of="career">{t('own.career')}</Term>}
          hint={t('own.careerHint', { count: own.roundsPlayed })}
          value={formatNumber(own.career)}
          change={own.careerChange}
          digits={0}
        />
        {own.reputation !== 0 && (
          <Figure
            label={<Term of="reputation">{t('own.reputation')}</Term>}
            hint={t('own.reputationHint')}
            value={formatNumber(own.reputation)}
            change={0}
            digits={0}
          />
        )}
      </dl>
    </section>
  );
}

type FigureProps = {
  readonly label: ComponentChildren;
  readonly hint: string;
  readonly value: string;
  readonly change: number;
  readonly digits: number;
};

function Figure({ label, hint, value, change, digits }: FigureProps) {
  const silent = 0.5 * 10 ** -digits;
  return (
    <OwnScore label={label} hint={hint} value={value}>
      {Math.abs(change) >= silent && (
        <span class="small">
          <Delta value={change} text={formatNumber(Math.abs(change), digits)} />
        </span>
      )}
    </OwnScore>
  );
}

type OwnScoreProps = {
  readonly label: ComponentChildren;
  readonly hint: string;
  readonly value: string;
  /** What it changed by, where that is told. */
  readonly children?: ComponentChildren;
};

/** One figure of a list of scores: its name, what it is measured against, and its value. */
export function OwnScore({ label, hint, value, children }: OwnScoreProps) {
  return (
    <div class="own-score row between gap-3">
      <dt class="stack gap-0 muted">
        <span>{label}</span>
        <span class="small muted">{hint}</span>
      </dt>
      <dd class="stack gap-none num">
        <b>{value}</b>
        {children}
      </dd>
    </div>
  );
}
