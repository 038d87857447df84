/** Cards on the forms of integration. */
export const formCards = {
  'concept.integration.title': 'Economic integration',
  'concept.integration.is':
    'Economies give up part of their own say, step by step, so that their markets become one; towards outsiders the group stays closed.',
  'concept.integration.here':
    'Every agreement you sign opens markets among its parties and binds what you may still decide alone. Whoever has not signed meets the wall. The regions that trade most with each other need not end where borders do.',
  'concept.integration.world':
    'Nobody used the term “economic integration” before 1942; by 1950 economists had defined it as joining economies into a larger one.',
  'concept.ladder.title': 'The ladder of six forms',
  'concept.ladder.is':
    'Forms of integration ordered by depth: goods first, then people and capital, then policies, then everything.',
  'concept.ladder.here':
    'A pair climbs one step a round. Each level contains the obligations of all levels below it, and asks for more of your own say.',
  'concept.ladder.world':
    'Balassa named five types and four stages: trade, factors, policies, full integration. Lipsey put the preferential area below them. The usual date for Balassa is 1961.',
  'concept.preferentialArrangement.title': 'Preferential arrangement',
  'concept.preferentialArrangement.is':
    'The lowest and loosest form: partners lower tariffs for each other on some goods, or on all.',
  'concept.preferentialArrangement.here':
    'List the goods and the rates. Everybody else keeps paying your wall: the gap between the two is the preference margin.',
  'concept.preferentialArrangement.world':
    'In 1932 Britain and the countries of the Commonwealth lowered tariffs among themselves and kept the old high ones against all others.',
  'concept.freeTradeArea.title': 'Free trade area',
  'concept.freeTradeArea.is':
    'Members levy nothing on each other’s goods, and each keeps its own wall outside.',
  'concept.freeTradeArea.here':
    'It must cover at least {tradeBp} of the trade among its members. Because walls differ, goods may come in where the wall is lowest, so origin has to be proved.',
  'concept.freeTradeArea.world':
    'North America from 1994, ASEAN from 1992. Two members are enough; “one fifth of countries”, as one reads, is a slip of translation.',
  'concept.rulesOfOrigin.title': 'Trade deflection and rules of origin',
  'concept.rulesOfOrigin.is':
    'Inside a free trade area goods from outside take the way through the member with the lowest wall, unless origin is checked.',
  'concept.rulesOfOrigin.here':
    'Outsiders pay your wall or the lowest wall among your partners plus the cost of origin, whichever is less. Proving origin costs {originBp}, and {overlapBp} more for each further area that overlaps.',
  'concept.rulesOfOrigin.world':
    'Estimates put the cost of rules of origin at 3 to 5 per cent of the value of goods. Many firms pay the ordinary tariff instead.',
  'concept.customsUnion.title': 'Customs union',
  'concept.customsUnion.is':
    'No tariffs inside, a common external tariff outside, and its revenue shared by agreement: the three marks of a complete union.',
  'concept.customsUnion.here':
    'Each member seals a number per good and the middle one is levied. With outsiders the union deals as one: here a body above its members begins. Nobody needs to prove origin any more.',
  'concept.customsUnion.world': 'The European Economic Community completed its customs union in 1968.',
  'concept.revenuePool.title': 'The revenue pool',
  'concept.revenuePool.is':
    'The tariff revenue of a customs union belongs to all members and is shared by a key.',
  'concept.revenuePool.here':
    'The agreement names the key: by people, by imports, or fixed parts. Who collects much at its ports may end with less than it had alone, so the key is worth a long talk.',
  'concept.revenuePool.world':
    'The customs union of southern Africa has shared its pool by a formula since 1910; for its smallest members it is much of the state’s income.',
  'concept.commonMarket.title': 'Common market',
  'concept.commonMarket.is': 'A customs union in which workers, capital and technology move freely too.',
  'concept.commonMarket.here':
    'People move where real income per head is higher, capital where it earns more. At most {moveBp} of a population comes or goes in a round. Those members who sign are bound, the others keep the union as it was.',
  'concept.commonMarket.world': 'Europe’s single market of 1993: goods, services, capital and people.',
  'concept.economicUnion.title': 'Economic union',
  'concept.economicUnion.is':
    'A common market with common economic and social policies, where differences of policy are removed step by step.',
  'concept.economicUnion.here':
    'What is lawful in one is lawful in all. A fund takes a little of every income and returns it per head. Two thirds by weight decide instead of all.',
  'concept.economicUnion.world':
    'The European Union after Maastricht. Its regional funds move about a third of a per cent of its income a year.',
  'concept.fullIntegration.title': 'Full integration',
  'concept.fullIntegration.is':
    'Bodies above the members make law, govern and judge; money, budget and policy are one, and goods, capital and people move as inside one country.',
  'concept.fullIntegration.here':
    'One currency ends the cost of changing money, and shocks are shared. A rotating presidency may move the common wall and sign what two thirds have not refused. Leaving is costly.',
  'concept.fullIntegration.world':
    'No group of states has reached it. The euro is part of it without a common budget of weight; theory asks whether shocks are alike and people mobile enough for one money.',
  'concept.negativeAndPositive.title': 'Negative and positive integration',
  'concept.negativeAndPositive.is':
    'Negative integration removes barriers, positive integration builds institutions.',
  'concept.negativeAndPositive.here':
    'Clauses that remove barriers are quick, and hurt those who lived behind them. Clauses that build something hand over part of your say, and are harder to agree on. The mark on each clause tells which kind it is.',
  'concept.negativeAndPositive.world':
    'Tinbergen made the distinction in 1954. Tariffs were easy to drop once they were low; finance, money and jobs touch the core of a state.',
  'concept.hybridForms.title': 'Hybrids',
  'concept.hybridForms.is': 'Real agreements mix clauses of several forms; no organisation is a pure type.',
  'concept.hybridForms.here':
    'A proposal may hold any lawful mix. Its label is the nearest form, and its clauses say what it really is.',
  'concept.hybridForms.world':
    'Norway is in Europe’s single market without its customs union; Turkey is in the customs union without the market.',
  'concept.memberTypes.title': 'North, South, and between',
  'concept.memberTypes.is':
    'Agreements among developed economies, among developing ones, and between the two differ in aims, working and history.',
  'concept.memberTypes.here':
    'Equals open similar industries to each other. Between rich and poor the goods differ more, and so do the gains and the fears. Cuts in special treatment are for the less developed.',
  'concept.memberTypes.world':
    'The European Union, ASEAN and North America stand for the three types. Around 2004 northern countries had 13 agreements each on average, most with eastern Europe, north Africa and Latin America, few with East Asia, none with South Asia.',
  'concept.waysOfGrowing.title': 'Three ways to grow',
  'concept.waysOfGrowing.is':
    'A bloc deepens, or widens, or a new agreement is made and stalled talks begin again.',
  'concept.waysOfGrowing.here':
    'Deepen: climb a level together. Widen: admit one newcomer a round, or merge with another bloc. Or table again what lapsed at the last bell.',
  'concept.waysOfGrowing.world':
    'By the Protocol of Ouro Preto Mercosur’s four founders turned their free trade area into a customs union in January 1995, then the second largest after Europe’s.',
  'concept.accession.title': 'Open doors and closed ones',
  'concept.accession.is': 'Most blocs admit newcomers; a few are agreements of two and stay so.',
  'concept.accession.here':
    'The candidate and one member sign; another member may refuse until the bell. The newcomer begins as a free trade partner and climbs. One entrant a bloc and round.',
  'concept.accession.world':
    'The European Union grew in five rounds to 25 members by 2004, APEC from 12 to 21 members in four. The agreements of the US with Canada and of Australia with New Zealand began as pairs.',
  'concept.deepClauses.title': 'Deep clauses',
  'concept.deepClauses.is':
    'Agreements beyond tariffs: services, investment, competition and property, environment and labour, customs and logistics, the settling of disputes.',
  'concept.deepClauses.here':
    'Each box you tick makes borders among you a little cheaper and takes a little of your say. None of them is hurt by a wall, and none brings tariff revenue.',
  'concept.deepClauses.world':
    'Nearly all newer agreements have such clauses; some even name democracy. European ones promise more than can be enforced, American ones less but enforceably.',
  'concept.acrossContinents.title': 'Partners far away, blocs with blocs',
  'concept.acrossContinents.is':
    'Members of an agreement need not be neighbours, and whole blocs sign with each other.',
  'concept.acrossContinents.here':
    'Nobody asks where you lie on the map. Two blocs first become free trade partners, then one bloc, and climb together.',
  'concept.acrossContinents.world':
    'Japan signed with Singapore in 2002 and Mexico in 2004; Australia and New Zealand framed closer ties with ASEAN in 2001 and 2002. Mercosur and Europe have talked since 1995; ASEAN and Europe, Europe and the Mediterranean, and the rim of the Indian Ocean meet regularly.',
  'concept.overlappingBlocs.title': 'Overlapping blocs',
  'concept.overlappingBlocs.is': 'One economy is in several areas at once, each with rules of its own.',
  'concept.overlappingBlocs.here':
    'You may be in many free trade areas, but in one customs union only. Every overlap makes origin harder to prove and trade inside dearer.',
  'concept.overlappingBlocs.world':
    'Bhagwati called it a spaghetti bowl: one good, many tariffs, according to where it is said to come from.',
  'concept.bindingTreaties.title': 'Gains written into law',
  'concept.bindingTreaties.is':
    'Treaties and organisations fix what was reached, so that it outlives the government that signed.',
  'concept.bindingTreaties.here':
    'A pledge may be broken, an agreement cannot. It cannot be left while its binding period runs, and then only with a round’s notice. A government that falls leaves its treaties to the next.',
  'concept.bindingTreaties.world':
    'The borders that obstruct exchange come back easily in bad years; institutions are what holds them down.',
} as const;
