import type { ConceptId } from './conceptPlaces.ts';

/**
 * A card that explains one theory, effect or form where it happens. Its sentences stand in the language files under
 * `concept.<id>.…`.
 */
export type Concept = {
  /** Items of docs/coverage.md that it answers. */
  readonly answers: readonly string[];
  /** Figures of the table at hand, in the order in which they are told. */
  readonly figures: readonly FigureId[];
  readonly related: readonly ConceptId[];
  readonly sources: readonly WorkId[];
};

/** Figures of a table of countries. */
export const COUNTRY_FIGURE_IDS = [
  // The bill of real income, by part.
  'partPricesAbroad',
  'partTradeCreated',
  'partTradeDiverted',
  'partBorderCosts',
  'partScale',
  'partGrowth',
  'partPayments',
  // Blocs and those outside.
  'blocTrade',
  'blocWelfare',
  'blocLosers',
  'insideOutside',
  'worldGain',
  'incomes',
  'blocIncomes',
  'largestIncomes',
  'priceSources',
  // Treaties in force.
  'agreements',
  'partners',
  'blocCoverage',
  'largestBloc',
  'overlaps',
  'memberKinds',
  'farthestPartners',
  'newMembers',
  'boundUntil',
  'deepClausesInForce',
  'specializations',
  'phaseIns',
  'infrastructure',
  'unionsAsOne',
  // Walls and money.
  'ownWall',
  'preferenceMargin',
  'lowestPartnerWall',
  'unionWall',
  'poolShare',
  'revenue',
  'wallRises',
  'surcharges',
  'proposalsThisRound',
  'pledgeRecord',
  // Module dynamics.
  'growthCompetition',
  'growthDiffusion',
  'growthResearch',
  'growthSpecialization',
  'capitalSaving',
  'capitalFromAbroad',
  'investmentInside',
  'investmentJumping',
  'investmentDiverted',
  'migration',
  'savedStaff',
  'smuggled',
  'changedWork',
  // Other modules.
  'eventEffect',
  'conferences',
  'objections',
  'meter',
  'mfnTrade',
  'boundWall',
  'rulings',
  'barriersFound',
  'corridors',
  'support',
  'supportLobbies',
  'supportSovereignty',
  'supportAdjustment',
  'supportRevenue',
  'supportTreaties',
  'supportPledges',
  'loudestLobby',
  'electionsHeld',
  'ratifications',
  'mandate',
  'nearestPartner',
] as const;
export type CountryFigureId = (typeof COUNTRY_FIGURE_IDS)[number];

/** Figures of a table of provinces. */
export const PROVINCE_FIGURE_IDS = [
  'borderNow',
  'nationNow',
  'ownDials',
  'wallsHigh',
  'wallRent',
  'ownShare',
  'similarityNow',
  'pillarsNow',
  'driveNow',
  'payrollCover',
  'stateJobsNow',
  'ownPlace',
  'promotedSoFar',
  'careerScore',
  'crackdowns',
  'prestigeNow',
  'pactsNow',
  'rulesAdopted',
  'breachesSeen',
  'provinceCorridors',
  'reformsNow',
  'inspectionsSoFar',
  'transfersNow',
  'incomeGap',
] as const;
export type ProvinceFigureId = (typeof PROVINCE_FIGURE_IDS)[number];

/** Figures of the table at hand that a card may show, each computed from what the reader may know. */
export const FIGURE_IDS = [...COUNTRY_FIGURE_IDS, ...PROVINCE_FIGURE_IDS] as const;
export type FigureId = (typeof FIGURE_IDS)[number];

