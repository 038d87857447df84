import { WELFARE_PARTS } from '#shared/content/vocabulary.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline, ProvinceQuestionKey, QuestionKey } from '#shared/protocol/headlines.ts';
import type {
  IncomeCause,
  ProvinceReport,
  ProvinceRoundReport,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { provinceQuestion } from '#shared/rules/provinces/settlement/headlines.ts';
import { wallMove } from '#shared/rules/settlement/outcome.ts';
import { type CountryPart, type GameState, countryPart, provincePart } from '#shared/rules/state.ts';
import { formatSignedPercent } from '../../text/format.ts';
import { economyName, money } from '../../text/nameParams.ts';
import { type Phrase, phrase } from '../../text/t.ts';

/** What the numbers of its round say to a question. */
export type Reading = {
  /** Answers that they bear out, by their places; none where they do not decide. */
  readonly right: readonly number[];
  readonly said: Phrase;
};

/** What the numbers say to a question of a round; nothing where it asks for opinions alone. */
export function readingOf(game: GameState, asked: Headline, round: number): Reading | undefined {
  const countries = countryPart(game);
  const { reports } = provincePart(game);
  const report = countries.reports.find((each) => each.round === round);
  const at = reports.findIndex((each) => each.round === round);
  const [before, provinces] = [reports[at - 1], reports[at]];
  if (report !== undefined) return OF_COUNTRIES[asked.key]?.(asked, report, countries);
  return provinces && OF_PROVINCES[asked.key]?.(asked, provinces, before);
}

/** The question that a game closes with, and the round that left it. */
export function closingAsked(
  game: GameState,
  /** Of provinces. */
  borderEffectAtOpening: number | undefined,
): { readonly asked: Headline; readonly round: number } | undefined {
  const last = countryPart(game).reports.at(-1);
  if (last !== undefined) return { asked: last.question, round: last.round };
  const { reports } = provincePart(game);
  const [before, report] = [reports.at(-2), reports.at(-1)];
  const times = before?.borderEffect ?? borderEffectAtOpening;
  if (report === undefined || times === undefined) return undefined;
  const nationalPercent = before?.nationalIncomePercent ?? 0;
  return { asked: provinceQuestion(report, { times, nationalPercent }), round: report.round };
}

/** Per cent of real income, and billions of trade, that are told as none. */
const SILENT = { percent: 0.02, provincePercent: 0.05, bn: 0.005 } as const;
/** So much more is more. */
const MORE = 1.25;

type Moved = { readonly logChange: number };

function percentOf(each: Moved | undefined): number {
  return percentOfLog(each?.logChange ?? 0);
}

/** 1 up, -1 down, 0 hardly moved. */
function wayOf(percent: number, silent: number = SILENT.percent): number {
  return Math.abs(percent) < silent ? 0 : Math.sign(percent);
}

function signedPercent(percent: number, digits = 2): string {
  return formatSignedPercent(percent / 100, digits);
}

/** The first place where something went up, the second where it went down, the third where it hardly moved. */
function placeOfWay(way: number): number {
  return way > 0 ? 0 : way < 0 ? 1 : 2;
}

function namesIn({ params }: Headline, name: string): readonly string[] {
  return [params[name] ?? []].flat().map(String);
}

type OfCountries = (asked: Headline, report: RoundReport, game: CountryPart) => Reading | undefined;

const OF_COUNTRIES: Readonly<Partial<Record<Headline['key'], OfCountries>>> = {
  'question.diversion': (asked, { blocs }) => {
    const parties = namesIn(asked, 'economies').join();
    const bloc = blocs.find((each) => each.parties.join() === parties);
    if (bloc === undefined) return undefined;
    const [createdBn, takenBn] = [Math.max(0, bloc.createdTradeBn), bloc.divertedTradeBn];
    const right = createdBn > MORE * takenBn ? 0 : takenBn > MORE * createdBn ? 1 : 2;
    return { right: [right], said: phrase('reading.diversion', { createdBn, takenBn }) };
  },
  'question.whoPaid': (asked, report) => {
    const { said, soldBn } = salesOf(asked, report);
    if (soldBn <= -SILENT.bn) return { right: [0], said };
    // What it sold does not tell it: its prices, or what it did itself.
    const parts = partsOf(asked, report, -1);
    return parts && { right: soldCheaper(asked, report) ? [1] : ownRise(asked, report), said: parts.said };
  },
  'question.preferenceEroded': (asked, report) => {
    const { said, soldBn } = salesOf(asked, report);
    const isFelt = soldBn <= -SILENT.bn || soldCheaper(asked, report);
    return { right: isFelt ? [0] : ownRise(asked, report), said };
  },
  'question.partnerLeft': (asked, report) => {
    const leavers = namesIn(asked, 'economies');
    const percent = leavers.reduce((sum, each) => sum + percentOf(report.economies[each]), 0);
    return {
      right: [placeOfWay(wayOf(percent))],
      said: incomesOf(report, [...leavers, ...namesIn(asked, 'economy')]),
    };
  },
  'question.wallPrice': (asked, report) => {
    const [economy = ''] = namesIn(asked, 'economy');
    const [worst] = othersFrom(report, economy);
    const [own, other] = [isLower(report, economy), worst !== undefined && isLower(report, worst)];
    return {
      right: own && other ? [2] : own ? [0] : other ? [1] : [],
      said: incomesOf(report, [economy, ...(worst === undefined ? [] : [worst])]),
    };
  },
  'question.brokenWord': (asked, report) => {
    const [economy = ''] = namesIn(asked, 'economy');
    return {
      right: [placeOfWay(wayOf(percentOf(report.economies[economy])))],
      said: incomesOf(report, [economy, ...othersFrom(report, economy).slice(0, 1)]),
    };
  },
  'question.whoIsMissing': (asked, report) => {
    const outsiders = namesIn(asked, 'outsiders').toSorted(
      (a, b) => percentOf(report.economies[a]) - percentOf(report.economies[b]),
    );
    const ways = outsiders.map((each) => wayOf(percentOf(report.economies[each])));
    const [down, up] = [ways.includes(-1), ways.includes(1)];
    const told =
      outsiders.length > NAMES_AT_MOST ? [...outsiders.slice(0, 2), ...outsiders.slice(-1)] : outsiders;
    return { right: [down && up ? 2 : down ? 0 : 1], said: incomesOf(report, told) };
  },
  'question.whyNoProposal': (_asked, { economies, worldGainBn }, { seats }) => {
    const ways = Object.keys(seats).map((seat) => wayOf(percentOf(economies[seat])));
    const [up, down] = [1, -1].map((way) => ways.filter((each) => each === way).length) as [number, number];
    return {
      right: [placeOfWay(up - down)],
      said: phrase('reading.counts', { up, down, amount: money(worldGainBn, true) }),
    };
  },
  'question.whoseGain': (asked, report) => partsOf(asked, report, 1),
  'question.whoseLoss': (asked, report) => partsOf(asked, report, -1),
  'question.yearsLost': (_asked, _report, game) =>
    yearsLost(game, [broken(game), left(game), answered(game)]),
  'question.yearsLostExpired': (_asked, _report, game) => yearsLost(game, [1, broken(game), answered(game)]),
  'question.yearsAfter': (_asked, { economies }, { agreements }) => {
    const standing = Object.values(agreements).filter(({ proposal }) => proposal !== undefined).length;
    const bordersBn = Object.values(economies).reduce(
      (sum, { gainThisRoundBn, logChange, parts }) =>
        logChange === 0 ? sum : sum + (gainThisRoundBn * parts.borderCosts) / logChange,
      0,
    );
    const borders = bordersBn >= SILENT.bn;
    const right = [...(standing > 0 ? [0] : []), ...(borders ? [1] : [])];
    return {
      right: right.length === 0 ? [2] : right,
      said: phrase('reading.yearsAfter', { standing, amount: money(bordersBn, true) }),
    };
  },
} satisfies Partial<Record<QuestionKey, OfCountries>>;

/** More outsiders than can be read at a glance: those that lost most, and who did best. */
const NAMES_AT_MOST = 4;

function incomesOf({ economies }: RoundReport, of: readonly EconomyId[]): Phrase {
  return phrase('reading.incomes', {
    incomes: of.map((each) => `${economyName(each)} ${signedPercent(percentOf(economies[each]))}`),
  });
}

function isLower({ economies }: RoundReport, economy: EconomyId): boolean {
  return wayOf(percentOf(economies[economy])) < 0;
}

/** All others, whoever fared worst first. */
function othersFrom({ economies }: RoundReport, economy: EconomyId): readonly EconomyId[] {
  return Object.entries(economies)
    .filter(([each]) => each !== economy)
    .toSorted(([, a], [, b]) => a.logChange - b.logChange)
    .map(([each]) => each);
}

/** What whoever was asked about sold to the members of the blocs, and what prices abroad did to it, for which it may sell more elsewhere. */
function salesOf(
  asked: Headline,
  { flows, economies: reports }: RoundReport,
): { readonly soldBn: number; readonly said: Phrase } {
  const [economy = ''] = namesIn(asked, 'economy');
  const economies = namesIn(asked, 'economies');
  const soldBn = flows
    .filter(({ exporter, importer }) => exporter === economy && economies.includes(importer))
    .reduce((sum, { beforeBn, afterBn }) => sum + afterBn - beforeBn, 0);
  const own = reports[economy];
  const prices = own === undefined ? 0 : percentALog(own.logChange) * own.parts.pricesAbroad;
  const said = phrase('reading.sales', {
    economy,
    economies,
    amount: money(soldBn, true),
    prices: signedPercent(prices),
  });
  return { soldBn, said };
}

function soldCheaper(asked: Headline, { economies }: RoundReport): boolean {
  const [economy = ''] = namesIn(asked, 'economy');
  return wayOf(percentOfLog(economies[economy]?.parts.pricesAbroad ?? 0)) < 0;
}

/** The third answer to whoever asks why an outsider lost: that it raised its own tariffs. */
function ownRise(asked: Headline, report: RoundReport): readonly number[] {
  const [economy = ''] = namesIn(asked, 'economy');
  return wallMove(report, economy).rise > 0 ? [2] : [];
}

/** Whether trade, prices abroad or payments made most of a change. */
function partsOf(asked: Headline, { economies }: RoundReport, way: 1 | -1): Reading | undefined {
  const [economy = ''] = namesIn(asked, 'economy');
  const own = economies[economy];
  if (own === undefined) return undefined;
  const scale = percentALog(own.logChange);
  const { pricesAbroad, payments } = own.parts;
  const all = WELFARE_PARTS.reduce((sum, part) => sum + own.parts[part], 0);
  const sums = [all - pricesAbroad - payments, pricesAbroad, payments].map((part) => scale * part);
  const [trade = 0, prices = 0, paid = 0] = sums;
  return {
    right: [largestOf(sums, way)],
    said: phrase('reading.parts', {
      trade: signedPercent(trade),
      prices: signedPercent(prices),
      payments: signedPercent(paid),
    }),
  };
}

function largestOf(sums: readonly number[], way: 1 | -1): number {
  const ranked = sums.map((sum, place) => ({ place, sum: way * sum })).toSorted((a, b) => b.sum - a.sum);
  return ranked[0]?.place ?? 0;
}

const broken = ({ pledges }: CountryPart): number =>
  pledges.filter(({ outcome }) => outcome === 'broken').length;
const left = ({ reports }: CountryPart): number =>
  reports.reduce((sum, { leavers }) => sum + leavers.length, 0);
const answered = ({ reports }: CountryPart): number =>
  new Set(
    reports.flatMap(({ surcharges }) => surcharges.map(({ by, surcharge }) => `${by} ${surcharge.against}`)),
  ).size;

/** `times`: how often what each answer names has happened. */
function yearsLost(game: CountryPart, times: readonly number[]): Reading {
  return {
    right: times.flatMap((count, place) => (count > 0 ? [place] : [])),
    said: phrase('reading.yearsLost', { broken: broken(game), left: left(game), answered: answered(game) }),
  };
}

type OfProvinces = (
  asked: Headline,
  report: ProvinceRoundReport,
  before: ProvinceRoundReport | undefined,
) => Reading | undefined;

const OF_PROVINCES: Readonly<Partial<Record<Headline['key'], OfProvinces>>> = {
  'pquestion.cycle': (_asked, report) => {
    const [walls, limits, pacts] = [
      meanOf(report, ['ownWall', 'othersWalls']),
      meanOf(report, ['ownBlock', 'othersBlocks']),
      meanOf(report, ['pacts']),
    ];
    const sums = [walls, limits, pacts];
    return {
      right: Math.min(...sums) < 0 ? [largestOf(sums, -1)] : [],
      said: phrase('reading.closed', {
        walls: signedPercent(walls, 1),
        limits: signedPercent(limits, 1),
        pacts: signedPercent(pacts, 1),
      }),
    };
  },
  'pquestion.breach': (asked, report, before) => {
    const { own, economy } = ownOf(asked, report);
    if (own === undefined) return undefined;
    const was = before?.provinces[economy]?.place;
    const people = wayOf(own.logChange, SILENT.provincePercent) > 0;
    const leader = own.place < (was ?? Object.keys(report.provinces).length / 2);
    const right = [...(people ? [0] : []), ...(leader ? [1] : [])];
    const params = { economy, amount: signedPercent(percentOfLog(own.logChange / 100), 1), place: own.place };
    return {
      right: right.length === 0 ? [2] : right,
      said:
        was === undefined
          ? phrase('reading.breach', params)
          : phrase('reading.breachFrom', { ...params, placeBefore: was }),
    };
  },
  'pquestion.dilemma': (_asked, { provinces }) => {
    const all = Object.values(provinces);
    const mean = (of: readonly ProvinceReport[]): number =>
      of.reduce((sum, { logChange }) => sum + logChange, 0) / Math.max(1, of.length);
    const raised = mean(all.filter(({ wall, wallBefore }) => wall > wallBefore));
    const others = mean(all.filter(({ wall, wallBefore }) => wall <= wallBefore));
    return {
      right: [Math.max(raised, others) < SILENT.provincePercent ? 0 : raised > others ? 1 : 2],
      said: phrase('reading.dilemma', {
        raised: signedPercent(percentOfLog(raised / 100), 1),
        others: signedPercent(percentOfLog(others / 100), 1),
      }),
    };
  },
  'pquestion.corridor': (asked, { unbuilt }) => {
    const [corridor = ''] = namesIn(asked, 'corridor');
    const route = unbuilt.find((each) => each.corridor === corridor);
    if (route === undefined) return undefined;
    const share = route.pledged / route.cost;
    return {
      right: [share < 1 / 3 ? 0 : share < 2 / 3 ? 1 : 2],
      said: phrase('reading.corridor', { pledgedYuan: route.pledged, costYuan: route.cost }),
    };
  },
  'pquestion.opened': ownWall,
  'pquestion.wall': ownWall,
  'pquestion.meeting': (asked, report) => {
    const { own, economy } = ownOf(asked, report);
    if (own === undefined) return undefined;
    const all = Object.values(report.provinces);
    const place = 1 + all.filter(({ index }) => index > own.index).length;
    return {
      right: [own.index <= 100 ? 2 : place <= all.length / 2 ? 0 : 1],
      said: phrase('reading.meeting', {
        economy,
        amount: signedPercent(own.index - 100, 1),
        place,
        seats: all.length,
      }),
    };
  },
  'pquestion.gained': (asked, report) => causesRead(asked, report, 1),
  'pquestion.lost': (asked, report) => causesRead(asked, report, -1),
} satisfies Partial<Record<ProvinceQuestionKey, OfProvinces>>;

function ownOf(
  asked: Headline,
  { provinces }: ProvinceRoundReport,
): { readonly economy: EconomyId; readonly own: ProvinceReport | undefined } {
  const [economy = ''] = namesIn(asked, 'economy');
  return { economy, own: provinces[economy] };
}

/** What some causes brought a province on average, in per cent. */
function meanOf({ provinces }: ProvinceRoundReport, of: readonly IncomeCause[]): number {
  const all = Object.values(provinces);
  const sum = all.reduce(
    (total, { causes }) => total + of.reduce((part, cause) => part + causes[cause], 0),
    0,
  );
  return sum / Math.max(1, all.length);
}

/** What moving its wall did to a province's own people. */
function ownWall(asked: Headline, report: ProvinceRoundReport): Reading | undefined {
  const { own } = ownOf(asked, report);
  if (own === undefined) return undefined;
  const scale = percentALog(own.logChange / 100) / 100;
  const wall = scale * own.causes.ownWall;
  return {
    right: [placeOfWay(wayOf(wall, SILENT.provincePercent))],
    said: phrase('reading.ownWall', {
      amount: signedPercent(wall, 1),
      total: signedPercent(percentOfLog(own.logChange / 100), 1),
    }),
  };
}

/** Whether a province itself, the others, or all else made most of a change. */
function causesRead(asked: Headline, report: ProvinceRoundReport, way: 1 | -1): Reading | undefined {
  const { own } = ownOf(asked, report);
  if (own === undefined) return undefined;
  const scale = percentALog(own.logChange / 100) / 100;
  const sumOf = (of: readonly IncomeCause[]): number =>
    scale * of.reduce((sum, cause) => sum + own.causes[cause], 0);
  const [opening, others, rest] = [
    sumOf(['ownWall', 'ownBlock']),
    sumOf(['othersWalls', 'othersBlocks', 'pacts']),
    sumOf(['corridors', 'pillars', 'payments', 'events', 'drive']),
  ];
  return {
    right: [largestOf([opening, others, rest], way)],
    said: phrase('reading.gained', {
      opening: signedPercent(opening, 1),
      others: signedPercent(others, 1),
      rest: signedPercent(rest, 1),
    }),
  };
}
