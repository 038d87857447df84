export const provinceCards = {
  'concept.provincialBorders.title': '省际边界效应',
  'concept.provincialBorders.is': '一地买本地货比买条件相同的外地货多多少，以及与此相当的关税。',
  'concept.provincialBorders.here':
    '省际游戏的指针就是它。它是各种壁垒合计的关税等值，并没有谁在省与省之间真的征关税。边界厚，交易成本就高，大家的收入就低。',
  'concept.provincialBorders.world':
    '庞塞估计1997年为46%，比十年前高11，超过欧盟成员国之间，与美加之间相当。居民购买本省产品是外省产品的倍数，1987年为10倍，1997年为21倍。另一些学者读得温和些。长三角和珠三角既是希望，也是考验。',
  'concept.marketSegmentation.title': '市场分割',
  'concept.marketSegmentation.is': '各自为政，货物、人员和资金走到权力的边界就停下，这就是地方保护主义。',
  'concept.marketSegmentation.here':
    '两项政策：墙挡外省的成品，限运拦本省的原料。一堵墙约三分之一成了筑墙省份的收入，其余是白白的浪费。',
  'concept.marketSegmentation.world':
    'Young认为改革改到一半，会造出租金，各地便筑壁垒来守；在他看来价格和产业因此越离越远。Holz认为他的五条论据都不能令人信服。',
  'concept.administrativeRegionEconomy.title': '行政区经济',
  'concept.administrativeRegionEconomy.is': '经济的边界不由贸易、人口和习俗的联系划定，而由政府的辖区划定。',
  'concept.administrativeRegionEconomy.here':
    '这两项政策的背后有四个原因：权力下放、凭增长晋升、吃饭财政、样样齐全的产业布局。考评分的各项各对应其中一个。',
  'concept.administrativeRegionEconomy.world':
    '词条称之为“诸侯经济”：行政关系在资源配置中压过了市场。真正的区域一体化靠的是商品流通、文化传统和协调发展。',
  'concept.cellularEconomy.title': '蜂窝状经济',
  'concept.cellularEconomy.is': '各地样样自产、彼此少有往来，像蜂窝里一个个隔开的小室。',
  'concept.cellularEconomy.here': '省际地图就画成这样的蜂窝。各地开局产业雷同，所以一开放先伤到不少人。',
  'concept.cellularEconomy.world':
    '唐尼索恩1972年用了这个比喻。“大跃进”要七年赶上英国、八到十年赶上美国，后来又要备战、自力更生，各省自成体系；1978年改革以后，80年代的财政包干又让各地有了自己的钱袋。',
  'concept.duplicateConstruction.title': '重复建设',
  'concept.duplicateConstruction.is': '邻省有的我也要有，“大而全、小而全”，谁都达不到合理规模。',
  'concept.duplicateConstruction.here':
    '产业相似系数按原材料、轻工、重工计算。支柱产业被邻省效仿，成效就打折；大家都上，反而倒退。',
  'concept.duplicateConstruction.world':
    '白重恩等发现，利税率和国有比重高的产业集中度低；也发现专业化程度80年代中期以前下降，此后回升。别人看作重复建设的，Naughton看作产业内贸易。',
  'concept.chineseFederalism.title': '中国特色的联邦主义',
  'concept.chineseFederalism.is': '收入归自己，地方才肯让企业成长；前提是谁也不能关上市场。',
  'concept.chineseFederalism.here':
    '留在本省的收入每轮使生产率略有提高，这就是地方积极性。把收入收走的改革会伤积极性，所以放权是取舍，不只是弊病。',
  'concept.chineseFederalism.world':
    '钱颖一和温加斯特提出五个条件，统一市场是其中之一。金和辉、钱颖一、温加斯特发现，财政包干以后地方支出与自身收入的相关程度约为从前的四倍，非国有企业增长更快。',
  'concept.fiscalContracting.title': '财政包干',
  'concept.fiscalContracting.is': '上缴一个定额，多收的大半归己：“分灶吃饭”。',
  'concept.fiscalContracting.here':
    '在1987年的规则下，工厂交的税地方留得最多，中央则分文不给。本地工厂就是本地财政。',
  'concept.fiscalContracting.world':
    '1980年起，地方支出与地方收入挂钩。各地给自己的企业减税，再把钱收到预算之外，体外循环；国家财力分散，1993年中央收入只占22%。',
  'concept.localProperty.title': '产权地方化',
  'concept.localProperty.is': '企业归本地政府所有，税收按隶属关系走，地方政府就成了第一利益主体。',
  'concept.localProperty.here':
    '国有岗位是考评分的一项，丢岗位按一倍半计。把原料扣给本地工厂能保岗位，代价是收入。',
  'concept.localProperty.world':
    '企业按隶属关系缴税，国企迟迟不能成为独立的市场主体。国有单位职工1997年为1.10亿人，一年后为0.91亿人。',
  'concept.promotionTournament.title': '晋升锦标赛',
  'concept.promotionTournament.is': '官员凭本地增长晋升，就要与邻省竞争，而不只是为本地人谋利。',
  'concept.promotionTournament.here':
    '争名次时，对双方都好的事对你并无好处：排行榜的平均永远是50。每三轮一次晋升会，长远的好处就不大算数。',
  'concept.promotionTournament.world':
    '李宏彬和周黎安发现，1979年至1995年经济增长提高了省级领导的晋升概率；官员调动频繁，眼光便短。周黎安2004年的模型解释了官员为何难以合作；数据不含西藏和海南。Pang等和Wiebe则没有发现这种效应。',
  'concept.cadreEvaluation.title': '干部考核',
  'concept.cadreEvaluation.is':
    '官员靠政绩取得合法性（政绩合法性），所以上级数什么，官员就做什么：数项目、企业和增速，还是看民生、守法和长远。',
  'concept.cadreEvaluation.here':
    '考核改革把权重从相对增长挪到百姓的实际收入和守法上。它的作用大过任何一项改革，最费中央声望，还须六省秘密表态同意。',
  'concept.cadreEvaluation.world':
    '增长居考核首位，政绩支撑合法性，本地增长和就业排在整体效率之前。词条主张考核增长质量、社会成效、环境和守法，并追究干预所致损失的责任。',
  'concept.publicPayroll.title': '吃饭财政',
  'concept.publicPayroll.is': '财政都用来发工资，没有钱修路，地方政府就保护给它交税的企业。',
  'concept.publicPayroll.here':
    '工资每轮都涨。财政一吃紧，增减都算双倍，再少就拖欠工资：国库空虚时墙最诱人，而墙又让地方一直穷。',
  'concept.publicPayroll.world':
    '1996年底全国财政供养3673万人，比1978年增长82.3%，其中党政干部约1100万。1993年至1997年财政收入每年约增1000亿元，人员经费每年增600亿元以上；不少地方新增财力的80%以上用于人员，拖欠工资相当普遍。',
  'concept.administrativeMonopoly.title': '行政性垄断',
  'concept.administrativeMonopoly.is': '政府用权力替自己人占住市场：发证、检查、采购令，或者一纸规定。',
  'concept.administrativeMonopoly.here':
    '墙的每一级都是一件工具。反行政性垄断法使巡查更勤、罚得更重；工具被禁一件，剩下的就更隐蔽。',
  'concept.administrativeMonopoly.world':
    '词条写作时只有《反不正当竞争法》。2007年通过的《反垄断法》有专章管滥用行政权力，2024年起《公平竞争审查条例》施行。',
  'concept.chaosAndControl.title': '一放就乱、一收就死',
  'concept.chaosAndControl.is': '一放，各地就封锁；一收，积极性就没了；然后从头再来。',
  'concept.chaosAndControl.here':
    '晋升会时边界太厚，中央就整顿：各省扣分，墙和限运一律降低。能长久的规则不必这样摇摆。',
  'concept.chaosAndControl.world':
    '50年代以来，税收、投资和企业管辖权几放几收。词条的出路是：中央和地方各在自己的范围内推动制度创新。',
  'concept.governmentCooperation.title': '区域政府合作',
  'concept.governmentCooperation.is':
    '地方政府为了只有合作才有的共同利益，在中央的规则和资源之下，协商拆除壁垒。',
  'concept.governmentCooperation.here':
    '协定让每个成员看到各自的得失，还能用补偿来分。三重保障：中央的制度环境、成员的组织、有人监督的行为规则。没有谁能替你下令签字。',
  'concept.governmentCooperation.world':
    '词条认为，在市场和公民社会都不成熟时，政府主导是理性选择，但不是要取代市场；单靠自下而上的民间往来冲不破壁垒。欧洲走了半个世纪，两个三角洲的试点指出了路。',
  'concept.unifiedRules.title': '统一的竞争规则',
  'concept.unifiedRules.is': '非歧视、市场准入、透明度、公平贸易，国内边界两边一个样。',
  'concept.unifiedRules.here':
    '协定可以采纳其中任何一条。它们给成员之间的墙和限运封顶，禁掉最坏的工具，也让失信更容易被看见。',
  'concept.unifiedRules.world':
    '清理彼此冲突、带有歧视的规定，也就约束了盲目重复建设的冲动。词条以欧共体证明：国与国之间尚且做得到。',
  'concept.coordinatingBody.title': '跨行政区协调机构',
  'concept.coordinatingBody.is': '几个政府的共同机构：自愿加入，加入就受约束，有自己的职权。',
  'concept.coordinatingBody.here':
    '自愿的协定诱人失信：别人开放，我留着墙。有约束力的协定有押金、有除名；成员肯出钱，还有能查能赔的办公室。',
  'concept.coordinatingBody.world':
    '没有明确的协定和制度，局部利益就会损害共同利益。长三角2018年设了联合办公室；早先的市长联席会大多只能建议。',
  'concept.corridorsTogether.title': '谁都不想独自修的路',
  'concept.corridorsTogether.is': '一条走廊沿线都受益，于是人人盼别人出钱；接不上，修好的也闲着。',
  'concept.corridorsTogether.here':
    '认筹提交后即公开。凑够就修，不够退一半；中央可以补助一半。路和开放的市场彼此成倍放大。',
  'concept.corridorsTogether.world':
    '词条举长三角为例：港口、公路、铁路跨地区、跨方式接不上。Tombe和朱晓冬认为，2000年至2005年中国生产率增长的三分之一来自贸易和迁移成本下降，国内的比对外的更要紧。',
  'concept.regionalSpecialities.title': '区域特色分工',
  'concept.regionalSpecialities.is': '在统一的区域产业政策下发挥各自的比较优势，企业跨地区扩张、竞争。',
  'concept.regionalSpecialities.here':
    '十省十个支柱，全国收入上升；十省同一个支柱，全国收入下降。没有规则替你们分派，要自己谈，企业则跟着成本走。',
  'concept.regionalSpecialities.world': '词条主张尊重企业意愿，通过竞争实现一体化，织成区域产业网络。',
  'concept.rivalAnswers.title': '国内边界的三种答案',
  'concept.rivalAnswers.is': '让市场冲破边界，调整行政区划使之与经济区一致，或者政府合作。',
  'concept.rivalAnswers.here':
    '区域经济学主张第一种，地理学主张第二种，政治经济学主张第三种。在省际游戏里，三者都是可走的棋，各有代价：交给市场，就要耽误几轮改革。',
  'concept.rivalAnswers.world':
    '单靠市场，壁垒依旧，不成熟的市场还会失灵；重划区划受历史和刚性所限，后果难料；合作则需要彼此信任的理由。词条认为前两种都有明显缺陷，这是它自己的判断。',
  'concept.redrawnDivisions.title': '行政区划调整',
  'concept.redrawnDivisions.is': '政区不合经济区，就改政区：合并、升格、市管县。',
  'concept.redrawnDivisions.here':
    '中央可以花很多声望把相邻两省合并。两省之间的边界没了；岗位当轮就丢，工资涨到多少靠抽签，别的边界照旧。',
  'concept.redrawnDivisions.world':
    '撤县设市，实行市管县；1997年重庆从四川分出。区划相当稳定而有刚性，标准多，后果难料。',
  'concept.ruleOfLaw.title': '依法破除封锁',
  'concept.ruleOfLaw.is': '以宪法保障国内贸易自由，受损的地方可以诉诸审查和法院。',
  'concept.ruleOfLaw.here':
    '有了第一部法规，每一级都要按概率计入巡查的代价；也可以举报谁违法、谁失信，报错了要扣分。',
  'concept.ruleOfLaw.world':
    '词条主张宪法写明不得以任何形式限制国内自由贸易，建立违宪审查和诉讼，制定区域关系法：这些基本制度只有中央能给。2001年国务院颁布了禁止地区封锁的规定。',
  'concept.taxSharing.title': '分税制',
  'concept.taxSharing.is': '先分清各级该花什么钱，再按税种分税。',
  'concept.taxSharing.here':
    '工厂给本省的税少了，服务业的多了，替工厂筑墙就不那么划算。收入上移到中央，转移支付改革以前按来源退还。',
  'concept.taxSharing.world':
    '1994年的改革使中央收入占比一年内从22%升到56%。Fang、Li、Lin（2013）发现边界效应随之上升，后来下降；支出责任只划清了一部分。',
  'concept.transferPayments.title': '规范的转移支付',
  'concept.transferPayments.is': '中央的钱按公式下拨：一般性补助、税收返还、专项补助、特殊因素补助。',
  'concept.transferPayments.here':
    '一项改革把大部分转移支付拨给工资高于收入的省。没有它，市场越开放，财政差距越大，内陆就有理由关门。',
  'concept.transferPayments.world':
    '词条说，市场力量通常扩大而不是缩小地区差距；按来源返还的钱对此无能为力。',
  'concept.feesToTaxes.title': '费改税',
  'concept.feesToTaxes.is': '各部门自收自用的费，变成统一预算里的税。',
  'concept.feesToTaxes.here':
    '墙上收的费大半没了，设卡收费的最高一级也取消了。本省可以提前费改税，换合规分。',
  'concept.feesToTaxes.world':
    '1997年预算外收入2826亿元，将近地方预算内收入的三分之二。词条认为，地方有了稳定的税基，才离得开费。',
  'concept.separation.title': '政企分开',
  'concept.separation.is': '地方政府退出微观经营，企业改制、出售，留下的国有资产交给独立机构。',
  'concept.separation.here':
    '国有岗位和工业在政绩里分量变轻，“只买本地货”的命令没有了，墙再少一级。岗位会先减少。',
  'concept.separation.world':
    'Zhao和Ni（2019）发现，国有比重高的地方边界也高。1997年以后“抓大放小”，2003年起国有资产有了专门的监管机构。',
  'concept.institutionalCompetition.title': '制度竞争',
  'concept.institutionalCompetition.is': '用服务、法治和低负担吸引企业和人，而不是用墙把它们关住。',
  'concept.institutionalCompetition.here':
    '考核改了、法律有了，开放就是各省的最优选择：竞争还在，奖的东西换了。',
  'concept.institutionalCompetition.world':
    '蒂布特说，居民用脚投票选服务。词条把西方的核心归结为产权保护、有限政府和企业家创新，主张各地在这些方面公开竞争。',
  'concept.borderDissent.title': '壁垒其实不大？',
  'concept.borderDissent.is': '边界效应大，也可能来自距离、统计口径，以及各地本来就用自己产的东西。',
  'concept.borderDissent.here':
    '指针从一个估计值出发，墙拆光了也还剩四倍。如果壁垒本来不大，本局的好处都会小一些。',
  'concept.borderDissent.world':
    'Naughton看到省际贸易规模大、增长快过产出，多是产业内贸易。Holz指出，用Young的检验去量美国，也会得出“分割”。Li等发现，与运输相比人为壁垒很小。',
} as const;

