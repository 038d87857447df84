import type {
  multilateralCards as englishMultilateralCards,
  politicsCards as englishPoliticsCards,
  powerCards as englishPowerCards,
} from '../../en/concepts/politicsCards.ts';

export const politicsCards: Record<keyof typeof englishPoliticsCards, string> = {
  'concept.nationalInterest.title': '国家利益',
  'concept.nationalInterest.is': '各国参与一体化，是为了本国的经济利益、综合国力和外部环境；其余都是手段。',
  'concept.nationalInterest.here':
    '你的任务是保密的，也不只看收入：与邻国和睦、发言权、市场。别家看似愚蠢的举动，也许正是任务所在。',
  'concept.nationalInterest.world': '有人说：同盟要靠经济联盟维系，而经济联盟要有政治理由才会开始。',
  'concept.elections.title': '选举',
  'concept.elections.is': '选民与自己习惯的水平相比，政府达不到就换掉。',
  'concept.elections.here':
    '选举时支持率低于执政线，政府即倒台，下一届带着新任务上台。好年景很快被忘记：选民的参照水平每轮补上一半差距。',
  'concept.elections.world': '国库也算数：穷国财政很依赖关税，减税就得另找财源。',
  'concept.lobbies.title': '利益集团',
  'concept.lobbies.is': '受损多的人少而有组织，得益的人多而沉默。',
  'concept.lobbies.here':
    '一个行业的资本和技能只能用在本行业，它们的收入升降决定该行业团体支持还是反对。农业和面临进口竞争的行业全额计入，其他行业打折计入；损失加倍计算。',
  'concept.lobbies.world':
    '格罗斯曼和赫尔普曼把保护描述为“待售”，出价高者得。实测的利益集团权重远小于本游戏，这里是要让人感觉得到。',
  'concept.sovereignty.title': '主权让渡',
  'concept.sovereignty.is': '政府为换取深度一体化而放弃的自主权，也就是一体化的价格。',
  'concept.sovereignty.here':
    '从关税同盟起，每轮都要付出支持率：伙伴与你越不相像，付得越多；你在同盟里的票越重，付得越少。',
  'concept.sovereignty.world': '大联盟分摊成本，也为政策争吵；阿莱西纳和斯波劳雷权衡的正是这两者。',
  'concept.ratification.title': '批准',
  'concept.ratification.is': '政府签下的东西，还要在国内过关：等于同时坐在两张谈判桌上。',
  'concept.ratification.here':
    '从关税同盟起，谈判结束时各方议会表决，由支持率、利益集团和一点运气决定；签字前会显示概率。被否决就退回提案。',
  'concept.ratification.world':
    '挪威两次签署入盟条约，选民1972年和1994年两次否决。帕特南指出：难缠的议会有时反而是谈判的本钱。',
  'concept.adjustment.title': '调整成本',
  'concept.adjustment.is': '丢掉工作的人要另找工作；找到之前，得益之中有输家。',
  'concept.adjustment.here':
    '换行业的人口比例会一次性扣减支持率。基金、公共援助和更慢的时间表可以减轻，这正是政府干预的用处。',
  'concept.adjustment.world': '有估计认为劳动者转行的成本相当于几年的工资；欧美都设有针对贸易损失的基金。',
  'concept.tariffWar.title': '独自筑墙的诱惑',
  'concept.tariffWar.is': '没有人回应时，筑墙的人可能得利；各国都筑墙，多数会受损。',
  'concept.tariffWar.here': '预测里的“别人不变”就是陷阱。伙伴看得见谁加高了什么，下一轮就会回应。',
  'concept.tariffWar.world': '1930年美国大幅提高关税，许多伙伴也加税回敬，美国卖到这些国家的货少了约三成。',
  'concept.pledges.title': '承诺与协定',
  'concept.pledges.is': '可以违背的承诺，值多少要看许诺者的信誉。',
  'concept.pledges.here':
    '承诺快而不花钱；揭晓时标明守信或失信，次数一直留在你的名字旁边。协定慢，但靠得住。',
  'concept.pledges.world': '维系世界贸易的，很大程度上不过是怕失去明天的合作。',
  'concept.affinity.title': '亲近程度',
  'concept.affinity.is': '收入、制度、文化和历史相近，协定就容易达成。',
  'concept.affinity.here': '伙伴越相近，让渡主权的感觉越轻，议会也越可能批准。',
  'concept.affinity.world': '多数集团起于有共同历史的邻国，而那段历史里常有战争。',
  'concept.peace.title': '以贸易求和平',
  'concept.peace.is': '各国政府签约，是为了修复关系、缓和冲突、稳定地区局势。',
  'concept.peace.here': '与邻国签约，哪怕收入不多也可能值得：多一个朋友，后面几轮好走。',
  'concept.peace.world':
    '两次大战之后，欧洲从煤钢开始。1999年东亚领导人的联合声明提出政治与安全对话；印巴缓和与南亚自由贸易区同步推进；非洲联盟于2002年成立；中国与东盟关系改善。世界银行的研究认为，区域协定消除的不只是壁垒，还有政治冲突。',
  'concept.lockIn.title': '锁定改革',
  'concept.lockIn.is': '协定使后来的政府要推翻改革时代价高昂。',
  'concept.lockIn.here': '较长的约束期使你不会在坏年景里被逼回头；你自己想反悔时，它同样管住你。',
  'concept.lockIn.world':
    '90年代，东欧转型国家与欧盟签约，目的之一就是让市场化改革不可逆转；墨西哥1994年也是如此。',
  'concept.marketReform.title': '国内市场化改革',
  'concept.marketReform.is': '国内市场已经放开的国家，对外开放也容易。',
  'concept.marketReform.here': '早降的墙使日后的同盟更便宜：该让给伙伴的早已让过，害怕它的也所剩无几。',
  'concept.marketReform.world': '八九十年代各国的市场化改革，被视为第二轮一体化浪潮的制度基础。',
};

