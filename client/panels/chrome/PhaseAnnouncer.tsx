import { useEffect, useRef } from 'preact/hooks';
import { remainingMs } from '#shared/rules/clock/remainingMs.ts';
import { game, nowMs } from '../../state/store.ts';
import { formatDuration } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { useSpoken } from './useSpoken.ts';

/** One assertive line when a phase begins: "Policy. 1:30." Nothing on arrival, since the page itself says where one is. */
export function PhaseAnnouncer() {
  const state = game.value;
  const key = state === undefined ? undefined : `${state.round}/${state.phase}`;
  const last = useRef(key);
  const [said, setSaid] = useSpoken();
  useEffect(() => {
    const isNew = last.current !== undefined && key !== last.current;
    last.current = key;
    if (!isNew || state === undefined) return;
    const leftMs = remainingMs(state, nowMs());
    const time = leftMs === undefined ? t('clock.open') : formatDuration(leftMs);
    setSaid(t('phase.announce', { phase: t(`phase.${state.phase}`), time }));
  }, [key]);
  return (
    <div class="sr" role="alert">
      {said}
    </div>
  );
}
