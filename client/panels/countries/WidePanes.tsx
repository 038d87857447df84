import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { session } from '../../state/store.ts';
import { TreatyDesk } from '../desk/TreatyDesk.tsx';
import { TalkPanel } from '../talk/TalkPanel.tsx';
import { MandateCard } from '../politics/MandateCard.tsx';
import { SupportCard } from '../politics/SupportCard.tsx';
import { briefingOf } from './briefingModel.ts';
import { EconomyPanel, ScoreStrip, WatchPanel } from './EconomyPanel.tsx';
import { MapPane } from './MapPane.tsx';
import { PartnerSheet } from './PartnerSheet.tsx';
import { BesidePolicy, PhasePane, PhaseTasks, useTopOfPhase } from './PhasePane.tsx';
import { ConferenceStage } from '../wto/conference/ConferencePane.tsx';
import { isConferenceOn } from '../wto/package/boardModel.ts';
import { isConferenceAside } from '../../state/wtoView.ts';
import { desk, isTalkFolded, leaveConference, selected } from '../../state/tableState.ts';
import { isRoomy, isShort, viewport } from '../../state/viewport.ts';
import { YourMoveStrip } from './YourMoveStrip.tsx';

type Props = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId | undefined };

/** Pixels of the map that the talk panel at its foot covers, in low windows and in others. */
const TALK_HEIGHT_PX = { short: 254, other: 314 } as const;
/** Pixels of folded talk in the corner. */
const FOLDED_TALK_PX = 58;
const STRIP_HEIGHT_PX = 72;
/** Pixels at the right that the card of an economy covers. */
const CARD_WIDTH_PX = 330;

/** Columns: the economy, the map with talk at its foot, and what the phase is about. */
export function WidePanes(props: Props) {
  const { scenario, game, me } = props;
  const work = desk.value;
  const isWide = viewport.value === 'wide';
  if (work !== undefined && me !== undefined) {
    return <TreatyDesk scenario={scenario} game={game} me={me} work={work} />;
  }
  const hasDock = viewport.value !== 'stacked';
  return (
    <>
      {isWide && me !== undefined && (
        <div class="player-left">
          <OwnColumn scenario={scenario} game={game} me={me} />
        </div>
      )}
      {isWide && me === undefined && (
        <ScrollPane class="player-left" label={t('tab.economy')}>
          <WatchPanel game={game} />
        </ScrollPane>
      )}
      {!isWide && me !== undefined && <ScoreStrip game={game} me={me} />}
      {hasDock && isConferenceOn(game) && !isConferenceAside.value ? (
        <ConferenceStage
          {...props}
          strip={
            me !== undefined && <YourMoveStrip scenario={scenario} game={game} me={me} here="conference" />
          }
          talk={<TalkDock game={game} />}
          isTalkFolded={isTalkFolded.value}
          onLeave={leaveConference}
        />
      ) : (
        <MapAndPapers {...props} hasDock={hasDock} isWide={isWide} />
      )}
    </>
  );
}

type MapProps = Props & { readonly hasDock: boolean; readonly isWide: boolean };

function MapAndPapers({ scenario, game, me, hasDock, isWide }: MapProps) {
  const props = { scenario, game, me };
  const right = useTopOfPhase<HTMLElement>(game);
  const hasCard = selected.value !== undefined && me !== undefined;
  const insets = {
    top: me === undefined ? 0 : STRIP_HEIGHT_PX,
    right: hasCard ? CARD_WIDTH_PX : 0,
    bottom: hasDock && !isTalkFolded.value ? TALK_HEIGHT_PX[isShort.value ? 'short' : 'other'] : 0,
    left: 0,
  };
  return (
    <>
      <div class="player-map">
        {me !== undefined && <YourMoveStrip scenario={scenario} game={game} me={me} />}
        <MapPane
          {...props}
          insets={insets}
          {...(isWide && isRoomy.value ? { cornerBottomPx: 0 } : {})}
          {...(hasDock && isTalkFolded.value ? { zoomBottomPx: FOLDED_TALK_PX } : {})}
        />
        {selected.value !== undefined && me !== undefined && (
          <PartnerSheet scenario={scenario} game={game} me={me} economy={selected.value} />
        )}
        {hasDock && <TalkDock game={game} />}
      </div>
      <aside class="player-right" ref={right} aria-label={t('tab.deals')}>
        <PhasePane {...props} />
        {!hasDock && <TalkPanel game={game} />}
        {!isWide && <BesidePolicy game={game} me={me} />}
        {!isWide && me !== undefined && <PhaseTasks game={game} me={me} />}
      </aside>
    </>
  );
}

/** Talk over the foot of what is shown; it can be folded away. */
function TalkDock({ game }: { readonly game: GameState }) {
  return (
    <div class={isTalkFolded.value ? 'talk-dock folded' : 'talk-dock'}>
      <TalkPanel game={game} isDocked />
    </div>
  );
}

function OwnColumn({ scenario, game, me }: Props & { readonly me: EconomyId }) {
  const { news } = briefingOf(scenario, game, me, session.value);
  return (
    <>
      <EconomyPanel game={game} me={me} />
      <SupportCard game={game} me={me} />
      <MandateCard scenario={scenario} game={game} me={me} />
      <BesidePolicy game={game} me={me} />
      <PhaseTasks game={game} me={me} />
      {game.phase !== 'briefing' && (
        <section class="panel pad small">
          <b>{t('table.news')}</b>{' '}
          <span class="muted">{news.length === 0 ? t('table.noNews') : news.map(say).join(' · ')}</span>
        </section>
      )}
    </>
  );
}
