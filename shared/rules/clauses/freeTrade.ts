import { FREE_TRADE_LEVEL, SUBSTANTIALLY_ALL_TRADE } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf, FieldsByKind, TradeException } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { pairsOf } from '../law/register.ts';
import {
  type IntegrationLaw,
  type LawSource,
  amended,
  expandExceptions,
  freshAgreement,
  isSameUnion,
  sameParties,
} from '../law/agreement.ts';
import { economyPlace, placesOf } from '../law/lawInForce.ts';
import type { CountryGame } from '../state.ts';
import {
  type ClauseKind,
  type DraftCase,
  GROUP,
  climbFaults,
  duplicate,
  levelFaults,
  opensAmong,
  repeated,
  sectorFaults,
  splitUnionFaults,
} from './clauseKind.ts';

export const FREE_TRADE_FIELDS = {
  /** Level 2: no tariff among the parties on goods, but for the listed exceptions. */
  freeTradeArea: { among: 'group', exceptions: 'exceptions' },
} as const satisfies FieldsByKind;

declare module '#shared/protocol/clauses.ts' {
  interface ClauseFields extends Readonly<typeof FREE_TRADE_FIELDS> {}
}

/** A free trade area: no tariff among the parties, but for the exceptions. */
export const freeTradeArea: ClauseKind<'freeTradeArea'> = {
  ...GROUP,
  polarity: 'negative',
  level: 2,
  obliges: 'concerned',
  without: (clause, stays) => {
    const area = GROUP.without(clause, stays);
    return area && { ...area, exceptions: area.exceptions.filter(({ by }) => stays(by)) };
  },
  shapeFaults: (scenario, { among, exceptions }, index) => {
    const lines = exceptions.map(({ by, sector }) => `${by} ${sector}`);
    const stranger = exceptions.find(({ by }) => !among.includes(by));
    return [
      ...duplicate([...repeated(among), ...repeated(lines)], index),
      ...exceptions.flatMap(({ sector }) => sectorFaults(scenario, sector, index)),
      ...(stranger === undefined
        ? []
        : [{ code: 'proposal/named-not-party', economy: stranger.by, clause: index } as const]),
    ];
  },
  faults: freeTradeFaults,
  pairs: (_law, { among }) => pairsOf(among),
  form: (_scenario, state, source, clause) => areaLaw(state, source, clause),
  brings: (_law, { among }) => among,
  opens: (_law, { among, exceptions }, economy) => ({
    ...opensAmong(among, economy),
    kept: exceptions.filter(({ by }) => by === economy).map(({ sector }) => sector),
  }),
};

function areaLaw(state: CountryGame, source: LawSource, clause: ClauseOf<'freeTradeArea'>): IntegrationLaw {
  const { among } = clause;
  const base = sameParties(state, among, 2) ?? freshAgreement(state, source, 2, among);
  const exceptions = expandExceptions(state, clause.exceptions, among);
  return { target: { ...amended(state, base, source), exceptions }, alongside: [], end: [] };
}

/** Level 2: pace, unions as one, and substantially all trade. */
function freeTradeFaults(
  draftCase: DraftCase,
  clause: ClauseOf<'freeTradeArea'>,
  index: number,
): Rejection[] {
  const { state } = draftCase;
  return [
    ...levelFaults(state, 2, index),
    ...presentAreaFaults(draftCase, clause, index),
    ...climbFaults(state, pairsOf(clause.among), 2, index),
    ...splitUnionFaults(state, clause.among, index),
    ...coverageFaults(draftCase, clause, index),
  ];
}

/** An area may be written again by all its parties with fewer exceptions; otherwise there is nothing left to found. */
function presentAreaFaults(
  { state }: DraftCase,
  { among, exceptions }: ClauseOf<'freeTradeArea'>,
  clause: number,
): Rejection[] {
  const isInside = Object.values(state.agreements).some(
    ({ level, parties }) => level >= FREE_TRADE_LEVEL && among.every((economy) => parties.includes(economy)),
  );
  const [economy, other] = among;
  if (!isInside || economy === undefined || other === undefined) return [];
  const present = sameParties(state, among, 2);
  const isFreer = present !== undefined && keepsLess(exceptions, present.exceptions);
  return isFreer ? [] : [{ code: 'pace/already-there', economy, other, level: 2, clause }];
}

function keepsLess(next: readonly TradeException[], present: readonly TradeException[]): boolean {
  const lines = new Set(present.map(({ by, sector }) => `${by} ${sector}`));
  return next.length < present.length && next.every(({ by, sector }) => lines.has(`${by} ${sector}`));
}

/**
 * Substantially all trade: exceptions leave at least 90 per cent of last round's goods trade among the parties free, all
 * directions summed, by value. Trade inside a customs union is not the area's. Without any trade, no exception.
 */
function coverageFaults(
  draftCase: DraftCase,
  { among, exceptions }: ClauseOf<'freeTradeArea'>,
  clause: number,
): Rejection[] {
  if (exceptions.length === 0) return [];
  const lines = expandExceptions(draftCase.state, exceptions, among);
  const isKept = (by: EconomyId, sector: string): boolean =>
    lines.some((line) => line.by === by && line.sector === sector);
  let total = 0;
  let free = 0;
  for (const { importer, sector, valueBn } of tradeAmong(draftCase, among)) {
    total += valueBn;
    if (!isKept(importer, sector)) free += valueBn;
  }
  const share = total > 0 ? free / total : 0;
  if (share >= SUBSTANTIALLY_ALL_TRADE) return [];
  return [{ code: 'fta/substantially-all-trade', percent: Math.floor(share * 100), clause }];
}

type TradeLine = { readonly importer: EconomyId; readonly sector: string; readonly valueBn: number };

/** Last settled goods trade among economies that share no union, line by line. */
function tradeAmong({ scenario, state }: DraftCase, among: readonly EconomyId[]): TradeLine[] {
  const { N, J } = scenario.base;
  const { goods } = placesOf(scenario);
  return among.flatMap((importer) =>
    among
      .filter((exporter) => exporter !== importer && !isSameUnion(state, importer, exporter))
      .flatMap((exporter) =>
        goods.map(({ id: sector, place }) => {
          const flow = (economyPlace(scenario, importer) * N + economyPlace(scenario, exporter)) * J + place;
          return { importer, sector, valueBn: state.settled.imports[flow] ?? 0 };
        }),
      ),
  );
}
