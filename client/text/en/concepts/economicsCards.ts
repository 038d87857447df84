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
    'It must cover at least {tradeBp} of the trade among its members. Because tariffs differ, goods may come in where the tariff is lowest, so origin has to be proved.',
  'concept.freeTradeArea.world': 'North America from 1994, ASEAN from 1992. Two members are enough.',
  'concept.rulesOfOrigin.title': 'Trade deflection and rules of origin',
  'concept.rulesOfOrigin.is':
    'Inside a free trade area goods from outside take the way through the member with the lowest wall, unless origin is checked.',
  'concept.rulesOfOrigin.here':
    'In World, short and the First lesson outsiders always pay your own tariff. In other games they pay the lowest tariff among your partners plus the cost of origin, where that is less. Proving origin costs {originBp}, and {overlapBp} more for each further area that overlaps.',
  'concept.rulesOfOrigin.world':
    'Estimates put the cost of rules of origin at 3 to 5 per cent of the value of goods. Many firms pay the ordinary tariff instead.',
  'concept.sidePayments.title': 'Payments between partners',
  'concept.sidePayments.is':
    'Money for a signature: who gains most by an agreement pays who gains little, so that all of them gain.',
  'concept.sidePayments.here':
    'A payment stands in the offer and is paid once all have signed: at most {paymentCapBp} of income a round. Who refuses because its part is too small may sign for a price.',
  'concept.sidePayments.world':
    'Kemp and Wan showed in 1976 that a customs union with payments among its members need leave nobody worse off. Norway, Iceland and Liechtenstein, which share the EU’s market, pay into its poorer members.',
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
    'One currency ends the cost of changing money, and shocks are shared. A rotating presidency may move the common tariff and sign what two thirds have not refused. Leaving is costly.',
  'concept.fullIntegration.world':
    'No group of states has reached it. The euro is part of it without a common budget of weight; theory asks whether shocks are alike and people mobile enough for one money.',
  'concept.negativeAndPositive.title': 'Negative and positive integration',
  'concept.negativeAndPositive.is':
    'Negative integration removes barriers, positive integration builds institutions.',
  'concept.negativeAndPositive.here':
    'Articles that remove barriers are quick, and hurt those who lived behind them. Articles that build something hand over part of your say, and are harder to agree on. The mark on each article tells which kind it is.',
  'concept.negativeAndPositive.world':
    'Tinbergen made the distinction in 1954. Tariffs were easy to drop once they were low; finance, money and jobs touch the core of a state.',
  'concept.hybridForms.title': 'Hybrids',
  'concept.hybridForms.is': 'Real agreements mix articles of several forms; no organisation is a pure type.',
  'concept.hybridForms.here':
    'An offer may hold any mix that is allowed. Its label is the nearest form, and its articles say what it really is.',
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
    'Deepen: climb a level together. Widen: take in one newcomer a round, or merge with another bloc. Or offer again what expired last time.',
  'concept.waysOfGrowing.world':
    'By the Protocol of Ouro Preto Mercosur’s four founders turned their free trade area into a customs union in January 1995, then the second largest after Europe’s.',
  'concept.accession.title': 'Open doors and closed ones',
  'concept.accession.is': 'Most blocs admit newcomers; a few are agreements of two and stay so.',
  'concept.accession.here':
    'The candidate and one member sign; another member may refuse until the talks end. The newcomer begins as a free trade partner and climbs. One newcomer a bloc and round.',
  'concept.accession.world':
    'The European Union grew in five rounds to 25 members by 2004, APEC from 12 to 21 members in four. The agreements of the US with Canada and of Australia with New Zealand began as pairs.',
  'concept.deepClauses.title': 'Deep clauses',
  'concept.deepClauses.is':
    'Agreements beyond tariffs: services, investment, competition and property, environment and labour, customs and logistics, the settling of disputes.',
  'concept.deepClauses.here':
    'Each box you tick makes borders among you a little cheaper and takes a little of your say. None of them is hurt by a wall, and none brings tariff revenue.',
  'concept.deepClauses.world':
    'Nearly all newer agreements have such articles; some even name democracy. European ones promise more than can be enforced, American ones less but enforceably.',
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
  'concept.bindingTreaties.title': 'Gains written into agreements',
  'concept.bindingTreaties.is':
    'Agreements and organisations hold what was reached, so that it outlives the government that signed.',
  'concept.bindingTreaties.here':
    'A pledge may be broken, an agreement cannot. Nobody can leave it while it binds, and then only a round later. A government that falls leaves its agreements to the next.',
  'concept.bindingTreaties.world':
    'The borders that obstruct exchange come back easily in bad years; institutions are what holds them down.',
} as const;

