import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORRIDORS } from '#shared/content/corridors.ts';
import { EVENT_KEYS } from '#shared/content/events/eventKeys.ts';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Actor, Intent } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import { evolve } from '../../../shared/rules/game/evolve.ts';
import { findCountryViolations } from '../../../shared/rules/countries/findCountryViolations.ts';
import { tradableSectors, wallOf } from '../../../shared/rules/law/lawInForce.ts';
import { HOST, type Table } from '../../support/aTable.ts';
import { aModuleTable } from '../../support/anEvent.ts';
import { anyDice, stepFrom, type Dice } from '../../support/anyStep.ts';

type Move = { readonly actor: Actor; readonly intent: Intent };

/** A move of the three modules, lawful or not, or a step of the game. */
function moveFrom(table: Table, dice: Dice): Move {
  const [kind = 0, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = dice;
  const { state, scenario } = table;
  const pick = <T>(items: readonly T[], face: number, otherwise: T): T =>
    items[Math.floor(face * items.length)] ?? otherwise;
  const economy = pick(scenario.dealOrder, a, 'ALB');
  const sector = pick([...tradableSectors(scenario), 'SER'], b, 'GRA');
  if (kind < 0.06) {
    const card = pick<string>([...EVENT_KEYS, 'meteor'], b, 'drought');
    const economies = c < 0.5 ? [] : [economy];
    return { actor: HOST, intent: { type: 'placeEvent', card, economies } };
  }
  if (kind < 0.09) return { actor: HOST, intent: { type: 'cancelEvent', event: `e${Math.floor(b * 6)}` } };
  if (state.phase === 'negotiation' && kind < 0.25) {
    const against = pick([...scenario.dealOrder, 'XXX'], c, 'ALB');
    return { actor: table.seat(economy), intent: { type: 'inspectBarrier', against, sector } };
  }
  if (state.phase === 'policy' && kind < 0.55) {
    const routes = CORRIDORS[scenario.id].slice(0, 2).map((corridor) => corridor.id);
    const id = pick(routes, c, 'silkRoad');
    const isPledge = e < 0.6;
    const corridor = isPledge ? { corridor: { id, points: 3 + Math.floor(f * 5) } } : {};
    const isMember = Object.values(state.agreements).some(
      ({ level, parties }) => level >= 3 && parties.includes(economy),
    );
    const modules = {
      ...(d < 0.5 ? {} : { barriers: { [sector]: Math.floor(d * 8) - 4 } }),
      spending: { research: isPledge ? 0 : Math.floor(f * 8), adjustment: 0, ...corridor },
    };
    const policy = isMember
      ? ({ type: 'wallVote', rates: wallOf(state, economy), ...modules } as const)
      : ({ type: 'wall', shiftBp: 0, apart: [], ...modules } as const);
    return { actor: table.seat(economy), intent: { type: 'sealPolicy', policy } };
  }
  if (kind > 0.9) return { actor: HOST, intent: { type: 'skipPhase' } };
  return stepFrom(table, dice.slice(1));
}

function play(game: readonly Dice[], seen: Set<string>): Table {
  const table = aModuleTable(['events', 'barriers', 'budget'], {
    scenarioId: 'quartet',
    opening: 'standard',
    people: 'all',
    at: 'negotiation',
  });
  for (const dice of game) {
    const { actor, intent } = moveFrom(table, dice);
    table.nowMs += 1_000;
    const before = table.state;
    const decision = table.ask(actor, intent);
    if (!decision.ok) {
      expect(table.state).toBe(before);
      seen.add(decision.error.code);
      continue;
    }
    for (const { type } of decision.value) seen.add(type);
    const violations = findCountryViolations(table.scenario, table.state);
    if (violations.length > 0) throw new Error(`after ${JSON.stringify(intent)}: ${violations.join('; ')}`);
  }
  return table;
}

function replay(events: readonly GameEvent[]): GameState | undefined {
  const log: readonly GameEvent[] = JSON.parse(JSON.stringify(events));
  return log.reduce<GameState | undefined>(evolve, undefined);
}

describe('games with events, hidden barriers and public money', () => {
  it('keep the invariants, replay to the same hash and reach every refusal but those of closed modules', () => {
    const seen = new Set<string>();
    const game = fc.array(anyDice, { minLength: 150, maxLength: 150, size: 'max' });
    fc.assert(
      fc.property(game, (dice) => {
        const table = play(dice, seen);
        expect(canonicalHash(replay(table.events))).toBe(table.hash());
      }),
      { numRuns: 40, seed: 20_261_125, endOnFailure: true },
    );
    const reached = [
      'eventAnnounced',
      'eventCancelled',
      'barrierInspected',
      'roundSettled',
      'gameEnded',
      'event/unknown-card',
      'event/unknown',
      'event/at-work',
      'event/not-playable',
      'event/too-many',
      'event/already-there',
      'event/too-late',
      'event/wrong-economies',
      'barrier/unknown-sector',
      'barrier/step',
      'inspection/self',
      'inspection/unknown-economy',
      'inspection/one-a-round',
      'budget/above-points',
      'corridor/not-a-member',
      'corridor/built',
    ];
    expect(reached.filter((each) => !seen.has(each))).toEqual([]);
  });
});
