import { INFRASTRUCTURE_ROUNDS } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { contributionMn, paymentCapMn } from '../../agreements/paymentsDue.ts';
import { pairKey, pairsOf } from '../../agreements/register.ts';
import { fundsOf } from '../../agreements/terms.ts';
import type { DraftCase } from '../../drafts/draft.ts';
import { lawOf } from '../../law/concludeLaw.ts';
import { economyPlace } from '../../schedules/places.ts';
import type { GameState } from '../../state.ts';

/** Roads are built once between two economies, and early enough to be used. */
export function infrastructureFaults(
  { state }: DraftCase,
  { among }: ClauseOf<'jointInfrastructure'>,
  clause: number,
): Rejection[] {
  const last = lastPlayedRound(state);
  const built = new Set(
    Object.values(state.agreements).flatMap(({ terms }) =>
      (terms?.infrastructure ?? []).flatMap((work) => pairsOf(work.among).map(([a, b]) => pairKey(a, b))),
    ),
  );
  if (pairsOf(among).some(([a, b]) => built.has(pairKey(a, b)))) {
    return [{ code: 'clause/nothing-new', clause }];
  }
  return state.round + INFRASTRUCTURE_ROUNDS > last
    ? [{ code: 'clause/past-the-end', round: last, clause }]
    : [];
}

/** One adjustment fund each; what it costs counts among the payments. */
export function fundFaults(
  { state, draft }: DraftCase,
  { among, contributionBp }: ClauseOf<'adjustmentFund'>,
  clause: number,
): Rejection[] {
  const insured = new Set(fundsOf(state).flatMap(({ parties }) => parties));
  const twice = among.filter((economy) => insured.has(economy));
  if (twice.length > 0) return twice.map((economy) => ({ code: 'terms/one-fund-each', economy, clause }));
  const asked = draft.clauses.flatMap((other) => (other.type === 'payment' ? [other] : []));
  const running = Object.values(state.agreements)
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => untilRound >= state.round);
  const roomMn = (economy: EconomyId): number =>
    [...asked, ...running].reduce(
      (room, { from, amountMn }) => (from === economy ? room - amountMn : room),
      paymentCapMn(state, economy),
    );
  return among
    .filter((economy) => contributionMn(state, economy, contributionBp) > roomMn(economy))
    .map((economy) => ({
      code: 'payment/above-payer-cap',
      economy,
      limitMn: Math.max(0, roomMn(economy)),
      clause,
    }));
}

/** Steps need cuts that could be made in steps, and must end with the game. */
export function phaseInFaults(
  draftCase: DraftCase,
  { rounds }: ClauseOf<'phaseIn'>,
  clause: number,
): Rejection[] {
  const cuts = cutsBy(draftCase);
  if (cuts.size === 0) return [{ code: 'clause/needs-a-cut', clause }];
  return endFaults(draftCase, rounds, clause);
}

/** More time for the less developed parties, for cuts of their own, and more than the others have. */
export function specialFaults(
  draftCase: DraftCase,
  { to, rounds }: ClauseOf<'specialTreatment'>,
  clause: number,
): Rejection[] {
  const { scenario, draft } = draftCase;
  const developed = to.filter((economy) => !isLessDeveloped(draftCase, economy));
  if (developed.length > 0 || draft.parties.every((party) => to.includes(party))) {
    const named = developed.length > 0 ? developed : to;
    return named.map((economy) => ({ code: 'terms/not-less-developed', economy, clause }));
  }
  const cuts = cutsBy(draftCase);
  if (!to.some((economy) => cuts.has(economyPlace(scenario, economy)))) {
    return [{ code: 'clause/needs-a-cut', clause }];
  }
  const steps = draft.clauses.find(({ type }) => type === 'phaseIn');
  if (steps?.type === 'phaseIn' && steps.rounds >= rounds) return [{ code: 'terms/no-longer', clause }];
  return endFaults(draftCase, rounds, clause);
}

/** Only who enjoys a preference under the paper can lose it. */
export function conditionFaults(
  draftCase: DraftCase,
  { of }: ClauseOf<'conditionality'>,
  clause: number,
): Rejection[] {
  const isPreferred = lawOf(draftCase.scenario, draftCase.state, draftCase.draft).upsert.some(
    (agreement) =>
      agreement.terms?.conditions?.some((condition) => condition.of === of) === true &&
      (agreement.level >= 2 || agreement.concessions.some(({ to }) => to === of)),
  );
  return isPreferred ? [] : [{ code: 'terms/no-preference', economy: of, clause }];
}

function isLessDeveloped({ scenario }: DraftCase, economy: string): boolean {
  return scenario.economies[economyPlace(scenario, economy)]?.developing === true;
}

/** Places of the economies whose own tariffs fall in steps under the paper. */
function cutsBy({ scenario, state, draft }: DraftCase): Set<number> {
  const isOfPaper = ({ terms }: Agreement): boolean => terms?.phaseIn?.fromRound === state.round;
  return new Set(
    lawOf(scenario, state, draft)
      .upsert.filter(isOfPaper)
      .flatMap(({ terms }) => terms?.phaseIn?.before ?? [])
      .map(({ by }) => economyPlace(scenario, by)),
  );
}

function endFaults({ state }: DraftCase, rounds: number, clause: number): Rejection[] {
  const last = lastPlayedRound(state);
  return state.round + rounds - 1 > last ? [{ code: 'clause/past-the-end', round: last, clause }] : [];
}

/** The last round that is settled: the epilogue, one after the last. */
function lastPlayedRound({ settings }: Pick<GameState, 'settings'>): number {
  return settings.rounds + 1;
}
