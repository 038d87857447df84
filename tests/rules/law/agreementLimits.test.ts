import { describe, expect, it } from 'vitest';
import { botView } from '#shared/bots/botView.ts';
import { type BotGameWatcher, playBotGame } from '#shared/bots/playBotGame.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import { storedPars } from '#shared/content/par/storedPars.ts';
import {
  type AgreementLimits,
  FORMER_LESSON_LIMITS,
  keptByTables,
  PRESETS,
} from '#shared/content/presets.ts';
import { gameSettingsSchema } from '#shared/protocol/settings.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { type CountryGame, RULES_VERSION, type Viewer, countryGame } from '#shared/rules/state.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { clauseIsPlayed } from '../../../shared/rules/clauses/clauseKinds.ts';
import { findFaults } from '../../../shared/rules/countries/proposals.ts';
import { lastRoundOf, mostMembers, signaturesLeft } from '../../../shared/rules/law/register.ts';
import { hasStoredPar, parOf } from '../../../shared/rules/scores/par.ts';
import { aDraft, aFreeTradeArea, aNegotiation } from '../../support/aNegotiation.ts';
import { aMerger, withPairs } from '../drafts/rows/tables.ts';
import { aScenario } from '../../support/aScenario.ts';
import { HOST, aTable } from '../../support/aTable.ts';
import { paymentCapMn, paymentsDue } from '../../../shared/rules/law/transfers.ts';
import { scenarioFor } from '../../../shared/rules/scenario/anyScenario.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { someSettings } from '../../support/someSettings.ts';

const { agreementLimits } = PRESETS.firstLesson;
const LESSON = someSettings({ agreementLimits });
/** As the preset had them before payments could be larger, and before agreements held for one round. */
const [FORMER, FOR_TWO_ROUNDS] = FORMER_LESSON_LIMITS;

/** Every state of a game of bots alone. */
function statesOf(seed: string): CountryGame[] {
  const states: CountryGame[] = [];
  const played = playBotGame(
    aScenario(),
    { ...LESSON, seed },
    { onChange: (state) => states.push(countryGame(state)) },
  );
  if (!played.ok) throw new Error(played.error.code);
  return states;
}

