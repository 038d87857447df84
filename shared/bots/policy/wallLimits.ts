import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { rateBounds, wallOf } from '#shared/rules/schedules/walls.ts';
import { rateCeilings } from '#shared/rules/modules/wto/bindings.ts';
import { unionOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { seededDraw } from '../seededDraw.ts';
import { TEMPERS } from '../temperaments.ts';
import { chiefLobbies } from '../modules/chiefLobbies.ts';
import { offendersOf } from './offendersOf.ts';

/** How far a bot lets each of its rates move in this round: the rules' step, what is bound, its temperament, its word. */
export type WallLimits = (sector: SectorId) => { readonly minBp: number; readonly maxBp: number };

export function wallLimits(scenario: Scenario, view: GameState, economy: EconomyId): WallLimits {
  const inForce = wallOf(view, economy);
  const ceilings = rateCeilings(scenario, view, economy);
  const directionsOf = directions(scenario, view, economy);
  return (sector) => {
    const { mayRise, mayFall } = directionsOf(sector);
    const currentBp = inForce[sector] ?? 0;
    const { minBp, maxBp } = rateBounds(scenario, currentBp);
    const promisedBp = keepsWord(view, economy) ? promisedMaxBp(view, economy, sector, currentBp) : Infinity;
    return {
      minBp: mayFall ? minBp : currentBp,
      maxBp: Math.max(
        currentBp,
        Math.min(mayRise ? maxBp : currentBp, promisedBp, ceilings[sector] ?? maxBp),
      ),
    };
  };
}

/**
 * A union's vote moves either way. In the last round nothing rises: successors of everybody hit would answer in the epilogue,
 * which counts three times.
 */
function directions(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
): (sector: SectorId) => Directions {
  const isLast = view.round >= view.settings.rounds;
  if (unionOf(view, economy) !== undefined) return () => ({ mayRise: !isLast, mayFall: true });
  const { wall } = TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'];
  const rising = { mayRise: !isLast, mayFall: false };
  const falling = { mayRise: false, mayFall: true };
  switch (wall) {
    case 'cut':
      return () => falling;
    case 'best':
      return () => ({ mayRise: !isLast, mayFall: true });
    case 'mirror': {
      const isAngry = offendersOf(view, economy).length > 0;
      return () => (isAngry ? rising : falling);
    }
    case 'guard': {
      const guarded = chiefLobbies(scenario, economy).map(({ sector }) => sector);
      return (sector) => (guarded.includes(sector) ? rising : falling);
    }
  }
}

type Directions = { readonly mayRise: boolean; readonly mayFall: boolean };

/** Whether the bot keeps what it pledged in this round; by temperament some words are broken when that pays. */
export function keepsWord(view: GameState, economy: EconomyId): boolean {
  const { breakChance } = TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'];
  return seededDraw(view, economy, 'break') >= breakChance;
}

function promisedMaxBp(view: GameState, economy: EconomyId, sector: SectorId, currentBp: number): number {
  const limits = view.pledges
    .filter(({ by, round }) => by === economy && round === view.round)
    .map(({ undertaking }) => {
      if (undertaking.type === 'noTariffRises') return currentBp;
      const isOnSector = undertaking.type !== 'signNothingWith' && undertaking.sector === sector;
      return isOnSector ? undertaking.rateBp : Infinity;
    });
  return Math.min(Infinity, ...limits);
}
