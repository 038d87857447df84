/** The rules on one page. */
export const help = {
  'help.title': 'The rules on one page',
  'help.aimTitle': 'Your aim',
  'help.aim':
    'You govern an economy. You do well when your people can buy more with all they earn. You are compared with what your own seat can reach: small can win, many can win. But nobody shines at a table that ends in a trade war.',
  'help.roundTitle': 'A round',
  'help.briefing': 'Read the news and what changed at home.',
  'help.negotiation':
    'Talk. Write a paper: what I give, what I get. Sign, counter or refuse. When the last party signs, it is law this very round. Or give a pledge: quick, free, breakable, and everyone will see.',
  'help.policy':
    'Set your wall, the tariff on everyone without a better right, and seal it. Papers bind you, nothing else does. The others predict.',
  'help.results': 'Envelopes open. See who gained, who lost, and why.',
  'help.ladderTitle': 'The ladder',
  'help.level1': 'Some tariffs are lower for partners.',
  'help.level2': 'No tariffs on nearly all trade between members; each keeps its own wall outside.',
  'help.level3': 'One wall outside, voted by the members; its money is shared. The members deal as one.',
  'help.pace':
    'A pair climbs one step a round. New groups start with two or three; one newcomer a round; one customs union each; leaving takes a round’s notice.',
  'help.wordsTitle': 'Three words',
  'help.created': 'Created',
  'help.createdText': 'You buy from a partner what you made dearer yourself.',
  'help.diverted': 'Diverted',
  'help.divertedText': 'You buy from a partner what an outsider sold cheaper before tax.',
  'help.prices': 'Prices abroad',
  'help.pricesText': 'What your exports buy.',
  'help.rememberTitle': 'Remember',
  'help.remember1': '“Others unchanged” is never true.',
  'help.remember2': 'Ask who is not at this table.',
  'help.remember3': 'Payments need something in return, and are capped.',
  'help.remember4': 'If you are away, a bot keeps your papers and signs nothing.',
  'help.remember5':
    'After the last round your successors inherit what you left, and they remember. Those years count three times.',
  'help.medalsTitle': 'Medals',
  'help.medals':
    'Gold from {gold}, silver from {silver}, bronze from {bronze} of 100, any number of each. The table gets one too, and no seat’s medal is more than one grade above the table’s.',
  'help.talkTitle': 'Talk',
  'help.talk':
    'The host can read all talk, also between two. Screens and news carry concluded papers, pledges, and papers that their author made public, nothing else.',
} as const;