describe('limits of agreements', () => {
  it('leave a seat one signature a round, and make the open proposals of whoever has used it lapse', () => {
    const table = aNegotiation({ isLimited: true });
    const open = table.table('CAT', aFreeTradeArea('CAT', 'DUN'));
    expect(signaturesLeft(table.state, 'DUN')).toBe(1);
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    expect(signaturesLeft(table.state, 'DUN')).toBe(0);
    expect(signaturesLeft(table.state, 'CAT')).toBe(1);
    expect(table.proposal(open.id).lapse).toEqual({
      type: 'unlawful',
      fault: { code: 'pace/signatures-used', economy: 'DUN', limit: 1 },
    });
    table.nextRound();
    expect(signaturesLeft(table.state, 'DUN')).toBe(1);
  });

  it('are kept in whole games: one agreement a seat and round, and none older than it may be', () => {
    for (const state of ['alba', 'brno', 'cork', 'dover'].flatMap(statesOf)) {
      for (const seat of Object.keys(state.seats)) {
        const concluded = Object.values(state.proposals).filter(
          ({ status, round, parties }) =>
            status === 'concluded' && round === state.round && parties.includes(seat),
        );
        expect(concluded.length).toBeLessThanOrEqual(1);
      }
      // In the results the law is still that of the round.
      for (const agreement of Object.values(state.agreements)) {
        if (state.phase === 'lobby' || state.phase === 'briefing') continue;
        expect(lastRoundOf(state, agreement)).toBeGreaterThanOrEqual(Math.min(state.round, 5));
      }
    }
  });

  it('leave somebody out at the end of most games, and only what the last round signed', () => {
    const pairs = ['alba', 'brno', 'cork', 'dover', 'ely', 'fano', 'gent', 'hof'].map((seed) => {
      const agreements = Object.values(statesOf(seed).at(-1)?.agreements ?? {});
      expect(agreements.every(({ sinceRound }) => sinceRound === 4)).toBe(true);
      return agreements.reduce((sum, { parties: { length } }) => sum + (length * (length - 1)) / 2, 0);
    });
    expect(pairs.filter((each) => each <= 3).length).toBeGreaterThan(pairs.length / 2);
  });

  it.each([
    [1, agreementLimits],
    [2, FOR_TWO_ROUNDS],
  ])('let a pair sign again what has lapsed after so many rounds: %i', (rounds, limits) => {
    const table = aTable({ agreementLimits: limits, people: 'all', at: 'negotiation' });
    const clause = { type: 'freeTradeArea', among: ['ALB', 'DUN'], exceptions: [] } as const;
    const conclude = (): void => {
      const draft = { parties: ['ALB', 'DUN'], clauses: [clause] };
      table.accept(table.seat('ALB'), { type: 'tableProposal', draft });
      const proposal = Object.values(table.state.proposals).at(-1);
      if (proposal === undefined) throw new Error('no proposal');
      const { id, revision } = proposal;
      table.accept(table.seat('DUN'), { type: 'signProposal', proposal: id, revision, confirmed: true });
    };
    const toRound = (round: number): void => {
      while (table.state.round < round || table.state.phase !== 'negotiation')
        table.accept(HOST, { type: 'skipPhase' });
    };
    conclude();
    toRound(rounds);
    expect(Object.values(table.state.agreements)).toHaveLength(1);
    toRound(rounds + 1);
    expect(Object.values(table.state.agreements)).toHaveLength(0);
    expect(table.state.pairLevels).toEqual({});
    conclude();
    expect(Object.values(table.state.agreements)).toHaveLength(1);
  });

  it('belong to the preset that has them', () => {
    const isSetting = (settings: unknown): boolean => gameSettingsSchema.safeParse(settings).success;
    expect(isSetting(LESSON)).toBe(true);
    expect(isSetting(someSettings())).toBe(true);
    expect(isSetting({ ...LESSON, agreementLimits: { signedPerRound: 2, rounds: 2 } })).toBe(false);
    for (const former of FORMER_LESSON_LIMITS)
      expect(isSetting({ ...LESSON, agreementLimits: former })).toBe(true);
    expect(isSetting({ ...LESSON, agreementLimits: { ...FORMER, paymentCapBp: 300 } })).toBe(false);
    const { stepBp: _step, ...half } = agreementLimits;
    expect(isSetting({ ...LESSON, agreementLimits: half })).toBe(false);
    expect(isSetting({ ...LESSON, scenarioId: 'world', preset: 'standard', opening: 'today' })).toBe(false);
  });
});

describe('circles that grow', () => {
  const { rounds, membersByRound } = PRESETS.worldShort;

  it('let two areas merge once so many may be in one', () => {
    const table = withPairs(3);
    table.conclude(aDraft(['USA', 'CAN', 'JPN', 'KOR'], aMerger(table, ['USA', 'CAN'], ['JPN', 'KOR'])));
    table.nextRound();
    expect(table.among('USA', 'CAN', 'JPN', 'KOR').level).toBe(2);
    const among = ['USA', 'CAN', 'JPN', 'KOR', 'GBR', 'IND', 'AFR'] as const;
    const draft = aFreeTradeArea(...among);
    expect(findFaults(table.scenario, table.state, draft, 'USA')).toContainEqual({
      code: 'pace/members',
      limit: 6,
      over: 1,
    });
  });

  it('are kept in whole games of bots', () => {
    const largest = (limits: Partial<GameSettings>): number[] =>
      ['alba', 'brno'].map((seed) => {
        const settings = someSettings({ preset: 'worldShort', rounds, seed, ...limits });
        const played = playBotGame(aScenario(), settings);
        if (!played.ok) throw new Error(played.error.code);
        const { proposals, agreements } = countryGame(played.value.state);
        return Math.max(
          ...[...Object.values(proposals), ...Object.values(agreements)].map(({ parties }) => parties.length),
        );
      });
    expect(Math.max(...largest({}))).toBeGreaterThan(2);
    expect(largest({ membersByRound: [2] })).toEqual([2, 2]);
  });

  it('are the preset’s, round by round, and nobody’s elsewhere', () => {
    const most = [1, 2, 3, 4, 5].map((round) => mostMembers({ membersByRound }, round));
    expect(most).toEqual([...membersByRound, membersByRound.at(-1)]);
    expect(mostMembers({}, 1)).toBe(Infinity);
  });
});

