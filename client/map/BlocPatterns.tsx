import { BLOC_PATTERNS, PATTERN_OPACITY } from './mapStyle.ts';
import './corner.css';

/** Reference of the pattern of a slot; `prefix` keeps the ids of two pictures on one page apart. */
export function patternId(prefix: string, slot: number): string {
  return `bloc-pattern-${prefix}-${slot}`;
}

/** The patterns of the blocs for drawings in the page: the same tiles as on the canvas. */
export function BlocPatterns({ prefix }: { readonly prefix: string }) {
  return (
    <svg class="map-patterns" aria-hidden="true">
      <defs>
        {BLOC_PATTERNS.map(({ size, path, isFilled }, index) => (
          <pattern
            key={path}
            id={patternId(prefix, index + 1)}
            width={size}
            height={size}
            patternUnits="userSpaceOnUse"
          >
            <path
              d={path}
              fill={isFilled ? '#000' : 'none'}
              stroke={isFilled ? 'none' : '#000'}
              stroke-width="1.2"
              opacity={PATTERN_OPACITY}
            />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
