import type { provincePacts as english } from '../en/provincePacts.ts';

/** 失信，以及协定会带来什么。 */
export const provincePacts: Record<keyof typeof english, string> = {
  'breakWord.title': '失信',
  'breakWord.kept': '协定都遵守',
  'breakWord.broken': '违反 {count} 个',
  'breakWord.hint': '本省的级别高过协定上限的，本轮对成员也照设；对方的仍按协定。',
  'breakWord.pact': '违反{pact}',
  'breakWord.seen': '有 {percent}% 的可能被发现；一旦发现，声誉扣 {points} 分。',
  'breakWord.found': '必被查出：没收押金 {points} 分，下一轮起除名。',
  'breakWord.nothing': '本省的级别没有超过这个协定的上限，谈不上违反。',
  'sealed.breaks': '失信：违反{pact}',
  'pactOutlook.title': '签了会怎样（其余不变）',
  'pactOutlook.rules': '本轮得分，实际收入',
  'pactOutlook.member': '成员',
  'pactOutlook.score': '得分',
  'pactOutlook.income': '实际收入',
  'pactOutlook.cheat': '若违约',
  'pactOutlook.others': '其他省',
  'pactOutlook.nation': '全国',
  'pactOutlook.deters': '押金足以抵消违约的好处。',
  'pactOutlook.tempts': '违约仍划算。押金定为 {points} 分，各成员便都不愿违约。',
  'pactOutlook.tempting': '有成员违约更划算，而没有押金约束。',
  'pactOutlook.loyal': '谁违约都不划算。',
  'pactOutlook.set': '押金定为 {points}',
  'pactOutlook.failed': '模型算不出这个协定的结果。',
  'pactOutlook.waiting': '模型正在计算……',
};
