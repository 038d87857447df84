import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceFlow } from '#shared/protocol/provinces/provinceReport.ts';
import type { MovedTrade } from '../../../map/provinces/provinceMapModel.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { yuan } from '../../../text/yuan.ts';
import { largestFlows } from '../results/flowsModel.ts';

/** Curves that a map of ten provinces can hold beside their medallions. */
const CURVES = 4;

/** Own trade that an envelope would move most, purchases and sales. */
export function tradeMoved(flows: readonly ProvinceFlow[], me: EconomyId): readonly MovedTrade[] {
  const own = flows.filter(({ buyer, seller }) => buyer === me || seller === me);
  return largestFlows(own, CURVES).map(({ seller, buyer, before, after }) => ({
    seller,
    buyer,
    change: after - before,
  }));
}

/** The same in sentences, for whoever cannot see curves. */
export function tradeSentences(moved: readonly MovedTrade[]): readonly string[] {
  return moved.map(({ seller, buyer, change }) =>
    t('pmap.whatIfFlow', {
      from: economyName(seller),
      to: economyName(buyer),
      sum: yuan(Math.round(change), true),
    }),
  );
}
