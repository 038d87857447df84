import type { ProvinceCardKey } from '#shared/content/provinces/cards/provinceCard.ts';

/** Cards of the provinces: title, what happened, what it does at this table, and what that is known from. `economy` is whom it names. */
export const provinceEvents = {
  'provinceEvent.ownSystem.title': '1958: every province its own system',
  'provinceEvent.ownSystem.text':
    'The Great Leap Forward told every region, then every province, to build a complete industry of its own. Ministries handed their plants down; steel was made in back yards, and harvests were reported that did not exist. Grain was taken after these reports. In the famine of 1959–61 tens of millions of people died: estimates run from about 15 to 45 million, most of them villagers.',
  'provinceEvent.ownSystem.effect':
    'To be read. It changes nothing in this game: it tells where the closed layout of industry that you find comes from.',
  'provinceEvent.ownSystem.source':
    'The aim of a complete system in each province: the text on which this game is built. Deaths: Ashton, Hill, Piazza and Zeitz 1984 (almost 30 million), Peng 1987 (23 million), Houser, Sands and Xiao 2009 (15 million), Dikötter 2010 (45 million, disputed).',
  'provinceEvent.selfReliance.title': '1966–76: self-reliance and the cellular economy',
  'provinceEvent.selfReliance.text':
    'Preparing for war, each province was to feed and equip itself; factories were moved into the mountains of the Third Front. The country became what Audrey Donnithorne called cellular: like cells of a honeycomb, each with its own small and complete industry. These were the years of the Cultural Revolution. Studies of county and city annals put its dead at 1.1 to 1.6 million, and those persecuted at more than twenty million.',
  'provinceEvent.selfReliance.effect': 'To be read. It changes nothing in this game.',
  'provinceEvent.selfReliance.source':
    'Donnithorne 1972, China Quarterly 52. Dead and persecuted: Walder and Su 2003; Walder 2014 and 2019.',
  'provinceEvent.separateKitchens.title': '1980: eating in separate kitchens',
  'provinceEvent.separateKitchens.text':
    'From one big pot the budget was divided into many: provinces contracted to hand over a fixed part and kept the rest. Revenue became their own affair, and so did the plants that paid it.',
  'provinceEvent.separateKitchens.effect':
    'Fiscal contracting is the rule: a province keeps 78% of its taxes, 87% of those of its factories, and gets no transfers. Tax sharing and transfers by need, where they were in force, are undone.',
  'provinceEvent.separateKitchens.source':
    'Date from the authors’ memory. Incentives under contracting: Jin, Qian and Weingast 2005.',
  'provinceEvent.woolWars.title': '1985–88: wars for wool and cocoons',
  'provinceEvent.woolWars.text':
    'Fixed prices for raw wool, silk cocoons and cotton were far below what mills could earn with them. Counties and provinces posted guards at their borders to keep the fibre for mills of their own. By the model, at the opening of 1997: national income −1.0%, border effect 25.',
  'provinceEvent.woolWars.effect':
    'For one round every export limit stands one level higher than its leader set it, four at most. Pacts hold among their members.',
  'provinceEvent.woolWars.source':
    'Zhang 1989, China Quarterly; Wedeman 2003 on “resource wars”. Years from the authors’ memory.',
  'provinceEvent.marketSlump.title': '1990: a slump, and bamboo walls',
  'provinceEvent.marketSlump.text':
    'After the austerity of late 1988 goods found no buyers. Provinces banned each other’s bicycles, washing machines and soap; checkpoints that lived on fees were called an industry without smoke. If all raise their walls at the opening of 1997: national income −1.1%, border effect 23.7.',
  'provinceEvent.marketSlump.effect':
    'Whoever has a state share of industry of 45% or more must raise his wall by a level in the round of this event (unless it is as high as it can be), or loses 10 points of his jobs part.',
  'provinceEvent.marketSlump.source': 'Christian Science Monitor, 18 October 1990.',
  'provinceEvent.taxSharing.title': '1994: tax sharing',
  'provinceEvent.taxSharing.text':
    'Taxes were divided between the centre and the provinces by kind. The centre’s share of revenue rose from 22% to 56% within a year; at first much of it went back to where it had come from.',
  'provinceEvent.taxSharing.effect':
    'Tax sharing is the rule: a province keeps 51% of its taxes, 31% of those of its factories and 76% of those of services, and gets transfers by origin.',
  'provinceEvent.taxSharing.source':
    'National Bureau of Statistics, shares of 1993 and 1994. Border effect after 1994: Fang, Li and Lin 2013.',
  'provinceEvent.payrollSqueeze.title': '1996: the payroll squeeze',
  'provinceEvent.payrollSqueeze.text':
    'At the end of 1996 the public payroll held 36.73 million people, a million more each year. Of 100 billion yuan of new revenue, 60 went into wages; in many places wages came late all the same. People called it “dining finance”: the budget only fed its officials.',
  'provinceEvent.payrollSqueeze.effect': 'Payrolls are 6% higher for one round.',
  'provinceEvent.payrollSqueeze.source': 'The text on which this game is built.',
  'provinceEvent.layoffs.title': '1998: layoffs in state firms',
  'provinceEvent.layoffs.text':
    'Within one year people on the books of state units fell from 110 to 91 million. Many were sent home with a small allowance, mostly in the north-east and the interior.',
  'provinceEvent.layoffs.effect':
    'Where the state share of industry is above 40%, state jobs fall for one round, by 10% of what they were at the start. A leader may keep them: that costs ¥4 bn and is chosen in Policy.',
  'provinceEvent.layoffs.source': 'Statistical yearbooks: 110.4 million in 1997, 90.6 million in 1998.',
  'provinceEvent.fukangFee.title': '2000: the fee on the Fukang',
  'provinceEvent.fukangFee.text':
    'Shanghai built Santanas; the Fukang came from Hubei. In Shanghai a licence plate for it was to cost 80,000 yuan more. Hubei thought of an answer of its own.',
  'provinceEvent.fukangFee.effect':
    '{economy} may set a wall of level 4 against one other province for one round, beside its own wall and at no cost, but not against a partner in a pact. Whoever is hit may answer in kind in the next round, against {economy} alone.',
  'provinceEvent.fukangFee.source': 'China.org.cn, March 2001. What Hubei answered: the authors’ memory.',
  'provinceEvent.blockadeRule.title': '2001: the rule on regional blockades',
  'provinceEvent.blockadeRule.text':
    'The State Council forbade blockades of regions, by name: fees, checkpoints, special tests, orders to buy local. It had few inspectors and named no court.',
  'provinceEvent.blockadeRule.effect':
    'The weak law is in force. The chance of an inspection is 25% a round. A leader loses up to 40 career points, the more the higher the wall and the export limit. You can report the walls of other provinces to the centre.',
  'provinceEvent.blockadeRule.source': 'Regulation of the State Council, April 2001.',
  'provinceEvent.wtoAccession.title': '2001: entry into the World Trade Organization',
  'provinceEvent.wtoAccession.text':
    'After fifteen years of talks tariffs fell and export markets opened. The coast moved closer to the world than to the interior. By the model, at the opening of 1997: national income +0.5%, Guangdong +2.3%, Shanghai +0.9%, border effect 20.7.',
  'provinceEvent.wtoAccession.effect':
    'For good: imports cost less (heavy industry −8%, light −6%, farm goods −3%), exporting too (light −5%, heavy −2%).',
  'provinceEvent.wtoAccession.source':
    'Date from the authors’ memory. That external openness did less than falling internal costs: Tombe and Zhu 2019. Sizes stylised.',
  'provinceEvent.deltaAgreements.title': '2003–04: agreements of the deltas',
  'provinceEvent.deltaAgreements.text':
    'Shanghai, Jiangsu and Zhejiang signed one agreement after another; in June 2004 nine provinces with Hong Kong and Macao founded the Pan-Pearl River Delta. They promised much and bound nobody.',
  'provinceEvent.deltaAgreements.effect':
    'For one round a binding pact may be signed without a deposit, one in all.',
  'provinceEvent.deltaAgreements.source':
    'Pan-Pearl framework agreement: China News Service, 4 June 2004. Agreements of the Yangtze Delta: the authors’ memory.',
  'provinceEvent.trunkHighways.title': 'National trunk highways',
  'provinceEvent.trunkHighways.text':
    'Five roads from north to south and seven from east to west, 35,000 kilometres, approved in 1992 and finished in 2007. By the model, at the opening of 1997: national income +1.2%, border effect 17.9.',
  'provinceEvent.trunkHighways.effect': 'For good: every route between provinces costs 2% less.',
  'provinceEvent.trunkHighways.source': 'China Daily, 30 December 2006. The size is stylised.',
  'provinceEvent.cadreEvaluation.title': 'A new evaluation of cadres',
  'provinceEvent.cadreEvaluation.text':
    'The Organisation Department wrote, more than once, that growth was no longer to be the one measure of an official: people’s well-being, the environment and respect for the law were to count.',
  'provinceEvent.cadreEvaluation.effect':
    'The reform of evaluation is in force, whether provinces agree or not. In the centre’s mark people’s income counts 40%, the tournament 20%, compliance and budget 15% each, jobs 10%.',
  'provinceEvent.cadreEvaluation.source':
    'Circulars of 2013 (the authors’ memory) and of November 2020 (China Daily). That growth decided promotion is disputed: Pang and others 2023, Wiebe.',
  'provinceEvent.monopolyLaw.title': '2008: the law against monopoly',
  'provinceEvent.monopolyLaw.text':
    'Adopted in August 2007, in force a year later. A chapter of its own forbids governments to abuse their power against goods from elsewhere.',
  'provinceEvent.monopolyLaw.effect':
    'The strong law is in force: inspections with a chance of 40%, fine 80.',
  'provinceEvent.monopolyLaw.source': 'Anti-Monopoly Law, chapter V, National People’s Congress.',
  'provinceEvent.buyLocalLists.title': '2009: lists of what to buy',
  'provinceEvent.buyLocalLists.text':
    'In the world’s crisis Hangzhou, Changchun and Anhui drew up lists of local cars, appliances and steel for offices and households to buy.',
  'provinceEvent.buyLocalLists.effect':
    'In this round a leader who raises his wall gets 5 points more in the jobs part of his career, and inspections are half as likely.',
  'provinceEvent.buyLocalLists.source':
    'Press of February 2009, in a digest on business and government in China.',
  'provinceEvent.inspectionTeam.title': 'A central inspection team',
  'provinceEvent.inspectionTeam.text':
    'From time to time the State Council sends out teams. They come unannounced, and they take down what they find.',
  'provinceEvent.inspectionTeam.effect':
    'Every province with a wall or export limit at level 2 or higher is caught by the law’s chance, at least 25%. Who is caught loses at least 10 marks for each level, and that level falls by one.',
  'provinceEvent.inspectionTeam.source': 'The authors’ memory; stylised.',
  'provinceEvent.deltaOffice.title': '2018: an office for the Delta',
  'provinceEvent.deltaOffice.text':
    'In January 2018 people from Shanghai, Jiangsu, Zhejiang and Anhui moved into one office, with a plan for three years; in November the Delta became a national strategy.',
  'provinceEvent.deltaOffice.effect':
    'For good: the office of a binding pact whose members are all among Shanghai, Jiangsu, Zhejiang and Anhui costs nothing.',
  'provinceEvent.deltaOffice.source': 'ECNS, 25 January 2018; China Daily, 20 July 2018.',
  'provinceEvent.fairCompetitionReview.title': '2024: review for fair competition',
  'provinceEvent.fairCompetitionReview.text':
    'Since August 2024 every rule of a government that touches the market has to pass a review before it is issued.',
  'provinceEvent.fairCompetitionReview.effect':
    'For good, under the strong law: inspections with a chance of 60% instead of 40%.',
  'provinceEvent.fairCompetitionReview.source': 'State Council, June 2024.',
} as const satisfies Record<
  `provinceEvent.${ProvinceCardKey}.${'title' | 'text' | 'effect' | 'source'}`,
  string
