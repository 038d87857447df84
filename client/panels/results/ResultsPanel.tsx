import { useEffect } from 'preact/hooks';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { isOpenAt } from '#shared/rules/table/revealStops.ts';
import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import type { RevealStop, WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { DynamicsOfEconomy } from '#shared/protocol/modules/modules.ts';
import type { Headline, HeadlineKey, QuestionKey } from '#shared/protocol/headlines.ts';
import type { EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { Delta } from '../../design/Marks.tsx';
import { type Account, accountOf } from '../../design/charts/stack.ts';
import { AccountBars } from '../../design/charts/AccountBars.tsx';
import { formatPeople, formatSigned } from '../../text/format.ts';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { shortMoney } from '../../text/money.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import { EventEffects } from '../events/EventCard.tsx';
import { SupportBill, VotesCard } from '../politics/SupportCard.tsx';
import { headlinesAt, toldTo } from '../headlines/headline.ts';
import { wordOfPart } from '../headlines/revealFigures.ts';
import { newsPhrase, yearsPhrase } from '../headlines/unionEnds.ts';
import { readAhead } from '../../state/standing.ts';
import { reportOnShow } from '../../state/trade.ts';
import { ReadyButton } from '../table/ReadyButton.tsx';
import { MeterCard, WtoResultCard } from '../wto/WtoResultCard.tsx';
import { RevealFrame, stopInView } from './RevealFrame.tsx';
import { averageSoFar } from './ParInSeat.tsx';
import { ScoreLine, StandingTable, YearsSummary } from './RateLine.tsx';
import { PoolLines, SignedInRound, StopContent, lookOf } from './StopContent.tsx';
import { OwnResult } from './OwnResult.tsx';
import { billOf } from './causesModel.ts';

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
      own={
        me === undefined
          ? undefined
          : (report) => (
              <>
                {/* Points lead, as offers told them; with three columns they stand in the own one. */}
                {viewport.value !== 'wide' && <ScoreLine />}
                <OwnResult report={report} />
                <StandingTable />
              </>
            )
      }
      sentences={(stop, report) =>
        headlinesAt(report, stop, me)
          .filter((headline) => !LISTED.includes(headline.key) && !isEventTold(game, headline, report, me))
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
  const { game, me } = useCountrySeat();
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
        <YearsSummary report={report} average={averageSoFar(game, me)} />
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

/**
 * Who felt events most is told as they begin: beside one that lasts, what both do together is not the doing of the new one. What an event did to the
 * reader stands among the own causes, where events are one by one.
 */
export function isEventTold(
  game: CountryGame,
  { key, params }: Headline,
  { round, modules }: RoundReport,
  me: EconomyId | undefined,
): boolean {
  if (key !== 'headline.eventsHit' && key !== 'headline.eventsHelped') return false;
  const isLasting = (modules?.events?.active ?? []).some(({ fromRound }) => fromRound < round);
  return isLasting || (startsAnew(game) && params['economy'] === me);
}

/** Sentences that say that nothing happened: behind the fold. */
const NOT_NEWS: readonly Headline['key'][] = ['headline.wordKept', 'headline.quiet'];

/** What the round did to the table and to the own seat, as far as the room has been shown it. */
function Cards({ present, report }: { readonly present: RevealStop; readonly report: RoundReport }) {
  const { me } = useCountries();
  const seesGains = isOpenAt('gains', present);
  const own = me === undefined ? undefined : report.economies[me];
  return (
    <>
      {seesGains && me !== undefined && own !== undefined && <BillCard economy={me} isMine report={own} />}
      <details class="all-figures">
        <summary>{t('reveal.all')}</summary>
        <div class="stack gap-3">
          {isOpenAt('flows', present) && <MeterCard report={report} />}
          {seesGains && <VotesCard report={report} />}
          {seesGains && <WtoResultCard report={report} />}
          {seesGains && me !== undefined && own !== undefined && (
            <>
              <PoolLines report={report} />
              <SupportBill report={report} economy={me} />
              <EventEffects report={report} me={me} />
              <MovesCard report={report} economy={me} />
            </>
          )}
        </div>
      </details>
    </>
  );
}

type Props = { readonly economy: EconomyId; readonly isMine: boolean; readonly report: EconomyReport };

function hintOf(part: WelfarePart, value: number): ReturnType<typeof wordOfPart> | 'pricesAbroadWorse' {
  return part === 'pricesAbroad' && value < 0 ? 'pricesAbroadWorse' : wordOfPart(part, value);
}

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

/** What moves productivity, and what moves capital: each sums to the change. */
type GrowthCause = keyof DynamicsOfEconomy['productivity'];
type CapitalCause = keyof DynamicsOfEconomy['capital'];
/** What moves besides, each with its own unit. */
type OtherMove = 'people' | 'staff' | 'smuggling';
export type MoveKind = GrowthCause | CapitalCause | OtherMove;

export type Move = {
  readonly kind: OtherMove;
  /** Millions of people, or billions of money. */
  readonly value: number;
  readonly unit: 'people' | 'money';
};

/** What moved at home in a round, to be felt from the next on. */
type Moves = {
  /** In per cent. */
  readonly productivity: Account<GrowthCause>;
  readonly capital: Account<CapitalCause>;
  readonly others: readonly Move[];
};

/** Smaller movements are noise: a thousandth of a per cent, a thousand people, ten millions of money. */
const SMALLEST = { percent: 0.001, people: 0.001, money: 0.01 } as const;

/** Undefined where nothing can move. */
export function movesOf(report: RoundReport, economy: EconomyId): Moves | undefined {
  const own = report.modules?.dynamics?.economies[economy];
  if (own === undefined) return undefined;
  const others: Move[] = [
    { kind: 'people', value: own.peopleMn, unit: 'people' },
    { kind: 'staff', value: own.savedStaffBn, unit: 'money' },
    { kind: 'smuggling', value: own.smuggledBn, unit: 'money' },
  ];
  return {
    productivity: percentAccount(own.productivity),
    capital: percentAccount(own.capital),
    others: others.filter(({ value, unit }) => Math.abs(value) >= SMALLEST[unit]),
  };
}

export function isStill({ productivity, capital, others }: Moves): boolean {
  return productivity.bars.length + capital.bars.length + others.length === 0;
}

/** Changes of logs in per cent, so that they add up. */
function percentAccount<Cause extends string>(causes: Readonly<Record<Cause, number>>): Account<Cause> {
  const entries = keysOf<Cause>(causes).map((part) => ({ part, value: 100 * causes[part] }));
  const total = entries.reduce((sum, { value }) => sum + value, 0);
  return accountOf(entries, total, SMALLEST.percent);
}

/** Where the cards about a movement stand in the glossary. */
export const MOVE_PLACES: Readonly<Record<MoveKind, ConceptPlace>> = {
  competition: 'spot.productivity',
  diffusion: 'spot.productivity',
  research: 'spot.research',
  specialization: 'spot.specialization',
  saving: 'spot.capital',
  fromAbroad: 'spot.investment',
  people: 'spot.migration',
  staff: 'spot.borderStaff',
  smuggling: 'spot.smuggling',
};

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
  'question.whyMore': 'part.tradeCreated',
  'question.whyMorePaid': 'part.pricesAbroad',
  'question.howGained': 'part.pricesAbroad',
  'question.whyLeftOut': 'spot.outsiders',
  'question.couldPay': 'part.payments',
  'question.allGain': 'part.payments',
  'question.package': 'spot.conference',
  'question.tariffCut': 'spot.wall',
  'question.tariffRise': 'spot.wall',
  'question.cutByPartner': 'spot.mfn',
  'question.whoseGain': 'part.pricesAbroad',
  'question.whoseLoss': 'part.pricesAbroad',
} as const satisfies Partial<Record<HeadlineKey | QuestionKey, ConceptPlace>>;

export function headlinePlace(key: Headline['key']): ConceptPlace | undefined {
  const places: Readonly<Partial<Record<Headline['key'], ConceptPlace>>> = PLACES;
  return places[key];
}
