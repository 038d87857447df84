import type { EconomyId } from '#shared/kernel/ids.ts';
import type { AgreementTerms } from '#shared/protocol/law.ts';

/** Whether the preferences that an economy enjoys under an agreement are suspended: it broke the condition last round. */
export function isSuspended({ suspended }: AgreementTerms, of: EconomyId): boolean {
  return suspended?.some((entry) => entry.of === of) === true;
}
