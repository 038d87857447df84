import { PRESETS, type Preset } from '#shared/content/presets.ts';
import type { IntegrationLevel } from '#shared/content/integrationLevels.ts';
import type { ClauseType } from '#shared/protocol/clauses.ts';
import { moduleIsOpen } from '#shared/rules/schedules/moduleIsOn.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Clauses that an author may add; admission comes by its template. */
export const ADDABLE = [
  'tariffConcession',
  'freeTradeArea',
  'customsUnion',
  'commonMarket',
  'economicUnion',
  'fullIntegration',
  'payment',
  'bindingPeriod',
  'phaseIn',
  'specialTreatment',
  'agreedSpecialization',
  'jointInfrastructure',
  'adjustmentFund',
  'deepProvision',
  'mutualRecognition',
  'disputeSettlement',
  'conditionality',
] as const satisfies readonly ClauseType[];
export type Addable = (typeof ADDABLE)[number];

const LEVEL_OF = {
  tariffConcession: 1,
  freeTradeArea: 2,
  customsUnion: 3,
  commonMarket: 4,
  economicUnion: 5,
  fullIntegration: 6,
} as const satisfies Partial<Record<Addable, IntegrationLevel>>;

/** Beyond tariffs, payments and form: these belong to the games that play more than the first three levels. */
const BEYOND = new Set<Addable>([
  'phaseIn',
  'specialTreatment',
  'agreedSpecialization',
  'jointInfrastructure',
  'adjustmentFund',
  'deepProvision',
  'mutualRecognition',
  'disputeSettlement',
  'conditionality',
]);

/** What can be added in this game and round: forms whose level is open, and what the game plays beyond tariffs. */
export function addableIn(game: Pick<GameState, 'settings' | 'round'>): Addable[] {
  const { levelOpensInRound }: Preset = PRESETS[game.settings.preset];
  const highest = game.settings.highestLevel ?? 6;
  const isOpen = (level: IntegrationLevel): boolean =>
    level <= highest && (levelOpensInRound[level] ?? Infinity) <= game.round;
  const playsBeyond = highest >= 4 && levelOpensInRound[4] !== undefined;
  return ADDABLE.filter((type) => {
    if (type in LEVEL_OF) return isOpen(levelOf(type));
    if (type === 'mutualRecognition') return playsBeyond && moduleIsOpen(game, 'barriers');
    return !BEYOND.has(type) || playsBeyond;
  });
}

function levelOf(type: Addable): IntegrationLevel {
  const found = Object.entries(LEVEL_OF).find(([name]) => name === type);
  return found?.[1] ?? 1;
}

/** What an article is about: the form of integration, tariffs and money, or what lies beyond tariffs. */
const GROUPS = ['forms', 'money', 'deep'] as const;
export type AddableGroup = (typeof GROUPS)[number];

const MONEY = new Set<Addable>([
  'tariffConcession',
  'payment',
  'bindingPeriod',
  'phaseIn',
  'specialTreatment',
]);

/** Clauses that can be added, by group; empty groups are left out. */
export function addableGroups(
  game: Pick<GameState, 'settings' | 'round'>,
): { readonly group: AddableGroup; readonly types: readonly Addable[] }[] {
  const types = addableIn(game);
  return GROUPS.map((group) => ({ group, types: types.filter((type) => groupOf(type) === group) })).filter(
    (each) => each.types.length > 0,
  );
}

function groupOf(type: Addable): AddableGroup {
  if (MONEY.has(type)) return 'money';
  return type in LEVEL_OF ? 'forms' : 'deep';
}
