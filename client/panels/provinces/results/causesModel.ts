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
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { type Ends, endsOf } from '../../../design/charts/scale.ts';
import { type StackedPart, stackOf } from '../../../design/charts/stack.ts';
import { type Phrase, phrase } from '../../../text/t.ts';

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
  { corridor, unbuilt }: ProvinceRoundReport,
  standing: readonly string[],
): readonly AccountLine[] {
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
    })),
  ];
}
