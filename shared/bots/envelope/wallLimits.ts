import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Addressee } from '#shared/protocol/pledges.ts';
import { blocsOf, unionOf } from '#shared/rules/law/blocs.ts';
import { rateCeilings } from '#shared/rules/modules/wto/bindings.ts';
import { rateBounds, tradableSectors, wallOf } from '#shared/rules/law/lawInForce.ts';
import { signaturesLeft } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { seededDraw } from '#shared/rules/table/botDelays.ts';
import { offendersOf } from '../moves/grudges.ts';
import { temperamentOf } from '../botView.ts';
import { chiefLobbies } from '../valuation/homePolitics.ts';

/** How far a bot lets each of its rates move in this round: the rules' step, what is bound, its temperament, its word. */
export type WallLimits = (sector: SectorId) => { readonly minBp: number; readonly maxBp: number };

export function wallLimits(scenario: Scenario, view: CountryGame, economy: EconomyId): WallLimits {
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
  view: CountryGame,
  economy: EconomyId,
): (sector: SectorId) => Directions {
  const isLast = view.round >= view.settings.rounds;
  if (unionOf(view, economy) !== undefined) return () => ({ mayRise: !isLast, mayFall: true });
  const { movement } = temperamentOf(view, economy).walls;
  const rising = { mayRise: !isLast, mayFall: false };
  const falling = { mayRise: false, mayFall: true };
  switch (movement) {
    case 'cut':
      return () => falling;
    case 'best': {
      // Where agreements are few nobody signs with it next round if it raises: it does so only when it is left outside.
      const isOutside = signaturesLeft(view, economy) !== 0;
      return () => ({ mayRise: !isLast && isOutside, mayFall: true });
    }
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
export function keepsWord(view: CountryGame, economy: EconomyId): boolean {
  const { breakChance } = temperamentOf(view, economy).pledges;
  return seededDraw(view, economy, 'break') >= breakChance;
}

function promisedMaxBp(view: CountryGame, economy: EconomyId, sector: SectorId, currentBp: number): number {
  const limits = view.pledges
    .filter(({ by, round }) => by === economy && round === view.round)
    .map(({ undertaking }) => {
      if (undertaking.type === 'noTariffRises') return currentBp;
      const isOnSector = 'sector' in undertaking && undertaking.sector === sector;
      return isOnSector ? undertaking.rateBp : Infinity;
    });
  return Math.min(Infinity, ...limits);
}

/** What a bot promises in pencil at the beginning of a round, if it is in the mood: no higher walls, or a vote in its union. */
export function pledge(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
): SeatIntentOf<'givePledge'>[] {
  const { pledges, walls } = temperamentOf(view, economy);
  if (seededDraw(view, economy, 'pledge') >= pledges.chance) return [];
  if (walls.movement === 'mirror' && offendersOf(view, economy).length > 0) return [];
  const union = unionOf(view, economy);
  if (union === undefined) {
    const [bloc] = blocsOf(view).filter(({ parties }) => parties.includes(economy));
    const to: Addressee = bloc === undefined ? { type: 'all' } : { type: 'bloc', agreement: bloc.id };
    return [{ type: 'givePledge', to, undertaking: { type: 'noTariffRises' } }];
  }
  const tariff = wallOf(view, economy);
  const [highest] = tradableSectors(scenario).toSorted((a, b) => (tariff[b] ?? 0) - (tariff[a] ?? 0));
  if (highest === undefined) return [];
  const undertaking = { type: 'voteAtMost', sector: highest, rateBp: tariff[highest] ?? 0 } as const;
  return [{ type: 'givePledge', to: { type: 'bloc', agreement: union.id }, undertaking }];
}
