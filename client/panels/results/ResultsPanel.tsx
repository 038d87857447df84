import { phrase, t } from '../../text/t.ts';
import type { ConceptPlace } from '#shared/content/concepts/concept.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { Headline, HeadlineKey, QuestionKey } from '#shared/protocol/headlines.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { Delta } from '../../design/Marks.tsx';
import { hasOneMeasure, standingOf } from '../../state/standing.ts';
import { Say, say } from '../../text/Say.tsx';
import { formatList, formatNumber, formatSignedPercent, sentences } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { shortMoney } from '../../text/money.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { EventEffects } from '../events/EventCard.tsx';
import { SupportBill, VotesCard } from '../politics/SupportCard.tsx';
import { RevealFrame } from './RevealFrame.tsx';
import { headlinePhrase, headlinesAt } from '../reveal/headline.ts';
import { gainersOf, isOpenAt, reportOnShow } from '../reveal/revealModel.ts';
import { MeterCard, WtoResultCard } from '../wto/WtoResultCard.tsx';
import { ReadyButton } from '../table/ReadyButton.tsx';
import { toldOf } from '../effects/useProposalPreview.ts';
import { BillCard, MovesCard } from './AccountCards.tsx';
import { forecastGap } from './accountsModel.ts';
import { StopContent } from './StopContent.tsx';
import { useCountries, useCountrySeat, useSeat } from '../../state/useTable.ts';

/** The reveal of a round, or of the years after, in a game of countries, and one's own bill. */
export function ResultsPanel() {
  const { game, me } = useCountries();
  return (
    <RevealFrame
      report={reportOnShow(game)}
      stop={(stop, report) => <StopContent stop={stop} report={report} />}
      sentences={(stop, report) =>
        headlinesAt(report, stop).map((headline) => ({
          phrase: headlinePhrase(headline, me),
          place: headlinePlace(headline.key),
        }))
      }
      {...(me === undefined ? {} : { goOn: <ReadyButton /> })}
      cards={(present, report) => <Cards present={present} report={report} />}
    />
  );
}

/** What the round did to the table and to the own seat, as far as the room has been shown it. */
function Cards({ present, report }: { readonly present: RevealStop; readonly report: RoundReport }) {
  const { me } = useCountries();
  const seesGains = isOpenAt('gains', present);
  const own = me === undefined ? undefined : report.economies[me];
  return (
    <>
      {isOpenAt('flows', present) && <MeterCard report={report} />}
      {seesGains && <VotesCard report={report} />}
      {seesGains && <WtoResultCard report={report} />}
      {seesGains && me !== undefined && own !== undefined && (
        <>
          <IncomeCard />
          <BillCard economy={me} isMine report={own} />
          <ForecastLine report={report} />
          <PoolLines report={report} />
          <SupportBill report={report} economy={me} />
          <EventEffects report={report} me={me} />
          <MovesCard report={report} economy={me} />
          <PredictionLine report={report} />
        </>
      )}
    </>
  );
}

/** Where the cards of a headline stand in the glossary; a headline that only counts has none. */
const PLACES = {
  'headline.blocMostlyCreated': 'headline.blocMostlyCreated',
  'headline.blocMostlyDiverted': 'headline.blocMostlyDiverted',
  'headline.nobodyOutsideLost': 'headline.nobodyOutsideLost',
  'headline.outsiderLost': 'headline.outsiderLost',
  'headline.preferenceEroded': 'spot.outsiders',
  'headline.partlyOutside': 'spot.outsiders',
  'headline.partnerLeft': 'headline.leaving',
  'headline.leaverLost': 'headline.leaving',
  'headline.wallRaised': 'headline.wallRaised',
  'headline.wallLowered': 'spot.wall',
  'headline.unionWallRaised': 'headline.unionWallRaised',
  'headline.unionWallLowered': 'spot.unionWallVote',
  'headline.surcharge': 'headline.surcharge',
  'headline.wordBroken': 'headline.wordBroken',
  'headline.wordKept': 'spot.pledge',
  'headline.leaving': 'headline.leaving',
  'headline.successors': 'spot.retaliation',
  'headline.conferenceAdopted': 'spot.conference',
  'headline.conferenceFailed': 'spot.conference',
  'headline.panelFound': 'spot.dispute',
  'headline.mayRetaliate': 'spot.dispute',
  'headline.governmentFell': 'spot.election',
  'headline.notRatified': 'spot.ratification',
  'headline.ratified': 'spot.ratification',
  'headline.eventsHit': 'support.events',
  'headline.eventsHelped': 'support.events',
  'headline.barrierFound': 'spot.barrier',
  'headline.corridorBuilt': 'spot.corridor',
  'headline.corridorFailed': 'spot.corridor',
  'question.diversion': 'headline.blocMostlyDiverted',
  'question.whoPaid': 'spot.outsiders',
  'question.preferenceEroded': 'spot.outsiders',
  'question.partnerLeft': 'headline.leaving',
  'question.wallPrice': 'spot.wall',
  'question.brokenWord': 'headline.wordBroken',
  'question.whoIsMissing': 'spot.outsiders',
} as const satisfies Partial<Record<HeadlineKey | QuestionKey, ConceptPlace>>;

