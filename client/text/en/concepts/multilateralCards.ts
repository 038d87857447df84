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
    'Each draft is checked line by line: {tradeBp} of trade must be free, and a union’s wall may not be higher than the members’ mean before. The line that fails is named.',
  'concept.articleXxiv.world':
    'Hundreds of agreements were notified under it, and hardly one was ever found unlawful.',
  'concept.singleUndertaking.title': 'One package, by consensus',
  'concept.singleUndertaking.is': 'Everybody accepts everything, or nothing is adopted.',
  'concept.singleUndertaking.here':
    'One package comes to the floor. Whoever objects is named and must attach one change; an objection that stands at the bell ends it. The more seats, the likelier one of them objects.',
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
    'Blocs may stop half-way: members who live well behind a common wall have no wish to lower it.',
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
    'The common wall that is best for the members is higher than the best wall of each alone. Outsiders pay part of it. Three large blocs may be worse than many small ones, or than one.',
  'concept.marketPower.world': 'Krugman’s sums of 1991 put the worst number of blocs at three.',
  'concept.attention.title': 'Effort is scarce',
  'concept.attention.is': 'Those who negotiate regional deals have less time and will for those of all.',
  'concept.attention.here':
    'A conference package takes two of your {proposals} open proposals. A seat whose hands are full of regional proposals cannot table one.',
  'concept.attention.world':
    'All members of the WTO are in regional bodies too; ministries have the same few people for both.',
  'concept.oneVoice.title': 'One voice',
  'concept.oneVoice.is': 'A bloc speaks in larger bodies as one and is heard as one.',
  'concept.oneVoice.here': 'From the customs union up, members have one tile on the board of the conference.',
  'concept.oneVoice.world':
    'ASEAN’s members agree before they speak in the WTO and UNCTAD; the European Union has one negotiator.',
} as const;
