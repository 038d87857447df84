import { describe, expect, it } from 'vitest';
import { auditTable, findDifference } from '../../server/commands/audit/auditTable.ts';
import type { LogRow } from '../../server/store/GameStore.ts';
import { BotTable } from '../../shared/bots/playBotGame.ts';
import { must } from '../../shared/kernel/records.ts';
import type { GameEvent } from '../../shared/protocol/events.ts';
import type { Actor, Intent } from '../../shared/protocol/intents.ts';
import { rulebookFor } from '../../shared/rules/game/rulebooks.ts';
import type { Rulebook } from '../../shared/rules/rulebook.ts';
import type { GameState } from '../../shared/rules/state.ts';
import { someSettings } from '../support/someSettings.ts';

/** A table whose rows are kept as the database would hold them. */
class RecordedBotTable extends BotTable {
  readonly rows: LogRow[] = [];
  readonly sector: string;

  constructor(rules: Rulebook, created: readonly GameEvent[]) {
    super(rules, created);
    this.sector = must(rules.scenario.sectors[0], 'a sector').id;
    this.#keep('createGame', created);
  }

  override ask(actor: Actor, intent: Intent): ReturnType<BotTable['ask']> {
    const answer = super.ask(actor, intent);
    const isPerson = actor.type === 'seat';
    if (answer.ok && answer.value.length > 0)
      this.#keep(intent.type, answer.value, isPerson ? 'm1' : undefined);
    return answer;
  }

  #keep(type: string, events: readonly GameEvent[], member?: string): void {
    this.rows.push({
      gameId: 'g1',
      seq: this.rows.length + 1,
      tMs: this.nowMs,
      at: 0,
      type,
      events: JSON.parse(JSON.stringify(events)) as GameEvent[],
      hash: '',
      ...(member === undefined ? {} : { member }),
    });
  }
}

function aRecordedTable(choice: Parameters<typeof someSettings>[0]): RecordedBotTable {
  const settings = someSettings(choice);
  const rules = rulebookFor(settings);
  if (!rules.ok) throw new Error(rules.error.reason);
  const created = rules.value.create(settings);
  if (!created.ok) throw new Error(created.error.code);
  return new RecordedBotTable(rules.value, created.value);
}

const audit = (rows: readonly LogRow[]) => auditTable({ log: { rows }, snapshots: [] });
const HOST = { type: 'host' } as const;

