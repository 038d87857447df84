import type { formCards as english } from '../../en/concepts/formCards.ts';

export const formCards: Record<keyof typeof english, string> = {
  'concept.integration.title': '经济一体化',
  'concept.integration.is':
    '若干经济体逐步让渡部分乃至全部经济主权，使各自的市场合为一体；对外则具有排他性。',
  'concept.integration.here':
    '你签的每份草案都在缔约方之间开放市场，也约束你此后能单独决定的事。没有签字的，面对的是墙。彼此贸易最多的地区，不一定与国界重合。',
  'concept.integration.world':
    '1942年以前没有人用过“经济一体化”一词；到1950年，经济学家已把它定义为单个经济融入更大经济的状态或过程。',
  'concept.ladder.title': '六级阶梯',
  'concept.ladder.is': '按深浅排列的一体化形式：先是货物，再是人员与资本，然后是政策，最后是一切。',
  'concept.ladder.here': '每对伙伴一轮升一级。每一级都包含下面各级的全部义务，也要求让渡更多自主权。',
  'concept.ladder.world':
    '巴拉萨提出五种类型、四个阶段：贸易一体化、要素一体化、政策一体化、完全一体化。利普西把特惠关税区列为最低一级。巴拉萨的提法通常注明为1961年。',
  'concept.preferentialArrangement.title': '优惠贸易安排',
  'concept.preferentialArrangement.is': '最低、最松散的形式：伙伴之间对全部或部分货物给予关税优惠。',
  'concept.preferentialArrangement.here': '列明货物和税率。其他各方照旧面对你的墙，两者之差就是优惠幅度。',
  'concept.preferentialArrangement.world':
    '1932年，英国与英联邦各国相互降低关税，对其他国家维持原来的高关税，形成帝国特惠制。',
  'concept.freeTradeArea.title': '自由贸易区',
  'concept.freeTradeArea.is': '成员之间互免关税，对外各自保留原有的墙。',
  'concept.freeTradeArea.here':
    '至少要覆盖成员间贸易的{tradeBp}。各方的墙高低不同，货物可能从最低处进来，所以要证明原产地。',
  'concept.freeTradeArea.world': '北美自1994年起，东盟自1992年起。两个成员就够；所谓“20%的国家”是翻译之误。',
  'concept.rulesOfOrigin.title': '贸易偏转与原产地规则',
  'concept.rulesOfOrigin.is': '在自由贸易区里，若不查原产地，区外货物就会绕道墙最低的成员进来。',
  'concept.rulesOfOrigin.here':
    '局外人要么付你的墙，要么付你伙伴中最低的墙再加原产地成本，取其轻。证明原产地要花{originBp}，每多一个重叠的自由贸易区再加{overlapBp}。',
  'concept.rulesOfOrigin.world': '据估计，原产地规则的成本约为货值的3%至5%。不少企业宁可照付普通关税。',
  'concept.customsUnion.title': '关税同盟',
  'concept.customsUnion.is':
    '内部取消关税，对外实行共同对外关税（本局称“共同外墙”），关税收入协商分配：这是完整关税同盟的三个标志。',
  'concept.customsUnion.here':
    '每个成员对每种货物密封一个数，取居中者征收。同盟对外用一个声音，超国家性质由此开始。原产地不必再证明。',
  'concept.customsUnion.world': '欧洲经济共同体于1968年建成关税同盟。',
  'concept.revenuePool.title': '收入共同池',
  'concept.revenuePool.is': '关税同盟的关税收入归全体成员，按约定的方式分配。',
  'concept.revenuePool.here':
    '草案写明按人口、按进口还是按固定份额分。在自家口岸收得多的，分回来可能比单干时少，所以分法值得好好谈。',
  'concept.revenuePool.world':
    '南部非洲关税同盟自1910年起按公式分享关税收入；对最小的成员来说，这是财政的大头。',
  'concept.commonMarket.title': '共同市场',
  'concept.commonMarket.is': '在关税同盟之上，劳动力、资本和技术也自由流动。',
  'concept.commonMarket.here':
    '人往人均实际收入高处走，资本往回报高处走。每轮迁入或迁出至多为人口的{moveBp}。签字的成员受约束，其余成员仍按原同盟办。',
  'concept.commonMarket.world': '1993年起的欧洲统一市场：货物、服务、资本、人员。',
  'concept.economicUnion.title': '经济联盟',
  'concept.economicUnion.is': '在共同市场之上实行某些共同的经济和社会政策，逐步消除政策差异。',
  'concept.economicUnion.here':
    '在一方合法的，在各方都合法。基金从各方收入中提取一点，再按人头返还。决定不再要求一致同意，按权重三分之二即可。',
  'concept.economicUnion.world':
    '《马斯特里赫特条约》之后的欧洲联盟。其区域基金每年转移约占收入千分之三到四的资金。',
  'concept.fullIntegration.title': '完全经济一体化',
  'concept.fullIntegration.is':
    '超国家机构拥有立法、行政和司法权；货币、财政与政策统一，货物、资本、人员如在一国之内流动。',
  'concept.fullIntegration.here':
    '共同货币省去兑换成本，冲击共同承担。轮值主席可以移动共同外墙，也可以签署没有被三分之二否决的草案。退出的代价很高。',
  'concept.fullIntegration.world':
    '还没有哪个国家集团达到这一步。欧元区有了共同货币，却没有相称的共同财政；理论要问的是：冲击是否相似，人员流动是否足以支撑一种货币。',
  'concept.negativeAndPositive.title': '消极一体化与积极一体化',
  'concept.negativeAndPositive.is': '消除壁垒是“消极”的一面，建立制度是“积极”的一面。',
  'concept.negativeAndPositive.here':
    '消除壁垒的条款见效快，受损的是原来靠壁垒生存的人。建立制度的条款要交出一部分自主权，更难谈成。每项条款上都标明属于哪一类。',
  'concept.negativeAndPositive.world':
    '丁伯根1954年作出这一区分。关税本已很低，取消不难；金融、货币、就业则触及国家主权的核心。',
  'concept.hybridForms.title': '混合形式',
  'concept.hybridForms.is': '现实中的协定往往兼有几种形式的条款，没有一个组织是标准型。',
  'concept.hybridForms.here': '草案可以任意组合合法的条款。名称取最接近的形式，实质看条款。',
  'concept.hybridForms.world':
    '挪威参加了欧洲统一市场，却不在关税同盟内；土耳其在关税同盟内，却不在统一市场内。',
  'concept.memberTypes.title': '发达型、发展中型与南北型',
  'concept.memberTypes.is': '发达国家之间、发展中国家之间、南北之间的协定，目标、运行机制和发展历程都不同。',
  'concept.memberTypes.here':
    '水平相近的伙伴相互开放的是相似的产业。贫富之间货物差别更大，得益和顾虑也更悬殊。特殊待遇条款留给欠发达成员。',
  'concept.memberTypes.world':
    '三种类型以欧盟、东盟、北美为代表。2004年前后，北方国家平均每国签有13个协定，对象多为东欧、北非和拉美，东亚较少，与南亚则没有先例。',
  'concept.waysOfGrowing.title': '壮大的三条路',
  'concept.waysOfGrowing.is': '深化现有形式，扩大成员，或者缔结新协定、重启谈判。',
  'concept.waysOfGrowing.here':
    '深化：一起升一级。扩大：一轮收一个新成员，或与另一集团合并。重启：把上次铃响时失效的草案再次提出。',
  'concept.waysOfGrowing.world':
    '根据《黑金城议定书》，南方共同市场四个创始国于1995年1月把自由贸易区升级为关税同盟，当时规模仅次于欧洲。',
  'concept.accession.title': '开放与封闭',
  'concept.accession.is': '多数集团对新成员开放，少数协定只限两方。',
  'concept.accession.here':
    '候选方和一个成员签字；其他成员在铃响前可以拒绝。新成员先做自由贸易伙伴，再逐级上升。每个集团每轮只收一个。',
  'concept.accession.world':
    '欧盟经五次扩大，2004年达25个成员；亚太经合组织经四次扩大，从12个增至21个。美加、澳新的协定则起于双方。',
  'concept.deepClauses.title': '深度条款',
  'concept.deepClauses.is':
    '关税以外的约定：服务、投资、竞争与知识产权、环境与劳工、海关与物流，以及争端解决。',
  'concept.deepClauses.here':
    '每勾选一项，彼此间的边境成本就降一点，自主权也少一点。它们不涉及墙，也不带来关税收入。',
  'concept.deepClauses.world':
    '新一代协定几乎都有这类条款，有的甚至写入民主理念。欧洲的协定许诺多而可执行的少，美国的许诺少而可执行。',
  'concept.acrossContinents.title': '跨洲伙伴与集团对集团',
  'concept.acrossContinents.is': '协定成员不必相邻，集团与集团之间也可以签约。',
  'concept.acrossContinents.here':
    '没有人问你在地图上的位置。两个集团先成为自由贸易伙伴，再合为一个集团，一起上升。',
  'concept.acrossContinents.world':
    '日本2002年与新加坡、2004年与墨西哥签约；澳大利亚、新西兰2001年至2002年与东盟订立框架。南方共同市场与欧洲自1995年起谈判；东盟与欧洲、欧洲与地中海各国、环印度洋各国也有定期机制。',
  'concept.overlappingBlocs.title': '重叠的集团',
  'concept.overlappingBlocs.is': '一个经济体同时参加几个集团，各有各的规则。',
  'concept.overlappingBlocs.here':
    '自由贸易区可以参加多个，关税同盟只能参加一个。每多一处重叠，原产地就更难证明，区内贸易也更贵。',
  'concept.overlappingBlocs.world': '巴格沃蒂称之为“意大利面碗”：同一件货物，税率随所谓的产地而变。',
  'concept.bindingTreaties.title': '把成果写进法律',
  'concept.bindingTreaties.is': '条约和组织把已有成果固定下来，使其不随签约政府的更替而消失。',
  'concept.bindingTreaties.here':
    '承诺可以违背，协定不可以。约束期内不能退出，期满后也要提前一轮通知。政府倒台，协定留给下一届。',
  'concept.bindingTreaties.world': '妨碍往来的边界在坏年头很容易卷土重来，压住它们的是制度。',
};
