import { describe, expect, it } from 'vitest';
import { botMoves, waitsForReader } from '../../shared/bots/moves/botMoves.ts';
import { asksAmong, offerName } from '../../shared/bots/moves/attention.ts';
import { leavers } from '../../shared/bots/moves/grudges.ts';
import { TEMPERAMENTS } from '#shared/content/temperaments.ts';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aTable, SERVER, type Table } from '../support/aTable.ts';
import { PRESETS, keptByTables } from '#shared/content/presets.ts';
import { propose } from '../../shared/bots/proposals/propose.ts';
import { createAppraiser } from '../../shared/bots/valuation/appraiser.ts';
import { pendingBotAnswers } from '../../shared/rules/game/botAnswersDue.ts';
import { rulebookOf } from '../../shared/rules/game/rulebooks.ts';
import { signaturesLeft } from '../../shared/rules/law/register.ts';
import { BOT_DELAY_MS } from '../../shared/rules/table/botDelays.ts';

describe('what a proposal is about', () => {
  const steps = ['commonMarket', 'economicUnion', 'fullIntegration', 'mutualRecognition'] as const;

  it('tells every form and every circle apart', () => {
    const names = steps.flatMap((type) =>
      [
        ['EUR', 'GBR'],
        ['EUR', 'JPN'],
      ].map((among) => offerName({ clauses: [{ type, among }] })),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('');
  });

  it('is the same whoever writes it first, and whatever it pays', () => {
    const payment: Clause = { type: 'payment', from: 'EUR', to: 'GBR', amountMn: 5, rounds: 2 };
    const ways: Clause[][] = [
      [{ type: 'commonMarket', among: ['EUR', 'GBR'] }],
      [{ type: 'commonMarket', among: ['GBR', 'EUR'] }, payment],
      [
        { type: 'phaseIn', rounds: 3 },
        { type: 'commonMarket', among: ['EUR', 'GBR'] },
      ],
    ];
    expect(new Set(ways.map((clauses) => offerName({ clauses }))).size).toBe(1);
  });
});

describe('a union whose treaty ends older agreements', () => {
  /** Korea and China found a union that ends what Korea has with Mexico; then a round passes. */
  function ended(person?: string) {
    const table = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'standard',
      rounds: 6,
      people: person === undefined ? [] : [person],
      at: 'negotiation',
    });
    table.conclude(aFreeTradeArea('KOR', 'CHN'));
    const { id } = table.conclude(aFreeTradeArea('KOR', 'MEX'));
    table.goTo('negotiation', 4);
    const agreement = must(
      Object.values(table.state.agreements).find(({ proposal }) => proposal === id),
      'an area',
    );
    const among = ['KOR', 'CHN'];
    const former = [{ agreement: agreement.id, action: 'end' }] as const;
    table.conclude({
      parties: among,
      clauses: [{ type: 'customsUnion', among, key: { type: 'imports' }, former }],
    });
    return table.goTo('negotiation', 5).state;
  }

  it('is held against bots among themselves, against no person, and against nobody where a person asks', () => {
    const [ofBots, ofPerson] = [ended(), ended('KOR')];
    expect(leavers(ofBots, 'MEX')).toEqual(['KOR']);
    expect(leavers(ofBots, 'MEX', { isWithPeople: true })).toEqual([]);
    expect(leavers(ofPerson, 'MEX')).toEqual([]);
  });
});

describe('what a bot asks of a person', () => {
  it('comes down in steps between the two, and is its last at once where others sign too', () => {
    const { state } = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'standard',
      people: ['KOR'],
    });
    const { bargaining } = TEMPERAMENTS.opportunist;
    expect(asksAmong(state, ['KOR', 'CHN'], 'CHN', bargaining)).toEqual(bargaining.asks);
    expect(asksAmong(state, ['KOR', 'CHN', 'ASE'], 'CHN', bargaining)).toEqual(bargaining.asks.slice(-1));
    expect(asksAmong(state, ['JPN', 'CHN', 'ASE'], 'CHN', bargaining)).toEqual(bargaining.asks);
  });
});

