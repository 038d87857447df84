import { keysOf, mapValues } from '#shared/kernel/records.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { applyLaw } from '../../agreements/applyLaw.ts';
import { noticesDue } from '../../agreements/noticesDue.ts';
import { unionOf, unitOf } from '../../agreements/unionOf.ts';
import type { GameState } from '../../state.ts';

export type Leave = { readonly agreement: AgreementId; readonly by: EconomyId };

/** Something that a seat decided and that still stood when the game was over, so that it can be thought away. */
export type StandingDecision =
  /**
   * It stands in agreements that papers of this game founded or changed: one, or several that can only be left together. `leaves`
   * is who has to leave which for that.
   */
  | {
      readonly type: 'agreement';
      readonly agreements: readonly AgreementId[];
      readonly leaves: readonly Leave[];
    }
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
  return [
    ...agreementDecisions(state, economy),
    ...wallDecision(state, economy),
    ...(keepsBarriers(state, economy) ? [{ type: 'barriers' } as const] : []),
    ...(stoodAlone(state, economy) ? [{ type: 'objection' } as const] : []),
  ];
}

/** Agreements that end only together are one decision. */
function agreementDecisions(state: GameState, economy: EconomyId): StandingDecision[] {
  const own = Object.values(state.agreements).filter(
    ({ parties, paper }) => paper !== undefined && parties.includes(economy),
  );
  const told = new Set<AgreementId>();
  return own.flatMap(({ id }): StandingDecision[] => {
    if (told.has(id)) return [];
    const leaves = leavesWith(state, economy, id);
    const agreements = own
      .map((each) => each.id)
      .filter((each) => leaves.some(({ agreement }) => agreement === each));
    for (const each of agreements) told.add(each);
    return [{ type: 'agreement', agreements, leaves }];
  });
}

/**
 * What has to be left for a seat to be out of an agreement. A notice that would give members of a union different terms with an
 * outsider waits (`noticesDue`): then all agreements between the two sides, each a union or an economy in none, are left together.
 */
function leavesWith(state: GameState, economy: EconomyId, id: AgreementId): Leave[] {
  const alone = [{ agreement: id, by: economy }];
  if (isOut(lawWithout(state, alone), economy, id)) return alone;
  const ours = unitOf(state, economy);
  let together: AgreementId[] = [id];
  for (;;) {
    const theirs = new Set(
      together
        .flatMap((each) => state.agreements[each]?.parties ?? [])
        .filter((party) => !ours.includes(party))
        .flatMap((party) => unitOf(state, party)),
    );
    const next = Object.values(state.agreements)
      .filter(({ parties }) => parties.some((a) => ours.includes(a)) && parties.some((b) => theirs.has(b)))
      .map((each) => each.id);
    if (next.length === together.length) break;
    together = next;
  }
  return together.flatMap((agreement) =>
    ours
      .filter((member) => state.agreements[agreement]?.parties.includes(member))
      .map((by) => ({ agreement, by })),
  );
}

function isOut({ agreements }: GameState, economy: EconomyId, id: AgreementId): boolean {
  return agreements[id]?.parties.includes(economy) !== true;
}

/** The register after these have left, by the rules of leaving. */
export function lawWithout(state: GameState, leaves: readonly Leave[]): GameState {
  const agreements = mapValues(state.agreements, (agreement) => ({
    ...agreement,
    notices: leaves
      .filter((leave) => leave.agreement === agreement.id)
      .map(({ by }) => ({ by, outInRound: state.round })),
  }));
  return applyLaw(state, noticesDue({ agreements }, state.round));
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
