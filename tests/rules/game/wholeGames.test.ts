import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { RejectionCode } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { GameState } from '#shared/rules/state.ts';
import { fromDocuments, toDocuments } from '#shared/rules/views/documents.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { evolve } from '../../../shared/rules/game/evolve.ts';
import { findCountryViolations } from '../../../shared/rules/countries/findCountryViolations.ts';
import { maySeeProposal } from '../../../shared/rules/views/redactFor.ts';
import { aTable, type Table } from '../../support/aTable.ts';
import { anyDice, stepFrom, type Dice } from '../../support/anyStep.ts';
import { countryGame } from '../../../shared/rules/state.ts';

const WORLD: Partial<GameSettings> = {
  scenarioId: 'world',
  opening: 'highWalls',
  preset: 'worldPlain',
  rounds: 3,
};
const QUARTET: Partial<GameSettings> = { rounds: 5, preset: 'worldPlain' };

/** All levels and clauses, no module. */
const LABORATORY: Partial<GameSettings> = { rounds: 5, preset: 'laboratory', modules: [] };

/** What happened in all games together: a test that reaches nothing proves nothing. */
type Tally = {
  readonly events: Map<GameEvent['type'], number>;
  readonly rejections: Map<RejectionCode, number>;
};

function play(table: Table, game: readonly Dice[], tally?: Tally): Table {
  for (const dice of game) {
    const { waitMs, actor, intent } = stepFrom(table, dice);
    table.nowMs += waitMs;
    const before = table.state;
    const decision = table.ask(actor, intent);
    if (!decision.ok) {
      expect(table.state).toBe(before);
      count(tally?.rejections, decision.error.code);
      continue;
    }
    for (const { type } of decision.value) count(tally?.events, type);
    const violations = findCountryViolations(table.scenario, table.state);
    if (violations.length > 0) throw new Error(`after ${JSON.stringify(intent)}: ${violations.join('; ')}`);
  }
  return table;
}

function count<K>(tally: Map<K, number> | undefined, key: K): void {
  tally?.set(key, (tally.get(key) ?? 0) + 1);
}

/** As recovery does: from the texts of the log. */
function replay(events: readonly GameEvent[]): GameState | undefined {
  const log: readonly GameEvent[] = JSON.parse(JSON.stringify(events));
  return log.reduce<GameState | undefined>(evolve, undefined);
}

function games(steps: number): fc.Arbitrary<Dice[]> {
  return fc.array(anyDice, { minLength: steps, maxLength: steps, size: 'max' });
}

/** Games of 300 steps, each compared with what its log is folded to; what happened in all of them, and the law in which they ended. */
function playMany(settings: Partial<GameSettings>, numRuns: number) {
  const tally: Tally = { events: new Map(), rejections: new Map() };
  const law: Agreement[] = [];
  fc.assert(
    fc.property(games(300), (game) => {
      const table = play(aTable({ ...settings, people: 'all', at: 'negotiation' }), game, tally);
      expect(canonicalHash(replay(table.events))).toBe(table.hash());
      law.push(...Object.values(table.state.agreements));
    }),
    { numRuns, seed: 20_261_124 },
  );
  return { tally, law };
}

describe('whole games of lawful and unlawful intents', () => {
  it.each([
    ['world', WORLD, 12],
    ['laboratory', LABORATORY, 12],
  ])('keep the invariants and replay to the same hash: %s', (_name, settings, numRuns) => {
    playMany(settings, numRuns);
  });

  it('keep the invariants and replay to the same hash: quartet, and reach the whole of the rules', () => {
    const { tally, law } = playMany(QUARTET, 60);
    expect(law.some(({ level }) => level === 3)).toBe(true);
    expect(law.some(({ payments }) => payments.length > 0)).toBe(true);
    const missing = EVENTS_IN_PLAY.filter((type) => !tally.events.has(type));
    expect(missing).toEqual([]);
    expect(tally.rejections.size).toBeGreaterThan(60);
  });

  it('give the same game for the same seed and intents', () => {
    fc.assert(
      fc.property(games(120), fc.stringMatching(/^[a-z]{1,8}$/), (game, seed) => {
        const once = play(aTable({ ...QUARTET, seed, at: 'negotiation' }), game);
        const again = play(aTable({ ...QUARTET, seed, at: 'negotiation' }), game);
        expect(again.hash()).toBe(once.hash());
      }),
      { numRuns: 15, seed: 7 },
    );
  });

  it('show nobody what is not theirs', () => {
    fc.assert(
      fc.property(games(150), (game) => {
        const { state, scenario } = play(aTable({ ...QUARTET, people: 'all', at: 'negotiation' }), game);
        for (const economy of scenario.dealOrder) {
          const viewer = { type: 'seat', economy } as const;
          const view = countryGame(fromDocuments(toDocuments(redactFor(state, viewer))));
          const envelopes = state.phase === 'policy' ? Object.keys(view.sealedPolicies) : [];
          const own = [view.policyDrafts, view.predictions, view.revisionsThisRound].flatMap(Object.keys);
          expect([...envelopes, ...own].filter((owner) => owner !== economy)).toEqual([]);
          expect(
            Object.values(view.proposals).every((proposal) => maySeeProposal(state, viewer, proposal)),
          ).toBe(true);
          expect(view.botThoughts).toEqual([]);
          expect(view.random).toBe(0);
        }
      }),
      { numRuns: 25, seed: 11 },
    );
  });
});

/** Every event but the first, and those of a failed solve. */
const EVENTS_IN_PLAY: readonly GameEvent['type'][] = [
  'seatOccupied',
  'seatVacated',
  'presenceMarked',
  'phaseOpened',
  'clockPaused',
  'clockResumed',
  'clockExtended',
  'revealStepped',
  'readyDeclared',
  'botThought',
  'proposalTabled',
  'proposalRevised',
  'proposalOpened',
  'proposalSigned',
  'signatureWithdrawn',
  'proposalRefused',
  'proposalNarrowed',
  'proposalPublished',
  'proposalLapsed',
  'proposalAwaitsBell',
  'proposalConcluded',
  'noticeGiven',
  'lawChanged',
  'pledgeGiven',
  'policyDrafted',
  'policySealed',
  'policyReopened',
  'predictionMade',
  'roundSettled',
  'gameEnded',
];
