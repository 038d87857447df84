import type { BotMove, ConferenceMatter } from '#shared/protocol/botMove.ts';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { botMove } from '#shared/bots/botMove.ts';
import { chiefLobbies } from '../../../shared/bots/valuation/homePolitics.ts';
import { isAcceptable, packageWorth, weighObjections } from '../../../shared/bots/modules/delegation.ts';
import { SCORE_POINT } from '../../../shared/bots/valuation/lawSolver.ts';
import type { TemperamentName } from '#shared/content/temperaments.ts';
import type { PackageTerms } from '#shared/protocol/modules/wto.ts';
import { changedPackage } from '../../../shared/rules/modules/wto/packages.ts';
import { forecastPackage } from '../../support/forecastPackage.ts';
import { pendingBotAnswers } from '../../../shared/rules/game/botAnswersDue.ts';
import { floorIsDue, phaseDue } from '#shared/rules/game/course.ts';
import { tradableSectors } from '../../../shared/rules/law/lawInForce.ts';
import { runBots } from '../runBots.ts';
import { SERVER, type Table } from '../../support/aTable.ts';
import { withBloc } from '../../support/anEvent.ts';
import { aWtoTable, conferenceOf, openFloor, putOnFloor, tablePackage } from '../../support/aWtoTable.ts';
import { conferenceIntents, delegationOf, governedBy } from './someBots.ts';

const AMBITIOUS = { coefficientBp: 2_500, specialTreatment: false };

function aWorld(people: readonly string[] = []): Table {
  return aWtoTable({ scenarioId: 'world', opening: 'highWalls', people });
}

/** A package on all goods, on the floor. */
function allGoods(table: Table, author: string, terms: Partial<PackageTerms> = AMBITIOUS): void {
  putOnFloor(table, author, { ...terms, sectors: tradableSectors(table.scenario) });
}

function owed(table: Table, matter?: ConferenceMatter['matter']): string[] {
  return pendingBotAnswers(table.state)
    .filter(({ move }) => move.type === 'conference' && (matter ?? move.matter) === move.matter)
    .map(({ economy }) => economy)
    .toSorted();
}

/** Bots are done with some of what they owe, without having done anything about it. */
function think(table: Table, type: BotMove['type']): void {
  for (const { economy, move } of pendingBotAnswers(table.state)) {
    if (move.type === type) table.accept(SERVER, { type: 'noteBotThought', economy, move });
  }
}