>;

/** How a card is told, and what it lets a province choose in its envelope. */
export const cardChoices = {
  'cardStory.what': 'What happened',
  'cardStory.hit': 'It was set against {other}.',
  'cardStory.source': 'Known from: {source}',
  'cardChoice.fee': 'A fee on another province’s goods',
  'cardChoice.noFee': 'none',
  'cardChoice.feeAgainst': 'Against whom',
  'cardChoice.feeHint':
    'A wall of level 4 against this one province, for this round. It costs nothing, and your own wall stays where it is. Who is hit may answer in the next round.',
  'cardChoice.layoffsHere': 'Your province is one of them.',
  'cardChoice.layoffsNotHere': 'Your province is not one of them.',
  'cardChoice.layoffs': 'Layoffs in state firms',
  'cardChoice.laidOff': 'people are laid off',
  'cardChoice.kept': 'jobs are kept',
  'cardChoice.keep': 'Keep the jobs for {cost}',
  'cardChoice.keepHint': 'Otherwise a tenth of your state jobs goes in this round.',
  'corridorPledge.noWay': 'You have too little for these, so they cannot be built this round: {list}.',
  'corridorPledge.lacks': '{corridor} (still needs {sum})',
  'corridorPledge.noneNow': 'none can be paid for this round',
  'corridorPledge.noneLeft': 'No corridor is left to pay into: all through your province are built twice.',
  'cardChoice.keepResult': 'Points this round: {kept} with the jobs kept, {gone} without.',
} as const;

