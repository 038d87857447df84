import { useEffect } from 'preact/hooks';
import { startsAnew } from '#shared/rules/law/register.ts';
import { isOpenAt } from '#shared/rules/table/revealStops.ts';
import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import type { RevealStop, WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline, HeadlineKey, QuestionKey } from '#shared/protocol/headlines.ts';
import type { EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { Delta } from '../../design/Marks.tsx';
import { AccountBars, OwnChange } from '../../design/charts/AccountBars.tsx';
import type { Look } from '../../design/charts/Bar.tsx';
import type { Account } from '../../design/charts/stack.ts';
import { Say, say } from '../../text/Say.tsx';
import { formatPeople, formatSigned, formatSignedPercent, sentences } from '../../text/format.ts';
import { useCountries, useCountrySeat, useSeat } from '../../state/useTable.ts';
import { shortMoney } from '../../text/money.ts';
import { economyName } from '../../text/nameParams.ts';
import { phrase, t } from '../../text/t.ts';
import { ConceptLinks, ConceptMark } from '../concepts/ConceptLink.tsx';
import { EventEffects } from '../events/EventCard.tsx';
import { SupportBill, VotesCard } from '../politics/SupportCard.tsx';
import { headlinesAt, toldTo } from '../headlines/headline.ts';
import { gainersOf, wordOfPart } from '../headlines/revealFigures.ts';
import { newsPhrase } from '../headlines/unionEnds.ts';
import { readAhead } from '../../state/standing.ts';
import { reportOnShow } from '../../state/trade.ts';
import { ReadyButton } from '../table/ReadyButton.tsx';
import { toldOf } from '../effects/useProposalPreview.ts';
import { MeterCard, WtoResultCard } from '../wto/WtoResultCard.tsx';
import { RevealFrame, stopInView } from './RevealFrame.tsx';
import { SignedInRound, StopContent, YearsSummary, yearsPhrase } from './StopContent.tsx';
import {
  type BillBar,
  type DecisionBar,
  MOVE_PLACES,
  SILENT_PERCENT,
  type Move,
  type MoveKind,
  billOf,
  decisionsOf,
  decisionsTold,
  isStill,
  mainCause,
  movesOf,
  partsTold,
} from './causesModel.ts';

/** The reveal of a round, or of the years after, in a game of countries, and one's own bill. */
export function ResultsPanel() {
  const { game, me } = useCountries();
  const shown = reportOnShow(game);
  if (shown?.isEpilogue === true && startsAnew(game) && me !== undefined) return <YearsPage report={shown} />;
  return (
    <RevealFrame
      report={shown}
      stop={(stop, report) => (
        <>
          {stop === 'envelopes' && <SignedInRound report={report} />}
          <StopContent stop={stop} report={report} />
        </>
      )}
      own={me === undefined ? undefined : (report) => <OwnResult report={report} />}
      sentences={(stop, report) =>
        headlinesAt(report, stop)
          .filter(({ key }) => !LISTED.includes(key))
          .map((headline) => ({
            phrase:
              startsAnew(game) && headline.key === 'question.yearsQuiet'
                ? yearsPhrase(game, me)
                : newsPhrase(game, toldTo(headline, me, report), me),
            place: headlinePlace(headline.key),
            isShown: !NOT_NEWS.includes(headline.key),
          }))
      }
      question={({ question }) => question}
      {...(me === undefined ? {} : { goOn: <ReadyButton /> })}
      cards={(present, report) => <Cards present={present} report={report} />}
    />
  );
}

/** The years after as one page, which this device has seen to its end. */
function YearsPage({ report }: { readonly report: RoundReport }) {
  const { game } = useCountries();
  const reports = game.reports.length;
  useEffect(() => {
    readAhead.value = { reports, stop: 'question' };
    stopInView.value = 'gains';
    return () => {
      stopInView.value = undefined;
    };
  }, [reports]);
  return (
    <div class="results pane-scroll">
      <section class="panel">
        <div class="head">
          <h2>{t('reveal.epilogue')}</h2>
        </div>
        <YearsSummary report={report} />
        {game.phase !== 'debrief' && (
          <div class="seal-row">
            <ReadyButton />
          </div>
        )}
      </section>
    </div>
  );
}

/** Sentences that say what a list beside them shows. */
const LISTED: readonly Headline['key'][] = [
  'headline.wallRaised',
  'headline.wallLowered',
  'headline.wallMixed',
  'headline.surcharge',
  'headline.biggestGain',
  'headline.biggestLoss',
  'headline.worldGained',
  'headline.worldLost',
];

/** Sentences that say that nothing happened: behind the fold. */
const NOT_NEWS: readonly Headline['key'][] = ['headline.wordKept', 'headline.quiet'];

/** What the round brought the own seat: one number, what was decided that made it, and what came of the own prediction. */
function OwnResult({ report }: { readonly report: RoundReport }) {
  const { game, me } = useCountrySeat();
  const own = report.economies[me];
  if (own === undefined) return null;
  const { bars, total } = billOf(own);
  const decisions = decisionsOf(game, me, report, (about) => toldOf(report.round, about));
  const told = decisions === undefined ? undefined : decisionsTold(decisions);
  const parts = partsTold(bars, total);
  const [decision, part] = [mainCause(told ?? [], total), mainCause(parts, total)];
  return (
    <>
      <OwnChange
        label={t(report.isEpilogue ? 'bill.yearsAfter' : 'bill.thisRound')}
        compared={startsAnew(game) ? t('bill.comparedNone') : undefined}
        total={total}
        digits={2}
        parts={
          told?.map((bar) => ({
            name: say(bar.name),
            value: bar.value,
            look: bar.value < 0 ? 'loss' : 'gain',
            why: whyOf(bar, bar === decision),
          })) ??
          parts.map((bar) => ({
            name: t(`part.${wordOfPart(bar.part, bar.value)}`),
            value: bar.value,
            look: lookOf(bar),
            why: bar === part ? t(`partHint.${hintOf(bar.part, bar.value)}`) : undefined,
          }))
        }
      />
      <PredictionLine report={report} />
    </>
  );
}

/** The reason of the decision that moved most, and a forecast that came out otherwise. */
function whyOf({ why, forecast, after }: DecisionBar, isMain: boolean): string | undefined {
  const words = sentences(
    isMain && why !== undefined && say(why),
    forecast !== undefined && missedTold(formatSignedPercent(forecast / 100, 2), after),
  );
  return words === '' ? undefined : words;
}

/** What a decision was forecast to move, and what it is counted after. */
function missedTold(change: string, after: DecisionBar['after']): string {
  return after === undefined
    ? t('decision.forecast', { change })
    : t('decision.forecastAfter', { change, cause: say(after) });
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
          <BillCard economy={me} isMine report={own} />
          <PoolLines report={report} />
          <SupportBill report={report} economy={me} />
          <EventEffects report={report} me={me} />
          <MovesCard report={report} economy={me} />
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
  'headline.agreementExpired': 'spot.outsiders',
  'headline.preferenceEroded': 'spot.outsiders',
  'headline.partlyOutside': 'spot.outsiders',
  'headline.partnerLeft': 'headline.leaving',
  'headline.leaverLost': 'headline.leaving',
  'headline.wallRaised': 'headline.wallRaised',
  'headline.wallLowered': 'part.pricesAbroad',
  'headline.wallMixed': 'spot.wall',
  'headline.unionWallMixed': 'spot.unionWallVote',
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
  'question.whoseGain': 'part.pricesAbroad',
  'question.whoseLoss': 'part.pricesAbroad',
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

/** What came of the own prediction, and who it was where the loser was somebody else. */
function PredictionLine({ report }: { readonly report: RoundReport }) {
  const { game, me } = useCountrySeat();
  const score = report.predictions.find(({ economy }) => economy === me);
  if (score === undefined) return null;
  const key =
    score.direction && score.loser ? 'both' : score.direction ? 'direction' : score.loser ? 'loser' : 'none';
  const last = gainersOf(report, Object.keys(game.seats)).at(-1);
  const loser =
    last === undefined || last.percent > -SILENT_PERCENT
      ? t('bill.nobodyLost')
      : t('bill.lostMost', { economy: economyName(last.economy) });
  return <p class="small ruled">{sentences(t(`bill.prediction.${key}`), !score.loser && loser)}</p>;
}

type Props = { readonly economy: EconomyId; readonly isMine: boolean; readonly report: EconomyReport };

/** The bill of the round in real income. */
function BillCard({ economy, isMine, report }: Props) {
  const bill = billOf(report);
  return (
    <section class="panel bill">
      <h3 class="head">{isMine ? t('bill.title') : t('bill.titleOf', { economy: economyName(economy) })}</h3>
      <div class="pad">
        {bill.bars.length === 0 && <p class="muted">{t('bill.quiet')}</p>}
        <AccountBars
          account={bill}
          nameOf={(part, value) => t(`part.${wordOfPart(part, value)}`)}
          explain={(part, value) => (
            <>
              {t(`partHint.${hintOf(part, value)}`)} <ConceptLinks place={`part.${part}`} />
            </>
          )}
          lookOf={lookOf}
          digits={2}
        />
        <p class="micro muted num">
          {t('bill.scale')} ({formatSigned(bill.total, 2)}%)
        </p>
      </div>
    </section>
  );
}

function hintOf(part: WelfarePart, value: number): ReturnType<typeof wordOfPart> | 'pricesAbroadWorse' {
  return part === 'pricesAbroad' && value < 0 ? 'pricesAbroadWorse' : wordOfPart(part, value);
}

function lookOf({ part, value }: BillBar): Look {
  if (part === 'tradeDiverted' && value < 0) return 'diverted';
  return value < 0 ? 'loss' : 'gain';
}

type MovesCardProps = { readonly report: RoundReport; readonly economy: EconomyId };

/** What moved at home for the next round, and why: productivity, capital, people, staff at borders, smuggling. */
function MovesCard({ report, economy }: MovesCardProps) {
  const moves = movesOf(report, economy);
  if (moves === undefined) return null;
  return (
    <section class="panel bill">
      <h3 class="head">{t('moves.title', { economy: economyName(economy) })}</h3>
      <div class="pad stack">
        {isStill(moves) && <p class="muted">{t('moves.nothing')}</p>}
        <Causes title={t('moves.productivity')} account={moves.productivity} />
        <Causes title={t('moves.capital')} account={moves.capital} />
        {moves.others.map((move) => (
          <details class="bill-row moves-row" key={move.kind}>
            <summary>
              <span>{t(`moves.${move.kind}`)}</span>
              <span />
              {move.kind === 'smuggling' ? (
                <b class="num">{amountText(move)}</b>
              ) : (
                <Delta value={move.value} text={amountText(move)} />
              )}
            </summary>
            <div class="small muted">
              <Explanation kind={move.kind} />
            </div>
          </details>
        ))}
      </div>
    </section>
  );
}

type CausesProps<Kind extends MoveKind> = { readonly title: string; readonly account: Account<Kind> };

/** A change with what caused it, in bars that sum to it. */
function Causes<Kind extends MoveKind>({ title, account }: CausesProps<Kind>) {
  if (account.bars.length === 0) return null;
  return (
    <div>
      <h4 class="small muted">{title}</h4>
      <AccountBars
        account={account}
        nameOf={(kind) => t(`moves.${kind satisfies MoveKind as MoveKind}`)}
        explain={(kind) => <Explanation kind={kind} />}
        digits={2}
      />
    </div>
  );
}

function Explanation({ kind }: { readonly kind: MoveKind }) {
  return (
    <>
      {t(`movesHint.${kind}`)} <ConceptLinks place={MOVE_PLACES[kind]} />
    </>
  );
}

function amountText({ value, unit }: Move): string {
  const size = Math.abs(value);
  return unit === 'people' ? formatPeople(size) : shortMoney(size);
}
