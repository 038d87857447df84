import type { EconomyId } from '#shared/kernel/ids.ts';
import { isPaused } from '#shared/rules/clock/isPaused.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { useEffect, useState } from 'preact/hooks';

type Props = { readonly game: GameState; readonly me: EconomyId | undefined };

/** States of the table that everybody must know: watching, minded, paused, held. */
export function TableNotes({ game, me }: Props) {
  const wasMinded = useWasMinded(game, me);
  return (
    <div class="table-notes">
      {me === undefined && <Note text={`${t('table.watching')}. ${t('table.watchingHint')}`} />}
      {me !== undefined && game.seats[me]?.present === false && <Note text={t('table.mindedNow')} />}
      {wasMinded && <Note text={t('table.mindedBanner')} />}
      {game.endsAfterRound !== undefined && <Note text={t('table.lastRound')} />}
      {isPaused(game) && <Note text={t('table.paused')} />}
      {game.held !== undefined && <Note text={t('table.held')} isAlert />}
    </div>
  );
}

function Note({ text, isAlert = false }: { readonly text: string; readonly isAlert?: boolean }) {
  return (
    <p class={isAlert ? 'note alert' : 'note'} role={isAlert ? 'alert' : 'status'}>
      <Icon name={isAlert ? 'alert' : 'eye'} size={16} />
      {text}
    </p>
  );
}

const TOLD_MS = 12_000;

/** True for a while after the seat was handed back. */
function useWasMinded(game: GameState, me: EconomyId | undefined): boolean {
  const isAway = me !== undefined && game.seats[me]?.present === false;
  const [was, setWas] = useState(false);
  const [isTold, setTold] = useState(false);
  useEffect(() => {
    if (isAway) setWas(true);
    if (isAway || !was) return undefined;
    setWas(false);
    setTold(true);
    return undefined;
  }, [isAway]);
  useEffect(() => {
    if (!isTold) return undefined;
    const timer = setTimeout(() => setTold(false), TOLD_MS);
    return () => clearTimeout(timer);
  }, [isTold]);
  return isTold;
}
