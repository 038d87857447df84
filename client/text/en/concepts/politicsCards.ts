/** Cards on politics at home and between governments. */
export const politicsCards = {
  'concept.nationalInterest.title': 'National interest',
  'concept.nationalInterest.is':
    'Governments integrate to serve their own economy, strength and surroundings; the rest is means.',
  'concept.nationalInterest.here':
    'Your tasks are secret and not about income alone: a neighbour at peace, a voice, a market. What looks foolish at another seat may be in its tasks.',
  'concept.nationalInterest.world':
    'Alliances need an economic union to last, it is said, and unions a political reason to begin.',
  'concept.elections.title': 'Elections',
  'concept.elections.is':
    'Voters compare with what they are used to, and dismiss a government that falls short.',
  'concept.elections.here':
    'Below the line at your election the government falls, and the next one starts with new tasks. Good years are forgotten: each round voters get used to half of a change.',
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
    'From the customs union up each parliament votes when the talks end. Support, lobbies and some luck decide; you see the chances before you sign. A refusal sends the offer back.',
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
    'A wall may pay the one who raises it, as long as nobody answers; when all do, most lose.',
  'concept.tariffWar.here':
    '“If nobody reacts” in the forecast is the trap. Partners see who raised what, and answer in a round.',
  'concept.tariffWar.world':
    'In 1930 the US raised its tariffs. Many partners answered with tariffs of their own, and what the US sold to those fell by about 30%.',
  'concept.pledges.title': 'Pledge and agreement',
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
  'concept.lockIn.is': 'An agreement makes it costly for later governments to undo a reform.',
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
  'concept.valueExport.title': 'Agreements that carry values',
  'concept.valueExport.is': 'A large market offers access and asks for conduct in return.',
  'concept.valueExport.here':
    'A condition takes a party’s lower tariffs away for a round when the party breaks it.',
  'concept.valueExport.world':
    'In May 2003, after the war in Iraq, the US proposed free trade with the Middle East by 2013; it was widely read as a way to spread its own political model. Few agreements came of it.',
  'concept.failedDeal.title': 'Talks that fail',
  'concept.failedDeal.is': 'A deal that many would gain from is not made, because somebody says no.',
  'concept.failedDeal.here':
    'Offers expire when the talks end and one signature is missing. The debrief counts refused offers that were good for all their parties.',
  'concept.failedDeal.world':
    'North America’s area of 1994 was to grow into one of all the Americas. The fourth summit, at Mar del Plata in Argentina in 2005, ended without a result.',
} as const;

