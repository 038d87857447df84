import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { session } from '../../state/store.ts';
import { TalkPanel } from '../talk/TalkPanel.tsx';
import { MandateCard } from '../politics/MandateCard.tsx';
import { SupportCard } from '../politics/SupportCard.tsx';
import { briefingOf } from './briefingModel.ts';
import { EconomyPanel, ScoreStrip, WatchPanel } from './EconomyPanel.tsx';
import { MapPane } from './MapPane.tsx';
import { PartnerSheet } from './PartnerSheet.tsx';
import { useTopOfPhase } from '../table/TableShell.tsx';
import { BesidePolicy, PhasePane, PhaseTasks } from './PhasePane.tsx';
import { ConferenceStage } from '../wto/wtoParts.tsx';
import { isConferenceOn } from '../wto/package/boardModel.ts';
import { isConferenceAside } from '../../state/wtoView.ts';
import { isTalkFolded, leaveConference, selected } from '../../state/tableState.ts';
import { isRoomy, isShort, viewport } from '../../state/viewport.ts';
import { YourMoveStrip } from './YourMoveStrip.tsx';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';

/** Pixels of the map that the talk panel at its foot covers, in low windows and in others. */
const TALK_HEIGHT_PX = { short: 254, other: 314 } as const;
/** Pixels of folded talk in the corner. */
const FOLDED_TALK_PX = 58;
const STRIP_HEIGHT_PX = 72;
/** Pixels at the right that the card of an economy covers. */
const CARD_WIDTH_PX = 330;

/** Columns: the economy, the map with talk at its foot, and what the phase is about. */
export function WidePanes() {
  const { game, me } = useCountries();
  const isWide = viewport.value === 'wide';
  const hasDock = viewport.value !== 'stacked';
  return (
    <>
      {isWide && me !== undefined && (
        <div class="player-left col gap-3">
          <OwnColumn />
        </div>
      )}
      {isWide && me === undefined && (
        <ScrollPane class="player-left col gap-3" label={t('tab.economy')}>
          <WatchPanel />
        </ScrollPane>
      )}
      {!isWide && me !== undefined && <ScoreStrip />}
      {hasDock && isConferenceOn(game) && !isConferenceAside.value ? (
        <ConferenceStage
          strip={me !== undefined && <YourMoveStrip here="conference" />}
          talk={<TalkDock />}
          isTalkFolded={isTalkFolded.value}
          onLeave={leaveConference}
        />
      ) : (
        <MapAndProposals hasDock={hasDock} isWide={isWide} />
      )}
    </>
  );
}

type MapProps = { readonly hasDock: boolean; readonly isWide: boolean };

function MapAndProposals({ hasDock, isWide }: MapProps) {
  const { game, me } = useCountries();
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
        {me !== undefined && <YourMoveStrip />}
        <MapPane
          insets={insets}
          {...(isWide && isRoomy.value ? { cornerBottomPx: 0 } : {})}
          {...(hasDock && isTalkFolded.value ? { zoomBottomPx: FOLDED_TALK_PX } : {})}
        />
        {selected.value !== undefined && me !== undefined && <PartnerSheet economy={selected.value} />}
        {hasDock && <TalkDock />}
      </div>
      <aside class="player-right col" ref={right} aria-label={t('tab.deals')}>
        <PhasePane />
        {!hasDock && <TalkPanel />}
        {!isWide && <BesidePolicy />}
        {!isWide && me !== undefined && <PhaseTasks />}
      </aside>
    </>
  );
}

/** Talk over the foot of what is shown; it can be folded away. */
function TalkDock() {
  return (
    <div class={isTalkFolded.value ? 'talk-dock folded' : 'talk-dock'}>
      <TalkPanel isDocked />
    </div>
  );
}

function OwnColumn() {
  const { scenario, game, me } = useCountrySeat();
  const { news } = briefingOf(scenario, game, me, session.value);
  return (
    <>
      <EconomyPanel />
      <SupportCard />
      <MandateCard />
      <BesidePolicy />
      <PhaseTasks />
      {game.phase !== 'briefing' && (
        <section class="panel pad small">
          <b>{t('table.news')}</b>{' '}
          <span class="muted">{news.length === 0 ? t('table.noNews') : news.map(say).join(' · ')}</span>
        </section>
      )}
    </>
  );
}
