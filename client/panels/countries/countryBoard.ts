import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP, averageWallBp } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { signatureFaults } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { Board, BoardOffer, WallHandle } from '../../map/board/board.tsx';
import { penRefusal } from '../../state/offices.ts';
import { desk, selected, tab } from '../../state/tableState.ts';
import { formatAverageRate } from '../../text/format.ts';
import { agreementName, economyName, rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import {
  nextWall,
  paysNobodyFromNow,
  policyDesk,
  sectorLines,
  shiftBounds,
  withShift,
} from '../policy/policyDraft.ts';
import { boardHint, lettersOf, offerRefusal } from '../proposal/mapBoard.ts';
import { writeProposal } from '../treaty/templates.ts';
import { draftFrom, templatesFor } from '../treaty/templates.ts';

/** What a seat may do on the map; its wall where no card lies over the envelope. */
export function countryBoard(scenario: Scenario, game: CountryGame, me: EconomyId, hasWall: boolean): Board {
  const wall = hasWall ? wallInHand(scenario, game, me) : undefined;
  return {
    me,
    offersTo: (economy) => economyOffers(scenario, game, me, economy),
    letters: lettersOf(game, me),
    wall,
    hint: boardHint(game, wall && t('map.drag.ring')),
  };
}

/** The whole wall of the envelope in hand. A union's wall is voted good by good. */
function wallInHand(scenario: Scenario, game: CountryGame, me: EconomyId): WallHandle | undefined {
  if (game.phase !== 'policy' || game.sealedBy.includes(me) || penRefusal() !== undefined) return undefined;
  const policy = policyDesk.inHand(game, me);
  if (policy.type !== 'wall' || paysNobodyFromNow(scenario, game, me)) return undefined;
  const bounds = shiftBounds(scenario, sectorLines(scenario, game, me, policy));
  const nextBp = averageWallBp(nextWall(scenario, game, me, policy));
  return {
    value: policy.shiftBp / POINT_BP,
    min: bounds.minBp / POINT_BP,
    max: bounds.maxBp / POINT_BP,
    was: 0,
    label: t('wall.slider'),
    text: formatAverageRate(nextBp),
    set: (points) => policyDesk.change(game, me, withShift(policy, points * POINT_BP, bounds)),
  };
}

/** What a seat may begin with another economy, from its card or by dragging on the map: an offer, and to join a bloc. */
export function economyOffers(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  economy: EconomyId,
): readonly BoardOffer[] {
  const refusal = offerRefusal(game, me, economy) ?? usedUp(game, [me, economy]);
  const offer: BoardOffer = {
    text: t('map.drag.offer', { economy: economyName(economy) }),
    ...(refusal === undefined ? {} : { refusal }),
    begin: () => {
      tab.value = 'deals';
      writeProposal(scenario, game, me, economy);
    },
  };
  const drafting = { scenario, game, me, partners: [economy] };
  if (!templatesFor(drafting).includes('join')) return [offer];
  const draft = draftFrom('join', drafting);
  const [entry] = draft.clauses;
  if (entry?.type !== 'accession') return [offer];
  const agreement = agreementName(entry.agreement);
  const [fault] = refusal === undefined ? findFaults(scenario, game, draft, me) : [];
  const reason = refusal ?? (fault === undefined ? undefined : rejectionText(fault));
  return [
    offer,
    {
      text:
        entry.entrant === me
          ? t('map.drag.join', { agreement })
          : t('map.drag.invite', { economy: economyName(economy), agreement }),
      ...(reason === undefined ? {} : { refusal: reason }),
      begin: () => {
        tab.value = 'deals';
        selected.value = undefined;
        desk.value = { draft };
      },
    },
  ];
}

/** Where agreements are few, who has concluded all that it may this round. */
function usedUp(game: CountryGame, parties: readonly EconomyId[]): string | undefined {
  const [fault] = signatureFaults(game, parties);
  return fault === undefined ? undefined : rejectionText(fault);
}
