/** Clauses that cut tariffs line by line: concessions and agreed specialization. */
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Register } from '../law/register.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { ClauseOf, FieldsByKind } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { preferentialRateBp } from '../law/rates.ts';
import { unionOf, unitOf } from '../law/blocs.ts';
import { expandConcession, isSameUnion } from '../law/agreement.ts';
import { wallOf } from '../law/lawInForce.ts';
import {
  type ClauseKind,
  type DraftCase,
  type LawAndLevels,
  duplicate,
  levelFaults,
  offerAmong,
  opensAmong,
  repeated,
  sectorFaults,
  selfDealing,
  splitUnionFaults,
} from './clauseKind.ts';

export const TARIFF_FIELDS = {
  /** Level 1: `by` levies at most `rateBp` on `sector` from each of `to`. */
  tariffConcession: { by: 'economy', to: 'others', sector: 'sector', rateBp: 'rateBp' },
  /** Agreed specialization (Kojima): two sectors swapped at zero, each left to the other. `keeps` is what the party makes. */
  agreedSpecialization: { between: 'keptSectors' },
} as const satisfies FieldsByKind;

declare module '#shared/protocol/clauses.ts' {
  interface ClauseFields extends Readonly<typeof TARIFF_FIELDS> {}
}

type Cut = ClauseOf<'tariffConcession'>;

const tariffConcession: ClauseKind<'tariffConcession'> = {
  polarity: 'negative',
  level: 1,
  obliges: ({ by }) => [by],
  named: ({ by, to }) => [by, ...to],
  concerned: (law, clause) => [clause.by, ...clause.to, ...cutParties(law, [clause])],
  without: (clause, stays) => {
    const to = clause.to.filter(stays);
    return stays(clause.by) && to.length > 0 ? { ...clause, to } : undefined;
  },
  offer: ({ type, by, to }) => offerAmong(type, [by, ...to]),
  shapeFaults: (scenario, { by, to, sector }, index) => [
    ...sectorFaults(scenario, sector, index),
    ...(to.includes(by) ? [selfDealing(by, index)] : []),
    ...duplicate(repeated(to), index),
  ],
  repeats: (earlier, { by, to, sector }) =>
    earlier.by === by && earlier.sector === sector && to.some((economy) => earlier.to.includes(economy)),
  faults: concessionFaults,
  pairs: (law, clause) => cutPairs(law, [clause]),
  cuts: (clause) => [clause],
  opens: (_law, { by, to, sector }, economy) => ({ to: by === economy ? to : [], only: [sector], kept: [] }),
};

/** Two partners leave each other a sector (Kojima): both are free both ways. */
const agreedSpecialization: ClauseKind<'agreedSpecialization'> = {
  polarity: 'positive',
  obliges: 'concerned',
  named: partnersOf,
  concerned: (law, clause) => [...partnersOf(clause), ...cutParties(law, swapCuts(clause))],
  without: (clause, stays) => (partnersOf(clause).every(stays) ? clause : undefined),
  offer: (clause) => offerAmong(clause.type, partnersOf(clause)),
  needsOwnSignature: (clause, party) => partnersOf(clause).includes(party),
  beyond: { opensIn: ({ specializationInRound }) => specializationInRound },
  shapeFaults: (scenario, { between: [one, two] }, index) => [
    ...sectorFaults(scenario, one.keeps, index),
    ...sectorFaults(scenario, two.keeps, index),
    ...(one.party === two.party ? [selfDealing(one.party, index)] : []),
    ...duplicate(one.keeps === two.keeps ? [one.keeps] : [], index),
  ],
  faults: specializationFaults,
  pairs: (law, clause) => cutPairs(law, swapCuts(clause)),
  cuts: swapCuts,
  lines: ({ between }, sinceRound) => ({ specializations: [{ between, sinceRound }] }),
  opens: (_law, clause, economy) => ({
    ...opensAmong(partnersOf(clause), economy),
    only: clause.between.filter(({ party }) => party !== economy).map(({ keeps }) => keeps),
  }),
};

export const TARIFFS = { tariffConcession, agreedSpecialization };

function partnersOf({ between }: ClauseOf<'agreedSpecialization'>): EconomyId[] {
  return between.map(({ party }) => party);
}

/** Both sectors of an agreed specialization are free both ways. */
function swapCuts({ between: [one, two] }: ClauseOf<'agreedSpecialization'>): Cut[] {
  return [one.keeps, two.keeps].flatMap((sector) =>
    [
      { by: one.party, to: [two.party] },
      { by: two.party, to: [one.party] },
    ].map((line) => ({ type: 'tariffConcession', ...line, sector, rateBp: 0 }) as const),
  );
}

