/** The rules on one page. */
export const rules = {
  'rules.title': 'The rules on one page',
  'rules.intro':
    'You govern an economy. You do well when your people can buy more than at the opening. You are scored against bots playing your seat, or against your own best result where they have not played, so a small economy can win, and so can several players. But if the table ends in a trade war, every medal is capped one grade above the table’s.',
  'rules.round': 'A round',
  'rules.round1': 'Briefing: read the news and what you sell and buy.',
  'rules.round2':
    'Negotiate: talk, and write a proposal: what I give, what I get. Sign, counter or decline. When the last party signs, it is law this very round. Or give a pledge: quick, free, breakable, and everyone will see.',
  'rules.round3':
    'Policy: set your wall, the tariff on everyone without a better right. Agreements bind you, nothing else does. Seal it, and predict who will lose.',
  'rules.round4': 'Results: the envelopes open. See who gained, who lost, and why.',
  'rules.ladder': 'The ladder',
  'rules.ladder1': 'Preferential arrangement: some tariffs lower.',
  'rules.ladder2':
    'Free trade area: no tariff between you on nine tenths of trade, own walls outside. Proving origin costs a little.',
  'rules.ladder3': 'Customs union: one wall, voted, its money shared.',
  'rules.ladder4': 'Common market: people, capital and ideas move too.',
  'rules.ladder5': 'Economic union: common policies, rules recognised, a cohesion fund; two thirds decide.',
  'rules.ladder6': 'Full integration: one currency, one budget, one authority.',
  'rules.pace':
    'A pair climbs one step a round. At most two parties may found a group in round 1, at most three later. A bloc admits one newcomer a round. One customs union each. After two rounds an agreement can be left with a round’s notice.',
  'rules.words': 'Three words',
  'rules.created': 'Created: you buy from a partner what you made dearer yourself.',
  'rules.diverted': 'Diverted: you buy from a partner what an outsider sold cheaper before tax.',
  'rules.pricesAbroad': 'Prices abroad: what your exports buy.',
  'rules.remember': 'Remember',
  'rules.remember1': '“Others unchanged” is never true.',
  'rules.remember2': 'Ask who is not at this table.',
  'rules.remember3': 'Payments need something in return and are capped at 1% of income.',
  'rules.remember4': 'If you are away, a bot keeps your proposals and signs nothing.',
  'rules.remember5': 'After the last round your successors inherit what you left. They remember.',
  'rules.wall':
    'The wall moves by a few points a round, as a whole; up to two goods may stand apart. A surcharge hits one economy for two rounds, in public.',
  'rules.union':
    'In a union each member seals a number per good; the middle one is levied. The pool is shared by people, by imports, or by fixed parts.',
  'rules.module.title': 'In longer games',
  'rules.module.dynamics':
    'Dynamics: competition, investment, migration and ideas move from round to round. A common market lets people go where they earn more.',
  'rules.module.politics':
    'Politics: voters, lobbies and your treasury decide your support. Elections come every third round; below the line the government falls. Levels 3 and up need a vote at home at the bell, with the odds shown before you sign. Your mandate is secret.',
  'rules.module.wto':
    'WTO: walls are bound at the opening. Blocs must free nearly all trade and may not raise the wall. In some rounds a conference votes by consensus on one package; who objects attaches one change. A panel judges complaints by the model and may allow a surcharge of equal worth.',
  'rules.module.events': 'Events: each card is announced a round ahead.',
  'rules.module.barriers':
    'Hidden barriers: technical rules that nobody announces. An inspection may find one.',
  'rules.module.budget':
    'Budget: points of public money for corridors, research and displaced workers; what is not spent is lost.',
  'rules.provinces.title': 'Among provinces',
  'rules.provinces1':
    'You lead a province and want to rise. Posts go to whoever grows faster than the rest: the tournament always averages 50.',
  'rules.provinces2':
    'Two dials from 0 to 4, sealed each round: the wall keeps finished goods out, the block keeps raw goods in. One step is free, a second costs 10. A wall costs your own people and helps you in the league.',
  'rules.provinces3':
    'Your budget must feed a payroll that grows. Below 1.25 payrolls nothing can be bought; below 1.6 every change counts twice.',
  'rules.provinces4':
    'Pacts lower the levels among their members, voluntary or binding with a deposit. A word may be broken; it may be seen. Pay whoever would lose by a pact. One binding body a province.',
  'rules.provinces5': 'A corridor is built if secret pledges reach its cost; otherwise half is lost.',
  'rules.provinces6':
    'Every third round the two fastest are promoted. The centre enacts one reform a round as its prestige allows; reforming evaluation needs the assent of six provinces.',
  'rules.provinces7':
    'At the end the table has a medal of its own, by national income and the border effect.',
  'rules.medalsTitle': 'Medals',
  'rules.medals':
    'Gold from {gold}, silver from {silver}, bronze from {bronze} of 100, any number of each. The table gets one too, and no seat’s medal is more than one grade above the table’s.',
  'rules.model': 'What the numbers rest on: the model',
  'rules.talkTitle': 'Talk',
  'rules.talk':
    'The host can read all talk, also between two. Screens and news carry concluded agreements, pledges, and proposals that their author made public, nothing else.',
} as const;