export const provinceFigures = {
  'figure.borderNow': '边界效应{times}倍，相当于{tariff}%的关税；开局时{from}倍。',
  'figure.nationNow': '全国实际收入与开局相比：{change}%。',
  'figure.ownDials': '{economy}：墙{wall}级，限运{block}级。',
  'figure.wallsHigh': '{seats}省中有{count}省的墙在2级以上。',
  'figure.wallRent': '墙上收的费占{economy}产值的{percent}%。',
  'figure.ownShare': '{economy}的可贸易品有{percent}%买自本省。',
  'figure.similarityNow': '十省产业相似系数{percent}%，开局时{before}%。',
  'figure.pillarsNow': '第{round}轮：{economy}扶持{pillar}，生产率{change}%。',
  'figure.driveNow': '地方积极性使{economy}的生产率变化了{change}%。',
  'figure.payrollCover': '{economy}：财政{budgetYuan}，工资{payrollYuan}，前者是后者的{times}倍。',
  'figure.stateJobsNow': '{economy}的国有岗位：{points}，开局为100。',
  'figure.ownPlace': '第{round}轮：{economy}排第{place}，增长比十省平均{change}%。',
  'figure.promotedSoFar': '已获晋升：{economies}。',
  'figure.careerScore': '第{round}轮：{economy}得{points}分；平均政绩{mean}。',
  'figure.crackdowns': '中央整顿了{count}次。',
  'figure.prestigeNow': '中央声望：{prestige}。',
  'figure.pactsNow': '有效协定{count}个，其中{binding}个有约束力。',
  'figure.rulesAdopted': '{economies}采纳了：{rules}。',
  'figure.breachesSeen': '被发现的失信{count}次，最近一次是{economy}。',
  'figure.provinceCorridors': '修成走廊{count}条，最近一条：{corridor}。',
  'figure.reformsNow': '已实行：{reforms}。',
  'figure.inspectionsSoFar': '至今巡查{count}次，查实{found}次。',
  'figure.transfersNow': '中央给{economy}的转移支付：{amountYuan}。',
  'figure.incomeGap': '实际收入与开局相比：{economy}{best}%，{other}{worst}%。',
} as const;
