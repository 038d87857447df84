import type {
  dynamicCards as englishDynamicCards,
  formCards as englishFormCards,
  staticCards as englishStaticCards,
} from '../../en/concepts/economicsCards.ts';

export const formCards: Record<keyof typeof englishFormCards, string> = {
  'concept.integration.title': '经济一体化',
  'concept.integration.is':
    '若干经济体逐步让渡部分乃至全部经济主权，使各自的市场合为一体；对外则具有排他性。',
  'concept.integration.here':
    '你签的每份提案都在缔约方之间开放市场，也约束你此后能单独决定的事。没有签字的，面对的是墙。彼此贸易最多的地区，不一定与国界重合。',
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
    '至少要覆盖成员间贸易的{tradeBp}。各方的关税高低不同，货物可能从最低处进来，所以要证明原产地。',
  'concept.freeTradeArea.world': '北美自1994年起，东盟自1992年起。两个成员就够。',
  'concept.rulesOfOrigin.title': '贸易偏转与原产地规则',
  'concept.rulesOfOrigin.is': '在自由贸易区里，若不查原产地，区外货物就会绕道墙最低的成员进来。',
  'concept.rulesOfOrigin.here':
    '在世界局（短版）和第一课里，局外人总要付你自己的关税。其他各局里，若你伙伴中最低的关税加原产地成本更低，局外人就付那个。证明原产地要花{originBp}，每多一个重叠的自由贸易区再加{overlapBp}。',
  'concept.rulesOfOrigin.world': '据估计，原产地规则的成本约为货值的3%至5%。不少企业宁可照付普通关税。',
  'concept.sidePayments.title': '伙伴之间的付款',
  'concept.sidePayments.is': '为促成签约而付的钱：从协定中得益多的一方付给得益少的一方，使各方都有所得。',
  'concept.sidePayments.here':
    '付款写在提案里，全体签署后支付，每轮至多为收入的{paymentCapBp}。嫌自己所得太少而拒绝的一方，价钱合适也许就会签。',
  'concept.sidePayments.world':
    '肯普和万又煊1976年证明：成员之间有付款，关税同盟就可以不让任何一方受损。挪威、冰岛和列支敦士登共享欧盟市场，也向欧盟较穷的成员国提供资金。',
  'concept.customsUnion.title': '关税同盟',
  'concept.customsUnion.is': '内部取消关税，实行共同对外关税，关税收入协商分配：这是完整关税同盟的三个标志。',
  'concept.customsUnion.here':
    '每个成员对每种货物秘密提交一个数，取居中者征收。同盟对外用一个声音，超国家性质由此开始。原产地不必再证明。',
  'concept.customsUnion.world': '欧洲经济共同体于1968年建成关税同盟。',
  'concept.revenuePool.title': '收入共同池',
  'concept.revenuePool.is': '关税同盟的关税收入归全体成员，按约定的方式分配。',
  'concept.revenuePool.here':
    '提案写明按人口、按进口还是按固定份额分。在自家口岸收得多的，分回来可能比单干时少，所以分法值得好好谈。',
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
    '共同货币省去兑换成本，冲击共同承担。轮值主席可以调整共同对外关税，也可以签署没有被三分之二否决的提案。退出的代价很高。',
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
  'concept.hybridForms.here': '提案可以任意组合合法的条款。名称取最接近的形式，实质看条款。',
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
    '深化：一起升一级。扩大：一轮收一个新成员，或与另一集团合并。重启：把上次谈判结束时失效的提案再次提出。',
  'concept.waysOfGrowing.world':
    '根据《黑金城议定书》，南方共同市场四个创始国于1995年1月把自由贸易区升级为关税同盟，当时规模仅次于欧洲。',
  'concept.accession.title': '开放与封闭',
  'concept.accession.is': '多数集团对新成员开放，少数协定只限两方。',
  'concept.accession.here':
    '候选方和一个成员签字；其他成员在谈判结束前可以拒绝。新成员先做自由贸易伙伴，再逐级上升。每个集团每轮只收一个。',
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
  'concept.bindingTreaties.title': '把成果写进协定',
  'concept.bindingTreaties.is': '协定和组织把已有成果固定下来，使其不随签署政府的更替而消失。',
  'concept.bindingTreaties.here':
    '承诺可以违背，协定不可以。约束期内不能退出，期满后也要提前一轮通知。政府倒台，协定留给下一届。',
  'concept.bindingTreaties.world': '妨碍往来的边界在坏年头很容易卷土重来，压住它们的是制度。',
};

