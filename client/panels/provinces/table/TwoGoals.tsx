import type { ComponentChildren } from 'preact';
import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import { COUNTED, MEDAL_THRESHOLDS, medalFor } from '#shared/content/scores.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type {
  ForecastProvince,
  ForecastRound,
  MeasuresForecast,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { newPactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Bar, Meter } from '../../../design/charts/Bar.tsx';
import { SCORES, within } from '../../../design/charts/scale.ts';
import { Term } from '../../../design/Term.tsx';
import { type PreviewJob, previews } from '../../../preview/preview.ts';
import { formatList, formatNumber, formatSigned } from '../../../text/format.ts';
import { Say } from '../../../text/Say.tsx';
import { type Phrase, t } from '../../../text/t.ts';
import { tableStanding } from '../figures/League.tsx';
import { economyName } from '../../../text/nameParams.ts';
import { nationText } from '../figures/mapLayersModel.ts';
import { OwnScore, laggingTold } from '../own/OwnCards.tsx';
import {
  bestParts,
  careerParts,
  ownState,
  placeText,
  pointsTold,
  reportOf,
  seatsWithoutOffer,
} from '../own/ownModel.ts';
import {
  type GoalsMoved,
  circlesTold,
  isAnswered,
  lookedAt,
  mostHelpful,
  openDraft,
  tableHelp,
  withMoved,
  wouldSign,
} from '../pacts/PartnerAdvice.tsx';
import { termText } from '../pacts/pactDraft.ts';
import { ResultSince } from '../policy/MeasuresOutlook.tsx';
import { gaugeNow, gaugesOf } from '../policy/resultGauge.ts';
import { gaugeNotes, usualText } from '../policy/measuresModel.ts';
import {
  type Ends,
  type ProvincesView,
  atSignature,
  isGainHidden,
  isPlayed,
  revealedRounds,
  standingOf,
  useProvinceSeat,
  useProvinces,
} from '../seat.ts';
import '../own/own.css';

/** Both goals: the own result and what makes it, and how the country stands for the medal of the table; all else for whoever asks. */
export function TwoGoalsCard() {
  const rate = useRate();
  const { scenario, game, me } = useProvinceSeat();
  const own = ownState(game, me);
  const nation = nationNow({ scenario, game });
  const mean = meansSoFar(game, me);
  return (
    <section class="panel economy" aria-labelledby="own-state">
      <h2 class="head" id="own-state">
        {t('own.title')}
      </h2>
      <div class="slim stack gap-1">
        {rate !== undefined && (
          <>
            <Goal
              name={t('gauge.short')}
              value={t('goal.result', { score: rate.score, medal: rate.medal })}
            />
            <Bar kind="score" ends={SCORES} stretches={stretchesOf(rate)} marks={[GOLD]} />
            {game.round < lastRoundOf(game) && (
              <p class="small muted">
                {rate.usual === undefined ? t('goal.expected') : t('goal.expectedIn', { usual: rate.usual })}
              </p>
            )}
          </>
        )}
        {isPlayed(game) && <ResultSince from="opened" tried={rate?.tried} />}
        {isGainHidden(game) ? <p class="small">{t('goal.hidden')}</p> : rate && <Making rate={rate} />}
        {rate?.notes.map((each) => (
          <p key={each.key} class="small num">
            <Say phrase={each} />
          </p>
        ))}
      </div>
      <TableGoal now={nation} standing={tableStanding(scenario, nation)} />
      <TableAdvice />
      <details class="pad">
        <summary class="small">{t('own.more')}</summary>
        {mean !== undefined && (
          <dl>
            <OwnScore label={t('own.income')} hint={t('own.soFar')} value={growthText(mean.income)} />
            <OwnScore label={t('gauge.part.career')} hint={t('own.soFar')} value={pointsText(mean.career)} />
            {own.place !== undefined && (
              <OwnScore
                label={<Term of="growthRank">{t('own.place')}</Term>}
                hint={t('own.placeHint')}
                value={placeText(own, scenario)}
              />
            )}
          </dl>
        )}
        <TableMedals {...tableStanding(scenario, nation)} />
        <p class="small muted">{t('gauge.rate')}</p>
        <p class="small muted">{pointsTold()}</p>
        <p class="small muted">{t('pbrief.howCareer', { parts: careerParts(scenario, game) })}</p>
      </details>
    </section>
  );
}

/** What each medal of the table asks for, and what moves borders. */
function TableMedals({ medals }: Pick<TableGoalProps['standing'], 'medals'>) {
  const list = medals.map(({ medal, incomePercent: income, borderEffect: times }) =>
    t('goal.medalFrom', { medal: t(`medal.${medal}`), income, times }),
  );
  return (
    <>
      <p class="small muted">{t('goal.medals', { list: formatList(list) })}</p>
      <p class="small muted">{t('nation.borderWhy')}</p>
    </>
  );
}

/** Where gold begins. */
const GOLD = { at: MEDAL_THRESHOLDS.gold, look: 'gold' } as const;

