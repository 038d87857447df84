import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { refuserIn } from '../timing/moveKeys.ts';

/** Reports that a government remembers a broken treaty by. */
const REMEMBERED_REPORTS = 2;

/** Whom a bot proposes nothing to: those who refused it, who left an agreement with it, and who cannot answer. */
export function leftAlone(view: GameState, economy: EconomyId): ReadonlySet<EconomyId> {
  const refusers = view.botThoughts
    .filter((thought) => thought.startsWith(`${economy}:`))
    .flatMap((thought) => refuserIn(thought.slice(economy.length + 1)) ?? []);
  const absent = Object.values(view.seats).flatMap(({ economy: seat, member, present }) =>
    member !== undefined && !present ? [seat] : [],
  );
  return new Set([...refusers, ...leavers(view, economy), ...absent]);
}

/** Whoever left an agreement with this economy lately: it signs nothing with them for a while. */
export function leavers(view: GameState, economy: EconomyId): EconomyId[] {
  return view.reports
    .filter(({ round }) => round >= view.round - REMEMBERED_REPORTS)
    .flatMap((report) => report.leavers)
    .filter(({ injured }) => injured.includes(economy))
    .map(({ by }) => by);
}
