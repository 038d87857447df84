import { computed, signal } from '@preact/signals';
import type { SoundName } from './sounds.ts';
import { session } from './store.ts';
import { readJson, writeJson } from './storage.ts';

const STORAGE_KEY = 'accord.sound';

/** What this device has chosen; undefined: it has not. */
const chosen = signal<boolean | undefined>(undefined);

/** Whether this device sounds: in a class only if it was asked to, elsewhere unless it was asked not to. */
export const isSoundOn = computed(() => chosen.value ?? session.value?.ofClass === undefined);

export function switchSound(): void {
  chosen.value = !isSoundOn.value;
  writeJson(localStorage, STORAGE_KEY, chosen.value);
}

/** Set by the first press on this page: before one, browsers let nothing sound and neither do we. */
let player: Promise<((name: SoundName) => void) | undefined> | undefined;

let isPrepared = false;

/**
 * Reads what the device has chosen, and waits for the first press; what makes the sounds is fetched then. The switch that
 * calls this is itself fetched late: a page may have been pressed before.
 */
export function prepareSound(): void {
  if (isPrepared) return;
  isPrepared = true;
  const stored = readJson(localStorage, STORAGE_KEY);
  if (typeof stored === 'boolean') chosen.value = stored;
  const arm = (): void => {
    window.removeEventListener('pointerdown', arm, true);
    window.removeEventListener('keydown', arm, true);
    player = import('./sounds.ts').then(
      ({ openSounds }) => openSounds(),
      (failure: unknown) => {
        console.warn('the sounds could not be fetched', failure);
        return undefined;
      },
    );
  };
  if ('userActivation' in navigator && navigator.userActivation.hasBeenActive) {
    arm();
    return;
  }
  window.addEventListener('pointerdown', arm, true);
  window.addEventListener('keydown', arm, true);
}

/** Sounds where sound is on and this page has been pressed once; else nothing. Whatever sounds can also be seen. */
export function playSound(name: SoundName): void {
  if (!isSoundOn.peek() || player === undefined || document.hidden) return;
  void player.then((play) => play?.(name));
}