/** The way to the result, and beyond its lower end what may not come of it. */
function stretchesOf({ value, ends: { low, high } = { low: value, high: value } }: Rate) {
  const [least, most] = [low, high].map((end) => within(SCORES, end));
  return [
    { from: 0, to: least ?? 0, look: 'gain' },
    { from: least ?? 0, to: most ?? 0, look: 'gain hatched' },
  ];
}

/** The two parts of a result: this round, and the points that it brings beside those of the best bots. */
function Making({ rate }: { readonly rate: Rate }) {
  const rows = [
    { part: 'income', name: <Term of="realIncome">{t('own.income')}</Term>, format: growthText },
    { part: 'career', name: <Term of="career">{t('own.scoreTitle')}</Term>, format: pointsText },
  ] as const;
  const best = bestParts();
  const { scenario, game } = useProvinces();
  const lags = laggingTold(scenario, game, rate);
  return (
    <>
      {rows.map(({ part, name, format }) => {
        const most = (MEDAL_PARTS[part] * COUNTED.most) / 100;
        const { now, points } = rate[part];
        const isFull = points >= MEDAL_PARTS[part];
        return (
          <div key={part} class="stack gap-1">
            <p class="row between gap-1 small num">
              <span>
                {name} <b>{format(now)}</b>
              </span>
              <span class="muted nowrap">
                {t(isFull ? 'goal.full' : 'goal.ofBest', { points, best: best[part] })}
              </span>
            </p>
            <Meter
              value={points}
              ends={{ low: 0, high: most }}
              look="gain"
              marks={[{ at: MEDAL_PARTS[part], look: 'par' }]}
            />
          </div>
        );
      })}
      {lags !== undefined && (
        <p class="small">
          <Say phrase={lags} />
        </p>
      )}
    </>
  );
}

function growthText(percent: number): string {
  return t('presults.percent', { number: formatSigned(percent, 1) });
}

function pointsText(points: number): string {
  return formatNumber(points, 1);
}

/** One of the two goals: its name and how far one is. */
function Goal({ name, value }: { readonly name: ComponentChildren; readonly value: string }) {
  return (
    <p class="row between gap-1 num">
      <b>{name}</b>
      <b class="nowrap">{value}</b>
    </p>
  );
}

type TableGoalProps = {
  readonly standing: ReturnType<typeof tableStanding>;
  readonly now: Parameters<typeof tableStanding>[1];
};

/** The second goal: the country's income and its inner borders, each on its way to what gold asks for. */
function TableGoal({ standing, now }: TableGoalProps) {
  const { medal, gold, opening } = standing;
  const told = nationText(now);
  const times = { low: -Math.log(opening), high: -Math.log(gold.borderEffect) };
  return (
    <div class="slim ruled stack gap-1">
      <Goal name={t('goal.table')} value={t(`medal.${medal}`)} />
      <p class="row between gap-1 small num">
        <span>
          <Term of="realIncome">{t('nation.income')}</Term>{' '}
          <b>{t('presults.percent', { number: told.income })}</b>
        </span>
        <span class="muted">{t('goal.goldIncome', { percent: gold.incomePercent })}</span>
      </p>
      <Meter value={now.nationalIncomePercent} ends={{ low: 0, high: gold.incomePercent }} look="gain" />
      <p class="row between gap-1 small num">
        <span>
          <Term of="borderEffect">{t('nation.border')}</Term> <b>{t('goal.times', { times: told.border })}</b>
        </span>
        <span class="muted">{t('goal.goldBorder', { times: gold.borderEffect })}</span>
      </p>
      <Meter value={-Math.log(now.borderEffect)} ends={times} look="gain" />
    </div>
  );
}

/** So many partners are named; more of them are counted. */
const NAMED_PARTNERS = 3;

/** In the talks, while the table lacks gold: of the pacts that all would sign the one that moves it most, with what it makes of the own result. */
function TableAdvice() {
  const { scenario, game, me } = useProvinceSeat();
  const { medal } = tableStanding(scenario, nationNow({ scenario, game }));
  if (game.phase !== 'negotiation' || medal === 'gold' || !isAnswered(game, me)) return null;
  const fresh = new Set(seatsWithoutOffer(game, me));
  const pairs = lookedAt().flatMap(({ draft, look }) =>
    look.rounds !== undefined &&
    draft.parties.every((party) => party === me || fresh.has(party)) &&
    newPactFaults(scenario, game, draft, me).length === 0 &&
    wouldSign(me, draft, look)
      ? [{ draft, rounds: look.rounds }]
      : [],
  );
  const most = mostForTable(scenario, [...circlesTold(game, me), ...pairs]);
  if (most === undefined) return null;
  const { nation, result } = withMoved<GoalsMoved & { readonly draft: Draft }>(game, me, most);
  if (nation === undefined || result === undefined) return null;
  const partners = most.draft.parties.filter((party) => party !== me);
  const [was, next] = [formatNumber(result.was.score), formatNumber(result.next.score)];
  return (
    <p class="slim stack gap-1 small num">
      <span>
        {t('goal.tableAdvice', {
          terms: termText(most.draft),
          economies:
            partners.length > NAMED_PARTNERS
              ? t('goal.provinces', { count: partners.length })
              : formatList(partners.map(economyName)),
          was: nationText(nation.was).border,
          next: nationText(nation.next).border,
          mine: was === next ? t('goal.stays', { value: was }) : `${was} → ${next}`,
        })}
      </span>
      <button type="button" class="btn sm" onClick={() => openDraft(most.draft)}>
        {t('move.writeNow')}
      </button>
    </p>
  );
}

