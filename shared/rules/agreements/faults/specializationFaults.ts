import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { isSameUnion } from '../law/expandConcession.ts';
import { concessionsOf } from '../law/paperContents.ts';
import { unitConcessionFaults } from './concessionFaults.ts';
import type { DraftCase } from './draftCase.ts';
import { levelFaults } from './paceFaults.ts';

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
