import { conceptFrame } from './concepts/conceptFrame.ts';
import { dynamicCards } from './concepts/dynamicCards.ts';
import { figures } from './concepts/figures.ts';
import { formCards } from './concepts/formCards.ts';
import { historyCards } from './concepts/historyCards.ts';
import { multilateralCards } from './concepts/multilateralCards.ts';
import { politicsCards } from './concepts/politicsCards.ts';
import { powerCards } from './concepts/powerCards.ts';
import { provinceCards } from './concepts/provinceCards.ts';
import { provinceFigures } from './concepts/provinceFigures.ts';
import { staticCards } from './concepts/staticCards.ts';
import { theoryCards } from './concepts/theoryCards.ts';

/** Cards that explain theories, effects and forms where they happen, and the glossary that holds them all. */
export const concepts = {
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
} as const;
