/** Cards on how it went in the world. Counts are those of the sources at their date. */
export const historyCards = {
  'concept.waves.title': 'Waves and a standstill',
  'concept.waves.is':
    'Integration came in bursts: the 1950s and 1960s, then little, then again from the mid-1980s.',
  'concept.waves.here':
    'Your table has its own waves. News, fears and examples decide when agreements are signed.',
  'concept.waves.world':
    'It began small: Belgium and Luxembourg in 1921, with the Netherlands from 1948; the Commonwealth’s preferences in 1932. Three peaks after 1945 are often announced; two and a standstill between them are told.',
  'concept.europe.title': 'Europe’s half-century',
  'concept.europe.is':
    'From six states with coal and steel to a union with one market and a shared currency.',
  'concept.europe.here': 'It climbed the whole ladder in fifty years. You have a few rounds.',
  'concept.europe.world':
    'Community in 1958, customs union in 1968, standstill in the 1970s, white paper in 1985, single market after 1992, the euro from 1999, and in 2004 the largest enlargement of all, the fifth, to 25 members. Since then it has grown to 28 and lost one.',
  'concept.eastAsia.title': 'East Asia',
  'concept.eastAsia.is': 'A ring of agreements around ASEAN, each answered by the next.',
  'concept.eastAsia.here':
    'In the world scenario ASEAN, China, Japan and Korea trade much with each other and begin without a common bloc.',
  'concept.eastAsia.world':
    'ASEAN signed its free trade area in 1992, due by 2008. It met China, Japan and Korea from the end of 1997 (“10+3”). China framed its agreement with ASEAN in 2002 (“10+1”), for a free trade area in 2010.',
  'concept.otherRegions.title': 'Africa and the Americas',
  'concept.otherRegions.is': 'Many plans, several unions, some of them slow.',
  'concept.otherRegions.here':
    'High walls and unlike sizes make such blocs hard here too; look at who gains in them.',
  'concept.otherRegions.world':
    'Southern Africa founded SADC in 1992, eastern and southern Africa COMESA in 1994. North America’s area began in 1994. Mercosur of Argentina, Brazil, Paraguay and Uruguay became a customs union in January 1995. Australia and New Zealand signed a framework with ASEAN in 2002.',
  'concept.webOfAgreements.title': 'The web of agreements',
  'concept.webOfAgreements.is':
    'Nearly every economy is in some regional agreement, and most are in several.',
  'concept.webOfAgreements.here': 'Count the lines on your own map at the end.',
  'concept.webOfAgreements.world':
    'The World Bank’s count around 2004: only 12 island states and principalities in none, 174 in at least one and up to 29, five each on average, 13 for northern countries, and nearly 150 in the multilateral system as well. Most were in eastern Europe, north Africa and Latin America.',
} as const;