/** Cards on what a union does at once. */
export const staticCards = {
  'concept.staticEffects.title': 'Static effects',
  'concept.staticEffects.is':
    'What a union changes while the economies’ resources and technology stay as they are, for members and for outsiders.',
  'concept.staticEffects.here':
    'The bill of a round shows them as export and import prices, trade created, trade diverted and border costs.',
  'concept.staticEffects.world':
    'Viner’s question of 1950 still comes first: does new trade replace a dearer source or a cheaper one?',
  'concept.tradeCreation.title': 'Trade creation',
  'concept.tradeCreation.is':
    'A good that was made dearer at home, or bought dearer abroad, now comes from a partner that makes it cheaper.',
  'concept.tradeCreation.here':
    'Each unit you import over a wall is worth the tariff more to its buyer than it cost. So more of them from partners is a gain, and it grows with the wall that used to stand there.',
  'concept.tradeCreation.world':
    'It is the reason why customs unions are founded and last. In Europe’s early years most estimates found more creation than diversion.',
  'concept.tradeDiversion.title': 'Trade diversion',
  'concept.tradeDiversion.is':
    'A purchase moves from the best seller in the world to the best seller inside the bloc, because only the outsider still pays the tariff.',
  'concept.tradeDiversion.here':
    'The buyer pays a little less, the treasury loses the whole tariff, and the country as one pays more for the same good. A lower wall outside makes it smaller.',
  'concept.tradeDiversion.world':
    'Britain bought most of its butter from New Zealand; after it joined in 1973 ever more came from Europe, dearer to make but free of the levy.',
  'concept.creationAgainstDiversion.title': 'Created and diverted come together',
  'concept.creationAgainstDiversion.is':
    'Free trade inside joined to protection outside always does both; what counts is which is larger.',
  'concept.creationAgainstDiversion.here':
    'The reveal puts the pair side by side for every bloc, as trade that moved and as what it was worth. A union that diverts may still pay its members through better prices abroad, at the cost of others.',
  'concept.creationAgainstDiversion.world':
    'For the tariff cuts of North America from 1993 to 2005 the model of this game counts for Mexico 0.77 per cent of income created and 0.08 diverted.',
  'concept.secondBest.title': 'The second best',
  'concept.secondBest.is':
    'While some distortions stay, removing others may raise or lower welfare: more free trade is not always better trade.',
  'concept.secondBest.here':
    'An agreement between two may make its parties poorer, or outsiders, or nobody. The forecast tells, and only as long as the others stay as they are.',
  'concept.secondBest.world':
    'Lipsey and Lancaster drew the general lesson from the customs union in 1956. Kemp and Wan showed in 1976 that a union can always find walls that hurt no outsider.',
  'concept.whenUnionsHelp.title': 'When a union is likely to help',
  'concept.whenUnionsHelp.is':
    'Creation is likelier when members had high walls, make similar goods at different cost, are many and near, and keep a low wall outside.',
  'concept.whenUnionsHelp.here':
    'Look for partners with high walls who sell what you make dearly. Then vote for a low common tariff: it is the surest cure of diversion.',
  'concept.whenUnionsHelp.world':
    'The list goes back to Viner, Meade and Lipsey. The strictest form is Kemp and Wan’s: a common tariff at which outsiders trade as before.',
  'concept.termsOfTrade.title': 'Terms of trade',
  'concept.termsOfTrade.is':
    'How much your exports buy: prices of what you sell against prices of what you buy.',
  'concept.termsOfTrade.here':
    'Who asks less of outsiders and offers them less pushes their prices down and its own up. What one side wins so, the other loses; all together win nothing.',
  'concept.termsOfTrade.world':
    'When Brazil joined Mercosur, outsiders lowered the prices of what they sold there.',
  'concept.bargainingPower.title': 'Bargaining power',
  'concept.bargainingPower.is': 'A bloc that acts as one weighs more in talks than any of its members alone.',
  'concept.bargainingPower.here':
    'A union has one wall and one seat opposite outsiders. The larger its market, the more its wall moves prices abroad, and the more an offer of it is worth.',
  'concept.bargainingPower.world':
    'Since the Dillon Round of 1960 to 1962 Europe has negotiated with one voice.',
  'concept.borderStaff.title': 'Fewer hands at the border',
  'concept.borderStaff.is':
    'Where goods pass freely, less staff, fewer forms and less waiting are needed at the border.',
  'concept.borderStaff.here':
    'Each level makes borders among members cheaper; {closingBp} of what is left closes in each round. It is a gain without a loser, shown as border costs.',
  'concept.borderStaff.world':
    'The white paper of 1985 listed about 300 measures, and in 1993 some 60 million customs forms a year were no longer filled in.',
  'concept.smuggling.title': 'Smuggling',
  'concept.smuggling.is':
    'A gap between walls on two sides of an open border pays those who carry goods across in secret.',
  'concept.smuggling.here':
    'It grows with the gap between members’ tariffs and takes from the revenue of the higher one. One common tariff ends it, and saves those who hunted it.',
  'concept.smuggling.world':
    'Imports that vanish between Hong Kong’s records and China’s rose by about three per cent for each point of tax.',
} as const;

