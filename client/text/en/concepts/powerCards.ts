/** Cards on power among economies. Claims about states are those of the works named. */
export const powerCards = {
  'concept.externalThreat.title': 'A strong outsider',
  'concept.externalThreat.is': 'Facing a power that none could face alone, economies join.',
  'concept.externalThreat.here':
    'A surcharge by one large seat hits each alone. A union answers with one wall, and an answer of its size is felt.',
  'concept.externalThreat.world':
    'It is often named as the direct cause of integration; western Europe of the 1950s is the case in point.',
  'concept.counterBloc.title': 'Bloc against bloc',
  'concept.counterBloc.is': 'A bloc is founded because there is another.',
  'concept.counterBloc.here':
    'When outsiders lose by a bloc, founding their own wins part of it back. Then two walls face each other.',
  'concept.counterBloc.world':
    'As one encyclopaedia reads it: the US in APEC against a growing Europe; Europe’s ties with Latin America and Asia and its plans for free trade; Japan’s “flying geese” and its wish for a permanent seat in the Security Council; Russia’s CIS and Eurasian Economic Community; the people’s trade treaty of Cuba, Venezuela and Bolivia in 2006 against the American plan.',
  'concept.domino.title': 'Dominoes',
  'concept.domino.is':
    'Each bloc that grows makes staying outside dearer, so the next outsider asks to join.',
  'concept.domino.here':
    'Staying out costs more with every member that goes in. Watch who asks to join after a bloc has gained.',
  'concept.domino.world':
    'Three neutral countries applied to Europe once its single market was sure. After China had framed its agreement with ASEAN in 2002, Japan hurried its own.',
  'concept.smallStates.title': 'Small states’ voice',
  'concept.smallStates.is': 'Small economies that nobody asks alone are asked when they speak together.',
  'concept.smallStates.here':
    'Found a union with your likes: outsiders then need a signature of all of you. You are scored against bots playing your own seat, so a small economy can win.',
  'concept.smallStates.world': 'ASEAN is the standard example: ten states, one position.',
  'concept.leadersAndFollowers.title': 'Leaders and followers',
  'concept.leadersAndFollowers.is':
    'A large member leads for reasons of its own, and small ones join because they gain too.',
  'concept.leadersAndFollowers.here':
    'In most agreements the smaller side gains more in per cent and the larger one in money. Ask for equal rights and security while you are needed.',
  'concept.leadersAndFollowers.world':
    'Developing countries know that groups are led by large ones with private motives, and still join for what they gain.',
  'concept.multinationals.title': 'Firms across borders',
  'concept.multinationals.is':
    'Multinational firms make their goods in many countries and want one market for them; they carry integration and press for it.',
  'concept.multinationals.here':
    'Their capital moves to where a wall can be avoided and inputs pass freely. Rich economies join to keep such production and the size of its market.',
  'concept.multinationals.world':
    'European firms asked for the single market before governments did; car makers wrote much of North America’s rules of origin.',
  'concept.multipolarity.title': 'Many poles',
  'concept.multipolarity.is': 'Regional groups are how a world of several powers takes shape.',
  'concept.multipolarity.here':
    'At the start a few seats hold most of the income. Blocs make new weights, and no seat can have its way with all the others.',
  'concept.multipolarity.world':
    'One reading of the wave since 1990: the order of two powers ended, none could rule alone, “one super and many strong” remained, China and India took their places, and groups are both a product of rivalry and the trend of the times, towards fairer and more equal relations. It is a view, not a finding.',
  'concept.valueExport.title': 'Treaties that carry values',
  'concept.valueExport.is': 'A large market offers access and asks for conduct in return.',
  'concept.valueExport.here':
    'The conditionality clause suspends a party’s preferences for a round when it breaks the condition.',
  'concept.valueExport.world':
    'In May 2003, after the war in Iraq, the US proposed free trade with the Middle East by 2013; it was widely read as a way to spread its own political model. Few agreements came of it.',
  'concept.failedDeal.title': 'Talks that fail',
  'concept.failedDeal.is': 'A deal that many would gain from is not made, because somebody says no.',
  'concept.failedDeal.here':
    'Proposals lapse at the bell when one signature is missing. The debrief counts refused proposals that were good for all their parties.',
  'concept.failedDeal.world':
    'North America’s area of 1994 was to grow into one of all the Americas. The fourth summit, at Mar del Plata in Argentina in 2005, ended without a result.',
} as const;
