import type { ComponentChildren } from 'preact';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../../design/Icon.tsx';
import { t } from '../../../text/t.ts';
import { ConferencePane } from './ConferencePane.tsx';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly me: EconomyId | undefined;
  /** The next move of the seat. */
  readonly strip: ComponentChildren;
  readonly talk: ComponentChildren;
  readonly isTalkFolded: boolean;
  readonly onLeave: () => void;
};

/** The conference over the map and the papers, where there is room for it. */
export function ConferenceStage({ scenario, game, me, strip, talk, isTalkFolded, onLeave }: Props) {
  return (
    <div class={isTalkFolded ? 'conference-stage' : 'conference-stage with-talk'}>
      <div class="stage-bar">
        {strip}
        <button type="button" class="btn" onClick={onLeave}>
          <Icon name="map" />
          {t('wto.toMap')}
        </button>
      </div>
      <ConferencePane scenario={scenario} game={game} me={me} />
      {talk}
    </div>
  );
}
