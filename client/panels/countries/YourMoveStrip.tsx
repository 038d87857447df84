import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { me as player } from '../../state/store.ts';
import { showConference, tab } from '../../state/tableState.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { t } from '../../text/t.ts';
import { MoveStrip, pointAt, wayToProposal, wayToReady, type Way } from '../table/MoveStrip.tsx';
import { writeProposal } from '../treaty/ProposalList.tsx';
import { ConferenceTime } from '../wto/conference/ConferenceHead.tsx';
import { type MoveTarget, yourMove } from './yourMoveModel.ts';

type Props = {
  /** What is on show already: no button leads there. */
  readonly here?: MoveTarget['type'] | undefined;
};

/** The next move of a country. */
export function YourMoveStrip({ here }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const move = yourMove(scenario, game, me, player.value?.mayHost === true);
  const way = move.target && {
    ...wayTo({ scenario, game, me }, move.target),
    isHere: move.target.type === here,
  };
  return <MoveStrip move={move} way={way} />;
}

type Place = { readonly scenario: Scenario; readonly game: CountryGame; readonly me: EconomyId };

function wayTo({ scenario, game, me }: Place, target: MoveTarget): Way {
  switch (target.type) {
    case 'proposal':
      return wayToProposal(target.proposal);
    case 'ready':
      return wayToReady(game);
    case 'write':
      return {
        label: t('move.writeNow'),
        keyHint: 'N',
        go: () => {
          tab.value = 'deals';
          writeProposal(scenario, game, me, target.partner);
        },
      };
    case 'conference':
      return { label: t('move.toConference'), time: <ConferenceTime />, go: showConference };
    case 'tariffs':
      return {
        label: t('move.goThere'),
        keyHint: 'T',
        go: () => {
          tab.value = 'economy';
          pointAt('.policy', 'input[type=range]');
        },
      };
    case 'predict':
      return {
        label: t('move.goThere'),
        go: () => {
          tab.value = 'economy';
          pointAt('#predict', 'input');
        },
      };
  }
}