export function headlinePlace(key: Headline['key']): ConceptPlace | undefined {
  const places: Readonly<Partial<Record<Headline['key'], ConceptPlace>>> = PLACES;
  return places[key];
}

/** What the union's pool held and which part of it came home. */
function PoolLines({ report }: { readonly report: RoundReport }) {
  const { me } = useSeat();
  const pools = report.pooled.filter(({ shares }) => shares[me] !== undefined);
  return (
    <>
      {pools.map(({ agreement, poolBn, shares }) => (
        <p class="panel pad small" key={agreement}>
          <Say phrase={phrase('bill.pooled', { agreement, poolBn, percent: 100 * (shares[me] ?? 0) })} />{' '}
          <ConceptMark place="spot.pool" />
        </p>
      ))}
    </>
  );
}

/** Why the round was otherwise than its forecasts. */
function ForecastLine({ report }: { readonly report: RoundReport }) {
  const { game, me } = useCountrySeat();
  const gap = forecastGap(game, me, report, (about) => toldOf(report.round, about));
  if (gap === undefined) return null;
  const params = {
    told: formatList(gap.told.map(say)),
    change: formatSignedPercent(gap.cameTo / 100, 2),
  };
  return (
    <p class="panel pad small">
      {gap.causes.length === 0
        ? t('gap.unseen', params)
        : t('gap.seen', { ...params, causes: formatList(gap.causes.map(say)) })}
    </p>
  );
}

/** What came of the own prediction, and who it was where the loser was somebody else. */
function PredictionLine({ report }: { readonly report: RoundReport }) {
  const { game, me } = useCountrySeat();
  const score = report.predictions.find(({ economy }) => economy === me);
  if (score === undefined) return null;
  const key =
    score.direction && score.loser ? 'both' : score.direction ? 'direction' : score.loser ? 'loser' : 'none';
  const last = gainersOf(report, Object.keys(game.seats)).at(-1);
  const loser =
    last === undefined || last.percent >= 0
      ? t('bill.nobodyLost')
      : t('bill.lostMost', { economy: economyName(last.economy) });
  return <p class="panel pad small">{sentences(t(`bill.prediction.${key}`), !score.loser && loser)}</p>;
}

/** Money a year first, then the share of the prize, then the index with two decimals. */
function IncomeCard() {
  const { game, me } = useCountrySeat();
  const standing = standingOf(game, me);
  if (hasOneMeasure(game)) {
    return (
      <section class="panel pad income-card">
        <p class="small muted">{t('bill.yourIncome')}</p>
        <p class="row between">
          <span class="big-number size-h2 num">{formatNumber(standing.index, 2)}</span>
          <Delta
            value={standing.index - standing.indexBefore}
            text={formatNumber(Math.abs(standing.index - standing.indexBefore), 2)}
          />
        </p>
      </section>
    );
  }
  return (
    <section class="panel pad income-card">
      <p class="small muted">{t('bill.money')}</p>
      <p class="row between">
        <span class="big-number size-h2 num">{shortMoney(standing.gainBn, true)}</span>
        <Delta value={standing.gainThisRoundBn} text={shortMoney(Math.abs(standing.gainThisRoundBn))} />
      </p>
      <p class="row between small">
        <span>
          {t('bill.prize')} <b class="num">{formatNumber(standing.shareOfPrize, 0)}</b>
        </span>
        <span>
          {t('bill.yourIncome')} <b class="num">{formatNumber(standing.index, 2)}</b>{' '}
          <Delta
            value={standing.index - standing.indexBefore}
            text={formatNumber(Math.abs(standing.index - standing.indexBefore), 2)}
          />
        </span>
      </p>
    </section>
  );
}
