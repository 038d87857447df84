import type { terms as english } from '../en/terms.ts';

/** 标签上各术语的一行解释，指向该词时显示。 */
export const terms: Readonly<Record<keyof typeof english, string>> = {
  'line.realIncome': '人均全部所得能买到的东西，开局为100。',
  'line.tariff': '对进口货物征的税，由国外卖家和本国买家共同承担。',
  'line.commonTariff': '关税同盟全体成员对局外各方实行的同一套关税。',
  'line.tariffRevenue': '国家征收关税得到的钱。',
  'line.gain': '与开局相比，本国每年能多买多少东西。',
  'line.secretTask': '只有你知道的目标，终局时评一次，计入你的得分。',
  'line.possibleGains': '仅靠自由贸易区能得到的最好收益，你已实现了多少。',
  'line.totalIncome':
    '一年的全部所得，含关税收入和补偿支付，按当年价格计。',
  'line.payments': '协定的一方付给另一方的钱。',
  'line.support': '100人中有多少人支持政府。',
  'line.lobbies': '向政府施压、维护自身利润的行业。',
  'line.closeness': '两个经济体有多相似。越相近，越容易达成一致。',
  'line.ceiling': '向世贸组织承诺的最高关税，不得超过。',
  'line.hiddenBarriers': '不征税也能挡住货物的检验和手续。',
  'line.preferentialArrangement': '成员之间部分货物的关税低于对别人的关税。',
  'line.freeTradeArea': '成员之间免关税，对外各征各的关税。',
  'line.customsUnion': '成员之间免关税，对外实行共同对外关税。',
  'line.commonMarket': '在关税同盟之上，人员和资本也自由流动。',
  'line.economicUnion': '在共同市场之上实行共同政策，三分之二票数决定。',
  'line.fullIntegration': '成员如同一国：一种货币、一份预算、一个管理机构。',
  'line.growthRank': '谁的产出增长最快。它不说明百姓能买到多少。',
  'line.stateJobs': '国有企业的岗位，也是考核官员的一项。',
  'line.career': '中央对主官的评价：到目前为止各轮得分的平均。',
  'line.reputation': '失信被看见，就会在这里扣分。',
  'line.wall': '挡住外省货物的壁垒，0到4级。',
  'line.exportLimit': '不让本省原料出省的限制，0到4级。',
  'line.budget': '本省的财政收入，扣除花费和对外支付。先保工资。',
  'line.borderEffect': '购买本省货是购买外省货的多少倍。',
};
