import { signal } from '@preact/signals';

/** Width classes of the player's table: one pane at a time, map above panes, or columns. */
type Viewport = 'phone' | 'stacked' | 'narrow' | 'wide';

const BREAKS = {
  stacked: '(min-width: 700px)',
  narrow: '(min-width: 1024px)',
  wide: '(min-width: 1280px)',
} as const;

/** Models are asked without a window, too: there everything is small. */
function media(query: string): Pick<MediaQueryList, 'matches' | 'addEventListener'> {
  return 'matchMedia' in globalThis
    ? window.matchMedia(query)
    : { matches: false, addEventListener: () => undefined };
}

const queries = {
  stacked: media(BREAKS.stacked),
  narrow: media(BREAKS.narrow),
  wide: media(BREAKS.wide),
};

export const viewport = signal<Viewport>(read());

const roomy = media('(min-width: 1440px)');
const short = media('(max-height: 820px)');

/** Whether legend and switches of the map have room beside open talk; the style sheets ask the same. */
export const isRoomy = signal(roomy.matches);
/** Whether the window has little height: what lies over the map is lower. */
export const isShort = signal(short.matches);

roomy.addEventListener('change', () => (isRoomy.value = roomy.matches));
short.addEventListener('change', () => (isShort.value = short.matches));

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
