import { PLEDGES_PER_ROUND } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { type EconomyId, pledgeId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Addressee, Undertaking } from '#shared/protocol/pledges.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unionOf } from '../law/blocs.ts';
import { tradableSectors } from '../law/lawInForce.ts';
import type { DecideContext, CountryGame } from '../state.ts';

/** A promise in pencil: public, breakable, judged when the round is settled. */
export function givePledge(
  { scenario }: DecideContext,
  state: CountryGame,
  economy: EconomyId,
  { to, undertaking }: IntentOf<'givePledge'>,
): Result<GameEvent[], Rejection> {
  const fault =
    addresseeFault(state, economy, to) ??
    undertakingFault(scenario, state, economy, undertaking) ??
    repetitionFault(state, economy, { to, undertaking });
  if (fault !== undefined) return err(fault);
  const pledge = { id: pledgeId(state.counters.pledge), by: economy, to, undertaking, round: state.round };
  return ok([{ type: 'pledgeGiven', pledge }]);
}

function addresseeFault(state: CountryGame, economy: EconomyId, to: Addressee): Rejection | undefined {
  switch (to.type) {
    case 'all':
      return undefined;
    case 'seat':
      if (to.economy === economy) return { code: 'pledge/to-yourself' };
      return state.seats[to.economy] === undefined ? { code: 'pledge/unknown-addressee' } : undefined;
    case 'bloc':
      return state.agreements[to.agreement] === undefined ? { code: 'pledge/unknown-addressee' } : undefined;
  }
}

function undertakingFault(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  undertaking: Undertaking,
): Rejection | undefined {
  switch (undertaking.type) {
    case 'noTariffRises':
      return undefined;
    case 'sectorAtMost':
      return sectorFault(scenario, undertaking.sector);
    case 'voteAtMost':
      if (unionOf(state, economy) === undefined) return { code: 'pledge/not-in-union' };
      return sectorFault(scenario, undertaking.sector);
    case 'signNothingWith':
      if (undertaking.economy === economy) return { code: 'pledge/to-yourself' };
      return state.seats[undertaking.economy] === undefined
        ? { code: 'pledge/unknown-addressee' }
        : undefined;
  }
}

function sectorFault(scenario: Scenario, sector: string): Rejection | undefined {
  return tradableSectors(scenario).includes(sector) ? undefined : { code: 'policy/unknown-sector', sector };
}

function repetitionFault(
  state: CountryGame,
  economy: EconomyId,
  promise: { readonly to: Addressee; readonly undertaking: Undertaking },
): Rejection | undefined {
  const given = state.pledges.filter(({ by, round }) => by === economy && round === state.round);
  const text = canonicalJson(promise);
  if (given.some(({ to, undertaking }) => canonicalJson({ to, undertaking }) === text)) {
    return { code: 'pledge/duplicate' };
  }
  return given.length >= PLEDGES_PER_ROUND
    ? { code: 'pledge/too-many', limit: PLEDGES_PER_ROUND }
    : undefined;
}
