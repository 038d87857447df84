import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

/** Why a reform would change nothing: it is in force, a stronger law is, or what it builds on is missing. */
export function reformFault(state: GameState, reform: Reform): Rejection | undefined {
  const { reforms } = provincesOf(state);
  const isInForce = reforms.includes(reform) || (reform === 'weakLaw' && reforms.includes('strongLaw'));
  if (isInForce) return { code: 'centre/reform-in-force', reform };
  // Transfers are paid out of what tax sharing gives the centre; under contracting there is no pool.
  return reform === 'standardTransfers' && !reforms.includes('taxSharing')
    ? { code: 'centre/needs-tax-sharing' }
    : undefined;
}
