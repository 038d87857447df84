import { MANDATES, MANDATE_MAX } from '#shared/content/mandates.ts';
import { SUPPORT_MAX } from '#shared/content/politicsConstants.ts';
import { SUPPORT_PARTS } from '#shared/content/vocabulary.ts';
import type { Objective, PoliticsOfEconomy, PoliticsOfSeat } from '#shared/protocol/modules/politics.ts';
import type { GameState } from '../state.ts';
import { violatedBy } from '#shared/kernel/violatedBy.ts';

const LARGEST_GAP = 1e-9;

/** Support lies on its scale and its changes sum; cards of tasks are whole; elections lie ahead. */
export function politicsViolations(state: GameState): string[] {
  const { politics } = state;
  if (politics === undefined) return [];
  const reports = state.reports.flatMap(({ modules }) => Object.entries(modules?.politics?.economies ?? {}));
  return [
    ...Object.entries(politics.seats).flatMap(([economy, seat]) => seatViolations(state, economy, seat)),
    ...Object.entries(politics.mandates).flatMap(([economy, card]) => mandateViolations(economy, card)),
    ...reports.flatMap(([economy, report]) => sumViolations(economy, report)),
    ...violatedBy(
      Object.values(politics.affinity).every((nearness) => nearness >= 0 && nearness <= 1),
      'affinity lies outside 0 and 1',
    ),
  ];
}

function seatViolations(state: GameState, economy: string, seat: PoliticsOfSeat): string[] {
  const { support, electionInRound, falls, terms } = seat;
  const settled = state.reports.length;
  return [
    ...violatedBy(support >= 0 && support <= SUPPORT_MAX, `support of ${economy} is ${support}`),
    ...violatedBy(falls <= terms, `${economy} fell ${falls} times in ${terms} terms`),
    ...violatedBy(
      electionInRound === undefined ||
        (electionInRound > settled && electionInRound <= state.settings.rounds),
      `${economy} votes in round ${electionInRound}`,
    ),
  ];
}

function mandateViolations(economy: string, card: readonly Objective[]): string[] {
  const dealt = card.filter(({ addedInRound }) => addedInRound === undefined);
  const points = dealt.reduce((sum, objective) => sum + objective.points, 0);
  const kinds: readonly string[] = dealt.map(({ kind }) => kind);
  const clashes = dealt.some(({ kind }) => MANDATES[kind].excludes.some((other) => kinds.includes(other)));
  return [
    ...violatedBy(points === MANDATE_MAX, `the mandate of ${economy} is worth ${points}`),
    ...violatedBy(!clashes, `the mandate of ${economy} asks for opposites`),
  ];
}

function sumViolations(economy: string, { support, supportBefore, parts }: PoliticsOfEconomy): string[] {
  const sum = SUPPORT_PARTS.reduce((total, part) => total + parts[part], 0);
  return violatedBy(
    Math.abs(sum - (support - supportBefore)) <= LARGEST_GAP,
    `the parts of the support of ${economy} do not sum`,
  );
}
