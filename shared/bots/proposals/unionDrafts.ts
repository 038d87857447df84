import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { pairKey, pairLevel } from '#shared/rules/agreements/pairLevel.ts';
import { blocsOf, unionOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formerChoices } from './formerChoices.ts';

/**
 * Customs unions that an economy could found now: with each partner, with the parties of each free trade area it is in,
 * and with everybody who can be added while all pairs stand at level 2.
 */
export function unionDrafts(law: GameState, economy: EconomyId): Draft[] {
  if (unionOf(law, economy) !== undefined) return [];
  const ready = Object.keys(law.seats).filter(
    (other) => other !== economy && unionOf(law, other) === undefined && isPairReady(law, economy, other),
  );
  const areas = blocsOf(law)
    .map(({ parties }) => parties)
    .filter((parties) => parties.includes(economy));
  const groups = [
    ...areas,
    ...ready.map((partner) => growClique(law, [economy, partner], ready)),
    ...ready.map((partner) => [economy, partner]),
  ];
  const distinct = new Map(groups.map((group) => [group.toSorted().join(), group]));
  return [...distinct.values()].flatMap((among) => unionsAmong(law, among));
}

function unionsAmong(law: GameState, among: readonly EconomyId[]): Draft[] {
  return formerChoices(law, among).map(({ former, outsiders }) => ({
    parties: [...among, ...outsiders],
    clauses: [{ type: 'customsUnion', among, key: { type: 'imports' }, former }],
  }));
}

/** Everybody in the list who stands ready with all who are in already. */
function growClique(
  law: GameState,
  start: readonly EconomyId[],
  candidates: readonly EconomyId[],
): EconomyId[] {
  const clique = [...start];
  for (const candidate of candidates) {
    const fits = clique.every((member) => member !== candidate && isPairReady(law, member, candidate));
    if (fits) clique.push(candidate);
  }
  return clique;
}

/** Both stood at level 2 when the round began, and still do. */
function isPairReady(law: GameState, a: EconomyId, b: EconomyId): boolean {
  return (law.pairLevels[pairKey(a, b)] ?? 0) >= 2 && pairLevel(law.agreements, a, b) === 2;
}