describe('the last agreement that a bot may sign in a round', () => {
  const me = 'KOR';
  function aShortWorld(timed: boolean, kept = keptByTables('worldShort')): Table {
    const { scenarioId, opening, rounds } = PRESETS.worldShort;
    const settings = { scenarioId, opening, rounds, preset: 'worldShort', timed, ...kept } as const;
    const table = aTable({ ...settings, people: [me], at: 'negotiation' });
    table.conclude(aFreeTradeArea('JPN', 'CHN'));
    table.tableProposal(aFreeTradeArea('JPN', 'USA'));
    return table;
  }
  /** When bots answer what lies among them. */
  const dueMs = ({ state }: Table): readonly number[] =>
    pendingBotAnswers(state).flatMap(({ economy, dueAtMs }) => (economy === 'USA' ? [dueAtMs] : []));

  it('waits for people who may still sign until they are ready, or the bell is near', () => {
    const alone = aShortWorld(false);
    expect([signaturesLeft(alone.state, 'JPN'), signaturesLeft(alone.state, 'USA')]).toEqual([1, 2]);
    expect(dueMs(alone)).toEqual([]);
    alone.act(me, { type: 'declareReady', ready: true });
    expect(dueMs(alone)).toHaveLength(1);
    const timed = aShortWorld(true);
    const endsAtMs = must(timed.state.clock.endsAtMs, 'a clock');
    expect(dueMs(timed)).toEqual([endsAtMs - 3 * BOT_DELAY_MS.max]);
    timed.accept(SERVER, { type: 'markPresence', economy: me, present: false });
    expect(must(dueMs(timed)[0], 'an answer')).toBeLessThan(endsAtMs - 3 * BOT_DELAY_MS.max);
  });

  it('is theirs once people have signed all that they may, and at tables opened before', () => {
    const table = aShortWorld(false);
    table.conclude(aFreeTradeArea(me, 'CAN'));
    expect(dueMs(table)).toEqual([]);
    table.conclude(aFreeTradeArea(me, 'MEX'));
    expect(signaturesLeft(table.state, me)).toBe(0);
    expect(dueMs(table)).toHaveLength(1);
    expect(dueMs(aShortWorld(false, {}))).toHaveLength(1);
  });

  it('is answered at once where a person asks for it, and offered to nobody else', () => {
    const table = aShortWorld(false);
    const asked = table.tableProposal(aFreeTradeArea(me, 'JPN'));
    const owed = pendingBotAnswers(table.state).flatMap(({ economy, move }) =>
      economy === 'JPN' && move.type === 'answer' ? [move.proposal] : [],
    );
    expect(owed).toEqual([asked.id]);
    const offered = propose(createAppraiser(table.scenario, table.state), 'CHN');
    for (const intent of offered)
      expect(intent.type === 'tableProposal' && intent.draft.parties).toContain(me);
  });
});

describe('an offer of a bot that a person has signed', () => {
  /** Borea offers Alba, a person, and others an area; Cato asks Borea for another that would end it. No other reason to wait is left. */
  const setUp = ({ timed = false, others = ['DUN'], people = ['ALB'] } = {}) => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, people, timed }).goTo('negotiation', 2);
    table.nowMs = table.state.clock.openedAtMs + 1_000;
    const rival = table.tableProposal(aFreeTradeArea('CAT', 'BOR'));
    const offer = table.tableProposal(aFreeTradeArea('BOR', 'ALB', ...others));
    const sign = (economy: string, { id, revision } = offer) =>
      table.act(economy, { type: 'signProposal', proposal: id, revision, confirmed: true });
    const waitsAt = (nowMs: number, economy = 'BOR', about = rival): boolean => {
      const due = must(
        botMoves(table.state).find(
          (each) =>
            each.economy === economy && each.move.type === 'answer' && each.move.proposal === about.id,
        ),
        'an answer',
      );
      return waitsForReader(rulebookOf(table.scenario).proposals, table.state, due, { read: [], nowMs });
    };
    // Alba was told long ago that the two may soon sign with each other.
    const told = { type: 'hurried', to: 'ALB', atMs: table.nowMs } as const;
    for (const economy of ['BOR', 'CAT'])
      table.accept(SERVER, { type: 'noteBotThought', economy, move: told });
    const LATE_MS = table.nowMs + 100_000;
    return { table, rival, offer, sign, waitsAt, waits: () => waitsAt(LATE_MS) };
  };
  const answered = ({ table, offer }: ReturnType<typeof setUp>, economy: string): void => {
    const move = { type: 'answer', proposal: offer.id, revision: offer.revision } as const;
    table.accept(SERVER, { type: 'noteBotThought', economy, move });
  };

  it.each([{ timed: false }, { timed: true }])(
    'is ended by no signature of that bot while others may still sign it (clock: $timed)',
    (options) => {
      const table = setUp(options);
      table.sign('ALB');
      expect(table.waits()).toBe(true);
      // Whoever may still sign it is not kept from that.
      expect(table.waitsAt(table.table.nowMs + 100_000, 'DUN', table.offer)).toBe(false);
      table.sign('DUN');
      expect(table.table.proposal(table.offer.id).status).toBe('concluded');
      expect(table.table.proposal(table.rival.id).status).toBe('lapsed');
    },
  );

  it('stands no longer once another has thought about it and not signed, or has refused it', () => {
    const silent = setUp();
    silent.sign('ALB');
    answered(silent, 'DUN');
    expect(silent.waits()).toBe(false);
    const refused = setUp();
    refused.sign('ALB');
    refused.table.act('DUN', { type: 'refuseProposal', proposal: refused.offer.id });
    expect(refused.waits()).toBe(false);
  });

  it('stands as long as another person may sign it who is here and not ready', () => {
    const two = setUp({ people: ['ALB', 'DUN'] });
    two.sign('ALB');
    expect(two.waits()).toBe(true);
    two.table.act('DUN', { type: 'declareReady', ready: true });
    expect(two.waits()).toBe(false);
  });

  it('stands until just before the bell', () => {
    const timed = setUp({ timed: true });
    timed.sign('ALB');
    const bellMs = must(timed.table.state.clock.endsAtMs, 'a bell');
    expect(timed.waitsAt(bellMs - BOT_DELAY_MS.min)).toBe(true);
    expect(timed.waitsAt(bellMs - BOT_DELAY_MS.min + 1)).toBe(false);
  });

  it('keeps no bot from signing what the same person has signed too', () => {
    const both = setUp();
    both.sign('ALB');
    const own = both.table.tableProposal(aFreeTradeArea('ALB', 'BOR'), 'ALB');
    expect(both.waitsAt(both.table.nowMs + 100_000, 'BOR', own)).toBe(false);
  });
});
