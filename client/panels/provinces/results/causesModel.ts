import type { ProvinceCardKey } from '#shared/content/provinces/cards/provinceCard.ts';
import { CAREER_PARTS, type CareerPart } from '#shared/content/vocabulary.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import {
  CAREER_LUMPS,
  type CareerLump,
  INCOME_CAUSES,
  type IncomeCause,
  type ProvinceReport,
  type ProvinceRoundReport,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { CorridorPledge } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { isForced } from '#shared/rules/provinces/settlement/headlines.ts';
import { type Ends, endsOf } from '../../../design/charts/scale.ts';
import { type StackedPart, stackOf } from '../../../design/charts/stack.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { marketCards, movesOf, paidIn } from './stopsModel.ts';

/** Real income and its causes, in per cent. */
export type CauseRow = {
  readonly economy: EconomyId;
  readonly sum: number;
  readonly bars: readonly StackedPart<IncomeCause>[];
};

/** Less than this, in per cent, has no bar; the sum holds it all the same. */
const SMALLEST = 0.02;

/**
 * What a round did to the income of a province: parts whose bars are together the sum. The parts of the report are logs, which add up;
 * all are scaled alike so that their sum is the per cent by which real income changed.
 */
export function causeRow(
  economy: EconomyId,
  { causes, logChange }: Pick<ProvinceReport, 'causes' | 'logChange'>,
): CauseRow {
  const log = logChange / 100;
  const scale = percentALog(log) / 100;
  const bars = stackOf(
    INCOME_CAUSES.map((part) => ({ part, value: scale * causes[part] })),
    SMALLEST,
  );
  return { economy, sum: percentOfLog(log), bars };
}

/** The line on which all rows stand: from the largest loss to the largest gain, with nothing inside. */
export function endsOfRows(rows: readonly CauseRow[]): Ends {
  return endsOf([0, SMALLEST, ...rows.flatMap(({ bars }) => bars.flatMap(({ from, to }) => [from, to]))]);
}

/** Causes that have a bar somewhere, in the order of the list. */
export function causesTold(rows: readonly CauseRow[]): readonly IncomeCause[] {
  return INCOME_CAUSES.filter((cause) => rows.some(({ bars }) => bars.some(({ part }) => part === cause)));
}

/** What was decided, in plain words and by whom where the report knows it, and how it moved the income where that is plain. */
type Decision = { readonly name: Phrase; readonly why?: Phrase | undefined };

type Decided = {
  readonly me: EconomyId;
  readonly report: ProvinceRoundReport;
  readonly last: ProvinceRoundReport | undefined;
};

type Part = { readonly part: IncomeCause; readonly value: number };

/** A part of the own change of income as what was decided. */
export function decisionOf(decided: Decided, { part, value }: Part): Decision {
  const plain = { name: phrase(`cause.${part}`) };
  switch (part) {
    case 'ownWall':
    case 'ownBlock':
      return ownDial(decided, part, value) ?? plain;
    case 'othersWalls':
    case 'othersBlocks':
      return othersDials(decided, part, value) ?? plain;
    case 'pacts':
      return pactsDecided(decided, value) ?? plain;
    case 'payments':
      return paymentsDecided(decided, value) ?? plain;
    case 'corridors': {
      const { corridor } = decided.report;
      return corridor?.isBuilt === true
        ? { name: phrase('pdecision.corridor', { corridor: corridor.corridor }) }
        : plain;
    }
    case 'events':
      return cardsAtWork(decided) ?? plain;
    case 'pillars':
    case 'drive':
      return plain;
  }
}

function ownDial(
  { me, report, last }: Decided,
  part: 'ownWall' | 'ownBlock',
  value: number,
): Decision | undefined {
  const own = report.provinces[me];
  if (own === undefined) return undefined;
  const { wallBefore, wall, blockBefore, block } = own;
  const [from, to] = part === 'ownWall' ? [wallBefore, wall] : [blockBefore, block];
  if (from === to) return undefined;
  const way = to > from ? 'Higher' : 'Lower';
  return {
    name: phrase(`pdecision.${part}${isForced(report, last, { from, to }) ? 'Forced' : way}`),
    why: phrase(`pdecisionWhy.${part}${way}${value > 0 ? 'Up' : 'Down'}`),
  };
}

