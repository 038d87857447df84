import { expect, it } from 'vitest';
import { stateAt } from '#shared/economics/segmentation/marketState.ts';
import { reportMarket } from '../../../shared/economics/segmentation/judgeMarket.ts';
import { pactStakes } from '#shared/economics/segmentation/pacts/pactStakes.ts';
import { corridorStakes, routeGains } from '../../../shared/economics/segmentation/projects.ts';
import { createLevelJudge } from '../../../shared/economics/segmentation/survey/surveyMarket.ts';
import { oneShotGame, replyScores } from './protection/oneShotGame.ts';
import { protectionEquilibrium } from './protectionEquilibrium.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import { RULES_OF_1997 } from '#shared/content/provinces/reforms.ts';
import { base, dialsOf1997, market } from './provinces.ts';

const options = { maxSweeps: 2 };
const state = stateAt(market, { wall: dialsOf1997.wall.map(() => 0), block: dialsOf1997.block });
const route = new Float64Array(base.N ** 2).fill(0.9);
/** No productivity at all: the search leaves the numbers. */
const shock = { ...noSegmentedShock(base), tfp: new Float64Array(base.N * base.J) };

it.each([
  ['a report', () => reportMarket(market, RULES_OF_1997, state, options)],
  ['the gains of a route', () => routeGains(base, state.shock, route, options)],
  [
    'the stakes of a corridor',
    () => corridorStakes(market, RULES_OF_1997, state, { members: [0, 1], cost: 10, route, options }),
  ],
  ['the stakes of a pact', () => pactStakes(market, RULES_OF_1997, state, { members: [0, 1], options })],
  ['a game of one choice', () => oneShotGame(market, RULES_OF_1997, 3, { shock })],
  ['an equilibrium', () => protectionEquilibrium(market, RULES_OF_1997, { shock })],
  [
    'a reply',
    () => {
      const judge = createLevelJudge(market, RULES_OF_1997, { shock });
      return replyScores(market, judge, dialsOf1997, { region: 0, dial: 'wall', highest: 4 });
    },
  ],
] as const)('%s hands on that the market could not be solved', (_name, run) => {
  const result = run();
  expect(result.ok).toBe(false);
  if (!result.ok) expect(result.error.code).toMatch(/^equilibrium\/not-(converged|finite)$/);
});
