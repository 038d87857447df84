/** The rules on one page. */
export const rules = {
  'rules.title': 'The rules on one page',
  'rules.intro':
    'You govern an economy. You do well when your people can buy more than at the start. Your score compares you with bots in the same seat, or with your own best result where bots have not played. The middle bot gets half of the points for income, the best bot all of them; to do better still brings more. So a small country can win, and several of you can.',
  'rules.round': 'A round',
  'rules.round1': 'Briefing: read what counts, and what changed for you.',
  'rules.round2':
    'Negotiate: make an offer that says what you give and what you get. Sign, make a counter-offer or decline. When the last party signs, it is in force from this round. Or make a pledge: it is quick and free, you can break it, and everyone will see.',
  'rules.round3':
    'Policy: set your tariff on everyone without an agreement, then seal it. Where the page asks for a guess, make it first. Only agreements bind you.',
  'rules.round4':
    'Results: the envelopes open. See what everybody did, and what it brought you and why. Then answer a question about the round.',
  'rules.ladder': 'The ladder',
  'rules.ladder1': 'Preferential arrangement: only some tariffs are cut.',
  'rules.ladder2':
    'Free trade area: no tariffs between you. An agreement may leave out up to a tenth of the trade. Each keeps its own tariff on others. To prove where goods were made costs a little.',
  'rules.ladder3': 'Customs union: one common tariff, set by vote, and the revenue is shared.',
  'rules.ladder4': 'Common market: people, capital and ideas move freely too.',
  'rules.ladder5':
    'Economic union: common policies, one rule book and a common fund. Two thirds of the votes decide.',
  'rules.ladder6': 'Full integration: one currency, one budget, one authority.',
  'rules.pace':
    'Two economies climb one step a round. In round 1 at most two parties may found a group, later at most three; in World, short you may sign {signed} agreements a round, and each has at most {members} members, by round. A bloc takes in one newcomer a round. Nobody can be in two customs unions. After two rounds you may leave an agreement; it ends one round later.',
  'rules.words': 'Three words',
  'rules.created': 'Created: you buy from a partner what you used to make at home at a higher cost.',
  'rules.diverted': 'Diverted: you buy from a partner what an outsider sold cheaper before the tariff.',
  'rules.pricesAbroad': 'Export and import prices: what your exports can buy.',
  'rules.remember': 'Remember',
  'rules.remember1': '“If nobody reacts” is never true.',
  'rules.remember2': 'Ask who is not here.',
  'rules.rememberLesson': 'In the First lesson it is {percent}%.',
  'rules.remember3': 'You cannot get money for nothing, and payments are at most {percent}% of income.',
  'rules.remember4': 'If you are away, a bot keeps your offers and signs nothing.',
  'rules.remember5': 'After the last round new governments take over what you left. They remember.',
  'rules.wall':
    'All your tariffs move together, by a few percentage points a round. You may set up to two goods separately. A surcharge hits one economy for two rounds, in public.',
  'rules.union':
    'In a customs union each member seals a tariff for each good. The middle one counts. The revenue is shared by people, by imports, or by fixed parts.',
  'rules.lesson': 'In the First lesson',
  'rules.lessonEvent':
    'Round 2 announces an event for round 3: each of you has one way closed by floods and one with a fast train. It changes what free trade brings.',
  'rules.others': 'Rules of the other games',
  'rules.module.title': 'In longer games',
  'rules.moduleName.dynamics': 'Dynamics',
  'rules.module.dynamics':
    'Competition, investment, migration and ideas move from round to round. A common market lets people go where they earn more.',
  'rules.moduleName.politics': 'Politics',
  'rules.module.politics':
    'Voters, lobbies and your treasury decide your support. Below the line at your election, your government falls. Parliaments vote on a customs union and all that is deeper when the talks end. You see the chances before you sign. Your tasks are secret.',
  'rules.moduleName.wto': 'WTO',
  'rules.module.wto':
    'Your tariffs at the start are your ceilings. Blocs must free nearly all trade and may not raise their tariff. In some rounds a conference decides on one package, and all must agree. Who objects must ask for one change. A panel uses the model to judge complaints and may allow a surcharge of the same worth.',
  'rules.moduleName.events': 'Events',
  'rules.module.events': 'Each is announced a round ahead.',
  'rules.moduleName.barriers': 'Hidden barriers',
  'rules.module.barriers': 'Technical rules that nobody talks about. An inspection may find one.',
  'rules.moduleName.budget': 'Budget',
  'rules.module.budget':
    'Points of public money for corridors, research and workers who change jobs. What you do not spend is lost.',
  'rules.provinces.intro':
    'You govern a province of China. Two things count: what your people can buy, and your career as the centre judges it. A wall helps your career and costs your people. Round by round you choose how open to be, with whom you make a pact, and whether you keep your word.',
  'rules.provinces.medals':
    'Your result adds up the points of two parts, both averages over the rounds and compared with bots in the same province. The best bots have {income} points for the real income of the people and {career} for the career at most, together 100. Income that has not risen since the start brings 0, a career like that of the middle bot half, and points rise evenly, also beyond the best bots. Gold from {gold}, silver from {silver}, bronze from {bronze}, any number of each. The medal of the table stands beside it and takes nothing from yours.',
  'rules.countries': 'The game among countries',
  'rules.provinces.title': 'Among provinces',
  'rules.provinces1':
    'You lead a province and want to rise. The fastest growers are promoted, so it is a race: the average is always 50.',
  'rules.provinces2':
    'Two policies from level 0 to 4, sealed each round; in the standard game only a pact opens level 0. The wall keeps finished goods out, the export limit keeps raw goods in. One step is free, a second costs ¥1 bn. A wall makes your own people poorer and often helps you in the league. Policy shows what it does for you.',
  'rules.provinces3': 'Your budget must pay wages that grow. Below 1.25 times the wages you can buy nothing.',
  'rules.provinces4':
    'Pacts lower the levels among their members. They are voluntary, or binding with a deposit. You may break your word, and you may be seen. Pay those who would lose by a pact. A province can be in one binding pact.',
  'rules.provinces5':
    'A corridor is built if the pledges reach its cost. If not, half of the money is lost. A pledge is public once its envelope is sealed.',
  'rules.provinces6':
    'Every third round the two fastest over three rounds are promoted. The centre makes one reform a round if it has the prestige. Six provinces must agree before it can change how leaders are judged.',
  'rules.provinces7': 'At the end the table has its own medal, for national income and the border effect.',
  'rules.medalsTitle': 'Medals',
  'rules.medalsLesson':
    'Gold from {gold}, silver from {silver}, bronze from {bronze} points, any number of each. The table gets one too, for what all seats gain together.',
  'rules.medals':
    'Gold from {gold}, silver from {silver}, bronze from {bronze} points, any number of each; in World, short from {worldGold}, {worldSilver} and {worldBronze}. The table gets one too, for what all seats gain together.',
  'rules.model': 'Where the numbers come from: the model',
  'rules.talkTitle': 'Chat',
  'rules.talk':
    'The host can read all chat, also between two. A table of friends has no host, and private chat is read only by those who write it and those to whom it is written. Screens and news show only signed agreements, pledges, and offers that their author made public.',
  'move.besideConference':
    'Your part at the conference is done for now. Partners wait behind “Map and offers”',
  'wto.requests.why.income': 'The package would lower its income.',
  'wto.requests.why.support': 'The package would cost its government support.',
  'wto.requests.why.producers': 'Some of its producers would lose sales at home.',
  'wto.requests.why.little': 'The package brings it too little.',
  'wto.requests.why.more': 'It could live with the package, but holds out for more.',
  'wto.requests.join': 'Ask {economy} for it too: it then changes the package',
  'proposal.onlyConsents':
    'From {economy} to {economies}. You join nothing: an older agreement of yours changes with it, so you must agree.',
  'partners.goodsWhy': 'You sell {economy} more {sector} than you buy from it',
  'wto.plan.safe': 'Fewest against it',
  'wto.plan.most': 'Most for you',
  'wto.plan.none': 'None of these brings you a gain.',
  'wto.plan.world': 'Most for the world',
  'wto.plan.propose': 'Propose it: {name}',
  'wto.plan.agrees': '{count} of {total} can live with it',
  'wto.plan.objects': 'Would object: {list}',
  'wto.plan.mayObject': 'Who may object, and why',
  'wto.plan.against.income': '{economies} (income falls)',
  'wto.plan.against.support': '{economies} (support at home falls)',
  'wto.plan.against.producers': '{economies} (its producers lose)',
  'wto.plan.against.little': '{economies} (gains too little)',
  'ready.changeAsked': '{count} {count|objection is|objections are} left: the package would fail',
  'ready.changeAskedText':
    'What is missing is the yes of {economies}. If the talks end like this, there is no package, and all stays as it is.',
  'ready.see': 'See what is asked for',
  'ready.letFail': 'Ready: let it fail',
  'ready.letOthers': 'It is your turn. Let the others act first',
} as const;