export const powerCards: Record<keyof typeof englishPowerCards, string> = {
  'concept.externalThreat.title': '联合抗衡强大外力',
  'concept.externalThreat.is': '面对谁也无法单独应付的力量，各方联合起来。',
  'concept.externalThreat.here': '大国的加征逐个打击。同盟用共同对外关税回应，这样的分量对方感觉得到。',
  'concept.externalThreat.world': '它常被列为一体化的直接原因；50年代的西欧就是例子。',
  'concept.counterBloc.title': '以集团抗衡集团',
  'concept.counterBloc.is': '因为有了一个集团，所以又建一个。',
  'concept.counterBloc.here': '局外人因某个集团受损，自建一个可以夺回一部分。从此两面墙相对而立。',
  'concept.counterBloc.world':
    '一部百科的解读：美国参加亚太经合组织，意在抗衡壮大的欧洲；欧洲发展与拉美、亚洲的合作及自由贸易设想；日本推行“雁行模式”，并谋求安理会常任理事国席位；俄罗斯倚重独联体和欧亚经济共同体；2006年古巴、委内瑞拉、玻利维亚签署“人民贸易协定”，对抗美国主导的方案。',
  'concept.domino.title': '多米诺效应',
  'concept.domino.is': '集团每扩大一次，留在外面的代价就更大，下一个局外人便申请加入。',
  'concept.domino.here': '每多一个成员进去，留在外面就更贵。看看哪个集团得益之后，谁来申请加入。',
  'concept.domino.world':
    '欧洲统一市场一成定局，三个中立国相继申请加入。2002年中国与东盟订立框架协议后，日本加快了自己与东盟的谈判。',
  'concept.smallStates.title': '小国的声音',
  'concept.smallStates.is': '单独没人理会的小经济体，联合发声就有人来问。',
  'concept.smallStates.here':
    '与相近的伙伴建同盟：局外人从此要你们全体签字。和你比的是同一席位上的机器人，所以小国也能赢。',
  'concept.smallStates.world': '东盟是典型例子：十个国家，一个立场。',
  'concept.leadersAndFollowers.title': '主导者与追随者',
  'concept.leadersAndFollowers.is': '大成员出于自己的理由主导，小成员因为也得益而加入。',
  'concept.leadersAndFollowers.here':
    '多数协定里，小的一方按百分比得益更多，大的一方按金额得益更多。趁别人需要你，争取平等互利和经济安全。',
  'concept.leadersAndFollowers.world': '发展中国家明知集团由大国主导、各怀私利，仍为自身利益而参加。',
  'concept.multinationals.title': '跨国公司',
  'concept.multinationals.is': '跨国公司在多国生产，需要统一的市场；它们承载一体化，也推动一体化。',
  'concept.multinationals.here':
    '它们的资本流向能避开墙、投入品畅通的地方。富国参加集团，为的是留住生产体系和市场规模。',
  'concept.multinationals.world': '欧洲企业比政府更早要求统一市场；北美的原产地规则，不少出自汽车业之手。',
  'concept.multipolarity.title': '多极化',
  'concept.multipolarity.is': '区域集团是多强并立的世界成形的方式。',
  'concept.multipolarity.here':
    '开局时少数席位占去大部分收入。集团造就新的分量，没有哪一席能让其他各方都听它的。',
  'concept.multipolarity.world':
    '对1990年以来浪潮的一种解读：两极格局瓦解，单极世界建不起来，形成“一超多强”，中国、印度等各占一席；区域集团既是竞争的产物，也是时代潮流，走向更平等、更公正的国际关系。这是一种观点，不是定论。',
  'concept.valueExport.title': '附带价值观的协定',
  'concept.valueExport.is': '大市场提供准入，换取对方的行为。',
  'concept.valueExport.here': '附带条件的条款规定：一方违反条件，下一轮暂停其优惠。',
  'concept.valueExport.world':
    '2003年5月伊拉克战争之后，美国提出2013年前与中东建立自由贸易区，舆论多认为意在推广其政治制度；最后签成的寥寥无几。',
  'concept.failedDeal.title': '谈判失败',
  'concept.failedDeal.is': '许多人都会得益的协定没有谈成，因为有人说了“不”。',
  'concept.failedDeal.here': '谈判结束时缺一个签字，提案就失效。复盘时会数出对各方都有利、却被拒绝的提案。',
  'concept.failedDeal.world':
    '1994年的北美自由贸易区本想扩大到整个美洲。2005年阿根廷马德普拉塔第四届美洲峰会无果而终。',
};

