import '../results/stops.css';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { say, Say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { isOpenAt } from '../../reveal/revealModel.ts';
import { economiesNamed } from '../../reveal/headline.ts';
import { AccountList, CausesChart, FlowList } from '../results/CausesChart.tsx';
import { causeRow } from '../results/causesModel.ts';
import { EnvelopeList } from '../results/EnvelopeList.tsx';
import { flowArrows } from '../figures/mapLayersModel.ts';
import { byGain, headlinesAtStop, readingBefore, stopSentence } from '../results/stopsModel.ts';
import { League, leagueOf, nextMeeting } from '../figures/League.tsx';
import { NeedleBoard, ReformsBoard } from './ProvinceBoards.tsx';
import { ProvinceStage } from './ProvinceStage.tsx';
import type { ProvincesView } from '../seat.ts';

type Props = { readonly view: ProvincesView; readonly report: ProvinceRoundReport };

/** Five stops: envelopes, the border effect and trade, gains by causes, who was held to account, the question. */
export function ProvinceReveal({ view, report }: Props) {
  const { game, scenario, reports } = view;
  const stop = game.revealStop;
  const earlier = reports.filter(({ round }) => round < report.round);
  const isFlowsOpen = isOpenAt('flows', stop);
  const isGainsOpen = isOpenAt('gains', stop);
  const sentence = stopSentence(report, readingBefore(scenario, [...earlier, report]), stop);
  const headlines = headlinesAtStop(report.headlines, stop);
  return (
    <main class="province-main" id="content" tabIndex={-1}>
      <ProvinceStage
        view={view}
        report={stop === 'envelopes' ? report : undefined}
        pacts={report.pacts}
        flows={stop === 'flows' ? flowArrows(report.flows) : []}
        named={
          stop === 'gains' || stop === 'envelopes'
            ? []
            : economiesNamed([{ key: 'headline.quiet', params: sentence.params }])
        }
      />
      {stop === 'gains' ? (
        <StopBoard stop={stop} view={view} report={report} />
      ) : (
        <div class="province-middle stack gap-3">
          <NeedleBoard view={view} reports={isFlowsOpen ? [...earlier, report] : earlier} />
          <ReformsBoard provinces={view.provinces} />
        </div>
      )}
      {stop === 'question' || stop === 'gains' ? (
        <League
          rows={leagueOf(scenario.dealOrder, isGainsOpen ? [...earlier, report] : earlier)}
          meeting={nextMeeting(game.round + 1, lastRoundOf(game))}
          size={44}
        />
      ) : (
        <StopBoard stop={stop} view={view} report={report} />
      )}
      <section class="paper province-sheet stack gap-1" aria-live="polite">
        <h2>{say(sentence)}</h2>
        {headlines.map((headline) => (
          <p key={headline.key}>
            <Say phrase={headline} />
          </p>
        ))}
      </section>
    </main>
  );
}

type BoardProps = Props & { readonly stop: Exclude<RevealStop, 'question'> };

/** What the stop has to show beside the picture. */
function StopBoard({ stop, view, report }: BoardProps) {
  const before = view.reports.find(({ round }) => round === report.round - 1);
  return (
    <section class="panel stop-board pad col" aria-labelledby="stop-board">
      <h2 id="stop-board">{t(`presults.title.${stop}`)}</h2>
      {stop === 'gains' && <p class="muted">{t('presults.gainsHint')}</p>}
      {stop === 'envelopes' && <EnvelopeList report={report} size={40} />}
      {stop === 'flows' && <FlowList report={report} before={before} />}
      {stop === 'gains' && (
        <CausesChart rows={byGain(report).map((own) => causeRow(own.economy, own))} size={38} />
      )}
      {stop === 'pledges' && <AccountList report={report} size={28} />}
    </section>
  );
}
