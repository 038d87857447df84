/** A bloc opens its door: the entry of one seat, or the merger with another bloc. */
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf, FieldsByKind } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { type Admission, type AdmissionClause, admissionOf, isBloc } from '../law/blocs.ts';
import { pairLevel, pairsOf } from '../law/register.ts';
import { admissionLaw } from '../law/admissionLaw.ts';
import {
  type ClauseKind,
  type DraftCase,
  type LawAndLevels,
  climbFaults,
  levelFaults,
  offerAmong,
  opensAmong,
  otherUnionFaults,
  splitUnionFaults,
} from './clauseKind.ts';
import { formerFaults, formerPartners, formerRepeated, noFormerFaults } from './customsUnion.ts';

export const ADMISSION_FIELDS = {
  /** `entrant` joins the bloc of `agreement`; the candidate and one member sign, the others may refuse until the bell. */
  accession: {
    agreement: 'agreement',
    entrant: 'economy',
    former: 'formerAgreements',
    /** Where the key is whole per cents: the entrant's, taken pro rata from the others; absent: by what it imports. */
    sharePercent: { least: 0, most: 100, isOptional: true },
  },
  /** Two blocs become free trade partners, later one bloc. */
  merger: { agreement: 'agreement', with: 'agreement', former: 'formerAgreements' },
} as const satisfies FieldsByKind;

declare module '#shared/protocol/clauses.ts' {
  interface ClauseFields extends Readonly<typeof ADMISSION_FIELDS> {}
}

/** What entries and mergers have in common. */
const DOOR = {
  polarity: 'negative',
  level: 2,
  obliges: 'concerned',
  shapeFaults: (_scenario, clause, index) => formerRepeated(clause, index),
  form: admissionLaw,
  opens: (law, clause, economy) => opensAmong(togetherBy(law, clause), economy),
} as const satisfies Partial<ClauseKind<AdmissionClause['type']>>;

const accession: ClauseKind<'accession'> = {
  ...DOOR,
  named: ({ entrant }) => [entrant],
  concerned: (law, clause) => [clause.entrant, ...admissionParties(law, clause)],
  without: (clause, stays) => (stays(clause.entrant) ? clause : undefined),
  offer: ({ type, agreement, entrant }) => `${type} ${agreement} ${entrant}`,
  needsOwnSignature: ({ entrant }, party) => entrant === party,
  faults: accessionFaults,
  brings: ({ agreements }, { agreement, entrant }) => [...(agreements[agreement]?.parties ?? []), entrant],
};

const merger: ClauseKind<'merger'> = {
  ...DOOR,
  named: () => [],
  concerned: admissionParties,
  without: (clause, stays, { agreements }) =>
    [clause.agreement, clause.with].every((id) => agreements[id]?.parties.some(stays) === true)
      ? clause
      : undefined,
  offer: (clause) => offerAmong(clause.type, [clause.agreement, clause.with]),
  faults: mergerFaults,
  brings: ({ agreements }, clause) => [
    ...new Set([clause.agreement, clause.with].flatMap((id) => agreements[id]?.parties ?? [])),
  ],
};

export const ADMISSIONS = { accession, merger };

function togetherBy(law: LawAndLevels, clause: AdmissionClause): readonly EconomyId[] {
  return admissionOf(law, clause)?.together ?? [];
}

function admissionParties(law: LawAndLevels, clause: AdmissionClause): EconomyId[] {
  const together = togetherBy(law, clause);
  return [...together, ...formerPartners(law, clause.former, together)];
}

/** One seat enters a bloc. The candidate and one member sign; the others may refuse until the bell. */
function accessionFaults(draftCase: DraftCase, clause: ClauseOf<'accession'>, index: number): Rejection[] {
  const { state, draft } = draftCase;
  const bloc = state.agreements[clause.agreement];
  const admission = admissionOf(state, clause);
  if (bloc === undefined || admission === undefined) return [blocFault(draftCase, clause.agreement, index)];
  const { agreement, entrant } = clause;
  if (bloc.parties.includes(entrant)) {
    return [{ code: 'accession/already-member', economy: entrant, agreement, clause: index }];
  }
  const faults: Rejection[] = [];
  if (!draft.parties.includes(entrant)) {
    faults.push({ code: 'accession/needs-the-candidate', economy: entrant, clause: index });
  }
  if (!bloc.parties.some((member) => draft.parties.includes(member))) {
    faults.push({ code: 'accession/needs-a-member', agreement, clause: index });
  }
  if (clause.sharePercent !== undefined && (admission.level < 3 || bloc.key?.type !== 'shares')) {
    faults.push({ code: 'clause/key-member', economy: entrant, clause: index });
  }
  return [...faults, ...doorFaults(draftCase, clause, admission, index)];
}

