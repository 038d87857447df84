import { describe, expect, it } from 'vitest';
import { PHASES, type Phase } from '#shared/content/vocabulary.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { Actor, Intent } from '#shared/protocol/intents.ts';
import { hostIntentSchema } from '#shared/protocol/intents.ts';
import { seatIntentSchema } from '#shared/rules/intentSchemas.ts';
import { INTENT_RULES, mayAct } from '../../../shared/rules/decide.ts';
import { aTable, type Table } from '../../support/aTable.ts';

const ACTORS = {
  person: { type: 'seat', economy: 'ALB' },
  bot: { type: 'bot', economy: 'DUN' },
  botOnAPersonsSeat: { type: 'bot', economy: 'ALB' },
  personOnABotsSeat: { type: 'seat', economy: 'DUN' },
  nobody: { type: 'seat', economy: 'XXX' },
  host: { type: 'host' },
  server: { type: 'server' },
} as const satisfies Record<string, Actor>;
type Role = keyof typeof ACTORS;

const SEAT_REFUSALS = {
  person: undefined,
  bot: undefined,
  botOnAPersonsSeat: 'seat/not-yours',
  personOnABotsSeat: 'seat/not-yours',
  nobody: 'seat/unknown',
  host: 'intent/not-allowed',
  server: 'intent/not-allowed',
} as const satisfies Record<Role, string | undefined>;

const tables: Record<Phase, Table> = {
  lobby: aTable({ people: ['ALB'] }),
  briefing: aTable({ people: ['ALB'], at: 'briefing' }),
  negotiation: aTable({ people: ['ALB'], at: 'negotiation' }),
  policy: aTable({ people: ['ALB'], at: 'policy' }),
  results: aTable({ people: ['ALB'], at: 'results' }),
  epilogue: aTable({ people: ['ALB'], at: 'epilogue', rounds: 1 }),
  debrief: aTable({ people: ['ALB'], at: 'debrief', rounds: 1 }),
};

function expectedRefusal(role: Role, type: Intent['type'], phase: Phase): string | undefined {
  const rule: { readonly by: string; readonly phases: readonly Phase[] } = INTENT_RULES[type];
  if (rule.by === 'host' && role !== 'host') return 'host/only';
  if (rule.by === 'server' && role !== 'server') return 'intent/not-allowed';
  if (rule.by === 'seat' && SEAT_REFUSALS[role] !== undefined) return SEAT_REFUSALS[role];
  return rule.phases.includes(phase) ? undefined : 'intent/wrong-phase';
}

describe('mayAct', () => {
  it('has a rule for every intent that can be sent', () => {
    const sent = [...seatIntentSchema.options, ...hostIntentSchema.options].map(
      (option) => option.shape.type.value,
    );
    expect(keysOf(INTENT_RULES)).toEqual(expect.arrayContaining(sent));
    expect(keysOf(INTENT_RULES)).toHaveLength(sent.length + 11);
  });

  it.each(PHASES)('answers every role and intent in %s', (phase) => {
    const { state } = tables[phase];
    expect(state.phase).toBe(phase);
    for (const role of keysOf(ACTORS)) {
      for (const type of keysOf(INTENT_RULES)) {
        expect([role, type, mayAct(state, ACTORS[role], type)?.code]).toEqual([
          role,
          type,
          expectedRefusal(role, type, phase),
        ]);
      }
    }
  });

  it('names the phase in which the table stands', () => {
    expect(mayAct(tables.results.state, ACTORS.person, 'sealPolicy')).toEqual({
      code: 'intent/wrong-phase',
      phase: 'results',
    });
  });
});
