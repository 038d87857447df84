import {
  CAPITAL_RESPONSE,
  COMMON_MARKET_PULL,
  MOBILITY_LEVEL,
  SAVING_RATE,
  SECTOR_CAPITAL_RESPONSE,
} from '#shared/content/dynamicsConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { at } from '#shared/economics/at.ts';
import { attractCapital } from '#shared/economics/dynamics/capital/attractCapital.ts';
import { capitalByRegion } from '#shared/economics/dynamics/capital/capitalByRegion.ts';
import { reallocateCapital } from '#shared/economics/dynamics/capital/reallocateCapital.ts';
import { saveCapital } from '#shared/economics/dynamics/capital/saveCapital.ts';
import { pairKey } from '../../agreements/pairLevel.ts';
import { placesOf } from '../../policy/shock/placesOf.ts';
import type { Occasion } from './occasion.ts';
import { pairsAtLevel } from './pairsAtLevel.ts';

export type CapitalMovement = {
  /** Δ ln K_n */
  readonly saving: Float64Array;
  readonly fromAbroad: Float64Array;
  /** Δ ln K_nj between the sectors of a region. */
  readonly betweenSectors: Float64Array;
  /** K_n after saving, before anything crosses a border: billions a year of return at base prices. */
  readonly stock: Float64Array;
};

/** Saving, investment across borders, and capital that changes sector, all from what the round's equilibrium paid. */
export function moveCapital(occasion: Occasion): CapitalMovement {
  const { solved, state } = occasion;
  const { base } = occasion.scenario;
  const { equilibrium, shock } = solved;
  const capital = Float64Array.from(state.capital);
  const saving = saveCapital(base, equilibrium, capital, SAVING_RATE);
  const stock = capitalByRegion(base, capital).map((amount, n) => amount * Math.exp(at(saving, n)));
  const fromAbroad = attractCapital(base, equilibrium, shock.capital, {
    response: CAPITAL_RESPONSE,
    pull: commonMarketPull(occasion),
    stock,
  });
  const betweenSectors = reallocateCapital(
    base,
    equilibrium,
    { used: shock.capital, capital },
    SECTOR_CAPITAL_RESPONSE,
  );
  return { saving, fromAbroad, betweenSectors, stock };
}

/** A common market draws capital to those who enter it, once: not again whenever another one enters. */
function commonMarketPull({ scenario, law, levelsBefore }: Occasion): Float64Array {
  const { ids } = placesOf(scenario);
  const wasInside = (economy: EconomyId): boolean =>
    ids.some((other) => (levelsBefore[pairKey(economy, other)] ?? 0) >= MOBILITY_LEVEL);
  const pull = new Float64Array(ids.length);
  const insideNow = new Set(pairsAtLevel(scenario, law.agreements, MOBILITY_LEVEL).map(([n]) => n));
  for (const n of insideNow) if (!wasInside(ids[n] ?? '')) pull[n] = COMMON_MARKET_PULL;
  return pull;
}
