/** Judges one setting of the dials after another with all else of a table standing: best answers in the game as it is. */
import { highestLevel, type Institution } from '../officials/officialScore.ts';
import { createJudge, type LevelJudge } from '../protection/levelJudge.ts';
import { stateOfSetting, type MarketSetting, type ProvinceEconomy } from './marketSetting.ts';

/** For `replyScores`, `bestReply` and `protectionEquilibrium`; the levels of the setting are not read. */
export function createSettingJudge(
  economy: ProvinceEconomy,
  institution: Institution,
  setting: Omit<MarketSetting, 'levels'>,
): LevelJudge {
  return createJudge(economy.market, institution, (levels) =>
    stateOfSetting(economy, { ...setting, levels }, highestLevel(institution)),
  );
}
