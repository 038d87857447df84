import {
  CENTRE_BORDER,
  CENTRE_INCOME_PERCENT,
  CENTRE_RESULT,
  UNRATED_CENTRE,
  MEDAL_OF_CAREER,
  tableStanding,
} from '#shared/content/provinces/provinceConstants.ts';
import { CAREER_PARTS, type Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { type Compared, type Conduct, OTHER_LEVELS, type OtherLevels } from '#shared/protocol/debrief.ts';
import type {
  ProvinceReport,
  ProvinceRoundReport,
  ProvinceStanding,
  ProvincesFinal,
  SettledMarket,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import { medalFor, medalScaleOf } from '#shared/content/scores.ts';
import { parOf } from '../../scores/par.ts';
import { type SeatValues, seatScore } from '../../scores/finalScore.ts';
import type { ProvinceGame } from '../../state.ts';
import { isHumanCentre } from '../centre/acts.ts';
import { judgeProvince } from './careerScore.ts';
import { surveyRound } from './surveyRound.ts';
import { lowestAlone, stepsMost } from '../state/provinceStates.ts';

/** The end of a game of provinces: the league, the medals, and how the centre fared. */

/** Standings over the whole game: a league table, because the centre keeps one, and the table's medal. */
export function finalProvinces(scenario: ProvincesScenario, state: ProvinceGame): ProvincesFinal {
  const { nationalIncomePercent, borderEffect } = state.provinces;
  const ended = { nationalIncomePercent, borderEffect };
  const centre = centreResult(scenario, state, ended);
  return {
    standings: standings(scenario, state),
    tableMedal: tableStanding(scenario, ended, state).medal,
    ...ended,
    ...(centre === undefined ? {} : { centre }),
  };
}

/** By par each is judged as the share of bots in the same chair that did worse; before par exists the career alone gives medals. */
function standings(scenario: ProvincesScenario, state: ProvinceGame): ProvinceStanding[] {
  const reports = state.reports;
  const last = must(reports.at(-1), 'a report');
  const values = provinceValues(scenario, state);
  const judge = parOf(state);
  return scenario.dealOrder.map((economy) => {
    const { support: career, prosperity, falls } = must(values[economy], economy);
    const { parts, score } = seatScore(economy, { prosperity, support: career, falls }, judge);
    return {
      economy,
      career,
      place: Object.values(values).filter(({ support }) => support > career).length + 1,
      index: must(last.provinces[economy], economy).index,
      parts: fromKeys(CAREER_PARTS, (part) => {
        const own = reports.map(({ provinces }) => must(provinces[economy], economy).parts[part]);
        return own.reduce((sum, value) => sum + value, 0) / own.length;
      }),
      judged: {
        prosperity: parts.prosperity ?? { value: prosperity },
        career: parts.support ?? { value: career },
      },
      ...(score === undefined || judge === undefined
        ? { medal: medalOfCareer(career), basis: 'career' as const }
        : { score, medal: medalFor(score, medalScaleOf(state)), basis: judge.basis }),
    };
  });
}

/** By the tenths in which careers are told. */
function medalOfCareer(career: number): Medal {
  const told = Math.round(10 * career) / 10;
  return MEDAL_OF_CAREER.find((medal) => told >= medal.career)?.medal ?? 'none';
}

type EndedProvinces = Pick<ProvincesFinal, 'nationalIncomePercent' | 'borderEffect'>;

/** Points of a person who governed the centre: income of the nation, border effect and the provinces' ballot; undefined where nobody did. */
export function centreResult(
  { opening }: Pick<ProvincesScenario, 'opening'>,
  state: ProvinceGame,
  { nationalIncomePercent, borderEffect }: EndedProvinces,
): ProvincesFinal['centre'] {
  if (!isHumanCentre(state)) return undefined;
  const { none, full } = CENTRE_BORDER;
  const openMarket = must(CENTRE_INCOME_PERCENT[opening], opening);
  const income = CENTRE_RESULT.income * within01(nationalIncomePercent / openMarket);
  const border = CENTRE_RESULT.border * within01(Math.log(none / borderEffect) / Math.log(none / full));
  const ballots = Object.values(state.provinces.centre.ballots);
  const mean =
    ballots.length === 0 ? UNRATED_CENTRE : ballots.reduce((sum, points) => sum + points, 0) / ballots.length;
  const ballot = (CENTRE_RESULT.ballot * mean) / 100;
  return { score: income + border + ballot, income, border, ballot };
}

function within01(part: number): number {
  return Math.max(0, Math.min(1, part));
}

/**
 * What each seat came to, before anything is compared: the mean over the rounds of 100 ln Ŵ, and, where countries have support, the mean
 * career score.
 */
export function provinceValues(
  { dealOrder }: Pick<ProvincesScenario, 'dealOrder'>,
  { reports }: Pick<ProvinceGame, 'reports'>,
): Record<EconomyId, SeatValues & { readonly support: number }> {
  const last = must(reports.at(-1), 'a report');
  return fromKeys(dealOrder, (seat) => {
    const incomes = reports.map(({ provinces }) => Math.log(must(provinces[seat], seat).index / 100));
    return {
      prosperity: averageOf(incomes),
      support: must(last.provinces[seat], seat).career,
      falls: 0,
    };
  });
}

/** In hundredths of a logarithm. */
function averageOf(incomes: readonly number[]): number {
  return (100 * incomes.reduce((sum, income) => sum + income, 0)) / incomes.length;
}

/** A round as it stood when its envelopes were opened, and what it came to. */
export type SettledRound = {
  readonly before: ProvinceGame;
  readonly report: ProvinceRoundReport;
  readonly market: SettledMarket;
};

/** What a round brought, or would have brought at other levels of one province: real income of all, and points of its own career. */
type Brought = { readonly indices: Readonly<Record<EconomyId, number>>; readonly points: number };

/** What the mean of 100 ln Ŵ and that of the career come to of 100; undefined where nothing is known to compare them with. */
type Judge = (prosperity: number, career: number) => number | undefined;

/** From how much better a result of 100 is told: from where its whole number differs. */
const BETTER = 1;

/**
 * A game with other levels of one province, each round solved anew with all else as it was: nobody answers, and the money and the drive of
 * later rounds are as they were.
 */
export function compareConduct(
  scenario: ProvincesScenario,
  rounds: readonly SettledRound[],
  seat: EconomyId,
  judge: Judge,
): Result<{ readonly compared: Compared; readonly conduct: Conduct }, ConvergenceFailure> {
  const own = ({ report }: SettledRound): ProvinceReport => must(report.provinces[seat], seat);
  const played = rounds.map((round): Brought => ({
    indices: mapValues(round.report.provinces, ({ index }) => index),
    points: own(round).score,
  }));
  const [first] = rounds;
  const opening = { wall: first ? own(first).wallBefore : 0, block: first ? own(first).blockBefore : 0 };
  // By as many levels a round as one may.
  const openAt = ({ before }: SettledRound, place: number): typeof opening =>
    mapValues(opening, (level) =>
      Math.max(lowestAlone(before, level), level - stepsMost(before) * (place + 1)),
    );
  const there: Record<OtherLevels, Brought[]> = { start: [], open: [] };
  for (const levels of OTHER_LEVELS)
    for (const [place, round] of rounds.entries()) {
      const dials = levels === 'start' ? opening : openAt(round, place);
      const brought = roundAt(scenario, round, seat, dials);
      if (!brought.ok) return brought;
      there[levels].push(brought.value);
    }
  const meanOf = (all: readonly Brought[], valueOf: (round: Brought) => number): number =>
    all.reduce((sum, round) => sum + valueOf(round), 0) / all.length;
  const indexIn = (all: readonly Brought[], of: EconomyId): number =>
    meanOf(all, ({ indices }) => indices[of] ?? NaN);
  const careerIn = (all: readonly Brought[]): number => meanOf(all, ({ points }) => points);
  const scoreIn = (all: readonly Brought[]): number | undefined =>
    judge(
      meanOf(all, ({ indices }) => 100 * Math.log((indices[seat] ?? NaN) / 100)),
      careerIn(all),
    );
  const paths = OTHER_LEVELS.flatMap((levels) =>
    rounds.map(({ before: { round } }, place) => {
      const path = [...there[levels].slice(0, place + 1), ...played.slice(place + 1)];
      return { levels, untilRound: round, path, score: scoreIn(path) ?? -Infinity };
    }),
  );
  const [best] = paths.toSorted((a, b) => b.score - a.score);
  const isBetter = best !== undefined && best.score >= (scoreIn(played) ?? Infinity) + BETTER;
  return ok({
    compared: fromKeys(scenario.dealOrder, (of) => ({
      without: hundredths(indexIn(played, of)),
      with: hundredths(indexIn(there.start, of)),
    })),
    conduct: {
      rounds: rounds.map((round, place) => {
        const [was, start] = [must(played[place], 'a round'), must(there.start[place], 'a round')];
        return {
          round: round.before.round,
          wall: own(round).wall,
          block: own(round).block,
          incomePercent: 100 * ((was.indices[seat] ?? NaN) / (start.indices[seat] ?? NaN) - 1),
          points: was.points - start.points,
        };
      }),
      ...(isBetter && {
        best: {
          levels: best.levels,
          untilRound: best.untilRound,
          index: indexIn(best.path, seat),
          career: careerIn(best.path),
          score: best.score,
        },
      }),
    },
  });
}

/** A settled round with other levels of one province, which has long stood at them: no step is paid. */
function roundAt(
  scenario: ProvincesScenario,
  { before, report }: SettledRound,
  seat: EconomyId,
  dials: { readonly wall: number; readonly block: number },
): Result<Brought, ConvergenceFailure> {
  const { provinces, sealed } = before.provinces;
  const measures = sealed[seat];
  const changed: ProvinceGame = {
    ...before,
    provinces: {
      ...before.provinces,
      provinces: { ...provinces, [seat]: { ...must(provinces[seat], seat), ...dials } },
      sealed: measures === undefined ? sealed : { ...sealed, [seat]: { ...measures, ...dials } },
    },
  };
  const round = surveyRound(scenario, changed);
  if (!round.ok) return round;
  const judged = fromKeys(scenario.dealOrder, (of) => judgeProvince(round.value, of));
  const { weighted, sanction } = must(judged[seat], seat);
  const { lumps } = must(report.provinces[seat], seat);
  const others = Object.values(lumps).reduce((sum, points) => sum + points, -lumps.sanction);
  // Whom inspectors found paid a fine in place of what they cost in the mean.
  const risk = lumps.fines === 0 ? sanction : 0;
  return ok({ indices: mapValues(judged, ({ index }) => index), points: weighted - risk + others });
}

function hundredths(value: number): number {
  return Math.round(100 * value) / 100;
}
