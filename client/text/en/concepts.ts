import { dynamicCards, formCards, staticCards } from './concepts/economicsCards.ts';
import { multilateralCards, politicsCards, powerCards } from './concepts/politicsCards.ts';
import { provinceCards, provinceFigures } from './concepts/provinceCards.ts';

/** What a card tells of the table at hand. */
export const figures = {
  'figure.partPricesAbroad':
    'Round {round}: export and import prices moved the real income of {economy} by {percent}%.',
  'figure.partTradeCreated': 'Round {round}: trade created moved the real income of {economy} by {percent}%.',
  'figure.partTradeDiverted':
    'Round {round}: trade diverted moved the real income of {economy} by {percent}%.',
  'figure.partBorderCosts': 'Round {round}: border costs moved the real income of {economy} by {percent}%.',
  'figure.partScale': 'Round {round}: scale moved the real income of {economy} by {percent}%.',
  'figure.partGrowth': 'Round {round}: growth and movement moved the real income of {economy} by {percent}%.',
  'figure.partPayments': 'Round {round}: payments moved the real income of {economy} by {percent}%.',
  'figure.blocTrade':
    'Round {round}: {economies} created {createdBn} of trade among themselves and diverted {divertedBn} from others.',
  'figure.blocWelfare':
    'Round {round}: to the members of {economies} creation was worth {createdBn}, diversion {divertedBn}.',
  'figure.blocLosers': 'Round {round}: {lostBy} lost most sales to {economies}.',
  'figure.insideOutside': 'Round {round}: inside blocs {insideBn}, outside {outsideBn}.',
  'figure.worldGain': 'Round {round}: all economies together {worldGainBn}.',
  'figure.incomeHighest': '{economy} stands highest against its opening: {percent}%.',
  'figure.incomeLowest': '{economy} stands lowest: {percent}%.',
  'figure.blocHighest': 'Within {agreement} {economy} gained most since the opening: {percent}%.',
  'figure.blocLowest': '{economy} gained least there: {percent}%.',
  'figure.largestIncomes': '{economies} earn {percent}% of all income.',
  'figure.priceSources':
    'A unit of {sector} in {economy}, own make = 100. Two sellers abroad, before tariff and with it:',
  'figure.agreements': '{count} {count|agreement is|agreements are} in force, the deepest a {level}.',
  'figure.partners': '{economy} trades freely with {economies}.',
  'figure.blocCoverage': '{percent}% of goods trade runs between partners of a free trade area or more.',
  'figure.largestBloc': 'The largest bloc has {count} members: {economies}.',
  'figure.overlaps': 'In more than one bloc at once: {economies}.',
  'figure.memberKinds':
    'Agreements among developed economies: {developed}; among developing ones: {developing}; between the two: {between}.',
  'figure.farthestPartners': 'The partners farthest apart are {economy} and {other}: {km} km.',
  'figure.newMembers': '{agreement} last took in members in round {round}.',
  'figure.boundUntil': '{agreement} cannot be left until round {round} is over.',
  'figure.deepClausesInForce': 'Deep clauses in force at this table: {count}.',
  'figure.specializations': 'Since round {round} {economy} keeps {sector} and {other} leaves it.',
  'figure.phaseIns': '{agreement} cuts its tariffs step by step until round {round}.',
  'figure.infrastructure': '{economies} have built together since round {round}.',
  'figure.unionsAsOne': '{economies} deal as one.',
  'figure.ownWall': 'The tariff of {economy} is {rateBp} on average.',
  'figure.preferenceMargin': '{economy} levies {partnerBp} on partners on average, {rateBp} on others.',
  'figure.lowestPartnerWall':
    'Of the free trade partners of {economy}, {other} has the lowest tariff: {rateBp}. Its own is {ownBp}.',
  'figure.unionWall': 'The common tariff of {economies} is {rateBp} on average.',
  'figure.poolShare':
    'Round {round}: the pool of {agreement} held {poolBn}; {economy} received {percent}% of it.',
  'figure.revenue': 'Round {round}: {economy} kept {revenueBn} in tariff revenue.',
  'figure.wallRises': 'Round {round}: {economies} raised their walls.',
  'figure.surcharges': 'Round {round}: {economy} levied {rateBp} extra on {against}.',
  'figure.proposalsThisRound': 'This round: {count} {count|offer|offers} made, {signed} signed.',
  'figure.pledgesOpen': 'A pledge has been made in this round by {economies}.',
  'figure.pledgeRecord': 'Pledges at this table: {kept} kept, {broken} broken.',
  'figure.growthCompetition':
    'Round {round}: competition raised the productivity of {economy} by {percent}%.',
  'figure.growthDiffusion':
    'Round {round}: what it learnt from sellers abroad raised that of {economy} by {percent}%.',
  'figure.growthResearch': 'Round {round}: research raised that of {economy} by {percent}%.',
  'figure.growthSpecialization':
    'Round {round}: agreed specialization moved that of {economy} by {percent}%.',
  'figure.capitalSaving': 'Round {round}: saving at home moved the capital of {economy} by {percent}%.',
  'figure.capitalFromAbroad': 'Round {round}: capital from abroad moved that of {economy} by {percent}%.',
  'figure.investmentInside': 'Round {round}: {amountBn} of capital moved inside a bloc, from {from} to {to}.',
  'figure.investmentJumping': 'Round {round}: {amountBn} of capital jumped a wall, from {from} to {to}.',
  'figure.investmentDiverted': 'Round {round}: {amountBn} of capital was diverted from {from} to {to}.',
  'figure.migration': 'Round {round}: {people} people moved from {from} to {to}.',
  'figure.savedStaff': 'Round {round}: {economy} saved {amountBn} of border staff.',
  'figure.smuggled': 'Round {round}: goods worth {amountBn} evaded the wall of {economy}.',
  'figure.changedWork': 'Round {round}: {percent}% of the people of {economy} had to change their work.',
  'figure.eventEffect': 'Round {round}: events moved the real income of {economy} by {percent}%.',
  'figure.conferences': 'Conferences so far: {adopted} adopted, {failed} failed or without a package.',
  'figure.objections': 'Objected: {economies}.',
  'figure.meter': 'So far agreements built {builtBn} and put {stumbledBn} in the way.',
  'figure.mfnTrade': '{percent}% of goods trade pays the rate that everybody pays.',
  'figure.boundWall': '{economy} has bound {boundBp} on average and levies {rateBp}.',
  'figure.rulings':
    'Panels found {count} {count|measure|measures} at fault, the dearest worth {lossBn} of trade.',
  'figure.barriersFound': '{count} hidden {count|barrier|barriers} came to light.',
  'figure.corridors': '{count} {count|corridor is|corridors are} built.',
  'figure.support': 'Support of the government of {economy}: {points}.',
  'figure.supportLobbies': 'Round {round}: lobbies moved the support of {economy} by {points}.',
  'figure.supportSovereignty': 'Round {round}: sovereignty moved the support of {economy} by {points}.',
  'figure.supportAdjustment':
    'Round {round}: people who must change work moved the support of {economy} by {points}.',
  'figure.supportRevenue': 'Round {round}: tariff revenue moved the support of {economy} by {points}.',
  'figure.supportTreaties': 'Round {round}: new agreements moved the support of {economy} by {points}.',
  'figure.supportPledges': 'Round {round}: kept and broken word moved the support of {economy} by {points}.',
  'figure.loudestLobby':
    'Round {round}: the loudest lobby of {economy} was {sector}, {points} points of support.',
  'figure.electionsHeld':
    '{count} {count|election|elections} so far; {fallen} {fallen|government|governments} fell.',
  'figure.ratifications': 'Legislatures voted {count} {count|time|times} and refused {refused}.',
  'figure.mandate': 'You have {count} secret tasks worth {points} points together.',
  'figure.nearestPartner': 'Nearest to {economy} is {other}, farthest {against}.',
} as const;

