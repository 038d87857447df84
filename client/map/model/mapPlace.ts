import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';

/** Where a curve begins or ends: an economy, or the fully integrated bloc in its place. */
export type MapPlace = EconomyId | AgreementId;
