import type { PresetId } from '#shared/content/vocabulary.ts';

/** Outlines for recognition only: four invented lands, or medallions as they lie in the world. */
export function PresetPicture({ preset }: { readonly preset: PresetId }) {
  return (
    <svg class="preset-picture" viewBox="0 0 320 84" aria-hidden="true" preserveAspectRatio="xMidYMid slice">
      <rect width="320" height="84" class="sea" />
      {preset === 'firstLesson' ? <Lands /> : <World />}
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
    <g class="lands">
      {LANDS.map((outline, index) => (
        <path key={outline} d={outline} class={index === 1 || index === 2 ? 'land bloc' : 'land'} />
      ))}
    </g>
  );
}

/** Where the twelve economies stand, in per mille of the picture's width and height. */
const PLACES = [
  [190, 330],
  [185, 140],
  [195, 520],
  [330, 690],
  [500, 250],
  [455, 160],
  [760, 360],
  [870, 330],
  [820, 390],
  [700, 500],
  [790, 650],
  [540, 640],
] as const;

function World() {
  return (
    <g class="world-dots">
      {PLACES.map(([x, y]) => (
        <circle key={`${x}/${y}`} cx={(x / 1000) * 320} cy={(y / 1000) * 84} r="6.5" />
      ))}
      <path d="M160 21Q200 4 243 30M243 30Q256 42 224 42M278 28Q262 44 253 55" />
    </g>
  );
}
