import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline, QuestionKey } from '#shared/protocol/headlines.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { questionFor } from '#shared/rules/provinces/settlement/headlines.ts';
import { DECIDED, movedBy, percentMoved } from '#shared/rules/settlement/causes.ts';
import {
  besidePackageBn,
  causesLeftOut,
  causesPaid,
  gapBetween,
  movedTogetherBn,
  waysOfGain,
} from '#shared/rules/settlement/causeQuestions.ts';
import { isByTariffs } from '#shared/rules/settlement/closingQuestion.ts';
import { isAlone } from '#shared/rules/table/revealStops.ts';
import { type CountryPart, type GameState, countryPart, provincePart } from '#shared/rules/state.ts';
import { MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import { me } from '../../state/store.ts';
import { locale } from '../../text/language.ts';
import { economyName, exactMoney, money, moneyUnit } from '../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import {
  type Reading,
  SILENT,
  largestOf,
  namesIn,
  placeOfWay,
  signedPercent,
  wayOf,
} from './debriefModel.ts';
import { gainUnpaid, mostUnpaid, movedAlone } from './debriefTables.ts';
import { OF_PROVINCES } from './provinceReadings.ts';

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
  const report = reports.at(-1);
  if (report === undefined || borderEffectAtOpening === undefined) return undefined;
  const reader = isAlone(game) ? me.value?.seat : undefined;
  return { asked: questionFor(reports, borderEffectAtOpening, reader), round: report.round };
}

/** So much more is more: less is told as about as much. */
const MORE = 1.05;

type Moved = { readonly logChange: number };

function percentOf(each: Moved | undefined): number {
  return percentOfLog(each?.logChange ?? 0);
}

type OfCountries = (asked: Headline, report: RoundReport, game: CountryPart) => Reading | undefined;