/** Cards on the multilateral system. */
export const multilateralCards = {
  'concept.nonDiscrimination.title': 'Most-favoured-nation treatment',
  'concept.nonDiscrimination.is':
    'What one is granted, all are granted: one rate for every member of the system.',
  'concept.nonDiscrimination.here':
    'Your wall is the rate for everybody without a better right. Preferences are the exception, and each one turns others into second class.',
  'concept.nonDiscrimination.world':
    'It is Article I of GATT. Blocs deviate from it by design: free inside, closed outside.',
  'concept.bindings.title': 'Bound tariffs',
  'concept.bindings.is': 'A ceiling that you have promised to everybody; what you levy may be lower.',
  'concept.bindings.here':
    'Your wall cannot pass it, except with the leave of a panel. A conference lowers ceilings for all, and walls above fall with them. Protectionists at home hear the same “no” as you.',
  'concept.bindings.world':
    'Rich countries levy about what they have bound; many developing ones levy far less and keep the room.',
  'concept.articleXxiv.title': 'Article XXIV',
  'concept.articleXxiv.is':
    'The rules allow free trade areas and unions if they cover substantially all trade and put up no higher barriers against others.',
  'concept.articleXxiv.here':
    'Each offer is checked line by line: {tradeBp} of trade must be free, and a union’s tariff may not be higher than the members’ average before. The line that fails is named.',
  'concept.articleXxiv.world':
    'Hundreds of agreements were notified under it, and hardly one was ever found unlawful.',
  'concept.singleUndertaking.title': 'One package, by consensus',
  'concept.singleUndertaking.is': 'Everybody accepts everything, or nothing is adopted.',
  'concept.singleUndertaking.here':
    'One package comes up. Whoever objects is named and must attach one change; an objection left when the talks end stops it. The more seats, the likelier one of them objects.',
  'concept.singleUndertaking.world':
    'With some 150 members and many topics in one package, the rounds grew from months to more than a decade.',
  'concept.stalemate.title': 'Stalemate, and the way round it',
  'concept.stalemate.is': 'When talks of all stand still, deals of a few are the choice that is left.',
  'concept.stalemate.here':
    'A failed conference costs nothing by itself, but the round is gone. Agreements among a few are quicker, and they change what the next conference is worth to their parties.',
  'concept.stalemate.world':
    'The round opened in Doha in November 2001 was never closed as planned; regional agreements multiplied meanwhile.',
  'concept.dualNature.title': 'The two faces of a bloc',
  'concept.dualNature.is':
    'Free trade inside and protection outside make every bloc both a step to free trade and a step away from it.',
  'concept.dualNature.here':
    'Look at what it built among members and at what it put in the way of others. As more blocs form, those left outside meet more walls, so the second side weighs more.',
  'concept.dualNature.world':
    'Bhagwati’s words are building blocks and stumbling blocks; which they are is still argued.',
  'concept.freeTradeHabit.title': 'Getting used to open markets',
  'concept.freeTradeHabit.is':
    'Members see what open markets bring, and those who call for protection at home grow weaker.',
  'concept.freeTradeHabit.here':
    'Sectors that sell to partners grow, and want markets kept open. Those that lived behind the wall shrink, and their call grows fainter.',
  'concept.freeTradeHabit.world':
    'Three effects are named: the gain itself, the example, and the restraint of protection at home.',
  'concept.buildingBlock.title': 'Building block',
  'concept.buildingBlock.is':
    'Blocs can be the ground on which a system for all is built: they join rules, bring practice, and make talks with fewer parties.',
  'concept.buildingBlock.here':
    'A bloc is one seat at the conference instead of many. What you have already freed for partners costs you less to free for all.',
  'concept.buildingBlock.world':
    'In Latin America cuts for partners were followed by cuts for everybody. Services and standards were tried in regions first.',
  'concept.stumblingBlock.title': 'Stumbling block',
  'concept.stumblingBlock.is':
    'Blocs may stop half-way: members who live well behind a common tariff have no wish to lower it.',
  'concept.stumblingBlock.here':
    'Trade diverted from outsiders shows the harm done. A preference is worth less to its holder when the wall for all falls, so partners may come to like that wall.',
  'concept.stumblingBlock.world':
    'The US cut its tariffs less in the Uruguay Round on goods that it bought from preferred partners.',
  'concept.disputes.title': 'Disputes',
  'concept.disputes.is':
    'Whoever breaks a rule is complained of, judged, and may be answered in kind but not beyond.',
  'concept.disputes.here':
    'A panel solves the model with and without the measure. If trade was lost, the measure goes, or the complainant may levy as much as was lost and no more.',
  'concept.disputes.world':
    'Diversion breeds friction; with every larger bloc the system has lived in a kind of standing emergency.',
  'concept.hiddenBarriers.title': 'Hidden barriers',
  'concept.hiddenBarriers.is': 'Standards, tests and papers that keep foreign goods out without a tariff.',
  'concept.hiddenBarriers.here':
    'Nobody sees yours; others only see their exports fall, and may inspect. Recognising each other’s rules, or an economic union, ends them among members.',
  'concept.hiddenBarriers.world':
    'A German rule on the strength of liqueur kept out French cassis until the court of 1979 said: sold lawfully there, sold lawfully here.',
  'concept.marketPower.title': 'Market power of blocs',
  'concept.marketPower.is':
    'A large bloc sells and buys so much that it can move world prices, and is tempted to.',
  'concept.marketPower.here':
    'The common tariff that is best for the members is higher than the best tariff of each alone. Outsiders pay part of it. Three large blocs may be worse than many small ones, or than one.',
  'concept.marketPower.world': 'Krugman’s sums of 1991 put the worst number of blocs at three.',
  'concept.attention.title': 'Effort is scarce',
  'concept.attention.is': 'Those who negotiate regional deals have less time and will for those of all.',
  'concept.attention.here':
    'A conference package takes two of your {proposals} open offers. A seat whose hands are full of regional offers cannot table one.',
  'concept.attention.world':
    'All members of the WTO are in regional bodies too; ministries have the same few people for both.',
  'concept.oneVoice.title': 'One voice',
  'concept.oneVoice.is': 'A bloc speaks in larger bodies as one and is heard as one.',
  'concept.oneVoice.here': 'From the customs union up, members have one tile on the board of the conference.',
  'concept.oneVoice.world':
    'ASEAN’s members agree before they speak in the WTO and UNCTAD; the European Union has one negotiator.',
} as const;
