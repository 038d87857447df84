import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { pairLevel } from '#shared/rules/agreements/pairLevel.ts';
import { unionOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';

const NEXT = { 3: 'commonMarket', 4: 'economicUnion', 5: 'fullIntegration' } as const;

/**
 * The next step of an economy's union: all members together, and, for a common market, with each member alone and with all who
 * stand in one with it. Whether the step is open is for the rules.
 */
export function deepeningDrafts(law: GameState, economy: EconomyId): Draft[] {
  const union = unionOf(law, economy);
  const level = union?.level;
  if (union === undefined || (level !== 3 && level !== 4 && level !== 5)) return [];
  const type = NEXT[level];
  const whole = union.parties;
  const circles =
    level === 3 && whole.length > 2
      ? [
          whole,
          ...whole.filter((other) => other !== economy).map((other) => [economy, other]),
          whole.filter((other) => other === economy || pairLevel(law.agreements, economy, other) >= 4),
        ]
      : [whole];
  return circles
    .filter((among) => among.length >= 2)
    .map((among) => ({ parties: among, clauses: [{ type, among }] }));
}
