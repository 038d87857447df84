import { fromKeys } from '#shared/kernel/records.ts';
import type { SectorId } from '#shared/kernel/ids.ts';
import type { PolicyOf } from '#shared/protocol/policy.ts';
import { tradableSectors } from '#shared/rules/policy/tradableSectors.ts';
import { wallOf } from '#shared/rules/policy/wallOf.ts';
import { ratesWithin } from './ratesWithin.ts';
import type { WallChoice } from './wallChoice.ts';

type Vote = PolicyOf<'wallVote'>;

const LEAST_GAIN = 1e-5;
/** Rates of a sector that are solved, those first that promise most. */
const RATES_SOLVED = 2;

/** A union member's vote: its own best common tariff within the step, sector by sector. */
export function chooseVote({ scenario, view, economy, limits, model, aim }: WallChoice): Vote {
  const inForce = wallOf(view, economy);
  const sectors = tradableSectors(scenario);
  const promising = (sector: SectorId): number[] => {
    const currentBp = inForce[sector] ?? 0;
    return [currentBp, ...ratesWithin(limits(sector), currentBp)].toSorted(
      (a, b) => model(sector, b) - model(sector, a),
    );
  };
  const ranked = fromKeys(sectors, promising);
  const voteWith = (rates: Vote['rates']): Vote => ({ type: 'wallVote', rates });
  const standing = voteWith(fromKeys(sectors, (sector) => inForce[sector] ?? 0));
  let best = standing;
  let reached = aim(standing) + LEAST_GAIN;
  const tryVote = (vote: Vote): void => {
    const worth = aim(vote);
    if (worth > reached) [best, reached] = [vote, worth];
  };
  const everywhere = (rateOf: (sector: SectorId) => number): void =>
    tryVote(voteWith(fromKeys(sectors, rateOf)));
  everywhere((sector) => ranked[sector]?.[0] ?? inForce[sector] ?? 0);
  everywhere((sector) => limits(sector).minBp);
  for (const sector of sectors) {
    for (const rateBp of (ranked[sector] ?? []).slice(0, RATES_SOLVED)) {
      if (best.rates[sector] !== rateBp) tryVote(voteWith({ ...best.rates, [sector]: rateBp }));
    }
  }
  return best;
}
