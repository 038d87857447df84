import type { conceptFrame as englishConceptFrame, concepts as englishConcepts } from '../en/concepts.ts';
import { dynamicCards, formCards, staticCards } from './concepts/economicsCards.ts';
import { figures } from './concepts/figures.ts';
import { historyCards, theoryCards } from './concepts/theoryCards.ts';
import { multilateralCards, politicsCards, powerCards } from './concepts/politicsCards.ts';
import { provinceCards, provinceFigures } from './concepts/provinceCards.ts';

const conceptFrame: Record<keyof typeof englishConceptFrame, string> = {
  'concepts.title': '术语卡',
  'concepts.lead': '局中发生的事，用贸易经济学的话怎么说。在游戏里打开时，每张卡还会给出本局自己的数字。',
  'concepts.search': '查找术语卡',
  'concepts.count': '{count}张',
  'concepts.none': '没有含这个词的卡。',
  'concepts.here': '在本游戏中',
  'concepts.table': '在本局',
  'concepts.nothingYet': '本局还没有发生这样的事。',
  'concepts.world': '现实中',
  'concepts.sources': '来源：{list}',
  'concepts.related': '另见',
  'concepts.back': '返回“{title}”',
  'concepts.all': '全部术语卡',
  'concepts.close': '关闭',
  'concepts.explain': '解释：{title}',
  'concepts.created': '创造',
  'concepts.diverted': '转移',
  'concepts.ownMake': '{economy}自产',
  'concepts.fromOther': '{economy}',
  'concepts.withTariff': '{cost} + 关税{tariff}',
  'concepts.chapter.forms': '一体化的形式',
  'concepts.chapter.statics': '立竿见影：静态效应',
  'concepts.chapter.dynamics': '日积月累：动态效应',
  'concepts.chapter.theories': '理论',
  'concepts.chapter.multilateral': '多边贸易体制',
  'concepts.chapter.politics': '政治',
  'concepts.chapter.power': '力量与阵营',
  'concepts.chapter.history': '历史',
  'concepts.chapter.provinces': '一国之内的市场',
};

export const concepts: Record<keyof typeof englishConcepts, string> = {
  ...conceptFrame,
  ...figures,
  ...provinceFigures,
  ...formCards,
  ...staticCards,
  ...dynamicCards,
  ...theoryCards,
  ...multilateralCards,
  ...politicsCards,
  ...powerCards,
  ...historyCards,
  ...provinceCards,
};
