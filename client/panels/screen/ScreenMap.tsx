import { useMemo, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { game, scenario } from '../../state/store.ts';
import { mapModel } from '../../map/mapModel.ts';
import { MapView } from '../../map/MapView.tsx';
import { useElementSize } from '../../map/useElementSize.ts';

type Props = {
  readonly report?: RoundReport | undefined;
  /** Economies that the sentence on the screen names. */
  readonly story?: readonly EconomyId[] | undefined;
  /** Height of what stands over the foot of the map, in pixels. */
  readonly footPx: number;
};

/** Shares of the screen that the boards cover (screen.css). */
const BOARD_WIDTH = 0.29;
const FOOT_MARGIN = 0.05;
const HEAD_HEIGHT = 0.115;

function pickNothing(): void {}

/** The map as large as the screen, framing what the sentence tells. */
export function ScreenMap({ report, story, footPx }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const size = useElementSize(stage);
  const state = game.value;
  const world = scenario.value;
  const stop = state?.revealStop;
  const model = useMemo(() => {
    if (state === undefined || world === undefined) return undefined;
    return mapModel(world, state, {
      layer: 'all',
      ...(story === undefined || story.length === 0 ? {} : { story: { economies: story } }),
      ...(report === undefined || stop === undefined ? {} : { reveal: { report, stop } }),
    });
  }, [state, world, report, stop, story?.join()]);
  const width = size?.width ?? 0;
  const height = size?.height ?? 0;
  return (
    <div class="screen-map" ref={stage}>
      {model !== undefined && size !== undefined && (
        <MapView
          model={model}
          onPick={pickNothing}
          isLarge
          insets={{
            top: Math.round(height * HEAD_HEIGHT),
            right: Math.round(width * BOARD_WIDTH),
            bottom: Math.round(footPx + height * FOOT_MARGIN),
            left: Math.round(width * 0.02),
          }}
        />
      )}
    </div>
  );
}
