import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { GameState } from '../state.ts';

type Law = Pick<GameState, 'agreements'>;

/** The customs union that an economy is in; at most one. */
export function unionOf(law: Law, economy: EconomyId): Agreement | undefined {
  return Object.values(law.agreements).find(({ level, parties }) => level >= 3 && parties.includes(economy));
}

/** Agreements whose parties form a bloc on the map: free trade areas and up. */
export function blocsOf(law: Law): Agreement[] {
  return Object.values(law.agreements).filter(({ level }) => level >= 2);
}

/** Those who deal as one with an economy: all members of its union, or itself alone. */
export function unitOf(law: Law, economy: EconomyId): readonly EconomyId[] {
  return unionOf(law, economy)?.parties ?? [economy];
}

/** Name of the unit that an economy counts as: its union, or itself. */
export function unitName(law: Law, economy: EconomyId): string {
  return unionOf(law, economy)?.id ?? economy;
}