/** Cards on theories, the last four on markets inside one country. */
export const theoryCards = {
  'concept.customsUnionTheory.title': 'Theory of customs unions',
  'concept.customsUnionTheory.is':
    'The study of what preferences do to welfare, begun by Viner and widened by Meade and Lipsey.',
  'concept.customsUnionTheory.here':
    'The bill of each round is its modern form: the same model that prices a wall tells creation from diversion for every bloc.',
  'concept.customsUnionTheory.world':
    'Viner wrote in 1950 on whether unions serve free trade or protection. His answer, “both”, made the field.',
  'concept.bigMarket.title': 'Theory of the big market',
  'concept.bigMarket.is':
    'Narrow protected markets give firms neither room for large series nor the pressure to use it; a big market gives both.',
  'concept.bigMarket.here':
    'Markets kept apart by walls that each had raised for itself alone hold industries small. Joined, the same industries grow and the bill shows it as scale.',
  'concept.bigMarket.world':
    'Scitovsky and Deniau saw Europe of the 1950s so: small runs, high prices, little rivalry, and each the cause of the other.',
  'concept.agreedSpecialization.title': 'Agreed specialization',
  'concept.agreedSpecialization.is':
    'Two economies agree that each gives up one good and leaves its market to the other, so that both make long series.',
  'concept.agreedSpecialization.here':
    'The article names two goods. Prices would not bring it about where both make both equally well; only an agreement can. What you keep becomes cheaper, what you give up does not come back soon.',
  'concept.agreedSpecialization.world':
    'Kojima proposed it in 1970. The industrial plan of the Central American Common Market gave one plant for the whole region to each member in turn; few were built.',
  'concept.developmentStrategy.title': 'Integration as a strategy of development',
  'concept.developmentStrategy.is':
    'For developing economies integration is part of a plan, and needs strong common institutions, political will and active governments.',
  'concept.developmentStrategy.here':
    'Funds, infrastructure and special treatment are articles that somebody must pay for. Without them small poor members gain least from a common tariff.',
  'concept.developmentStrategy.world':
    'It was meant as a step to a new international economic order. Of the attempts up to the 1980s none succeeded in full: gains were uneven and nothing made up for it.',
  'concept.specialTreatment.title': 'Special treatment',
  'concept.specialTreatment.is':
    'Less developed members open later or less than they are opened to, or are paid for what they lose.',
  'concept.specialTreatment.here':
    'With the article a developing member has more rounds for its cuts. Payments do the same in money: at most {paymentCapBp} of income a round, and only in return for something.',
  'concept.specialTreatment.world':
    'The Enabling Clause of 1979 allows preferences among developing countries; Europe’s cohesion fund paid Spain, Portugal, Greece and Ireland.',
  'concept.jointInfrastructure.title': 'Joint infrastructure',
  'concept.jointInfrastructure.is':
    'Roads, ports and grids planned together cost each less and join without a seam.',
  'concept.jointInfrastructure.here':
    'Members pay for two rounds, then borders among them cost less for good. Each would rather that the others paid, so it takes an agreement.',
  'concept.jointInfrastructure.world':
    'In Africa the cost of a road to the port often weighs more than the tariff of the neighbour.',
  'concept.institutionalChange.title': 'Institutions change from above',
  'concept.institutionalChange.is':
    'Where markets are young, new rules are mostly supplied by governments; rules at large decide which are possible.',
  'concept.institutionalChange.here':
    'Trade does not write agreements. Someone drafts, others sign, and what may be signed is set by rules that stood before.',
  'concept.institutionalChange.world':
    'Davis and North called the basic political, social and legal rules the institutional environment: within it people arrange the rest.',
  'concept.unevenDevelopment.title': 'Uneven development',
  'concept.unevenDevelopment.is': 'Economies grow at different speeds, and weight moves with them.',
  'concept.unevenDevelopment.here':
    'In the model some seats can gain more than others. You are judged against bots in your own seat, never against a richer neighbour.',
  'concept.unevenDevelopment.world':
    'The share of the US in what the world makes fell from about 40 per cent around 1960 to about a quarter; other poles arose.',
} as const;

