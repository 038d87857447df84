import type { EconomyId } from '#shared/kernel/ids.ts';
import { at } from '#shared/economics/at.ts';
import { creationDiversion } from '#shared/economics/decomposition/creationDiversion.ts';
import type { TradeFlow } from '#shared/protocol/report.ts';
import { economyPlace, placesOf } from '../policy/shock/placesOf.ts';
import { goodsTrade } from './goodsTrade.ts';
import { arePartners, type SolvedRound } from './solveRound.ts';

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
