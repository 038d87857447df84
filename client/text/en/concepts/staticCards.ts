/** Cards on what a union does at once. */
export const staticCards = {
  'concept.staticEffects.title': 'Static effects',
  'concept.staticEffects.is':
    'What a union changes while the economies’ resources and technology stay as they are, for members and for outsiders.',
  'concept.staticEffects.here':
    'The bill of a round shows them as prices abroad, trade created, trade diverted and border costs.',
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
    'Look for partners with high walls who sell what you make dearly. Then vote for a low common wall: it is the surest cure of diversion.',
  'concept.whenUnionsHelp.world':
    'The list goes back to Viner, Meade and Lipsey. The strictest form is Kemp and Wan’s: the outside wall at which outsiders trade as before.',
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
  'concept.borderStaff.is': 'Where goods pass freely, less staff, paper and waiting is needed at the border.',
  'concept.borderStaff.here':
    'Each level makes borders among members cheaper; {closingBp} of what is left closes in each round. It is a gain without a loser, shown as border costs.',
  'concept.borderStaff.world':
    'The white paper of 1985 listed about 300 measures, and in 1993 some 60 million customs forms a year were no longer filled in.',
  'concept.smuggling.title': 'Smuggling',
  'concept.smuggling.is':
    'A gap between walls on two sides of an open border pays those who carry goods across in secret.',
  'concept.smuggling.here':
    'It grows with the gap between members’ walls and takes from the revenue of the higher one. One common wall ends it, and saves those who hunted it.',
  'concept.smuggling.world':
    'Imports that vanish between Hong Kong’s records and China’s rose by about three per cent for each point of tax.',
} as const;
