import type {
  historyCards as englishHistoryCards,
  theoryCards as englishTheoryCards,
} from '../../en/concepts/theoryCards.ts';

export const theoryCards: Record<keyof typeof englishTheoryCards, string> = {
  'concept.customsUnionTheory.title': '关税同盟理论',
  'concept.customsUnionTheory.is': '研究优惠安排如何影响福利，由维纳开创，米德和利普西推广。',
  'concept.customsUnionTheory.here':
    '每轮的账单就是它的现代形式：给墙定价的同一个模型，也替每个集团分清创造与转移。',
  'concept.customsUnionTheory.world':
    '维纳1950年讨论的是：同盟服务于自由贸易还是保护主义。他的答案“两者都有”开创了这个领域。',
  'concept.bigMarket.title': '大市场理论',
  'concept.bigMarket.is': '狭窄而受保护的市场，既容不下大批量生产，也没有竞争压力；大市场两者兼有。',
  'concept.bigMarket.here':
    '各自只顾自己而筑起的墙，把市场割裂，产业只能做小。合起来，同样的产业就能做大，账单上记为规模一项。',
  'concept.bigMarket.world': '西托夫斯基和德纽这样看50年代的欧洲：小批量、高价格、少竞争，三者互为因果。',
  'concept.agreedSpecialization.title': '协议性国际分工',
  'concept.agreedSpecialization.is':
    '两个经济体约定各自放弃一种产品，把这个市场让给对方，双方都能大批量生产。',
  'concept.agreedSpecialization.here':
    '条款写明两个行业。双方做得一样好时，价格机制不会自动促成分工，只有协定可以。留下的越做越便宜，放弃的短期回不来。',
  'concept.agreedSpecialization.world':
    '小岛清1970年提出。中美洲共同市场的统一产业计划，让各成员轮流得到一家供应全区的工厂，真正建成的很少。',
  'concept.developmentStrategy.title': '综合发展战略理论',
  'concept.developmentStrategy.is':
    '对发展中国家，一体化是发展战略的一部分，需要强有力的共同机构、政治意愿和有效的政府干预。',
  'concept.developmentStrategy.here':
    '基金、基础设施和特殊待遇都是要有人出钱的条款。没有它们，弱小的成员从共同对外关税里得益最少。',
  'concept.developmentStrategy.world':
    '它曾被视为建立国际经济新秩序的一步。到80年代为止的尝试没有一个完全成功：得益不均，又没有补偿。',
  'concept.specialTreatment.title': '特殊与差别待遇',
  'concept.specialTreatment.is': '欠发达成员可以开放得更晚、更少，或者所失得到补偿。',
  'concept.specialTreatment.here':
    '有了这一条款，发展中成员可以用更多轮完成自己的减让。补偿支付是同一件事的货币形式：每轮至多为收入的{paymentCapBp}，而且必须有所回报。',
  'concept.specialTreatment.world':
    '1979年的“授权条款”允许发展中国家之间相互优惠；欧洲的凝聚基金曾资助西班牙、葡萄牙、希腊和爱尔兰。',
  'concept.jointInfrastructure.title': '共建基础设施',
  'concept.jointInfrastructure.is': '道路、港口、电网一起规划，各方花钱更少，还能无缝衔接。',
  'concept.jointInfrastructure.here':
    '成员出资两轮，此后彼此间的边境成本长期下降。人人都盼着别人出钱，所以要有一纸协定。',
  'concept.jointInfrastructure.world': '在非洲，到港口的运费往往比邻国的关税更沉重。',
  'concept.institutionalChange.title': '供给主导型制度变迁',
  'concept.institutionalChange.is': '市场不发达时，新制度多由政府供给；制度环境决定哪些安排是可能的。',
  'concept.institutionalChange.here':
    '贸易自己写不出协定。要有人起草，有人签署；能签什么，由先前的规则决定。',
  'concept.institutionalChange.world':
    '戴维斯和诺思把政治、社会和法律的基本规则称为制度环境，人们在其中作出其余安排。',
  'concept.unevenDevelopment.title': '经济发展不平衡规律',
  'concept.unevenDevelopment.is': '各经济体增长有快有慢，分量随之转移。',
  'concept.unevenDevelopment.here':
    '模型中各席位能得到的收益各不相同。和你比的是同一席位上的机器人，不是更富的邻居。',
  'concept.unevenDevelopment.world':
    '美国占世界产出的份额从1960年前后的约四成降到约四分之一，其他“极”相继出现。',
};

export const historyCards: Record<keyof typeof englishHistoryCards, string> = {
  'concept.waves.title': '高潮与停滞',
  'concept.waves.is': '一体化是一波一波来的：五六十年代一波，然后停滞，80年代中期以后再起。',
  'concept.waves.here': '你们这一局也有自己的浪潮。消息、顾虑和榜样决定何时签署。',
  'concept.waves.world':
    '起步很小：1921年比利时与卢森堡结盟，荷兰1948年加入；1932年有英联邦特惠。常说战后有三次高潮，实际讲到的是两次，中间隔着一次停滞。',
  'concept.europe.title': '欧洲的半个世纪',
  'concept.europe.is': '从六国的煤钢，到统一市场和共同货币的联盟。',
  'concept.europe.here': '它用五十年爬完阶梯，你只有几轮。',
  'concept.europe.world':
    '1958年共同体，1968年关税同盟，70年代停滞，1985年白皮书，1992年后统一市场，1999年起欧元，2004年第五次也是最大一次扩大，达25国。此后增至28国，又少了一个。',
  'concept.eastAsia.title': '东亚',
  'concept.eastAsia.is': '以东盟为中心的一圈协定，一个引来下一个。',
  'concept.eastAsia.here': '在世界情景里，东盟、中国、日本、韩国彼此贸易很多，开局时却没有共同的集团。',
  'concept.eastAsia.world':
    '东盟1992年签约建自由贸易区，原定2008年完成；1997年底开始与中日韩会晤，即“10+3”；2002年与中国签署框架协议，即“10+1”，定于2010年建成自由贸易区。',
  'concept.otherRegions.title': '非洲与美洲',
  'concept.otherRegions.is': '计划很多，同盟有几个，有的进展缓慢。',
  'concept.otherRegions.here': '墙高、大小悬殊，在这里也使这类集团难以成形；看看谁从中得益。',
  'concept.otherRegions.world':
    '南部非洲发展共同体成立于1992年，东南非共同市场成立于1994年。北美自由贸易区1994年启动。阿根廷、巴西、巴拉圭、乌拉圭的南方共同市场1995年1月成为关税同盟。澳大利亚、新西兰2002年与东盟签署框架。',
  'concept.webOfAgreements.title': '协定之网',
  'concept.webOfAgreements.is': '几乎每个经济体都参加了某个区域协定，多数还参加了好几个。',
  'concept.webOfAgreements.here': '终局时，数一数你们地图上的线。',
  'concept.webOfAgreements.world':
    '世界银行2004年前后的统计：只有12个岛国和公国一个也没参加；174个国家和地区至少参加一个，最多29个，平均5个，北方国家平均13个；近150个同时在多边体系内。协定多在东欧、北非和拉美。',
};
