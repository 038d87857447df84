import type { powerCards as english } from '../../en/concepts/powerCards.ts';

export const powerCards: Record<keyof typeof english, string> = {
  'concept.externalThreat.title': '联合抗衡强大外力',
  'concept.externalThreat.is': '面对谁也无法单独应付的力量，各方联合起来。',
  'concept.externalThreat.here': '大国的加征逐个打击。同盟用一面共同外墙回应，这样的分量对方感觉得到。',
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
  'concept.valueExport.title': '附带价值观的条约',
  'concept.valueExport.is': '大市场提供准入，换取对方的行为。',
  'concept.valueExport.here': '附带条件的条款规定：一方违反条件，下一轮暂停其优惠。',
  'concept.valueExport.world':
    '2003年5月伊拉克战争之后，美国提出2013年前与中东建立自由贸易区，舆论多认为意在推广其政治制度；最后签成的寥寥无几。',
  'concept.failedDeal.title': '谈判失败',
  'concept.failedDeal.is': '许多人都会得益的协定没有谈成，因为有人说了“不”。',
  'concept.failedDeal.here': '缺一个签字，草案到铃响就失效。复盘时会数出对各方都有利、却被拒绝的草案。',
  'concept.failedDeal.world':
    '1994年的北美自由贸易区本想扩大到整个美洲。2005年阿根廷马德普拉塔第四届美洲峰会无果而终。',
};
