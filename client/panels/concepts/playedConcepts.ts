import { conceptsAt, isConceptPlayed } from '#shared/content/concepts.ts';
import type { ConceptId } from '#shared/content/concepts/conceptIds.ts';
import type { ConceptPlace } from '#shared/content/concepts/conceptPlaces.ts';
import type { IntegrationLevel } from '#shared/content/integrationLevels.ts';
import { PRESETS, type Preset } from '#shared/content/presets.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { moduleIsOn } from '#shared/rules/schedules/moduleIsOn.ts';

/** Whether a game plays what a card is about; outside a table every card may be read. */
export function isPlayedHere(settings: GameSettings | undefined, id: ConceptId): boolean {
  if (settings === undefined) return true;
  return isConceptPlayed(id, {
    module: (module) => moduleIsOn(settings, module),
    level: (level) => levelIsPlayed(settings, level),
  });
}

/** Cards that a place opens at this table, its main one first. */
export function playedConceptsAt(
  settings: GameSettings | undefined,
  place: ConceptPlace,
): readonly ConceptId[] {
  return conceptsAt(place).filter((id) => isPlayedHere(settings, id));
}

function levelIsPlayed(settings: GameSettings, level: IntegrationLevel): boolean {
  const preset: Preset = PRESETS[settings.preset];
  return preset.levelOpensInRound[level] !== undefined && level <= (settings.highestLevel ?? 6);
}
