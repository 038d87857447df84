import type { rules as english } from '../en/rules.ts';

export const rules: Record<keyof typeof english, string> = {
  'rules.title': '一页规则',
  'rules.intro':
    '你治理一个经济体。人民买得起的比开局时多，就算做得好。你和同一席位的机器人比；机器人还没有成绩可比时，就和自己的最好成绩比。收入得分上，居中的机器人得一半，最好的得满分，比它还好就再加分。所以小国能赢，大家也能一起赢。',
  'rules.round': '一轮',
  'rules.round1': '简报：看什么计分、自己有何变化。',
  'rules.round2':
    '谈判：提出提案，写明我给什么、我得什么。签署、还价或拒绝。最后一方签字，本轮即生效。也可以作承诺：快，免费，可以违背，但人人看得见。',
  'rules.round3': '施政：对没有协定的各方设定关税，然后提交。页面请你猜时，先猜再提交。约束你的只有协定。',
  'rules.round4': '揭晓：拆开信封，看各方做了什么，给你带来了什么，为什么。最后回答一个关于本轮的问题。',
  'rules.ladder': '阶梯',
  'rules.ladder1': '优惠贸易安排：部分关税降低。',
  'rules.ladder2':
    '自由贸易区：互免关税，可以留下最多一成贸易不免；对外各征各的关税。证明原产地要花一点成本。',
  'rules.ladder3': '关税同盟：共同对外关税，投票决定，收入共享。',
  'rules.ladder4': '共同市场：人员、资本和技术也可流动。',
  'rules.ladder5': '经济联盟：共同政策，规则互认，凝聚基金，三分之二多数决定。',
  'rules.ladder6': '完全经济一体化：统一货币、统一预算、统一管理机构。',
  'rules.pace':
    '每对伙伴一轮升一级。第1轮最多由两方发起新集团，以后最多三方；世界局（短版）每轮只能签{signed}份协定，各轮一份协定最多{members}方。集团一轮只收一个新成员。每方只能属于一个关税同盟。协定满两轮后可提前一轮通知退出。',
  'rules.words': '三个词',
  'rules.created': '创造：过去自己高价生产的，现在向伙伴买。',
  'rules.diverted': '转移：第三方税前更便宜，却改向伙伴买。',
  'rules.pricesAbroad': '进出口价格：你的出口能换回多少。',
  'rules.remember': '记住',
  'rules.remember1': '“别国不变”从来不成立。',
  'rules.remember2': '想一想：谁没有参加？',
  'rules.rememberLesson': '在第一课中，上限为{percent}%。',
  'rules.remember3': '付款要有回报，并以收入的{percent}%为限。',
  'rules.remember4': '你不在时，机器人保留你的提案，不签任何字。',
  'rules.remember5': '最后一轮之后，继任者承接你留下的一切。他们记得。',
  'rules.wall': '关税每轮整体升降几个百分点；最多两种货物可单独设定。加征只针对一个经济体，公开，持续两轮。',
  'rules.union': '同盟内每个成员对每种货物秘密提交一个税率，取居中者。共同池按人口、按进口或按固定份额分。',
  'rules.lesson': '第一课里',
  'rules.lessonEvent':
    '第2轮预告第3轮的一件事：每一方都有一条路被洪水淹没，另有一条路试开货运快线。自由贸易的得失随之改变。',
  'rules.others': '其他各局的规则',
  'rules.module.title': '较长的局里还有',
  'rules.moduleName.dynamics': '动态效应',
  'rules.module.dynamics': '竞争、投资、人口流动与技术扩散逐轮推进。共同市场让人们去收入更高的地方。',
  'rules.moduleName.politics': '政治',
  'rules.module.politics':
    '民众、利益集团和国库决定你的支持率。民意测评未达标，则施政班子调整。关税同盟及更深的协定，谈判结束时须经国内审议，签字前可见通过的概率。任务只有你自己知道。',
  'rules.moduleName.wto': '世贸组织',
  'rules.module.wto':
    '开局关税即为约束税率。集团须放开绝大部分贸易，且不得提高对外关税。某些轮次召开部长级会议，以协商一致决定一揽子方案；反对者须附上一处修改。专家组按模型裁决申诉，可授权等值报复。',
  'rules.moduleName.events': '突发事件',
  'rules.module.events': '提前一轮预告。',
  'rules.moduleName.barriers': '隐性壁垒',
  'rules.module.barriers': '不公布的技术规则。检查可能发现它。',
  'rules.moduleName.budget': '预算',
  'rules.module.budget': '公共资金点数，用于走廊、研发和转岗援助；不用即作废。',
  'rules.provinces.intro':
    '你主政中国的一个省。两样东西算数：百姓买得起多少，中央怎么评你的政绩。墙有利于政绩，却让百姓吃亏。每一轮由你决定开放到什么程度，与谁订协定，守不守信。',
  'rules.provinces.medals':
    '成绩是两项得分之和，都按各轮平均，与同一省的机器人相比。最好的机器人，百姓的实际收入至多得{income}分，政绩至多得{career}分，合计100分；收入与开局持平得0分，政绩与居中的机器人相当得一半，其间按比例计分，比最好的机器人还好也继续加分。{gold}起金牌，{silver}起银牌，{bronze}起铜牌，数量不限。全体的奖牌另算，不影响你的。',
  'rules.countries': '各国之间的对局',
  'rules.provinces.title': '省际',
  'rules.provinces1': '你主政一省，希望晋升。晋升看谁增长快：晋升锦标赛平均永远是50分。',
  'rules.provinces2':
    '两项政策，0到4级，每轮提交；标准局里0级只能由协定开放：墙挡外省制成品，限运拦本省原料。动一级免费，再动一级10亿。墙让本省人变穷，却往往让你在排行榜上靠前；对你怎样，施政页上有预测。',
  'rules.provinces3':
    '财政要负担不断增长的工资。不足工资的1.25倍，什么也买不了；不足1.6倍，财政涨跌都算双份。',
  'rules.provinces4':
    '协定降低成员之间的墙和限运，可以自愿，也可以有约束力并交押金。可以失信，但可能被发现。谁因协定吃亏，就补偿谁。一省只能有一个约束性协定。',
  'rules.provinces5': '各省认筹，够了造价，走廊就修；不够，只退一半。提交之后，认筹多少人人可见。',
  'rules.provinces6':
    '每三轮开一次晋升会，三轮合计增长最快的两位晋升。中央凭声望一轮推一项改革；改考核要六个省同意。',
  'rules.provinces7': '终局时全体另有一枚奖牌，看全国收入和边界效应。',
  'rules.medalsTitle': '奖牌',
  'rules.medalsLesson':
    '{gold}分起金牌，{silver}分起银牌，{bronze}分起铜牌，数量不限。全体也有一枚，看各方合计的成绩。',
  'rules.medals':
    '{gold}分起金牌，{silver}分起银牌，{bronze}分起铜牌，数量不限；世界局（短版）分别为{worldGold}、{worldSilver}和{worldBronze}分。全体也有一枚，看各席位合计的成绩。',
  'rules.model': '数字从何而来：模型说明',
  'rules.talkTitle': '聊天',
  'rules.talk':
    '主持人可以看到所有聊天，包括两人之间的。朋友的房间没有主持人，私聊只有双方看得到。大屏幕和新闻只显示已生效的协定、承诺，以及起草方自己公开的提案。',
};