/** Who gives cuts to whom, unions in the names of all their members. */
function cutPairs(law: LawAndLevels, cuts: readonly Cut[]): (readonly [EconomyId, EconomyId])[] {
  return cuts.flatMap((cut) => expandConcession(law, cut)).map(({ by, to }) => [by, to] as const);
}

function cutParties(law: LawAndLevels, cuts: readonly Cut[]): EconomyId[] {
  return cutPairs(law, cuts).flat();
}

/** Level 1: a concession cuts below what is levied now, and a union gives and takes as one. */
function concessionFaults(
  draftCase: DraftCase,
  clause: ClauseOf<'tariffConcession'>,
  index: number,
): Rejection[] {
  return [
    ...levelFaults(draftCase.state, 1, index),
    ...cutFaults(draftCase, clause, index),
    ...unitConcessionFaults(draftCase, clause, index),
  ];
}

/** A union gives and takes as one. */
function unitConcessionFaults(
  draftCase: DraftCase,
  clause: ClauseOf<'tariffConcession'>,
  index: number,
): Rejection[] {
  return [...giverFaults(draftCase, clause, index), ...takerFaults(draftCase, clause, index)];
}

function cutFaults(
  { after }: DraftCase,
  { by, to, sector, rateBp }: ClauseOf<'tariffConcession'>,
  clause: number,
): Rejection[] {
  const mfnBp = wallOf(after, by)[sector] ?? 0;
  const presentBp = Math.min(
    ...to.map((economy) => preferentialRateBp(after.agreements, by, economy, sector, mfnBp) ?? mfnBp),
  );
  return rateBp < presentBp
    ? []
    : [{ code: 'clause/no-cut', economy: by, sector, rateBp: presentBp, clause }];
}

/** A member has no tariff of its own to give away. */
function giverFaults(
  { after, draft }: DraftCase,
  { by }: ClauseOf<'tariffConcession'>,
  clause: number,
): Rejection[] {
  const union = unionOf(after, by);
  if (union === undefined || union.parties.every((member) => draft.parties.includes(member))) return [];
  return [
    { code: 'union/no-tariff-of-its-own', economy: by, agreement: union.id, members: union.parties, clause },
  ];
}

function takerFaults(
  { after, draft }: DraftCase,
  { by, to }: ClauseOf<'tariffConcession'>,
  clause: number,
): Rejection[] {
  const own = unitOf(after, by);
  const takers = to.filter((economy) => !own.includes(economy));
  return splitUnionFaults(after, takers, clause, draft.parties);
}

/** Free both ways on two sectors, so what holds for cuts holds for it. */
function specializationFaults(
  draftCase: DraftCase,
  clause: ClauseOf<'agreedSpecialization'>,
  index: number,
): Rejection[] {
  const { state, after } = draftCase;
  const [one, two] = clause.between;
  const cuts = isSameUnion(after, one.party, two.party) ? [] : swapCuts(clause);
  const faults = cuts.flatMap((cut) => unitConcessionFaults(draftCase, cut, index));
  const distinct = new Map(faults.map((fault) => [canonicalJson(fault), fault]));
  return [...levelFaults(state, 1, index), ...distinct.values(), ...takenFaults(draftCase, clause, index)];
}

type Swap = ClauseOf<'agreedSpecialization'>['between'];

/** A sector of a party is swapped once. */
function takenFaults(
  { state, draft }: DraftCase,
  { between }: ClauseOf<'agreedSpecialization'>,
  clause: number,
): Rejection[] {
  const running = Object.values(state.agreements).flatMap(({ terms }) => terms?.specializations ?? []);
  const earlier = draft.clauses
    .slice(0, clause)
    .flatMap((other) => (other.type === 'agreedSpecialization' ? [other] : []));
  const taken = [...running, ...earlier].flatMap((swap) => linesOf(swap.between));
  return linesOf(between)
    .filter(({ economy, sector }) => taken.some((line) => line.economy === economy && line.sector === sector))
    .map(({ economy, sector }) => ({ code: 'terms/one-sector-each', economy, sector, clause }));
}

/** Sectors that one of these economies has swapped by what is in force: none is swapped twice. */
export function sectorsSwapped(
  { agreements }: { readonly agreements: Register },
  economies: readonly EconomyId[],
): readonly SectorId[] {
  return Object.values(agreements)
    .flatMap(({ terms }) => terms?.specializations ?? [])
    .flatMap(({ between }) => linesOf(between))
    .filter(({ economy }) => economies.includes(economy))
    .map(({ sector }) => sector);
}

/** Sectors of which a swap speaks, for either party: the one it keeps and the one it leaves. */
function linesOf([one, two]: Swap): { readonly economy: EconomyId; readonly sector: SectorId }[] {
  return [one.party, two.party].flatMap((economy) =>
    [one.keeps, two.keeps].map((sector) => ({ economy, sector })),
  );
}