const OF_COUNTRIES: Readonly<Partial<Record<Headline['key'], OfCountries>>> = {
  'question.diversion': (asked, { blocs }) => {
    const parties = namesIn(asked, 'economies').join();
    const bloc = blocs.find((each) => each.parties.join() === parties);
    if (bloc === undefined) return undefined;
    const [createdBn, takenBn] = [Math.max(0, bloc.createdTradeBn), bloc.divertedTradeBn];
    const all = phrase('reading.diversion', { createdBn, takenBn });
    const amounts = { created: spokenMoney(createdBn), taken: spokenMoney(takenBn) };
    const word = createdBn > MORE * takenBn ? 'created' : takenBn > MORE * createdBn ? 'taken' : 'even';
    const place = ['created', 'taken', 'even'].indexOf(word);
    return { right: [place], said: [phrase(`reading.${word}`, amounts)], all };
  },
  'question.whoPaid': lossOutside,
  'question.preferenceEroded': lossOutside,
  'question.partnerLeft': (asked, report) => {
    const leavers = namesIn(asked, 'economies');
    const [partner = ''] = namesIn(asked, 'economy');
    // What else the round brought says nothing of the end of one agreement.
    const endOf = (economy: EconomyId): number | undefined =>
      percentMoved(
        report,
        economy,
        ({ kind, parties = [] }) =>
          kind === 'ended' && parties.includes(partner) && parties.includes(economy),
      );
    const ends = leavers.map((economy) => ({ economy, percent: endOf(economy) }));
    const percent = ends.reduce((sum, each) => sum + (each.percent ?? 0), 0);
    const [most] = ends.toSorted((a, b) => Math.sign(percent) * ((b.percent ?? 0) - (a.percent ?? 0)));
    if (most?.percent === undefined) return undefined;
    const change = signedPercent(most.percent);
    return {
      right: [placeOfWay(wayOf(percent))],
      said: [phrase('reading.endAlone', { economy: most.economy, change })],
      all: incomesOf(report, [...leavers, partner]),
    };
  },
  'question.wallPrice': (asked, report) => {
    const [economy = ''] = namesIn(asked, 'economy');
    const byTariffs = (of: EconomyId): number => percentMoved(report, of, isByTariffs) ?? 0;
    const [worst = economy] = Object.keys(report.economies)
      .filter((each) => each !== economy)
      .toSorted((a, b) => byTariffs(a) - byTariffs(b));
    const isLower = (of: EconomyId): boolean => wayOf(byTariffs(of)) < 0;
    const [own, other] = [isLower(economy), isLower(worst)];
    const percent = Math.abs(byTariffs(economy));
    const all = incomesOf(report, [economy, worst]);
    if (own)
      return other
        ? { right: [2], said: [phrase('reading.fellBoth', { economy, other: worst, percent })], all }
        : { right: [0], said: [phrase('reading.fellAlone', { economy, percent })], all };
    const params = { economy, other: worst, percent: Math.abs(byTariffs(worst)) };
    return other
      ? { right: [1], said: [phrase('reading.fellInstead', params)], all }
      : { right: [], said: [phrase('reading.tariffsStill')], all };
  },
  'question.brokenWord': (asked, report) => {
    const [economy = ''] = namesIn(asked, 'economy');
    return {
      right: [placeOfWay(wayOf(percentOf(report.economies[economy])))],
      said: [incomeOf(report, economy)],
      all: incomesOf(report, [economy, ...othersFrom(report, economy).slice(0, 1)]),
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
    const all = incomesOf(report, told);
    const [worst = '', best = worst] = [outsiders[0], outsiders.at(-1)];
    const lost = Math.abs(percentOf(report.economies[worst]));
    if (down && up)
      return {
        right: [2],
        said: [phrase('reading.oneFell', { economy: worst, other: best, percent: lost })],
        all,
      };
    if (!down && !up)
      return { right: outsiders.length === 1 ? [2] : [], said: [incomeOf(report, worst)], all };
    const one = down ? worst : best;
    const params = { economy: one, percent: Math.abs(percentOf(report.economies[one])) };
    const said =
      outsiders.length === 1
        ? incomeOf(report, one)
        : phrase(down ? 'reading.fellMost' : 'reading.roseMost', params);
    return { right: [down ? 0 : 1], said: [said], all };
  },
  'question.whyNoProposal': (_asked, { economies, worldGainBn }, { seats }) => {
    const ways = Object.keys(seats).map((seat) => wayOf(percentOf(economies[seat])));
    const total = ways.length;
    const [up, down] = [1, -1].map((way) => ways.filter((each) => each === way).length) as [number, number];
    const said =
      up > down
        ? phrase('reading.countRose', { count: up, total })
        : up < down
          ? phrase('reading.countFell', { count: down, total })
          : phrase('reading.countEven', { count: up });
    return {
      right: [placeOfWay(up - down)],
      said: [said],
      all: phrase('reading.counts', { up, down, amount: money(worldGainBn, true) }),
    };
  },
  'question.whoseGain': (asked, report) => decisionsBehind(asked, report, 1),
  'question.whoseLoss': (asked, report) => decisionsBehind(asked, report, -1),
  'question.whyMore': (asked, report) => gapOf(asked, report, (gap) => gap),
  'question.whyMorePaid': (asked, report) => gapOf(asked, report, causesPaid),
  'question.howGained': (asked, report) => {
    const [economy = ''] = namesIn(asked, 'economy');
    const own = report.economies[economy];
    if (own === undefined) return undefined;
    const scale = percentALog(own.logChange);
    const ways = waysOfGain(own).map((log) => scale * log);
    const [prices = 0, created = 0, payments = 0] = ways;
    const rest = percentOf(own) - prices - created - payments;
    const told = { prices, created, payments, rest };
    return {
      right: [largestOf(ways, 1)],
      said: [phrase('reading.ways', { economy, ...mapValues(told, (percent) => signedPercent(percent)) })],
      figures: { percents: ways, rest, are: phrase('reading.waysAre', { economy }) },
    };
  },
  'question.whyLeftOut': (asked, report) => {
    const [economy = ''] = namesIn(asked, 'economy');
    const causes = causesLeftOut(report, economy);
    if (causes === undefined) return undefined;
    const [signed = 0, tariffs = 0, own = 0] = causes;
    const told = { signed, tariffs, own };
    const rest = percentOf(report.economies[economy]) - signed - tariffs - own;
    return {
      right: [largestOf(causes, -1)],
      said: [phrase('reading.leftOut', { economy, ...mapValues(told, (percent) => signedPercent(percent)) })],
      figures: { percents: causes, rest, are: phrase('reading.waysAre', { economy }) },
    };
  },
  'question.couldPay': mostUnpaid,
  'question.allGain': gainUnpaid,
  'question.tariffCut': (asked, report) => movedAlone(asked, report, 'ownTariff'),
  'question.tariffRise': (asked, report) => movedAlone(asked, report, 'ownTariff'),
  'question.cutByPartner': (asked, report) => movedAlone(asked, report, 'othersTariffs'),
  'question.package': (_asked, report) => {
    const sums = besidePackageBn(report);
    if (sums === undefined) return undefined;
    const [all = '', some = '', each = ''] = sums.map((bn) => money(bn, true));
    return { right: [largestOf(sums, 1)], said: [phrase('reading.package', { all, some, each })] };
  },
  'question.yearsLost': (_asked, report) => yearsMoved(report, ['agreements', 'tariffs', 'events'], -1),
  'question.yearsLostExpired': (_asked, report) =>
    yearsMoved(report, ['agreements', 'tariffs', 'events'], -1),
  'question.yearsAfter': (_asked, report) => yearsMoved(report, ['growth', 'events', 'agreements'], 1),
} satisfies Partial<Record<QuestionKey, OfCountries>>;

/** What one gained more by than another who signed the same. */
function gapOf(
  asked: Headline,
  { economies }: RoundReport,
  answersIn: (gap: readonly number[]) => readonly number[],
): Reading | undefined {
  const [[economy = ''], [other = '']] = [namesIn(asked, 'economy'), namesIn(asked, 'other')];
  const [more, less] = [economies[economy], economies[other]];
  if (more === undefined || less === undefined) return undefined;
  const gap = gapBetween(more, less);
  const [prices = 0, created = 0, diverted = 0, payments = 0] = gap;
  const told = { prices, created, diverted, payments };
  const names = { economy: named(economy), other: named(other) };
  const percents = answersIn(gap);
  const rest = percents.reduce((left, each) => left - each, percentOf(more) - percentOf(less));
  return {
    right: [largestOf(percents, 1)],
    said: [phrase('reading.gap', { ...names, ...mapValues(told, (percent) => signedPercent(percent)) })],
    figures: { percents, rest, are: phrase('reading.gapAre', names) },
  };
}

/** A seat in a sentence, the reader’s as “you”. */
function named(economy: EconomyId): EconomyId | (() => string) {
  return economy === me.value?.seat ? () => t('table.you') : economy;
}

/** More outsiders than can be read at a glance: those that lost most, and who did best. */
const NAMES_AT_MOST = 4;

function incomeOf({ economies }: RoundReport, economy: EconomyId): Phrase {
  const percent = percentOf(economies[economy]);
  const way = wayOf(percent);
  if (way === 0) return phrase('reading.still', { economy });
  return phrase(way > 0 ? 'reading.rose' : 'reading.fell', { economy, percent: Math.abs(percent) });
}

function incomesOf({ economies }: RoundReport, of: readonly EconomyId[]): Phrase {
  return phrase('reading.incomes', {
    incomes: of.map((each) => `${economyName(each)} ${signedPercent(percentOf(economies[each]))}`),
  });
}

/** All others, whoever fared worst first. */
function othersFrom({ economies }: RoundReport, economy: EconomyId): readonly EconomyId[] {
  return Object.entries(economies)
    .filter(([each]) => each !== economy)
    .toSorted(([, a], [, b]) => a.logChange - b.logChange)
    .map(([each]) => each);
}

/**
 * Why somebody outside lost: the question asks for what agreements of others alone took, and these make members buy more from each other, which also
 * lowers what the outsider is paid. Tariffs that somebody raised in the same round are no part of that.
 */
function lossOutside(asked: Headline, report: RoundReport): Reading | undefined {
  const [economy = ''] = namesIn(asked, 'economy');
  const economies = namesIn(asked, 'economies');
  const own = report.economies[economy];
  if (own === undefined) return undefined;
  const alone = percentMoved(
    report,
    economy,
    ({ kind, parties = [] }) => kind === 'signed' && !parties.includes(economy),
  );
  const soldBn = report.flows
    .filter(({ exporter, importer }) => exporter === economy && economies.includes(importer))
    .reduce((sum, { beforeBn, afterBn }) => sum + afterBn - beforeBn, 0);
  const pricesBn = own.logChange === 0 ? 0 : (own.gainThisRoundBn * own.parts.pricesAbroad) / own.logChange;
  const felt =
    soldBn <= -SILENT.bn
      ? phrase('reading.soldLess', { economies, economy, amount: spokenMoney(-soldBn) })
      : pricesBn <= -SILENT.bn
        ? phrase('reading.soldCheaper', { economy, amount: spokenMoney(-pricesBn) })
        : undefined;
  // Games of before tell no causes, or none of those who signed.
  const isByThem = alone === undefined || alone === 0 ? felt !== undefined : alone < 0;
  return {
    right: isByThem ? [0] : [],
    said: [felt ?? phrase(isByThem ? 'reading.turnedAway' : 'reading.notLess', { economies, economy })],
    all: phrase('reading.sales', {
      economy,
      economies,
      amount: money(soldBn, true),
      prices: money(pricesBn, true),
    }),
  };
}

/** Whose decisions made most of a change, or growth and what was under way. Undefined for games of before, which do not tell. */
function decisionsBehind(
  asked: Headline,
  { economies, causes }: RoundReport,
  way: 1 | -1,
): Reading | undefined {
  const [economy = ''] = namesIn(asked, 'economy');
  const own = economies[economy];
  if (own === undefined || causes === undefined) return undefined;
  const scale = own.logChange === 0 ? 0 : own.gainThisRoundBn / own.logChange;
  const sums = movedBy(causes, economy).map((log) => scale * log);
  const [decided = 0, others = 0, rest = 0] = sums;
  const place = largestOf(sums, way);
  const whose = DECIDED[place] ?? 'rest';
  const amount = spokenMoney(Math.abs(sums[place] ?? 0));
  return {
    right: [place],
    said: [phrase(`reading.${way > 0 ? 'gain' : 'loss'}.${whose}`, { economy, amount })],
    all: phrase('reading.parts', {
      own: money(decided, true),
      others: money(others, true),
      rest: money(rest, true),
    }),
  };
}

/** Which of the causes that the answers name moved most of what all together gained or lost in the years after. */
function yearsMoved(
  report: RoundReport,
  named: readonly (keyof NonNullable<ReturnType<typeof movedTogetherBn>>)[],
  way: 1 | -1,
): Reading | undefined {
  const moved = movedTogetherBn(report);
  if (moved === undefined) return undefined;
  const sums = named.map((each) => moved[each]);
  const place = largestOf(sums, way);
  const most = sums[place] ?? 0;
  const all = phrase(
    'reading.yearsParts',
    mapValues(moved, (bn) => money(bn, true)),
  );
  if (way * most < SILENT.bn) return { right: [], said: [phrase('reading.noneHappened')], all };
  const told = phrase(`reading.years.${named[place] ?? 'growth'}`, { amount: money(most, true) });
  return { right: [place], said: [told], all };
}

/** A sum as somebody says it: less than one of the units in which sums are counted in a smaller one, where proposals have one. */
export function spokenMoney(amountBn: number): string {
  const unit = moneyUnit();
  const { unitsPerBillion, exact } = locale().money;
  const isSmall =
    unit !== 'yuan100m' &&
    Math.abs(amountBn) * unitsPerBillion < 1 &&
    exact[unit].millions * unitsPerBillion < MILLIONS_PER_BILLION;
  return isSmall ? exactMoney(Math.round(amountBn * MILLIONS_PER_BILLION)) : money(amountBn);
}
