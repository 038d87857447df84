import type { theoryCards as english } from '../../en/concepts/theoryCards.ts';

export const theoryCards: Record<keyof typeof english, string> = {
  'concept.customsUnionTheory.title': '关税同盟理论',
  'concept.customsUnionTheory.is': '研究优惠安排如何影响福利，由维纳开创，米德和利普西推广。',
  'concept.customsUnionTheory.here':
    '每轮的账单就是它的现代形式：给墙定价的同一个模型，也替每个集团分清创造与转移。',
  'concept.customsUnionTheory.world':
    '维纳 1950 年讨论的是：同盟服务于自由贸易还是保护主义。他的答案“两者都有”开创了这个领域。',
  'concept.bigMarket.title': '大市场理论',
  'concept.bigMarket.is': '狭窄而受保护的市场，既容不下大批量生产，也没有竞争压力；大市场两者兼有。',
  'concept.bigMarket.here':
    '各自只顾自己而筑起的墙，把市场割裂，产业只能做小。合起来，同样的产业就能做大，账单上记为规模一项。',
  'concept.bigMarket.world': '西托夫斯基和德纽这样看 50 年代的欧洲：小批量、高价格、少竞争，三者互为因果。',
  'concept.agreedSpecialization.title': '协议性国际分工',
  'concept.agreedSpecialization.is':
    '两个经济体约定各自放弃一种产品，把这个市场让给对方，双方都能大批量生产。',
  'concept.agreedSpecialization.here':
    '条款写明两个行业。双方做得一样好时，价格机制不会自动促成分工，只有协议可以。留下的越做越便宜，放弃的短期回不来。',
  'concept.agreedSpecialization.world':
    '小岛清 1970 年提出。中美洲共同市场的统一产业计划，让各成员轮流得到一家供应全区的工厂，真正建成的很少。',
  'concept.developmentStrategy.title': '综合发展战略理论',
  'concept.developmentStrategy.is':
    '对发展中国家，一体化是发展战略的一部分，需要强有力的共同机构、政治意愿和有效的政府干预。',
  'concept.developmentStrategy.here':
    '基金、基础设施和特殊待遇都是要有人出钱的条款。没有它们，弱小的成员从共同外墙里得益最少。',
  'concept.developmentStrategy.world':
    '它曾被视为建立国际经济新秩序的一步。到 80 年代为止的尝试没有一个完全成功：得益不均，又没有补偿。',
  'concept.specialTreatment.title': '特殊与差别待遇',
  'concept.specialTreatment.is': '欠发达成员可以开放得更晚、更少，或者所失得到补偿。',
  'concept.specialTreatment.here':
    '有了这一条款，发展中成员可以用更多轮完成自己的减让。转移支付是同一件事的货币形式：每轮至多为收入的 {paymentCapBp}，而且必须有所回报。',
  'concept.specialTreatment.world':
    '1979 年的“授权条款”允许发展中国家之间相互优惠；欧洲的凝聚基金曾资助西班牙、葡萄牙、希腊和爱尔兰。',
  'concept.jointInfrastructure.title': '共建基础设施',
  'concept.jointInfrastructure.is': '道路、港口、电网一起规划，各方花钱更少，还能无缝衔接。',
  'concept.jointInfrastructure.here':
    '成员出资两轮，此后彼此间的过境成本长期下降。人人都盼着别人出钱，所以要有一纸协定。',
  'concept.jointInfrastructure.world': '在非洲，到港口的运费往往比邻国的关税更沉重。',
  'concept.institutionalChange.title': '供给主导型制度变迁',
  'concept.institutionalChange.is': '市场不发达时，新制度多由政府供给；制度环境决定哪些安排是可能的。',
  'concept.institutionalChange.here':
    '贸易自己写不出条约。要有人起草，有人签署；能签什么，由先前的规则决定。',
  'concept.institutionalChange.world':
    '戴维斯和诺思把政治、社会和法律的基本规则称为制度环境，人们在其中作出其余安排。',
  'concept.unevenDevelopment.title': '经济发展不平衡规律',
  'concept.unevenDevelopment.is': '各经济体增长有快有慢，分量随之转移。',
  'concept.unevenDevelopment.here':
    '模型给每个席位的奖金各不相同。和你比的是坐在同一席位上的机器人，不是更富的邻居。',
  'concept.unevenDevelopment.world':
    '美国占世界产出的份额从 1960 年前后的约四成降到约四分之一，其他“极”相继出现。',
  'concept.rivalAnswers.title': '国内边界的三种答案',
  'concept.rivalAnswers.is': '让市场冲破边界，调整行政区划使之与经济区一致，或者政府合作。',
  'concept.rivalAnswers.here':
    '区域经济学主张第一种，地理学主张第二种，政治经济学主张第三种。在省际游戏里，三者都是可走的棋，各有代价。',
  'concept.rivalAnswers.world':
    '单靠市场，壁垒依旧；重划区划受历史和刚性所限，后果难料；合作则需要彼此信任的理由。',
  'concept.promotionTournament.title': '晋升锦标赛',
  'concept.promotionTournament.is': '官员凭本地增长晋升，就要与邻省竞争，而不只是为本地人谋利。',
  'concept.promotionTournament.here':
    '争名次时，对双方都好的事对你并无好处。省际游戏的排行榜让人体会到这一点。',
  'concept.promotionTournament.world':
    '李宏彬和周黎安发现，1979 年至 1995 年经济增长提高了省级领导的晋升概率。周黎安 2004 年的模型解释了官员为何难以合作；数据不含西藏和海南。',
  'concept.cellularEconomy.title': '蜂窝状经济',
  'concept.cellularEconomy.is': '各地样样自产、彼此少有往来，像蜂窝里一个个隔开的小室。',
  'concept.cellularEconomy.here': '省际地图就画成这样的蜂窝。各地开局产业雷同，所以一开放先伤到不少人。',
  'concept.cellularEconomy.world':
    '唐尼索恩 1972 年用了这个比喻。“大跃进”要七年赶上英国、八到十年赶上美国，后来又要备战，各省自成体系；1978 年改革以后，80 年代的财政包干又让各地有了自己的钱袋。',
  'concept.provincialBorders.title': '省际边界效应',
  'concept.provincialBorders.is': '一地买本地货比买条件相同的外地货多多少，以及与此相当的关税。',
  'concept.provincialBorders.here':
    '省际游戏从这样一个数字出发。它是各种壁垒合计的关税等值，并没有谁在省与省之间真的征关税。',
  'concept.provincialBorders.world':
    '庞塞估计 1997 年为 46%，比十年前高 11，超过欧盟成员国之间，与美加之间相当。居民购买本省产品是外省产品的倍数，1987 年为 10 倍，1997 年为 21 倍。另一些学者读得温和些。长三角和珠三角既是希望，也是考验。',
  'concept.publicPayroll.title': '吃饭财政',
  'concept.publicPayroll.is': '财政都用来发工资，没有钱修路，地方政府就保护给它交税的企业。',
  'concept.publicPayroll.here': '在省际游戏里，国库空虚时墙最诱人：眼下来钱，日后误增长。',
  'concept.publicPayroll.world':
    '1996 年底全国财政供养 3673 万人，比 1978 年增长 82.3%，其中党政干部约 1100 万。1993 年至 1997 年财政收入每年约增 1000 亿元，人员经费每年增 600 亿元以上；不少地方新增财力的 80% 以上用于人员。',
};
