import type { Agreement } from '#shared/protocol/law.ts';
import { lastStepOf } from '../agreements/terms/phasedRate.ts';
import { isUnion } from '../agreements/unionOf.ts';
import type { GameState } from '../state.ts';
import { areDistinct, violatedBy } from './violatedBy.ts';

/** A common market of some members stands above level 3, inside a union of more members, whose level it passes. */
export function innerViolations(state: GameState, { id, level, parties, within }: Agreement): string[] {
  if (within === undefined) return [];
  const union = state.agreements[within];
  return [
    ...violatedBy(union !== undefined && isUnion(union), `${id} stands inside ${within}, which is no union`),
    ...violatedBy(
      parties.every((party) => union?.parties.includes(party) === true),
      `${id} has members outside ${within}`,
    ),
    ...violatedBy(level >= 4 && level > (union?.level ?? 0), `${id} is no deeper than ${within}`),
  ];
}

/** Terms name parties, timetables are under way, and what was suspended is suspended in this round. */
export function termViolations(state: GameState, { id, parties, level, terms }: Agreement): string[] {
  if (terms === undefined) return [];
  const isParty = (economy: string): boolean => parties.includes(economy);
  const { phaseIn, specializations = [], infrastructure = [], conditions = [], suspended = [] } = terms;
  return [
    ...violatedBy(Object.keys(terms).length > 0, `${id} keeps empty terms`),
    ...violatedBy(
      phaseIn === undefined ||
        (level <= 2 &&
          phaseIn.reachedRound === state.round &&
          parties.some((party) => lastStepOf(phaseIn, party) > state.round)) ||
        phaseIn.fromRound === state.round,
      `the timetable of ${id} is not under way`,
    ),
    ...violatedBy(areDistinct(terms.provisions ?? []), `${id} says a deep clause twice`),
    ...violatedBy(
      specializations.every(({ between }) => between.every(({ party }) => isParty(party))),
      `${id} swaps sectors of strangers`,
    ),
    ...violatedBy(
      infrastructure.every(({ among }) => among.length >= 2 && among.every(isParty)),
      `${id} builds with strangers`,
    ),
    ...violatedBy(
      conditions.every(({ of }) => isParty(of)) && suspended.every(({ of }) => isParty(of)),
      `${id} has a condition for a stranger`,
    ),
    ...violatedBy(
      suspended.every(({ inRound }) => inRound === state.round),
      `${id} suspends preferences of another round`,
    ),
  ];
}
