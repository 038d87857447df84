import { EPILOGUE_WEIGHT } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { type Result, assertNever, ok } from '#shared/kernel/result.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { keysOf, mapValues } from '#shared/kernel/records.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { applyLaw } from '../law/register.ts';
import { unionOf, unitOf } from '../law/blocs.ts';
import { noticesDue } from '../law/leaving.ts';
import { floorPackage } from '../modules/wto/conference.ts';
import { adopt, adoptionOf } from '../modules/wto/packages.ts';
import { economyPlace } from '../law/lawInForce.ts';
import { solveLaw, solveStandingLaw } from '../shock/solveLaw.ts';
import type { CountryGame } from '../state.ts';

type Leave = { readonly agreement: AgreementId; readonly by: EconomyId };

/** Something that a seat decided and that still stood when the game was over, so that it can be thought away. */
export type StandingDecision =
  /**
   * It stands in agreements that proposals of this game founded or changed: one, or several that can only be left together. `leaves`
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
export function standingDecisions(state: CountryGame, economy: EconomyId): readonly StandingDecision[] {
  return [
    ...agreementDecisions(state, economy),
    ...wallDecision(state, economy),
    ...(keepsBarriers(state, economy) ? [{ type: 'barriers' } as const] : []),
    ...(stoodAlone(state, economy) ? [{ type: 'objection' } as const] : []),
  ];
}

/** Agreements that end only together are one decision. */
function agreementDecisions(state: CountryGame, economy: EconomyId): StandingDecision[] {
  const own = Object.values(state.agreements).filter(
    ({ parties, proposal }) => proposal !== undefined && parties.includes(economy),
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
function leavesWith(state: CountryGame, economy: EconomyId, id: AgreementId): Leave[] {
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

function isOut({ agreements }: CountryGame, economy: EconomyId, id: AgreementId): boolean {
  return agreements[id]?.parties.includes(economy) !== true;
}

/** The register after these have left, by the rules of leaving. */
function lawWithout(state: CountryGame, leaves: readonly Leave[]): CountryGame {
  const agreements = mapValues(state.agreements, (agreement) => ({
    ...agreement,
    notices: leaves
      .filter((leave) => leave.agreement === agreement.id)
      .map(({ by }) => ({ by, outInRound: state.round })),
  }));
  return applyLaw(state, noticesDue({ agreements }, state.round));
}

/** A union's wall is voted: nobody's own. */
function wallDecision(state: CountryGame, economy: EconomyId): StandingDecision[] {
  const opening = state.reports[0]?.wallsBefore[economy];
  const now = state.walls[economy]?.mfnRateBp;
  if (opening === undefined || now === undefined || unionOf(state, economy) !== undefined) return [];
  return keysOf(opening).some((sector) => opening[sector] !== now[sector]) ? [{ type: 'wall', opening }] : [];
}

function keepsBarriers({ barriers }: CountryGame, economy: EconomyId): boolean {
  return Object.values(barriers?.levels[economy] ?? {}).some((level) => (level ?? 0) > 0);
}

function stoodAlone({ wto }: CountryGame, economy: EconomyId): boolean {
  const conference = wto?.conference;
  return (
    conference?.stage === 'failed' &&
    conference.objections.length > 0 &&
    conference.objections.every(({ by }) => by === economy)
  );
}

/** Real income a head of the seat, opening = 100, under the law of the end, with a decision and without it. */
export type DecisionWeight = { readonly withIndex: number; readonly withoutIndex: number };

/**
 * What one decision is worth to the seat after the end: the final law and the same law without it, both when border costs have
 * closed for as many rounds as the years after count. Productivity, capital and people are left as the game left them in both,
 * and nobody answers: a comparison of two laws, not another game.
 */
export function weighDecision(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  decision: StandingDecision,
): Result<DecisionWeight, ConvergenceFailure> {
  const later = { ...state, roundsAhead: EPILOGUE_WEIGHT };
  const standing = solveStandingLaw(scenario, later);
  if (!standing.ok) return standing;
  const without = solveLaw(
    scenario,
    { ...withoutDecision(scenario, state, economy, decision), roundsAhead: EPILOGUE_WEIGHT },
    { warmStart: standing.value.equilibrium.warmStart },
  );
  if (!without.ok) return without;
  const n = economyPlace(scenario, economy);
  return ok({
    withIndex: 100 * at(standing.value.equilibrium.welfarePerHead, n),
    withoutIndex: 100 * at(without.value.equilibrium.welfarePerHead, n),
  });
}

/** The law of a finished game as it would stand without one decision of a seat; everything else is as it was. */
export function withoutDecision(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  decision: StandingDecision,
): CountryGame {
  switch (decision.type) {
    case 'agreement':
      return lawWithout(state, decision.leaves);
    case 'wall': {
      const wall = state.walls[economy];
      return wall === undefined
        ? state
        : { ...state, walls: { ...state.walls, [economy]: { ...wall, mfnRateBp: decision.opening } } };
    }
    case 'barriers': {
      const { barriers } = state;
      return barriers === undefined
        ? state
        : { ...state, barriers: { ...barriers, levels: { ...barriers.levels, [economy]: {} } } };
    }
    case 'objection':
      return withPackage(scenario, state);
    default:
      return assertNever(decision);
  }
}

function withPackage(scenario: Scenario, state: CountryGame): CountryGame {
  const { wto } = state;
  const tabled = wto?.conference === undefined ? undefined : floorPackage(wto.conference);
  if (wto === undefined || tabled === undefined) return state;
  return adopt(state, adoptionOf(scenario, state, wto, tabled));
}
