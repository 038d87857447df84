import { deadlineOf, isPaused } from '#shared/rules/table/clock.ts';
import { everybodyReady } from '#shared/rules/table/seats.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { OfficeNote } from '../chrome/SeatOffices.tsx';
import { officeRefusal } from '../../state/offices.ts';
import { peopleReady } from '../../state/standing.ts';
import { isLive, session } from '../../state/store.ts';
import { nameParams } from '../../text/nameParams.ts';
import { fillSentence, t } from '../../text/t.ts';
import { pressReady } from '../../net/submitIntent.ts';
import { useSeat } from '../../state/useTable.ts';

/** Whether nothing but bots holds the talks once everybody is ready: not a pause, other tables of a class, nor a deadline at home. */
function waitsForBots(game: GameState): boolean {
  return (
    game.phase === 'negotiation' &&
    everybodyReady(game) &&
    !isPaused(game) &&
    deadlineOf(game) === undefined &&
    session.value?.ofClass === undefined
  );
}

/** So many others are told of by name. */
const FEW = 2;

/** Who else is ready; nothing while nobody is. */
function readyOthers(game: GameState): string | undefined {
  const { ready, total } = peopleReady(game);
  const count = ready.length;
  if (count === 0) return undefined;
  return count <= FEW
    ? fillSentence('ready.named', nameParams({ economies: ready, count }))
    : t('ready.count', { count, total });
}

type Props = { readonly isBig?: boolean };

/** Ready for the next phase; it can be taken back. The phase ends early only when all people are. */
export function ReadyButton({ isBig = false }: Props) {
  const { game, me } = useSeat();
  const hasBots = Object.values(game.seats).some(({ member }) => member === undefined);
  const { ready: isReady = false, timesReady } = game.seats[me] ?? {};
  // It keeps its place among what keys reach: the pane that it stands in scrolls.
  const isOthers = officeRefusal('declareReady') !== undefined;
  const hasConference = 'wto' in game && game.wto?.conference?.round === game.round;
  const isPrimary = game.phase === 'briefing' && !isReady;
  return (
    <div class="ready">
      <button
        type="button"
        class={`btn wide ${isPrimary ? 'primary' : ''} ${isBig ? 'big' : ''}`}
        aria-pressed={isReady}
        disabled={!isLive.value}
        aria-disabled={isOthers}
        onClick={() => !isOthers && void pressReady(game, !isReady)}
      >
        {isReady ? t('ready.takeBack') : t('ready.press')}
        <Icon name="check" size={18} />
      </button>
      <OfficeNote type="declareReady" />
      <output class="small center">
        {!isReady &&
          timesReady !== undefined &&
          t(hasConference ? 'ready.recalledByConference' : 'ready.recalled')}
      </output>
      <p class="micro muted center">
        {hasBots && waitsForBots(game) ? t('ready.waitsForBots') : !isReady && readyOthers(game)}
      </p>
    </div>
  );
}
