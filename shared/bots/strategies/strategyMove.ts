import type { EconomyId, PaperId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { unionOf } from '#shared/rules/agreements/unionOf.ts';
import { tradableSectors } from '#shared/rules/policy/tradableSectors.ts';
import { wallOf } from '#shared/rules/policy/wallOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { botView } from '../botView.ts';
import type { TestStrategy } from '../government.ts';
import { parseMoveKey } from '../timing/moveKeys.ts';
import { ownBestWall } from './ownBestWall.ts';

/**
 * What a test strategy does about one move. It proposes nothing, pledges nothing and raises no voice at conferences. `alwaysNash`
 * refuses every paper and every entry; `alwaysYes` signs every paper and keeps its wall.
 */
export function strategyMove(
  scenario: Scenario,
  state: GameState,
  { economy, key }: { readonly economy: EconomyId; readonly key: string },
  strategy: TestStrategy,
): readonly SeatIntent[] {
  const move = parseMoveKey(key);
  const view = botView(state, economy);
  switch (move?.type) {
    case 'ready':
      return [{ type: 'declareReady', ready: true }];
    case 'policy':
      return [
        { type: 'sealPolicy', policy: envelope(scenario, view, economy, strategy) },
        { type: 'declareReady', ready: true },
      ];
    case 'answer':
      return answer(view, economy, move.paper, strategy);
    case 'admission':
      return strategy === 'alwaysNash' ? [{ type: 'refuseAdmission', paper: move.paper }] : [];
    default:
      return [];
  }
}

function envelope(scenario: Scenario, view: GameState, economy: EconomyId, strategy: TestStrategy): Policy {
  if (unionOf(view, economy) !== undefined) {
    const inForce = wallOf(view, economy);
    return { type: 'wallVote', rates: fromKeys(tradableSectors(scenario), (sector) => inForce[sector] ?? 0) };
  }
  return strategy === 'alwaysNash'
    ? ownBestWall(scenario, view, economy)
    : { type: 'wall', shiftBp: 0, apart: [] };
}

function answer(
  { papers }: GameState,
  economy: EconomyId,
  id: PaperId,
  strategy: TestStrategy,
): readonly SeatIntent[] {
  const paper = papers[id];
  if (paper?.status !== 'open' || !paper.parties.includes(economy)) return [];
  if (paper.signatures[economy] === paper.revision) return [];
  return strategy === 'alwaysNash'
    ? [{ type: 'refusePaper', paper: id }]
    : [{ type: 'signPaper', paper: id, revision: paper.revision, confirmed: true }];
}
