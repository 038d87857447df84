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
    'The clause names two sectors. Prices would not bring it about where both make both equally well; only a paper can. What you keep becomes cheaper, what you give up does not come back soon.',
  'concept.agreedSpecialization.world':
    'Kojima proposed it in 1970. The industrial plan of the Central American Common Market gave one plant for the whole region to each member in turn; few were built.',
  'concept.developmentStrategy.title': 'Integration as a strategy of development',
  'concept.developmentStrategy.is':
    'For developing economies integration is part of a plan, and needs strong common institutions, political will and active governments.',
  'concept.developmentStrategy.here':
    'Funds, infrastructure and special treatment are clauses that somebody must pay for. Without them small poor members gain least from a common wall.',
  'concept.developmentStrategy.world':
    'It was meant as a step to a new international economic order. Of the attempts up to the 1980s none succeeded in full: gains were uneven and nothing made up for it.',
  'concept.specialTreatment.title': 'Special treatment',
  'concept.specialTreatment.is':
    'Less developed members open later or less than they are opened to, or are paid for what they lose.',
  'concept.specialTreatment.here':
    'With the clause a developing member has more rounds for its cuts. Payments do the same in money: at most {paymentCapBp} of income a round, and only in return for something.',
  'concept.specialTreatment.world':
    'The Enabling Clause of 1979 allows preferences among developing countries; Europe’s cohesion fund paid Spain, Portugal, Greece and Ireland.',
  'concept.jointInfrastructure.title': 'Joint infrastructure',
  'concept.jointInfrastructure.is':
    'Roads, ports and grids planned together cost each less and join without a seam.',
  'concept.jointInfrastructure.here':
    'Members pay for two rounds, then borders among them cost less for good. Each would rather that the others paid, so it takes a paper.',
  'concept.jointInfrastructure.world':
    'In Africa the cost of a road to the port often weighs more than the tariff of the neighbour.',
  'concept.institutionalChange.title': 'Institutions change from above',
  'concept.institutionalChange.is':
    'Where markets are young, new rules are mostly supplied by governments; rules at large decide which are possible.',
  'concept.institutionalChange.here':
    'Trade does not write treaties. Someone drafts, others sign, and what may be signed is set by rules that stood before.',
  'concept.institutionalChange.world':
    'Davis and North called the basic political, social and legal rules the institutional environment: within it people arrange the rest.',
  'concept.unevenDevelopment.title': 'Uneven development',
  'concept.unevenDevelopment.is': 'Economies grow at different speeds, and weight moves with them.',
  'concept.unevenDevelopment.here':
    'The model gives each seat another prize. You are judged against bots in your own chair, never against a richer neighbour.',
  'concept.unevenDevelopment.world':
    'The share of the US in what the world makes fell from about 40 per cent around 1960 to about a quarter; other poles arose.',
  'concept.rivalAnswers.title': 'Three answers to borders inside a country',
  'concept.rivalAnswers.is':
    'Let the market wear borders down; redraw the districts to fit the economy; or let governments cooperate.',
  'concept.rivalAnswers.here':
    'Regional economists say the first, geographers the second, political economy the third. Each is a move in the game of provinces, with its price.',
  'concept.rivalAnswers.world':
    'The market alone left barriers standing; districts redrawn have history against them and surprise their authors. Cooperation asks for a reason to trust.',
  'concept.promotionTournament.title': 'Promotion tournament',
  'concept.promotionTournament.is':
    'Officials who are promoted by the growth of their place compete with their neighbours, not only for their people.',
  'concept.promotionTournament.here':
    'In a contest for rank, what helps both of you does not help you. In the game of provinces the league table makes that felt.',
  'concept.promotionTournament.world':
    'Li and Zhou found that growth raised the chance of promotion of China’s provincial leaders from 1979 to 1995. Zhou’s model of 2004 explains why they cooperate so little; the data leave out Tibet and Hainan.',
  'concept.cellularEconomy.title': 'Cellular economy',
  'concept.cellularEconomy.is':
    'Local units that each make everything for themselves and have little to do with each other, like cells of a honeycomb.',
  'concept.cellularEconomy.here':
    'The map of the provinces is drawn as such cells. Every place starts with the same industries, so opening hurts many of them at first.',
  'concept.cellularEconomy.world':
    'Donnithorne used the image in 1972. The Great Leap, meant to pass Britain in 7 years and the US in 8 to 10, and later preparation for war had made each province its own system; reform from 1978 and the fiscal contracts of the 1980s gave each its own purse.',
  'concept.provincialBorders.title': 'Borders between provinces',
  'concept.provincialBorders.is':
    'How much more a place buys from itself than from another place like it, and the tariff that would do the same.',
  'concept.provincialBorders.here':
    'The game of provinces starts from such a figure. It is the equivalent of all barriers together; nobody levied a tariff between provinces.',
  'concept.provincialBorders.world':
    'Poncet put it at 46 per cent for 1997, 11 more than ten years before: above that inside Europe, about that of the US and Canada. People bought 10 times more from their own province in 1987 and 21 times in 1997. Others read the figures more mildly. The deltas of Yangtze and Pearl River are the hope and the test.',
  'concept.publicPayroll.title': 'Dining finance',
  'concept.publicPayroll.is':
    'A budget that goes to wages leaves nothing for roads, so local government protects what pays it taxes.',
  'concept.publicPayroll.here':
    'In the game of provinces a poor treasury makes the wall tempting: it brings money now and costs growth later.',
  'concept.publicPayroll.world':
    'China’s public payroll fed 36.73 million people at the end of 1996, 82.3 per cent more than in 1978, about 11 million of them cadres. From 1993 to 1997 revenue rose by 100 billion yuan a year and pay by more than 60; in many places over 80 per cent of new money went to staff.',
} as const;
