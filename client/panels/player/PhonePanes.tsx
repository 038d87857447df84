import { useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { NO_INSETS } from '../../map/layout/camera.ts';
import { useElementSize } from '../../map/useElementSize.ts';
import { PageTools } from '../chrome/PageTools.tsx';
import { TreatyDesk } from '../desk/TreatyDesk.tsx';
import { TalkPanel } from '../talk/TalkPanel.tsx';
import { MandateCard } from '../politics/MandateCard.tsx';
import { SupportCard } from '../politics/SupportCard.tsx';
import { DealsPane } from './DealsPane.tsx';
import { EconomyPanel } from './EconomyPanel.tsx';
import { MapPane } from './MapPane.tsx';
import { PartnerSheet } from './PartnerSheet.tsx';
import { BesidePolicy, PhasePane, useTopOfPhase } from './PhasePane.tsx';
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

/** Part of the map that a card at its foot covers at most; the style sheet says the same. */
const CARD_PART = 0.55;

function PhoneMap({ scenario, game, me }: Props) {
  const pane = useRef<HTMLDivElement>(null);
  const height = useElementSize(pane)?.height ?? 0;
  const economy = me === undefined ? undefined : selected.value;
  const bottom = economy === undefined ? 0 : Math.round(height * CARD_PART);
  return (
    <div class="player-map" ref={pane}>
      <MapPane scenario={scenario} game={game} me={me} insets={{ ...NO_INSETS, bottom }} />
      {economy !== undefined && me !== undefined && (
        <PartnerSheet scenario={scenario} game={game} me={me} economy={economy} />
      )}
    </div>
  );
}

function Pane(props: Props) {
  const { scenario, game, me } = props;
  const own = useTopOfPhase<HTMLDivElement>(game);
  const isOwnPhase = game.phase === 'policy' || game.phase === 'results' || game.phase === 'epilogue';
  switch (tab.value) {
    case 'deals':
      return isOwnPhase ? <DealsPane {...props} /> : <PhasePane {...props} />;
    case 'map':
      return <PhoneMap {...props} />;
    case 'chat':
      return <TalkPanel game={game} />;
    case 'economy':
      return (
        <div ref={own} class={isOwnPhase ? 'economy-pane own' : 'economy-pane pane-scroll'}>
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
