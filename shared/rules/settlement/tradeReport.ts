import { at } from '#shared/economics/at.ts';
import { creationDiversion } from '#shared/economics/decomposition/creationDiversion.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { BlocReport, TradeFlow } from '#shared/protocol/report.ts';
import { blocsOf } from '../law/blocs.ts';
import { type SolvedRound, arePartners } from '../modules/gameModule.ts';
import { economyPlace, goodsTrade, placesOf } from '../law/lawInForce.ts';

const LOSERS_NAMED = 3;
/** Trade that falls by less than half a per cent is not lost to anyone. */
const NOTABLE_FALL = 0.005;

/** Viner's account of every bloc: what its members bought more from each other, and less from outsiders. */
export function blocReports(round: SolvedRound): BlocReport[] {
  return blocsOf(round.state).map((bloc) => blocReport(round, bloc));
}

function blocReport(round: SolvedRound, { id, parties }: Agreement): BlocReport {
  const { scenario, before, after } = round;
  const places = parties.map((party) => economyPlace(scenario, party));
  const volumes = creationDiversion(scenario.base, places, after, before);
  const welfare = parties.map((party) => vinerianGainBn(round, parties, party));
  const total = <T>(items: readonly T[], value: (item: T) => number): number =>
    items.reduce((sum, item) => sum + value(item), 0);
  return {
    agreement: id,
    parties,
    createdBn: total(welfare, ({ createdBn }) => createdBn),
    divertedBn: total(welfare, ({ divertedBn }) => divertedBn),
    createdTradeBn: total(volumes, ({ creation }) => sumOf(creation)),
    divertedTradeBn: total(volumes, ({ diversion }) => sumOf(diversion)),
    lostBy: losersTo(round, parties),
  };
}

/** Volume-of-trade part of a member's change in money; partners by other agreements are no outsiders. */
function vinerianGainBn(
  round: SolvedRound,
  bloc: readonly EconomyId[],
  member: EconomyId,
): { readonly createdBn: number; readonly divertedBn: number } {
  const { scenario, state, decomposition } = round;
  const { ids } = placesOf(scenario);
  const n = economyPlace(scenario, member);
  const welfareBefore = must(state.settled.welfare[member], `welfare of ${member}`);
  const moneyPerLog = at(baseAccounts(scenario.base).income, n) * welfareBefore;
  let createdBn = 0;
  let divertedBn = 0;
  ids.forEach((partner, i) => {
    const valueBn = moneyPerLog * at(decomposition.volumeOfTrade, n * ids.length + i);
    if (bloc.includes(partner)) createdBn += valueBn;
    else if (!arePartners(round, member, partner)) divertedBn += valueBn;
  });
  return { createdBn, divertedBn };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Outsiders whose sales to the bloc fell, the largest fall first. */
function losersTo(round: SolvedRound, bloc: readonly EconomyId[]): EconomyId[] {
  const { scenario, state, after } = round;
  const sales = (imports: ArrayLike<number>, exporter: EconomyId): number =>
    bloc.reduce((sum, member) => sum + goodsTrade(scenario, imports, member, exporter), 0);
  return placesOf(scenario)
    .ids.filter((id) => !bloc.includes(id))
    .map((id) => {
      const beforeBn = sales(state.settled.imports, id);
      return { id, beforeBn, fallBn: beforeBn - sales(after.equilibrium.imports, id) };
    })
    .filter(({ beforeBn, fallBn }) => fallBn > NOTABLE_FALL * beforeBn)
    .toSorted((a, b) => b.fallBn - a.fallBn)
    .slice(0, LOSERS_NAMED)
    .map(({ id }) => id);
}

/** A change of less than half a per cent is drawn as none. */
const NOTABLE_CHANGE = 0.005;
const DIGITS = 6;

/** Goods trade of every pair before and after, and what its change means for the importer. */
export function tradeFlows(round: SolvedRound): TradeFlow[] {
  const { ids } = placesOf(round.scenario);
  return ids.flatMap((importer) => {
    const partners = ids.filter((id) => id !== importer && arePartners(round, importer, id));
    const gained = partners.length === 0 ? undefined : gainedFromPartners(round, importer, partners);
    return ids
      .filter((exporter) => exporter !== importer)
      .map((exporter): TradeFlow => {
        const { beforeBn, afterBn } = valuesOf(round, importer, exporter);
        const change = afterBn - beforeBn;
        const isPartner = partners.includes(exporter);
        const isNotable = Math.abs(change) > NOTABLE_CHANGE * beforeBn;
        const kind = gained === undefined || !isNotable ? 'other' : kindOf(change, isPartner, gained);
        return { importer, exporter, beforeBn, afterBn, kind };
      });
  });
}

function valuesOf(
  { scenario, state, after }: SolvedRound,
  importer: EconomyId,
  exporter: EconomyId,
): { readonly beforeBn: number; readonly afterBn: number } {
  const value = (imports: ArrayLike<number>): number =>
    Number(goodsTrade(scenario, imports, importer, exporter).toPrecision(DIGITS));
  return { beforeBn: value(state.settled.imports), afterBn: value(after.equilibrium.imports) };
}

function kindOf(change: number, isPartner: boolean, gained: 'created' | 'diverted'): TradeFlow['kind'] {
  if (isPartner) return change > 0 ? gained : 'other';
  return change < 0 ? 'lost' : 'other';
}

/** Whether most of what an importer newly buys from its partners is trade created or trade diverted. */
function gainedFromPartners(
  { scenario, before, after }: SolvedRound,
  importer: EconomyId,
  partners: readonly EconomyId[],
): 'created' | 'diverted' {
  const members = [importer, ...partners].map((id) => economyPlace(scenario, id));
  const account = creationDiversion(scenario.base, members, after, before).find(
    ({ member }) => member === members[0],
  );
  if (account === undefined) return 'created';
  const goods = placesOf(scenario).goods;
  const sum = (values: Float64Array): number =>
    goods.reduce((total, { place }) => total + at(values, place), 0);
  return sum(account.diversion) > sum(account.creation) ? 'diverted' : 'created';
}
