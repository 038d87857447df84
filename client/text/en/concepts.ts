import { dynamicCards, formCards, staticCards } from './concepts/economicsCards.ts';
import { figures } from './concepts/figures.ts';
import { historyCards, theoryCards } from './concepts/theoryCards.ts';
import { multilateralCards, politicsCards, powerCards } from './concepts/politicsCards.ts';
import { provinceCards, provinceFigures } from './concepts/provinceCards.ts';

/** What stands around the cards: labels, chapters, the glossary. */
export const conceptFrame = {
  'concepts.title': 'Glossary',
  'concepts.lead':
    'What happens at the table, in the words of trade economics. At a table each card also shows that table’s own numbers.',
  'concepts.search': 'Search the cards',
  'concepts.count': '{count} {count|card|cards}',
  'concepts.none': 'No card has that word.',
  'concepts.here': 'In this game',
  'concepts.table': 'At this table',
  'concepts.nothingYet': 'Nothing of this has happened here yet.',
  'concepts.world': 'In the world',
  'concepts.sources': 'Sources: {list}',
  'concepts.related': 'See also',
  'concepts.back': 'Back to {title}',
  'concepts.all': 'All cards',
  'concepts.close': 'Close the card',
  'concepts.explain': 'Explain: {title}',
  'concepts.created': 'created',
  'concepts.diverted': 'diverted',
  'concepts.ownMake': '{economy}, own make',
  'concepts.fromOther': '{economy}',
  'concepts.withTariff': '{cost} + {tariff} tariff',
  'concepts.chapter.forms': 'Forms of integration',
  'concepts.chapter.statics': 'At once: static effects',
  'concepts.chapter.dynamics': 'Over the years: dynamic effects',
  'concepts.chapter.theories': 'Theories',
  'concepts.chapter.multilateral': 'The multilateral system',
  'concepts.chapter.politics': 'Politics',
  'concepts.chapter.power': 'Power among economies',
  'concepts.chapter.history': 'History',
  'concepts.chapter.provinces': 'Markets inside one country',
} as const;

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
