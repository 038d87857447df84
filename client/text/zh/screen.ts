import type { screen as english } from '../en/screen.ts';

/** 大屏幕：本轮决定了什么，外来者遇到什么，谁要交账。 */
export const screen: Readonly<Record<keyof typeof english, string>> = {
  'screen.decided': '本轮的决定',
  'screen.decidedHint': '国内表决、会议，以及正在发生的事件。',
  'screen.ratified': '批准',
  'screen.refused': '国内否决',
  'screen.account': '向民众交代',
  'screen.accountHint': '选举结果与专家组的认定。',
  'screen.fell': '政府下台',
  'screen.stays': '留任',
  'screen.table': '{table}组',
  'screen.events': '事件',
  'screen.eventNext': '下一轮',
  'screen.eventNow': '正在发生',
  'screen.outsider': '外来者遇到什么',
  'screen.outsiderKnocks': '{economies}在敲门',
  'screen.outsidersKnock': '{count}家在敲门',
  'screen.meets.commonMarket': '一套关税，{count}套规则。劳动力和资本在内部流动；货物要批准{count}次。',
  'screen.meets.economicUnion': '一套关税，一套规则。批准一次，{count}方通行。按权重投票。',
  'screen.meets.fullIntegration': '一个经济体。一个席位，一套关税，一个谈判对手：体量{incomeBn}。',
  'screen.outsiderCost': '本轮给外来者带来什么',
  'screen.tabled': '已提交{count}份方案',
  'screen.asks': '反对',
};
