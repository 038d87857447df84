import { effect, signal } from '@preact/signals';
import type { Language, Wording } from '#shared/content/vocabulary.ts';
import type { Sentences } from './areas.ts';
import { language } from './language.ts';
import { reworded } from './t.ts';

/** Sentences that a language says otherwise in another wording than the general one. */
export const WORDING_LOADERS: Readonly<
  Record<Language, Readonly<Partial<Record<Wording, () => Promise<Sentences>>>>>
> = {
  en: {},
  zh: { classroom: async () => (await import('./zh/classroomWording.ts')).classroomWording },
};

const wording = signal<Wording>('classroom');

/** Speaks in the wording of the table, which a host may choose, in whichever language the device is switched to. */
export function chooseWording(chosen: Wording): void {
  wording.value = chosen;
}

effect(() => {
  const [which, chosen] = [language.value, wording.value];
  const load = WORDING_LOADERS[which][chosen];
  if (load === undefined) {
    reworded.value = { ...reworded.peek(), [which]: {} };
    return;
  }
  // Where they cannot be fetched the general words stay, until the language or the wording is chosen again.
  load().then(
    (sentences) => {
      if (wording.peek() === chosen) reworded.value = { ...reworded.peek(), [which]: sentences };
    },
    () => undefined,
  );
});
