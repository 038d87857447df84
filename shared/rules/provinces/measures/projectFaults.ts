import { CORRIDOR_BUILT_MOST, PROVINCE_CORRIDORS } from '#shared/content/provinces/corridors.ts';
import { PILLAR_ROUNDS } from '#shared/content/provinces/provinceConstants.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { featureFault } from '../featureFault.ts';
import { institutionOf } from '../institutionOf.ts';
import { provinceOf, provincesOf } from '../provincesOf.ts';
import type { Sealing } from './sealing.ts';

export function pillarFault({ state, economy, measures }: Sealing): Rejection | undefined {
  const { pillar: chosen } = measures;
  if (chosen === undefined) return undefined;
  const { pillar } = provinceOf(state, economy);
  if (chosen === 'none') return pillar === undefined ? { code: 'measures/no-pillar' } : undefined;
  if (pillar !== undefined && chosen !== pillar.pillar) {
    const round = pillar.sinceRound + PILLAR_ROUNDS;
    if (round > state.round) return { code: 'measures/pillar-too-soon', round };
  }
  return featureFault(state, 'pillars');
}

export function pledgeFault({ state, economy, measures }: Sealing): Rejection | undefined {
  if (measures.pledge === undefined) return undefined;
  const { corridor } = measures.pledge;
  const route = PROVINCE_CORRIDORS.find(({ id }) => id === corridor);
  if (route === undefined) return { code: 'measures/unknown-corridor', corridor };
  if (!route.members.includes(economy)) return { code: 'measures/not-on-corridor', corridor };
  const built = provincesOf(state).corridors.filter((other) => other.corridor === corridor);
  if (built.length >= CORRIDOR_BUILT_MOST) return { code: 'measures/corridor-built-out', corridor };
  return featureFault(state, 'corridors');
}

export function reformFault({ scenario, state, economy, measures }: Sealing): Rejection | undefined {
  const { reform } = measures;
  if (reform === undefined) return undefined;
  const isTurned =
    institutionOf(scenario, state).feesAreTaxes ||
    provinceOf(state, economy).reforms.feesToTaxes !== undefined;
  if (reform === 'feesToTaxes' && isTurned) return { code: 'measures/reform-done', homeReform: reform };
  return featureFault(state, 'homeReforms');
}

export function petitionFault({ scenario, state, economy, measures }: Sealing): Rejection | undefined {
  const { petition } = measures;
  if (petition === undefined) return undefined;
  if (petition === economy) return { code: 'measures/petition-against-self' };
  if (provincesOf(state).provinces[petition] === undefined) {
    return { code: 'province/not-a-province', economy: petition };
  }
  const closed = featureFault(state, 'petitions');
  if (closed !== undefined) return closed;
  return institutionOf(scenario, state).law === 0 ? { code: 'measures/no-law-yet' } : undefined;
}
