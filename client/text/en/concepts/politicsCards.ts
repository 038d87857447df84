/** Cards on politics at home and between governments. */
export const politicsCards = {
  'concept.nationalInterest.title': 'National interest',
  'concept.nationalInterest.is':
    'Governments integrate to serve their own economy, strength and surroundings; the rest is means.',
  'concept.nationalInterest.here':
    'Your mandate is secret and not about income alone: a neighbour at peace, a voice, a market. What looks foolish at another seat may be in its mandate.',
  'concept.nationalInterest.world':
    'Alliances need an economic union to last, it is said, and unions a political reason to begin.',
  'concept.elections.title': 'Elections',
  'concept.elections.is':
    'Voters compare with what they are used to, and dismiss a government that falls short.',
  'concept.elections.here':
    'Below the line at your election the government falls, and the next one starts with a new mandate. Good years are forgotten: voters’ reference closes half its gap each round.',
  'concept.elections.world':
    'Treasuries count too: poor countries draw a large part of revenue from tariffs, so a cut must be paid for.',
  'concept.lobbies.title': 'Lobbies',
  'concept.lobbies.is':
    'Those who have much to lose from a change are few and organised, those who gain are many and silent.',
  'concept.lobbies.here':
    'The income of what is fixed in a sector decides what its lobby says. Import-competing sectors and farmers count in full, others less, and a loss counts double.',
  'concept.lobbies.world':
    'Grossman and Helpman describe protection as sold to those who pay most. Measured weights of lobbies are far smaller than in this game, where they should be felt.',
  'concept.sovereignty.title': 'Sovereignty',
  'concept.sovereignty.is': 'The say that a government gives up for depth: the price of integration.',
  'concept.sovereignty.here':
    'It costs support each round from the customs union up: more with partners unlike you, less if your own vote weighs much in the union.',
  'concept.sovereignty.world':
    'Large unions share costs and quarrel over policy; Alesina and Spolaore weigh one against the other.',
  'concept.ratification.title': 'Ratification',
  'concept.ratification.is': 'What governments sign must pass at home too: they play at two tables at once.',
  'concept.ratification.here':
    'From the customs union up each legislature votes at the bell. Support, lobbies and some luck decide; the odds are shown before you sign. A refusal sends the proposal back.',
  'concept.ratification.world':
    'Norway signed its accession twice and voters refused twice, in 1972 and 1994. Putnam noted that a hard parliament can be strength in talks.',
  'concept.adjustment.title': 'Adjustment',
  'concept.adjustment.is': 'People whose work goes must find other work; until they do, gains have losers.',
  'concept.adjustment.here':
    'The share of people who change sectors costs support once. Funds, public help and slower timetables make it lighter: here governments matter.',
  'concept.adjustment.world':
    'Moving costs of workers are several years’ wages by some estimates; Europe and the US both have funds against trade’s losses.',
  'concept.tariffWar.title': 'The wall that pays alone',
  'concept.tariffWar.is':
    'A wall may pay the one who raises it, as long as nobody answers; when all do, all lose.',
  'concept.tariffWar.here':
    '“Others unchanged” in the forecast is the trap. Partners see who raised what, and answer in a round.',
  'concept.tariffWar.world':
    'In the model of this game each of twelve economies gains alone, at most 1.4 per cent, and each loses when all twelve do.',
  'concept.pledges.title': 'Word and law',
  'concept.pledges.is': 'A promise that can be broken is worth what the name of its author is worth.',
  'concept.pledges.here':
    'A pledge is quick and free; the reveal marks it kept or broken and the count stays beside your name. An agreement is slow to make, and it holds.',
  'concept.pledges.world':
    'Much of what holds the world’s trade together is no more than the fear of losing cooperation tomorrow.',
  'concept.affinity.title': 'Affinity',
  'concept.affinity.is': 'Likeness of income, institutions, culture and history makes agreements easier.',
  'concept.affinity.here':
    'The nearer a partner is, the less sovereignty it seems to cost, and the likelier your legislature says yes.',
  'concept.affinity.world': 'Most blocs began among neighbours with a shared past, and often a past of war.',
  'concept.peace.title': 'Peace by trade',
  'concept.peace.is': 'Governments sign to end old quarrels and keep a region stable.',
  'concept.peace.here':
    'A neighbour may be worth an agreement that brings little income: the rounds to come are easier with a friend.',
  'concept.peace.world':
    'After two wars Europe began with coal and steel. East Asia’s leaders named security in their statement of 1999; India and Pakistan eased while South Asia’s free trade area was made; the African Union was launched in 2002; China and ASEAN grew closer. The World Bank found that regional agreements can remove political conflict as well as barriers.',
  'concept.lockIn.title': 'Locking reform in',
  'concept.lockIn.is': 'A treaty makes it costly for later governments to undo a reform.',
  'concept.lockIn.here':
    'A long binding period keeps you from being turned round when times are bad. It also holds you when you have second thoughts.',
  'concept.lockIn.world':
    'Countries of eastern Europe signed with the European Union in the 1990s partly to make their change to a market economy irreversible; Mexico did the same in 1994.',
  'concept.marketReform.title': 'Reform at home',
  'concept.marketReform.is': 'Countries that have opened their own markets find it easy to open borders.',
  'concept.marketReform.here':
    'A wall lowered early makes a later union cheaper: what would be lost to partners was given up before, and little is left that fears it.',
  'concept.marketReform.world':
    'The turn to markets in the 1980s and 1990s is named as the ground of the second wave of integration.',
} as const;
