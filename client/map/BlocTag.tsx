import type { Point } from './geography/mapGeography.ts';
import { LevelLadder } from './LevelLadder.tsx';
import type { MapBloc } from './model/mapParts.ts';
import { blocName, stageText } from './mapText.ts';

type Props = { readonly bloc: MapBloc | undefined; readonly at: Point };

/** Name and form of a bloc beside its land, framed as its border is drawn. */
export function BlocTag({ bloc, at }: Props) {
  if (bloc === undefined) return undefined;
  return (
    <div
      class={bloc.level === 1 ? 'map-tag is-dashed' : 'map-tag'}
      style={{
        '--bloc': `var(--b${bloc.slot})`,
        transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)`,
      }}
      aria-hidden="true"
    >
      {bloc.title !== undefined && <b>{blocName(bloc)}</b>}
      <span>
        <LevelLadder level={bloc.level} />
        {stageText(bloc.level)}
      </span>
    </div>
  );
}
