import { fromKeys, must } from '#shared/kernel/records.ts';
import { drawIndex, seedFromText, type RandomState } from '#shared/kernel/random.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { TEMPERAMENTS, type Temperament } from '#shared/content/vocabulary.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { openModules } from './modules/openModules.ts';
import { RULES_VERSION } from './rulesVersion.ts';
import { openingLaw } from './settlement/openingLaw.ts';
import { openingSettled } from './settlement/openingSettled.ts';

/** The first event of a game: the opening of the scenario, and temperaments dealt by the seed. */
export function createGame(
  scenario: Scenario,
  settings: GameSettings,
): Result<GameEvent[], ConvergenceFailure> {
  const settled = openingSettled(scenario);
  if (!settled.ok) return settled;
  const dealt = dealTemperaments(scenario.dealOrder, seedFromText(settings.seed));
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

/** Shuffled decks of temperaments, one after the other, so that they are spread evenly over the seats. */
function dealTemperaments(
  seats: readonly EconomyId[],
  seed: RandomState,
): { readonly temperaments: Record<EconomyId, Temperament>; readonly random: RandomState } {
  const temperaments: Record<EconomyId, Temperament> = {};
  let random = seed;
  let deck: Temperament[] = [];
  for (const seat of seats) {
    if (deck.length === 0) deck = [...TEMPERAMENTS];
    const { value: place, next } = drawIndex(random, deck.length);
    const [temperament] = deck.splice(place, 1);
    temperaments[seat] = must(temperament, 'temperament');
    random = next;
  }
  return { temperaments, random };
}