describe('bots at a conference', () => {
  it('owe it a thought while packages are tabled, another for what is tabled, and a word on the floor', () => {
    const table = aWtoTable({ people: ['ALB'] });
    expect(owed(table, 'table')).toEqual(['BOR', 'CAT', 'DUN']);
    expect(owed(table, 'back')).toEqual([]);
    const { id } = tablePackage(table, 'ALB');
    expect(owed(table, 'back')).toEqual(['BOR', 'CAT', 'DUN']);
    table.act('BOR', { type: 'backPackage', package: id });
    openFloor(table);
    // Whoever backed it has said yes.
    expect(owed(table)).toEqual(['CAT', 'DUN']);
  });

  it('keep the floor and the bell waiting until they have spoken', () => {
    const table = aWtoTable({ people: ['ALB'] });
    table.letBotsLook();
    tablePackage(table, 'ALB');
    table.act('ALB', { type: 'declareReady', ready: true });
    expect(floorIsDue(table.state, table.nowMs)).toBe(false);
    think(table, 'conference');
    think(table, 'answer');
    expect(floorIsDue(table.state, table.nowMs)).toBe(true);
    table.accept(SERVER, { type: 'openFloor' });
    table.act('ALB', { type: 'declareReady', ready: true });
    expect(owed(table, 'floor')).toEqual(['BOR', 'CAT', 'DUN']);
    expect(phaseDue(table.state, table.nowMs)).toBe(false);
    think(table, 'conference');
    expect(phaseDue(table.state, table.nowMs)).toBe(true);
  });

  it('answer in the time that people take, counted from the text that lies there', () => {
    const table = aWtoTable({ people: ['ALB'] });
    putOnFloor(table, 'ALB');
    for (const { dueAtMs } of pendingBotAnswers(table.state)) {
      expect(dueAtMs - table.nowMs).toBeGreaterThanOrEqual(8_000);
      expect(dueAtMs - table.nowMs).toBeLessThanOrEqual(20_000);
    }
  });

  it('lay at most two packages before it, each of which brings its author something', () => {
    const table = governedBy(aWorld(), 'freeTrader');
    runBots(table, 40_000);
    const { packages } = conferenceOf(table);
    expect(packages.length).toBeGreaterThan(0);
    expect(packages.length).toBeLessThanOrEqual(2);
    for (const each of packages) {
      const forecast = forecastPackage(
        table.scenario,
        { ...table.state, wto: must(table.state.wto, 'wto') },
        each,
      );
      if (!forecast.ok) throw new Error('the model does not solve');
      expect(forecast.value.economies[each.author]?.logChange).toBeGreaterThan(0);
    }
  });

  it('back the better of two packages, and neither where both cost them', () => {
    const table = governedBy(aWtoTable({ people: ['ALB', 'BOR'] }), 'freeTrader');
    tablePackage(table, 'ALB', { facilitationBp: 0 });
    tablePackage(table, 'BOR', { facilitationBp: 200 });
    expect(conferenceIntents(table, 'CAT', 'back')).toEqual([{ type: 'backPackage', package: 'k1' }]);
    const poor = costly('freeTrader');
    expect(conferenceIntents(poor.table, poor.economy, 'back')).toEqual([]);
  });

  it('say yes to what is good for them', () => {
    const table = governedBy(aWorld(['EUR']), 'reciprocator');
    allGoods(table, 'EUR', { ...AMBITIOUS, facilitationBp: 200 });
    expect(conferenceIntents(table, 'KOR', 'floor')).toEqual([{ type: 'agreeToPackage', revision: 1 }]);
  });

  it('object with a change that would do, the protector when its lobby loses though the rest gains', () => {
    const table = governedBy(aWorld(['EUR']), 'freeTrader', { MEX: 'protector' });
    allGoods(table, 'EUR');
    const [intent] = conferenceIntents(table, 'MEX', 'floor');
    if (intent?.type !== 'objectToPackage') throw new Error('no objection');
    const delegation = delegationOf(table, 'MEX');
    const tabled = must(conferenceOf(table).packages[0], 'the package');
    expect(packageWorth(delegation, tabled)).toBeGreaterThan(0);
    expect(isAcceptable(delegation, tabled)).toBe(false);
    const changed = must(changedPackage(tabled, intent.change), 'the change');
    expect(isAcceptable(delegation, changed)).toBe(true);
    expect(chiefLobbies(table.scenario, 'MEX').map(({ sector }) => sector)).toContain('AGR');
    table.act('MEX', intent);
    expect(conferenceOf(table).objections).toEqual([{ by: 'MEX', change: intent.change }]);
  });

  it('bear up to a point as free traders, nothing as mercantilists', () => {
    const free = costly('freeTrader');
    const worth = packageWorth(delegationOf(free.table, free.economy), free.package);
    expect(worth).toBeLessThan(0);
    expect(worth).toBeGreaterThan(-SCORE_POINT);
    openFloor(free.table);
    expect(conferenceIntents(free.table, free.economy, 'floor')[0]?.type).toBe('agreeToPackage');
    const strict = costly('mercantilist');
    openFloor(strict.table);
    expect(conferenceIntents(strict.table, strict.economy, 'floor')[0]?.type).toBe('objectToPackage');
  });

  it('take a change that leaves their package a gain, then ask nobody again who agreed to it', () => {
    const table = governedBy(aWtoTable({ people: ['ALB', 'BOR', 'CAT'] }), 'freeTrader');
    putOnFloor(table, 'DUN', { facilitationBp: 0 });
    const change = { type: 'facilitation', facilitationBp: 200 } as const;
    table.act('ALB', { type: 'objectToPackage', revision: 1, change });
    expect(owed(table, 'objections')).toEqual(['DUN']);
    const [intent] = conferenceIntents(table, 'DUN', 'objections');
    expect(intent).toEqual({ type: 'takeChange', by: 'ALB' });
    table.act('DUN', { type: 'takeChange', by: 'ALB' });
    expect(conferenceOf(table)).toMatchObject({ objections: [], agreed: ['DUN', 'ALB'] });
    expect(owed(table, 'objections')).toEqual([]);
  });

  it('change a text that has changed twice for people alone, as told before', () => {
    const table = governedBy(aWtoTable({ people: ['ALB'] }), 'freeTrader');
    putOnFloor(table, 'DUN', { facilitationBp: 0 });
    for (const revision of [1, 2]) {
      const change = { type: 'facilitation', facilitationBp: 50 * revision } as const;
      table.act('BOR', { type: 'objectToPackage', revision, change });
      table.act('DUN', { type: 'takeChange', by: 'BOR' });
    }
    const [revision, change] = [3, { type: 'facilitation', facilitationBp: 200 } as const];
    table.act('BOR', { type: 'objectToPackage', revision, change });
    expect(conferenceIntents(table, 'DUN', 'objections')).toEqual([]);
    const told = weighObjections(table.scenario, table.state, 'ALB');
    expect(told).toEqual({ BOR: { stance: expect.anything(), isTaken: true } });
    table.act('ALB', { type: 'objectToPackage', revision, change });
    expect(conferenceIntents(table, 'DUN', 'objections')).toEqual([{ type: 'takeChange', by: 'ALB' }]);
    table.act('DUN', { type: 'takeChange', by: 'ALB' });
    // Who asked for the same agrees, too.
    expect(conferenceOf(table)).toMatchObject({ objections: [], agreed: ['DUN', 'ALB', 'BOR'] });
  });

  it('do not let a rich economy off when that takes most of what they gain', () => {
    const table = governedBy(aWorld(['USA']), 'freeTrader');
    allGoods(table, 'MEX');
    const [delegation, tabled] = [delegationOf(table, 'MEX'), must(conferenceOf(table).packages[0], 'it')];
    const waiver = { type: 'waiver', economy: 'USA' } as const;
    const without = packageWorth(delegation, must(changedPackage(tabled, waiver), 'the change'));
    table.act('USA', { type: 'objectToPackage', revision: 1, change: waiver });
    const intents = conferenceIntents(table, 'MEX', 'objections');
    const isCheap = without > 0.7 * packageWorth(delegation, tabled);
    expect(intents).toEqual(isCheap ? [{ type: 'takeChange', by: 'USA' }] : []);
    expect(isCheap).toBe(false);
  });

  it('hold out by their own dice: the opportunist asks to be left out of what it could live with', () => {
    const asked = Array.from({ length: 12 }, (_each, seed) => {
      const table = aWtoTable({
        scenarioId: 'world',
        opening: 'highWalls',
        people: ['EUR'],
        seed: `h${seed}`,
      });
      allGoods(governedBy(table, 'opportunist'), 'EUR');
      const delegation = delegationOf(table, 'CAN');
      expect(isAcceptable(delegation, must(conferenceOf(table).packages[0], 'it'))).toBe(true);
      return conferenceIntents(table, 'CAN', 'floor')[0];
    });
    const waivers = asked.filter((intent) => intent?.type === 'objectToPackage');
    expect(waivers.length).toBeGreaterThan(0);
    expect(waivers.length).toBeLessThan(asked.length);
    for (const intent of waivers) {
      expect(intent).toMatchObject({ change: { type: 'waiver', economy: 'CAN' } });
    }
  });

  it('speak for a union with one voice', () => {
    const table = aWtoTable({ people: ['ALB'] });
    const { agreements } = withBloc(table.state, 3, ['BOR', 'CAT']);
    table.state = { ...table.state, agreements };
    const members = (matter: ConferenceMatter['matter']): string[] =>
      owed(table, matter).filter((seat) => seat !== 'DUN');
    expect(members('table')).toHaveLength(1);
    tablePackage(table, 'ALB');
    openFloor(table);
    const [speaker] = members('floor');
    expect(members('floor')).toHaveLength(1);
    const silent = speaker === 'BOR' ? 'CAT' : 'BOR';
    expect(
      botMove(table.scenario, table.state, silent, {
        type: 'conference',
        matter: 'floor',
        package: 'k0',
        revision: 1,
      }),
    ).toEqual([]);
  });

  it('say nothing about a text that has gone on, or a conference that is over', () => {
    const table = aWtoTable({ people: ['ALB'] });
    putOnFloor(table, 'ALB');
    expect(botMove(table.scenario, table.state, 'DUN', { type: 'conference', matter: 'table' })).toEqual([]);
    expect(
      botMove(table.scenario, table.state, 'DUN', {
        type: 'conference',
        matter: 'floor',
        package: 'k0',
        revision: 7,
      }),
    ).toEqual([]);
    table.goTo('policy');
    expect(
      botMove(table.scenario, table.state, 'DUN', {
        type: 'conference',
        matter: 'floor',
        package: 'k0',
        revision: 1,
      }),
    ).toEqual([]);
  });
});

/** A package that costs Mercosur something, though less than a point: the deepest cuts of tariffs on machinery as they are today. */
function costly(temperament: TemperamentName) {
  const table = aWtoTable({ scenarioId: 'world', opening: 'today', people: ['GBR'] });
  governedBy(table, temperament);
  const tabled = tablePackage(table, 'GBR', {
    ...AMBITIOUS,
    sectors: ['MAC', 'MAT'],
    facilitationBp: 0,
  });
  return { table, economy: 'MER', package: tabled };
}
