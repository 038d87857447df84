import { describe, expect, it } from 'vitest';
import {
  ALERT_AFTER_MS,
  alertsOf,
  lookAt,
  noteAnswer,
  NOTHING_NOTICED,
  type Snoozed,
  type TableWatch,
} from '../../shared/classroom/alerts.ts';
import type { AlertCause, ClassAlert, TableLetter } from '../../shared/protocol/classroom.ts';
import type { Rejection } from '../../shared/protocol/rejection.ts';
import { aTable, HOST, SERVER, type Table } from '../support/aTable.ts';

const A_BLOC = {
  agreement: 'a0',
  parties: ['ALB', 'BOR'],
  createdBn: 0,
  divertedBn: 0,
  lostBy: [],
} as const;
const STALE: Rejection = { code: 'intent/stale-view' };
const GONE: Rejection = { code: 'clause/not-played', clause: 1 };
const SEALED = { type: 'wall', shiftBp: 0, apart: [] } as const;

/** A table of a class that is looked at, with the people who are connected there. */
class Watched {
  readonly table: Table;
  readonly letter: TableLetter;
  readonly away = new Set<string>();
  /** People who have left their seats. */
  readonly left = new Set<string>();
  watch: TableWatch = NOTHING_NOTICED;
  trouble?: 'savingPaused';

  constructor(table: Table, letter: TableLetter = 'A') {
    this.table = table;
    this.letter = letter;
  }

  get game() {
    const { state, scenario } = this.table;
    return { table: this.letter, gameId: `g${this.letter}`, state, seats: scenario.dealOrder };
  }

  look(nowMs: number): void {
    this.watch = lookAt(this.watch, this.game, {
      isHere: (member) => !this.away.has(member),
      isAt: (member) => !this.left.has(member),
      nowMs,
    });
  }

  alerts(
    nowMs: number,
    others: readonly Watched[] = [],
    snoozed: readonly Snoozed[] = [],
  ): readonly ClassAlert[] {
    this.look(nowMs);
    const watched = [this, ...others].map(({ game, watch, trouble }) => ({
      game,
      watch,
      ...(trouble === undefined ? {} : { trouble }),
    }));
    return alertsOf(watched, { nowMs, snoozed });
  }

  causes(nowMs: number, ...others: readonly Watched[]): readonly AlertCause[] {
    return this.alerts(nowMs, others)
      .filter(({ table }) => table === this.letter)
      .map(({ cause }) => cause);
  }

  memberAt(economy: string): string {
    return this.table.state.seats[economy]?.member ?? '';
  }
}

function playing(
  at: 'briefing' | 'negotiation' | 'policy' | 'results' | 'debrief',
  letter: TableLetter = 'A',
): Watched {
  const watched = new Watched(aTable({ people: 'all', at }), letter);
  watched.look(0);
  return watched;
}

function seatsOf({ table }: Watched): readonly string[] {
  return Object.keys(table.state.seats);
}

