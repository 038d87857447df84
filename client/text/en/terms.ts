/** One line on each term of the labels, told when somebody points at it. Terms and their words are those of docs/glossary.md. */
export const terms = {
  'line.par': 'The average real income that takes gold. Whoever has a secret task must do it too.',
  'line.realIncome': 'What people can buy with all they earn, per person, against the start.',
  'line.tariff': 'A tax on imports. Sellers abroad and your own buyers share the cost.',
  'line.commonTariff': 'One tariff on outsiders that all members of a customs union charge.',
  'line.tariffRevenue': 'Money that the state takes in from tariffs.',
  'line.gain': 'How much more people here can buy in a year than at the start.',
  'line.secretTask': 'An aim that only you know, judged once, when play ends; it is a part of your score.',
  'line.possibleGains': 'How much you have of the best by free trade areas alone. Other deals can pass 100.',
  'line.totalIncome': 'All that is earned in a year, with tariffs and payments, at the prices of that year.',
  'line.payments': 'Money that one party of an agreement pays another.',
  'line.support': 'How many of 100 people stand behind the government.',
  'line.lobbies': 'Industries that press the government to look after their profits.',
  'line.closeness': 'How alike two economies are. Close partners find it easier to agree.',
  'line.ceiling': 'The highest tariff that you may charge: you promised it to the WTO.',
  'line.hiddenBarriers': 'Tests and forms that keep goods out without a tariff.',
  'line.preferentialArrangement': 'Some tariffs between members are lower than for others.',
  'line.pricesAbroad': 'How much of the goods of others one’s own exports buy.',
  'line.bloc': 'The members of an agreement that makes a free trade area or more.',
  'line.freeTradeArea': 'No tariffs between members; each keeps its own tariff on outsiders.',
  'line.customsUnion': 'No tariffs between members, and one common tariff on outsiders.',
  'line.commonMarket': 'A customs union in which people and capital move freely too.',
  'line.economicUnion': 'A common market with common policies, decided by two thirds of the votes.',
  'line.fullIntegration': 'Members act as one: one currency, one budget, one authority.',
  'line.growthRank': 'Whose output grew most. It says nothing about what people can buy.',
  'line.stateJobs': 'Jobs in firms that the state owns. Leaders are judged by them too.',
  'line.career': 'Points of your result, by the average of the centre’s marks, one of 0 to 100 a round.',
  'line.reputation': 'Broken promises that were seen cost points here.',
  'line.wall': 'What keeps goods from other provinces out, from level 0 to 4.',
  'line.exportLimit': 'What keeps raw goods from leaving the province, from level 0 to 4.',
  'line.budget': 'What the province takes in, less what it spends and pays to others. Wages come first.',
  'line.borderEffect': 'How many times more people buy at home than from another province as far away.',
} as const;

type IdOf<Key> = Key extends `line.${infer Id}` ? Id : never;

/** A term that has a line of its own. */
export type TermId = IdOf<keyof typeof terms>;
