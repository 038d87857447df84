import { FALL_PENALTY } from '#shared/content/politicsConstants.ts';
import { medalScaleOf, middleOf, partWeights } from '#shared/content/scores.ts';
import { SCORE_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { averageWallBp, percentALog } from '#shared/kernel/basisPoints.ts';
import { FOUNDERS } from '#shared/content/treatyConstants.ts';
import type { Levels } from '#shared/rules/forecast/forecastOverRounds.ts';
import { eventsAtWork } from '#shared/rules/law/lawInForce.ts';
import { mostFounders, mostMembers, startsAnew } from '#shared/rules/law/register.ts';
import { meanOverRounds, valueCounting } from '#shared/rules/scores/finalScore.ts';
import { rulerOf } from '#shared/rules/scores/par.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';
import { Term } from '../../design/Term.tsx';
import { usePreview } from '../../preview/preview.ts';
import { beatKey, revealedReports, yearsAreNext } from '../../state/standing.ts';
import { ownStorage, readJson } from '../../state/storage.ts';
import { gameId } from '../../state/store.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { formatAverageRate, formatList, formatNumber, formatSignedPercent } from '../../text/format.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { eventTitle } from '../events/eventText.ts';
import { lawOf } from '../proposal/proposalModel.ts';

/** Average real income that half of the bots in a seat pass over a whole game, which prosperity is judged by; absent where too few bots have played this game. */
export function parInSeat({ par }: Pick<CountryGame, 'par'>, economy: EconomyId): number | undefined {
  const [prosperity] = middleOf(par?.seats[economy]?.prosperity ?? []);
  return prosperity === undefined ? undefined : 100 * Math.exp(prosperity / 100);
}

/** Points that are written as whole ones: half of one less is rounded up. */
const ROUNDED_UP = 0.5;

/** The least average real income, as it is written, that takes gold where income alone is compared, with the task of a seat that has one or without it. */
export function goldInSeat(game: CountryGame, economy: EconomyId, withTask = true): number | undefined {
  const parts: readonly ScorePart[] = game.tasks === undefined ? ['prosperity'] : ['prosperity', 'mandate'];
  const weights: Readonly<Partial<Record<ScorePart, number>>> = partWeights(parts);
  const results = game.par?.seats[economy]?.prosperity ?? [];
  // Of other seats the middle is known alone.
  if (results.length < 2) return undefined;
  const asked =
    (medalScaleOf(game).gold - ROUNDED_UP - (withTask ? 100 * (weights.mandate ?? 0) : 0)) /
    (weights.prosperity ?? 1);
  const value = valueCounting('prosperity', results, asked, rulerOf(game));
  return value === undefined ? undefined : Math.ceil(1e4 * Math.exp(value / 100)) / 100;
}

/** What that line is called: with the task, where one is needed for it. */
export function goldLabel({ tasks }: CountryGame): string {
  return t(tasks === undefined ? 'econ.forGold' : 'econ.forGoldTask');
}

/** What the game before came to in the same seat, where this one was opened to beat it. */
export function scoreToBeat(): string | undefined {
  const score = readJson(ownStorage(), beatKey(gameId.value ?? ''));
  return typeof score === 'number' ? t('econ.scoreToBeat', { score: formatNumber(score) }) : undefined;
}

/** What the seat has averaged over the rounds that it has seen, as prosperity counts them; absent before the first. */
export function averageSoFar(game: CountryGame, economy: EconomyId): number | undefined {
  const log = meanOverRounds(revealedReports(game), ({ economies }) =>
    Math.log(economies[economy]?.index ?? 100),
  );
  return log === undefined ? undefined : Math.exp(log);
}

type LevelsProps = {
  /** Incomes with what is signed in a round that starts anew. */
  readonly levels?: Levels | undefined;
};

/** The score as it stands, wherever it is told. */
export const ScoreLine = lazyPart<LevelsProps>(
  async () => (await import('./RateLine.tsx')).ScoreLine,
  ['results'],
  UNSEEN,
);
export const ScoreNumber = lazyPart<LevelsProps>(
  async () => (await import('./RateLine.tsx')).ScoreNumber,
  ['results'],
  UNSEEN,
);

/** Asks how the own seat goes on if nothing more is decided, wherever a score or its support is told: where every round starts anew after the last. */
export function useStanding(game: CountryGame, seat: EconomyId | undefined): void {
  const isOn = game.phase !== 'lobby' && game.phase !== 'epilogue' && game.phase !== 'debrief';
  const isTold =
    game.politics !== undefined ||
    (game.par !== undefined && (!startsAnew(game) || yearsAreNext(revealedReports(game), game)));
  const job = { type: 'standing', economy: seat ?? '', law: lawOf(game) } as const;
  usePreview('standing', isOn && isTold && seat !== undefined ? job : undefined, [game, seat]);
}

/** How all stand as the last round opens, where every round starts anew. */
export const LastRound = lazyPart(
  async () => (await import('./RateLine.tsx')).LastRound,
  ['results'],
  UNSEEN,
);

/** What partners that leave take with them: with the partners of the talks that follow. */
export const LeaversLine = lazyPart(
  async () => (await import('../treaty/ForegoneDeals.tsx')).LeaversLine,
  [],
  UNSEEN,
);

/** The score as it stands; where income alone is compared, what the seat has averaged so far beside what takes gold. */
export function AverageLine({ levels }: LevelsProps) {
  const { game, me } = useCountrySeat();
  const par = parInSeat(game, me);
  if (par === undefined) return <ScoreParts />;
  const own = averageToCompare(game, me);
  const gold = goldInSeat(game, me);
  const toBeat = scoreToBeat();
  return (
    <>
      {!hasScoreParts(game) && !hasPointsSoFar(game) && (
        <p class="row wrap between small num">
          {own !== undefined && (
            <span class="muted nowrap">
              {t('econ.average')} {formatNumber(own, 2)}
            </span>
          )}
          {gold !== undefined && (
            <span>
              <Term of="par">{goldLabel(game)}</Term> {formatNumber(gold, 2)}
            </span>
          )}
        </p>
      )}
      {toBeat !== undefined && <p class="small num">{toBeat}</p>}
      {(hasScoreParts(game) || game.reports.length > 0) && <ScoreLine levels={levels} />}
    </>
  );
}

/** Whether the points so far take the place of the average beside that which takes gold: once a round is over, where every round starts anew. */
export const hasPointsSoFar = (game: CountryGame): boolean =>
  startsAnew(game) && revealedReports(game).length > 0;

/** How the score is put together, where voters count and there is nothing to compare with. */
function ScoreParts() {
  const { game } = useCountrySeat();
  // The first briefing says it in its first sentences.
  if (!hasScoreParts(game) || (game.phase === 'briefing' && game.round <= 1)) return null;
  return <p class="micro muted">{t('econ.weights', scoreWeights())}</p>;
}

/** Whether voters count and there are bots to compare with: of the world always, of invented economies once some have played the game. */
export function hasScoreParts({ politics, par, settings }: CountryGame): boolean {
  return politics !== undefined && (par !== undefined || settings.scenarioId === 'world');
}

/** Weights of income, support and tasks in the score, per cent, and what a fall takes from it, points. */
export function scoreWeights() {
  const { prosperity, support, mandate } = partWeights(SCORE_PARTS);
  const percent = (weight: number): number => Math.round(100 * weight);
  return {
    income: percent(prosperity),
    support: percent(support),
    tasks: percent(mandate),
    penalty: FALL_PENALTY,
  };
}

/** Points of the score that a per cent of average income is worth to a seat: up to the middle bot, and beyond it. */
export function pointsPerCent(game: CountryGame, economy: EconomyId) {
  const results = game.par?.seats[economy]?.prosperity;
  const [none = NaN, middle = NaN, best = NaN] = [0, 50, 100].map((points) =>
    valueCounting('prosperity', results, points, rulerOf(game)),
  );
  const half = 50 * partWeights(SCORE_PARTS).prosperity;
  const told = { points: half / (middle - none), beyond: half / (best - middle) };
  return Object.values(told).every((points) => points > 0 && points < Infinity) ? told : undefined;
}

/**
 * The average so far once it is another number than the income in sight: where every round starts anew, from the second on. After the last the
 * standing tells that of the end, which counts the years after too.
 */
export function averageToCompare(game: CountryGame, economy: EconomyId): number | undefined {
  const seen = revealedReports(game).length;
  if (startsAnew(game) && yearsAreNext(revealedReports(game), game)) return undefined;
  const isOther = seen > 1 || (startsAnew(game) && game.round > seen);
  return isOther ? averageSoFar(game, economy) : undefined;
}

/**
 * What the register starts from in a round, and how many may sign together in it, where every round starts anew. Where agreements hold
 * longer: how all come into one bloc, in the round in which it can first be begun.
 */
export function roundRules(
  game: CountryGame,
  me: EconomyId,
  /** Unknown while the model weighs the event of the round. */
  index: number | undefined,
): readonly Phrase[] {
  const { round, settings, seats } = game;
  const all = Object.keys(seats).length;
  if (startsAnew(game)) {
    const count = mostFounders(settings, round);
    // The last round tells it with its stakes.
    const isMore = round < settings.rounds && count > mostFounders(settings, round - 1);
    return [
      ...(isMore
        ? [count < all ? phrase('brief.mostNow', { count }) : phrase('brief.allNow', { count: all })]
        : []),
      ...(index === undefined ? [] : incomeAnew(game, me, index)),
    ];
  }
  if (settings.membersByRound !== undefined) {
    const [count, before] = [mostMembers(settings, round), mostMembers(settings, round - 1)];
    return round <= settings.rounds && count > before ? [phrase('brief.membersNow', { count, before })] : [];
  }
  const isBegun = round === 2 && settings.agreementLimits !== undefined && all === FOUNDERS + 1;
  return isBegun ? [phrase('brief.wayToAll')] : [];
}

/** Where every round starts anew: that the own tariff of the round before stays, and what moving it did to the own income. */
export function ownTariffTold(game: CountryGame, me: EconomyId): readonly Phrase[] {
  const report = revealedReports(game).at(-1);
  const [before, now] = [report?.wallsBefore[me], report?.walls[me]];
  if (!startsAnew(game) || report === undefined || before === undefined || now === undefined) return [];
  const [was, is] = [before, now].map((wall) => formatAverageRate(averageWallBp(wall)));
  if (was === undefined || is === undefined || was === is) return [];
  const moved = report.causes?.find(({ kind }) => kind === 'ownTariff')?.logChange[me] ?? 0;
  const percent = percentALog(report.economies[me]?.logChange ?? 0) * moved;
  const { round } = report;
  return [phrase('brief.ownTariff', { was, is, round, change: formatSignedPercent(percent / 100, 2) })];
}

/** The own surcharge that still runs, and those that others put on the seat in the round before, with what they moved. */
export function surchargesTold(game: CountryGame, me: EconomyId): readonly Phrase[] {
  const report = revealedReports(game).at(-1);
  const own = game.walls[me]?.surcharge;
  const running =
    own === undefined || own.untilRound < game.round
      ? []
      : [
          phrase('brief.ownSurcharge', {
            rateBp: own.rateBp,
            economy: own.against,
            round: own.untilRound,
          }),
        ];
  const felt = (report?.causes ?? []).flatMap(
    ({ kind, parties: [economy = '', against] = [], logChange }) => {
      if (report === undefined || kind !== 'surcharge' || against !== me) return [];
      const percent = percentALog(report.economies[me]?.logChange ?? 0) * (logChange[me] ?? 0);
      const change = formatSignedPercent(percent / 100, 2);
      return [phrase('brief.surcharged', { economy, round: report.round, change })];
    },
  );
  return [...running, ...felt];
}

/** Real income without agreements, and what it was with them: the number jumps although nobody has decided anything. */
function incomeAnew(game: CountryGame, me: EconomyId, index: number): readonly Phrase[] {
  const report = revealedReports(game).at(-1);
  const last = report?.economies[me]?.index;
  if (report === undefined || last === undefined) return [];
  const [now, before] = [formatNumber(index, 2), formatNumber(last, 2)];
  const told = { now, before, round: report.round };
  const [here, gone] = [eventsAtWork(game), report.modules?.events?.active ?? []].map((events) =>
    formatList(events.map(eventTitle)),
  );
  if (here) return [phrase('brief.incomeWithEvent', { ...told, cards: here })];
  if (gone) return [phrase('brief.incomeAfterEvent', { ...told, cards: gone })];
  return [
    now === before ? phrase('brief.startsAnew', { round: report.round }) : phrase('brief.incomeAnew', told),
  ];
}

/** Whether what is signed may hold in the years after, or hardly does not. */
function isNearEnd({ round, settings }: CountryGame): boolean {
  const isToldBefore = settings.agreementLimits !== undefined && settings.agreementLimits.rounds > 1;
  return round >= settings.rounds - (isToldBefore ? 1 : 0);
}

/** What becomes of agreements after the last round, told when it begins to matter. */
export function BriefingEnd() {
  const { game } = useCountrySeat();
  const { rounds } = game.settings;
  if (!isNearEnd(game) || game.round <= 1) return null;
  if (game.round < rounds) return <p>{t('brief.epilogue', { round: rounds })}</p>;
  return startsAnew(game) ? null : <p>{t('brief.lastRound')}</p>;
}
