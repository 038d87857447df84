import type { AgreementId } from '#shared/kernel/ids.ts';

/** Colours for pacts before they repeat. */
const SLOTS = 8;

/** Colour and hatch of a pact, 1–8, by its number: it stays while other pacts come and go. */
export function slotOfPact(id: AgreementId): number {
  return 1 + (Number(id.slice(1)) % SLOTS);
}
