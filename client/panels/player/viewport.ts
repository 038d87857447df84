import { signal } from '@preact/signals';

/** Width classes of the player's table: one pane at a time, map above panes, or columns. */
export type Viewport = 'phone' | 'stacked' | 'narrow' | 'wide';

const BREAKS = {
  stacked: '(min-width: 700px)',
  narrow: '(min-width: 1024px)',
  wide: '(min-width: 1280px)',
} as const;

const queries = {
  stacked: window.matchMedia(BREAKS.stacked),
  narrow: window.matchMedia(BREAKS.narrow),
  wide: window.matchMedia(BREAKS.wide),
};

export const viewport = signal<Viewport>(read());

for (const query of Object.values(queries)) {
  query.addEventListener('change', () => {
    viewport.value = read();
  });
}

function read(): Viewport {
  if (queries.wide.matches) return 'wide';
  if (queries.narrow.matches) return 'narrow';
  return queries.stacked.matches ? 'stacked' : 'phone';
}
