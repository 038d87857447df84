/** Faults of clauses that cut tariffs line by line: concessions and agreed specialization. */
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { preferentialRateBp } from '../agreements/rates.ts';
import { unionOf, unitOf } from '../agreements/unions.ts';
import { concessionsOf, isSameUnion } from '../law/paperContents.ts';
import { wallOf } from '../schedules/walls.ts';
import type { DraftCase } from './draft.ts';
import { levelFaults } from './paceFaults.ts';

/** Level 1: a concession cuts below what is levied now, and a union gives and takes as one. */
export function concessionFaults(
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
  return [{ code: 'union/no-tariff-of-its-own', economy: by, agreement: union.id, clause }];
}

function takerFaults(
  { after, draft }: DraftCase,
  { by, to }: ClauseOf<'tariffConcession'>,
  clause: number,
): Rejection[] {
  const own = unitOf(after, by);
  const unions = new Set(
    to.filter((economy) => !own.includes(economy)).map((economy) => unionOf(after, economy)),
  );
  return [...unions].flatMap((union): Rejection[] => {
    const missing = union?.parties.filter((member) => !draft.parties.includes(member)) ?? [];
    if (union === undefined || missing.length === 0) return [];
    return [{ code: 'union/all-must-sign', agreement: union.id, economies: missing, clause }];
  });
}

/** Agreed specialization: free both ways on two sectors, and a sector of a party is swapped once. */
export function specializationFaults(
  draftCase: DraftCase,
  clause: ClauseOf<'agreedSpecialization'>,
  index: number,
): Rejection[] {
  const { state, after } = draftCase;
  const [one, two] = clause.between;
  const cuts = isSameUnion(after, one.party, two.party) ? [] : concessionsOf(clause);
  const faults = cuts.flatMap((cut) => unitConcessionFaults(draftCase, cut, index));
  const distinct = new Map(faults.map((fault) => [canonicalJson(fault), fault]));
  return [...levelFaults(state, 1, index), ...distinct.values(), ...sectorFaults(draftCase, clause, index)];
}

type Swap = ClauseOf<'agreedSpecialization'>['between'];

function sectorFaults(
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

/** Sectors of which a swap speaks, for either party: the one it keeps and the one it leaves. */
function linesOf([one, two]: Swap): { readonly economy: EconomyId; readonly sector: SectorId }[] {
  return [one.party, two.party].flatMap((economy) =>
    [one.keeps, two.keeps].map((sector) => ({ economy, sector })),
  );
}