/** Works that the cards name, as a library lists them; the same in every language. */
export const BIBLIOGRAPHY = {
  akamatsu1962:
    'Akamatsu (1962), A Historical Pattern of Economic Growth in Developing Countries, Developing Economies 1',
  alesina1997: 'Alesina & Spolaore (1997), On the Number and Size of Nations, QJE 112',
  antiMonopoly2007: 'Anti-Monopoly Law of the PRC (2007, amended 2022), chapter V',
  artuc2010: 'Artuç, Chaudhuri & McLaren (2010), Trade Shocks and Labor Adjustment, AER 100',
  bagwell1999: 'Bagwell & Staiger (1999), An Economic Theory of GATT, AER 89',
  bai2004: 'Bai, Du, Tao & Tong (2004), Local Protectionism and Regional Specialization, JIE 63',
  balassa1961: 'Balassa (1961), The Theory of Economic Integration, Irwin',
  baldwin1992: 'Baldwin (1992), Measurable Dynamic Gains from Trade, JPE 100',
  baldwin1993: 'Baldwin (1993), A Domino Theory of Regionalism, NBER WP 4465',
  baldwin1996:
    'Baldwin, Forslid & Haaland (1996), Investment Creation and Diversion in Europe, World Economy 19',
  bhagwati1973: 'Bhagwati & Hansen (1973), A Theoretical Analysis of Smuggling, QJE 87',
  bhagwati1991: 'Bhagwati (1991), The World Trading System at Risk, Princeton',
  blockadeRule2001: 'State Council (2001), Provisions on Prohibiting Regional Blockades in Market Activities',
  cadot2006: 'Cadot, Estevadeordal, Suwa-Eisenmann & Verdier, eds (2006), The Origin of Goods, OUP',
  caliendo2015: 'Caliendo & Parro (2015), Estimates of the Trade and Welfare Effects of NAFTA, RES 82',
  caliendo2021: 'Caliendo, Opromolla, Parro & Sforza (2021), Goods and Factor Market Integration, JPE 129',
  chang2002: 'Chang & Winters (2002), How Regional Blocs Affect Excluded Countries, AER 92',
  coe1995: 'Coe & Helpman (1995), International R&D Spillovers, EER 39',
  davis1971: 'Davis & North (1971), Institutional Change and American Economic Growth, CUP',
  deniau1960: 'Deniau (1960), The Common Market: Its Structure and Purpose, Barrie & Rockliff',
  donnithorne1972: 'Donnithorne (1972), China’s Cellular Economy, China Quarterly 52',
  encyclopaedia: '区域经济一体化 (encyclopaedia article, about 2005)',
  estevadeordal2008:
    'Estevadeordal, Freund & Ornelas (2008), Does Regionalism Affect Trade Liberalization toward Nonmembers?, QJE 123',
  fairReview2024: 'State Council (2024), Fair Competition Review Regulations',
  fang2013: 'Fang, Li & Lin (2013), on border effects in business cycles, Chinese Economy 46',
  felbermayr2019:
    'Felbermayr, Teti & Yalcin (2019), Rules of Origin and the Profitability of Trade Deflection, JIE 121',
  fernandez1998: 'Fernández & Portes (1998), Returns to Regionalism, WBER 12',
  fisman2004:
    'Fisman & Wei (2004), Tax Rates and Tax Evasion: Evidence from Missing Imports in China, JPE 112',
  freund2008: 'Freund & Özden (2008), Trade Policy and Loss Aversion, AER 98',
  gatt1947: 'GATT (1947), Articles I, II, XXIV; Enabling Clause (1979)',
  grossman1994: 'Grossman & Helpman (1994), Protection for Sale, AER 84',
  grossman1995: 'Grossman & Helpman (1995), The Politics of Free-Trade Agreements, AER 85',
  holz2006: 'Holz (2006), No Razor’s Edge, working paper',
  horn2010: 'Horn, Mavroidis & Sapir (2010), Beyond the WTO?, World Economy 33',
  jin2005: 'Jin, Qian & Weingast (2005), Regional Decentralization and Fiscal Incentives, JPubE 89',
  johnson1953: 'Johnson (1953), Optimum Tariffs and Retaliation, RES 21',
  kemp1976: 'Kemp & Wan (1976), An Elementary Proposition Concerning the Formation of Customs Unions, JIE 6',
  kojima1970: 'Kojima (1970), Towards a Theory of Agreed Specialization, in Induction, Growth and Trade, OUP',
  krishna1998: 'Krishna (1998), Regionalism and Multilateralism: A Political Economy Approach, QJE 113',
  krugman1991: 'Krugman (1991), Is Bilateralism Bad?, in International Trade and Trade Policy, MIT Press',
  langhammer1990: 'Langhammer & Hiemenz (1990), Regional Integration among Developing Countries, Mohr',
  li2005: 'Li & Zhou (2005), Political Turnover and Economic Performance, JPubE 89',
  liEtAl2012: 'Li et al. (2012), on barriers to farm trade between provinces, China Economic Review 23',
  limao2006: 'Limão (2006), Preferential Trade Agreements as Stumbling Blocks, AER 96',
  lipsey1956: 'Lipsey & Lancaster (1956), The General Theory of Second Best, RES 24',
  lipsey1960: 'Lipsey (1960), The Theory of Customs Unions: A General Survey, EJ 70',
  machlup1977: 'Machlup (1977), A History of Thought on Economic Integration, Macmillan',
  maggi1998: 'Maggi & Rodríguez-Clare (1998), The Value of Trade Agreements, JPE 106',
  martin2012:
    'Martin, Mayer & Thoenig (2012), The Geography of Conflicts and Regional Trade Agreements, AEJ Macro 4',
  meade1955: 'Meade (1955), The Theory of Customs Unions, North-Holland',
  mitchener2022: 'Mitchener, O’Rourke & Wandschneider (2022), The Smoot–Hawley Trade War, EJ 132',
  mundell1961: 'Mundell (1961), A Theory of Optimum Currency Areas, AER 51',
  naughton2000: 'Naughton (2000), How Much Can Regional Integration Do to Unify China’s Markets?, Stanford',
  pang2023: 'Pang, Keng & Zhang (2023), on promotion and effort of leaders, China Quarterly',
  poncet2003:
    'Poncet (2003), Measuring Chinese Domestic and International Integration, China Economic Review 14',
  poncet2005: 'Poncet (2005), A Fragmented China, Review of International Economics 13',
  putnam1988: 'Putnam (1988), Diplomacy and Domestic Politics, International Organization 42',
  qian1997: 'Qian & Weingast (1997), Federalism as a Commitment to Preserving Market Incentives, JEP 11',
  schiff1998: 'Schiff & Winters (1998), Regional Integration as Diplomacy, WBER 12',
  scitovsky1958: 'Scitovsky (1958), Economic Theory and Western European Integration, Allen & Unwin',
  tiebout1956: 'Tiebout (1956), A Pure Theory of Local Expenditures, JPE 64',
  tinbergen1954: 'Tinbergen (1954), International Economic Integration, Elsevier',
  tombe2019: 'Tombe & Zhu (2019), Trade, Migration, and Productivity, AER 109',
  topalova2011: 'Topalova & Khandelwal (2011), Trade Liberalization and Firm Productivity, REStat 93',
  trefler2004: 'Trefler (2004), The Long and Short of the Canada–U.S. Free Trade Agreement, AER 94',
  viner1950: 'Viner (1950), The Customs Union Issue, Carnegie Endowment',
  whalley1998: 'Whalley (1998), Why Do Countries Seek Regional Trade Agreements?, NBER/Chicago',
  whitePaper1985: 'European Commission (1985), Completing the Internal Market, COM(85) 310',
  wiebe: 'Wiebe, replications of studies of promotion in prefectures, michaelwiebe.com',
  worldBank2000: 'World Bank (2000), Trade Blocs, OUP',
  worldBank2005: 'World Bank (2004), Global Economic Prospects 2005: Trade, Regionalism, and Development',
  wto1994: 'WTO (1994), Marrakesh Agreement; Doha Declaration (2001)',
  yearbook1998: '国家统计局，《中国统计年鉴》1998—2000',
  young2000: 'Young (2000), The Razor’s Edge, QJE 115',
  zhao2019: 'Zhao & Ni (2019), on border effects of China’s provinces, University of Nebraska at Omaha',
  zhou2004: '周黎安 (2004)，晋升博弈中政府官员的激励与合作，《经济研究》第6期',
} as const satisfies Record<string, string>;
export type WorkId = keyof typeof BIBLIOGRAPHY;
