import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Temperament } from '#shared/content/vocabulary.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import { openWto } from '#shared/rules/modules/wto/openWto.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Temperaments that bring walls down only when somebody may retaliate. */
const RELUCTANT: readonly Temperament[] = ['mercantilist', 'protector'];

/** Rulings against an economy, or a member of its union, that its government now puts right. */
export function rulingsToObey(view: GameState, economy: EconomyId): Dispute[] {
  const unit = unitOf(view, economy);
  const isReluctant = RELUCTANT.includes(view.seats[economy]?.temperament ?? 'freeTrader');
  return (openWto(view)?.disputes ?? [])
    .filter(({ respondent }) => unit.includes(respondent))
    .filter(({ stage, ground, untilRound = 0 }) => {
      if (stage === 'retaliating') return view.round <= untilRound;
      return stage === 'ruledFor' && (!isReluctant || ground === 'hiddenBarrier');
    });
}
