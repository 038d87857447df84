import { conferenceNow } from '#shared/rules/modules/wto/conference.ts';
import type { GameState } from '#shared/rules/state.ts';
import { barriersNow } from './inspection/inspectionModel.ts';
import { wtoView } from './wtoView.ts';

/** Whether a part of the deals belongs to this table now: what is off leaves no trace. */
export function isViewHere(game: GameState, view: string): boolean {
  switch (view) {
    case 'conference':
      return conferenceNow(game) !== undefined;
    case 'disputes':
      return wtoView(game) !== undefined || barriersNow(game) !== undefined;
    default:
      return true;
  }
}
