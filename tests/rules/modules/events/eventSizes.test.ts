import { describe, expect, it } from 'vitest';
import { EVENT_DECK, cardsDrawn } from '#shared/content/events/eventDeck.ts';
import { EVENT_KEYS, type EventKey } from '#shared/content/events/eventKeys.ts';
import { LESSON_EVENT_KEYS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import { solveLaw } from '../../../../shared/rules/shock/solveLaw.ts';
import { fittingSeats, isPlayable } from '../../../../shared/rules/modules/events/casting.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { aModuleTable, anEvent, withBloc, withEvents } from '../../../support/anEvent.ts';

/** Per cent of real income per head: cards stay below what a good treaty brings. */
const LARGEST_PERCENT = 1.5;
/** A free trade area brings up to this in the First lesson. */
const LARGEST_IN_LESSON = 2.5;
const TOLERANCE = 1e-6;

/** The largest effect on anybody, over everybody whom the card might name. */
function largestEffect(table: ReturnType<typeof aModuleTable>, state: CountryGame, key: EventKey): number {
  const { scenario } = table;
  const card = EVENT_DECK[key];
  const quiet = solveLaw(scenario, withEvents(state), { tolerance: TOLERANCE });
  if (!quiet.ok) throw new Error('no equilibrium');
  const { welfarePerHead, warmStart } = quiet.value.equilibrium;
  const seats = card.roles.map((role) => fittingSeats(scenario, state, card, role));
  const casts = seats
    .reduce<string[][]>((sofar, next) => sofar.flatMap((cast) => next.map((id) => [...cast, id])), [[]])
    .filter((cast) => new Set(cast).size === cast.length);
  const effects = casts.flatMap((cast) => {
    const law = withEvents(state, anEvent(key, cast, scenario));
    const hit = solveLaw(scenario, law, { tolerance: TOLERANCE, warmStart });
    if (!hit.ok) throw new Error(`${key} has no equilibrium`);
    return scenario.economies.map((_, n) =>
      Math.abs(
        100 * (must(hit.value.equilibrium.welfarePerHead[n], 'welfare') / (welfarePerHead[n] ?? 1) - 1),
      ),
    );
  });
  return Math.max(...effects);
}

describe.each([
  ['world', 'highWalls', ['USA', 'CAN', 'MEX']],
  ['world', 'today', ['JPN', 'KOR', 'ASE']],
  ['quartet', 'standard', ['ALB', 'BOR', 'CAT']],
] as const)('cards in %s, %s', (scenarioId, opening, members) => {
  const table = aModuleTable(['events'], { scenarioId, opening });
  const state = withBloc(table.state, 2, members);
  const keys = scenarioId === 'quartet' ? EVENT_KEYS : cardsDrawn(undefined);
  const playable = keys.filter((key) => isPlayable(table.scenario, state, EVENT_DECK[key]));

  it.each(playable)('%s moves nobody by more than a good treaty would', (key) => {
    const effect = largestEffect(table, state, key);
    const isOfLesson = LESSON_EVENT_KEYS.some((lesson) => lesson === key);
    expect(effect).toBeLessThan(isOfLesson ? LARGEST_IN_LESSON : LARGEST_PERCENT);
    const isPolitical = EVENT_DECK[key].effects.every(({ type }) => type === 'support');
    if (!isPolitical) expect(effect).toBeGreaterThan(0.01);
  });
});
