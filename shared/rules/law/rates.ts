/** Tariffs that agreements allow between two economies: those levied now, and those promised. */
import { FREE_TRADE_LEVEL, ORIGIN_COST_MAX_BP } from '#shared/content/treatyConstants.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Agreement, AgreementTerms } from '#shared/protocol/law.ts';
import type { CountryGame } from '../state.ts';
import type { Register } from './register.ts';
import { phasedRateBp } from './terms.ts';

/**
 * The lowest tariff that agreements allow `exporter` in `importer` now, in basis points; undefined where none speaks of the
 * sector. Cuts that arrive in steps count as far as they have arrived, and suspended preferences not at all. Never above the
 * MFN rate: a preference is a right, not a duty.
 */
export function preferentialRateBp(
  agreements: Register,
  importer: EconomyId,
  exporter: EconomyId,
  ...[sector, mfnBp]: readonly [sector: SectorId, mfnBp: number]
): number | undefined {
  let lowest: number | undefined;
  for (const agreement of Object.values(agreements)) {
    const rateBp = presentRate(agreement, importer, exporter, sector);
    if (rateBp !== undefined && (lowest === undefined || rateBp < lowest)) lowest = rateBp;
  }
  return lowest === undefined ? undefined : Math.min(lowest, mfnBp);
}

/**
 * The lowest tariff open to goods that pay this one, both as fractions. An agreement's own stays open to goods that pay the tariff for all because
 * that costs less than to prove origin: a tariff that is lowered for all takes nothing from them. Who pays more than both has no such right.
 */
export function openRate(
  agreements: Register,
  [importer, exporter, sector]: readonly [EconomyId, EconomyId, SectorId],
  paid: number,
): number {
  const granted = toFraction(
    preferentialRateBp(agreements, importer, exporter, sector, Infinity) ?? Infinity,
  );
  const mostPaid = (1 + granted) * (1 + toFraction(ORIGIN_COST_MAX_BP)) - 1;
  return paid > mostPaid ? paid : Math.min(paid, granted);
}

/**
 * The lowest tariff that agreements promise, whenever it arrives and whether or not it is suspended: what the law compares,
 * whereas duties are levied by `preferentialRateBp`. Undefined where none speaks of the sector.
 */
export function agreedRateBp(
  agreements: Register,
  importer: EconomyId,
  exporter: EconomyId,
  sector: SectorId,
): number | undefined {
  let lowest: number | undefined;
  for (const agreement of Object.values(agreements)) {
    const rateBp = promisedRate(agreement, importer, exporter, sector);
    if (rateBp !== undefined && (lowest === undefined || rateBp < lowest)) lowest = rateBp;
  }
  return lowest;
}

function presentRate(
  agreement: Agreement,
  importer: EconomyId,
  exporter: EconomyId,
  sector: SectorId,
): number | undefined {
  const promisedBp = promisedRate(agreement, importer, exporter, sector);
  const { terms } = agreement;
  if (promisedBp === undefined || terms === undefined) return promisedBp;
  if (isSuspended(terms, exporter)) return undefined;
  if (terms.phaseIn === undefined) return promisedBp;
  return phasedRateBp(terms.phaseIn, { by: importer, to: exporter, sector, rateBp: promisedBp });
}

function promisedRate(
  agreement: Agreement,
  importer: EconomyId,
  exporter: EconomyId,
  sector: SectorId,
): number | undefined {
  if (isFree(agreement, importer, exporter, sector)) return 0;
  return concededRates(agreement).get(importer)?.get(exporter)?.get(sector);
}

/** Importer, exporter, sector: the lowest rate conceded, in basis points. */
type ConcededRates = ReadonlyMap<EconomyId, ReadonlyMap<EconomyId, ReadonlyMap<SectorId, number>>>;

const conceded = new WeakMap<Agreement, ConcededRates>();

/** The concessions of an agreement by what is asked of them, read once: agreements are replaced, never changed in place. */
function concededRates(agreement: Agreement): ConcededRates {
  const known = conceded.get(agreement);
  if (known !== undefined) return known;
  const rates = new Map<EconomyId, Map<EconomyId, Map<SectorId, number>>>();
  for (const { by, to, sector, rateBp } of agreement.concessions) {
    const byImporter = rates.get(by) ?? new Map<EconomyId, Map<SectorId, number>>();
    const bySector = byImporter.get(to) ?? new Map<SectorId, number>();
    rates.set(by, byImporter.set(to, bySector));
    bySector.set(sector, Math.min(rateBp, bySector.get(sector) ?? Infinity));
  }
  conceded.set(agreement, rates);
  return rates;
}

function isFree(agreement: Agreement, importer: EconomyId, exporter: EconomyId, sector: SectorId): boolean {
  const { level, parties, exceptions } = agreement;
  if (level < FREE_TRADE_LEVEL || !parties.includes(importer) || !parties.includes(exporter)) return false;
  if (level >= 3) return true;
  return !exceptions.some((exception) => exception.by === importer && exception.sector === sector);
}

/** Whether the preferences that an economy enjoys under an agreement are suspended: it broke the condition last round. */
export function isSuspended({ suspended }: AgreementTerms, of: EconomyId): boolean {
  return suspended?.some((entry) => entry.of === of) === true;
}

/** Whether `exporter` enjoys a better treatment than the wall of `importer` by any agreement in force. */
export function hasPreferenceOf(
  state: Pick<CountryGame, 'agreements'>,
  exporter: EconomyId,
  importer: EconomyId,
): boolean {
  return Object.values(state.agreements).some(
    ({ level, parties, concessions }) =>
      (level >= FREE_TRADE_LEVEL && parties.includes(exporter) && parties.includes(importer)) ||
      concessions.some(({ by, to }) => by === importer && to === exporter),
  );
}
