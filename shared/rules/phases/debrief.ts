import { DEBRIEF_PAGES, type DebriefPage } from '#shared/content/vocabulary.ts';
import type { GameState } from '../state.ts';

type Ended = Pick<GameState, 'reports' | 'provinces' | 'debriefPage'>;

/** The pages that the big screen has for this game, in their order: none of what nobody did. */
export function debriefPagesOf({ reports, provinces }: Ended): readonly DebriefPage[] {
  const hasPredictions = reports.some(({ predictions }) => predictions.length > 0);
  return DEBRIEF_PAGES.filter((page) => {
    if (page === 'trade') return provinces === undefined;
    return page !== 'predictions' || hasPredictions;
  });
}

/** The page that the room looks at: the one the host turned to, at first the standings. */
export function debriefPageOf(state: Ended): DebriefPage {
  return state.debriefPage ?? DEBRIEF_PAGES[0];
}

/** The page so many places further; undefined beyond the first and the last. */
export function debriefPageBeside(state: Ended, places: 1 | -1): DebriefPage | undefined {
  const pages = debriefPagesOf(state);
  return pages[pages.indexOf(debriefPageOf(state)) + places];
}