/** What a round brings, what the rules in force do, and the centre with its acts. */
export const provinceOrder = {
  'pactDesk.answer.asks': '{economy} signs this if {terms}.',
  'pactDesk.answer.ownOffer':
    '{economies} would refuse: you have signed an offer that this would make impossible.',
  'pactDesk.keptOut': 'Why {economies} cannot just join',
  'pboard.title': 'Plans that all members would sign now',
  'pboard.word': 'Members may break or leave a voluntary pact. Your points are then the first figure.',
  'pactDesk.awaits':
    '{economy} waits for your answer to {author}: that offer ends once {economy} signs this.',
  'pactDesk.awaitsOwn':
    '{economy} waits for your answer to an offer of its own, which ends once it signs this.',
  'pactDesk.answer.wantsMore': '{economies} would refuse: the part that is left for them is too small.',
  'pactDesk.answer.shortOfMoney':
    '{economies} would refuse: no province pays more than a quarter of its free money in one pact.',
  'pactDesk.answer.leftUs':
    '{economies} would refuse: one of you has broken or left a pact. Only one that binds would do, and each can be in one.',
  'pactDesk.answer.noGain':
    '{economies} would refuse: over all rounds, and with the chance of promotion, the pact does not raise their career points. The cost of an offer is not counted.',
  'pactOutlook.answer': 'Answer',
  'pactOutlook.answer.signs': 'signs',
  'pactOutlook.answer.asks': 'wants more',
  'pactOutlook.answer.leftUs': 'refuses: somebody broke or left a pact',
  'pactOutlook.answer.noGain': 'refuses: its career would not gain',
  'pactOutlook.ifAll': 'This counts that all sign; {economies} would not sign it as it is.',
  'pactOutlook.breaks':
    '{economies} will probably raise walls and break it this round, and lose the deposit. The points count that. With a deposit of {points} it would not pay.',
  'pactOutlook.breaksWord':
    '{economies} will probably break it this round: no deposit stops them. The points count that.',
  'pactOutlook.why': 'Why, and what they want',
  'pactOutlook.more': 'More figures, and who may break it',
  'pmove.centre': 'Your move: reforms and smaller acts for this round',
  'pmove.draft': 'Your move: press Ready, then send your draft',
  'pmove.write': 'Nothing waits for you. Offer a pact, or press Ready',
  'pmove.noneRises': 'No offer to you raises your points. Offer a pact, or press Ready',
  'pmove.noneLast':
    'Last round: of the pacts tried none brings you a point. Policy can still move them: press Ready',
  'pmove.renewLarge': 'Your move: renew your pact of {count} provinces, which ends after this round{result}',
  'pmove.renew': 'Your move: renew your pact with {economies}, which ends after this round{result}',
  'pmove.writePoor':
    'Another offer costs {costYuan}, and you have only {freeYuan} free. Press Ready: others may still come to you',
  'pmove.full': 'No new pact is left to you this round. Press Ready',
  'pmove.readyOffer': 'You are ready. {economy} still waits for your answer',
  'pmove.writeCircle': 'Try a {terms} with {economies}{result}',
  'pmove.binding': 'binding pact for {rounds} {rounds|round|rounds}',
  'pmove.voluntary': 'voluntary pact for {rounds} {rounds|round|rounds}',
  'pmove.circleIncome': ': people’s income {income}',
  'pmove.circleResult': ': this round about {was}\u00a0→\u00a0{next}',
  'pmove.circleTable': '; the table: border effect {was} → {next}',
  'pmove.assent': 'Your move: the centre asks whether you agree',
  'pmove.seal': 'Your move: your policy, then press Seal',
  'pmove.sealedWait': 'You have sealed. Waiting for {economies}',
  'pmove.results': 'The envelopes are being opened',
  'pmove.wait': 'Waiting for the envelopes of {economies}',
  'pmove.allSealed': 'All have sealed',
  'pbrief.youAre': 'You govern {economy}',
  'pbrief.centre': 'You are the centre',
  'pbrief.centreGoal':
    'The country’s income counts 60, its inner borders 20, and what the provinces think of you 20. Reforms cost prestige. Prestige comes with every round and with income.',
  'pbrief.round': 'Round {round}',
  'pbrief.roundIn': 'Round {round}, about {year}',
  'pbrief.year': '{year}',
  'pbrief.yearAbout': 'about {year}',
  'pbrief.goal': 'Your two goals',
  'pbrief.round1': 'Each round',
  'pbrief.step': 'For the talks',
  'pbrief.firstStep': 'For the talks: choose a plan, or change it',
  'pbrief.more': 'More: the rules',
  'pbrief.goalText':
    'Your result: points for what your people can buy, and for your career: growing faster than others.',
  'pbrief.goalMore': 'The best bots in your seat average 100 points: fewer at first, more later.',
  'pbrief.tableShort': 'The table: one medal for all, for how rich and open the country ends up.',
  'pbrief.levels': 'Walls and export limits: 0 is open, 4 the most',
  'pbrief.wall': 'A wall keeps goods of others out: your firms earn more, your people can buy less.',
  'pbrief.limit':
    'An export limit keeps raw goods in: your factories pay less, your farms and mines earn less.',
  'pbrief.dilemma':
    'Growth counts what firms and workers earn, not what it buys. So all build walls, and end up poorer.',
  'pbrief.table':
    'The table: all ten share a second medal, by how the country stands at the end. Gold needs a national income {income}% above the start and a border effect of at most {times}: people are then {times} times likelier to buy at home than elsewhere.',
  'pbrief.howText':
    'The best bots in your seat average {income} points for people’s income and {career} for career, together 100. People’s income as it was at the start brings {start}. Either may bring more than that, or less than 0.',
  'pbrief.howCareer':
    'Each round the centre gives you a mark, and career points follow it. Its five parts go from 0 to 100 and stood at 50 at the start; fines and promotion are added, so a mark may pass 100. Growth counts from the start of the game, in every round. Spending lowers the budget part.',
  'pbrief.do1': 'Talk: make a pact, which lowers both among its members, at best to 0.',
  'pbrief.do2': 'Policy: set your wall and limit in secret, {least} to 4.',
  'pbrief.corridor': 'A new route is built: {corridor}.',
  'pbrief.corridorAgain': 'Expanded: {corridor}.',
  'pbrief.corridorBy': '{economies} built a new route: {corridor}.',
  'pbrief.noClock': 'No clock runs: each step ends once you are ready. A round takes about five minutes.',
  'pbrief.plans': 'Choose a plan that all its members would sign, or change it.',
  'pmove.plans': 'Choose one of {count} plans, or make your own',
  'pboard.rest': 'Other pacts that all would sign ({count})',
  'plan.without': 'Without {economies}, who broke a pact',
  'plan.career': 'Career first: {parts}',
  'pbrief.paySum': '{sum} to {economy}',
  'pass.press': 'Pass: make no offers this round',
  'pbrief.comes': 'This round',
  'pbrief.since': 'What changed for you',
  'pbrief.others': 'News of others ({count})',
  'pbrief.broken': '{economy} broke its word in {pact}: its walls stood against you.',
  'pbrief.brokenExcluded': '{economy} broke its word in {pact}, and it protects you from it no longer.',
  'pbrief.brokenOthers': '{economy} broke its word in {pact}, a pact of others.',
  'pbrief.left': '{economy} left {pact}.',
  'pbrief.sanction':
    'The law forbids walls and export limits: yours cost you {points} last round. Lower ones cost less.',
  'pbrief.walls.up': 'Walls rose in {economies}.',
  'pbrief.walls.upMany': 'Walls rose in {count} provinces.',
  'pbrief.walls.down': 'Walls fell in {economies}.',
  'pbrief.walls.downMany': 'Walls fell in {count} provinces.',
  'pbrief.pactBegun': '{economies} have a pact that leaves you out.',
  'pbrief.pactEnds': 'Your pact with {economies} ends after this round. It can be renewed in the talks.',
  'pbrief.endsLimit':
    'You can join only {limit} {limit|pact|pacts} this round, a renewal counts as one: choose the one worth most.',
  'pbrief.pactEndsLast': 'Your pact with {economies} ends with this round.',
  'pbrief.enacted': 'New rule from now on: {reform}.',
  'pbrief.standing': 'Events that stay',
  'pbrief.eventComing': '{title} (from round {round} on).',
  'pbrief.eventComingOnce': '{title} (in round {round}).',
  'pbrief.meeting':
    'After round {round} the {count} provinces that grew fastest over {rounds} rounds are promoted. If you are one of them, you get {points}.',
  'plast.title': 'What still counts',
  'plast.works':
    'Pacts and both policies still work at once; a reform of the centre would come too late. Money that you do not spend is lost, and spending it costs points as before.',
  'pbrief.meetingSoFar':
    'After round {round} the {count} provinces that grew fastest in rounds {from} to {round} are promoted. If you are one of them, you get {points}. So far these are {economies}; you are no. {place}.',
  'pbrief.rules': 'Rules in force',
  'pbrief.centreBy.rule':
    'The centre makes the rules, and the computer plays it: it makes the reforms that open borders most, as its prestige allows. You cannot ask it for one, but a richer nation gives it prestige sooner. It asks you before it changes how leaders are judged.',
  'pbrief.centreBy.seat': 'The centre makes the rules, and a person plays it: talk to them.',
  'pbrief.centreBy.host': 'The centre makes the rules, and the host plays it.',
  'pbrief.noReform': 'Provinces keep most taxes, leaders are promoted for growth, and no law forbids walls.',
  'feature.corridors': 'New in Policy: build a road or railway together, under “Pay into a corridor”.',
  'feature.pillars': 'New in Policy: choose a pillar industry.',
  'feature.homeReforms': 'New in Policy: reforms at home, which cost points now and bring some later.',
  'feature.petitions': 'New in Policy: report the walls of other provinces to the centre.',
  'feature.offices': 'New in offers: a pact may have a coordinating office.',
  'reformDoes.taxSharing':
    'Provinces keep half of the taxes. The centre sends money back where it came from.',
  'reformDoes.taxSharingLater': 'Provinces keep half of the taxes.',
  'reformDoes.standardTransfers':
    'Money from the centre goes by need. Fees become taxes, so walls earn little and roadblocks end.',
  'reformDoes.separation': 'Firms leave the government: jobs count less, and no more orders to buy local.',
  'reformDoes.weakLaw':
    'Walls and export limits are forbidden. A check comes with a chance of 25% and costs points; lower levels cost less.',
  'reformDoes.strongLaw':
    'Walls and export limits are forbidden. A check comes with a chance of 40% and costs many points; lower levels cost less.',
  'reformDoes.evaluation':
    'People’s income counts 40% of the centre’s mark, growth 20%. Promotion still goes by growth.',
  'reformDoes.evaluationAsked':
    'Six provinces must agree. Then people’s income counts 40% of the centre’s mark, growth 20%. Promotion still goes by growth.',
  'actDoes.inspection': 'The highest wall plus export limit is inspected at the end of the round.',
  'actDoes.freeOffice': 'The office of that province’s pact costs its members nothing.',
  'gauge.short': 'This round: about',
  'gauge.nextRound': 'Next round: about',
  'goal.tableAbout':
    'National income since the start about {income}% (gold {goldIncome}%) · border effect before this round {before}, now about {times} (gold {goldTimes})',
  'goal.tableCame':
    'National income since the start {income}% (gold {goldIncome}%) · border effect before this round {before}, now {times} (gold {goldTimes})',
  'goal.table': 'The table',
  'goal.hidden': 'What the round brought you is told on the next page.',
  'goal.careerPact': 'Raised most by a pact with {economies}: {points}; this round in all {all}.',
  'goal.careerWord':
    'Raised most by a pact with {economies}, if they keep it: {points}; this round in all {all}.',
  'goal.careerNoPact': 'No pact of the list raises it.',
  'goal.goldIncome': 'gold +{percent}%',
  'goal.goldBorder': 'gold {times}×',
  'goal.medals': 'Medals of the table: {list}.',
  'goal.medalFrom': '{medal} from national income +{income}% and border effect {times}× or less',
  'goal.tableAdvice':
    'Best for the table, of the pacts tried that all would sign: a {terms} with {economies}. Border effect {was} → {next}, your points this round {mine}.',
  'goal.provinces': '{count} provinces',
  'goal.stays': 'stays {value}',
  'pactOutlook.unpaid':
    'Your payments leave the wages, {payroll}, unpaid. What that costs your career is counted in the points.',
  'pactOutlook.nearUnpaid':
    'Your payments leave {left} above the wages, {payroll}. If less comes in than forecast, wages go unpaid, which lowers your career much.',
  'forecast.doubted':
    '{economy} broke its word: until a binding pact holds it, it is counted at wall {wall} and export limit {block}.',
  'gauge.betrayed': 'If a pact is broken by {economies}: mark of the centre this round {career}.',
  'gauge.betrayedResult':
    'Only {result} if {economies} {count|breaks|break} your pact, at little cost to {count|it|them}.',
  'moves.mayLeave':
    '{points} if {economies} {count|leaves|leave} your pact: it was broken, or {count|it gains|they gain} by leaving.',
  'moves.mayBreak': 'Expected to break your pact: {economies}. The points count that.',
  'moves.did': '{economies} {acts}',
  'moves.did.wallUp': 'raised its wall',
  'moves.did.wallDown': 'lowered its wall',
  'moves.did.blockUp': 'raised its export limit',
  'moves.did.blockDown': 'lowered its export limit',
  'gauge.range': '{low} to {high}',
  'gauge.answered':
    'If those whose pact you break shut you out from the next round on: {score} points in it.',
  'gauge.part.income': 'People’s income',
  'gauge.part.career': 'Career',
  'moves.expected': 'likely new walls and limits of {economies}',
  'moves.expectedAll': 'likely new walls and limits of other provinces',
  'moves.event': '“{event}”',
  'moves.eventOver': 'the end of “{event}”',
  'actDoes.corridorGrant': 'The centre pays half of one corridor.',
  'actDoes.leaveToMarket': 'No reform for some rounds: firms leave high walls and come to open provinces.',
  'actDoes.redrawDivisions': 'Two neighbours become one market; payrolls grow, jobs are lost.',
  'centre.tableTitle': 'The centre',
  'centre.title': 'The centre',
  'centre.prestige': 'Prestige {left} of {prestige}',
  'centre.stands': 'Stands for this round',
  'centre.nothing': 'Nothing yet. One reform or other answer a round, and smaller acts.',
  'centre.takeBack': 'Take back',
  'centre.assents': '{count} of {seats} have answered, sealed; {needed} must say yes.',
  'centre.reforms': 'Reforms',
  'centre.inForce': 'in force',
  'centre.thisRound': 'this round',
  'centre.enact': 'Decide · {cost}',
  'centre.enactLabel': 'Decide · {cost} of prestige: {reform}',
  'centre.actOf': '{act}: {what}',
  'centre.lesser': 'Smaller acts',
  'centre.rival': 'Other answers',
  'centre.member': 'Pact of',
  'centre.mostPledged': 'the one with most money',
  'centre.first': 'Province',
  'centre.second': 'and',
  'assent.title': 'The centre asks whether you agree',
  'assent.text':
    'It wants people’s income to count 40% of a leader’s mark, and growth only 20%. {needed} of ten must say yes. You cannot take your answer back.',
  'assent.anyway': 'An event puts it in force in round {round}, whatever the answers are.',
  'assent.yes': 'Agree',
  'assent.no': 'Refuse',
  'assent.open': 'The centre’s question is unanswered: no answer counts as no.',
  'assent.cast': 'Sealed: {answer}. {count} have answered.',
  'ballot.title': 'Judge the centre',
  'ballot.text': 'From 0 to 100, sealed. Your last answer before time runs out counts.',
  'ballot.points': 'Points for the centre',
  'ballot.press': 'Seal the ballot',
  'ballot.cast': 'Sealed: {points}.',
  'nation.title': 'The country',
  'nation.income': 'National income',
  'nation.since': 'since {year}',
  'nation.borderWhy':
    'The border effect leaves out what distance does. More trade with neighbours lowers it most; a pact with provinces far away, or a lower wall to them, can even raise it, though people trade more.',
  'nation.border': 'Border effect',
  'nation.borderHint': 'own goods compared with others’',
  'nation.times': '{times}×',
  'nation.prestige': 'The centre’s prestige',
  'nation.centre.rule': 'the rule acts',
  'nation.centre.seat': 'a person acts',
  'nation.centre.host': 'the host acts',
} as const;
