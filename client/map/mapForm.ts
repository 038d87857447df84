import { signal } from '@preact/signals';

/** Ways to see the same model. */
export type MapForm = 'geography' | 'tiles' | 'table';

/** How the person at this device wants the map of a table drawn; it stays so while other tabs are looked at. */
export const chosenForm = signal<MapForm | undefined>(undefined);
