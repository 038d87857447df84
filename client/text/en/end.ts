/** The end of the game: the score by its parts, the medal, the table, decisions thought away, all seats. */
export const end = {
  'end.headline.gold': 'Gold for {economy}',
  'end.headline.silver': 'Silver for {economy}',
  'end.headline.bronze': 'Bronze for {economy}',
  'end.headline.none': '{economy}, without a medal this time',
  'end.ownScore': '{score} points',
  'end.headlineTable': 'How the table did',
  'end.shortened': 'The host ended the game after round {rounds} of {agreed}.',
  'end.shortenedNoPar':
    'Nobody is compared with bots here: theirs were games of {agreed} rounds, and had more time.',
  'end.score': 'Your score',
  'end.scorePrize': 'Your share of possible gains',
  'end.scoreOf': '{score} points',
  'end.part.prosperity': 'Income',
  'end.part.support': 'Support',
  'end.part.mandate': 'Tasks',
  'end.part.task': 'Secret task',
  'end.part.taskDone': 'Secret task: done',
  'end.part.taskMissed': 'Secret task: not done',
  'end.averageOf': 'Average income {index}. Secret task:',
  'end.betterThan': 'Better than {share} of 100 bots playing this seat.',
  'end.value.prosperity': 'Real income per person on average {amount} compared with the start.',
  'end.value.support': 'Support on average {amount} of 100.',
  'end.value.mandate': '{amount} of 100 points for the tasks, counted once.',
  'end.value.task': '{amount} of 100 points for the secret task, counted once.',
  'end.beyondMost': 'Better than the best of the bots that played this seat.',
  'end.beyondLeast': 'Worse than the worst of the bots that played this seat.',
  'end.counts': 'It counts {percent}% of the score.',
  'end.falls': 'Governments that fell: {count}',
  'end.fallsHint': 'Each fall of a government takes {points} points from the score.',
  'end.sum': 'Sum',
  'end.sumPart': '{part} {points}',
  'end.bounded': 'A score is never below 0.',
  'end.basis.approximate':
    'The mark in the middle, par, is what bots got in this seat. It is a near guess: too few of their games are known for exactly these settings.',
  'end.basis.prize':
    'Bots have not played this game often enough to compare. So medals go by your share of possible gains: 100 is the best that the seat can reach with free trade areas alone.',
  'end.basis.prizeShort':
    'Medals go by your share of possible gains, averaged over the rounds played. The years after count three times. 100 is the best that the seat can reach with free trade areas alone.',
  'end.wayTask': 'The secret task would have brought {taskMedal}.',
  'end.wayIncome': 'An average income of {index} would have brought {medal}. You had {ownIndex}.',
  'end.wayEither':
    'The secret task would have brought {taskMedal}; an average income of {index}, {medal}. You had {ownIndex}.',
  'end.wayBoth':
    'The secret task together with an average income of {index} would have brought {medal}. You had {ownIndex}.',
  'end.next': '{points} more {points|point|points} would have brought {medal}.',
  'end.nextIncome':
    '{points} more {points|point|points} would have brought {medal}: half of the bots in this seat averaged an income above {index}, you averaged {ownIndex}.',
  'end.nextPart':
    '{points} more {points|point|points} would have brought {medal}. You fell short most in: {part}.',
  'end.scoreFold': 'Your score in its parts',
  'end.allMedalsFold': 'Everybody’s medals, the best first',
  'end.medalsNote':
    'Each seat’s income is compared with bots in the same seat, so equal incomes can bring unequal points.',
  'end.closer': 'A closer look: incomes over time, and what if',
  'end.gamesWon': 'Games won so far: {list}.',
  'end.medalsFrom': 'Bronze from {bronze}, silver from {silver}, gold from {gold}.',
  'end.money': 'Gain per year',
  'end.account': 'Your economy',
  'end.share': 'Share of possible gains',
  'end.shareText':
    'Share of possible gains, averaged alike: 0 is the start, 100 the best that this seat can reach with free trade areas alone. Other deals can bring it higher.',
  'end.meanText':
    'Gain per year and real income are averages over the rounds played. The years after count three times.',
  'end.index': 'Real income',
  'end.meanIndex': 'Average income',
  'end.indexText': 'start = 100, years after included',
  'end.word': 'Promises kept, broken',
  'end.medal': 'Medal',
  'end.economy': 'Economy',
  'end.scoreColumn': 'Score',
  'end.fallsColumn': 'Falls',
  'end.table': 'The table together',
  'end.tableWay':
    'Together the table went {score}% of the way from the start to the best that could be reached in this time.',
  'end.tableMean': 'The average of all seats’ share of possible gains: {score}.',
  'end.tableAlike': 'Every seat counts the same, large or small.',
  'end.from': 'start',
  'end.toPath': 'best possible',
  'end.toPrize': 'all possible gains',
  'end.ahead': '{ahead} came out ahead of {behind}, {points} points to {otherPoints}.',
  'end.aheadBy': 'What made most of the difference: {part}, {own} to {otherOwn} points.',
  'end.aheadByIncome':
    'What made most of the difference is income: {index} against {otherIndex} on average, each compared with bots in the same seat.',
  'end.harderSeatMore':
    '{behind} earned more (average income {otherIndex} against {index}), but points for income come from comparing it with bots in the same seat.',
  'end.harderSeat':
    '{behind} earned as much (average income {otherIndex}), but points for income come from comparing it with bots in the same seat.',
  'end.people': 'The two people, side by side',
  'end.seats': 'All seats',
  'end.mandates': 'Everybody’s secret tasks',
  'end.yourMandate': 'Your tasks',
  'end.yourTask': 'Your secret task',
  'end.mandatePoints': '{points} of 100 points',
  'end.pledgesText': 'Pledges: {kept} kept, {broken} broken',
  'end.pledgesNone': 'Nobody made a pledge.',
  'end.belowBots': 'less than the worst bot, so below 0',
  'end.decisions': 'What made your game',
  'end.decisionsText':
    'Each figure is your average income as you played (start = 100), less what it would have been without that decision, all else as it was.',
  'debrief.whatIf.bound': '({economies} stay bound by other agreements.)',
  'debrief.whatIf.cuts':
    'Tariffs that partners cut in a round stay cut here when its deal is left out, so a deal weighs less here than in the results of its round.',
  'end.decisionsByRound':
    'How your average income came about, step by step from 100. The average has {parts} parts: one for each round, {last} for the last round with the years after. So +1% in a round is a step of {step} here, in the last round {lastStep}.',
  'end.refusedForRise':
    'Round {round}: {economies} refused to sign with you because you had raised your tariffs in round {before}. The figure does not count that.',
  'end.together': 'Had all signed together in round {round}',
  'end.togetherClosed': 'Had all signed together in round {round} (after raised tariffs some would not)',
  'end.bestMore':
    'Had all joined as deep and as soon as the rules allow, your average income would be {index}, {by} more than your {was}. The mean of all seats would be {mean} instead of {meanWas}.',
  'end.bestLess':
    'Had all joined as deep and as soon as the rules allow, your average income would be {index}, {by} less than your {was}: you did better without it. The mean of all seats would be {mean} instead of {meanWas}.',
  'end.bestSame':
    'Had all joined as deep and as soon as the rules allow, your average income would be {index}, as it was. The mean of all seats would be {mean} instead of {meanWas}.',
  'end.decisionsNone': 'Nothing that you decided moved your income.',
  'end.decisionsWait': 'The model is playing the rounds again without each of them.',
  'end.decision.agreement': 'Round {round}: {level} with {economies}',
  'end.decision.agreementWidened': 'Round {round}: {level} with {economies}, later also with {newcomers}',
  'end.decision.agreements': 'Round {round}: {level} with {economies}; {alsoSigned}',
  'end.decision.part': '{level} with {economies}',
  'end.decision.partLater': 'from round {round} on {level} with {economies}',
  'end.decision.wallUp': 'You raised your tariffs, on average from {fromBp} to {toBp}',
  'end.decision.wallDown': 'You cut your tariffs, on average from {fromBp} to {toBp}',
  'end.decision.wallBound':
    'Your tariffs fell on average from {fromBp} to {toBp}. The conference allowed no more than {boundBp}',
  'end.decision.wallMoved': 'You changed your tariffs, on average {toBp} as before',
  'end.decision.othersSigned': 'What others signed without you',
  'end.decision.othersDeal': 'Round {round}: {economies}, {points}.',
  'end.decision.luck': 'Luck in round {round}: {cards}',
  'end.decision.luckBetween': 'Luck in round {round}: {cards} between {economies}',
  'end.decision.rest': 'Everything else',
  'end.decision.tariffs': 'Changed tariffs, yours and those of the others',
  'end.decision.tariffParts':
    'In the rounds after a change, all tariffs together: {later}. In the round of the change itself: your tariffs {own}, those of the others {others}.',
  'end.decision.surchargeEnded': 'The surcharge of {economy} ended after round {round}: {points}.',
  'end.decision.surcharge': 'The surcharge of {economy} in round {round}: {points}.',
  'end.decision.tariffsOpened':
    'A partner’s cut for all others takes some of the worth of your deal. In later rounds you meet the lower tariff there even without a deal.',
  'end.decision.barriers': 'You keep hidden barriers',
  'end.decision.youPaid': 'You paid {amountMn} for it.',
  'end.decision.youGot': 'You were paid {amountMn} for it.',
  'end.decision.instead':
    'The best other area that nobody had refused, if nobody had paid or reacted: with {economies}, average income {index}.',
  'end.decision.scoreMore':
    'With {economies} instead, the best other area that nobody had refused, you would have had more points, payments left out.',
  'end.decision.scoreSame':
    'With {economies} instead, the best other area that nobody had refused, you would have had as many points, payments left out.',
  'end.decision.scoremissed':
    'The other area with most income that nobody had refused was with {economies}. Your secret task would have failed.',
  'end.decision.scoredone':
    'With {economies} instead, the best other area that nobody had refused, your secret task would have been done too.',
  'end.decision.scoreunknown':
    'The best other area that nobody had refused was with {economies}. Nobody knows whether your secret task would have been done then.',
  'end.decision.unpaid':
    'Without payments this area would have ended your game with {score} points instead of {mine}.',
  'end.decision.ownBest':
    '{count|Round|Rounds} {rounds}: no other area open to you would have brought more points, payments left out.',
  'end.decision.insteadPaid':
    'With it {against} would have had less than in the game you played, and would have asked to be paid.',
  'end.decision.accessMore':
    'When you signed in round {round}, your tariffs were higher than at the start. So getting past them was worth more to others. What your deal brought them, payments left out: {list}. So they could pay you more. That moves income from them to you; it makes none.',
  'end.decision.accessLess':
    'When you signed in round {round}, your tariffs were lower than at the start. So getting past them was worth less to others. What your deal brought them, payments left out: {list}. So they would pay you less.',
  'end.decision.accessOf': '{economy} {now} a year ({opening} with your tariffs of the start)',
  'end.decision.paidAfterRise':
    'In round {round} you raised your tariffs. After that your deal with {economies} had a better price for you: in round {round} {before}, in round {next} {after}. These figures leave out this better price.',
  'end.others': 'What others did to you',
  'end.others.agreement': 'Round {round}: {level} of {economies}, without you',
  'end.others.wall': '{economy} changed its tariffs',
  'end.others.wallUp': '{economy} raised its tariffs',
  'end.others.wallDown': '{economy} cut its tariffs',
  'end.others.brokeWord': 'Round {round}: {economy} broke a promise.',
  'end.brokeWord': 'Round {round}: you broke a promise.',
  'end.lesson': 'What to take home',
  'end.lesson.more': '{economy} {amount} more',
  'end.lesson.less': '{economy} {amount} less',
  'end.lesson.outsider':
    'Whoever is left out loses: had all signed together in round {round} without payments, {payer} would have earned {gain} a year more.',
  'end.lesson.outsiderPays':
    'That is more than {losers} would have lost ({loss}), so {payer} could have paid {losers} to be let in and kept {kept} a year.',
  'end.lesson.together':
    'Had all signed together in round {round} without payments, incomes a year would have been: {list}.',
  'end.lesson.couldPay':
    'The gains are larger than the losses: {payers} could have paid {losers} for signing ({loss}) and kept {kept} a year.',
  'end.lesson.noLosers': 'Nobody would have lost, so nobody would have had to be paid.',
  'end.lesson.leftOut':
    'Whoever is left out loses: the deal of round {round} brought {members} {gain} a year and cost {losers} {loss}.',
  'end.lesson.divert': 'Members of an area buy from each other what they bought from others before.',
  'end.lesson.closed': 'But nobody could sign it: after the higher tariffs of round {before}, {refusals}.',
  'end.lesson.refusal': '{refusers} signed nothing with {raiser}',
  'end.lesson.mostlyNew':
    'Most of what the members of that area bought more from each other was new trade, but a part they had bought from others before.',
  'end.with': 'with it {index}',
  'end.without': 'without {index}',
  'end.over': 'The game is over',
  'end.medals': 'Medals',
  'end.handOut': 'Hand out the medals',
  'end.allMedals': 'Show all at once',
  'end.readOn': 'Read more',
  'end.alsoOut': '{economy} was left out too: that took {percent}% of its income.',
  'debrief.page.standings': 'How everybody did',
  'debrief.page.mood': 'How was it?',
  'debrief.page.whatIf': 'What if',
  'debrief.page.rounds': 'What happened',
  'debrief.page.trade': 'Who paid',
  'debrief.page.incomes': 'Real incomes over time',
  'debrief.page.words': 'Their word',
  'debrief.page.predictions': 'What was foreseen',
  'debrief.page.question': 'So what',
  'debrief.blocs': 'Trade that blocs changed, all rounds together',
  'debrief.blocsSum': 'What a bloc creates in one round, later agreements can take back.',
  'debrief.noBlocs': 'No bloc changed trade.',
  'debrief.lostBy': 'Lost trade to it: {economies}.',
  'debrief.whoPaid': 'Real income since the start, in per cent',
  'debrief.whoPaidByRound': 'What made each average income, start = 100',
  'debrief.blocOfRound': 'Round {round}: {economies}',
  'debrief.part.created': 'Trade created',
  'debrief.part.diverted': 'Trade diverted',
  'debrief.part.prices': 'Export and import prices',
  'debrief.part.payments': 'Payments',
  'debrief.part.tariffs': 'Tariffs of earlier rounds',
  'debrief.part.rest': 'Everything else',
  'debrief.part.total': 'Together',
  'debrief.partsHint': 'Sums over all rounds and the years after. The smallest sum comes first.',
  'debrief.partsHintByRound':
    'Per cent, averaged as the score does: every round once, the years after three times. Tariffs of earlier rounds: all that you and the others had changed before a round began, without any agreement. Everything else: above all events. The lowest income comes first.',
  'debrief.broken': 'Broken: {count}',
  'debrief.kept': 'Kept: {count}',
  'debrief.breaches': 'Pacts broken, seen or unseen: {count}',
  'debrief.none': 'None.',
  'debrief.inRound': 'round {round}',
  'debrief.more': 'and {count} more',
  'debrief.guessesHint':
    'Each round: how many of the others cut their tariffs? ✓ came true, ✗ did not, – no guess.',
  'debrief.predictionsHint': 'Each round: who loses most? ✓ came true, ✗ did not, – no guess.',
  'debrief.right': 'Right',
  'debrief.noQuestion': 'What would you do differently?',
  'end.questionAlone': 'A question to end with',
  'end.watchReplay': 'Watch it again in 30 seconds',
  'end.print': 'Print this page',
  'end.after': 'after',
  'end.againTogether': 'Play again together',
  'end.againSwapped': 'Play again, swap seats',
  'end.swapped': 'With swapped seats {list}.',
  'end.plays': '{name} plays {economy}',
  'end.leaderOpens': '{name} can open the next game. You then come along with one press.',
  'end.goOn': 'Your friends play again',
  'end.goOnAt': 'Go to table {code}',
  'end.playAgain': 'Play this seat again',
  'end.otherTariffs': 'Play again: {tariffs}',
  'end.sameTariffs': 'Same tariffs again',
  'end.sameTariffsBeat': 'Same tariffs, another secret task: beat {score}',
  'end.beatOtherTask': 'Play again, another secret task: beat {score}',
  'end.beat': 'Play again: beat {score}',
  'end.otherSeat': 'Another seat',
  'end.nextGame': 'Next game: {game}',
  'end.again': 'To the front page',
  'end.waiting': 'The last results are being worked out.',
  'question.couldPay':
    '{economies} signed. Had nobody paid, whom would the deal have brought most money, so that it could be asked for most?',
  'question.tariffCut':
    '{economy} cut its tariffs by up to {points} percentage {points|point|points}. What did that alone do to its own income?',
  'question.tariffRise':
    '{economy} raised its tariffs by up to {points} percentage {points|point|points}. What did that alone do to its own income?',
  'question.cutByPartner':
    '{economies} signed with {economy}, and then cut tariffs for everybody. What did that alone do to the income of {economy}?',
  'debrief.answer.question.couldPay.2': 'Both about the same',
  'debrief.answer.question.tariffCut.0': 'It rose',
  'debrief.answer.question.tariffCut.1': 'It fell',
  'debrief.answer.question.tariffCut.2': 'It moved by less than 0.02%',
  'reading.couldPay': 'the deal without payments would have brought about this a year: {list}.',
  'reading.tariffAlone': 'that alone moved the income of {economy} by {change}.',
  'reading.whyCouldPay':
    'Why: whoever gains most by a deal loses most if it is not signed. So the others can ask it for a payment.',
  'reading.whyCutRose':
    'Why: its people now buy from abroad what costs more to make at home. That brings more than it loses by worse export and import prices.',
  'reading.whyCutFell':
    'Why: it buys more abroad, and pays for that by selling more there, at lower prices. Here that costs more than cheaper imports bring.',
  'reading.whyRiseRose':
    'Why: it buys less abroad, so sellers there lower their prices. Here that brings more than its people lose by dearer imports.',
  'reading.whyRiseFell':
    'Why: its people pay more for imports, or make at home what would be cheaper abroad. That costs more than better export and import prices bring.',
  'reading.whyEroded':
    'Why: others now sell there at a lower tariff too. So free access to that market is worth less to {economy}.',
  'reading.whyNew': 'Why: without the tariff goods of partners are cheaper than those made at home.',
  'reading.whyTaken':
    'Why: outsiders still pay the tariff and partners do not, so members change over to partners.',
  'reading.whyDiverted':
    'Why: both now buy from partners some goods that outsiders make cheaper. That takes {otherLost} of the income of {other}, and {lost} of that of {economy}.',
  'reading.whyPaid': 'Why: {economy} was paid {amountMn} for signing.',
  'reading.whyPaysMore': 'Why: {by} paid {paidMn} for the deal; {economy} was paid {amountMn}.',
  'reading.whyPays': 'Why: {economy} paid {amountMn} for the deal.',
} as const;
