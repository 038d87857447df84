import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { preferentialRateBp } from '../../agreements/preferentialRate.ts';
import { economyPlace, placesOf } from './placesOf.ts';

/** What one agreement grants one party in the market of another. */
export type Grant = {
  readonly importer: EconomyId;
  readonly exporter: EconomyId;
  /** Places of the two. */
  readonly n: number;
  readonly i: number;
  /** Basis points by good; infinite where nothing is granted. A grant above the wall is worth nothing. */
  readonly rateBp: Float64Array;
};

/** An agreement is replaced, never changed in place, and belongs to one scenario: its grants of a round are read once. */
const known = new WeakMap<Agreement, { readonly round: number; readonly grants: readonly Grant[] }>();

/** The grants of an agreement in a round. */
export function grantsOf(scenario: Scenario, agreement: Agreement, round: number): readonly Grant[] {
  const read = known.get(agreement);
  if (read?.round === round) return read.grants;
  const grants = readGrants(scenario, agreement);
  known.set(agreement, { round, grants });
  return grants;
}

function readGrants(scenario: Scenario, agreement: Agreement): Grant[] {
  const { parties } = agreement;
  const ratesOf = rateReader(scenario, agreement);
  return parties.flatMap((importer) =>
    parties.flatMap((exporter) => {
      if (exporter === importer) return [];
      const rateBp = ratesOf(importer, exporter);
      if (rateBp.every((rate) => rate === Infinity)) return [];
      const [n, i] = [economyPlace(scenario, importer), economyPlace(scenario, exporter)];
      return [{ importer, exporter, n, i, rateBp }];
    }),
  );
}

type Rates = (importer: EconomyId, exporter: EconomyId) => Float64Array;

function rateReader(scenario: Scenario, agreement: Agreement): Rates {
  const { goods } = placesOf(scenario);
  const { level, exceptions, terms } = agreement;
  // Most agreements free everything between all parties.
  const isWhole = level >= 2 && exceptions.length === 0 && terms === undefined;
  if (isWhole) return () => new Float64Array(goods.length);
  const register = { [agreement.id]: agreement };
  return (importer, exporter) =>
    Float64Array.from(
      goods,
      ({ id }) => preferentialRateBp(register, importer, exporter, id, Infinity) ?? Infinity,
    );
}
