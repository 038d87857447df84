import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { writePaper } from '../treaty/PaperList.tsx';
import { pressReady } from './press.ts';
import { showConference, showPaper, tab } from './tableState.ts';
import type { MoveTarget } from './yourMoveModel.ts';

type Place = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId };

/** Follow the button of the strip to where the move is made. */
export function goToMove({ scenario, game, me }: Place, target: MoveTarget): void {
  switch (target.type) {
    case 'paper':
      return showPaper(target.paper);
    case 'write':
      tab.value = 'deals';
      return writePaper(scenario, game, me, target.partner);
    case 'conference':
      return showConference();
    case 'tariffs':
      tab.value = 'economy';
      return focusOn('policy-title');
    case 'predict':
      tab.value = 'economy';
      return focusOn('predict');
    case 'ready':
      return void pressReady(game, true);
  }
}

/** Scroll to a part of the page once it is drawn. */
function focusOn(id: string): void {
  requestAnimationFrame(() => {
    document.getElementById(id)?.scrollIntoView({ block: 'center' });
  });
}