/** So many provinces are named; more are counted. */
const NAMED_AT_MOST = 2;

function othersDials(
  { me, report }: Decided,
  part: 'othersWalls' | 'othersBlocks',
  value: number,
): Decision | undefined {
  const moved = movesOf(report).filter(
    ({ economy, dial }) => economy !== me && dial === (part === 'othersWalls' ? 'wall' : 'block'),
  );
  const [higher, lower] = [
    moved.filter(({ from, to }) => to > from),
    moved.filter(({ from, to }) => to < from),
  ];
  if (moved.length === 0) return undefined;
  const why = (way: 'Higher' | 'Lower'): Phrase =>
    phrase(`pdecisionWhy.${part}${way}${(way === 'Higher') === value < 0 ? '' : 'Turned'}`);
  if (higher.length > 0 && lower.length > 0)
    return {
      name: phrase(`pdecision.${part}`, { lower: lower.length, higher: higher.length }),
      why:
        higher.length === lower.length ? undefined : why(higher.length > lower.length ? 'Higher' : 'Lower'),
    };
  const way = higher.length > 0 ? 'Higher' : 'Lower';
  return {
    name:
      moved.length > NAMED_AT_MOST
        ? phrase(`pdecision.${part}${way}ByMany`, { count: moved.length })
        : phrase(`pdecision.${part}${way}`, { economies: moved.map(({ economy }) => economy) }),
    why: why(way),
  };
}

/** Own pacts that begin or end are named; of others', one. A pact that was renewed as it was is neither. */
function pactsDecided({ me, report, last }: Decided, value: number): Decision | undefined {
  const termsOf = (pacts: readonly Pact[] = []): readonly string[] => pacts.map(pactTerms);
  const [was, now] = [termsOf(last?.pacts), termsOf(report.pacts)];
  const signed = report.pacts.filter((pact) => !was.includes(pactTerms(pact)));
  const ended = last?.pacts.filter((pact) => !now.includes(pactTerms(pact))) ?? [];
  const isOwn = ({ members }: Pact): boolean => members.includes(me);
  const own = [...signed, ...ended].filter(isOwn);
  const hasOthers = own.length < signed.length + ended.length;
  const economies = [...new Set(own.flatMap(({ members }) => membersBut(members, me)))];
  if (own.length > 0) {
    const hasSigned = signed.some(isOwn);
    if (hasSigned && ended.some(isOwn)) return { name: phrase('pdecision.ownPacts') };
    const kind = hasSigned ? 'signed' : 'ended';
    return {
      name: phrase(`pdecision.${kind}${hasOthers ? 'AndOthers' : ''}`, { economies, count: own.length }),
      why:
        hasSigned && hasLowered(report.provinces[me])
          ? phrase('pdecisionWhy.signedBeside')
          : hasSigned === value > 0
            ? phrase(`pdecisionWhy.${kind}`)
            : undefined,
    };
  }
  const [first] = signed;
  if (first === undefined || ended.length > 0) return undefined;
  return {
    name:
      signed.length === 1
        ? phrase('pdecision.signedByOthers', { economies: first.members })
        : phrase('pdecision.signedByMany', { count: signed.length }),
    why: value < 0 ? phrase('decisionWhy.signedOthers') : undefined,
  };
}

/** Whether its levels against all came down in the round: what a pact opens beside them is counted there. */
function hasLowered(own: ProvinceReport | undefined): boolean {
  return own !== undefined && (own.wall < own.wallBefore || own.block < own.blockBefore);
}

function pactTerms({ members, goods, atMost, isBinding, rules }: Pact): string {
  return JSON.stringify([members.toSorted(), goods, atMost, isBinding, rules.toSorted()]);
}

/** Whether anybody sets a fee is their choice, round by round: it is named where no other card came or went. */
const FEE: ProvinceCardKey = 'fukangFee';

