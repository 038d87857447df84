import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { DynamicsOfEconomy } from '#shared/protocol/modules/modules.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Account, type AccountBar, accountOf } from '../../design/charts/stack.ts';
import { formatAverageRate, formatSignedPercent } from '../../text/format.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import { envelopesOf } from '../reveal/revealModel.ts';

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

export type BillBar = AccountBar<WelfarePart>;

/** Bars in per cent of real income. */
type Bill = Account<WelfarePart>;

/** Parts below this are left out of the bill: a thousandth of a per cent is noise to a reader. */
const VISIBLE_PERCENT = 0.0005;
/** Less is written as 0. */
export const SILENT_PERCENT = 0.005;

/**
 * Why real income changed this round: parts that sum to the change exactly. The parts are logs, which add up; all are
 * scaled alike so that their sum is the per cent by which real income changed, as every other place says it. Parts too
 * small to draw are left out and cannot change the shown sum.
 */
export function billOf({ parts, logChange }: EconomyReport): Bill {
  const scale = percentALog(logChange);
  const entries = WELFARE_PARTS.map((part) => ({ part, value: scale * parts[part] }));
  return accountOf(entries, percentOfLog(logChange), VISIBLE_PERCENT);
}

/** What moved real income most the way it went; where it hardly moved, what moved most either way. */
export function mainCause<Cause extends { readonly value: number }>(
  bars: readonly Cause[],
  total: number,
): Cause | undefined {
  const way = Math.abs(total) < SILENT_PERCENT ? 0 : Math.sign(total);
  return bars
    .filter(({ value }) => way === 0 || Math.sign(value) === way)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))[0];
}

const PARTS_TOLD = 3;

/** The largest parts of a change, of either sign: one where that is most of it, else so many, three at most, that the rest is small. */
export function partsTold<Cause extends { readonly value: number }>(
  bars: readonly Cause[],
  total: number,
): readonly Cause[] {
  const bySize = bars.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const ofTotal = Math.max(SILENT_PERCENT, Math.abs(total) / 2);
  const ofLargest = Math.abs(bySize[0]?.value ?? 0) / 10;
  const isSmall = (rest: number, count: number): boolean =>
    Math.abs(rest) <= (count === 1 ? ofTotal : Math.max(ofTotal, ofLargest));
  const restAfter = (count: number): number =>
    bySize.slice(0, count).reduce((rest, { value }) => rest - value, total);
  const counts = [1, 2].filter((count) => isSmall(restAfter(count), count));
  return bySize.slice(0, counts[0] ?? PARTS_TOLD);
}

/** What an own renewed agreement was worth in the round: real income without it, and what it adds to that, in per cent. */
type RenewalWorth = {
  readonly economies: readonly EconomyId[];
  readonly indexWithout: number;
  readonly percent: number;
  /** What the forecast said, which compares with no agreement too. */
  readonly told?: number | undefined;
};

export function renewalsOf(
  game: Pick<CountryGame, 'proposals'>,
  me: EconomyId,
  report: RoundReport,
  toldOf: (about: Pick<Proposal, 'parties' | 'clauses'>) => number | undefined,
): RenewalWorth[] {
  const welfare = report.economies[me]?.welfare;
  return (report.renewals ?? []).flatMap(({ parties, welfareWithout }) => {
    const without = welfareWithout[me];
    if (welfare === undefined || without === undefined) return [];
    const proposal = concludedIn(game, report.round).find((each) => areSame(each.parties, parties));
    return [
      {
        economies: parties.filter((party) => party !== me),
        indexWithout: 100 * without,
        percent: 100 * (welfare / without - 1),
        told: proposal && toldOf(proposal),
      },
    ];
  });
}

function concludedIn({ proposals }: Pick<CountryGame, 'proposals'>, round: number): Proposal[] {
  return Object.values(proposals).filter((each) => each.status === 'concluded' && each.round === round);
}

function areSame(some: readonly EconomyId[], others: readonly EconomyId[]): boolean {
  return some.length === others.length && some.every((each) => others.includes(each));
}

/** Whether a signature renewed what had run out: it is forecast against no agreement, and told of in `renewalsOf`. */
function isRenewal({ renewals = [] }: RoundReport, { parties }: Proposal): boolean {
  return renewals.some((renewal) => areSame(renewal.parties, parties));
}

/** Own agreements and envelope whose forecasts were read, what the round brought beside them, and what else had changed. */
type ForecastGap = {
  /** In per cent of real income; none of the years after. */
  readonly told: readonly Phrase[];
  readonly cameTo: number;
  readonly causes: readonly Phrase[];
};

/** Percentage points from which a forecast is said not to have come true. */
const GAP_POINTS = 0.05;
const TARIFFS_TOLD = 3;

