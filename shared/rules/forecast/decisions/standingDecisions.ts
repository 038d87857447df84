import { keysOf } from '#shared/kernel/records.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { unionOf } from '../../agreements/unionOf.ts';
import type { GameState } from '../../state.ts';

/** Something that a seat decided and that still stood when the game was over, so that it can be thought away. */
export type StandingDecision =
  /** It stands in an agreement that a paper of this game founded or changed. */
  | { readonly type: 'agreement'; readonly agreement: AgreementId }
  /** Its own wall is another than at the opening. */
  | { readonly type: 'wall'; readonly opening: Schedule }
  /** It keeps hidden barriers. */
  | { readonly type: 'barriers' }
  /** It alone objected to the package of the last conference. */
  | { readonly type: 'objection' };

/**
 * Decisions of a seat that the public state of a finished game still holds. What was given up before the end (an agreement left,
 * a wall raised and lowered again) is not among them: nothing is left of it to take away.
 */
export function standingDecisions(state: GameState, economy: EconomyId): readonly StandingDecision[] {
  const agreements = Object.values(state.agreements)
    .filter(({ parties, paper }) => paper !== undefined && parties.includes(economy))
    .map(({ id }): StandingDecision => ({ type: 'agreement', agreement: id }));
  return [
    ...agreements,
    ...wallDecision(state, economy),
    ...(keepsBarriers(state, economy) ? [{ type: 'barriers' } as const] : []),
    ...(stoodAlone(state, economy) ? [{ type: 'objection' } as const] : []),
  ];
}

/** A union's wall is voted: nobody's own. */
function wallDecision(state: GameState, economy: EconomyId): StandingDecision[] {
  const opening = state.reports[0]?.wallsBefore[economy];
  const now = state.walls[economy]?.mfnRateBp;
  if (opening === undefined || now === undefined || unionOf(state, economy) !== undefined) return [];
  return keysOf(opening).some((sector) => opening[sector] !== now[sector]) ? [{ type: 'wall', opening }] : [];
}

function keepsBarriers({ barriers }: GameState, economy: EconomyId): boolean {
  return Object.values(barriers?.levels[economy] ?? {}).some((level) => (level ?? 0) > 0);
}

function stoodAlone({ wto }: GameState, economy: EconomyId): boolean {
  const conference = wto?.conference;
  return (
    conference?.stage === 'failed' &&
    conference.objections.length > 0 &&
    conference.objections.every(({ by }) => by === economy)
  );
}