/** Cards that began to work, or work no longer. */
function cardsAtWork({ report, last }: Decided): Decision | undefined {
  const [was, now] = [marketCards(last?.events), marketCards(report.events)];
  const moved = [...now, ...was].filter((card) => card !== FEE && was.includes(card) !== now.includes(card));
  const [first, ...others] = moved.length === 0 && [...now, ...was].includes(FEE) ? [FEE] : moved;
  if (first === undefined) return undefined;
  if (others.length > 0) {
    const titles = moved.map((card) => t(`provinceEvent.${card}.title`));
    return { name: phrase('pdecision.events', { events: titles.join(t('list.clauses')) }) };
  }
  return {
    name: now.includes(first)
      ? phrase(`provinceEvent.${first}.title`)
      : phrase('pdecision.eventEnded', { event: t(`provinceEvent.${first}.title`) }),
  };
}

/** Sums that differ by less, in 100 million yuan, are the same. */
const SAME_SUM = 0.01;

/** What moved income by money: the own payments, or those of others, where only one of the two went that way. */
function paymentsDecided({ me, report, last }: Decided, value: number): Decision | undefined {
  const [now, was] = [paidIn(report, me), paidIn(last, me)];
  const [received, paid] = [now.in - was.in, now.out - was.out];
  const [byOwn, byOthers] =
    value < 0 ? [paid > SAME_SUM, received < -SAME_SUM] : [paid < -SAME_SUM, received > SAME_SUM];
  if (byOwn === byOthers) return undefined;
  if (value < 0)
    return {
      name: phrase(!byOwn ? 'pdecision.receivedLess' : was.out > 0 ? 'pdecision.paidMore' : 'decision.paid'),
    };
  return {
    name: phrase(byOwn ? 'pdecision.paidLess' : was.in > 0 ? 'pdecision.receivedMore' : 'decision.received'),
  };
}

export type ScoreLine =
  | {
      readonly part: CareerPart;
      readonly weight: number;
      readonly value: number;
      readonly points: number;
    }
  | { readonly lump: CareerLump; readonly points: number };

type Weights = Readonly<Record<CareerPart, number>>;

/**
 * The career score of a round line by line: points sum to it. Which weights were in force follows from the score itself, as a
 * reform works from the round after.
 */
export function scoreLines(
  { parts, lumps, score }: Pick<ProvinceReport, 'parts' | 'lumps' | 'score'>,
  weights: readonly Weights[],
): readonly ScoreLine[] {
  const extra = CAREER_LUMPS.reduce((sum, lump) => sum + lumps[lump], 0);
  const missing = (each: Weights): number =>
    Math.abs(CAREER_PARTS.reduce((sum, part) => sum + each[part] * parts[part], extra) - score);
  const [own] = weights.toSorted((a, b) => missing(a) - missing(b));
  if (own === undefined) return [];
  return [
    ...CAREER_PARTS.map((part): ScoreLine => ({
      part,
      weight: own[part],
      value: parts[part],
      points: own[part] * parts[part],
    })),
    ...CAREER_LUMPS.filter((lump) => lumps[lump] !== 0).map((lump): ScoreLine => ({
      lump,
      points: lumps[lump],
    })),
  ];
}

export type AccountLine = {
  readonly kind: 'kept' | 'broken' | 'caught' | 'clean' | 'built' | 'unbuilt' | 'promoted' | 'crackdown';
  readonly phrase: Phrase;
  /** Who promised what to the corridor that the line is about. */
  readonly by?: readonly CorridorPledge[];
};

/** Who was held to what: pacts kept and broken, inspections, corridors, the meeting. What went wrong stands first. */
export function accountLines(
  report: ProvinceRoundReport,
  corridors: ProvincesState['corridors'] = [],
): readonly AccountLine[] {
  return [
    ...(report.isCrackdown ? [{ kind: 'crackdown', phrase: phrase('paccount.crackdown') } as const] : []),
    ...broken(report),
    ...inspected(report),
    ...kept(report),
    ...roads(
      report,
      corridors.filter(({ round }) => round < report.round).map(({ corridor }) => corridor),
    ),
    ...report.promoted.map((economy): AccountLine => ({
      kind: 'promoted',
      phrase: phrase('paccount.promoted', { economy }),
    })),
  ];
}

