import type { EconomyId } from '#shared/kernel/ids.ts';
import { PRESIDED, presidencyOf } from '#shared/rules/negotiation/approval/presidencyOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { MapBloc, MapEconomy, MapUnit } from './mapParts.ts';
import type { MapPlace } from './mapPlace.ts';

/** Blocs that are one economy to the outside: full integration. */
export function unitBlocs(blocs: readonly MapBloc[]): readonly MapBloc[] {
  return blocs.filter(({ level }) => level >= PRESIDED);
}

/** Where an economy is found on the map: in its fully integrated bloc, else at its own pin. */
export function placeFinder(blocs: readonly MapBloc[]): (economy: EconomyId) => MapPlace {
  const places = new Map(
    unitBlocs(blocs).flatMap(({ id, members }) => members.map((member) => [member, id] as const)),
  );
  return (economy) => places.get(economy) ?? economy;
}

/** One pin for all members: their wall and outcome on average, weighted by income. */
export function mapUnits(
  game: GameState,
  blocs: readonly MapBloc[],
  economies: readonly MapEconomy[],
): readonly MapUnit[] {
  return unitBlocs(blocs).flatMap(({ id, slot, members, level }): MapUnit[] => {
    const own = economies.filter((economy) => members.includes(economy.id));
    const voice = presidencyOf(game, { level, parties: members }) ?? members[0];
    if (voice === undefined) return [];
    const mean = weightedMean(own, (economy) => game.settled.incomeBn[economy.id] ?? 0);
    const next = own.some(({ nextWallBp }) => nextWallBp !== undefined)
      ? mean(({ wallBp, nextWallBp }) => nextWallBp ?? wallBp)
      : undefined;
    const isTold = own.some(({ outcome }) => outcome !== undefined);
    return [
      {
        id,
        slot,
        members,
        voice,
        isMe: own.some(({ isMe }) => isMe),
        isSelected: own.some(({ isSelected }) => isSelected),
        wallBp: Math.round(mean(({ wallBp }) => wallBp)),
        ...(next === undefined ? {} : { nextWallBp: Math.round(next) }),
        ...(isTold ? { outcome: mean(({ outcome }) => outcome ?? 0) } : {}),
        tradeBn: own.reduce((sum, { tradeBn }) => sum + tradeBn, 0),
      },
    ];
  });
}

function weightedMean(
  economies: readonly MapEconomy[],
  weightOf: (economy: MapEconomy) => number,
): (valueOf: (economy: MapEconomy) => number) => number {
  const total = economies.reduce((sum, economy) => sum + weightOf(economy), 0);
  return (valueOf) =>
    economies.reduce((sum, economy) => {
      const share = total > 0 ? weightOf(economy) / total : 1 / economies.length;
      return sum + share * valueOf(economy);
    }, 0);
}