/** Cards on how it went in the world. Counts are those of the sources at their date. */
export const historyCards = {
  'concept.waves.title': 'Waves and a standstill',
  'concept.waves.is':
    'Integration came in bursts: the 1950s and 1960s, then little, then again from the mid-1980s.',
  'concept.waves.here':
    'Your table has its own waves. News, fears and examples decide when agreements are signed.',
  'concept.waves.world':
    'It began small: Belgium and Luxembourg in 1921, with the Netherlands from 1948; the Commonwealth’s preferences in 1932. Three peaks after 1945 are often announced; two and a standstill between them are told.',
  'concept.europe.title': 'Europe’s half-century',
  'concept.europe.is':
    'From six states with coal and steel to a union with one market and a shared currency.',
  'concept.europe.here': 'It climbed the whole ladder in fifty years. You have a few rounds.',
  'concept.europe.world':
    'Community in 1958, customs union in 1968, standstill in the 1970s, white paper in 1985, single market after 1992, the euro from 1999, and in 2004 the largest enlargement of all, the fifth, to 25 members. Since then it has grown to 28 and lost one.',
  'concept.eastAsia.title': 'East Asia',
  'concept.eastAsia.is': 'A ring of agreements around ASEAN, each answered by the next.',
  'concept.eastAsia.here':
    'In the world scenario ASEAN, China, Japan and Korea trade much with each other and begin without a common bloc.',
  'concept.eastAsia.world':
    'ASEAN signed its free trade area in 1992, due by 2008. It met China, Japan and Korea from the end of 1997 (“10+3”). China framed its agreement with ASEAN in 2002 (“10+1”), for a free trade area in 2010.',
  'concept.otherRegions.title': 'Africa and the Americas',
  'concept.otherRegions.is': 'Many plans, several unions, some of them slow.',
  'concept.otherRegions.here':
    'High walls and unlike sizes make such blocs hard here too; look at who gains in them.',
  'concept.otherRegions.world':
    'Southern Africa founded SADC in 1992, eastern and southern Africa COMESA in 1994. North America’s area began in 1994. Mercosur of Argentina, Brazil, Paraguay and Uruguay became a customs union in January 1995. Australia and New Zealand signed a framework with ASEAN in 2002.',
  'concept.webOfAgreements.title': 'The web of agreements',
  'concept.webOfAgreements.is':
    'Nearly every economy is in some regional agreement, and most are in several.',
  'concept.webOfAgreements.here': 'Count the lines on your own map at the end.',
  'concept.webOfAgreements.world':
    'The World Bank’s count around 2004: only 12 island states and principalities in none, 174 in at least one and up to 29, five each on average, 13 for northern countries, and nearly 150 in the multilateral system as well. Most were in eastern Europe, north Africa and Latin America.',
} as const;

/** What stands around the cards: labels, chapters, the glossary. */
export const conceptFrame = {
  'concepts.title': 'Glossary',
  'concepts.lead':
    'What happens at the table, in the words of trade economics. At a table each card also shows that table’s own numbers.',
  'concepts.words': 'Words of the screens',
  'concepts.word.tariff': 'Tariff',
  'concepts.word.realIncome': 'Real income',
  'concepts.word.pricesAbroad': 'Export and import prices',
  'concepts.word.freeTradeArea': 'Free trade area',
  'concepts.word.bloc': 'Bloc',
  'concepts.word.payments': 'Payments',
  'concepts.word.secretTask': 'Secret task',
  'concepts.word.par': 'Average for gold',
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
