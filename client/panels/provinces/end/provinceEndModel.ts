import type { ProvinceTemperamentName } from '#shared/content/provinces/provinceTemperaments.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import { MILLIONS_A_YUAN100M, medalsOfTable } from '#shared/content/provinces/provinceConstants.ts';
import type { Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Breach, Departure, Pact } from '#shared/protocol/provinces/pacts.ts';
import type {
  IncomeCause,
  ProvinceReport,
  ProvinceRoundReport,
  ProvinceStanding,
  ProvincesFinal,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { isForced } from '#shared/rules/provinces/settlement/headlines.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { formatNumber, formatSigned } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { incomePlace } from '../figures/mapLayersModel.ts';

export type ProvinceEndRow = ProvinceStanding & {
  readonly isMine: boolean;
  /** Of a bot government, told now that the game is over. */
  readonly temperament?: ProvinceTemperamentName;
  /** Levels after each round, the opening first. */
  readonly walls: readonly number[];
  readonly blocks: readonly number[];
  /** By what the people gained on the average of the rounds, 1 best. */
  readonly incomePlace: number;
  /** All breaches, those that nobody saw too. */
  readonly breaches: readonly Breach[];
};

/** Over the medal of a leader: the result that it goes by, and what the people gained. */
export function headlineOf({ economy, judged, score }: ProvinceStanding): string {
  const told = { economy: economyName(economy), change: meanIncome(judged) };
  return score === undefined
    ? t('pend.headlineIncome', told)
    : t('pend.headline', { ...told, score: formatNumber(score) });
}

/** What the people gained since the start on the average of the rounds, as a result counts it. */
export function meanIncome({ prosperity }: ProvinceStanding['judged']): string {
  return t('presults.percent', { number: formatSigned(percentOfLog(prosperity.value / 100), 1) });
}

/** A grade of the table's medal and what it asks for. */
type Threshold = {
  readonly medal: Medal;
  readonly incomePercent: number;
  readonly borderEffect: number;
};

export type ProvinceEnd = {
  /** Absent for the host, the centre and who watched. */
  readonly mine?: ProvinceEndRow;
  /** A league table: best career first. */
  readonly rows: readonly ProvinceEndRow[];
  readonly hasScores: boolean;
  readonly tableMedal: Medal;
  readonly thresholds: readonly Threshold[];
  readonly nationalIncomePercent: number;
  readonly borderEffect: number;
  /** National income round by round, the opening first, in per cent. */
  readonly nation: readonly number[];
  readonly centre?: NonNullable<ProvincesFinal['centre']>;
  readonly bots: readonly ProvinceEndRow[];
};

type Source = {
  readonly scenario: Pick<ProvincesScenario, 'dealOrder' | 'opening' | 'atOpening' | 'economy'>;
  readonly provinces: Pick<ProvincesState, 'temperaments' | 'breaches'>;
  readonly reports: readonly ProvinceRoundReport[];
  readonly final: ProvincesFinal;
  readonly members: Readonly<Record<EconomyId, unknown>>;
  readonly settings?: Pick<ProvinceGame['settings'], 'pactLimits'>;
};

export function provinceEnd(
  { scenario, provinces, reports, final, members, settings = {} }: Source,
  me: EconomyId | undefined,
): ProvinceEnd {
  const incomes = {
    provinces: Object.fromEntries(
      final.standings.map(({ economy, judged }) => [
        economy,
        { index: percentOfLog(judged.prosperity.value / 100) },
      ]),
    ),
  };
  const rows = final.standings
    .map((standing): ProvinceEndRow => {
      const { economy } = standing;
      const temperament = provinces.temperaments[economy];
      const path = (dial: 'wall' | 'block'): number[] => {
        const opening = reports[0]?.provinces[economy];
        const first = dial === 'wall' ? opening?.wallBefore : opening?.blockBefore;
        return [first ?? 0, ...reports.map((report) => report.provinces[economy]?.[dial] ?? 0)];
      };
      return {
        ...standing,
        isMine: economy === me,
        ...(temperament === undefined || members[economy] !== undefined ? {} : { temperament }),
        incomePlace: incomePlace(incomes, economy),
        walls: path('wall'),
        blocks: path('block'),
        breaches: provinces.breaches.filter(({ by }) => by === economy),
      };
    })
    .toSorted((a, b) => a.place - b.place);
  const mine = rows.find(({ isMine }) => isMine);
  return {
    ...(mine === undefined ? {} : { mine }),
    rows,
    hasScores: rows.some(({ score }) => score !== undefined),
    tableMedal: final.tableMedal,
    thresholds: medalsOfTable(scenario, { settings }),
    nationalIncomePercent: final.nationalIncomePercent,
    borderEffect: final.borderEffect,
    nation: [scenario.atOpening.nationalIncome, ...reports.map((report) => report.nationalIncomePercent)],
    ...(final.centre === undefined ? {} : { centre: final.centre }),
    bots: rows.filter(({ temperament }) => temperament !== undefined),
  };
}

/** Something that a province decided in a round, or lost, and by how many per cent it moved its people's real income in that round. */
export type ProvinceDecision = {
  readonly round: number;
  /** What partners alone decided is none of its own. */
  readonly isOwn: boolean;
  readonly title: Phrase;
  /** What it was, where the round is told beside it. */
  readonly kept: Phrase;
  readonly percent: number;
  /** What of it is trade and what money. */
  readonly parts?: Phrase;
};

/** So many are told that moved trade, and of money below them. */
const DECISIONS_SHOWN = { trade: 5, money: 1 } as const;
/** Per cent: what is smaller cannot be seen in one decimal. */
const SMALLEST_PERCENT = 0.05;

/** What was decided, or lost with partners, that moved its people most, for better or worse: what moved trade first, then money by itself. */
export function weightiestDecisions(
  reports: readonly ProvinceRoundReport[],
  economy: EconomyId,
  departures: readonly Departure[] = [],
  isTold: (decision: ProvinceDecision) => boolean = () => true,
): readonly ProvinceDecision[] {
  const all = reports
    .flatMap((report, at) => decisionsIn(report, reports[at - 1], economy, departures))
    .filter(isTold)
    .filter(({ percent }) => Math.abs(percent) >= SMALLEST_PERCENT)
    .toSorted((a, b) => Math.abs(b.percent) - Math.abs(a.percent));
  const isMoney = ({ title }: ProvinceDecision): boolean => OF_MONEY.includes(title.key);
  return [
    ...all.filter((each) => !isMoney(each)).slice(0, DECISIONS_SHOWN.trade),
    ...all.filter(isMoney).slice(0, DECISIONS_SHOWN.money),
  ];
}

const OF_MONEY: readonly string[] = (['receivedLess', 'receivedMore', 'paidLess', 'paidMore'] as const).map(
  (kind) => `pend.decision.${kind}`,
);

/** What the own levels, and those of others with all pacts, made of a people's income on the average of the rounds: parts of what a result counts, in per cent. */
export function bordersMade(
  reports: readonly Pick<ProvinceRoundReport, 'provinces'>[],
  economy: EconomyId,
): Readonly<Record<'own' | 'others', number>> {
  // What came in a round lasts through all that follow.
  const meanOf = (logOf: (own: ProvinceReport) => number): number =>
    reports.reduce((sum, { provinces }, at) => {
      const own = provinces[economy];
      return sum + (own === undefined ? 0 : logOf(own) * (1 - at / reports.length));
    }, 0);
  const scale = percentALog(meanOf(({ logChange }) => logChange) / 100) / 100;
  const partOf = (...of: readonly IncomeCause[]): number =>
    scale * meanOf(({ causes }) => of.reduce((sum, cause) => sum + causes[cause], 0));
  return { own: partOf('ownWall', 'ownBlock'), others: partOf('othersWalls', 'othersBlocks', 'pacts') };
}

const KINDS_OF_OTHERS = ['cause', 'lost', 'receivedLess', 'receivedMore'] as const;
const OF_OTHERS: readonly string[] = KINDS_OF_OTHERS.map((kind) => `pend.decision.${kind}`);

const FROM_OUTSIDE = ['othersWalls', 'othersBlocks', 'events'] as const;

function causeIn(round: number, cause: (typeof FROM_OUTSIDE)[number]): Phrase {
  return phrase('pend.decision.cause', { round, cause: t(`cause.${cause}`) });
}

function decisionsIn(
  report: ProvinceRoundReport,
  before: ProvinceRoundReport | undefined,
  economy: EconomyId,
  departures: readonly Departure[],
): readonly ProvinceDecision[] {
  const { round, provinces, pacts } = report;
  const own = provinces[economy];
  if (own === undefined) return [];
  const { wall, wallBefore, block, blockBefore, causes } = own;
  // As the results of the round told them: so that all causes of the round sum to its per cent.
  const scale = percentALog(own.logChange / 100) / 100;
  const isDecided = (from: number, to: number): boolean =>
    from !== to && !isForced(report, before, { from, to });
  const told = (title: Phrase, kept: Phrase, log: number): ProvinceDecision => ({
    round,
    isOwn: !OF_OTHERS.includes(title.key),
    title,
    kept,
    percent: scale * log,
  });
  const pactsBefore = before?.pacts ?? [];
  const partnersBefore = partnersIn(pactsBefore, economy);
  // With whom a pact is renewed as it was, trade goes on as it was.
  const partners = partnersIn(
    pacts.filter(({ sinceRound }) => sinceRound === round),
    economy,
  ).filter((partner) => termsAmong(pacts, economy, partner) !== termsAmong(pactsBefore, economy, partner));
  const dials = (
    [
      ['wall', wallBefore, wall, 'keep.provinceWall', causes.ownWall],
      ['block', blockBefore, block, 'keep.provinceBlock', causes.ownBlock],
    ] as const
  ).flatMap(([dial, from, now, kept, log]) => {
    const move = { before: from, now };
    return isDecided(from, now)
      ? [told(phrase(`pend.decision.${dial}`, { round, ...move }), phrase(kept, move), log)]
      : [];
  });
  const left = leftBy(economy, report, before, departures);
  // What pacts did to income then holds the loss of a partner too.
  const lost = partnersBefore.filter((partner) => !partnersIn(pacts, economy).includes(partner));
  const made = pactsTold(partners.length > 0, left.length > 0, lost.length > 0);
  const against = left.length === 0 ? lost : left;
  const pact = { economies: partners.length === 0 ? against : partners, against };
  const money = paidBy(economy, report, before);
  const { received, paid } = money.more;
  const withNew = money.worthOf(sumOf(received, partners) - sumOf(paid, partners), causes.payments);
  return [
    ...dials,
    ...(made === undefined
      ? []
      : [
          {
            ...told(
              phrase(`pend.decision.${made}`, { round, ...pact }),
              phrase(`keep.${made}`, pact),
              causes.pacts + withNew,
            ),
            ...partsTold(scale * causes.pacts, scale * withNew),
          },
        ]),
    ...changesOfMoney(money, partners).map(({ key, economies, sum }) => {
      const params = { economies, sumYuan: Math.abs(sum) };
      return told(
        phrase(`pend.decision.${key}`, { round, ...params }),
        phrase(`keep.${key}`, params),
        money.worthOf(sum, causes.payments),
      );
    }),
    // What nobody at home decided, where it moved as much.
    ...FROM_OUTSIDE.map((cause) => told(causeIn(round, cause), phrase(`cause.${cause}`), causes[cause])),
    ...routePaid(report, economy).map((corridor) =>
      told(
        phrase('pend.decision.corridor', { round, corridor }),
        phrase('keep.corridor', { corridor }),
        causes.corridors,
      ),
    ),
  ];
}

/** What two provinces open to each other under their pacts. */
function termsAmong(pacts: readonly Pact[], one: EconomyId, other: EconomyId): string {
  return pacts
    .filter(({ members }) => members.includes(one) && members.includes(other))
    .map(({ goods, atMost, rules }) => [goods, atMost, ...rules.toSorted()].join(' '))
    .toSorted()
    .join();
}

function percentTold(percent: number): string {
  return t('presults.percent', { number: formatSigned(percent, 1) });
}

function sumOf(by: Sums, some: readonly EconomyId[]): number {
  return some.reduce((sum, each) => sum + (by[each] ?? 0), 0);
}

/** Trade and money of a pact apart, where there is money. */
function partsTold(trade: number, payments: number): Pick<ProvinceDecision, 'parts'> {
  if (Math.abs(payments) < SMALLEST_PERCENT) return {};
  return {
    parts: phrase('pend.decision.parts', { trade: percentTold(trade), payments: percentTold(payments) }),
  };
}

type Sums = Readonly<Record<EconomyId, number>>;

type Money = {
  /** How much more than in the round before each partner paid the province under pacts, and it paid each, in 100 million yuan. */
  readonly more: Readonly<Record<'received' | 'paid', Sums>>;
  /** Of what all payments did to income the share of a sum. */
  readonly worthOf: (sum: number, all: number) => number;
};

/** What a province was paid, and paid, beside the round before. */
function paidBy(
  economy: EconomyId,
  report: ProvinceRoundReport,
  before: ProvinceRoundReport | undefined,
): Money {
  const more: Record<'received' | 'paid', Record<EconomyId, number>> = { received: {}, paid: {} };
  const add = (round: ProvinceRoundReport, sign: 1 | -1): void => {
    const running = round.pacts
      .flatMap(({ payments }) => payments)
      .filter(({ untilRound }) => untilRound >= round.round);
    for (const { from, to, amountMn } of running) {
      const [way, other] = from === economy ? (['paid', to] as const) : (['received', from] as const);
      if (way === 'received' && to !== economy) continue;
      more[way][other] = (more[way][other] ?? 0) + (sign * amountMn) / MILLIONS_A_YUAN100M;
    }
  };
  add(report, 1);
  if (before !== undefined) add(before, -1);
  const received = (round: ProvinceRoundReport | undefined): number =>
    round?.provinces[economy]?.budgetParts.payments ?? 0;
  // What was paid at once is in it too.
  const all = received(report) - received(before);
  return { more, worthOf: (sum, worth) => (all === 0 ? 0 : (sum / all) * worth) };
}

/** Money that came or went otherwise, but with partners of a new pact: what others paid apart from what the province paid, more apart from less. */
function changesOfMoney({ more }: Money, partners: readonly EconomyId[]) {
  return (['received', 'paid'] as const).flatMap((way) =>
    (['More', 'Less'] as const).flatMap((how) => {
      const economies = Object.keys(more[way]).filter((each) => {
        return !partners.includes(each) && (more[way][each] ?? 0) * (how === 'More' ? 1 : -1) > 0;
      });
      const sum = sumOf(more[way], economies);
      return sum === 0 ? [] : [{ key: `${way}${how}` as const, economies, sum: way === 'paid' ? -sum : sum }];
    }),
  );
}

/** The route that was built in a round, where a province paid for it. */
function routePaid(
  { corridor: built, pledges = [] }: ProvinceRoundReport,
  economy: EconomyId,
): readonly string[] {
  return pledges
    .filter(({ by, corridor }) => by === economy && corridor === built?.corridor)
    .map(({ corridor }) => corridor);
}

/** What of pacts a province decided in a round: joined some, left some, or both; partners that it lost are told beside what was joined, or alone. */
function pactsTold(
  hasJoined: boolean,
  hasLeft: boolean,
  hasLostPartner: boolean,
): 'pact' | 'pactsTurned' | 'pactsLeft' | 'left' | 'lost' | undefined {
  if (hasLeft) return hasJoined ? 'pactsLeft' : 'left';
  if (!hasJoined) return hasLostPartner ? 'lost' : undefined;
  return hasLostPartner ? 'pactsTurned' : 'pact';
}

/** Whom a province left in a round: as is on record where it cost reputation, else as a pact goes on without it, which none that binds does for a leaver. */
function leftBy(
  economy: EconomyId,
  { round, pacts }: ProvinceRoundReport,
  before: ProvinceRoundReport | undefined,
  departures: readonly Departure[],
): readonly EconomyId[] {
  const goesOn = (before?.pacts ?? []).filter(
    ({ id, members, isBinding }) =>
      !isBinding &&
      members.includes(economy) &&
      pacts.some((now) => now.id === id && !now.members.includes(economy)),
  );
  const recorded = departures.filter((each) => each.round === round && each.by === economy);
  return partnersIn([...goesOn, ...recorded.map(({ from }) => ({ members: [...from, economy] }))], economy);
}

function partnersIn(pacts: readonly Pick<Pact, 'members'>[], economy: EconomyId): readonly EconomyId[] {
  const members = pacts.filter((pact) => pact.members.includes(economy)).flatMap((pact) => pact.members);
  return [...new Set(members)].filter((member) => member !== economy);
}
