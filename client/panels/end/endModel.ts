import { rulerOf } from '#shared/rules/scores/par.ts';
import {
  EPILOGUE_WEIGHT,
  MEDAL_THRESHOLDS,
  type MedalScale,
  medalFor,
  medalScaleOf,
  partWeights,
} from '#shared/content/scores.ts';
import { FALL_PENALTY } from '#shared/content/politicsConstants.ts';
import { type Medal, SCORE_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { WhatIf } from '#shared/protocol/debrief.ts';
import type { Cause, FinalReport, FinalStanding, PartScore, RoundReport } from '#shared/protocol/report.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import type { CountryGame, GameState } from '#shared/rules/state.ts';
import { countedPoints, pointsOfSum, seatScore } from '#shared/rules/scores/finalScore.ts';
import { percentMoved } from '#shared/rules/settlement/causes.ts';
import { hasRisen } from '../../state/standing.ts';
import { formatSigned } from '../../text/format.ts';

export type EndRow = FinalStanding & {
  readonly account: SeatScoreView;
  readonly kept: number;
  readonly broken: number;
  readonly isMine: boolean;
};

export type EndModel = {
  /** Absent for the host and for who watched. */
  readonly mine?: EndRow;
  /** In the order of the seats: the table shows no ranking. */
  readonly rows: readonly EndRow[];
  /** Parts that somebody is judged by. */
  readonly parts: readonly ScorePart[];
  /** Whether scores against par are known. */
  readonly hasScores: boolean;
  readonly hasFalls: boolean;
  readonly tableScore: number;
  /** What the table's score measures: its way to the best path, or the mean of shares of prizes. */
  readonly tableBasis: 'way' | 'mean';
  readonly tableMedal: Medal;
  readonly hasPledges: boolean;
};

/** The average of real income as the target counts it and every page says it: of ratios, so that a fall and the rise that makes up for it cancel out. */
function averageIncome({ index, parts }: FinalStanding): number {
  const prosperity = parts?.prosperity?.value;
  return prosperity === undefined ? index : 100 * Math.exp(prosperity / 100);
}

export function endModel(
  final: FinalReport,
  dealOrder: readonly EconomyId[],
  mine: EconomyId | undefined,
): EndModel {
  const rows = final.standings
    .map((standing) => ({
      ...standing,
      index: averageIncome(standing),
      account: seatScoreView(standing),
      kept: final.pledgesKept[standing.economy] ?? 0,
      broken: final.pledgesBroken[standing.economy] ?? 0,
      isMine: standing.economy === mine,
    }))
    .toSorted((a, b) => dealOrder.indexOf(a.economy) - dealOrder.indexOf(b.economy));
  const own = rows.find(({ isMine }) => isMine);
  return {
    ...(own === undefined ? {} : { mine: own }),
    rows,
    parts: SCORE_PARTS.filter((part) => rows.some(({ parts }) => parts?.[part] !== undefined)),
    hasScores: rows.some(({ score }) => score !== undefined),
    hasFalls: rows.some(({ falls }) => falls !== undefined),
    tableScore: final.tableScore,
    tableBasis: final.tableWay === undefined ? 'mean' : 'way',
    tableMedal: final.tableMedal,
    hasPledges: rows.some(({ kept, broken }) => kept + broken > 0),
  };
}

/** Who of two came out ahead, and in which part of the score most of that came about. */
export type Lead = {
  readonly ahead: EndRow;
  readonly behind: EndRow;
  readonly part: ScorePart;
  /** Points of the part that either has. */
  readonly own: number;
  readonly other: number;
  /** Who is behind in it earned as much, or more: bots earn more in that seat. */
  readonly harderSeat: 'as much' | 'more' | undefined;
};

/** Per cent of real income that two decimals of an index hardly tell. */
const SAME_PROSPERITY = 0.01;

function earnedNoLess(by: number): Lead['harderSeat'] {
  if (by > SAME_PROSPERITY) return 'more';
  return by >= -SAME_PROSPERITY ? 'as much' : undefined;
}

/** Nothing where scores are unknown, or told as the same. */
export function leadOf(rows: readonly EndRow[]): Lead | undefined {
  const [ahead, behind] = rows.toSorted((a, b) => (b.account.score ?? 0) - (a.account.score ?? 0));
  if (ahead?.account.score === undefined || behind?.account.score === undefined) return undefined;
  if (Math.round(ahead.account.score) === Math.round(behind.account.score)) return undefined;
  const [most] = ahead.account.lines
    .flatMap(({ part, value, told, points }) => {
      const theirs = behind.account.lines.find((line) => line.part === part);
      return told === undefined || points === undefined || theirs?.told === undefined
        ? []
        : [
            {
              part,
              own: told.points,
              other: theirs.told.points,
              by: points - (theirs.points ?? 0),
              harderSeat: part === 'prosperity' ? earnedNoLess(theirs.value - value) : undefined,
            },
          ];
    })
    .toSorted((a, b) => b.by - a.by);
  return most === undefined || most.by <= 0 ? undefined : { ahead, behind, ...most };
}

/** One part of a score: how it compares, and what it brings. */
export type ScoreLine = PartScore & {
  readonly part: ScorePart;
  /** Its weight among the parts that are played. */
  readonly weightPercent: number;
  /** What it counts before its weight: its comparison with bots, −50 to 120, of tasks their own points; absent before par exists. */
  readonly counted?: number;
  /** Weight times what it counts; absent before par exists. */
  readonly points?: number;
  /** Its whole points, which add up to the score, and how many it can bring. */
  readonly told?: Readonly<Record<'points' | 'most', number>>;
};

/** How a seat's score comes about: points of its parts less what falls of its government cost. */
type SeatScoreView = {
  readonly lines: readonly ScoreLine[];
  readonly falls: number;
  /** Zero or less. */
  readonly fallPoints: number;
  readonly score?: number;
  readonly basis: NonNullable<FinalStanding['basis']>;
};

type Scored = Pick<FinalStanding, 'parts' | 'score' | 'falls' | 'basis' | 'shareOfPrize' | 'medal'>;

export function seatScoreView(standing: Scored): SeatScoreView {
  const { falls = 0, score, basis = 'prize' } = standing;
  const fallPoints = falls === 0 ? 0 : -FALL_PENALTY * falls;
  const weighed = scoreLines(standing);
  const told = score === undefined ? [] : pointsOfSum(weighed, Math.round(score) - fallPoints);
  const lines = weighed.map((line, at) => ({ ...line, ...(told[at] && { told: told[at] }) }));
  return {
    lines,
    falls,
    fallPoints,
    ...(score === undefined ? {} : { score }),
    basis,
  };
}

function scoreLines({ parts = {}, score }: Scored): readonly ScoreLine[] {
  const played = SCORE_PARTS.flatMap((part) => {
    const own = parts[part];
    return own === undefined ? [] : [{ part, own }];
  });
  const judged = played.map(({ part }) => part);
  const weights = partWeights(judged);
  return played.map(({ part, own }) => {
    const weight = weights[part];
    const counted = score === undefined ? undefined : countedPoints(part, own, judged);
    return {
      part,
      ...own,
      weightPercent: 100 * weight,
      ...(counted === undefined ? {} : { counted, points: weight * counted }),
    };
  });
}

/** An agreement of a seat that ended and was not signed anew with anybody in it, and what this alone moved of its real income in the round. */
export type LetGo = { readonly economies: readonly EconomyId[]; readonly percent: number };

export function letGoIn(
  report: RoundReport,
  me: EconomyId,
  reports: readonly RoundReport[],
): readonly LetGo[] {
  const { causes = [] } = report;
  // Whom others have left has let nothing go.
  const leavers = reports
    .filter(({ round }) => round === report.round - 1)
    .flatMap((before) => before.leavers.filter(({ by, injured }) => by !== me && injured.includes(me)));
  const partners = ({ parties = [] }: Cause): readonly EconomyId[] => parties.filter((party) => party !== me);
  const own = causes.filter(({ parties = [] }) => parties.includes(me));
  const signedWith = own.filter(({ kind }) => kind === 'signed').flatMap(partners);
  return own
    .filter(
      (cause) =>
        cause.kind === 'ended' &&
        !partners(cause).some(
          (party) => signedWith.includes(party) || leavers.some(({ by }) => by === party),
        ),
    )
    .map((cause) => ({
      economies: partners(cause),
      percent: percentMoved(report, me, (each) => each === cause) ?? 0,
    }));
}

/** What a seat lacked for the next medal. */
type NextMedal = {
  readonly medal: 'bronze' | 'silver' | 'gold';
  /** Points as they are told: whole ones. */
  readonly points: number;
  /** The part of the score that left most points; absent where the score has no parts. */
  readonly part?: ScorePart;
};

/** Nothing where the seat has the best medal, or the table's keeps it from the one that its score earns. */
export function nextMedal(
  score: number,
  medal: Medal,
  lines: readonly Pick<ScoreLine, 'part' | 'weightPercent' | 'points'>[] = [],
  scale: MedalScale = MEDAL_THRESHOLDS,
): NextMedal | undefined {
  const next = MEDAL_AFTER[medal];
  if (next === undefined || medalFor(score, scale) !== medal) return undefined;
  const [most] = lines
    .flatMap(({ part, weightPercent, points }) =>
      points === undefined ? [] : [{ part, left: weightPercent - points }],
    )
    .toSorted((a, b) => b.left - a.left);
  return {
    medal: next,
    points: scale[next] - Math.round(score),
    ...(most === undefined ? {} : { part: most.part }),
  };
}

const MEDAL_AFTER = { none: 'bronze', bronze: 'silver', silver: 'gold', gold: undefined } as const;

/** The people of a table of friends: their seats in the order of the seats, and that of whoever leads them. */
export type Friends = { readonly seats: readonly EconomyId[]; readonly leader: EconomyId | undefined };

export function friendsAt({ seats }: Pick<GameState, 'seats'>, room: SessionView | undefined): Friends {
  const { ledBy, people = [] } = room ?? {};
  return {
    seats: Object.values(seats).flatMap(({ economy, member }) => (member === undefined ? [] : [economy])),
    leader: people.find(({ member }) => member === ledBy)?.seat,
  };
}

/** The seat of the next person, where all change seats. */
export function nextSeatAt(seats: readonly EconomyId[], own: EconomyId): EconomyId {
  return seats[(seats.indexOf(own) + 1) % seats.length] ?? own;
}

/**
 * Where a friend sits down at the next table, at which the leader sits already: on the same seat as before, or, where the leader has left
 * theirs for the next person's, on that of the person after. Undefined: wherever there is room.
 */
export function seatAmongFriends(
  { seats, leader }: Friends,
  own: EconomyId | undefined,
  free: readonly EconomyId[],
): EconomyId | undefined {
  if (own === undefined) return undefined;
  const isSwapped = !free.includes(own) || (leader !== undefined && leader !== own && free.includes(leader));
  const wanted = isSwapped ? nextSeatAt(seats, own) : own;
  return free.includes(wanted) ? wanted : undefined;
}

/** Who refused to sign with a seat in a round because it had raised its tariff in the round before. */
export type RefusedForRise = { readonly round: number; readonly economies: readonly EconomyId[] };

/**
 * The round in which most did so, where somebody did: what was played again without the rise counts nobody's answer to it. Where another party
 * of an offer had raised its tariff too, a refusal is not told as an answer to the own rise.
 */
export function refusedForRise(
  { proposals, reports }: Pick<CountryGame, 'proposals' | 'reports'>,
  me: EconomyId,
): RefusedForRise | undefined {
  const [most] = reports
    .flatMap((report): RefusedForRise[] => {
      if (!hasRisen(report, me)) return [];
      const round = report.round + 1;
      const refusals = Object.values(proposals)
        .filter(({ round: made, parties }) => made === round && parties.includes(me))
        .filter(({ parties }) => !parties.some((party) => party !== me && hasRisen(report, party)))
        .flatMap(({ reasons = {} }) => Object.entries(reasons));
      const economies = refusals.flatMap(([by, reason]) => (reason === 'wallRaised' ? [by] : []));
      return economies.length === 0 ? [] : [{ round, economies: [...new Set(economies)] }];
    })
    .toSorted((a, b) => b.economies.length - a.economies.length);
  return most;
}

/** Where a device keeps the decisions of a seat as the end page has told them, so that the page to keep tells the same. */
export function decisionsKey(game: string, seat: EconomyId): string {
  return `accord.decisions.${game}.${seat}`;
}

/** Where it keeps what the end page has told to take home. */
export function lessonKey(game: string, seat: EconomyId): string {
  return `${decisionsKey(game, seat)}.lesson`;
}

/** In how many parts the average of a game falls, a round being one, and how many the last round has with the years after. */
export function sharesOfRounds({ settings }: Pick<CountryGame, 'settings'>) {
  const [parts, last] = [settings.rounds + EPILOGUE_WEIGHT, 1 + EPILOGUE_WEIGHT];
  return { parts, last, step: formatSigned(1 / parts, 2), lastStep: formatSigned(last / parts, 2) };
}

type Ended = Pick<CountryGame, 'par' | 'final' | 'settings'>;

function scoreOf(game: Ended, me: EconomyId, prosperity: number, mandate: number): number | undefined {
  const { par } = game;
  const judge = par && ({ par, basis: 'par', ruler: rulerOf(game) } as const);
  return seatScore(me, { prosperity, mandate, falls: 0 }, judge).score;
}

/** What would have earned a seat a medal: its one task, an average income, or the two together. */
export type WaysToMedal = {
  /** The medal that the task alone would have brought, where that is the one asked for or better. */
  readonly byTask?: Medal;
  readonly index?: number;
  readonly isBoth?: true;
};

/** Hundredths of an average income: as far as one is looked for, each as it is told. */
const MOST_INCOME = 500;

/** Read off the score of the seat with the task done, and with more income. */
export function waysToMedal(game: Ended, me: EconomyId, medal: Medal): WaysToMedal | undefined {
  const { prosperity, mandate } = game.final?.standings.find(({ economy }) => economy === me)?.parts ?? {};
  if (game.par === undefined || prosperity === undefined || mandate === undefined) return undefined;
  const earned = (percent: number, task: number): Medal =>
    medalFor(scoreOf(game, me, percent, task) ?? 0, medalScaleOf(game));
  const isEnough = (each: Medal): boolean => MEDALS.indexOf(each) >= MEDALS.indexOf(medal);
  const indexWith = (task: number): number | undefined => {
    const own = Math.ceil(1e4 * Math.exp(prosperity.value / 100));
    for (let told = own; told <= own + MOST_INCOME; told += 1)
      if (isEnough(earned(100 * Math.log(told / 1e4), task))) return told / 100;
    return undefined;
  };
  const withTask = earned(prosperity.value, DONE);
  const isByTask = mandate.value === 0 && isEnough(withTask);
  const index = indexWith(mandate.value);
  if (isByTask || index !== undefined)
    return { ...(isByTask ? { byTask: withTask } : {}), ...(index === undefined ? {} : { index }) };
  const both = indexWith(DONE);
  return both === undefined ? undefined : { index: both, isBoth: true };
}

const MEDALS: readonly Medal[] = ['none', 'bronze', 'silver', 'gold'];

/** Points of a task that is done. */
const DONE = 100;

/** An area that went into a union is thought away together with it: what all would have without either is told once, by the deeper. */
export function onceEach(rows: readonly WhatIf[]): readonly WhatIf[] {
  const levelOf = ({ treaty }: WhatIf): number => treaty?.level ?? 0;
  const isSame = (one: WhatIf, other: WhatIf): boolean =>
    one.treaty !== undefined &&
    other.treaty !== undefined &&
    one.compared !== null &&
    canonicalJson(one.compared) === canonicalJson(other.compared);
  return rows.filter(
    (row, at) =>
      !rows.some(
        (other, place) =>
          isSame(row, other) &&
          (levelOf(other) > levelOf(row) || (levelOf(other) === levelOf(row) && place < at)),
      ),
  );
}
