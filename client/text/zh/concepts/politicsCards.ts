import type { politicsCards as english } from '../../en/concepts/politicsCards.ts';

export const politicsCards: Record<keyof typeof english, string> = {
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
    '一个行业专用要素的收入，决定该行业团体的态度。与进口竞争的行业和农业全额计入，其余打折；损失加倍计算。',
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
    '从关税同盟起，铃响时各方议会表决，由支持率、利益集团和一点运气决定；签字前会显示概率。被否决就退回草案。',
  'concept.ratification.world':
    '挪威两次签署入盟条约，选民1972年和1994年两次否决。帕特南指出：难缠的议会有时反而是谈判的本钱。',
  'concept.adjustment.title': '调整成本',
  'concept.adjustment.is': '丢掉工作的人要另找工作；找到之前，得益之中有输家。',
  'concept.adjustment.here':
    '换行业的人口比例会一次性扣减支持率。基金、公共援助和更慢的时间表可以减轻，这正是政府干预的用处。',
  'concept.adjustment.world': '有估计认为劳动者转行的成本相当于几年的工资；欧美都设有针对贸易损失的基金。',
  'concept.tariffWar.title': '独自筑墙的诱惑',
  'concept.tariffWar.is': '没有人回应时，筑墙的人可能得利；人人如此，人人受损。',
  'concept.tariffWar.here': '预测里的“别人不变”就是陷阱。伙伴看得见谁加高了什么，下一轮就会回应。',
  'concept.tariffWar.world':
    '在本游戏的模型里，十二个经济体中任何一个单独筑墙都得利，最多1.4%；十二个一起筑墙，个个受损。',
  'concept.pledges.title': '承诺与法律',
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
  'concept.lockIn.is': '条约使后来的政府要推翻改革时代价高昂。',
  'concept.lockIn.here': '较长的约束期使你不会在坏年景里被逼回头；你自己想反悔时，它同样管住你。',
  'concept.lockIn.world':
    '90年代，东欧转型国家与欧盟签约，目的之一就是让市场化改革不可逆转；墨西哥1994年也是如此。',
  'concept.marketReform.title': '国内市场化改革',
  'concept.marketReform.is': '国内市场已经放开的国家，对外开放也容易。',
  'concept.marketReform.here': '早降的墙使日后的同盟更便宜：该让给伙伴的早已让过，害怕它的也所剩无几。',
  'concept.marketReform.world': '八九十年代各国的市场化改革，被视为第二轮一体化浪潮的制度基础。',
};
