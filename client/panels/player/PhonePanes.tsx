import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { PageTools } from '../chrome/PageTools.tsx';
import { TreatyDesk } from '../desk/TreatyDesk.tsx';
import { TalkPanel } from '../talk/TalkPanel.tsx';
import { MandateCard } from '../politics/MandateCard.tsx';
import { SupportCard } from '../politics/SupportCard.tsx';
import { DealsPane } from './DealsPane.tsx';
import { EconomyPanel } from './EconomyPanel.tsx';
import { MapPane } from './MapPane.tsx';
import { PartnerSheet } from './PartnerSheet.tsx';
import { BesidePolicy, PhasePane } from './PhasePane.tsx';
import { PhaseTasks } from './PhaseTasks.tsx';
import { ScoreStrip } from './ScoreStrip.tsx';
import { dealsView, desk, openPaper, selected, tab } from './tableState.ts';
import { WatchPanel } from './WatchPanel.tsx';
import { YourMoveStrip } from './YourMoveStrip.tsx';

type Props = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId | undefined };

/** One pane at a time, its action row always in reach. */
export function PhonePanes(props: Props) {
  const { scenario, game, me } = props;
  const work = desk.value;
  if (work !== undefined && me !== undefined) {
    return <TreatyDesk scenario={scenario} game={game} me={me} work={work} />;
  }
  const isAtConference = tab.value === 'deals' && dealsView.value === 'conference';
  const hidesStrip = openPaper.value !== undefined && tab.value === 'deals';
  return (
    <>
      {me !== undefined && !hidesStrip && (
        <YourMoveStrip
          scenario={scenario}
          game={game}
          me={me}
          {...(isAtConference ? { here: 'conference' } : {})}
        />
      )}
      <div class="phone-pane">
        <Pane {...props} />
      </div>
    </>
  );
}

function Pane(props: Props) {
  const { scenario, game, me } = props;
  const isOwnPhase = game.phase === 'policy' || game.phase === 'results' || game.phase === 'epilogue';
  switch (tab.value) {
    case 'deals':
      return isOwnPhase ? <DealsPane {...props} /> : <PhasePane {...props} />;
    case 'map':
      return (
        <div class="player-map">
          <MapPane {...props} />
          {selected.value !== undefined && me !== undefined && (
            <PartnerSheet scenario={scenario} game={game} me={me} economy={selected.value} />
          )}
        </div>
      );
    case 'chat':
      return <TalkPanel game={game} />;
    case 'economy':
      return (
        <div class={isOwnPhase ? 'economy-pane own' : 'economy-pane pane-scroll'}>
          {isOwnPhase ? (
            <>
              <PhasePane {...props} />
              <BesidePolicy game={game} me={me} />
            </>
          ) : (
            <>{me === undefined ? <WatchPanel game={game} /> : <EconomyPanel game={game} me={me} />}</>
          )}
          {me !== undefined && isOwnPhase && <ScoreStrip game={game} me={me} />}
          {me !== undefined && <SupportCard game={game} me={me} />}
          {me !== undefined && <MandateCard scenario={scenario} game={game} me={me} />}
          {me !== undefined && <PhaseTasks game={game} me={me} />}
          <div class="page-tools-row">
            <PageTools />
          </div>
        </div>
      );
  }
}