describe('a table needs its host', () => {
  it('not while people are there and press', () => {
    const table = playing('negotiation');
    expect(table.causes(ALERT_AFTER_MS.quiet)).toEqual([]);
    const [economy = ''] = seatsOf(table);
    table.watch = noteAnswer(table.watch, { economy, member: 'm1', atMs: 50_000, state: table.table.state });
    expect(table.causes(100_000)).toEqual([]);
  });

  it('when nobody presses anything for a minute of negotiation', () => {
    const table = playing('negotiation');
    expect(table.causes(ALERT_AFTER_MS.quiet + 1)).toEqual(['quiet']);
  });

  it('not for the quiet of a pause, of another phase, or of people who are all ready', () => {
    const paused = playing('negotiation');
    paused.table.accept(HOST, { type: 'pauseClock' });
    expect(paused.causes(100_000)).toEqual([]);
    paused.table.accept(HOST, { type: 'resumeClock' });
    expect(paused.causes(100_001)).toEqual([]);
    expect(playing('briefing').causes(100_000)).toEqual([]);
    const ready = playing('negotiation');
    for (const economy of seatsOf(ready)) ready.table.act(economy, { type: 'declareReady', ready: true });
    expect(ready.causes(100_000)).toEqual([]);
  });

  it('when all wait for one seat, which it names', () => {
    const table = playing('briefing');
    const [last = '', ...others] = seatsOf(table);
    for (const economy of others) table.table.act(economy, { type: 'declareReady', ready: true });
    table.look(10_000);
    expect(table.causes(10_000 + ALERT_AFTER_MS.waits)).toEqual([]);
    expect(table.alerts(10_001 + ALERT_AFTER_MS.waits)).toMatchObject([{ cause: 'waits', economy: last }]);
  });

  it('in the last moments of the policy phase, where envelopes are not sealed', () => {
    const table = playing('policy');
    const [first = '', ...others] = seatsOf(table);
    const endsAtMs = table.table.state.clock.endsAtMs ?? 0;
    for (const economy of others.slice(1)) table.table.act(economy, { type: 'sealPolicy', policy: SEALED });
    expect(table.causes(endsAtMs - 20_001)).toEqual([]);
    expect(table.alerts(endsAtMs - 19_000)).toMatchObject([{ cause: 'unsealed', count: 2 }]);
    table.table.act(others[0] ?? '', { type: 'sealPolicy', policy: SEALED });
    expect(table.alerts(endsAtMs - 18_000)).toMatchObject([{ cause: 'waits', economy: first }]);
  });

  it('when one person is refused the same thing three times in a minute', () => {
    const table = playing('briefing');
    const [economy = ''] = seatsOf(table);
    const refuse = (atMs: number, refusal: Rejection): void => {
      table.watch = noteAnswer(table.watch, {
        economy,
        member: table.memberAt(economy),
        refusal,
        atMs,
        state: table.table.state,
      });
    };
    refuse(1_000, STALE);
    refuse(2_000, { code: 'clause/not-played', clause: 1 });
    refuse(3_000, STALE);
    expect(table.causes(4_000)).toEqual([]);
    refuse(5_000, STALE);
    expect(table.alerts(6_000)).toMatchObject([
      { cause: 'refused', economy, member: table.memberAt(economy), reason: STALE },
    ]);
    expect(table.causes(62_000)).toEqual([]);
  });

  it('not for what was refused in a phase that is over', () => {
    const table = playing('negotiation');
    const [economy = ''] = seatsOf(table);
    const member = table.memberAt(economy);
    for (const atMs of [1_000, 2_000, 3_000])
      table.watch = noteAnswer(table.watch, {
        economy,
        member,
        refusal: STALE,
        atMs,
        state: table.table.state,
      });
    expect(table.causes(4_000)).toEqual(['refused']);
    table.table.accept(HOST, { type: 'skipPhase' });
    // Nor is what is refused in the next phase forgotten, though nobody has looked at the table since.
    for (const atMs of [4_100, 4_200, 4_300])
      table.watch = noteAnswer(table.watch, {
        economy,
        member,
        refusal: GONE,
        atMs,
        state: table.table.state,
      });
    expect(table.alerts(5_000)).toMatchObject([{ cause: 'refused', reason: GONE }]);
    table.table.accept(HOST, { type: 'skipPhase' });
    expect(table.causes(6_000)).toEqual([]);
  });

  it('names whoever was refused of those who share a seat, and counts nobody else to them, until they leave it', () => {
    const table = playing('briefing');
    const [economy = ''] = seatsOf(table);
    const refuse = (member: string, atMs: number): void => {
      table.watch = noteAnswer(table.watch, {
        economy,
        member,
        refusal: STALE,
        atMs,
        state: table.table.state,
      });
    };
    refuse('m91', 1_000);
    refuse('m92', 2_000);
    refuse('m91', 3_000);
    expect(table.causes(4_000)).toEqual([]);
    refuse('m91', 5_000);
    expect(table.alerts(6_000)).toMatchObject([{ cause: 'refused', economy, member: 'm91' }]);
    table.left.add('m91');
    expect(table.causes(7_000)).toEqual([]);
  });

  it('when a person is gone for twenty seconds, and when one or nobody is there for a minute', () => {
    const table = playing('briefing');
    const [first = '', ...others] = seatsOf(table);
    table.away.add(table.memberAt(first));
    table.look(1_000);
    expect(table.causes(1_000 + ALERT_AFTER_MS.gone)).toEqual([]);
    expect(table.alerts(1_001 + ALERT_AFTER_MS.gone)).toMatchObject([
      { cause: 'gone', economy: first, member: table.memberAt(first) },
    ]);
    for (const economy of others.slice(1)) table.away.add(table.memberAt(economy));
    table.look(30_000);
    expect(table.causes(30_001 + ALERT_AFTER_MS.thin)).toEqual(['alone']);
    table.away.add(table.memberAt(others[0] ?? ''));
    expect(table.causes(30_002 + ALERT_AFTER_MS.thin)).toEqual(['empty']);
    table.away.clear();
    expect(table.causes(30_003 + ALERT_AFTER_MS.thin)).toEqual([]);
  });

  it('when it stands still while another plays, and not when all are paused', () => {
    const [table, other] = [playing('briefing'), playing('briefing', 'B')];
    table.table.accept(HOST, { type: 'pauseClock' });
    expect(table.causes(1_000, other)).toEqual(['paused']);
    other.table.accept(HOST, { type: 'pauseClock' });
    expect(table.causes(1_000, other)).toEqual([]);
  });

  it('when an outsider lost one per cent while the round is revealed', () => {
    const table = playing('results');
    const [report] = table.table.state.reports;
    const lost = (percent: number): readonly AlertCause[] => {
      const params = { economy: 'COR', economies: ['ALB', 'BOR'], lossBn: 3, percent };
      const headlines = [{ key: 'headline.outsiderLost' as const, params }];
      table.table.state = { ...table.table.state, reports: [{ ...must(report), headlines }] };
      return table.causes(1_000);
    };
    expect(lost(0.9)).toEqual([]);
    expect(lost(1)).toEqual(['outsider']);
    table.table.state = { ...table.table.state, phase: 'briefing' };
    expect(table.causes(1_000)).toEqual([]);
  });

  it('when a treaty diverts more trade than it creates, while the round is revealed', () => {
    const table = playing('results');
    const { state } = table.table;
    if (state.rulebook !== 'countries') throw new Error('a table of countries');
    const report = must(state.reports.at(-1));
    const come = (createdTradeBn: number, divertedTradeBn: number): readonly AlertCause[] => {
      const bloc = { ...A_BLOC, createdTradeBn, divertedTradeBn };
      table.table.state = { ...state, reports: [{ ...report, headlines: [], blocs: [bloc] }] };
      return table.causes(1_000);
    };
    expect(come(2, 1)).toEqual([]);
    expect(come(1, 2)).toEqual(['diverts']);
    table.table.state = { ...table.table.state, phase: 'briefing' };
    expect(table.causes(1_000)).toEqual([]);
  });

  it('for nothing else when it cannot go on, and for nothing when its game is over', () => {
    const table = playing('negotiation');
    table.trouble = 'savingPaused';
    expect(table.causes(100_000)).toEqual(['savingPaused']);
    const over = playing('debrief');
    for (const economy of seatsOf(over)) over.away.add(over.memberAt(economy));
    expect(over.causes(500_000)).toEqual([]);
  });
});

describe('alerts of a class', () => {
  it('stand in the order of their harm, and what is put off is left out until its time', () => {
    const [quiet, broken] = [playing('negotiation'), playing('negotiation', 'B')];
    broken.trouble = 'savingPaused';
    const now = ALERT_AFTER_MS.quiet + 1;
    expect(quiet.alerts(now, [broken]).map(({ cause }) => cause)).toEqual(['savingPaused', 'quiet']);
    const snoozed = [{ table: 'A', cause: 'quiet', untilMs: now + 10 }] as const;
    expect(quiet.alerts(now, [broken], snoozed).map(({ cause }) => cause)).toEqual(['savingPaused']);
    expect(quiet.alerts(now + 10, [broken], snoozed).map(({ cause }) => cause)).toEqual([
      'savingPaused',
      'quiet',
    ]);
  });

  it('begin anew where somebody else sits down on the seat that all waited for', () => {
    const table = playing('briefing');
    const [last = '', ...others] = seatsOf(table);
    for (const economy of others) table.table.act(economy, { type: 'declareReady', ready: true });
    table.look(10_000);
    table.table.accept(SERVER, { type: 'vacateSeat', economy: last });
    expect(table.causes(100_000)).toEqual([]);
  });
});

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('no report');
  return value;
}
