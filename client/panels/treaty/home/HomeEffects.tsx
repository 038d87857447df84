import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { HomeForecast } from '../../../preview/previewProtocol.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { homeEffect } from './homeModel.ts';
import { SupportSplit } from './SupportSplit.tsx';
import { VotesAtHome } from './VotesAtHome.tsx';

type Props = {
  readonly game: GameState;
  readonly home: HomeForecast;
  readonly me: EconomyId | undefined;
  /** Where there is room the parts of support stand open. */
  readonly isSplitOpen?: boolean;
};

/** What a paper does at home: where the reader's support moves and why, and the votes that it needs. */
export function HomeEffects({ game, home, me, isSplitOpen = false }: Props) {
  const own = me === undefined ? undefined : homeEffect(game, home, me);
  return (
    <div class="home-effects">
      <h4 class="row">
        {t('home.title')}
        <ConceptMark place="spot.ratification" />
      </h4>
      {own !== undefined && <SupportSplit effect={own} isOpen={isSplitOpen} />}
      <VotesAtHome home={home} />
    </div>
  );
}