/** Of pacts the one that helps the table most in the round in which it is signed; none where none does. */
export function mostForTable<Offer extends Pick<GoalsMoved, 'rounds'>>(
  scenario: ProvincesScenario,
  offers: readonly Offer[],
): Offer | undefined {
  return mostHelpful(offers, ({ rounds }) => {
    if (rounds === undefined) return 0;
    const { without, kept } = atSignature(rounds);
    return tableHelp(scenario, { was: without, next: kept });
  });
}

type Nation = Pick<ForecastRound, 'nationalIncomePercent' | 'borderEffect'>;

/** How the country stands, as the goal of the table counts it: in the round as it is forecast while it is played, else as it came. */
function nationNow({ game, scenario }: Pick<ProvincesView, 'game' | 'scenario'>): Nation {
  const { atOpening } = scenario;
  const start = { nationalIncomePercent: atOpening.nationalIncome, borderEffect: atOpening.borderEffect };
  const settled = revealedRounds(game).at(-1) ?? start;
  if (!isPlayed(game)) return settled;
  const { first, standing } = previews.value;
  if (game.phase === 'policy' && first?.result.type === 'measures') return first.result.forecast.after;
  return standing?.result.type === 'standing' ? standing.result.round : settled;
}

/** The result at the rate of this round, and what makes it: of each part this round and the points that it brings at this rate. */
export type Rate = {
  /** Not below 0. */
  readonly value: number;
  /** The same where it counts what is tried in Policy. */
  readonly tried?: number;
  readonly score: string;
  readonly medal: string;
  /** Where it mostly comes out while the round is played. */
  readonly ends?: Ends;
  readonly usual?: string;
  /** In per cent since the opening. */
  readonly income: PartOfRate;
  readonly career: PartOfRate;
  /** Of the career of the round, each from 0 to 100. */
  readonly parts: ForecastProvince['parts'];
  readonly notes: readonly Phrase[];
};

/** Of the round, and points of the result, in whole ones that add up to it. */
type PartOfRate = { readonly now: number; readonly points: number };

/** The averages of the rounds whose gains were shown, as the end counts them: income in per cent since the opening, and career. */
export function meansSoFar(
  game: ProvinceGame,
  me: EconomyId,
): { readonly income: number; readonly career: number } | undefined {
  const rounds = revealedRounds(game).flatMap(({ provinces }) => provinces[me] ?? []);
  const last = rounds.at(-1);
  if (last === undefined) return undefined;
  const mean = rounds.reduce((sum, { index }) => sum + Math.log(index / 100), 0) / rounds.length;
  return { income: percentOfLog(mean), career: last.career };
}

/** What is tried in Policy, and what it would bring. */
type Tried = Pick<Extract<PreviewJob, { type: 'measures' }>, 'measures'> & {
  readonly forecast: MeasuresForecast;
};

/** The result at the rate of this round: as the table stands, with what is tried in Policy, or as the round came. */
function useRate(): Rate | undefined {
  const { scenario, game, me } = useProvinceSeat();
  const { first } = previews.value;
  if (!isPlayed(game))
    return isGainHidden(game) ? undefined : rateOf({ scenario, game }, me, reportOf(game, me, -1));
  const isTried = game.phase === 'policy' && first?.job.type === 'measures';
  const tried =
    isTried && first.result.type === 'measures'
      ? { forecast: first.result.forecast, measures: first.job.measures }
      : undefined;
  const own = tried?.forecast.after.provinces[me] ?? standingOf(me);
  return rateOf({ scenario, game }, me, own, tried);
}

/** The same of a round. */
export function rateOf(
  view: Parameters<typeof gaugeNow>[0],
  me: EconomyId,
  own: ForecastProvince | undefined,
  tried?: Tried,
): Rate | undefined {
  if (own === undefined) return undefined;
  const gauge = tried ? gaugesOf(view, me, tried)?.next : gaugeNow(view, me, own);
  if (gauge === undefined) return undefined;
  const { income, career, score, usual: ends } = gauge;
  const whole = Math.round(income.points);
  const usual = usualText(gauge);
  return {
    value: score,
    ...(tried && { tried: score }),
    score: formatNumber(score),
    medal: t(`medal.${medalFor(score)}`),
    ...(ends && { ends }),
    ...(usual !== undefined && { usual }),
    income: { now: own.index - 100, points: whole },
    career: { now: own.score, points: Math.round(income.points + career.points) - whole },
    parts: own.parts,
    notes: gaugeNotes(gauge),
  };
}
