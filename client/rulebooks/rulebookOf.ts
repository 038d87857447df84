import type { GameSettings } from '#shared/protocol/settings.ts';
import { countries } from './countries.tsx';
import { provinces } from './provinces.tsx';
import type { RulebookInterface } from './rulebookInterface.ts';

/** The interface of the rulebook that a table plays by. */
export function rulebookOf({ scenarioId }: Pick<GameSettings, 'scenarioId'>): RulebookInterface {
  return scenarioId === 'provinces' ? provinces : countries;
}
