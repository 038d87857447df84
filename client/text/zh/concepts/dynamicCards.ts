import type { dynamicCards as english } from '../../en/concepts/dynamicCards.ts';

export const dynamicCards: Record<keyof typeof english, string> = {
  'concept.dynamicEffects.title': '动态效应',
  'concept.dynamicEffects.is': '一体化对增长的作用：竞争、规模、投资、技术。',
  'concept.dynamicEffects.here':
    '它们一轮一轮到来，记在“规模”和“增长与流动”两项。建得太晚的深度集团来不及享用，不过最后一轮之后的年份算{years}倍。',
  'concept.dynamicEffects.world': '在最初的得益之上积累的资本，会使得益再增一半以上。',
  'concept.competition.title': '竞争',
  'concept.competition.is': '本国市场上卖家增多，企业只得做得更好，弱者退出。',
  'concept.competition.here':
    '本国企业在国内的份额下降，生产率就上升：一半在下一轮，一半在再下一轮。该行业的团体只看见失去的份额。',
  'concept.competition.world': '印度和加拿大失去保护最多的工厂，后来生产率提高得也最多；有些关了门。',
  'concept.scale.title': '规模经济',
  'concept.scale.is': '行业服务的市场越大，单位成本越低。',
  'concept.scale.here': '做大的行业越来越便宜，缩小的越来越贵。所以要看一份草案让你的哪些行业做大。',
  'concept.scale.world': '汽车是典型例子：北美协定之后，每家工厂车型更少，买主更多。',
  'concept.investment.title': '投资',
  'concept.investment.is': '市场更大、回报更高，成员国的企业就会多建。',
  'concept.investment.here':
    '资本跟着回报走，每轮消除一部分差距。它也在行业之间移动，离开被协定暴露在竞争下的行业。',
  'concept.investment.world': '1992年还没到，欧洲的投资已经上升：企业是为已经宣布的市场而建。',
  'concept.tariffJumping.title': '跨越关税壁垒的投资',
  'concept.tariffJumping.is': '区外企业到区内建厂，产品就不必再翻墙。',
  'concept.tariffJumping.here':
    '深度集团吸引局外的资本。世界资本总量不变，有人多就有人少：投资也像贸易一样，有创造，也有转移。',
  'concept.tariffJumping.world': '统一市场之前，日本车企到英国和西班牙建厂；1994年之前则到墨西哥。',
  'concept.innovation.title': '技术与研究',
  'concept.innovation.is': '更好的做法随贸易传播，随研究增长；这是一体化的客观基础。',
  'concept.innovation.here':
    '你买进什么，就从卖家那里学到什么。投入研究的公共资金日后见效；联合研究时，伙伴的投入也有一份功劳。',
  'concept.innovation.world': '向研发领先者进口的国家，生产率因此提高，小国尤其明显。',
  'concept.factorMobility.title': '人员流动',
  'concept.factorMobility.is': '在共同市场里，劳动者到收入更高的地方去。',
  'concept.factorMobility.here': '他们使迁入地产出增加、工资略降，家乡则相反。计分看的是人均实际收入。',
  'concept.factorMobility.world': '2004年以后，新成员国每年约有0.4%的人口西迁，比担心的少。',
  'concept.crisis.title': '危机使一体化停滞',
  'concept.crisis.is': '年景不好，各国政府各顾各，结盟的计划被搁置。',
  'concept.crisis.here': '事件提前一轮公布，发作一段时间。它小于一笔好协定；会不会毁掉协定，要看本局。',
  'concept.crisis.world':
    '两次石油危机、滞胀、布雷顿森林体系崩溃、日美摩擦：从70年代初到80年代初，欧洲增长急剧下滑，一体化停步不前。',
  'concept.crisisProtection.title': '退回保护主义',
  'concept.crisisProtection.is': '危机中的受损者要求筑墙，也往往如愿，形式常常是任何条约都没有写到的。',
  'concept.crisisProtection.here':
    '任何一轮你都可以加高墙或加征。得益的是喊得最响的人，伙伴的回应晚一轮到来。',
  'concept.crisisProtection.world':
    '70年代，共同体成员用标准、配额和补贴压低相互进口，同盟已有的好处丢掉了一部分。',
  'concept.timetable.title': '时间表',
  'concept.timetable.is': '写明日期和步骤的计划，使远期目标可信，让停滞的进程重新启动。',
  'concept.timetable.here':
    '分期实施条款把减让摊到几轮。受损者有时间准备，人人知道日期，最后一轮之后的年份也算数。',
  'concept.timetable.world': '欧洲1985年的白皮书列出1992年底前要做的事，后来做到了。',
  'concept.demonstration.title': '示范效应',
  'concept.demonstration.is': '一个集团的成功，让别人也想加入，或另建一个。',
  'concept.demonstration.here': '看看区内各方的收入。别人也在看。',
  'concept.demonstration.world': '1992年之后几年内，北美、南方共同市场、东盟自由贸易区等相继出现。',
};
