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
