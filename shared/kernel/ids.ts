/** Economy of the scenario; it also names the seat, since one seat governs one economy. Example: `USA`. */
export type EconomyId = string;
/** Sector of the scenario. Example: `AGR`. */
export type SectorId = string;
/** A person at the table (never a name, never a token). */
export type MemberId = string;
/** Draft treaty on the table. */
export type ProposalId = `p${number}`;
/** Treaty in force. */
export type AgreementId = `a${number}`;
export type PledgeId = `l${number}`;

/**
 * A name that every object answers to, whatever it holds (`constructor`, `toString` …). No id is one: records of this code base
 * are plain objects, and a look-up by such a name would find what nobody put there.
 */
export function isInheritedName(name: string): boolean {
  return name in Object.prototype;
}

export function proposalId(n: number): ProposalId {
  return `p${n}`;
}
export function agreementId(n: number): AgreementId {
  return `a${n}`;
}
export function pledgeId(n: number): PledgeId {
  return `l${n}`;
}
