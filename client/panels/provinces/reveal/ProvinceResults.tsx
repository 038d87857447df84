import '../results/stops.css';
import { useEffect, useRef } from 'preact/hooks';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { lastRoundOf } from '#shared/rules/phases/gameLength.ts';
import { Say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { StopRail } from '../../results/StopRail.tsx';
import { useStops } from '../../results/useStops.ts';
import { isOpenAt } from '../../results/revealModel.ts';
import { AccountList } from '../results/AccountList.tsx';
import { causeRow } from '../results/causesModel.ts';
import { CausesChart } from '../results/CausesChart.tsx';
import { EnvelopeList } from '../results/EnvelopeList.tsx';
import { FlowList } from '../results/FlowList.tsx';
import { headlinesAtStop } from '../results/headlinesModel.ts';
import { byGain, stopSentence } from '../results/stopsModel.ts';
import { League } from '../league/League.tsx';
import { leagueOf, nextMeeting } from '../league/leagueModel.ts';
import { partyAt, provinceAt, type PaneProps } from '../table/seat.ts';
import { OwnScore } from './OwnScore.tsx';
import { BudgetParts } from './BudgetParts.tsx';
import { RevealSteps } from './RevealSteps.tsx';
import { readingBefore } from './readingBefore.ts';

/** The reveal on a device, in step with the room: the same sentences as the big screen, then one's own score and money. */
export function ProvinceResults({ scenario, game, seat }: PaneProps) {
  const stops = useStops(game);
  const { present, shown } = stops;
  const pane = useRef<HTMLDivElement>(null);
  // What a stop shows is read from its top; on phones the pane around is what scrolls.
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
    pane.current?.closest('.economy-pane')?.scrollTo(0, 0);
  }, [shown, game.round]);
  const reports = game.provinceReports ?? [];
  const report = reports.at(-1);
  if (report === undefined) return <p class="muted pad">{t('reveal.waiting')}</p>;
  const me = provinceAt(seat);
  const seesGains = isOpenAt('gains', present);
  const before = readingBefore(scenario, reports);
  return (
    <div class="results province-results pane-scroll" ref={pane}>
      <section class="panel">
        <div class="head">
          <h2>{t('reveal.title', { round: report.round })}</h2>
        </div>
        <StopRail {...stops} />
        <div class="pad stop-content">
          <StopContent stop={shown} report={report} before={reports.at(-2)} me={me} />
        </div>
        <RevealSteps game={game} party={partyAt(seat)} />
      </section>
      <section class="paper headlines" aria-live="polite">
        <p>
          <Say phrase={stopSentence(report, before, shown)} />
        </p>
        {headlinesAtStop(report.headlines, shown).map((phrase, place) => (
          <p key={`${place} ${phrase.key}`}>
            <Say phrase={phrase} />
          </p>
        ))}
      </section>
      {seesGains && me !== undefined && <OwnScore scenario={scenario} game={game} me={me} />}
      {seesGains && me !== undefined && <BudgetParts game={game} me={me} />}
      {seesGains && (
        <League
          rows={leagueOf(scenario.dealOrder, reports)}
          mine={me}
          meeting={nextMeeting(game.round + 1, lastRoundOf(game))}
          size={26}
        />
      )}
    </div>
  );
}

type StopProps = {
  readonly stop: RevealStop;
  readonly report: ProvinceRoundReport;
  readonly before: ProvinceRoundReport | undefined;
  readonly me: string | undefined;
};

/** What the stop has to show; at the last one the question stands in the sentence below. */
function StopContent({ stop, report, before, me }: StopProps) {
  switch (stop) {
    case 'envelopes':
      return <EnvelopeList report={report} />;
    case 'flows':
      return <FlowList report={report} before={before} />;
    case 'gains':
      return (
        <>
          <CausesChart rows={byGain(report).map((own) => causeRow(own.economy, own))} mine={me} />
          <ConceptMark place="spot.provinceCauses" />
        </>
      );
    case 'pledges':
      return <AccountList report={report} />;
    case 'question':
      return <p class="muted small">{t('results.question')}</p>;
  }
}
