import { OPEN_PAPERS_PER_SEAT, PLEDGES_PER_ROUND } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { unionLevel } from '../agreements/unionOf.ts';
import type { GameState } from '../state.ts';
import { areDistinct, violatedBy } from '#shared/kernel/violatedBy.ts';

/** Papers and pledges: signatures bind to the present revision, nothing stays open after the bell, limits hold. */
export function paperViolations(state: GameState): string[] {
  return [
    ...Object.values(state.papers).flatMap((paper) => violationsOf(state, paper)),
    ...Object.keys(state.seats).flatMap((economy) => limitViolations(state, economy)),
    ...violatedBy(
      [...Object.keys(state.papers), ...Object.keys(state.agreements)].every((id) => isNumbered(state, id)),
      'a number of a paper or agreement would be given twice',
    ),
  ];
}

function violationsOf(state: GameState, paper: Paper): string[] {
  const { id, parties, status, revision, signatures, refusedBy } = paper;
  const signed = Object.values(signatures);
  const isAlive = status === 'open' || status === 'awaitingBell';
  return [
    ...violatedBy(
      parties.length >= 2 && areDistinct(parties) && parties.includes(paper.author),
      `${id} has parties ${parties.join()}`,
    ),
    ...violatedBy(
      Object.keys(signatures).every((by) => parties.includes(by)),
      `a stranger signed ${id}`,
    ),
    ...violatedBy(
      signed.every((of) => of === revision),
      `${id} keeps a signature of an older revision`,
    ),
    ...violatedBy(
      refusedBy.every((by) => signatures[by] === undefined),
      `a refuser signed ${id}`,
    ),
    ...violatedBy(
      (status !== 'concluded' && status !== 'awaitingBell') || hasAssent(state, paper),
      `${id} is ${status} without all signatures`,
    ),
    ...violatedBy(
      !isAlive || (state.phase === 'negotiation' && paper.round === state.round),
      `${id} is ${status} after the bell`,
    ),
    ...violatedBy((status === 'lapsed') === (paper.lapse !== undefined), `${id} does not say why it lapsed`),
  ];
}

/** Whoever did not sign is, in the round of the paper, in a union that decides by weight. */
function hasAssent(state: GameState, { parties, signatures, round }: Paper): boolean {
  return parties.every(
    (party) => signatures[party] !== undefined || round < state.round || unionLevel(state, party) >= 5,
  );
}

function limitViolations(state: GameState, economy: EconomyId): string[] {
  const open = Object.values(state.papers).filter(
    ({ author, status }) => author === economy && status === 'open',
  );
  const pledged = state.pledges.filter(({ by, round }) => by === economy && round === state.round);
  return [
    ...violatedBy(open.length <= OPEN_PAPERS_PER_SEAT, `${economy} has ${open.length} open papers`),
    ...violatedBy(pledged.length <= PLEDGES_PER_ROUND, `${economy} gave ${pledged.length} pledges`),
  ];
}

function isNumbered({ counters }: GameState, id: string): boolean {
  return Number(id.slice(1)) < (id.startsWith('p') ? counters.paper : counters.agreement);
}