/** Two blocs become partners, then one bloc. One side signs as a whole, and a member of the other. */
function mergerFaults(draftCase: DraftCase, clause: ClauseOf<'merger'>, index: number): Rejection[] {
  const { state } = draftCase;
  const admission = admissionOf(state, clause);
  if (admission === undefined) {
    const first = state.agreements[clause.agreement];
    const isFirstBloc = first !== undefined && isBloc(first);
    return [blocFault(draftCase, isFirstBloc ? clause.with : clause.agreement, index)];
  }
  const [bloc, other] = admission.blocs;
  if (
    bloc === undefined ||
    other === undefined ||
    bloc.parties.some((party) => other.parties.includes(party))
  ) {
    return [{ code: 'merger/overlap', agreement: clause.agreement, other: clause.with, clause: index }];
  }
  return [
    ...sideFaults(draftCase, [bloc, other], index),
    ...timetableFaults(admission, index),
    ...doorFaults(draftCase, clause, admission, index),
  ];
}

/** Two areas become one only when their own cuts have arrived: one area has one timetable. */
function timetableFaults({ form, level, blocs }: Admission, clause: number): Rejection[] {
  if (form !== 'join' || level !== 2) return [];
  return blocs
    .filter(({ terms }) => terms?.phaseIn !== undefined)
    .map(({ id }) => ({ code: 'merger/timetable-runs', agreement: id, clause }));
}

function blocFault({ state }: DraftCase, agreement: AgreementId, clause: number): Rejection {
  const code = state.agreements[agreement] === undefined ? 'clause/unknown-agreement' : 'clause/not-a-bloc';
  return { code, agreement, clause };
}

function sideFaults(
  { draft }: DraftCase,
  sides: readonly [Agreement, Agreement],
  clause: number,
): Rejection[] {
  const missing = sides.map(({ parties }) => parties.filter((member) => !draft.parties.includes(member)));
  const absent = sides.filter(({ parties }, side) => missing[side]?.length === parties.length);
  if (absent.length > 0)
    return absent.map(({ id }) => ({ code: 'merger/needs-both', agreement: id, clause }));
  if (missing.some((side) => side.length === 0)) return [];
  // The smaller gap first: it is the side that is easier to complete.
  const [first, second] = missing;
  const side = (second?.length ?? 0) < (first?.length ?? 0) ? 1 : 0;
  return [
    {
      code: 'merger/needs-candidate-side',
      agreement: sides[side].id,
      economies: missing[side] ?? [],
      clause,
    },
  ];
}

/** What holds for every opening of a bloc's door: one a round, pairs that may climb, unions whole and one each. */
function doorFaults(
  draftCase: DraftCase,
  clause: AdmissionClause,
  admission: Admission,
  index: number,
): Rejection[] {
  const { state } = draftCase;
  const { blocs, together, across, level } = admission;
  const full = blocs.filter(
    ({ widenedInRound, sinceRound }) => widenedInRound === state.round || sinceRound === state.round,
  );
  const climbing = level >= 3 ? pairsOf(together) : across;
  const ids = blocs.map(({ id }) => id);
  return [
    ...levelFaults(state, level, index),
    ...full.map(({ id }): Rejection => ({ code: 'pace/widened-this-round', agreement: id, clause: index })),
    ...climbFaults(state, climbing, level, index),
    ...alreadyPartners(draftCase, admission, index),
    ...(level >= 3
      ? otherUnionFaults(state, together, ids, index)
      : splitUnionFaults(state, together, index)),
    ...(level >= 3
      ? formerFaults(draftCase, clause.former, together, index)
      : noFormerFaults(clause.former, index)),
  ];
}

/** All pairs are free trade partners already, some only since this round: the next step is for a later one. */
function alreadyPartners({ state }: DraftCase, { form, across }: Admission, clause: number): Rejection[] {
  const arePartners = across.every(([a, b]) => pairLevel(state.agreements, a, b) >= FREE_TRADE_LEVEL);
  return form === 'partner' && arePartners ? climbFaults(state, across, 3, clause) : [];
}
