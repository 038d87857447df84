import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { newPactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import type { BoardOffer } from '../../../map/board/board.tsx';
import { desk, selected, tab } from '../../../state/tableState.ts';
import { formatList } from '../../../text/format.ts';
import { economyName, rejectionText } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { keptDesk } from '../../proposal/deskMemory.ts';
import { offerRefusal } from '../../proposal/mapBoard.ts';
import { articleOf, newPact, withMembers } from './pactDraft.ts';

/** How a pact is begun: from the card of a province, by dragging on the map, or from the list of proposals. */

/** What a province may begin with another, from its card or by dragging on the map: a pact, and one with all partners of that one. */
export function provinceOffers(
  scenario: Parameters<typeof newPactFaults>[0],
  game: ProvinceGame,
  me: EconomyId,
  economy: EconomyId,
): readonly BoardOffer[] {
  const refusal = offerRefusal(game, me, economy);
  const offerOf = (draft: Draft, text: string): BoardOffer => {
    const [fault] = refusal === undefined ? newPactFaults(scenario, game, draft, me) : [];
    const reason = refusal ?? (fault === undefined ? undefined : rejectionText(fault));
    return {
      text,
      ...(reason === undefined ? {} : { refusal: reason }),
      begin: () => {
        selected.value = undefined;
        tab.value = 'deals';
        desk.value = { draft };
      },
    };
  };
  const alone = newPact(game, me, economy);
  const offer = offerOf(alone, t('map.drag.offer', { economy: economyName(economy) }));
  const partners = Object.values(game.provinces.pacts)
    .filter(({ members, untilRound }) => untilRound >= game.round && members.includes(economy))
    .find(({ members }) => !members.includes(me))?.members;
  if (partners === undefined) return [offer];
  const all = t('map.drag.pactWith', { economies: formatList(partners.map(economyName)) });
  return [offer, offerOf(withMembers(alone, [me, ...partners]), all)];
}

/** Go on with the pact that was left on the desk, or begin one with the province in view. */
export function openPactDesk(game: ProvinceGame, me: EconomyId, partner?: EconomyId): void {
  const kept = partner === undefined ? keptDesk() : undefined;
  const wanted = partner ?? selected.peek();
  selected.value = undefined;
  tab.value = 'deals';
  desk.value =
    kept !== undefined && articleOf(kept.draft) !== undefined ? kept : { draft: newPact(game, me, wanted) };
}
