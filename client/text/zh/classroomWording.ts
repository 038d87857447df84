import type { open as englishOpen } from '../en/open.ts';
import type { concepts as englishConcepts } from '../en/concepts.ts';
import type { debrief as englishDebrief } from '../en/debrief.ts';
import type { events as englishEvents } from '../en/events.ts';
import type { host as englishHost } from '../en/host.ts';
import type { kit as englishKit } from '../en/kit.ts';
import type { play as englishPlay } from '../en/play.ts';
import type { politics as englishPolitics } from '../en/politics.ts';
import type { results as englishResults } from '../en/results.ts';
import type { rules as englishRules } from '../en/rules.ts';
import type { screen as englishScreen } from '../en/screen.ts';
import type { treaty as englishTreaty } from '../en/treaty.ts';

type Worded =
  | keyof typeof englishPlay
  | keyof typeof englishPolitics
  | keyof typeof englishTreaty
  | keyof typeof englishResults
  | keyof typeof englishDebrief
  | keyof typeof englishScreen
  | keyof typeof englishRules
  | keyof typeof englishOpen
  | keyof typeof englishHost
  | keyof typeof englishKit
  | keyof typeof englishEvents
  | keyof typeof englishConcepts;

/** 课堂用语：选举、下台等说法改为民意测评、施政班子调整，规则不变。只列与通用用语不同的句子。 */
export const classroomWording = {
  'brief.goalPolitics': '要赢得民众支持，还要完成交给你的任务。',
  'econ.weights':
    '得分：收入占{income}%，支持率占{support}%，任务占{tasks}%。民意测评每未达标一次，扣{penalty}分。',
  'econ.penalty': '民意测评每未达标一次，扣{penalty}分。',
  'brief.countsParts':
    '机器人也坐过你的席位：最好的，平均收入得{income}分，平均支持率得{support}分；居中的各得一半。终局时完成的任务最多再加{tasks}分；民意测评每未达标一次，扣{penalty}分。',
  'brief.ownElection': '本轮结束时民意测评。支持率未达{points}，施政班子调整：得分−{penalty}，任务全部更换。',
  'brief.elections': '本轮结束时还有民意测评的：{economies}。',
  'brief.electionsAll': '本轮结束时，各方都有民意测评。',
  'news.fellYou': '你的施政班子已调整，新班子有另外的秘密任务',
  'news.keptYou': '民意测评达标：你的支持率是{support}',
  'news.fell': '施政班子调整：{economies}',
  'partner.election': '第{round}轮结束时民意测评；支持率未达{points}，施政班子调整。',
  'partner.noElection': '近期没有民意测评；达标线是{points}。',
  'notice.notRatified': '{kind}（{economies}）未获批准：{by}国内没有通过',
  'offices.does.speaker': '代表立法机构，留意国内审议通过的可能。',
  'support.part.fatigue': '任期疲劳',
  'support.whyOther': '民意测评看当轮的支持率；得分看各轮平均的支持率，此后数年算三次。',
  'support.aheadVote': '本轮末的支持率约{support}，民意测评须达到{line}。',
  'support.voteLater': '第{round}轮末民意测评须达到{line}，照现在到时只有约{support}。',
  'votes.title': '国内审议',
  'election.due':
    '第{round}轮结束时民意测评。支持率未达{points}（进度条上的刻线），施政班子调整：得分−{penalty}，任务全部更换。',
  'election.none': '本局接下来没有民意测评',
  'election.fellYou':
    '测评时支持率{support}，未达{line}：施政班子调整，得分−{penalty}。新班子从{points}起步，任务更换。',
  'election.kept': '民意测评达标，施政班子留任，支持率：{list}。',
  'election.fell': '{economy}民意测评未达标，施政班子调整。新班子从{points}起步，并接到新任务。',
  'ratification.refused': '{economy}没有通过',
  'ratification.passed': '{economy}通过',
  'mandate.added': '新增：别的集团日子红火，你的民众看在眼里',
  'cost.admission': '无须国内审议，支持率−{points}',
  'confirm.signVote': '签署，提交国内审议',
  'moment.ratified': '国内审议通过',
  'cost.vote': '须国内审议：门槛{threshold}，支持率−{points}',
  'home.votes': '谈判结束时的审议',
  'proposal.votedOnToo': '还要经各方国内审议。',
  'proposal.awaitsRatification': '已全部签署，谈判结束时交各方国内审议。',
  'proposal.lapsed.notRatified': '未获批准：{economies}没有通过。待民意转向后可重新提出。',
  'confirm.ratification': '签字后，谈判结束时交各方国内审议。全部通过且无成员拒绝，方才生效。',
  'headline.governmentFell': '{economies}民意测评未达标，施政班子调整。',
  'moment.reelected': '民意测评达标',
  'moment.reelectedText': '你的施政班子留任。',
  'headline.notRatified': '未获批准：{economies}国内没有通过。',
  'reveal.votedDown': '{economies}的协定没有成立：{by}国内没有通过。',
  'headline.ratified': '获得批准：{economies}国内通过。',
  'moment.votedDown': '国内没有通过',
  'moment.governmentFell': '施政班子调整',
  'end.falls': '施政班子调整：{count}次',
  'end.fallsHint': '施政班子每调整一次，得分扣{points}分。',
  'score.lost': '测评未达标、班子调整−{points}',
  'end.fallsColumn': '班子调整',
  'screen.decidedHint': '国内审议、会议，以及正在发生的事件。',
  'screen.refused': '国内没有通过',
  'screen.account': '民意测评',
  'screen.accountHint': '测评结果与专家组的认定。',
  'screen.fell': '班子调整',
  'open.moduleText.politics': '支持率、利益集团、民意测评、国内批准与秘密任务。',
  'open.supportPercent': '民意反应强度',
  'console.ahead.elections': '民意测评：{economies}',
  'console.endNowText':
    '进行中的这一轮不结算：已生效的协定照旧，未签的作废，信封不拆，也不进行民意测评。成绩只计已结算的{rounds}轮及其后续，然后进入复盘。此举不能撤回。',
  'plan.say.results.politics': '收入是一回事，民意是另一回事，两样都要看。',
  'plan.ask.results.later.politics': '这里是谁的民意起了作用？谁说服了他们？',
  'plan.say.negotiation.first.politics': '你们要对民众负责。签字之前，先看他们想要什么。',
  'plan.ask.negotiation.first.politics': '哪份协定能增加收入，却会让你通不过民意测评？',
  'event.oilShock.who': '所有进口能源的各方都受损，加工业用量大的最吃亏；各地民众都有怨言。',
  'event.financialCrisis.who': '受害最深的是{economy}，其民众尤其不满；其他各方也受些牵连。',
  'event.externalThreat.who': '人人都受些影响；民众肯定加入了集团的政府，责怪置身其外的政府。',
  'event.demonstration.what': '集团办得好，有目共睹。企业到集团内投资，局外的民众追问本国为何不加入。',
  'event.homeReform.who': '{economy}的生产率长期提高；民众先感到变动，后得好处。',
  'event.protest.title': '国内反对意见',
  'event.protest.what': '{economy}的农民和工人反对开放市场。',
  'event.protest.why': '1999年，世贸组织西雅图部长级会议在反对声中无果而终。',
  'concept.elections.title': '民意测评',
  'concept.elections.is': '民众把现状与自己习惯的水平相比，达不到的，施政班子就要调整。',
  'concept.elections.here':
    '测评时支持率低于达标线，施政班子就要调整，新班子带着新任务上任。好年景很快被忘记：民众的参照水平每轮补上一半差距。',
  'concept.bindingTreaties.here':
    '承诺可以违背，协定不可以。约束期内不能退出，期满后也要提前一轮通知。施政班子调整，协定留给下一任。',
  'concept.ratification.here':
    '从关税同盟起，谈判结束时各方立法机构审议，由支持率、利益集团和一点运气决定；签字前会显示概率。没有通过就退回提案。',
  'concept.affinity.here': '伙伴越相近，让渡主权的感觉越轻，立法机构也越可能批准。',
  'figure.electionsHeld': '至今民意测评{count}次，施政班子调整{fallen}次。',
  'figure.ratifications': '立法机构审议{count}次，未通过{refused}次。',
} as const satisfies Partial<Record<Worded, string>>;