export const staticCards: Record<keyof typeof englishStaticCards, string> = {
  'concept.staticEffects.title': '静态效应',
  'concept.staticEffects.is': '在资源总量和技术条件不变时，同盟给区内外带来的变化。',
  'concept.staticEffects.here': '每轮的账单把它们列为进出口价格、贸易创造、贸易转移和边境成本。',
  'concept.staticEffects.world':
    '维纳1950年的问题至今仍排在第一：新的贸易取代的是更贵的来源，还是更便宜的来源？',
  'concept.tradeCreation.title': '贸易创造',
  'concept.tradeCreation.is': '原来国内高价生产或从国外高价买来的货物，改由成本更低的伙伴供应。',
  'concept.tradeCreation.here':
    '越过墙进口的每一件货物，对买主的价值都比成本高出一个关税。所以向伙伴多买就是得益，原来的墙越高，得益越大。',
  'concept.tradeCreation.world': '它是关税同盟得以成立和延续的原因。对欧洲早年的估计，多数认为创造大于转移。',
  'concept.tradeDiversion.title': '贸易转移',
  'concept.tradeDiversion.is': '采购从全世界最有效率的卖家转向区内最有效率的卖家，只因为局外人还要交关税。',
  'concept.tradeDiversion.here':
    '买主少付一点，国库却丢掉整笔关税，全国合起来为同样的货付了更多。对外关税越低，转移越小。',
  'concept.tradeDiversion.world':
    '英国原来的黄油大多来自新西兰；1973年入盟以后越来越多改自欧洲，生产更贵，却免交差价税。',
  'concept.creationAgainstDiversion.title': '创造与转移并存',
  'concept.creationAgainstDiversion.is': '对内自由、对外保护，两种效应必然同时出现，关键是孰大孰小。',
  'concept.creationAgainstDiversion.here':
    '揭晓时，每个集团都并列这两项：变动的贸易额，以及值多少钱。转移较多的同盟也可能靠更好的贸易条件让成员得益，代价由别人承担。',
  'concept.creationAgainstDiversion.world':
    '对1993年至2005年北美的关税减让，本游戏的模型算出：墨西哥的贸易创造为收入的0.77%，贸易转移为0.08%。',
  'concept.secondBest.title': '次优理论',
  'concept.secondBest.is': '只要还有别的扭曲存在，消除其中一些未必提高福利：贸易更自由不一定更好。',
  'concept.secondBest.here':
    '两方的协定可能让缔约方变穷，也可能让局外人变穷，也可能谁都不受损。预测会告诉你，但前提是别国不变。',
  'concept.secondBest.world':
    '利普西和兰开斯特1956年从关税同盟引出这一普遍结论。肯普和万又煊1976年证明：同盟总能找到不伤害局外人的共同对外关税。',
  'concept.whenUnionsHelp.title': '同盟何时更可能有益',
  'concept.whenUnionsHelp.is':
    '成员原来的墙高、产品相似而成本不同、数量多、距离近、对外的墙低，贸易创造就更可能占上风。',
  'concept.whenUnionsHelp.here':
    '找那些墙高、又能供应你高价自产之物的伙伴。然后投票压低共同对外关税：这是治贸易转移最有效的办法。',
  'concept.whenUnionsHelp.world':
    '这份清单来自维纳、米德和利普西。最严格的形式是肯普—万定理：共同对外关税定在让局外人照旧贸易的水平。',
  'concept.termsOfTrade.title': '贸易条件',
  'concept.termsOfTrade.is': '你的出口能换回多少：出口价格与进口价格之比。',
  'concept.termsOfTrade.here':
    '对局外人少买、少卖，能压低其价格、抬高自己的价格。一方由此所得，正是另一方所失，合起来没有人多得。',
  'concept.termsOfTrade.world': '巴西加入南方共同市场以后，局外人下调了对巴西的出口价格。',
  'concept.bargainingPower.title': '谈判力量',
  'concept.bargainingPower.is': '作为整体行动的集团，在谈判中比任何单个成员分量更重。',
  'concept.bargainingPower.here':
    '同盟只有一套关税，对外只有一个声音。市场越大，关税越能左右贸易条件，开出的条件也越值钱。',
  'concept.bargainingPower.world': '自1960年至1962年的狄龙回合起，欧洲一直以一个声音谈判。',
  'concept.borderStaff.title': '精简边境人员',
  'concept.borderStaff.is': '货物自由通过，边境上的人员、单证和等待就少了。',
  'concept.borderStaff.here':
    '每升一级，成员之间的边境成本都会下降，每轮消除剩余差距的{closingBp}。这是没有输家的得益，记在边境成本一项。',
  'concept.borderStaff.world': '1985年的白皮书列出约三百项措施；1993年起，每年约六千万份海关单证不必再填。',
  'concept.smuggling.title': '走私',
  'concept.smuggling.is': '开放边界两侧的墙有高低，把货物偷运过去就有利可图。',
  'concept.smuggling.here':
    '成员之间对外关税差距越大，走私越多，关税高的一方税收流失越多。共同对外关税可以根除它，也省下缉私的人手。',
  'concept.smuggling.world': '香港与内地海关记录之间“失踪”的进口，税率每高一个百分点就多约3%。',
};

export const dynamicCards: Record<keyof typeof englishDynamicCards, string> = {
  'concept.dynamicEffects.title': '动态效应',
  'concept.dynamicEffects.is': '一体化对增长的作用：竞争、规模、投资、技术。',
  'concept.dynamicEffects.here':
    '收益逐轮显现，记在“规模”和“增长与流动”两项。太晚建成的深度一体化来不及获益，不过最后一轮之后的年份算{years}倍。',
  'concept.dynamicEffects.world': '在最初的得益之上积累的资本，会使得益再增一半以上。',
  'concept.competition.title': '竞争',
  'concept.competition.is': '本国市场上卖家增多，企业只得做得更好，弱者退出。',
  'concept.competition.here':
    '本国企业在国内的份额下降，生产率就上升：一半在下一轮，一半在再下一轮。该行业的团体只看见失去的份额。',
  'concept.competition.world': '印度和加拿大失去保护最多的工厂，后来生产率提高得也最多；有些关了门。',
  'concept.scale.title': '规模经济',
  'concept.scale.is': '行业服务的市场越大，单位成本越低。',
  'concept.scale.here': '做大的行业越来越便宜，缩小的越来越贵。所以要看一份提案让你的哪些行业做大。',
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
  'concept.crisisProtection.is': '危机中的受损者要求筑墙，也往往如愿，形式常常是任何协定都没有写到的。',
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
