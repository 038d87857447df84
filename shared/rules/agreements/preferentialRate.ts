import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Register } from './pairLevel.ts';

/**
 * The lowest tariff that agreements allow `exporter` in `importer`, in basis points; undefined where none speaks of the
 * sector. Never above the MFN rate: a preference is a right, not a duty.
 */
export function preferentialRateBp(
  agreements: Register,
  importer: EconomyId,
  exporter: EconomyId,
  ...[sector, mfnBp]: readonly [sector: SectorId, mfnBp: number]
): number | undefined {
  let lowest: number | undefined;
  for (const agreement of Object.values(agreements)) {
    const rateBp = rateUnder(agreement, importer, exporter, sector);
    if (rateBp !== undefined && (lowest === undefined || rateBp < lowest)) lowest = rateBp;
  }
  return lowest === undefined ? undefined : Math.min(lowest, mfnBp);
}

function rateUnder(
  agreement: Agreement,
  importer: EconomyId,
  exporter: EconomyId,
  sector: SectorId,
): number | undefined {
  if (isFree(agreement, importer, exporter, sector)) return 0;
  let lowest: number | undefined;
  for (const { by, to, sector: named, rateBp } of agreement.concessions) {
    if (by !== importer || to !== exporter || named !== sector) continue;
    if (lowest === undefined || rateBp < lowest) lowest = rateBp;
  }
  return lowest;
}

function isFree(agreement: Agreement, importer: EconomyId, exporter: EconomyId, sector: SectorId): boolean {
  const { level, parties, exceptions } = agreement;
  if (level < 2 || !parties.includes(importer) || !parties.includes(exporter)) return false;
  if (level >= 3) return true;
  return !exceptions.some((exception) => exception.by === importer && exception.sector === sector);
}
