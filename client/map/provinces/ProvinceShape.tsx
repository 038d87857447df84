import { patternId } from '../BlocPatterns.tsx';
import type { LandShape } from './provinceLayout.ts';
import type { MappedProvince } from './provinceMapModel.ts';

/** Pixels of wall a level, inside the border. */
const BAND_PX = 2.2;

type Props = {
  readonly province: MappedProvince;
  readonly shape: LandShape | undefined;
  readonly unit: number;
};

/** A province: the hatch of its pacts, and its wall as bricks inside the border, lower where a pact lowers it. */
export function ProvinceShape({ province, shape, unit }: Props) {
  if (shape === undefined) return null;
  const { id, wall, next, isMe, slots } = province;
  const clip = `province-clip-${id}`;
  const band = (level: number): number => 2 * BAND_PX * level * unit;
  return (
    <g class={isMe ? 'province is-me' : 'province'}>
      <clipPath id={clip}>
        <path d={shape.path} />
      </clipPath>
      {slots.map((slot) => (
        <g key={slot}>
          <path d={shape.path} fill={`var(--b${slot})`} fill-opacity="0.3" />
          <path d={shape.path} fill={`url(#${patternId('provinces', slot)})`} />
        </g>
      ))}
      <g clip-path={`url(#${clip})`}>
        {wallCourses(province, shape).map(({ level, path }) => (
          <g key={level}>
            <path d={path} class="mortar" stroke-width={band(level) + 2 * unit} />
            <path
              d={path}
              class="bricks"
              stroke-width={band(level)}
              stroke-dasharray={`${8 * unit} ${2.4 * unit}`}
            />
          </g>
        ))}
        {next !== undefined && next.wall !== wall && (
          <path d={shape.course ?? shape.path} class="was" stroke-width={band(wall) + 2.4 * unit} />
        )}
      </g>
      <path d={shape.path} class="edge" />
    </g>
  );
}

/** Bricks of one height, and along which borders they stand. */
type WallCourse = { readonly level: number; readonly path: string };

/** The wall as it stands or would stand, highest first: along the whole border, or lower towards those against whom it is capped. */
export function wallCourses(
  { wall, next, caps }: Pick<MappedProvince, 'wall' | 'next' | 'caps'>,
  { path, course = path, borders }: Pick<LandShape, 'path' | 'course' | 'borders'>,
): readonly WallCourse[] {
  const own = next?.wall ?? wall;
  const towards = [...(borders?.shared ?? [])].map(([other, line]) => ({
    level: Math.min(own, caps[other] ?? own),
    path: line,
  }));
  const isWhole = borders === undefined || towards.every(({ level }) => level === own);
  const parts = isWhole ? [{ level: own, path: course }] : [{ level: own, path: borders.outer }, ...towards];
  const levels = [...new Set(parts.map(({ level }) => level))].filter((level) => level > 0);
  return levels
    .toSorted((a, b) => b - a)
    .map((level) => ({
      level,
      path: parts.map((part) => (part.level === level ? part.path : '')).join(''),
    }));
}
