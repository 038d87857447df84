/** Customs unions and other blocs in the register. */
import type { IntegrationLevel } from '#shared/content/integrationLevels.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { GameState } from '../state.ts';

type Law = Pick<GameState, 'agreements'>;

/**
 * Whether an agreement is a customs union or deeper, with a wall and a key. A common market of some members (`within`) has
 * neither: it stands inside its union.
 */
export function isUnion({ level, within }: Pick<Agreement, 'level' | 'within'>): boolean {
  return level >= 3 && within === undefined;
}

/** Whether an agreement has a door: an area or a union; a common market inside a union is entered by deepening. */
export function isBloc({ level, within }: Pick<Agreement, 'level' | 'within'>): boolean {
  return level >= 2 && within === undefined;
}

/** All customs unions, those that have deepened included. */
export function unionsOf(law: Law): Agreement[] {
  return Object.values(law.agreements).filter(isUnion);
}

/** The customs union that an economy is in; at most one. */
export function unionOf(law: Law, economy: EconomyId): Agreement | undefined {
  return Object.values(law.agreements).find(
    (agreement) => isUnion(agreement) && agreement.parties.includes(economy),
  );
}

/** The level that all members of an economy's union have reached with each other; 0 outside of any. */
export function unionLevel(law: Law, economy: EconomyId): 0 | IntegrationLevel {
  return unionOf(law, economy)?.level ?? 0;
}

/** Agreements inside a union that join some of its members deeper. */
export function innerMarketsOf(law: Law, union: Pick<Agreement, 'id'>): Agreement[] {
  return Object.values(law.agreements).filter(({ within }) => within === union.id);
}

/** Agreements whose parties form a bloc on the map: free trade areas and up; a common market of some counts with its union. */
export function blocsOf(law: Law): Agreement[] {
  return Object.values(law.agreements).filter(isBloc);
}

/** The unit that an economy deals as: all members of its union, or itself alone. */
export function unitOf(law: Law, economy: EconomyId): readonly EconomyId[] {
  return unionOf(law, economy)?.parties ?? [economy];
}

/** Name of the unit that an economy counts as: its union, or itself. */
export function unitName(law: Law, economy: EconomyId): string {
  return unionOf(law, economy)?.id ?? economy;
}

/** Groups with a channel of their own: members of an area, of a union or a market in it, or of a pact of provinces. */
export function talkingGroups(
  state: GameState,
): { readonly id: AgreementId; readonly members: readonly EconomyId[] }[] {
  const blocs = Object.values(state.agreements)
    .filter(({ level }) => level >= 2)
    .map(({ id, parties }) => ({ id, members: parties }));
  const pacts = Object.values(state.provinces?.pacts ?? {}).map(({ id, members }) => ({ id, members }));
  return [...blocs, ...pacts];
}

/** Free trade areas in which origin must be proved: those with a pair that shares no union. */
export function areasIn(agreements: Readonly<Record<string, Agreement>>): Agreement[] {
  const all = Object.values(agreements);
  const unions = all.filter(({ level }) => level >= 3);
  const insideOneUnion = (area: Agreement): boolean =>
    unions.some(({ parties }) => area.parties.every((party) => parties.includes(party)));
  return all.filter((agreement) => agreement.level === 2 && !insideOneUnion(agreement));
}