/** Why a round was otherwise than its forecasts, each of which looks at one decision alone; undefined where they came true or were not read. */
export function forecastGap(
  game: CountryGame,
  me: EconomyId,
  report: RoundReport,
  toldOf: (about: Pick<Proposal, 'parties' | 'clauses'> | 'envelope') => number | undefined,
): ForecastGap | undefined {
  const own = concludedIn(game, report.round).filter((each) => each.parties.includes(me));
  const fresh = own.filter((each) => !isRenewal(report, each));
  const signed = fresh.flatMap((proposal) => {
    const percent = toldOf(proposal);
    const economies = proposal.parties.filter((party) => party !== me);
    return percent === undefined
      ? []
      : [{ percent, phrase: phrase('gap.signed', { change: signedPercent(percent), economies }) }];
  });
  const envelope = toldOf('envelope');
  const isMoved = envelope !== undefined && (signed.length === 0 || Math.abs(envelope) >= GAP_POINTS / 2);
  const told = [
    ...signed,
    ...(isMoved
      ? [{ percent: envelope, phrase: phrase('gap.envelope', { change: signedPercent(envelope) }) }]
      : []),
  ];
  const cameTo = percentOfLog(report.economies[me]?.logChange ?? 0);
  const causes = causesBeside(game, me, report);
  // Forecasts of the years after stood beside the last offers and envelopes, which they do not add up to.
  if (report.isEpilogue)
    return causes.length === 0 || Math.abs(cameTo) < GAP_POINTS ? undefined : { told: [], cameTo, causes };
  const sum = told.reduce((total, { percent }) => total + percent, 0);
  if (told.length === 0 || Math.abs(cameTo - sum) < GAP_POINTS) return undefined;
  return { told: told.map(({ phrase: each }) => each), cameTo, causes };
}

/** What had changed since the round before besides the own signature and envelope. */
function causesBeside(game: CountryGame, me: EconomyId, report: RoundReport): Phrase[] {
  const { round } = report;
  const { agreementLimits: limits } = game.settings;
  const others = (parties: readonly EconomyId[]): EconomyId[] => parties.filter((party) => party !== me);
  const concluded = concludedIn(game, round);
  const own = concluded.filter(({ parties }) => parties.includes(me));
  const before =
    limits === undefined
      ? []
      : concludedIn(game, round - limits.rounds).filter(({ parties }) => parties.includes(me));
  const ended = before
    .map(({ parties }) =>
      others(parties).filter((other) => !own.some((each) => each.parties.includes(other))),
    )
    .filter((economies) => economies.length > 0);
  const changed = own.filter(
    (each) =>
      isRenewal(report, each) &&
      !before.some(({ clauses }) => canonicalJson(clauses) === canonicalJson(each.clauses)),
  );
  const paid = Object.values(game.agreements).flatMap(({ payments }) =>
    payments.filter(({ from, to, untilRound }) => untilRound === round - 1 && (from === me || to === me)),
  );
  const leavers = game.reports.find((each) => each.round === round - 1)?.leavers ?? [];
  const tariffs = envelopesOf(report).filter(
    ({ economy, fromBp, toBp }) => economy !== me && fromBp !== toBp,
  );
  return [
    ...ended.map((economies): Phrase => phrase('gap.lapsed', { economies })),
    ...changed.map(({ parties }): Phrase => phrase('gap.otherTerms', { economies: others(parties) })),
    ...leavers
      .filter(({ by, injured }) => by === me || injured.includes(me))
      .map(({ by, injured }): Phrase => phrase('gap.left', { economy: by, economies: injured })),
    ...paid.map(({ from, to }): Phrase =>
      from === me ? phrase('gap.paidNoMore', { economy: to }) : phrase('gap.getsNoMore', { economy: from }),
    ),
    ...concluded
      .filter((each) => !each.parties.includes(me) && !isRenewal(report, each))
      .map(({ parties: economies }): Phrase => phrase('gap.signedWithout', { economies })),
    ...tariffs.slice(0, TARIFFS_TOLD).map(({ economy, fromBp, toBp }): Phrase =>
      phrase(toBp > fromBp ? 'gap.raised' : 'gap.lowered', {
        economy,
        before: formatAverageRate(fromBp),
        after: formatAverageRate(toBp),
      }),
    ),
  ];
}

const NEWS_OF_PRICES = 3;

/**
 * What was signed in a round that moved prices abroad: own agreements, else those of others. No tariff is named, because accounts do not
 * say whose tariff moved a price, and a partner's does not meet the goods of those who trade freely with it.
 */
export function newsOfPrices(game: CountryGame, me: EconomyId, report: RoundReport): Phrase[] {
  const fresh = concludedIn(game, report.round).filter((each) => !isRenewal(report, each));
  const own = fresh.filter(({ parties }) => parties.includes(me));
  const news =
    own.length > 0
      ? own.map(({ parties }) =>
          phrase('price.signed', { economies: parties.filter((party) => party !== me) }),
        )
      : fresh.map(({ parties: economies }) => phrase('gap.signedWithout', { economies }));
  return news.slice(0, NEWS_OF_PRICES);
}

function signedPercent(percent: number): string {
  return formatSignedPercent(percent / 100, 2);
}