describe('few signatures where agreements last', () => {
  const areas = [aFreeTradeArea('USA', 'CAN'), aFreeTradeArea('USA', 'JPN'), aFreeTradeArea('USA', 'KOR')];
  const signedBy = (isLimited: boolean): { readonly codes: readonly string[]; readonly left?: number } => {
    const table = aNegotiation({ scenario: 'world', preset: 'worldShort', isLimited });
    const codes = areas.map((draft) => {
      const [fault] = findFaults(table.scenario, table.state, draft, 'USA');
      if (fault === undefined) table.conclude(draft);
      return fault?.code ?? 'signed';
    });
    const left = signaturesLeft(table.state, 'USA');
    return { codes, ...(left === undefined ? {} : { left }) };
  };

  it('are two a seat and round in World, short, and as many as they like at tables opened before', () => {
    expect(signedBy(true)).toEqual({ codes: ['signed', 'signed', 'pace/signatures-used'], left: 0 });
    expect(signedBy(false)).toEqual({ codes: ['signed', 'signed', 'signed'] });
  });

  it('are kept in whole games of bots, who agree on no specialization before its round', () => {
    const { rounds, ...short } = PRESETS.worldShort;
    const settings = someSettings({
      preset: 'worldShort',
      rounds,
      seed: 'alba',
      ...keptByTables('worldShort'),
    });
    let most = 0;
    const played = playBotGame(aScenario(), settings, {
      onChange: (state) => {
        const game = countryGame(state);
        for (const seat of Object.keys(game.seats))
          most = Math.max(most, short.signedPerRound - (signaturesLeft(game, seat) ?? 0));
      },
    });
    expect(played.ok).toBe(true);
    expect(most).toBe(2);
  });

  it('let specialization be agreed from round 3 on, and from the first at tables opened before', () => {
    const { specializationInRound, ...before } = keptByTables('worldShort');
    const roundsIn = (kept: Partial<GameSettings>): readonly number[] => {
      const settings = someSettings({ preset: 'worldShort', ...kept });
      return [1, 2, 3, 4].filter((round) =>
        clauseIsPlayed(aScenario('world', 'highWalls'), { settings, round }, 'agreedSpecialization'),
      );
    };
    expect(roundsIn({ specializationInRound })).toEqual([3, 4]);
    expect(roundsIn(before)).toEqual([1, 2, 3, 4]);
  });
});

describe('the step by which tariffs move', () => {
  const STANDARD = { scenarioId: 'world', opening: 'highWalls', preset: 'standard', rounds: 6 } as const;
  const { stepBp } = PRESETS.standard;
  const stepIn = (settings: Partial<GameSettings>): number => {
    const scenario = scenarioFor(someSettings(settings));
    return scenario.ok ? scenario.value.stepBp : 0;
  };

  it('is 5 points in Standard and Full, and 10 in tables that were opened before', () => {
    expect([stepIn({ ...STANDARD, stepBp }), stepIn(STANDARD)]).toEqual([500, 1_000]);
    expect(PRESETS.full.stepBp).toBe(500);
    expect(stepIn({ ...STANDARD, preset: 'worldPlain' })).toBe(1_000);
  });

  it('belongs to its preset, and its tables have par of their own', () => {
    const isSetting = (settings: unknown): boolean => gameSettingsSchema.safeParse(settings).success;
    const settings = someSettings({ ...STANDARD, stepBp });
    expect([settings, someSettings(STANDARD)].map(isSetting)).toEqual([true, true]);
    expect(
      [
        { ...settings, stepBp: 300 },
        { ...settings, preset: 'worldPlain' },
      ].map(isSetting),
    ).toEqual([false, false]);
    const stored = storedPars().map((par) => ({ ...par, rulesVersion: RULES_VERSION }));
    expect([settings, someSettings(STANDARD)].map((each) => hasStoredPar(each, stored))).toEqual([
      true,
      false,
    ]);
  });
});

