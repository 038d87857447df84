import { botView } from '#shared/bots/botView.ts';
import { playBotGame } from '#shared/bots/playBotGame.ts';
import { PRESETS, keptByTables } from '#shared/content/presets.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { applyLaw } from '#shared/rules/law/register.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';
import { someSettings } from '../../support/someSettings.ts';
import { aDraft, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';
import { type LastLook, type Onward, onwardNow } from '../../../client/preview/onward.ts';
import {
  type ScoreRow,
  rowTold,
  rowsTogether,
  scoreRows,
} from '../../../client/panels/politics/ScoreLedger.tsx';
import { objectiveText } from '../../../client/panels/politics/MandateCard.tsx';
import { scoreAhead, scoreMoved, toldAs } from '../../../client/panels/politics/ScoreMoved.tsx';
import { twoWaysOf } from '../../../client/preview/otherLaws.ts';
import { agreementName } from '../../../client/text/nameParams.ts';
import { loadAllText, t } from '../../../client/text/t.ts';
import { describe, expect, it } from 'vitest';
import { toldBefore } from '../../../client/panels/effects/EffectOnYou.tsx';

describe('the figure of an offer', () => {
  it('is told with the one before it once others have signed, and not where it hardly moves', () => {
    expect(toldBefore('an offer', 0.18)).toBeUndefined();
    expect(toldBefore('an offer', 0.2)).toBeUndefined();
    expect(toldBefore('an offer', 0.02)).toBe(0.18);
    expect(toldBefore('an offer', 0.02)).toBe(0.18);
    expect(toldBefore('another offer', 0.02)).toBeUndefined();
  });
});

const aRange = { prosperity: [0, 0.5, 1], support: [45, 50, 55] };

function onwardOf(...asked: Parameters<typeof onwardNow>): Onward | undefined {
  const job = onwardNow(...asked);
  let slice = job.next();
  while (slice.done !== true) slice = job.next();
  return slice.value.type === 'support' ? slice.value : undefined;
}

describe('a score between the results of a round and the next briefing', () => {
  it.each(['alba', 'cork'])('moves by the events that the line names, and by nothing else (%s)', (seed) => {
    const { rounds } = PRESETS.worldShort;
    const settings = someSettings({ preset: 'worldShort', rounds, seed, ...keptByTables('worldShort') });
    const scenario = scenarioFor(settings);
    if (!scenario.ok) throw new Error(scenario.error.reason);
    const par = { games: 200, bestPath: {}, seats: fromKeys(['ALB', 'BOR', 'CAT', 'DUN'], () => aRange) };
    let [last, told, moved]: [CountryGame | undefined, number, number] = [undefined, 0, 0];
    playBotGame(scenario.value, settings, {
      ignoresCauses: true,
      onChange: (state) => {
        const game = countryGame(state);
        const before = last;
        last = game;
        if (before?.phase !== 'results' || game.phase !== 'briefing') return;
        for (const economy of Object.keys(game.seats)) {
          const results = botView({ ...before, revealStop: 'question' }, economy);
          const lookedAt = must(onwardOf(scenario.value, results, economy), 'a look ahead');
          const look: LastLook = { view: results, economy, onward: lookedAt };
          const rowsOf = (view: CountryGame): readonly ScoreRow[] =>
            scoreRows(
              must(onwardOf(scenario.value, view, economy, look), 'a look ahead'),
              () => false,
              (on) => scoreAhead(scenario.value, { ...view, par }, economy, on),
            );
          const rows = rowsOf(botView(game, economy));
          told += 1;
          if (rows.length === 0) continue;
          moved += 1;
          const name = `${seed}, ${economy}, round ${game.round}`;
          expect(rows, name).toMatchObject([{ signed: [], isPackage: false }]);
          expect(rows[0]?.events, name).not.toEqual([]);
          // Without what is named the score stands where it stood.
          const [quiet] = rowsOf({ ...botView(game, economy), events: before.events } as CountryGame);
          expect(Math.abs((quiet?.to ?? 0) - (quiet?.from ?? 0)), name).toBeLessThanOrEqual(1);
        }
      },
    });
    expect(told).toBe(12);
    expect(moved).toBeGreaterThan(0);
  });
});

describe('what the settlement of a round makes of a score', () => {
  it('is told tariff by tariff, and all of them lead to the income that came', () => {
    const { rounds } = PRESETS.worldShort;
    const settings = someSettings({
      preset: 'worldShort',
      rounds,
      seed: 'alba',
      ...keptByTables('worldShort'),
    });
    const scenario = scenarioFor(settings);
    if (!scenario.ok) throw new Error(scenario.error.reason);
    let [last, told]: [CountryGame | undefined, number] = [undefined, 0];
    playBotGame(scenario.value, settings, {
      ignoresCauses: true,
      onChange: (state) => {
        const game = countryGame(state);
        const before = last;
        last = game;
        if (before?.phase !== 'policy' || game.phase !== 'results') return;
        for (const economy of Object.keys(game.seats)) {
          const sealed = botView(before, economy);
          const onward = must(onwardOf(scenario.value, sealed, economy), 'a look ahead');
          const view = botView({ ...game, revealStop: 'question' }, economy);
          const next = must(
            onwardOf(scenario.value, view, economy, { view: sealed, economy, onward }),
            'a look',
          );
          const steps = must(next.settled, 'what was settled').moved;
          expect(steps.at(-1)).toMatchObject({ bell: { what: 'rest' }, on: { incomes: next.incomes } });
          const foreseen = must(steps.at(-2), 'what the tariffs bring').on.incomes[0];
          expect(foreseen).toBeCloseTo(game.reports.at(-1)?.economies[economy]?.welfare ?? 0, 4);
          const movers = Object.keys(game.seats).filter((id) =>
            Object.entries(game.walls[id]?.mfnRateBp ?? {}).some(
              ([sector, bp]) => bp !== before.walls[id]?.mfnRateBp[sector],
            ),
          );
          expect(steps.flatMap(({ bell }) => bell?.by ?? []).toSorted()).toEqual(movers.toSorted());
          told += 1;
        }
      },
    });
    expect(told).toBeGreaterThan(0);
  });
});

describe('a score that moves while others sign', () => {
  const opened = () =>
    aTable({ scenarioId: 'world', opening: 'highWalls', preset: 'worldShort', people: 'all' });

  it('is told with what the own signature brought, as the desk had said, and with the others by themselves', async () => {
    await loadAllText();
    const table = opened();
    table.goTo('negotiation', 1);
    const { scenario } = table;
    const par = {
      games: 200,
      bestPath: {},
      seats: fromKeys(Object.keys(table.state.seats), () => aRange),
    };
    const view = () => ({ ...table.state, par });
    const scoreOf = (on: Onward['first']) => scoreAhead(scenario, view(), 'MEX', on);
    const before = view();
    const look = { view: before, economy: 'MEX', onward: must(onwardOf(scenario, before, 'MEX'), 'a look') };
    expect(look.onward.moved).toEqual([]);
    const draft = aFreeTradeArea('USA', 'MEX');
    const changed = applyLaw(before, lawOf(scenario, before, draft));
    const ways = twoWaysOf(scenario, before, { without: before, with: changed }, 'MEX');
    const desk = must(scoreMoved(scenario, before, 'MEX', { ways }), 'what the desk says');
    expect(desk.prosperity + desk.support + desk.mandate).toBe(Math.round(desk.next) - Math.round(desk.was));
    // What support alone takes is never told of incomes, wherever the sum is rounded.
    const { without } = must(ways, 'both ways');
    for (let less = 0; less < 3; less += 0.1) {
      const supports = without.supports?.map((points) => points - less) ?? [];
      const told = scoreMoved(scenario, before, 'MEX', {
        ways: { without, with: { ...without, supports } },
      });
      expect(told).toMatchObject({ prosperity: 0, mandate: 0 });
    }
    expect(desk.prosperity + desk.support + desk.mandate).toBe(Math.round(desk.next) - Math.round(desk.was));
    const others = table.conclude(aFreeTradeArea('CAN', 'USA'));
    const others2 = table.conclude(aFreeTradeArea('JPN', 'EUR'));
    const own = table.conclude(draft);
    const now = must(onwardOf(scenario, view(), 'MEX', look), 'a look');
    const isOwn = (id: string): boolean => id === own.id;
    const rows = scoreRows(now, isOwn, scoreOf);
    expect(rows[0]).toMatchObject({
      signed: [own.id],
      from: Math.round(desk.was),
      to: Math.round(desk.next),
    });
    expect(rows.at(-1)?.to).toBe(Math.round(must(scoreOf(now), 'a score').score));
    expect(rows.slice(1).flatMap(({ signed }) => signed)).not.toContain(own.id);
    expect(now.moved.flatMap(({ signed }) => signed)).toEqual([own.id, others.id, others2.id]);
    // Each row goes on where the one before it ended, and those of others can be told as one.
    rows.slice(1).forEach(({ from }, at) => expect(from).toBe(rows[at]?.to));
    expect(rowsTogether(rows, isOwn)).toHaveLength(2);
    const [first] = rows;
    const textOf = (row: ScoreRow | undefined) => rowTold(must(row, 'a row'), view(), 'MEX');
    expect(textOf(first)).toContain(`${t('econ.you')}–`);
    expect(textOf(rowsTogether(rows, isOwn)[1])).not.toContain(t('econ.you'));
    const many = textOf({ ...must(first, 'a row'), signed: [others.id, own.id, others2.id] });
    expect(many).toContain(`${t('econ.you')}–`);
    expect(many).toContain(t('score.causeMany', { count: 2 }));
    expect(toldAs(draft)).toBe(toldAs(own));
  });

  it('names a task that turned, and what it is worth, with what turned it', async () => {
    await loadAllText();
    const table = opened();
    table.goTo('negotiation', 1);
    const [task] = table.state.politics?.mandates['MEX'] ?? [];
    const { id } = must(task, 'a task');
    const on = (tasksDone: readonly string[]) => ({ incomes: [1], tasksDone });
    const nothing = { signed: [], events: [], isPackage: false };
    const scoreOf = ({ tasksDone = [] }: { readonly tasksDone?: readonly string[] }) => ({
      score: 40 + 8 * tasksDone.length,
      parts: [{ part: 'mandate' as const, points: 8 * tasksDone.length }],
    });
    const moved = [
      { ...nothing, isPackage: true, on: on([]) },
      { ...nothing, events: ['drought'], on: on([id]) },
    ];
    const rows = scoreRows({ first: on([id]), moved }, () => false, scoreOf);
    expect(rows).toMatchObject([
      { from: 48, to: 40, lost: [id], parts: { mandate: -8 }, isPackage: true },
      { from: 40, to: 48, won: [id], parts: { mandate: 8 } },
    ]);
    const [lost, won] = rows.map((row) => rowTold(row, table.state, 'MEX'));
    expect(lost).toContain(t('score.causePackage'));
    expect(lost).toContain(objectiveText(table.state, must(task, 'a task')));
    expect(won).toContain(t('score.tasksDone', { points: '+8', count: 1 }));
    // A step without a cause is no row of its own.
    const quiet = [moved[0], { ...nothing, on: on([id]) }].map((step) => must(step, 'a step'));
    expect(scoreRows({ first: on([]), moved: quiet }, () => false, scoreOf)).toMatchObject([
      { from: 40, to: 48 },
    ]);
  });

  it('names what a union of others ends with the reader, and only to the reader', async () => {
    await loadAllText();
    const table = opened();
    table.goTo('negotiation', 1);
    const free = aFreeTradeArea('CAN', 'MEX');
    const pays = { type: 'payment', from: 'CAN', to: 'MEX', amountMn: 2000, rounds: 4 } as const;
    table.conclude({ ...free, clauses: [...free.clauses, pays] });
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.goTo('negotiation', 3);
    const [agreement] = Object.values(table.state.agreements).filter(({ parties }) =>
      parties.includes('MEX'),
    );
    const { id } = must(agreement, 'the area');
    table.conclude(
      aDraft(['USA', 'CAN'], {
        type: 'customsUnion',
        among: ['USA', 'CAN'],
        key: { type: 'people' },
        former: [{ agreement: id, action: 'end' }],
      }),
    );
    const treaty = must(Object.values(table.state.proposals).at(-1), 'the treaty');
    const own = { won: [], lost: [], parts: {}, events: [], isPackage: false };
    const row = { ...own, from: 40, to: 15, signed: [treaty.id] };
    const ends = t('ends.yours', { agreements: agreementName(id) });
    expect(rowTold(row, table.state, 'MEX')).toContain(ends);
    expect(rowTold(row, table.state, 'MEX')).toMatch(/You lose US\$2 bn a round/u);
    expect(rowTold(row, table.state, 'MEX')).toContain(t('ends.voted'));
    const law = { ...treaty, status: 'concluded' } as const;
    const after = { ...table.state, proposals: { ...table.state.proposals, [treaty.id]: law } };
    expect(rowTold(row, after, 'MEX')).not.toContain(t('ends.voted'));
    for (const other of ['USA', 'CAN', 'JPN']) expect(rowTold(row, table.state, other)).not.toContain(ends);
  });

  it('names a deal that had been counted and came to nothing', async () => {
    await loadAllText();
    const table = opened();
    table.goTo('negotiation', 1);
    table.conclude(aFreeTradeArea('MEX', 'USA'));
    const { scenario, state: signed } = table;
    const [deal] = Object.values(signed.proposals);
    const { id } = must(deal, 'the deal');
    const standing = (status: 'awaitingBell' | 'lapsed'): CountryGame => ({
      ...signed,
      agreements: {},
      proposals: { ...signed.proposals, [id]: { ...must(deal, 'the deal'), status } },
    });
    const view = standing('awaitingBell');
    const look = { view, economy: 'MEX', onward: must(onwardOf(scenario, view, 'MEX'), 'a look') };
    const after = standing('lapsed');
    const { moved = [] } = onwardOf(scenario, after, 'MEX', look) ?? {};
    expect(moved).toMatchObject([{ signed: [], gone: [id] }]);
    const row = { ...must(moved[0], 'a step'), from: 40, to: 30, won: [], lost: [], parts: {} };
    expect(rowTold(row, after, 'MEX')).toMatch(/the deal of you–United States came to nothing/u);
  });

  it('names a partner that gives notice', async () => {
    await loadAllText();
    const table = opened();
    table.goTo('negotiation', 1);
    table.conclude(aFreeTradeArea('MEX', 'USA'));
    table.goTo('negotiation', 3);
    const { scenario, state: view } = table;
    const look = { view, economy: 'MEX', onward: must(onwardOf(scenario, view, 'MEX'), 'a look') };
    const own = Object.values(view.agreements).find(({ parties }) => parties.includes('MEX'));
    const { id } = must(own, 'the area');
    table.act('USA', { type: 'giveNotice', agreement: id });
    const { moved = [] } = onwardOf(scenario, table.state, 'MEX', look) ?? {};
    expect(moved).toMatchObject([{ signed: [], left: ['USA'] }]);
    const row = { ...must(moved[0], 'a step'), from: 40, to: 30, won: [], lost: [], parts: {} };
    expect(rowTold(row, table.state, 'MEX')).toMatch(/United States gave notice/u);
  });

  it('starts anew with the round', () => {
    const table = opened();
    table.goTo('negotiation', 1);
    const { scenario } = table;
    const view = table.state;
    const look = { view, economy: 'JPN', onward: must(onwardOf(scenario, view, 'JPN'), 'a look') };
    table.conclude(aFreeTradeArea('MEX', 'USA'));
    const seen = (last?: LastLook) => must(onwardOf(scenario, table.state, 'JPN', last), 'a look');
    expect(seen(look).moved).toHaveLength(1);
    expect(seen().moved).toEqual([]);
    expect(seen({ ...look, economy: 'MEX' }).moved).toEqual([]);
    table.goTo('briefing', 2);
    expect(seen(look)).toMatchObject({ fromRound: 2, moved: [] });
  });
});
