/** The beginning of a game: its first event, and the state that follows from it. */
import type { Scenario } from '#shared/content/scenario.ts';
import { TEMPERAMENTS } from '#shared/content/vocabulary.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { seedFromText } from '#shared/kernel/random.ts';
import { fromKeys, keysOf, mapValues, must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { applyLaw } from '../agreements/register.ts';
import { openModules } from '../modules/seams.ts';
import { createProvinces } from '../provinces/createProvinces.ts';
import { type AnyScenario, isOfProvinces } from '../scenario/anyScenario.ts';
import { openingLaw, openingSettled } from '../shock/opening.ts';
import { type GameState, RULES_VERSION } from '../state.ts';
import { dealTemperaments } from '../table/seats.ts';

/** The first event of a game: the opening of the scenario, and temperaments dealt by the seed. */
export function createGame(
  scenario: AnyScenario,
  settings: GameSettings,
): Result<GameEvent[], ConvergenceFailure> {
  return isOfProvinces(scenario)
    ? ok([createProvinces(scenario, settings)])
    : createCountries(scenario, settings);
}

function createCountries(
  scenario: Scenario,
  settings: GameSettings,
): Result<GameEvent[], ConvergenceFailure> {
  const settled = openingSettled(scenario);
  if (!settled.ok) return settled;
  const dealt = dealTemperaments(TEMPERAMENTS, scenario.dealOrder, seedFromText(settings.seed));
  const { modules, random } = openModules(scenario, settings, dealt.random);
  return ok([
    {
      type: 'gameCreated',
      rulesVersion: RULES_VERSION,
      settings,
      temperaments: dealt.temperaments,
      random,
      settled: settled.value,
      walls: fromKeys(
        scenario.economies.map(({ id }) => id),
        (economy) => must(scenario.mfnRateBp[economy], `opening wall of ${economy}`),
      ),
      law: openingLaw(scenario),
      ...(Object.keys(modules).length === 0 ? {} : { modules }),
    },
  ]);
}

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
