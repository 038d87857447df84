import type { staticCards as english } from '../../en/concepts/staticCards.ts';

export const staticCards: Record<keyof typeof english, string> = {
  'concept.staticEffects.title': '静态效应',
  'concept.staticEffects.is': '在资源总量和技术条件不变时，同盟给区内外带来的变化。',
  'concept.staticEffects.here': '每轮的账单把它们列为对外价格、贸易创造、贸易转移和边境成本。',
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
    '买主少付一点，国库却丢掉整笔关税，全国合起来为同样的货付了更多。外墙越低，转移越小。',
  'concept.tradeDiversion.world':
    '英国原来的黄油大多来自新西兰；1973年入盟以后越来越多改自欧洲，生产更贵，却免交差价税。',
  'concept.creationAgainstDiversion.title': '创造与转移并存',
  'concept.creationAgainstDiversion.is': '对内自由、对外保护，两种效应必然同时出现，关键是孰大孰小。',
  'concept.creationAgainstDiversion.here':
    '揭晓时，每个集团都并列这两项：变动的贸易额，以及值多少钱。转移较多的同盟也可能靠更好的对外价格让成员得益，代价由别人承担。',
  'concept.creationAgainstDiversion.world':
    '对1993年至2005年北美的关税减让，本游戏的模型算出：墨西哥的贸易创造为收入的0.77%，贸易转移为0.08%。',
  'concept.secondBest.title': '次优理论',
  'concept.secondBest.is': '只要还有别的扭曲存在，消除其中一些未必提高福利：贸易更自由不一定更好。',
  'concept.secondBest.here':
    '两方的协定可能让缔约方变穷，也可能让局外人变穷，也可能谁都不受损。预测会告诉你，但前提是别人不变。',
  'concept.secondBest.world':
    '利普西和兰开斯特1956年从关税同盟引出这一普遍结论。肯普和万又煌1976年证明：同盟总能找到不伤害局外人的外墙。',
  'concept.whenUnionsHelp.title': '同盟何时更可能有益',
  'concept.whenUnionsHelp.is':
    '成员原来的墙高、产品相似而成本不同、数量多、距离近、对外的墙低，贸易创造就更可能占上风。',
  'concept.whenUnionsHelp.here':
    '找那些墙高、又能供应你高价自产之物的伙伴。然后投票压低共同外墙：这是治贸易转移最有效的办法。',
  'concept.whenUnionsHelp.world':
    '这份清单来自维纳、米德和利普西。最严格的形式是肯普—万定理：外墙定在让局外人照旧贸易的水平。',
  'concept.termsOfTrade.title': '贸易条件',
  'concept.termsOfTrade.is': '你的出口能换回多少：出口价格与进口价格之比。',
  'concept.termsOfTrade.here':
    '对局外人少买、少卖，能压低其价格、抬高自己的价格。一方由此所得，正是另一方所失，合起来没有人多得。',
  'concept.termsOfTrade.world': '巴西加入南方共同市场以后，局外人下调了对巴西的出口价格。',
  'concept.bargainingPower.title': '谈判力量',
  'concept.bargainingPower.is': '作为整体行动的集团，在谈判中比任何单个成员分量更重。',
  'concept.bargainingPower.here':
    '同盟只有一面外墙，对外只有一张嘴。市场越大，外墙越能左右对外价格，开出的条件也越值钱。',
  'concept.bargainingPower.world': '自1960年至1962年的狄龙回合起，欧洲一直以一个声音谈判。',
  'concept.borderStaff.title': '精简边境人员',
  'concept.borderStaff.is': '货物自由通过，边境上的人员、单证和等待就少了。',
  'concept.borderStaff.here':
    '每升一级，成员之间的边境成本都会下降，每轮消除剩余差距的{closingBp}。这是没有输家的得益，记在边境成本一项。',
  'concept.borderStaff.world': '1985年的白皮书列出约三百项措施；1993年起，每年约六千万份海关单证不必再填。',
  'concept.smuggling.title': '走私',
  'concept.smuggling.is': '开放边界两侧的墙有高低，把货物偷运过去就有利可图。',
  'concept.smuggling.here':
    '成员之间外墙差距越大，走私越多，墙高一方的税收流失越多。统一外墙可以根除它，也省下缉私的人手。',
  'concept.smuggling.world': '香港与内地海关记录之间“失踪”的进口，税率每高一个百分点就多约3%。',
};
