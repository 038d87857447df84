import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline, ProvinceQuestionKey } from '#shared/protocol/headlines.ts';
import {
  type IncomeCause,
  type ProvinceReport,
  type ProvinceRoundReport,
} from '#shared/protocol/provinces/provinceReport.ts';
import { digitsOfPercent } from '../../text/nameParams.ts';
import { phrase } from '../../text/t.ts';
import {
  type Reading,
  SILENT,
  largestOf,
  namesIn,
  placeOfWay,
  signedPercent,
  wayOf,
} from './debriefModel.ts';

type OfProvinces = (
  asked: Headline,
  report: ProvinceRoundReport,
  before: ProvinceRoundReport | undefined,
) => Reading | undefined;

const CLOSED_BY = ['walls', 'limits', 'pacts'] as const;

/** What the numbers of a round of provinces say to its question. */
export const OF_PROVINCES: Readonly<Partial<Record<Headline['key'], OfProvinces>>> = {
  'pquestion.cycle': (_asked, report) => {
    const sums = [
      meanOf(report, ['ownWall', 'othersWalls']),
      meanOf(report, ['ownBlock', 'othersBlocks']),
      meanOf(report, ['pacts']),
    ] as const;
    const [walls, limits, pacts] = sums.map((sum) => signedAlike(sum)) as [string, string, string];
    const all = phrase('reading.closed', { walls, limits, pacts });
    const place = largestOf(sums, -1);
    const percent = -(sums[place] ?? 0);
    return percent > 0
      ? { right: [place], said: [phrase(`reading.closed.${CLOSED_BY[place] ?? 'walls'}`, { percent })], all }
      : { right: [], said: [phrase('reading.closed.none')], all };
  },
  'pquestion.dilemma': (_asked, { provinces }) => {
    const of = Object.values(provinces);
    const mean = (these: readonly ProvinceReport[]): number =>
      percentOfLog(
        these.reduce((sum, { logChange }) => sum + logChange, 0) / Math.max(1, these.length) / 100,
      );
    const raised = mean(of.filter(({ wall, wallBefore }) => wall > wallBefore));
    const others = mean(of.filter(({ wall, wallBefore }) => wall <= wallBefore));
    const all = phrase('reading.dilemma', {
      raised: signedAlike(raised),
      others: signedAlike(others),
    });
    if (Math.max(raised, others) < SILENT.provincePercent)
      return { right: [0], said: [phrase('reading.nobodyGained')], all };
    return raised > others
      ? { right: [1], said: [phrase('reading.gainedBehind', { percent: raised })], all }
      : { right: [2], said: [phrase('reading.gainedWithout', { percent: others })], all };
  },
  'pquestion.corridor': (asked, { unbuilt }) => {
    const [corridor = ''] = namesIn(asked, 'corridor');
    const route = unbuilt.find((each) => each.corridor === corridor);
    if (route === undefined) return undefined;
    const share = route.pledged / route.cost;
    return {
      right: [share < 1 / 3 ? 0 : share < 2 / 3 ? 1 : 2],
      said: [phrase('reading.corridor', { pledgedYuan: route.pledged, costYuan: route.cost })],
    };
  },
  'pquestion.opened': ownWall,
  'pquestion.wall': ownWall,
  'pquestion.meeting': (asked, report) => {
    const { own, economy } = ownOf(asked, report);
    if (own === undefined) return undefined;
    const each = Object.values(report.provinces);
    const place = 1 + each.filter(({ index }) => index > own.index).length;
    const percent = own.index - 100;
    const told = { economy, place, seats: each.length };
    const why = phrase('pend.people');
    if (percent <= 0)
      return { right: [2], said: [phrase('reading.poorer', { ...told, percent: -percent })], why };
    // Half of them are no most, so the halves are named.
    return {
      right: [2 * place <= each.length ? 0 : 1],
      said: [phrase('reading.richer', { ...told, percent })],
      why,
    };
  },
  'pquestion.gained': (asked, report) => causesRead(asked, report, 1),
  'pquestion.lost': (asked, report) => causesRead(asked, report, -1),
} satisfies Partial<Record<ProvinceQuestionKey, OfProvinces>>;

/** With a sign, and as many decimals as the same figure has without one. */
function signedAlike(percent: number): string {
  return signedPercent(percent, digitsOfPercent(percent));
}

/** Who was asked about, and by how much its people's income changed. */
function ownOf(
  asked: Headline,
  { provinces }: ProvinceRoundReport,
): { readonly economy: EconomyId; readonly own: ProvinceReport | undefined; readonly percent: number } {
  const [economy = ''] = namesIn(asked, 'economy');
  const own = provinces[economy];
  return { economy, own, percent: percentOfLog((own?.logChange ?? 0) / 100) };
}

/** What some causes brought a province on average, in per cent. */
function meanOf({ provinces }: ProvinceRoundReport, of: readonly IncomeCause[]): number {
  const each = Object.values(provinces);
  const sum = each.reduce(
    (total, { causes }) => total + of.reduce((part, cause) => part + causes[cause], 0),
    0,
  );
  return sum / Math.max(1, each.length);
}

/** What moving its wall did to a province's own people. */
function ownWall(asked: Headline, report: ProvinceRoundReport): Reading | undefined {
  const { own, economy, percent: total } = ownOf(asked, report);
  if (own === undefined) return undefined;
  const percent = (percentALog(own.logChange / 100) / 100) * own.causes.ownWall;
  const way = wayOf(percent, SILENT.provincePercent);
  return {
    right: [placeOfWay(way)],
    said: [
      way === 0
        ? phrase('reading.wallStill', { economy })
        : phrase(way > 0 ? 'reading.wallUp' : 'reading.wallDown', { economy, percent: Math.abs(percent) }),
    ],
    ...(way > 0 && asked.key === 'pquestion.opened' && { why: phrase('growth.cheaper') }),
    all: phrase('reading.ownWall', { amount: signedAlike(percent), total: signedAlike(total) }),
  };
}

const CAUSES_ASKED = ['opening', 'others', 'rest'] as const;

/** Whether a province itself, the others, or all else made most of a change. */
function causesRead(asked: Headline, report: ProvinceRoundReport, way: 1 | -1): Reading | undefined {
  const { own, economy } = ownOf(asked, report);
  if (own === undefined) return undefined;
  const scale = percentALog(own.logChange / 100) / 100;
  const sumOf = (of: readonly IncomeCause[]): number =>
    scale * of.reduce((sum, cause) => sum + own.causes[cause], 0);
  const sums = [
    sumOf(['ownWall', 'ownBlock']),
    sumOf(['othersWalls', 'othersBlocks', 'pacts']),
    sumOf(['corridors', 'pillars', 'payments', 'events', 'drive']),
  ] as const;
  const [opening, others, rest] = sums.map((sum) => signedAlike(sum)) as [string, string, string];
  const place = largestOf(sums, way);
  const cause = CAUSES_ASKED[place] ?? 'rest';
  const percent = Math.abs(sums[place] ?? 0);
  return {
    right: [place],
    said: [phrase(`reading.${way > 0 ? 'from' : 'lostBy'}.${cause}`, { economy, percent })],
    all: phrase('reading.gained', { opening, others, rest }),
  };
}
