import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { isSoundOn, prepareSound, switchSound } from '../../state/sound.ts';
import { gameId, session } from '../../state/store.ts';
import { t } from '../../text/t.ts';

const SPEAKER = 'M11 5L6.5 8.5H3v7h3.5L11 19z';
const WAVES = 'M15 9a4 4 0 0 1 0 6 M18 6a8.5 8.5 0 0 1 0 12';
const CROSS = 'M15.5 9l6 6 M21.5 9l-6 6';

/** Tools of a table without which it is drawn at first. */
export function LateTools() {
  return (
    <>
      <SoundSwitch />
      <RecapButton />
    </>
  );
}

/** Whether the story so far of a table was opened or put away on this page. */
export const openRecap = signal<
  { readonly gameId: string | undefined; readonly isOpen: boolean } | undefined
>(undefined);

/** Opens the story so far again, after a break. */
export function RecapButton() {
  if (session.value?.goesOnSince === undefined) return null;
  return (
    <button
      type="button"
      class="btn sm ghost icon"
      aria-label={t('table.soFar')}
      title={t('table.soFar')}
      onClick={() => (openRecap.value = { gameId: gameId.value, isOpen: true })}
    >
      <Icon name="history" size={19} />
    </button>
  );
}

/** At a table: whether this device sounds. In a class it does not unless it is asked to. */
function SoundSwitch() {
  useEffect(prepareSound, []);
  const label = t(isSoundOn.value ? 'sound.off' : 'sound.on');
  return (
    <button type="button" class="btn sm ghost icon" aria-label={label} title={label} onClick={switchSound}>
      <svg class="ic" width="19" height="19" viewBox="0 0 24 24" aria-hidden="true">
        <path
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          d={`${SPEAKER} ${isSoundOn.value ? WAVES : CROSS}`}
        />
      </svg>
    </button>
  );
}
