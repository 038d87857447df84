import { paymentRounds } from '#shared/rules/law/transfers.ts';
import { findFaults } from '../../../shared/rules/countries/proposals.ts';
import { expect, it } from 'vitest';
import { takingOver, templatesNow } from '../../../client/panels/desk/DeskHead.tsx';
import { opensTold } from '../../../client/panels/desk/SignDialog.tsx';
import { barsUnion } from '../../../client/panels/politics/MandateCard.tsx';
import { draftFrom } from '../../../client/panels/treaty/templates.ts';
import { loadAllText, t } from '../../../client/text/t.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';
import { playBotGame } from '../../../shared/bots/playBotGame.ts';
import { PRESETS, keptByTables } from '../../../shared/content/presets.ts';
import { pairLevel } from '../../../shared/rules/law/register.ts';
import { scenarioFor } from '../../../shared/rules/scenario/anyScenario.ts';
import { countryGame } from '../../../shared/rules/state.ts';
import { economyName } from '../../../client/text/nameParams.ts';
import { someSettings } from '../../support/someSettings.ts';

it('offers no form of agreement for which these partners have come too far, or not far enough', () => {
  const table = aTable({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'standard',
    rounds: 6,
    people: ['MEX'],
    at: 'negotiation',
  });
  const { scenario } = table;
  table.conclude(aFreeTradeArea('USA', 'MEX'));
  const offered = (...partners: string[]) =>
    templatesNow({ scenario, game: table.state, me: 'MEX', partners });
  expect(offered('USA')).not.toContain('freeTradeArea');
  expect(offered('USA')).not.toContain('customsUnion');
  expect(offered('USA')).toEqual(expect.arrayContaining(['tariffSwap', 'blank']));
  // Common rules are agreed on among partners in free trade, where some are left.
  expect(offered('USA')).toContain('deepClauses');
  expect(offered('CHN')).not.toContain('deepClauses');
  // Nothing is left to be cut for money.
  expect(offered('USA')).not.toContain('payment');
  expect(offered('CHN')).toContain('payment');
  expect(offered('CHN')).toContain('freeTradeArea');
  table.goTo('negotiation', 3);
  expect(offered('USA')).toContain('customsUnion');
  expect(offered('CHN')).not.toContain('customsUnion');
  expect(offered()).toContain('freeTradeArea');
});

it('lets a payment run to the end with the years after, as the rules do, and no longer', () => {
  const table = aTable({ people: 'all', rounds: 4, at: 'negotiation' });
  const most = paymentRounds(table.state);
  const faultsOf = (rounds: number) => {
    const payment = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 1, rounds } as const;
    const draft = aFreeTradeArea('ALB', 'BOR');
    const clauses = [...draft.clauses, payment];
    return findFaults(table.scenario, table.state, { ...draft, clauses }, 'ALB').map(({ code }) => code);
  };
  expect(faultsOf(most)).toEqual([]);
  expect(faultsOf(most + 1)).toEqual(['payment/past-the-end']);
});

it('tells before a signature that a small agreement stands in the way of a union, where one is near', () => {
  const table = aTable({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'standard',
    rounds: 6,
    people: 'all',
  });
  table.goTo('negotiation', 1);
  const told = () => barsUnion(table.scenario, table.state, aFreeTradeArea('MEX', 'CHN'), 'MEX');
  expect(told()).toBeUndefined();
  table.conclude(aFreeTradeArea('MEX', 'USA'));
  table.goTo('negotiation', 2);
  expect(told()).toMatchObject({ params: { round: 3, economies: ['CHN'] } });
});

it('says of a new form with whom the desk could send it now, and from when on where older agreements bind', async () => {
  await loadAllText();
  const stage = t('stage.customsUnion');
  /** Round 3 opens unions to two areas, where the second party of one of them has signed small deals in round 2. */
  const after = (...swaps: string[]) => {
    const table = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'worldShort',
      rounds: PRESETS.worldShort.rounds,
      membersByRound: PRESETS.worldShort.membersByRound,
      people: 'all',
      at: 'negotiation',
    });
    const { scenario } = table;
    table.conclude(aFreeTradeArea('MEX', 'USA'));
    table.conclude(aFreeTradeArea('EUR', 'CHN'));
    table.goTo('negotiation', 2);
    for (const other of swaps) {
      const drafting = { scenario, game: table.state, me: 'MEX', partners: [other] };
      table.conclude(draftFrom('tariffSwap', drafting));
    }
    table.goTo('briefing', 3);
    const told = (me: string) => opensTold(scenario, table.state, me, 'customsUnion').join(' ');
    // Whatever it says of two, the desk says too.
    for (const [me, other, economies] of [
      ['MEX', 'USA', 'the United States'],
      ['EUR', 'CHN', 'China'],
    ] as const) {
      const plain = draftFrom('customsUnion', { scenario, game: table.state, me, partners: [other] });
      const draft = takingOver(scenario, table.state, plain, me);
      const isLawful = findFaults(scenario, table.state, draft, me).length === 0;
      const isFree = told(me) === t('brief.opensWith', { stage, economies });
      expect([me, isFree]).toEqual([me, isLawful && draft.parties.length === 2]);
    }
    return told;
  };
  const economies = 'the United States';
  const told = after('CAN');
  expect(told('MEX')).toBe(t('brief.opensToo', { stage, economies, too: 'Canada' }));
  expect(told('EUR')).toBe(t('brief.opensWith', { stage, economies: 'China' }));
  expect(told('JPN')).toBe(t('brief.opensNobody', { stage, before: t('stage.freeTradeArea').toLowerCase() }));
  // Where more would have to sign than a union may have members, it waits until they are free.
  expect(after('CAN', 'KOR', 'IND', 'GBR')('MEX')).toBe(t('brief.opensFrom', { stage, economies, round: 4 }));
});

it('names only partners in whole games of bots with whom the desk can send the form as it opens', async () => {
  await loadAllText();
  const stages = { 3: 'customsUnion', 4: 'commonMarket' } as const;
  const { rounds } = PRESETS.worldShort;
  const settings = someSettings({
    preset: 'worldShort',
    rounds,
    ...keptByTables('worldShort'),
    seed: 'brno',
  });
  const found = scenarioFor(settings);
  if (!found.ok) throw new Error(found.error.reason);
  const scenario = found.value;
  const seen = new Set<boolean>();
  playBotGame(scenario, settings, {
    ignoresCauses: true,
    onChange: (state, events) => {
      const { round } = state;
      if (state.phase !== 'briefing' || !events.some(({ type }) => type === 'phaseOpened')) return;
      if (round !== 3 && round !== 4) return;
      const game = countryGame(state);
      for (const me of Object.keys(game.seats)) {
        const told = opensTold(scenario, game, me, stages[round]);
        for (const other of Object.keys(game.seats)) {
          if (other === me || pairLevel(game.agreements, me, other) !== round - 1) continue;
          const plain = draftFrom(round === 3 ? 'customsUnion' : 'deepen', {
            scenario,
            game,
            me,
            partners: [other],
          });
          const draft = takingOver(scenario, game, plain, me);
          const isLawful = draft.clauses.length > 0 && findFaults(scenario, game, draft, me).length === 0;
          const name = `${me} with ${other} in round ${round}: ${told.join(' ')}`;
          const line = told.find((each) => each.includes(economyName(other)));
          expect(line, name).toBeDefined();
          expect(/: now with|only if .+ sign too/u.test(line ?? ''), name).toBe(isLawful);
          seen.add(isLawful);
        }
      }
    },
  });
  expect(seen.size).toBeGreaterThan(0);
});