describe('what may be paid for few agreements', () => {
  const capMn = (settings: Partial<GameSettings>): number => paymentCapMn(aTable(settings).state, 'ALB');

  it('is two and a half times as much as elsewhere, and is paid in full', () => {
    expect(capMn({ agreementLimits })).toBeGreaterThan(2.49 * capMn({}));
    const table = aTable({ agreementLimits, people: 'all', at: 'negotiation' });
    const among = ['ALB', 'DUN'];
    const amountMn = Math.min(paymentCapMn(table.state, 'ALB'), paymentCapMn(table.state, 'DUN'));
    const payment = { type: 'payment', from: 'ALB', to: 'DUN', amountMn, rounds: 1 } as const;
    const area = { type: 'freeTradeArea', among, exceptions: [] } as const;
    expect(table.conclude({ parties: among, clauses: [area, payment] }).status).toBe('concluded');
    expect(paymentsDue(table.state)).toEqual([
      { from: 'ALB', to: 'DUN', askedMn: amountMn, paidMn: amountMn },
    ]);
  });

  it('is as it was in tables opened before, which no stored par is for', () => {
    expect(capMn({ agreementLimits: FORMER })).toBe(capMn({}));
    for (const former of FORMER_LESSON_LIMITS)
      expect(parOf({ settings: { ...LESSON, agreementLimits: former } })?.basis).toBe('approximate');
  });
});

describe('how far walls move beside few agreements', () => {
  const scenarioOf = (limits: AgreementLimits) => {
    const found = scenarioFor({ ...LESSON, agreementLimits: limits });
    return found.ok ? found.value : undefined;
  };

  it('is less than elsewhere, and as it was in tables opened before', () => {
    expect(scenarioOf(agreementLimits)?.stepBp).toBe(200);
    expect(scenarioOf(FOR_TWO_ROUNDS)?.stepBp).toBe(300);
    expect(scenarioOf(agreementLimits)).toBe(scenarioOf(agreementLimits));
    expect(scenarioOf(FORMER)?.stepBp).toBe(500);
  });
});

describe('par', () => {
  it('of games with limits judges games with limits, and of games without those without', () => {
    const of = (unlimited: boolean) =>
      storedPars().find((par) => par.preset === 'firstLesson' && (par.unlimited === true) === unlimited)?.par;
    expect(parOf({ settings: LESSON })).toEqual({ par: of(false), basis: 'par', ruler: 'shares' });
    expect(parOf({ settings: someSettings() })).toEqual({ par: of(true), basis: 'par', ruler: 'lines' });
  });
});

describe('bots where agreements are few', () => {
  it('sign nothing that leaves them poorer while it holds, and choose between offers', () => {
    const scenario = aScenario();
    let signed = 0;
    let outbid = 0;
    for (const seed of ['alba', 'brno', 'cork']) {
      const watcher: BotGameWatcher = {
        onRequest: ({ economy, intent, before }) => {
          if (intent.type === 'refuseProposal' && intent.reason === 'betterOffer') outbid++;
          if (intent.type !== 'signProposal') return;
          const view = botView(countryGame(before), economy);
          const proposal = view.proposals[intent.proposal];
          if (proposal === undefined) throw new Error('signed unseen');
          const appraiser = createAppraiser(scenario, view);
          const value = valueProposal(appraiser, draftOf(proposal), economy);
          expect(value.ok && value.value.gainBn).toBeGreaterThan(0);
          signed++;
        },
      };
      expect(playBotGame(scenario, { ...LESSON, seed }, watcher).ok).toBe(true);
    }
    expect(signed).toBeGreaterThan(10);
    expect(outbid).toBeGreaterThan(0);
  });
});

describe('secret tasks', () => {
  it('are one for each seat, known to it alone until the end, and judged there', () => {
    const states = statesOf('alba');
    const [first] = states;
    const end = states.at(-1);
    if (first?.tasks === undefined || end === undefined) throw new Error('no tasks');
    expect(Object.keys(first.tasks).toSorted()).toEqual(['ALB', 'BOR', 'CAT', 'DUN']);
    const seen = (viewer: Viewer) => Object.keys(redactFor(first, viewer).tasks ?? {});
    expect(seen({ type: 'seat', economy: 'CAT' })).toEqual(['CAT']);
    expect(seen({ type: 'public' })).toEqual([]);
    for (const { economy, mandate = [], parts } of end.final?.standings ?? []) {
      expect(mandate.map(({ kind }) => kind)).toEqual(first.tasks[economy]?.map(({ kind }) => kind));
      expect(parts?.mandate?.value).toBe(mandate[0]?.met === true ? 100 : 0);
    }
  });

  it('are not dealt without limits', () => {
    expect(aTable().state.tasks).toBeUndefined();
  });
});
