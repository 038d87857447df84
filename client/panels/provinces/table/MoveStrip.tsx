import { Icon } from '../../../design/Icon.tsx';
import { isLive } from '../../../state/store.ts';
import { Say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { pressReady } from '../../../net/submitIntent.ts';
import { showProposal, tab } from '../../../state/tableState.ts';
import { openPactDesk } from '../pacts/PactDesk.tsx';
import { type ProvinceMove, provinceMove } from './provinceMoveModel.ts';
import { provinceAt, useProvinces } from '../seat.ts';

/** One thing to do next, or whom the table waits for: always present, with the button that leads there. */
export function MoveStrip() {
  const { game, seat } = useProvinces();
  const move = provinceMove(game, seat);
  const me = provinceAt(seat);
  const go = (): void => {
    const { target } = move;
    if (target === undefined) return;
    if (target.type === 'ready') void pressReady(game, true);
    else if (target.type === 'proposal') showProposal(target.proposal);
    else if (target.type === 'write' && me !== undefined) openPactDesk(game, me);
    else {
      tab.value = 'economy';
      if (target.type === 'assent') pointAt('.assent', 'button');
      else pointAt('.measures', '.dial [aria-checked=true]');
    }
  };
  return (
    <div class={move.urgent ? 'move urgent' : 'move'}>
      <div class="toast row gap-3">
        <Icon name={move.urgent ? 'hand' : 'circle'} size={20} />
        <output class="grow">
          <Say phrase={move.phrase} />
        </output>
        {move.target !== undefined && (
          <button
            type="button"
            class={move.urgent ? 'btn sm primary' : 'btn sm'}
            disabled={move.target.type === 'ready' && !isLive.value}
            onClick={go}
          >
            {buttonText(move.target)}
          </button>
        )}
      </div>
    </div>
  );
}

/** How long what was asked for stays marked. */
const MARKED_MS = 1_600;

/** Brings a part of the page into view once it is drawn, moves the focus into it, and marks it for a moment. */
function pointAt(part: string, focus: string): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(part);
    if (element === null) return;
    element.scrollIntoView({ block: 'nearest' });
    element.querySelector<HTMLElement>(focus)?.focus();
    element.classList.add('pointed-at');
    setTimeout(() => element.classList.remove('pointed-at'), MARKED_MS);
  });
}

function buttonText({ type }: NonNullable<ProvinceMove['target']>): string {
  switch (type) {
    case 'ready':
      return t('ready.press');
    case 'proposal':
      return t('move.open');
    case 'write':
      return t('move.writeNow');
    case 'assent':
    case 'measures':
      return t('move.goThere');
  }
}
