import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline, RoundReport } from '#shared/protocol/report.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { headlinesAt } from '../screen/screenModel.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { EventEffects } from '../events/EventEffects.tsx';
import { SupportBill } from '../politics/SupportBill.tsx';
import { VotesCard } from '../politics/VotesCard.tsx';
import { MeterCard } from '../wto/meter/MeterCard.tsx';
import { WtoResultCard } from '../wto/meter/WtoResultCard.tsx';
import { me as seat } from '../../state/store.ts';
import { BillCard } from './BillCard.tsx';
import { headlinePhrase } from './headline.ts';
import { headlinePlace } from './headlinePlace.ts';
import { HostStep } from './HostStep.tsx';
import { IncomeCard } from './IncomeCard.tsx';
import { MovesCard } from './MovesCard.tsx';
import { isOpenAt, reportOnShow } from './revealModel.ts';
import { StopContent } from './StopContent.tsx';
import { StopRail } from './StopRail.tsx';
import { useStops } from './useStops.ts';

type Props = { readonly game: GameState; readonly me: EconomyId | undefined };

/** The reveal on a device, in step with the room: the same sentences as the big screen, then one's own bill. */
export function ResultsPanel({ game, me }: Props) {
  const report = reportOnShow(game);
  const stops = useStops(game);
  const { present, shown } = stops;
  if (report === undefined) return <p class="muted pad">{t('reveal.waiting')}</p>;
  const seesGains = isOpenAt('gains', present);
  const own = me === undefined ? undefined : report.economies[me];
  return (
    <div class="results pane-scroll">
      <section class="panel">
        <div class="head">
          <h2>{report.isEpilogue ? t('reveal.epilogue') : t('reveal.title', { round: report.round })}</h2>
        </div>
        <StopRail {...stops} />
        <div class="pad stop-content">
          <StopContent stop={shown} game={game} report={report} />
        </div>
        <HostStep game={game} />
      </section>
      <Headlines stop={shown} report={report} />
      {isOpenAt('flows', present) && <MeterCard report={report} />}
      {seesGains && <VotesCard report={report} />}
      {seesGains && <WtoResultCard report={report} />}
      {seesGains && me !== undefined && own !== undefined && (
        <>
          <IncomeCard game={game} me={me} />
          <BillCard economy={me} isMine report={own} />
          <PoolLines report={report} me={me} />
          <SupportBill report={report} economy={me} />
          <EventEffects report={report} me={me} />
          <MovesCard report={report} economy={me} />
          <PredictionLine report={report} me={me} />
        </>
      )}
    </div>
  );
}

/** Sentences of the present stop, the same as on the big screen; said aloud as they come. */
function Headlines({ stop, report }: { readonly stop: RevealStop; readonly report: RoundReport }) {
  const sentences = headlinesAt(report, stop);
  return (
    <section class="paper headlines" aria-live="polite">
      {sentences.map((headline, at) => (
        <HeadlineLine key={`${at} ${headline.key}`} headline={headline} />
      ))}
    </section>
  );
}

/** A sentence with a mark that opens what it is about. */
function HeadlineLine({ headline }: { readonly headline: Headline }) {
  const place = headlinePlace(headline.key);
  return (
    <p>
      <Say phrase={headlinePhrase(headline, seat.value?.seat)} />{' '}
      {place !== undefined && <ConceptMark place={place} />}
    </p>
  );
}

/** What the union's pool held and which part of it came home. */
function PoolLines({ report, me }: { readonly report: RoundReport; readonly me: EconomyId }) {
  const pools = report.pooled.filter(({ shares }) => shares[me] !== undefined);
  return (
    <>
      {pools.map(({ agreement, poolBn, shares }) => (
        <p class="panel pad small" key={agreement}>
          <Say
            phrase={{ key: 'bill.pooled', params: { agreement, poolBn, percent: 100 * (shares[me] ?? 0) } }}
          />{' '}
          <ConceptMark place="spot.pool" />
        </p>
      ))}
    </>
  );
}

function PredictionLine({ report, me }: { readonly report: RoundReport; readonly me: EconomyId }) {
  const score = report.predictions.find(({ economy }) => economy === me);
  if (score === undefined) return null;
  const key =
    score.direction && score.loser ? 'both' : score.direction ? 'direction' : score.loser ? 'loser' : 'none';
  return <p class="panel pad small">{t(`bill.prediction.${key}`)}</p>;
}
