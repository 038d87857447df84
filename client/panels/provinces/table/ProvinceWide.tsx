import type { GameState } from '#shared/rules/state.ts';
import { t } from '../../../text/t.ts';
import { TalkPanel } from '../../talk/TalkPanel.tsx';
import { useTopOfPhase } from '../../player/PhasePane.tsx';
import { desk, isTalkFolded, selected } from '../../player/tableState.ts';
import { isShort, viewport } from '../../player/viewport.ts';
import { PactDesk } from '../pacts/PactDesk.tsx';
import { SealedCard } from '../own/SealedCard.tsx';
import { MoveStrip } from './MoveStrip.tsx';
import { OwnColumn } from './OwnColumn.tsx';
import { ProvinceCard } from './ProvinceCard.tsx';
import { ProvinceMapPane } from './ProvinceMapPane.tsx';
import { ProvincePhasePane } from './ProvincePhasePane.tsx';
import { provinceAt, type PaneProps } from './seat.ts';

const STRIP_PX = 72;
/** What says in the policy phase that curves are only tried. */
const NOTE_PX = 46;
const TALK_PX = { short: 258, other: 318 } as const;
/** Legend and folded talk; in the policy phase who has sealed stands above them. */
const FOOT_PX = { policy: 186, other: 112 } as const;

/** Columns: one's own state, the map with talk at its foot, and what the phase is about. */
export function ProvinceWide(props: PaneProps) {
  const { game, seat } = props;
  const isWide = viewport.value === 'wide';
  const hasDock = viewport.value !== 'stacked';
  const work = desk.value;
  const right = useTopOfPhase<HTMLElement>(game);
  const province = provinceAt(seat);
  const insets = {
    top: hasNote(game) ? STRIP_PX + NOTE_PX : STRIP_PX,
    right: 56,
    bottom:
      hasDock && !isTalkFolded.value
        ? TALK_PX[isShort.value ? 'short' : 'other']
        : FOOT_PX[game.phase === 'policy' ? 'policy' : 'other'],
    left: 24,
  };
  return (
    <>
      {isWide && (
        <div class="player-left">
          <OwnColumn {...props} />
        </div>
      )}
      {!isWide && <MoveStrip {...props} />}
      <div class="player-map">
        {isWide && <MoveStrip {...props} />}
        <ProvinceMapPane {...props} insets={insets} />
        {selected.value !== undefined && <ProvinceCard {...props} economy={selected.value} />}
        {game.phase === 'policy' && <SealedCard game={game} />}
        {hasDock && (
          <div class={isTalkFolded.value ? 'talk-dock folded' : 'talk-dock'}>
            <TalkPanel game={game} isDocked />
          </div>
        )}
      </div>
      <aside class="player-right" ref={right} aria-label={t('tab.deals')}>
        {work !== undefined && province !== undefined ? (
          <PactDesk {...props} me={province} work={work} />
        ) : (
          <ProvincePhasePane {...props} />
        )}
        {!hasDock && <TalkPanel game={game} />}
        {!isWide && <OwnColumn {...props} />}
      </aside>
    </>
  );
}

/** Phases in which a line over the map says what its curves of trade are. */
function hasNote({ phase }: GameState): boolean {
  return phase === 'policy' || phase === 'results';
}
