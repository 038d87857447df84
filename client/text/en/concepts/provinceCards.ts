/** Cards about markets inside one country. */
export const provinceCards = {
  'concept.provincialBorders.title': 'Borders between provinces',
  'concept.provincialBorders.is':
    'How much more a place buys from itself than from another place like it, and the tariff that would do the same.',
  'concept.provincialBorders.here':
    'The needle of the game of provinces. It is the equivalent of all barriers together; nobody levied a tariff between provinces. Thick borders raise the cost of every exchange and lower what all earn.',
  'concept.provincialBorders.world':
    'Poncet put it at 46 per cent for 1997, 11 more than ten years before: above that inside Europe, about that of the US and Canada. People bought 10 times more from their own province in 1987 and 21 times in 1997. Others read the figures more mildly. The deltas of Yangtze and Pearl River are the hope and the test.',
  'concept.marketSegmentation.title': 'Market segmentation',
  'concept.marketSegmentation.is':
    'Each place does its own thing, and goods, people and capital stop where its power ends: local protectionism.',
  'concept.marketSegmentation.here':
    'Two policies: the wall keeps finished goods of others out, the export limit keeps raw goods of one’s own in. A third of a wall is income of the province that builds it; the rest is plain waste.',
  'concept.marketSegmentation.world':
    'Young argued that half a reform creates rents, and places then build barriers to defend them; prices and industries drifted apart as he saw it. Holz finds none of his five arguments compelling.',
  'concept.administrativeRegionEconomy.title': 'Administrative region economy',
  'concept.administrativeRegionEconomy.is':
    'An economy bounded by the territory of a government instead of by what belongs together through trade, people and habit.',
  'concept.administrativeRegionEconomy.here':
    'Four causes stand behind your two policies: power handed down, promotion for growth, a payroll larger than the treasury, and industry laid out to be complete everywhere. Each part of the centre’s mark is one of them.',
  'concept.administrativeRegionEconomy.world':
    'The article speaks of a duke economy: administrative ties get the upper hand over the market. A region that integrates would be bound by goods, culture and development instead.',
  'concept.cellularEconomy.title': 'Cellular economy',
  'concept.cellularEconomy.is':
    'Local units that each make everything for themselves and have little to do with each other, like cells of a honeycomb.',
  'concept.cellularEconomy.here':
    'The map of the provinces is drawn as such cells. Every place starts with the same industries, so opening hurts many of them at first.',
  'concept.cellularEconomy.world':
    'Donnithorne used the image in 1972. The Great Leap, meant to pass Britain in 7 years and the US in 8 to 10, and later self-reliance for war had made each province its own system; reform from 1978 and the fiscal contracts of the 1980s gave each its own purse.',
  'concept.duplicateConstruction.title': 'Duplicate construction',
  'concept.duplicateConstruction.is':
    'Places build the same industries as their neighbours, each large and complete or small and complete, and none reaches its best size.',
  'concept.duplicateConstruction.here':
    'The likeness of industries is measured over raw materials, light and heavy industry. A pillar programme that neighbours copy works less, and backward where all copy it.',
  'concept.duplicateConstruction.world':
    'Bai and others find less concentration where taxes, profits and the state’s share were high; they also find that specialization fell until the middle of the eighties and rose after it. Naughton saw trade of like for like where others saw duplication.',
  'concept.chineseFederalism.title': 'Federalism, Chinese style',
  'concept.chineseFederalism.is':
    'Places that keep what they earn have reason to let firms grow; it works as long as no place can close its market.',
  'concept.chineseFederalism.here':
    'Revenue that stays in the province raises its productivity a little every round, because local officials make more effort. Reforms that take revenue away cost effort, so power handed down is a trade-off and no mere fault.',
  'concept.chineseFederalism.world':
    'Qian and Weingast call for five conditions, a common market among them. Jin, Qian and Weingast find that budgets followed their own revenue about four times more closely after fiscal contracting, and that other firms than the state’s grew faster.',
  'concept.fiscalContracting.title': 'Fiscal contracting',
  'concept.fiscalContracting.is':
    'A province hands over a fixed sum and keeps most of the rest: eating in separate kitchens.',
  'concept.fiscalContracting.here':
    'Under the rules of 1987 a province keeps more of what its factories pay than of anything else, and gets nothing from the centre. Local factories are the treasury.',
  'concept.fiscalContracting.world':
    'From 1980 contracts tied local spending to local revenue. Places cut taxes of their own firms and took the money outside the budget; the nation’s finance was scattered, and the centre’s share fell to 22 per cent in 1993.',
  'concept.localProperty.title': 'Local firms as the local treasury',
  'concept.localProperty.is':
    'Where government owns the firms of a place and taxes follow their owner, it is the first whose interest is at stake.',
  'concept.localProperty.here':
    'State jobs are a part of the centre’s mark, and losses count one and a half times. An export limit that feeds local factories saves jobs and costs income.',
  'concept.localProperty.world':
    'Taxes went by affiliation of the firm, and state firms were slow to stand by themselves. State units had 110 million staff in 1997 and 91 million a year later.',
  'concept.promotionTournament.title': 'Promotion tournament',
  'concept.promotionTournament.is':
    'Officials who are promoted by the growth of their place compete with their neighbours, not only for their people.',
  'concept.promotionTournament.here':
    'In a contest for rank, what helps both of you does not help you: the mean of the league is always 50. Meetings come every third round, so what pays later hardly counts.',
  'concept.promotionTournament.world':
    'Li and Zhou found that growth raised the chance of promotion of China’s provincial leaders from 1979 to 1995; leaders were moved often and looked to the short run. Zhou’s model of 2004 explains why they cooperate so little; the data leave out Tibet and Hainan. Pang and others, and Wiebe, find no such effect.',
  'concept.cadreEvaluation.title': 'Evaluation of cadres',
  'concept.cadreEvaluation.is':
    'Achievements are what gives officials legitimacy, so what superiors count decides what they do: projects, firms and growth, or welfare, law and the long run.',
  'concept.cadreEvaluation.here':
    'The reform of evaluation moves weight from growth against others to the people’s real income and to keeping the law. It changes more than any other reform, costs the centre most, and needs the sealed assent of six provinces.',
  'concept.cadreEvaluation.world':
    'Growth stood first in the assessment, legitimacy rested on achievements, and efficiency of the whole came after growth and jobs at home. The article asks for indices of quality, social and environmental results and compliance, and for liability for losses that intervention causes.',
  'concept.publicPayroll.title': 'Payroll-only budget',
  'concept.publicPayroll.is':
    'A budget that goes to wages leaves nothing for roads, so local government protects what pays it taxes.',
  'concept.publicPayroll.here':
    'The payroll grows every round. Near it every yuan counts double, below it wages fall behind: a poor treasury makes the wall tempting, and the wall keeps the place poor.',
  'concept.publicPayroll.world':
    'China’s public payroll fed 36.73 million people at the end of 1996, 82.3 per cent more than in 1978, about 11 million of them cadres. From 1993 to 1997 revenue rose by 100 billion yuan a year and pay by more than 60; in many places over 80 per cent of new money went to staff, and arrears of wages were common.',
  'concept.administrativeMonopoly.title': 'Administrative monopoly',
  'concept.administrativeMonopoly.is':
    'Government uses its power to keep a market for its own: by licence, inspection, purchase order or general rule.',
  'concept.administrativeMonopoly.here':
    'Each level of a wall is a tool. The law against administrative monopoly makes inspections likelier and fines higher; as tools are forbidden, those that remain are less visible.',
  'concept.administrativeMonopoly.world':
    'When the article was written only the law against unfair competition stood. The law against monopoly came in 2007 with a chapter on abuse of administrative power, and review of new rules for fair competition has been law since 2024.',
  'concept.chaosAndControl.title': 'The cycle of chaos and control',
  'concept.chaosAndControl.is':
    'Let go and places close themselves off; take back and drive is lost; then it begins anew.',
  'concept.chaosAndControl.here':
    'Where borders are too thick at a promotion meeting the centre cracks down: points from all, levels cut. Rules that last do the same without the swing.',
  'concept.chaosAndControl.world':
    'Powers over taxes, investment and firms were handed down and taken back several times since the fifties. The article’s way out is that centre and places each innovate within their own scope.',
  'concept.governmentCooperation.title': 'Cooperation of regional governments',
  'concept.governmentCooperation.is':
    'Local governments remove barriers by agreement, for interests that only cooperation can serve, under rules and resources of the centre.',
  'concept.governmentCooperation.here':
    'A pact shows all members what it brings each of them, and money can share it out. Three guarantees hold it: rules of the centre, a body of the members, and conduct that is watched. No order from above can sign for you.',
  'concept.governmentCooperation.world':
    'The article holds government-led change to be the rational choice while market and civil society are weak, not to replace the market but to free it; private trade from below could not break the barriers. Europe needed half a century; pilots in the deltas show a way.',
  'concept.unifiedRules.title': 'One set of market rules',
  'concept.unifiedRules.is':
    'Non-discrimination, access, transparency and fair trade, the same on both sides of a border inside the country.',
  'concept.unifiedRules.here':
    'A pact may adopt any of the four. They cap walls and export limits among members whatever goods it names, bar the worst tools, and make a breach likelier to be seen.',
  'concept.unifiedRules.world':
    'Conflicting and discriminating rules are cleared away, and with them the impulse to build what the neighbour has. The European Community is the article’s proof that it can be done among states.',
  'concept.coordinatingBody.title': 'A body across divisions',
  'concept.coordinatingBody.is':
    'A council of several governments: free to join, binding once in, with powers of its own.',
  'concept.coordinatingBody.here':
    'A voluntary pact tempts each member to keep its wall while the others open. A binding one has a deposit, exclusion and, if its members pay for it, an office that finds and compensates.',
  'concept.coordinatingBody.world':
    'Without clear agreement local interest eats the common one. The Yangtze Delta has had a joint office since 2018; most older councils of mayors could only recommend.',
  'concept.corridorsTogether.title': 'Roads that nobody builds alone',
  'concept.corridorsTogether.is':
    'A corridor serves all along it, so each would rather that another paid; unjoined, what is built lies idle.',
  'concept.corridorsTogether.here':
    'Pledges are public once sealed. Together they reach the cost or half is lost; the centre may grant half. Roads and open markets double each other’s worth.',
  'concept.corridorsTogether.world':
    'The article’s example is the Yangtze Delta: ports, roads and lines that did not join across regions and modes. Tombe and Zhu ascribe a third of China’s growth of productivity from 2000 to 2005 to cheaper trade and migration, more inside than abroad.',
  'concept.regionalSpecialities.title': 'Regional specialities',
  'concept.regionalSpecialities.is':
    'Each place follows its comparative advantage under one policy for industry, and firms expand and compete across the borders.',
  'concept.regionalSpecialities.here':
    'Ten different pillars raise the nation’s income, ten times the same one lower it. No rule assigns them: you must agree, and firms follow costs.',
  'concept.regionalSpecialities.world':
    'The article asks to respect the wishes of firms: integration through competition, from which a network of industries grows.',
  'concept.rivalAnswers.title': 'Three answers to borders inside a country',
  'concept.rivalAnswers.is':
    'Let the market wear borders down; redraw the districts to fit the economy; or let governments cooperate.',
  'concept.rivalAnswers.here':
    'Regional economists say the first, geographers the second, political economy the third. Each is a move in the game of provinces, with its price: leaving it to the market costs rounds without reform.',
  'concept.rivalAnswers.world':
    'The market alone left barriers standing, and an immature one fails; districts redrawn have history against them and surprise their authors. Cooperation asks for a reason to trust. The article finds defects in the first two, which is its own verdict.',
  'concept.redrawnDivisions.title': 'Redrawn divisions',
  'concept.redrawnDivisions.is':
    'Where a division does not fit the economy, change the division: merge, raise in rank, let cities lead counties.',
  'concept.redrawnDivisions.here':
    'The centre may merge two neighbours at a high price in prestige. The border between them goes; jobs are lost at once, what the payroll grows to is drawn by lot, and every other border stays.',
  'concept.redrawnDivisions.world':
    'Counties became cities and cities came to lead counties; Chongqing left Sichuan in 1997. Divisions are stable and rigid, criteria many, and consequences hard to foresee.',
  'concept.ruleOfLaw.title': 'Law against blockades',
  'concept.ruleOfLaw.is':
    'Free trade inside the country as a rule of the constitution, with courts and review that a wronged place may call on.',
  'concept.ruleOfLaw.here':
    'From the first law on every level carries the expected price of an inspection, and a petition may name who breaks a law or a pact. A wrong petition costs.',
  'concept.ruleOfLaw.world':
    'The article asks for a ban on any restriction of domestic trade, for review and litigation, and for a law on relations of regions: basic institutions that only the centre can supply. The rule against regional blockades came in 2001.',
  'concept.taxSharing.title': 'Tax sharing',
  'concept.taxSharing.is':
    'Taxes are divided by kind between centre and places, on the ground of what each must pay for.',
  'concept.taxSharing.here':
    'Factories bring the province less than before and services more, so a wall for factories pays less. Revenue moves to the centre, which returns it by origin until transfers are reformed.',
  'concept.taxSharing.world':
    'The reform of 1994 raised the centre’s share from 22 to 56 per cent within a year. Fang, Li and Lin find that border effects rose with it and fell later; duties of spending were divided only in part.',
  'concept.transferPayments.title': 'Transfers by need',
  'concept.transferPayments.is':
    'Money of the centre goes to places by a formula: general subsidy, tax refund, grants for a purpose, special factors.',
  'concept.transferPayments.here':
    'One reform sends most transfers where payroll exceeds revenue. Without it open markets widen the gap of budgets, and the interior has reason to stay closed.',
  'concept.transferPayments.world':
    'Market forces widen differences between regions more often than they narrow them, says the article; what is refunded by origin does nothing against it.',
  'concept.feesToTaxes.title': 'Fees into taxes',
  'concept.feesToTaxes.is': 'Charges that offices levy for themselves become taxes that stand in one budget.',
  'concept.feesToTaxes.here':
    'Fees at the wall lose most of what they bring, and the highest level, which is a roadblock with a fee, is gone. A province may do it early for compliance’s sake.',
  'concept.feesToTaxes.world':
    'Revenue outside the budget was 283 billion yuan in 1997, nearly two thirds of local revenue in it. A stable tax base of their own would free places from fees, the article holds.',
  'concept.separation.title': 'Government out of enterprise',
  'concept.separation.is':
    'Local government leaves the daily business of firms, sells or lists them, and hands what the state keeps to a body of its own.',
  'concept.separation.here':
    'State jobs and industry weigh less in the career, and orders to buy local goods are gone with one more level of walls. State jobs fall first.',
  'concept.separation.world':
    'Zhao and Ni find higher borders where the state’s share is high. After 1997 small state firms were let go; state assets have had a commission of their own since 2003.',
  'concept.institutionalCompetition.title': 'Competition by institutions',
  'concept.institutionalCompetition.is':
    'Places attract firms and people by services, law and low burdens instead of keeping them in by walls.',
  'concept.institutionalCompetition.here':
    'Under the new evaluation and the law opening is the best reply of every province: the contest stays, and what it rewards is another thing.',
  'concept.institutionalCompetition.world':
    'Tiebout’s families vote with their feet among services. The article names the western core as property rights, limited government and enterprise, and asks places to compete in them openly.',
  'concept.borderDissent.title': 'Were the barriers small?',
  'concept.borderDissent.is':
    'A large border effect may come of distance, of what is counted, and of places that make what they use.',
  'concept.borderDissent.here':
    'The needle starts from one estimate, and a border of four times stays when all walls are down. Had barriers been small, every gain at this table would be smaller.',
  'concept.borderDissent.world':
    'Naughton saw large trade between provinces that grew faster than output, mostly like for like. Holz shows that US data would pass Young’s tests of fragmentation as well. Li and others find man-made barriers small beside transport.',
} as const;

