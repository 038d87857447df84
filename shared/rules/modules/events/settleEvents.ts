import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import { at } from '#shared/economics/at.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { EventsReport, EventsState, WorldEvent } from '#shared/protocol/modules/events.ts';
import { buildShock } from '../../shock/buildShock.ts';
import { economyPlace, placesOf } from '../../schedules/places.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import type { ModuleOutcome } from '../moduleOutcome.ts';
import { eventsAtWork, isAtWork } from './atWork.ts';

/** Effects below a thousandth of a per cent are what the solver leaves open. */
const DECIMALS = 1e3;

/** Turns the cards over for the next round and tells what those of this round did: the round solved without them. */
export function settleEvents(
  round: SolvedRound,
  state: EventsState,
): ModuleOutcome<EventsState, EventsReport> {
  const next = round.state.round + 1;
  const known = [...state.announced, ...state.active];
  const active = eventsAtWork(round.law);
  return {
    state: {
      ...state,
      announced: known.filter(({ fromRound }) => fromRound > next),
      active: known.filter((event) => isAtWork(event, next)),
      past: [...state.past, ...known.filter(({ untilRound }) => untilRound < next)],
    },
    report: { active, effectPercent: effectPercent(round, state, active) },
  };
}

/**
 * Real income per head with the cards against without, per cent. Empty without cards at work, and where the model finds no
 * equilibrium without them: then nothing is known, and nothing is said.
 */
function effectPercent(
  { scenario, law, after }: SolvedRound,
  state: EventsState,
  active: readonly WorldEvent[],
): Record<EconomyId, number> {
  if (active.length === 0) return {};
  const shock = buildShock(scenario, { ...law, events: { ...state, announced: [], active: [] } });
  const without = solveEquilibrium(scenario.base, shock, { warmStart: after.equilibrium.warmStart });
  if (!without.ok) return {};
  return fromKeys(placesOf(scenario).ids, (economy) => {
    const n = economyPlace(scenario, economy);
    const ratio = at(after.equilibrium.welfarePerHead, n) / at(without.value.welfarePerHead, n);
    return Math.round(100 * DECIMALS * (ratio - 1)) / DECIMALS;
  });
}
