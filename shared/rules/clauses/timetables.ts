/** Clauses that say only how long a proposal binds, how its tariff cuts arrive, and on what condition they stay. */
import {
  BINDING_ROUNDS_MAX,
  FREE_TRADE_LEVEL,
  PHASE_IN_ROUNDS_MAX,
  SPECIAL_TREATMENT_ROUNDS_MAX,
} from '#shared/content/treatyConstants.ts';
import { CONDITIONS } from '#shared/content/vocabulary.ts';
import type { ClauseOf, FieldsByKind } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { economyPlace } from '../law/lawInForce.ts';
import { type ClauseKind, type DraftCase, duplicate, lastPlayedRound, repeated } from './clauseKind.ts';

export const TIMETABLE_FIELDS = {
  /** The proposal cannot be left before this many rounds have been settled under it. */
  bindingPeriod: { rounds: { least: 2, most: BINDING_ROUNDS_MAX } },
  /** Timetable: the proposal's tariff cuts arrive in equal steps over this many rounds, this one included. */
  phaseIn: { rounds: { least: 2, most: PHASE_IN_ROUNDS_MAX } },
  /** Special treatment: the less developed `to` make their own cuts over this many rounds, while they enjoy those of others at once. */
  specialTreatment: { to: 'others', rounds: { least: 2, most: SPECIAL_TREATMENT_ROUNDS_MAX } },
  /** While `of` breaks the condition in a round, its preferences under this proposal are suspended in the next. */
  conditionality: { of: 'economy', condition: CONDITIONS },
} as const satisfies FieldsByKind;

declare module '#shared/protocol/clauses.ts' {
  interface ClauseFields extends Readonly<typeof TIMETABLE_FIELDS> {}
}

/** What these have in common. */
const MANNER = {
  polarity: 'neutral',
  obliges: 'nobody',
  offer: () => undefined,
} as const satisfies Partial<ClauseKind>;

const bindingPeriod: ClauseKind<'bindingPeriod'> = {
  ...MANNER,
  named: () => [],
  without: (clause) => clause,
  repeats: () => true,
};

const phaseIn: ClauseKind<'phaseIn'> = {
  ...MANNER,
  named: () => [],
  without: (clause) => clause,
  beyond: {},
  repeats: () => true,
  termFaults: phaseInFaults,
};

const specialTreatment: ClauseKind<'specialTreatment'> = {
  ...MANNER,
  named: ({ to }) => to,
  without: (clause, stays) => {
    const to = clause.to.filter(stays);
    return to.length === 0 ? undefined : { ...clause, to };
  },
  beyond: {},
  shapeFaults: (_scenario, { to }, index) => duplicate(repeated(to), index),
  repeats: () => true,
  termFaults: specialFaults,
};

const conditionality: ClauseKind<'conditionality'> = {
  ...MANNER,
  named: ({ of }) => [of],
  without: (clause, stays) => (stays(clause.of) ? clause : undefined),
  beyond: {},
  repeats: (earlier, { of, condition }) => earlier.of === of && earlier.condition === condition,
  termFaults: conditionFaults,
};

export const TIMETABLES = { bindingPeriod, phaseIn, specialTreatment, conditionality };

/** Steps need cuts that could be made in steps, and must end with the game. */
function phaseInFaults(draftCase: DraftCase, { rounds }: ClauseOf<'phaseIn'>, clause: number): Rejection[] {
  const cuts = cutsBy(draftCase);
  if (cuts.size === 0) return [{ code: 'clause/needs-a-cut', clause }];
  return endFaults(draftCase, rounds, clause);
}

/** More time for the less developed parties, for cuts of their own, and more than the others have. */
function specialFaults(
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

/** Only who enjoys a preference under the proposal can lose it. */
function conditionFaults(
  draftCase: DraftCase,
  { of }: ClauseOf<'conditionality'>,
  clause: number,
): Rejection[] {
  const isPreferred = draftCase
    .law()
    .upsert.some(
      (agreement) =>
        agreement.terms?.conditions?.some((condition) => condition.of === of) === true &&
        (agreement.level >= FREE_TRADE_LEVEL || agreement.concessions.some(({ to }) => to === of)),
    );
  return isPreferred ? [] : [{ code: 'terms/no-preference', economy: of, clause }];
}

function isLessDeveloped({ scenario }: DraftCase, economy: string): boolean {
  return scenario.economies[economyPlace(scenario, economy)]?.developing === true;
}

/** Places of the economies whose own tariffs fall in steps under the proposal. */
function cutsBy({ scenario, state, law }: DraftCase): Set<number> {
  const isOfProposal = ({ terms }: Agreement): boolean => terms?.phaseIn?.fromRound === state.round;
  return new Set(
    law()
      .upsert.filter(isOfProposal)
      .flatMap(({ terms }) => terms?.phaseIn?.before ?? [])
      .map(({ by }) => economyPlace(scenario, by)),
  );
}

function endFaults({ state }: DraftCase, rounds: number, clause: number): Rejection[] {
  const last = lastPlayedRound(state);
  return state.round + rounds - 1 > last ? [{ code: 'clause/past-the-end', round: last, clause }] : [];
}