/** Figures of a table of provinces, told on the cards. */
export const provinceFigures = {
  'figure.borderNow': 'Border effect {times} times, like a tariff of {tariff}%; at the opening {from} times.',
  'figure.nationNow': 'Real income of the nation against the opening: {change}%.',
  'figure.ownDials': '{economy}: wall {wall}, export limit {block}.',
  'figure.wallsHigh': '{count} of {seats} provinces stand at wall 2 or more.',
  'figure.wallRent': 'Fees at the wall are {percent}% of what {economy} produces.',
  'figure.ownShare': '{economy} buys {percent}% of traded goods from itself.',
  'figure.similarityNow': 'Industries of the ten are {percent}% alike, {before}% at the opening.',
  'figure.pillarsNow': 'Round {round}: {economy} pushes {pillar}, productivity {change}%.',
  'figure.driveNow': 'The effort of local officials has moved the productivity of {economy} by {change}%.',
  'figure.payrollCover': '{economy}: budget {budgetYuan}, payroll {payrollYuan}, {times} times it.',
  'figure.stateJobsNow': 'State jobs of {economy}: {points} of 100 at the opening.',
  'figure.ownPlace':
    'Round {round}: {economy} at place {place}, growth {change}% against the average of the ten.',
  'figure.promotedSoFar': 'Promoted so far: {economies}.',
  'figure.careerScore': 'Round {round}: {economy} scored {points}; average career {mean}.',
  'figure.crackdowns': 'The centre cracked down {count} {count|time|times}.',
  'figure.prestigeNow': 'Prestige of the centre: {prestige}.',
  'figure.pactsNow': 'In force: {count} {count|pact|pacts}, {binding} binding.',
  'figure.rulesAdopted': '{economies} adopted: {rules}.',
  'figure.breachesSeen': '{count} {count|breach|breaches} came to light, the last by {economy}.',
  'figure.provinceCorridors': '{count} {count|corridor|corridors} built, the last: {corridor}.',
  'figure.reformsNow': 'In force: {reforms}.',
  'figure.inspectionsSoFar': '{count} {count|inspection|inspections} so far, {found} found something.',
  'figure.transfersNow': 'Transfers of the centre to {economy}: {amountYuan}.',
  'figure.incomeGap': 'Real income against the opening: {economy} {best}%, {other} {worst}%.',
} as const;
