/** Layers that the pictures of the provinces show: levels, pacts, merged divisions, and trade that moved. */

import { MEDAL_OF_TABLE, MEDAL_OF_TABLE_BY_PACT } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { MergedDivisions } from '#shared/protocol/provinces/centre.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvinceFlow, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import {
  type GameOfPacts,
  type MovedTrade,
  type PicturedGame,
  pactColours,
} from '../../../map/provinces/provinceMapModel.ts';
import { formatNumber, formatSigned } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import type { CellFlow, ShownDials } from './honeycombModel.ts';

/** Levels as last revealed; with a report those before stand beside them. */
export function dialsShown(
  seats: readonly EconomyId[],
  { provinces }: Pick<PicturedGame['provinces'], 'provinces'>,
  report?: Pick<ProvinceRoundReport, 'provinces'>,
): Readonly<Record<EconomyId, ShownDials>> {
  return fromKeys(seats, (economy): ShownDials => {
    const told = report?.provinces[economy];
    if (told !== undefined) {
      const { wall, block, wallBefore, blockBefore } = told;
      return { wall, block, before: { wall: wallBefore, block: blockBefore } };
    }
    const { wall = 0, block = 0 } = provinces[economy] ?? {};
    return { wall, block };
  });
}

/** Pacts that govern the round. */
export function pactsShown(
  { pacts }: Pick<PicturedGame['provinces'], 'pacts'>,
  round: number,
): readonly Pact[] {
  return Object.values(pacts).filter(({ untilRound }) => untilRound >= round);
}

/** Divisions that the centre has made one before this round. */
export function mergedShown(
  { centre }: Pick<ProvincesState, 'centre'>,
  now: number,
): readonly MergedDivisions[] {
  return centre.merged.filter(({ round }) => round < now);
}

/** Colour of the pact that a seat is shown in, for rings: the one that binds it, else its oldest. */
export function pactRing(game: GameOfPacts): (economy: EconomyId) => string | undefined {
  const pacts = pactsShown(game.provinces, game.round);
  const colourOf = pactColours(game);
  return (economy) => {
    const own = pacts.filter(({ members }) => members.includes(economy));
    const shown = own.find(({ isBinding }) => isBinding) ?? own[0];
    return shown === undefined ? undefined : `var(--b${colourOf(shown.members)})`;
  };
}

const FLOWS_SHOWN = 6;
/** In 100 million yuan: less is not told. */
const LEAST_FLOW = 1;

const change = ({ before, after }: ProvinceFlow): number => after - before;

/** Changes of trade between provinces, the largest first. */
export function largestFlows(flows: readonly ProvinceFlow[], count = FLOWS_SHOWN): readonly ProvinceFlow[] {
  return flows
    .filter((flow) => flow.buyer !== flow.seller && Math.abs(change(flow)) >= LEAST_FLOW)
    .toSorted((a, b) => Math.abs(change(b)) - Math.abs(change(a)))
    .slice(0, count);
}

/** The largest changes of trade as the map of land draws them. */
export function flowsMoved(flows: readonly ProvinceFlow[]): readonly MovedTrade[] {
  return largestFlows(flows).map((flow) => ({
    seller: flow.seller,
    buyer: flow.buyer,
    change: change(flow),
  }));
}

/** The largest changes of trade as arrows of the honeycomb, each as wide as its part of the largest. */
export function flowArrows(flows: readonly ProvinceFlow[]): readonly CellFlow[] {
  return tradeArrows(flowsMoved(flows));
}

export function tradeArrows(moved: readonly MovedTrade[]): readonly CellFlow[] {
  const most = Math.max(...moved.map((trade) => Math.abs(trade.change)), LEAST_FLOW);
  return moved.map((trade) => ({
    from: trade.seller,
    to: trade.buyer,
    isMore: trade.change > 0,
    size: Math.abs(trade.change) / most,
  }));
}

/** Curves that a map of ten provinces can hold beside their medallions. */
const CURVES = 4;

/** Own trade that an envelope would move most, purchases and sales. */
export function tradeMoved(flows: readonly ProvinceFlow[], me: EconomyId): readonly MovedTrade[] {
  const own = flows.filter(({ buyer, seller }) => buyer === me || seller === me);
  return largestFlows(own, CURVES).map(({ seller, buyer, before, after }) => ({
    seller,
    buyer,
    change: after - before,
  }));
}

/** Moved trade in sentences, for whoever cannot see curves. */
export function tradeSentences(moved: readonly MovedTrade[]): readonly string[] {
  return moved.map(({ seller, buyer, change }) =>
    t('pmap.whatIfFlow', {
      from: economyName(seller),
      to: economyName(buyer),
      sum: yuan(Math.round(change), true),
    }),
  );
}

/** The place by the real income of its people, 1 best, as it is told: those who look alike share one. */
export function incomePlace(
  { provinces }: { readonly provinces: Readonly<Record<EconomyId, { readonly index: number }>> },
  economy: EconomyId,
): number {
  const told = (seat: EconomyId): number => Math.round(10 * (provinces[seat]?.index ?? 0));
  return 1 + Object.keys(provinces).filter((seat) => told(seat) > told(economy)).length;
}

export type Nation = Pick<ProvinceRoundReport, 'nationalIncomePercent' | 'borderEffect'>;

/** A value as it is told beside limits: one that misses a limit is never rounded to it, but told with one more digit, cut on its own side. */
function besideLimits(
  value: number,
  limits: readonly number[],
  { isMost = false } = {},
): { readonly value: number; readonly digits: number } {
  const isShort = limits.some(
    (limit) => (isMost ? value > limit : value < limit) && formatNumber(value, 1) === formatNumber(limit, 1),
  );
  if (!isShort) return { value, digits: 1 };
  return { value: (isMost ? Math.ceil : Math.floor)(100 * value) / 100, digits: 2 };
}

const LIMITS = [MEDAL_OF_TABLE, MEDAL_OF_TABLE_BY_PACT].flatMap(({ year1987, year1997 }) => [
  ...year1987,
  ...year1997,
]);

/** The country's income and border effect, rounded as they are told: never to a medal's limit that they miss. */
export function nationTold({ nationalIncomePercent, borderEffect }: Nation) {
  return {
    income: besideLimits(
      nationalIncomePercent,
      LIMITS.map((medal) => medal.incomePercent),
    ),
    border: besideLimits(
      borderEffect,
      LIMITS.map((medal) => medal.borderEffect),
      { isMost: true },
    ),
  };
}

/** The same as numbers to read: of income a change in per cent, of borders times. */
export function nationText(nation: Nation): { readonly income: string; readonly border: string } {
  const { income, border } = nationTold(nation);
  return {
    income: formatSigned(income.value, income.digits),
    border: formatNumber(border.value, border.digits),
  };
}
