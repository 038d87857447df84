import { describe, expect, it } from 'vitest';
import {
  createLevelJudge,
  createSettingJudge,
} from '../../../../shared/economics/segmentation/survey/surveyMarket.ts';
import { protectionEquilibrium } from '../protectionEquilibrium.ts';
import { bestReply, replyScores } from '../protection/oneShotGame.ts';
import { levelsEverywhere } from '#shared/economics/segmentation/segmentedMarket.ts';
import { surveyMarket } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import { PROVINCE_CORRIDOR_SAVING } from '#shared/content/provinces/provinceConstants.ts';
import { PILLAR_RULE } from '#shared/content/provinces/pillars.ts';
import { REFORMS, RULES_OF_1987, RULES_OF_1997, withReforms } from '#shared/content/provinces/reforms.ts';
import { dialsOf1997, ids, indexOf, market, players } from '../provinces.ts';

const economy = { market, saving: PROVINCE_CORRIDOR_SAVING, pillarRule: PILLAR_RULE };
const around = {
  background: 'keepsPace',
  pacts: [{ members: ['SH', 'JS', 'ZJ'].map(indexOf), highest: 1 }],
  payments: [{ from: indexOf('SH'), to: indexOf('JS'), amount: 30 }],
  affairs: { spending: Float64Array.from(ids, () => 5) },
} as const;

describe('a judge of a setting', () => {
  it('scores as a survey does', () => {
    const judge = createSettingJudge(economy, RULES_OF_1997, around);
    const judged = judge.scoresAt(dialsOf1997);
    const surveyed = surveyMarket(economy, RULES_OF_1997, { ...around, levels: dialsOf1997 });
    if (!judged.ok || !surveyed.ok) throw new Error('not solved');
    judged.value.forEach(({ total }, place) =>
      expect(total).toBeCloseTo(surveyed.value.scores[place]?.total ?? NaN, 3),
    );
  });

  it('is the judge of the tables where nothing stands around', () => {
    const plain = createLevelJudge(market, RULES_OF_1997).scoresAt(dialsOf1997);
    const same = createSettingJudge(economy, RULES_OF_1997, { background: 'follows' }).scoresAt(dialsOf1997);
    expect(same).toEqual(plain);
  });

  it('tells the best answer of a province', () => {
    const judge = createSettingJudge(economy, RULES_OF_1997, around);
    const reply = { region: indexOf('SD'), dial: 'wall', highest: 4 } as const;
    const totals = replyScores(market, judge, dialsOf1997, reply);
    if (!totals.ok) throw new Error(totals.error.code);
    expect(bestReply(totals.value, 2, 0.3)).toBeGreaterThan(2);
  });

  it('finds where all of the table comes to rest: open under all reforms', () => {
    const institution = withReforms(RULES_OF_1987, REFORMS);
    const judge = createSettingJudge(economy, institution, around);
    const start = levelsEverywhere(market, 1, 0);
    const rest = protectionEquilibrium(market, institution, { judge, start });
    if (!rest.ok) throw new Error(rest.error.code);
    expect(rest.value.isSettled).toBe(true);
    expect(players.map((n) => rest.value.levels.wall[n])).toEqual(players.map(() => 0));
  });
});
