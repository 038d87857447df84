import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../decideContext.ts';
import { evolveAll } from '../evolve.ts';
import { conferenceNow } from '../modules/wto/conference.ts';
import { endProvincesNow } from '../provinces/phases/advanceProvinces.ts';
import { isOfProvinces } from '../scenario/anyScenario.ts';
import { lapse } from '../negotiation/papers/concludePaper.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { closePolicy } from './closePolicy.ts';
import { endGame } from './endGame.ts';
import { endOnceSettled, shortenTo } from './gameLength.ts';
import { openEpilogue } from './openEpilogue.ts';
import { openPhase } from './openPhase.ts';

/**
 * The host ends the game at once. The round in progress is not settled: what became law in it stands, the rest lapses, and envelopes stay
 * closed. Only where no round was settled yet is the first one settled as it stands, so that there is something to look back on.
 */
export function endNow({ scenario, nowMs }: TableContext, state: GameState): Result<GameEvent[], Rejection> {
  if (state.phase === 'epilogue' && state.held !== undefined) return err({ code: 'round/held' });
  return ok(
    isOfProvinces(scenario)
      ? endProvincesNow({ scenario, nowMs }, state)
      : endCountriesNow({ scenario, nowMs }, state),
  );
}

function endCountriesNow(context: DecideContext, state: GameState): GameEvent[] {
  if (state.phase === 'epilogue') return endGame(context, state);
  const broken = breakOff(state);
  const stopped = evolveAll(state, broken);
  const first = stopped.reports.length === 0 ? settleFirst(context, stopped) : [];
  const settled = evolveAll(stopped, first);
  const rounds = settled.reports.length;
  if (rounds === 0) return [...broken, ...first, ...endOnceSettled(settled)];
  const shortened = shortenTo(settled, rounds);
  const over = evolveAll(settled, shortened);
  const after = openEpilogue(context, over);
  const ended = evolveAll(over, after);
  const end = ended.held === undefined ? endGame(context, ended) : [];
  return [...broken, ...first, ...shortened, ...after, ...end];
}

/** Nothing is concluded that was not law yet: papers lapse, and a conference ends without a package. */
function breakOff(state: GameState): GameEvent[] {
  const conference = state.phase === 'negotiation' ? conferenceNow(state) : undefined;
  const waiting = Object.values(state.papers).filter(
    ({ status }) => status === 'open' || status === 'awaitingBell',
  );
  return [
    ...waiting.map((paper) => lapse(paper, { type: 'bell' })),
    ...(conference === undefined ? [] : [{ type: 'conferenceClosed', outcome: 'noPackage' } as const]),
  ];
}

/** The first round with the envelopes as they are. */
function settleFirst(context: DecideContext, state: GameState): GameEvent[] {
  const opened = state.phase === 'policy' ? [] : [openPhase(context, state, 'policy', state.round)];
  return [...opened, ...closePolicy(context, evolveAll(state, opened))];
}
