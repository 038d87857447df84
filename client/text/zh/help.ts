import type { help as english } from '../en/help.ts';

export const help: Record<keyof typeof english, string> = {
  'help.title': '一页规则',
  'help.aimTitle': '目标',
  'help.aim':
    '你执掌一个经济体。百姓用全部收入买得起更多东西，就算你做得好。比的是自己这个席位能达到的水平：小国能赢，多家可同赢。可要是一桌打成了贸易战，谁也出不了彩。',
  'help.roundTitle': '一轮',
  'help.briefing': '看新闻，看家里有什么变化。',
  'help.negotiation':
    '交谈，起草协议：我给什么，我得什么。签署、还价或拒绝。最后一方签字，本轮即成法律。也可以口头承诺：又快又不花钱，可以食言，但人人看得见。',
  'help.policy': '设墙：对没有更优待遇的各方征多少关税，定好密封。约束你的只有协议。其他人来预测。',
  'help.results': '拆开信封，看谁得谁失，为什么。',
  'help.ladderTitle': '阶梯',
  'help.level1': '对伙伴的部分关税降低。',
  'help.level2': '成员之间几乎全部贸易免税，对外各设各的墙。',
  'help.level3': '对外一道墙，成员投票决定；税款共享；成员一致对外。',
  'help.pace':
    '每一对伙伴一轮升一级。新集团由两三方创立，每轮接纳一个新成员，每家只能参加一个关税同盟，退出须提前一轮通知。',
  'help.wordsTitle': '三个词',
  'help.created': '贸易创造',
  'help.createdText': '原来自己造得更贵，现在向伙伴买。',
  'help.diverted': '贸易转移',
  'help.divertedText': '外人税前卖得更便宜，现在却向伙伴买。',
  'help.prices': '国外价格',
  'help.pricesText': '你的出口能换回多少东西。',
  'help.rememberTitle': '记住',
  'help.remember1': '“别人不变”从来不成立。',
  'help.remember2': '问一问：谁不在这张桌上。',
  'help.remember3': '转移支付要有回报，而且有上限。',
  'help.remember4': '你离开时，机器人守着你的协议，什么也不签。',
  'help.remember5': '最后一轮之后，后任接手你留下的一切，而且记得。那几年计三次。',
  'help.medalsTitle': '奖牌',
  'help.medals':
    '满分 100：{gold} 起金牌，{silver} 起银牌，{bronze} 起铜牌，数量不限。全桌也有一枚，任何席位的奖牌至多比全桌高一级。',
  'help.talkTitle': '交谈',
  'help.talk':
    '主持人可以看到所有交谈，包括两人之间的。大屏幕和新闻只登已成立的协议、承诺，以及起草方自己公开的协议。',
};
