import type { IntegrationLevel } from '../integrationLevels.ts';
import type { ModuleId } from '../vocabulary.ts';
import type { WorkId } from './bibliography.ts';
import type { ConceptId } from './conceptIds.ts';
import type { ConceptPlace } from './conceptPlaces.ts';
import type { FigureId } from './figureIds.ts';

/**
 * A card that explains one theory, effect or form where it happens. Its sentences stand in the language files under
 * `concept.<id>.…`.
 */
export type Concept = {
  /** Items of docs/coverage.md that it answers. */
  readonly answers: readonly string[];
  /** Where it opens; the first card of a place is its main one. */
  readonly places: readonly ConceptPlace[];
  /** Figures of the table at hand, in the order in which they are told. */
  readonly figures: readonly FigureId[];
  readonly related: readonly ConceptId[];
  readonly sources: readonly WorkId[];
  /** A table that plays without this module never shows the card. */
  readonly module?: ModuleId;
  /** Nor one that does not play this level. */
  readonly level?: IntegrationLevel;
};
