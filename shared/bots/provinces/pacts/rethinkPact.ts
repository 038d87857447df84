import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { draftOf } from '#shared/rules/negotiation/papers/draftOf.ts';
import { narrowPact } from '#shared/rules/provinces/pacts/narrowPact.ts';
import { pactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { temperOf } from '../sight/thinking.ts';
import { objectionTo } from './answerPact.ts';
import { pactGains } from './pactGains.ts';

/** What becomes of one's own open paper that somebody refused: it goes on without them where that still pays its author. */
export function rethinkPact(
  scenario: ProvincesScenario,
  view: GameState,
  economy: EconomyId,
  paper: Paper,
): SeatIntent[] {
  if (paper.status !== 'open' || paper.author !== economy || paper.refusedBy.length === 0) return [];
  const narrow = narrowPact(draftOf(paper), paper.refusedBy);
  if (narrow !== undefined && pactFaults(scenario, view, narrow, economy).length === 0) {
    const outlook = pactGains(scenario, view, narrow);
    const gain = outlook === undefined ? 0 : must(outlook.gains[economy], economy);
    if (gain > temperOf(view, economy).reservation) return [{ type: 'goOnWithout', paper: paper.id }];
  }
  return [{ type: 'withdrawPaper', paper: paper.id, reason: 'notWithoutThem' }];
}

/** Once another pact of its own is law, a leader takes back its name from a paper that is no longer worth it. */
export function reconsiderPact(
  scenario: ProvincesScenario,
  view: GameState,
  economy: EconomyId,
  paper: Paper,
): SeatIntent[] {
  const isSigned = paper.status === 'open' && paper.signatures[economy] === paper.revision;
  if (!isSigned || objectionTo(scenario, view, economy, paper) === undefined) return [];
  return paper.author === economy
    ? [{ type: 'withdrawPaper', paper: paper.id, reason: 'lawChanged' }]
    : [{ type: 'withdrawSignature', paper: paper.id }];
}
