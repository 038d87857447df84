import type { WelfarePart } from '#shared/content/vocabulary.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { averageWallBp, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { BlocReport, RoundReport, TradeFlow } from '#shared/protocol/report.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { isWrittenAsNone } from '../../text/money.ts';

/** An envelope: by how much an economy's average wall moved. */
export type Envelope = {
  readonly economy: EconomyId;
  readonly fromBp: number;
  readonly toBp: number;
  readonly surchargeAgainst?: EconomyId;
  /** Where some goods rose and others fell, which an average does not say: each that moved. */
  readonly goods?: readonly { readonly sector: SectorId; readonly fromBp: number; readonly toBp: number }[];
};

/** Walls that moved, biggest move first, then those that stayed. */
export function envelopesOf(report: RoundReport): Envelope[] {
  return Object.keys(report.walls)
    .map((economy): Envelope => {
      // On whom it has free trade with it counts for nothing.
      const isPartner = (other: EconomyId): boolean =>
        report.blocs.some(({ parties }) => parties.includes(economy) && parties.includes(other));
      const surcharge = report.surcharges.find(
        ({ by, surcharge: { against } }) => by === economy && !isPartner(against),
      );
      return {
        economy,
        fromBp: Math.round(averageWallBp(report.wallsBefore[economy] ?? {})),
        toBp: Math.round(averageWallBp(report.walls[economy] ?? {})),
        ...(surcharge === undefined ? {} : { surchargeAgainst: surcharge.surcharge.against }),
        ...goodsApart(report, economy),
      };
    })
    .toSorted((a, b) => Math.abs(b.toBp - b.fromBp) - Math.abs(a.toBp - a.fromBp));
}

function goodsApart({ walls, wallsBefore }: RoundReport, economy: EconomyId): Pick<Envelope, 'goods'> {
  const goods = Object.entries(walls[economy] ?? {})
    .map(([sector, toBp]) => ({ sector, toBp, fromBp: wallsBefore[economy]?.[sector] ?? toBp }))
    .filter(({ fromBp, toBp }) => fromBp !== toBp);
  const ways = new Set(goods.map(({ fromBp, toBp }) => toBp > fromBp));
  return ways.size < 2 ? {} : { goods };
}

/** The flows that moved most, for a list beside the map: below the account of a bloc what its members buy of each other, and what outsiders lost by it. */
export function largestMoves(
  report: RoundReport,
  count: number,
  bloc?: Pick<BlocReport, 'parties'>,
): TradeFlow[] {
  return report.flows
    .filter(
      ({ kind, importer, exporter }) =>
        kind !== 'other' &&
        (bloc === undefined ||
          (bloc.parties.includes(importer) && (kind === 'lost' || bloc.parties.includes(exporter)))),
    )
    .toSorted((a, b) => Math.abs(b.afterBn - b.beforeBn) - Math.abs(a.afterBn - a.beforeBn))
    .slice(0, count);
}

/** What a change of trade is called: what an agreement made that has ended since was not lost to outsiders. */
export function flowWord(
  { kind, exporter, importer }: Pick<TradeFlow, 'kind' | 'exporter' | 'importer'>,
  before: Pick<RoundReport, 'blocs'> | undefined,
): TradeFlow['kind'] | 'ended' {
  const werePartners = before?.blocs.some(
    ({ parties }) => parties.includes(exporter) && parties.includes(importer),
  );
  return kind === 'lost' && werePartners === true ? 'ended' : kind;
}

/** Billions, and the part of what was before, from which a flow is worth telling. */
const TOLD = { bn: 0.5, share: 0.01 } as const;

/** The flows that moved most without any bloc's doing: after walls that fell for all, say. */
export function largestOtherMoves(report: RoundReport, count: number): TradeFlow[] {
  const sizeOf = ({ beforeBn, afterBn }: TradeFlow): number => Math.abs(afterBn - beforeBn);
  return report.flows
    .filter((flow) => sizeOf(flow) >= Math.max(TOLD.bn, TOLD.share * flow.beforeBn))
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, count);
}

/** Economies by what the round brought them, best first. */
export function gainersOf(
  report: RoundReport,
  seats: readonly EconomyId[],
): {
  readonly economy: EconomyId;
  readonly gainBn: number;
  readonly percent: number;
  readonly index: number;
}[] {
  return seats
    .map((economy) => {
      const own = report.economies[economy];
      return {
        economy,
        gainBn: own?.gainThisRoundBn ?? 0,
        percent: percentOfLog(own?.logChange ?? 0),
        index: own?.index ?? 100,
      };
    })
    .toSorted((a, b) => b.percent - a.percent);
}

/** Trade with outsiders that grows is none that was diverted from them, and trade that shrinks is none that was created. */
export function wordOfPart(part: WelfarePart, value: number): WelfarePart | 'tradeOutside' | 'tradeLost' {
  if (part === 'tradeCreated' && value < 0) return 'tradeLost';
  return part === 'tradeDiverted' && value > 0 ? 'tradeOutside' : part;
}

/** Whether it moved so much trade that anything but 0 would be written. */
export function hasMovedTrade({
  createdTradeBn,
  divertedTradeBn,
}: Pick<BlocReport, 'createdTradeBn' | 'divertedTradeBn'>): boolean {
  const movedBn = createdTradeBn + divertedTradeBn;
  return movedBn > 0 && !isWrittenAsNone(movedBn);
}

/** The bloc whose account the screen tells: the one that moved most trade. */
export function blocOnShow(report: Pick<RoundReport, 'blocs'>): BlocReport | undefined {
  return report.blocs.toSorted(
    (a, b) => b.createdTradeBn + b.divertedTradeBn - a.createdTradeBn - a.divertedTradeBn,
  )[0];
}

/** Where no rate moved: whether surcharges are those of the round before too, and nobody takes cuts back from who left. */
export function areWallsSame(
  { round, surcharges, withheld }: RoundReport,
  reports: readonly RoundReport[],
): boolean {
  const named = (of: RoundReport['surcharges']): string =>
    canonicalJson(of.map(({ by, surcharge }) => [by, surcharge]));
  const before = reports.find((report) => report.round === round - 1)?.surcharges ?? [];
  return withheld.length === 0 && named(surcharges) === named(before);
}

/** What a seat and all others had signed in a round, and of which nothing came: voted down, kept out, or unlawful beside another agreement. */
export function lostIn({ proposals }: Pick<CountryGame, 'proposals'>, round: number, me: EconomyId) {
  return Object.values(proposals).filter(
    ({ status, round: tabledIn, parties, signatures, revision }) =>
      status === 'lapsed' &&
      tabledIn === round &&
      parties.includes(me) &&
      parties.every((party) => signatures[party] === revision),
  );
}

/** Deals that parliaments voted down in a round: who had signed, and where it failed. */
export function votedDownIn({ modules }: Pick<RoundReport, 'modules'>) {
  return (modules?.politics?.ratifications ?? []).flatMap(({ proposal: id, votes }) => {
    const by = votes.filter(({ passed }) => !passed).map(({ economy }) => economy);
    return by.length === 0 ? [] : [{ id, economies: votes.map(({ economy }) => economy), by }];
  });
}
