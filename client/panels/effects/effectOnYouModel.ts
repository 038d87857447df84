/** Members of blocs who are affected without signing, and how long the desk looks ahead. */

import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { admissionOf, isAdmission, unitOf } from '#shared/rules/law/blocs.ts';
import type { ForecastRound } from '#shared/rules/forecast/forecastOverRounds.ts';
import type { CountryGame } from '#shared/rules/state.ts';

/** Members of the parties' blocs who do not sign: no outsiders, though nobody asks them. */
export type Fellows = {
  /** Members of a bloc that the proposal admits somebody to: bound with the signers, unless they refuse before the bell. */
  readonly bound: readonly EconomyId[];
  /** Members of a party's customs union: not bound, and affected all the same. */
  readonly beside: readonly EconomyId[];
};

export function fellowsOf(
  game: Pick<CountryGame, 'agreements' | 'pairLevels'>,
  { parties, clauses }: Pick<Draft, 'parties' | 'clauses'>,
): Fellows {
  const admitted = clauses.filter(isAdmission).flatMap((clause) => admissionOf(game, clause)?.together ?? []);
  const bound = [...new Set(admitted)].filter((economy) => !parties.includes(economy));
  const units = new Set(parties.flatMap((party) => unitOf(game, party)));
  const beside = [...units].filter((economy) => !parties.includes(economy) && !bound.includes(economy));
  return { bound, beside };
}

export function allFellows({ bound, beside }: Fellows): readonly EconomyId[] {
  return [...bound, ...beside];
}

/** Rounds after the present one that the desk looks at: law goes on, nobody decides anything else. */
const ROUNDS_AHEAD = 3;

/** Rounds to look at, the present one included; the epilogue is one too. One: there is nothing later. */
export function roundsToLookAt({ round, settings }: Pick<CountryGame, 'round' | 'settings'>): number {
  return 1 + Math.min(ROUNDS_AHEAD, Math.max(0, settings.rounds + 1 - round));
}

/** Logs: half of the last digit that is shown. Where no later round differs by it, there is nothing more to tell. */
const SILENT = 0.00005;

type LaterEffect = { readonly economy: EconomyId; readonly percent: number };

/** What the last of the rounds brings to each economy, in per cent of real income a head, and how many rounds later it is. */
export function laterEffects(
  rounds: readonly ForecastRound[],
  economies: readonly EconomyId[],
): { readonly later: number; readonly effects: readonly LaterEffect[] } | undefined {
  const [now] = rounds;
  const last = rounds.at(-1);
  if (now === undefined || last === undefined || rounds.length < 2) return undefined;
  const isDifferent = economies.some(
    (economy) => Math.abs((last.logChange[economy] ?? 0) - (now.logChange[economy] ?? 0)) >= SILENT,
  );
  if (!isDifferent) return undefined;
  return {
    later: rounds.length - 1,
    effects: economies.flatMap((economy) => {
      const logChange = last.logChange[economy];
      return logChange === undefined ? [] : [{ economy, percent: percentOfLog(logChange) }];
    }),
  };
}
