import type { ComponentChildren } from 'preact';
import { conferenceNow, floorPackage } from '#shared/rules/modules/wto/conference.ts';
import { Icon } from '../../../design/Icon.tsx';
import { t } from '../../../text/t.ts';
import { ScrollPane } from '../../../design/ScrollPane.tsx';
import { useCountries, wtoView } from '../../../state/useTable.ts';
import { ConferenceHead } from './ConferenceHead.tsx';
import { FloorView } from './FloorView.tsx';
import { OutcomeView } from './OutcomeView.tsx';
import { TablingView } from './TablingView.tsx';
import './board.css';
import './conference.css';
import './floor.css';

/** The conference of this round, in whatever stage it is. */
export function ConferencePane() {
  const { game } = useCountries();
  const view = wtoView(game);
  const conference = conferenceNow(game);
  if (view === undefined || conference === undefined) return null;
  const tabled = floorPackage(conference);
  const isOpen = game.phase === 'negotiation';
  const props = { view, conference };
  return (
    <ScrollPane class="pane-scroll conference" label={t('wto.title')}>
      <ConferenceHead view={view} conference={conference} />
      {isOpen && conference.stage === 'tabling' ? (
        <TablingView {...props} />
      ) : isOpen && conference.stage === 'floor' && tabled !== undefined ? (
        <FloorView {...props} package={tabled} />
      ) : (
        <OutcomeView {...props} />
      )}
    </ScrollPane>
  );
}

type ConferenceStageProps = {
  /** The next move of the seat. */
  readonly strip: ComponentChildren;
  readonly talk: ComponentChildren;
  readonly isTalkFolded: boolean;
  readonly onLeave: () => void;
};

/** The conference over the map and the proposals, where there is room for it. */
export function ConferenceStage({ strip, talk, isTalkFolded, onLeave }: ConferenceStageProps) {
  return (
    <div class={isTalkFolded ? 'conference-stage col' : 'conference-stage col with-talk'}>
      <div class="stage-bar row gap-3">
        {strip}
        <button type="button" class="btn" onClick={onLeave}>
          <Icon name="map" />
          {t('wto.toMap')}
        </button>
      </div>
      <ConferencePane />
      {talk}
    </div>
  );
}
