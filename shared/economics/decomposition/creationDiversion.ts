/**
 * Viner's trade creation and diversion for the members of a bloc (Viner 1950), in volumes and in welfare.
 * Volumes are at the prices of the start, Q'_nij = M'_nij/(ĉ_ij d̂_nij); ΔP and ΔO are the changes of purchases from
 * partners and outsiders; diversion = min(max(ΔP,0), max(−ΔO,0)), creation = ΔP − diversion. What a member buys less from partners
 * by other agreements, ΔE, was not taken from outsiders, who pay a tariff: of min(max(ΔP,0), max(−ΔO,0) + max(−ΔE,0)) each has
 * its proportional part, diversion and elsewhere, and creation is the rest.
 */
import { at } from '../../kernel/records.ts';
import { baseAccounts } from '../tradeBase.ts';
import type {
  CreationDiversion,
  Equilibrium,
  TradeBase,
  TradeShock,
  WelfareDecomposition,
} from '../tradeModel.ts';

/** Whether an economy that is no member of the bloc is a partner of the member by another agreement. */
type IsPartnerElsewhere = (member: number, other: number) => boolean;

export type SolvedShock = { readonly shock: TradeShock; readonly equilibrium: Equilibrium };

/** For each member, changes between two solved shocks; the start is the base where `from` is absent. */
export function creationDiversion(
  base: TradeBase,
  members: readonly number[],
  to: SolvedShock,
  from?: SolvedShock,
  isPartnerElsewhere: IsPartnerElsewhere = () => false,
): CreationDiversion[] {
  const { N, J } = base;
  const before = from?.equilibrium.imports ?? baseAccounts(base).imports;
  const changeOf = (n: number, i: number, j: number): number => {
    const cell = (n * N + i) * J + j;
    const costBefore =
      from === undefined ? 1 : at(from.equilibrium.unitCost, i * J + j) * at(from.shock.iceberg, cell);
    const costAfter = at(to.equilibrium.unitCost, i * J + j) * at(to.shock.iceberg, cell);
    return (at(to.equilibrium.imports, cell) * costBefore) / costAfter - at(before, cell);
  };
  return members.map((member) => {
    const partners = new Float64Array(J);
    const outsiders = new Float64Array(J);
    const home = new Float64Array(J);
    const others = new Float64Array(J);
    const groupOf = (i: number): Float64Array => {
      if (i === member) return home;
      if (members.includes(i)) return partners;
      return isPartnerElsewhere(member, i) ? others : outsiders;
    };
    for (let i = 0; i < N; i++) {
      const group = groupOf(i);
      for (let j = 0; j < J; j++) group[j] = at(group, j) + changeOf(member, i, j);
    }
    const fallOf = (group: Float64Array, j: number): number => Math.max(-at(group, j), 0);
    const takenFrom = (group: Float64Array): Float64Array =>
      partners.map((gained, j) => {
        const fall = fallOf(outsiders, j) + fallOf(others, j);
        return fall === 0 ? 0 : Math.min(1, Math.max(gained, 0) / fall) * fallOf(group, j);
      });
    const diversion = takenFrom(outsiders);
    const elsewhere = takenFrom(others);
    const creation = partners.map((gained, j) => gained - at(diversion, j) - at(elsewhere, j));
    return { member, partners, outsiders, home, creation, diversion, elsewhere };
  });
}

type VinerianWelfare = {
  readonly member: number;
  readonly creation: number;
  readonly diversion: number;
};

/** The volume-of-trade part of ln Ŵ: creation is what comes from partners, diversion what comes from outsiders. */
export function vinerianWelfare(
  decomposition: Pick<WelfareDecomposition, 'volumeOfTrade' | 'logWelfare'>,
  members: readonly number[],
): VinerianWelfare[] {
  const N = decomposition.logWelfare.length;
  return members.map((member) => {
    let creation = 0;
    let diversion = 0;
    for (let i = 0; i < N; i++) {
      const volume = at(decomposition.volumeOfTrade, member * N + i);
      if (members.includes(i)) creation += volume;
      else diversion += volume;
    }
    return { member, creation, diversion };
  });
}
