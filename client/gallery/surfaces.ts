import { OF_COUNTRIES } from './countries.ts';
import { OF_PROVINCES } from './provinces.ts';
import { ALL, DEVICES, LAPTOP, type Surface, type SurfaceGroup } from './surface.ts';

/** Pages that need no table. */
const BEFORE: readonly Surface[] = [
  { id: 'front', sizes: ALL, show: 'front' },
  { id: 'open', sizes: DEVICES, show: 'open', press: ['details.advanced summary'] },
  { id: 'open-laboratory', sizes: LAPTOP, show: 'open', press: [{ say: 'preset.laboratory' }] },
  {
    id: 'open-provinces',
    sizes: DEVICES,
    show: 'open',
    press: [{ say: 'preset.provincesFull' }],
  },
  { id: 'join', sizes: DEVICES, show: 'join' },
  { id: 'screen-code', sizes: DEVICES, show: 'screen' },
  { id: 'glossary', sizes: DEVICES, show: 'concepts' },
  { id: 'rules', sizes: DEVICES, show: 'help' },
  { id: 'model', sizes: DEVICES, show: 'model', hasLatin: true },
  { id: 'no-table', sizes: DEVICES, show: 'table' },
  { id: 'unknown-page', sizes: DEVICES, show: 'unknown' },
];

/** Every surface of the gallery, in the order of the list. */
export const GROUPS: readonly SurfaceGroup[] = [
  { title: 'Before a table', surfaces: BEFORE },
  ...OF_COUNTRIES,
  ...OF_PROVINCES,
];
export const SURFACES: readonly Surface[] = GROUPS.flatMap(({ surfaces }) => surfaces);
