import type { multilateralCards as english } from '../../en/concepts/multilateralCards.ts';

export const multilateralCards: Record<keyof typeof english, string> = {
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
    '每份草案逐条审查：{tradeBp}的贸易须免税，同盟外墙不得高于成员原先的平均水平。不合格的那一条会点名。',
  'concept.articleXxiv.world': '据此通报的协定有数百个，几乎没有一个被判违规。',
  'concept.singleUndertaking.title': '一揽子与协商一致',
  'concept.singleUndertaking.is': '要么全体接受全部内容，要么一项也不通过。',
  'concept.singleUndertaking.here':
    '只有一个方案进入表决。反对者公开姓名，并须附上一处修改；铃响时仍有反对，方案即告失败。席位越多，越可能有人反对。',
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
  'concept.stumblingBlock.is': '集团可能半途而止：在共同外墙后面过得好的成员，不愿把墙降下来。',
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
    '对全体成员最有利的共同外墙，高于各自单独的最优墙，代价部分由局外人承担。三个大集团，可能比许多小集团或只有一个更糟。',
  'concept.marketPower.world': '克鲁格曼1991年算出，最糟的集团数目是三个。',
  'concept.attention.title': '精力有限',
  'concept.attention.is': '忙于区域谈判的政府，留给多边谈判的时间和意愿就少了。',
  'concept.attention.here':
    '一个会议方案要占你{proposals}份未决草案中的两份。手里全是区域草案的一方，就提不出方案。',
  'concept.attention.world': '世贸组织的成员全都参加了区域组织；各国主管部门应付两头的是同一批人。',
  'concept.oneVoice.title': '一个声音',
  'concept.oneVoice.is': '集团在更大的场合以一个整体发言，也被当作一个整体。',
  'concept.oneVoice.here': '从关税同盟起，成员在会议的席位板上只占一格。',
  'concept.oneVoice.world': '东盟成员在世贸组织和联合国贸发会议发言前先行协调；欧盟只有一位谈判代表。',
};