export const multilateralCards: Record<keyof typeof englishMultilateralCards, string> = {
  'concept.nonDiscrimination.title': '最惠国待遇',
  'concept.nonDiscrimination.is': '给了一方，就要给各方：对体系内每个成员适用同一税率。',
  'concept.nonDiscrimination.here': '你的墙就是对没有更好待遇者的税率。优惠是例外，每一项都把别人变成二等。',
  'concept.nonDiscrimination.world': '这是关贸总协定第一条。集团生来就背离它：对内自由，对外有别。',
  'concept.bindings.title': '约束税率',
  'concept.bindings.is': '向所有成员承诺的上限，实际征收可以更低。',
  'concept.bindings.here':
    '没有专家组许可，你的墙不能越过它。会议为各方降低上限，高于上限的墙随之下降。国内的保护主义者听到的也是同一个“不”。',
  'concept.bindings.world': '发达国家的实施税率大致等于约束税率；许多发展中国家征得低得多，留着余地。',
  'concept.articleXxiv.title': '第二十四条',
  'concept.articleXxiv.is': '规则允许自由贸易区和关税同盟，条件是覆盖实质上所有贸易，且不对外提高壁垒。',
  'concept.articleXxiv.here':
    '每份提案逐条审查：{tradeBp}的贸易须免税，同盟的对外关税不得高于成员原先的平均水平。不合格的那一条会点名。',
  'concept.articleXxiv.world': '据此通报的协定有数百个，几乎没有一个被判违规。',
  'concept.singleUndertaking.title': '一揽子与协商一致',
  'concept.singleUndertaking.is': '要么全体接受全部内容，要么一项也不通过。',
  'concept.singleUndertaking.here':
    '只有一个方案进入表决。反对者公开姓名，并须附上一处修改；谈判结束时仍有反对，方案即告失败。席位越多，越可能有人反对。',
  'concept.singleUndertaking.world': '成员约150个，议题众多，又要一揽子接受，回合从几个月拖到十几年。',
  'concept.stalemate.title': '僵局与出路',
  'concept.stalemate.is': '全体谈判停滞时，少数几方的协定就是剩下的选择。',
  'concept.stalemate.here':
    '会议失败本身没有代价，但这一轮过去了。几方之间的协定更快，也会改变缔约方对下一次会议的看法。',
  'concept.stalemate.world': '2001年11月在多哈启动的回合始终未能按计划结束，区域协定却成倍增加。',
  'concept.dualNature.title': '双重性',
  'concept.dualNature.is': '对内自由贸易，对外保护贸易：每个集团都既推动、又阻碍自由贸易。',
  'concept.dualNature.here':
    '既看它在成员间建成了什么，也看它给别人设了什么障碍。集团越多，局外人遇到的墙越多，负面的分量越来越重。',
  'concept.dualNature.world': '巴格沃蒂称之为“垫脚石”与“绊脚石”；究竟是哪一种，至今仍有争论。',
  'concept.freeTradeHabit.title': '养成开放的习惯',
  'concept.freeTradeHabit.is': '成员看到开放的好处，国内要求保护的声音随之减弱。',
  'concept.freeTradeHabit.here': '向伙伴出口的行业壮大，希望市场一直开放；靠墙生存的行业缩小，呼声也变弱。',
  'concept.freeTradeHabit.world': '常说的有三种：经济效应、示范效应、对国内保护主义的约束效应。',
  'concept.buildingBlock.title': '垫脚石',
  'concept.buildingBlock.is': '集团可以成为多边体制的基础：规则趋同，积累经验，谈判方减少。',
  'concept.buildingBlock.here':
    '在会议上，一个集团只算一席。已经对伙伴免掉的关税，再对所有人免，代价就小了。',
  'concept.buildingBlock.world': '拉美国家对伙伴减税之后，又对各方减税。服务和标准也都先在区域内试行。',
  'concept.stumblingBlock.title': '绊脚石',
  'concept.stumblingBlock.is': '集团可能半途而止：在共同对外关税后面过得好的成员，不愿把墙降下来。',
  'concept.stumblingBlock.here':
    '从局外人转来的贸易显示造成的损害。对所有人的墙一降，优惠就不值钱了，所以伙伴可能舍不得那面墙。',
  'concept.stumblingBlock.world': '乌拉圭回合中，美国对从优惠伙伴进口的货物减税较少。',
  'concept.disputes.title': '争端解决',
  'concept.disputes.is': '违规者被申诉、被裁决，可以受到对等的报复，但不得超过。',
  'concept.disputes.here':
    '专家组用模型算有无该措施两种情形。若确有贸易损失，就要撤销措施，否则申诉方可以征收相当于损失的关税，不得更多。',
  'concept.disputes.world': '贸易转移招来摩擦；集团每扩大一次，体系就多一份“紧急状态”。',
  'concept.hiddenBarriers.title': '隐性壁垒',
  'concept.hiddenBarriers.is': '不用关税，而用标准、检验和单证把外国货挡在门外。',
  'concept.hiddenBarriers.here':
    '没有人看得见你的壁垒；别人只看到出口下降，可以查验。相互承认规则，或建成经济联盟，成员之间的壁垒就会消失。',
  'concept.hiddenBarriers.world':
    '德国用酒精度规定挡住法国的黑醋栗酒，直到1979年法院判定：在一国合法销售，在他国也应合法销售。',
  'concept.marketPower.title': '集团的市场势力',
  'concept.marketPower.is': '大集团买卖量大，足以左右世界价格，也就难免动心。',
  'concept.marketPower.here':
    '对全体成员最有利的共同对外关税，高于各自单独的最优关税，代价部分由局外人承担。三个大集团，可能比许多小集团或只有一个更糟。',
  'concept.marketPower.world': '克鲁格曼1991年算出，最糟的集团数目是三个。',
  'concept.attention.title': '精力有限',
  'concept.attention.is': '忙于区域谈判的政府，留给多边谈判的时间和意愿就少了。',
  'concept.attention.here':
    '一个会议方案要占你{proposals}份未决提案中的两份。手里全是区域提案的一方，就提不出方案。',
  'concept.attention.world': '世贸组织的成员全都参加了区域组织；各国主管部门应付两头的是同一批人。',
  'concept.oneVoice.title': '一个声音',
  'concept.oneVoice.is': '集团在更大的场合以一个整体发言，也被当作一个整体。',
  'concept.oneVoice.here': '从关税同盟起，成员在会议的席位板上只占一格。',
  'concept.oneVoice.world': '东盟成员在世贸组织和联合国贸发会议发言前先行协调；欧盟只有一位谈判代表。',
};
