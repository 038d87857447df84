import { PageTools } from '../../chrome/PageTools.tsx';
import { TalkPanel } from '../../talk/TalkPanel.tsx';
import { useTopOfPhase } from '../../player/PhasePane.tsx';
import { desk, openPaper, selected, tab } from '../../player/tableState.ts';
import { DealsPane } from '../pacts/DealsPane.tsx';
import { PactDesk } from '../pacts/PactDesk.tsx';
import { SealedCard } from '../own/SealedCard.tsx';
import { MoveStrip } from './MoveStrip.tsx';
import { OwnColumn } from './OwnColumn.tsx';
import { ProvinceCard } from './ProvinceCard.tsx';
import { ProvinceMapPane } from './ProvinceMapPane.tsx';
import { ProvincePhasePane } from './ProvincePhasePane.tsx';
import { provinceAt, type PaneProps } from './seat.ts';

/** Room for the forms of the map, and for what is tried. */
const INSETS = { top: 80, right: 56, bottom: 12, left: 24 } as const;

/** One pane at a time, its action row always in reach. */
export function ProvincePhone(props: PaneProps) {
  const work = desk.value;
  const province = provinceAt(props.seat);
  if (work !== undefined && province !== undefined) {
    return <PactDesk {...props} me={province} work={work} />;
  }
  const hidesStrip = openPaper.value !== undefined && tab.value === 'deals';
  return (
    <>
      {!hidesStrip && <MoveStrip {...props} />}
      <div class="phone-pane">
        <Pane {...props} />
      </div>
    </>
  );
}

function Pane(props: PaneProps) {
  const { game } = props;
  const own = useTopOfPhase<HTMLDivElement>(game);
  const isOwnPhase = game.phase === 'policy' || game.phase === 'results' || game.phase === 'debrief';
  switch (tab.value) {
    case 'deals':
      return isOwnPhase ? <DealsPane {...props} /> : <ProvincePhasePane {...props} />;
    case 'map':
      return (
        <div class="player-map">
          <ProvinceMapPane {...props} insets={INSETS} />
          {selected.value !== undefined && <ProvinceCard {...props} economy={selected.value} />}
        </div>
      );
    case 'chat':
      return <TalkPanel game={game} />;
    case 'economy':
      return (
        <div ref={own} class={isOwnPhase ? 'economy-pane own' : 'economy-pane pane-scroll'}>
          {isOwnPhase && <ProvincePhasePane {...props} />}
          {game.phase === 'policy' && <SealedCard game={game} />}
          <OwnColumn {...props} />
          <div class="page-tools-row">
            <PageTools />
          </div>
        </div>
      );
  }
}
