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
    'The clause names two sectors. Prices would not bring it about where both make both equally well; only an agreement can. What you keep becomes cheaper, what you give up does not come back soon.',
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
    'Members pay for two rounds, then borders among them cost less for good. Each would rather that the others paid, so it takes an agreement.',
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
    'The model gives each seat another prize. You are judged against bots playing your own seat, never against a richer neighbour.',
  'concept.unevenDevelopment.world':
    'The share of the US in what the world makes fell from about 40 per cent around 1960 to about a quarter; other poles arose.',
} as const;
