import { PROVINCE_PLACES } from '#shared/content/provinces/provincePlaces.ts';
import { PROVINCE_PRESET_IDS, type PresetId } from '#shared/content/vocabulary.ts';

/** A picture for recognition only: four invented lands, the tiles of twelve economies, or the honeycomb of ten provinces. */
export function PresetPicture({ preset }: { readonly preset: PresetId }) {
  return (
    <svg class="preset-picture" viewBox="0 0 320 84" aria-hidden="true">
      {preset === 'firstLesson' ? <Lands /> : isOfProvinces(preset) ? <Cells /> : <Tiles />}
    </svg>
  );
}

const LANDS = [
  'M38 16l52-6 24 26-18 32-58 4-12-30z',
  'M122 12l50 4 10 30-30 24-34-10-8-24z',
  'M196 14l56-4 26 24-14 34-52 6-26-28z',
  'M286 52l22-8 8 14-14 12-20-4z',
] as const;

function Lands() {
  return (
    <g>
      {LANDS.map((outline, index) => (
        <path key={outline} d={outline} class={index === 1 || index === 2 ? 'land bloc' : 'land'} />
      ))}
    </g>
  );
}

/** Columns and rows as on the tile map of the game, and the letters of the medallions. */
const TILES = [
  ['CAN', 0, 0],
  ['USA', 0, 1],
  ['MEX', 0, 2],
  ['UK', 1, 0],
  ['MER', 1, 2],
  ['EU', 2, 0],
  ['AFR', 2, 2],
  ['KOR', 3, 0],
  ['CHN', 3, 1],
  ['IND', 3, 2],
  ['JPN', 4, 0],
  ['ASE', 4, 2],
] as const;

function Tiles() {
  return (
    <g class="tiles">
      {TILES.map(([label, column, row]) => (
        <g key={label} transform={`translate(${34 + column * 52} ${1 + row * 28})`}>
          <rect width="46" height="25" rx="4" class="land" />
          <text x="23" y="17">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

function isOfProvinces(preset: PresetId): boolean {
  return PROVINCE_PRESET_IDS.some((id) => id === preset);
}

/** A cell of six sides around 0, 0. */
const CELL = 'M0-9.5L8.2-4.7V4.7L0 9.5-8.2 4.7V-4.7z';
const DELTA = ['SH', 'JS', 'ZJ'];

/** As in the game; regions without a seat are left out. */
function Cells() {
  return (
    <g>
      {Object.entries(PROVINCE_PLACES)
        .filter(([id]) => !id.includes('-'))
        .map(([id, { tile }]) => (
          <path
            key={id}
            d={CELL}
            class={DELTA.includes(id) ? 'land bloc' : 'land'}
            transform={`translate(${108 + (tile.column + (tile.row % 2) / 2) * 17} ${10.5 + tile.row * 15.2})`}
          />
        ))}
    </g>
  );
}
