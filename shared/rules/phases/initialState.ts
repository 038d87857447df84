import { fromKeys, keysOf, mapValues } from '#shared/kernel/records.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import { applyLaw } from '../agreements/applyLaw.ts';
import type { GameState } from '../state.ts';

/** A game in its lobby, as the opening of the scenario leaves it. */
export function initialState(event: GameEventOf<'gameCreated'>): GameState {
  const lobby: GameState = {
    rulesVersion: event.rulesVersion,
    settings: event.settings,
    random: event.random,
    phase: 'lobby',
    round: 0,
    clock: { openedAtMs: 0, overtimeUsed: false },
    revealStop: 'envelopes',
    seats: openingSeats(event),
    walls: mapValues(event.walls, (mfnRateBp) => ({ mfnRateBp })),
    agreements: {},
    pairLevels: {},
    papers: {},
    revisionsThisRound: {},
    pledges: [],
    policyDrafts: {},
    sealedPolicies: {},
    sealedBy: [],
    predictions: {},
    botThoughts: [],
    settled: event.settled,
    reports: [],
    ...event.modules,
    ...(event.provinces === undefined ? {} : { provinces: event.provinces, provinceReports: [] }),
    counters: { paper: 0, agreement: 0, pledge: 0 },
  };
  return applyLaw(lobby, event.law);
}

/** Seats of provinces are read off their own slice: logs of games that were created without a list of them fold as well. */
function openingSeats({ temperaments, provinces }: GameEventOf<'gameCreated'>): GameState['seats'] {
  const empty = { present: false, ready: false };
  if (provinces === undefined)
    return mapValues(temperaments, (temperament, economy) => ({ economy, temperament, ...empty }));
  const ofProvinces = keysOf(provinces.temperaments);
  const seats = provinces.centreKind === 'seat' ? [...ofProvinces, CENTRE_SEAT] : ofProvinces;
  return fromKeys(seats, (economy) => ({ economy, ...empty }));
}
