import type { rules as english } from '../en/rules.ts';

export const rules: Record<keyof typeof english, string> = {
  'rules.title': '一页规则',
  'rules.intro':
    '你治理一个经济体。人民买得起的比开局时多，就算做得好。你只和自己的最好成绩比，所以小国能赢，大家也能一起赢。但若全桌打成贸易战，谁也亮不起来：任何奖牌最多比全桌高一级。',
  'rules.round': '一轮',
  'rules.round1': '简报：看新闻，看自己卖什么、买什么。',
  'rules.round2':
    '谈判：说话，写草案——我给什么，我得什么。签署、还价或谢绝。最后一方签字，本轮即生效。也可以作承诺：快，不花钱，可违背，但人人看得见。',
  'rules.round3': '施政：定你的墙，也就是对没有更好待遇者征的关税。约束你的只有协定。密封，再预测谁会输。',
  'rules.round4': '揭晓：拆开信封，看谁得、谁失、为什么。',
  'rules.ladder': '阶梯',
  'rules.ladder1': '优惠贸易安排：部分关税降低。',
  'rules.ladder2': '自由贸易区：九成贸易互免关税，对外各有各的墙。证明原产地要花一点成本。',
  'rules.ladder3': '关税同盟：一面共同外墙，投票决定，收入共享。',
  'rules.pace':
    '每对伙伴一轮升一级。新集团第 1 轮两方起步，以后三方。集团一轮只收一个新成员。每方只能属于一个关税同盟。协定满两轮后可提前一轮通知退出。',
  'rules.words': '三个词',
  'rules.created': '创造：过去自己高价做的，现在向伙伴买。',
  'rules.diverted': '转移：局外人税前更便宜，却改向伙伴买。',
  'rules.pricesAbroad': '对外价格：你的出口能换回多少。',
  'rules.remember': '记住',
  'rules.remember1': '“别人不变”从来不成立。',
  'rules.remember2': '问一问谁不在这张桌上。',
  'rules.remember3': '转移支付要有回报，并以收入的 1% 为限。',
  'rules.remember4': '你不在时，机器人维持你的协定，不签任何字。',
  'rules.remember5': '最后一轮之后，继任者承接你留下的一切。他们记得。',
  'rules.wall': '墙每轮整体升降几个百分点；最多两种货物可单列。加征只针对一个经济体，公开，持续两轮。',
  'rules.union': '同盟内每个成员对每种货物密封一个数，取居中者。共同池按人口、按进口或按固定份额分。',
  'rules.medalsTitle': '奖牌',
  'rules.medals':
    '满分 100：{gold} 起金牌，{silver} 起银牌，{bronze} 起铜牌，数量不限。全桌也有一枚，任何席位的奖牌至多比全桌高一级。',
  'rules.talkTitle': '交谈',
  'rules.talk':
    '主持人可以看到所有交谈，包括两人之间的。大屏幕和新闻只登已成立的协议、承诺，以及起草方自己公开的协议。',
};