/** Cards on what integration changes over the years. */
export const dynamicCards = {
  'concept.dynamicEffects.title': 'Dynamic effects',
  'concept.dynamicEffects.is': 'What integration does to growth: competition, size, investment, skills.',
  'concept.dynamicEffects.here':
    'They come round after round and are told as scale, and as growth and movement. A deep bloc founded late has little time for them, though the years after the last round count {years} times.',
  'concept.dynamicEffects.world':
    'Capital that is built up on top of the first gain makes it half as large again or more.',
  'concept.competition.title': 'Competition',
  'concept.competition.is':
    'More sellers on the home market force firms to do better, and weak ones to give way.',
  'concept.competition.here':
    'When the share of your own firms at home falls, their productivity rises: half in the next round, half in the one after. The lobby of that sector sees only the lost share.',
  'concept.competition.world':
    'Factories in India and Canada that lost the most protection became the more productive ones; some closed.',
  'concept.scale.title': 'Economies of scale',
  'concept.scale.is': 'An industry that serves a larger market makes each piece at lower cost.',
  'concept.scale.here':
    'Sectors that grow become cheaper, and those that shrink dearer. So it matters which of your industries an agreement lets grow.',
  'concept.scale.world':
    'Cars are the standard example: after the North American pacts each plant made fewer models for more buyers.',
  'concept.investment.title': 'Investment',
  'concept.investment.is': 'A larger market that earns more makes the members’ own firms build more.',
  'concept.investment.here':
    'Capital follows what it earns: part of the gap closes in each round. It also moves between sectors, away from those that an agreement has exposed.',
  'concept.investment.world':
    'Investment in Europe rose before 1992 came: firms built for the market that had been announced.',
  'concept.tariffJumping.title': 'Jumping the wall',
  'concept.tariffJumping.is':
    'Firms from outside build inside the bloc, so that their goods need not cross its wall.',
  'concept.tariffJumping.here':
    'A deep bloc draws capital from outsiders. The world’s capital stays what it is, so somebody has less: investment is created and diverted like trade.',
  'concept.tariffJumping.world':
    'Japanese car makers built in Britain and Spain before the single market, and in Mexico before 1994.',
  'concept.innovation.title': 'Skills and research',
  'concept.innovation.is':
    'Better ways of making things travel with trade and grow with research; they are the ground integration stands on.',
  'concept.innovation.here':
    'What you import teaches you what the seller can do. Points of public money for research pay later, and in a joint programme the partners’ points help too.',
  'concept.innovation.world':
    'Countries that buy from leaders in research become more productive by it, small ones most of all.',
  'concept.factorMobility.title': 'People who move',
  'concept.factorMobility.is': 'In a common market workers go where they earn more.',
  'concept.factorMobility.here':
    'They raise what the host makes and lower its wages a little; at home it is the other way round. What counts for your score is real income per head.',
  'concept.factorMobility.world':
    'After 2004 about 0.4 per cent of the new members’ people moved west in a year, fewer than feared.',
  'concept.crisis.title': 'Crisis stops integration',
  'concept.crisis.is': 'In bad years governments look to themselves, and plans for unions are put away.',
  'concept.crisis.here':
    'An event is announced a round ahead and strikes for a while. It is smaller than a good deal; whether it ends one is up to the table.',
  'concept.crisis.world':
    'Two oil shocks, stagflation, the end of Bretton Woods and the quarrel of Japan and the US: from the early 1970s to the early 1980s Europe’s growth fell sharply and its integration stood still.',
  'concept.crisisProtection.title': 'Falling back on protection',
  'concept.crisisProtection.is':
    'Those who lose in a crisis ask for walls and get them, often in forms that no agreement names.',
  'concept.crisisProtection.here':
    'You may raise your wall or levy a surcharge in any round. It helps those who call loudest, and partners’ answers come a round later.',
  'concept.crisisProtection.world':
    'In the 1970s members of the Community held imports from each other down by standards, quotas and subsidies, and lost part of what their union had brought.',
  'concept.timetable.title': 'A timetable',
  'concept.timetable.is': 'A plan with dated steps makes a distant aim credible and starts what stood still.',
  'concept.timetable.here':
    'With a timetable your cuts are spread over rounds. Those who lose by them have time, everybody knows the date, and the years after the last round still count.',
  'concept.timetable.world':
    'Europe’s white paper of 1985 named what to do by the end of 1992, and it was done.',
  'concept.demonstration.title': 'The power of example',
  'concept.demonstration.is': 'One bloc’s success makes others want to join it or to found their own.',
  'concept.demonstration.here': 'Look at the incomes of those inside. The others have looked too.',
  'concept.demonstration.world':
    'After 1992 came North America, Mercosur, ASEAN’s free trade area and many more within a few years.',
} as const;
