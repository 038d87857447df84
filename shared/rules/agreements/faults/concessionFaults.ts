import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { wallOf } from '../../schedules/walls.ts';
import { preferentialRateBp } from '../preferentialRate.ts';
import { unionOf, unitOf } from '../unionOf.ts';
import type { DraftCase } from './draftCase.ts';
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
export function unitConcessionFaults(
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