describe('the audit', () => {
  it('compares outcomes, not the sentences about them, and lets pass what older words lack', () => {
    const settled = (gainBn: number, welfare: number) => [
      { type: 'roundSettled', report: { headlines: [{ params: { gainBn } }], welfare } },
    ];
    expect(findDifference(settled(1.71, 1), settled(1.71063, 1)).fault).toBeUndefined();
    expect(findDifference(settled(1.71, 1), settled(1.71, 1.01)).fault).toMatch(/welfare/);
    const word = (more: object) => [{ type: 'pledgeGiven', pledge: { id: 'w0', ...more } }];
    expect(findDifference(word({}), word({ toParties: ['ALB'] })).fault).toBeUndefined();
    expect(findDifference(word({ toParties: ['BOR'] }), word({ toParties: ['ALB'] })).fault).toMatch(
      /toParties/,
    );
    const ready = (more: object) => [{ type: 'readyDeclared', ready: true, ...more }];
    expect(findDifference(ready({}), ready({ times: 1 })).fault).toBeUndefined();
    expect(findDifference(ready({ times: 2 }), ready({ times: 1 })).fault).toMatch(/times/);
    expect(findDifference(ready({ times: 2 }), ready({})).fault).toMatch(/times/);
    const renewed = (more: object) => [{ type: 'roundSettled', report: { welfare: 1, ...more } }];
    expect(findDifference(renewed({}), renewed({ renewals: {} })).fault).toBeUndefined();
    expect(findDifference(renewed({}), renewed({ causes: [] })).fault).toBeUndefined();
  });

  it.each([
    { scenarioId: 'quartet', opening: 'standard', preset: 'full', rounds: 8 },
    { scenarioId: 'provinces', opening: 'year1997', preset: 'provincesFull', rounds: 2 },
  ] as const)('decides every row of a game of bots again: $scenarioId', (choice) => {
    const table = aRecordedTable(choice);
    table.ask(HOST, { type: 'startGame' });
    while (table.state.phase !== 'debrief') table.step();
    const { rows } = table;
    const settlements =
      choice.rounds +
      table.state.reports.filter((report) => 'isEpilogue' in report && report.isEpilogue).length;
    expect(audit(rows)).toMatchObject({
      rows: rows.length,
      decided: rows.length,
      settlements,
      largestRelativeDifference: 0,
      faults: [],
    });
  });

  it('decides again what only people and hosts ask', () => {
    const table = aRecordedTable({ scenarioId: 'quartet', opening: 'standard', preset: 'full', rounds: 2 });
    const [a, b, c] = Object.keys(table.state.seats).map((economy) => ({ type: 'seat', economy }) as const);
    const [me, you, they] = [must(a, 'a seat'), must(b, 'a seat'), must(c, 'a seat')];
    const taken = (actor: Actor, intent: Intent): void => {
      expect([intent.type, table.ask(actor, intent)]).toEqual([
        intent.type,
        { ok: true, value: expect.anything() },
      ]);
    };
    const goTo = (phase: GameState['phase']): void => {
      while (table.state.phase !== phase) taken(HOST, { type: 'skipPhase' });
    };
    for (const [index, { economy }] of [me, you, they].entries())
      taken({ type: 'server' }, { type: 'occupySeat', economy, member: `m${index + 1}` });
    taken(HOST, { type: 'startGame' });
    goTo('negotiation');
    const pair = [me.economy, you.economy];
    const area = { type: 'freeTradeArea', among: pair, exceptions: [] } as const;
    const sector = table.sector;
    const cut = (by: string, to: readonly string[]) =>
      ({ type: 'tariffConcession', by, to, sector, rateBp: 100 }) as const;
    const clauses = [cut(me.economy, [you.economy]), cut(you.economy, [me.economy])];
    taken(me, { type: 'tableProposal', draft: { parties: pair, clauses } });
    taken(me, { type: 'withdrawSignature', proposal: 'p0' });
    taken(me, { type: 'publishProposal', proposal: 'p0' });
    const lasting = [...clauses, { type: 'bindingPeriod', rounds: 2 } as const];
    taken(me, { type: 'reviseProposal', proposal: 'p0', draft: { parties: pair, clauses: lasting } });
    taken(me, { type: 'withdrawProposal', proposal: 'p0', reason: 'noGain' });
    taken(me, { type: 'tableProposal', draft: { parties: pair, clauses: [area] } });
    taken(you, { type: 'openProposal', proposal: 'p1', revision: 1 });
    taken(you, {
      type: 'tableProposal',
      draft: { parties: pair, clauses: [area] },
      counterTo: 'p1',
      reason: 'noGain',
    });
    taken(me, { type: 'signProposal', proposal: 'p2', revision: 1, confirmed: true });
    taken(they, {
      type: 'tableProposal',
      draft: { parties: [they.economy, me.economy], clauses: [cut(they.economy, [me.economy])] },
    });
    taken(me, { type: 'refuseProposal', proposal: 'p3', reason: 'noGain' });
    taken(HOST, { type: 'pauseClock' });
    taken(HOST, { type: 'resumeClock' });
    taken(HOST, { type: 'addMinute' });
    taken({ type: 'server' }, { type: 'markPresence', economy: me.economy, present: false });
    taken({ type: 'server' }, { type: 'noteRestart' });
    goTo('policy');
    const policy = { type: 'wall', shiftBp: -100, apart: [] } as const;
    taken(me, { type: 'savePolicyDraft', policy });
    taken(me, { type: 'sealPolicy', policy });
    taken(me, { type: 'reopenPolicy' });
    taken(me, { type: 'predict', ownIncome: 'up' });
    taken(HOST, { type: 'restartPhase' });
    taken(HOST, { type: 'endAfterRound', ends: true });
    goTo('results');
    taken(HOST, { type: 'stepReveal', stop: 'flows' });
    taken(HOST, { type: 'paceReveal', by: 'clock' });
    taken(HOST, { type: 'endNow' });
    const { rows } = table;
    expect(audit(rows)).toMatchObject({ rows: rows.length, decided: rows.length, faults: [] });
  });

  it('names a request that the rules refuse, and an event too many', () => {
    const table = aRecordedTable({
      scenarioId: 'quartet',
      opening: 'standard',
      preset: 'firstLesson',
      rounds: 2,
    });
    const [economy = ''] = Object.keys(table.state.seats);
    table.ask(HOST, { type: 'startGame' });
    const [created, started] = table.rows;
    const row = must(started, 'a row');
    const sealed = {
      type: 'policySealed',
      economy,
      policy: { type: 'wall', shiftBp: 0, apart: [] },
    } as const;
    const early = { ...row, seq: 3, type: 'sealPolicy', events: [sealed] };
    expect(audit([must(created, 'a row'), row, early]).faults).toEqual([
      'row 3 (sealPolicy): the rules refuse it now (sealPolicy: intent/wrong-phase)',
    ]);
    const more = { ...row, events: [...row.events, { type: 'clockPaused', remainingMs: 1 } as const] };
    expect(audit([must(created, 'a row'), more]).faults).toEqual([
      expect.stringMatching(
        /^row 2 \(startGame\): \d+ is \{"type":"clockPaused".* in the log and absent anew$/,
      ),
    ]);
  });

  it('names what no state may be, where a phase opens', () => {
    const table = aRecordedTable({ scenarioId: 'quartet', opening: 'standard', preset: 'full', rounds: 2 });
    table.ask(HOST, { type: 'startGame' });
    const [created, started] = table.rows;
    const row = must(started, 'a row');
    const events = row.events.map((event) => (event.type === 'phaseOpened' ? { ...event, round: 0 } : event));
    expect(audit([must(created, 'a row'), { ...row, events }]).faults).toContainEqual(
      expect.stringMatching(/^after row 2 \(startGame\): \w+ in round 0$/),
    );
  });
});