function broken({ breaches, pacts }: ProvinceRoundReport): readonly AccountLine[] {
  return breaches.map(({ pact, by: economy, deposit, isExcluded }): AccountLine => {
    const economies = membersBut(pacts.find(({ id }) => id === pact)?.members ?? [], economy);
    return {
      kind: 'broken',
      phrase: phrase(isExcluded ? 'paccount.brokenExcluded' : 'paccount.broken', {
        economy,
        economies,
        deposit,
      }),
    };
  });
}

function membersBut(members: readonly EconomyId[], economy: EconomyId): readonly EconomyId[] {
  return members.filter((member) => member !== economy);
}

/** Pacts that governed the round and in which no breach was seen. */
function kept({ pacts, breaches }: ProvinceRoundReport): readonly AccountLine[] {
  return pacts
    .filter(({ id }) => breaches.every(({ pact }) => pact !== id))
    .map(({ members, isBinding }): AccountLine => ({
      kind: 'kept',
      phrase: phrase(isBinding ? 'paccount.kept' : 'paccount.seemsKept', { economies: members }),
    }));
}

function inspected({ inspections }: ProvinceRoundReport): readonly AccountLine[] {
  return inspections.map(({ of: economy, by, found, fine }): AccountLine => ({
    kind: found ? 'caught' : 'clean',
    phrase: phrase(found ? `paccount.caught.${by}` : `paccount.clean.${by}`, {
      economy,
      fine: Math.round(Math.abs(fine)),
    }),
  }));
}

/** A route that stood before the round (`standing`) was to be built a second time. */
function roads(
  { corridor, unbuilt, pledges = [] }: ProvinceRoundReport,
  standing: readonly string[],
): readonly AccountLine[] {
  const payersOf = (route: string): readonly CorridorPledge[] =>
    pledges.filter((pledge) => pledge.corridor === route);
  const isAgain = corridor !== undefined && standing.includes(corridor.corridor);
  const built: AccountLine[] =
    corridor?.isBuilt === true
      ? [
          {
            kind: 'built',
            phrase: phrase(
              `paccount.${isAgain ? 'builtAgain' : 'built'}${corridor.grant > 0 ? 'WithGrant' : ''}`,
              {
                corridor: corridor.corridor,
                pledgedYuan: corridor.pledged,
                grantYuan: corridor.grant,
              },
            ),
            by: payersOf(corridor.corridor),
          },
        ]
      : [];
  return [
    ...built,
    ...unbuilt.map(({ corridor: name, pledged, cost }): AccountLine => ({
      kind: 'unbuilt',
      phrase: phrase(standing.includes(name) ? 'paccount.unbuiltAgain' : 'paccount.unbuilt', {
        corridor: name,
        pledgedYuan: pledged,
        costYuan: cost,
      }),
      by: payersOf(name),
    })),
  ];
}

/** What became of a province's own promise to a corridor; nothing where it made none. */
export function ownPledge(
  { corridor: built, unbuilt, pledges = [] }: ProvinceRoundReport,
  me: EconomyId,
): Phrase | undefined {
  const own = pledges.find(({ by }) => by === me);
  if (own === undefined) return undefined;
  const { corridor, yuan100m: sumYuan } = own;
  if (built?.corridor === corridor) {
    const paidYuan = (sumYuan * (built.cost - built.grant)) / built.pledged;
    return phrase('pround.roadBuilt', { corridor, sumYuan, paidYuan });
  }
  const route = unbuilt.find((each) => each.corridor === corridor);
  if (route === undefined) return undefined;
  const told = { corridor, sumYuan, backYuan: sumYuan / 2 };
  return route.pledged < route.cost
    ? phrase('pround.roadFailed', { ...told, pledgedYuan: route.pledged, costYuan: route.cost })
    : phrase('pround.roadOther', told);
}
