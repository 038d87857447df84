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
    'Those who lose in a crisis ask for walls and get them, often in forms that no treaty names.',
  'concept.crisisProtection.here':
    'You may raise your wall or levy a surcharge in any round. It helps those who call loudest, and partners’ answers come a round later.',
  'concept.crisisProtection.world':
    'In the 1970s members of the Community held imports from each other down by standards, quotas and subsidies, and lost part of what their union had brought.',
  'concept.timetable.title': 'A timetable',
  'concept.timetable.is': 'A plan with dated steps makes a distant aim credible and starts what stood still.',
  'concept.timetable.here':
    'A phase-in clause spreads your cuts over rounds. Those who lose by them have time, everybody knows the date, and the years after the last round still count.',
  'concept.timetable.world':
    'Europe’s white paper of 1985 named what to do by the end of 1992, and it was done.',
  'concept.demonstration.title': 'The power of example',
  'concept.demonstration.is': 'One bloc’s success makes others want to join it or to found their own.',
  'concept.demonstration.here': 'Look at the incomes of those inside. The others have looked too.',
  'concept.demonstration.world':
    'After 1992 came North America, Mercosur, ASEAN’s free trade area and many more within a few years.',
} as const;
