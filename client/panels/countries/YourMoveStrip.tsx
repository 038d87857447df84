import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { remainingMs } from '#shared/rules/table/clock.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { isLive } from '../../state/store.ts';
import { Say } from '../../text/Say.tsx';
import { formatDuration } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { useNow } from '../../state/serverClock.ts';
import { writeProposal } from '../treaty/ProposalList.tsx';
import { ConferenceTime } from '../wto/conference/ConferenceHead.tsx';
import { pressReady } from '../../net/submitIntent.ts';
import { showConference, showProposal, tab } from '../../state/tableState.ts';
import { type MoveTarget, yourMove } from './yourMoveModel.ts';
import { useCountrySeat, useTable } from '../../state/useTable.ts';

type Props = {
  /** What is on show already: no button leads there. */
  readonly here?: MoveTarget['type'] | undefined;
};

const LAST_SECONDS_MS = 30_000;

/** One thing to do next, or whom the table waits for: always present, with the button that leads there. */
export function YourMoveStrip({ here }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const move = yourMove(scenario, game, me);
  return (
    <div class={move.urgent ? 'move urgent' : 'move'}>
      <div class="toast row gap-3">
        <Icon name={move.urgent ? 'hand' : 'circle'} size={20} />
        <span class="grow">
          <output>
            <Say phrase={move.phrase} />
          </output>{' '}
          {move.target?.type === 'proposal' && <TimeLeft />}
          {move.target?.type === 'conference' && <ConferenceTime />}
        </span>
        {move.target !== undefined && move.target.type !== here && (
          <button
            type="button"
            class={move.urgent ? 'btn sm primary' : 'btn sm'}
            disabled={move.target.type === 'ready' && !isLive.value}
            onClick={() => move.target !== undefined && goToMove({ scenario, game, me }, move.target)}
          >
            {buttonText(move.target)}
            <KeyHint target={move.target} />
          </button>
        )}
      </div>
    </div>
  );
}

function buttonText(target: MoveTarget): string {
  if (target.type === 'write') return t('move.writeNow');
  if (target.type === 'conference') return t('move.toConference');
  if (target.type === 'ready') return t('ready.press');
  return target.type === 'proposal' ? t('move.open') : t('move.goThere');
}

function KeyHint({ target }: { readonly target: MoveTarget }) {
  const key =
    target.type === 'proposal'
      ? 'P'
      : target.type === 'tariffs'
        ? 'T'
        : target.type === 'write'
          ? 'N'
          : undefined;
  return key === undefined ? null : <kbd aria-hidden="true">{key}</kbd>;
}

function TimeLeft() {
  const { game } = useTable();
  const now = useNow(1000);
  const leftMs = remainingMs(game, now);
  if (leftMs === undefined) return null;
  const time = formatDuration(leftMs);
  return (
    <span class="num time-left" aria-hidden="true">
      · {leftMs <= LAST_SECONDS_MS ? t('move.lastSeconds', { time }) : t('move.lapsesIn', { time })}
    </span>
  );
}

type Place = { readonly scenario: Scenario; readonly game: CountryGame; readonly me: EconomyId };

/** Follow the button of the strip to where the move is made. */
function goToMove({ scenario, game, me }: Place, target: MoveTarget): void {
  switch (target.type) {
    case 'proposal':
      return showProposal(target.proposal);
    case 'write':
      tab.value = 'deals';
      return writeProposal(scenario, game, me, target.partner);
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
