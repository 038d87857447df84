import type { EventKey } from '#shared/content/events/eventKeys.ts';

/** The cards of the deck: title, what happens, who is hit, and when it happened in history. `economy` and `other` are those it names. */
const cards = {
  'event.oilShock.title': 'Oil shock',
  'event.oilShock.what':
    'Suppliers outside this table pump and ship less. Energy and materials cost more to bring in.',
  'event.oilShock.who':
    'Everyone who buys energy abroad, most of all those who make much of it into goods. Voters everywhere grumble.',
  'event.oilShock.why':
    'In 1973 and again in 1979 the price of oil rose several times over, and the growth of Europe, Japan and the United States stopped.',
  'event.stagflation.title': 'Stagflation',
  'event.stagflation.what': 'Prices rise, output does not. Firms everywhere get less out of the same work.',
  'event.stagflation.who': 'Everyone, in income and in support.',
  'event.stagflation.why':
    'In the 1970s slow growth and inflation came together; governments turned to protection, and integration stood still.',
  'event.currencyCrisis.title': 'Fixed exchange rates break',
  'event.currencyCrisis.what':
    'Currencies float and swing. Traders pay to insure themselves against each other’s money.',
  'event.currencyCrisis.who':
    'Everyone who trades across a currency. Members of a full integration have one money and are spared.',
  'event.currencyCrisis.why':
    'In 1971–73 the system of Bretton Woods fell apart. Europe’s answer was to seek a money of its own.',
  'event.financialCrisis.title': 'Banking crisis',
  'event.financialCrisis.what': 'Banks fail in {economy}. Credit dries up there first, then elsewhere.',
  'event.financialCrisis.who': '{economy} most, its voters above all; a little everyone.',
  'event.financialCrisis.why':
    'In 2008 a crisis of American housing loans took world trade down by an eighth within a year.',
  'event.debtCrisis.title': 'Debt crisis',
  'event.debtCrisis.what': '{economy} can no longer roll over its debts and pays {other} out of its income.',
  'event.debtCrisis.who': '{economy} loses income and support; {other} is paid.',
  'event.debtCrisis.why':
    'In 1982 Mexico could not pay. Latin America lost a decade, and its early attempts at integration stalled.',
  'event.barrierRelapse.title': 'Back to paper walls',
  'event.barrierRelapse.what':
    'In hard times members find new forms, tests and stamps. Trade inside every bloc gets dearer.',
  'event.barrierRelapse.who':
    'Members of free trade areas and more. Whoever trades most with partners loses most.',
  'event.barrierRelapse.why':
    'In the 1970s members of the European Community fell back on non-tariff barriers and gave away part of what they had won.',
  'event.drought.title': 'Drought',
  'event.drought.what': 'The harvest fails in {economy}.',
  'event.drought.who': 'Farmers and consumers of {economy}; other exporters of food sell more.',
  'event.drought.why':
    'Droughts and heat of 1964–2007 cut national cereal harvests by about a tenth on average.',
  'event.pandemic.title': 'Pandemic',
  'event.pandemic.what':
    'People stay at home, ports work short-handed. Less is made, and shipping costs more.',
  'event.pandemic.who': 'Everyone; those who live by long supply chains most.',
  'event.pandemic.why': 'In spring 2020 world goods trade fell by more than a tenth within two months.',
  'event.supplyBreak.title': 'Supply chain breaks',
  'event.supplyBreak.what':
    'A disaster stops the electronics plants of {economy}. Parts arrive late or not at all.',
  'event.supplyBreak.who': '{economy}, and everyone who builds with its parts.',
  'event.supplyBreak.why':
    'After the earthquake of 2011 in Japan, car plants stood still on three continents.',
  'event.routeBlocked.title': 'Sea route closed',
  'event.routeBlocked.what': 'The usual way between {economy} and {other} is closed. Ships go round.',
  'event.routeBlocked.who': 'Trade between {economy} and {other}; the smaller of the two depends on it more.',
  'event.routeBlocked.why':
    'The Suez canal was closed from 1967 to 1975. Countries whose routes grew longer traded less and grew less.',
  'event.foodScare.title': 'Food scare',
  'event.foodScare.what': 'Food from {economy} is suspected. Others demand tests and certificates.',
  'event.foodScare.who': 'Farm exports of {economy}.',
  'event.foodScare.why':
    'In 1996 the disease of British cattle closed its markets for years. Standards can protect health, and home producers.',
  'event.powerFriction.title': 'Friction between two powers',
  'event.powerFriction.what':
    '{economy} and {other} quarrel over who sells unfairly. Quotas and inquiries make their trade dearer.',
  'event.powerFriction.who': '{economy} and {other}. Third parties sell in their place.',
  'event.powerFriction.why':
    'In the 1980s the United States pressed Japan into “voluntary” limits on cars, steel and chips.',
  'event.pressure.title': 'A great power’s pressure',
  'event.pressure.what': '{economy} threatens {other} with measures and holds its goods up at the border.',
  'event.pressure.who': 'Exporters of {other}, and its government. A bloc would speak with more weight.',
  'event.pressure.why':
    'Since 1974 American law lets the president answer what it finds unfair with duties of its own.',
  'event.externalThreat.title': 'Threat from outside',
  'event.externalThreat.what':
    'A power outside this table presses on its borders. Trade with the rest of the world gets dearer.',
  'event.externalThreat.who':
    'Everyone a little. Voters reward those who stand in a bloc and blame those who stand alone.',
  'event.externalThreat.why':
    'To unite against a strong outside force was a first motive of European and of Southeast Asian cooperation.',
  'event.peace.title': 'Reconciliation',
  'event.peace.what': '{economy} and {other} settle an old quarrel. Borders open, lorries roll.',
  'event.peace.who': '{economy} and {other} gain, in trade and at home.',
  'event.peace.why':
    'France and Germany pooled coal and steel in 1951 so that war between them would become impossible.',
  'event.refugees.title': 'Refugees',
  'event.refugees.what': 'People flee from {other} to {economy} and stay.',
  'event.refugees.who':
    '{economy} has more hands and less for each at first; its voters are divided. {other} loses people.',
  'event.refugees.why':
    'In 1980 some 125,000 Cubans reached Miami; in 2015 more than a million people sought refuge in Europe.',
  'event.aid.title': 'Aid programme',
  'event.aid.what': '{economy} grants {other} money for rebuilding.',
  'event.aid.who': '{other} receives, {economy} pays.',
  'event.aid.why':
    'The Marshall Plan of 1948–52 gave Western Europe about one per cent of American income a year, on condition that it cooperate.',
  'event.newPole.title': 'A new pole',
  'event.newPole.what': 'Factories and schools in {economy} catch up with the leaders for good.',
  'event.newPole.who': '{economy}; those who trade with it a little.',
  'event.newPole.why':
    'The newly industrial economies, then China and India, made a world of many poles out of one of few.',
  'event.outsideBloc.title': 'A bloc is founded elsewhere',
  'event.outsideBloc.what': 'Economies outside this table found their own bloc and turn to each other.',
  'event.outsideBloc.who': 'Everyone who sells to the rest of the world.',
  'event.outsideBloc.why':
    'In 2006 Cuba, Venezuela and Bolivia signed a people’s trade agreement against the free trade area led by the United States.',
  'event.rivalBloc.title': 'Blocs as rivals',
  'event.rivalBloc.what':
    'Blocs and outsiders harden against each other: costlier paperwork for goods that come from the other side.',
  'event.rivalBloc.who': 'Trade between members and those who are not their partners.',
  'event.rivalBloc.why':
    'Blocs are also built to counter other blocs: the United States looked to the Pacific when Europe’s single market grew.',
  'event.application.title': 'An application for entry',
  'event.application.what':
    '{economy} asks to join the blocs of this table. Firms on both sides prepare, and trade gets cheaper before anything is signed.',
  'event.application.who':
    '{economy} gains at home and in trade. Whether it is let in is for the table to decide.',
  'event.application.why':
    'Britain applied in 1961 to the Community it had declined to found. Leaving others outside makes them knock.',
  'event.whitePaper.title': 'White paper with a timetable',
  'event.whitePaper.what': 'Blocs publish what they will remove and by when. Firms trust the dates.',
  'event.whitePaper.who': 'Members of free trade areas and more, for good.',
  'event.whitePaper.why':
    'The white paper of 1985 listed some 300 measures to complete Europe’s single market by 1992 and restarted integration.',
  'event.demonstration.title': 'Blocs set an example',
  'event.demonstration.what':
    'Blocs do well, and everyone sees it. Firms invest inside them; voters outside ask why they are not in one.',
  'event.demonstration.who': 'Members gain support and capital; governments outside all blocs lose support.',
  'event.demonstration.why':
    'After 1985 Europe’s revival set an example, and agreements spread on every continent.',
  'event.failedMegaDeal.title': 'Grand deal fails',
  'event.failedMegaDeal.what':
    'Long talks between {economy} and {other} end with nothing. Firms undo what they had prepared.',
  'event.failedMegaDeal.who': '{economy} and {other}, in trade and at home.',
  'event.failedMegaDeal.why':
    'In 2005 the talks about a free trade area of all the Americas ended at Mar del Plata without result.',
  'event.lockIn.title': 'Reform locked in',
  'event.lockIn.what':
    '{economy} writes reforms at home into its agreements, so that no later government can undo them.',
  'event.lockIn.who': '{economy} grows more productive for good; those who lose old privileges are angry.',
  'event.lockIn.why':
    'Central and Eastern Europe tied its reforms to agreements with the European Union in the 1990s.',
  'event.smallVoice.title': 'A small state is heard',
  'event.smallVoice.what': '{economy} finds allies among the small and gets its goods a fairer passage.',
  'event.smallVoice.who': '{economy} gains in trade and at home, for a round.',
  'event.smallVoice.why':
    'The members of ASEAN are heard in the WTO and UNCTAD because they speak with one voice.',
  'event.technologyLeap.title': 'Technology leaps',
  'event.technologyLeap.what': 'A new process makes electronics in {economy} cheaper for good.',
  'event.technologyLeap.who': '{economy}, and everyone who buys its electronics; its rivals lose sales.',
  'event.technologyLeap.why': 'The price of computing fell by almost a third a year in the late 1990s.',
  'event.transportRevolution.title': 'Transport revolution',
  'event.transportRevolution.what':
    'Boxes, cranes and larger ships make carriage cheaper everywhere, for good.',
  'event.transportRevolution.who': 'Everyone; those who trade most gain most.',
  'event.transportRevolution.why':
    'The container spread from 1956 on and did more for trade than many a round of tariff cuts.',
  'event.resourceFind.title': 'Resources found',
  'event.resourceFind.what':
    'Ore and gas are found in {economy}. Energy and materials get cheaper to make there, for good.',
  'event.resourceFind.who': '{economy} gains; its other exporters feel dearer wages, and rivals sell less.',
  'event.resourceFind.why':
    'Gas from Groningen made the Netherlands richer and its factories smaller: the “Dutch disease”.',
  'event.commodityBoom.title': 'Food is dear',
  'event.commodityBoom.what': 'The rest of the world harvests less and opens its ports to food.',
  'event.commodityBoom.who': 'Exporters of farm goods gain; buyers of food pay more.',
  'event.commodityBoom.why':
    'Prices of primary goods swing far more than those of manufactures, and with them the fortunes of those who live by them.',
  'event.relocation.title': 'Plants move abroad',
  'event.relocation.what': 'Makers of machines move plants from {economy} to {other}.',
  'event.relocation.who': '{economy} loses capital and support, {other} gains both.',
  'event.relocation.why':
    'Multinational firms carry production across borders and are a driving force of integration.',
  'event.homeReform.title': 'Market reform at home',
  'event.homeReform.what': '{economy} frees prices and breaks up monopolies.',
  'event.homeReform.who':
    '{economy} grows more productive for good; its voters feel the change before the gain.',
  'event.homeReform.why':
    'Market reforms of the 1980s and 1990s laid the ground on which agreements could be built.',
  'event.protest.title': 'Protest at home',
  'event.protest.what': 'Farmers and workers of {economy} take to the streets against open markets.',
  'event.protest.who': 'The government of {economy} loses some support, for a round.',
  'event.protest.why':
    'In 1999 protesters in Seattle stopped the opening of the WTO’s ministerial conference.',
  'event.smuggling.title': 'Smuggling wave',
  'event.smuggling.what': 'Part of the goods enters {economy} past its customs posts.',
  'event.smuggling.who':
    'The treasury of {economy}; the higher its wall, the more it loses. Sellers abroad gain.',
  'event.smuggling.why':
    'Studies of China’s trade with Hong Kong found three per cent more evasion for each point of tariff and tax.',
  'event.floods.title': 'Floods',
  'event.floods.what':
    'The usual way between {economy} and {other} is under water. Goods must go a long way round.',
  'event.floods.who': '{economy} and {other} lose. Others who sell the same goods sell more.',
  'event.floods.why':
    'When the Suez Canal was closed from 1967 to 1975, countries with a longer way to each other traded less.',
  'event.fastTrain.title': 'Fast freight train',
  'event.fastTrain.what': 'A fast freight train is tried out between {economy} and {other}.',
  'event.fastTrain.who': '{economy} and {other} gain. Others who sell the same goods sell less.',
  'event.fastTrain.why':
    'In India before 1930, the first railway raised the real income of a district by about a sixth.',
  'event.floodsAndTrain.title': 'Floods and a fast train',
  'event.floodsAndTrain.what':
    'Floods close two of the usual ways, so goods go a long way round. On two others a fast freight train is tried out.',
  'event.floodsAndTrain.who':
    'Dearer between {economy} and {other}, and between {third} and {fourth}. Cheaper between {economy} and {third}, and between {other} and {fourth}.',
  'event.floodsAndTrain.why':
    'The Suez Canal closed from 1967 to 1975, and countries farther apart by sea traded less. In India before 1930, districts with a railway earned more.',
} as const satisfies Record<`event.${EventKey}.${'title' | 'what' | 'who' | 'why'}`, string>;

export const events = {
  ...cards,
  'events.and': '; ',
  'events.in': ' in {sector}',
  'events.whom.everyone': 'everyone',
  'events.whom.others': 'all others',
  'events.whom.blocMembers': 'members of a free trade area or more',
  'events.whom.outsiders': 'those in no bloc',
  'events.whom.restOfWorld': 'the rest of the world',
  'events.does.productivity': 'productivity of {who}{what} {change}',
  'events.does.capital': 'capital of {who}{what} {change}',
  'events.does.capitalMove': 'capital goes from {economy} to {other}: {change} of the smaller one’s',
  'events.does.peopleMove': 'people go from {other} to {economy}: {change} of its people',
  'events.pairCost': '{from} and {to} {change}',
  'events.does.costs': 'cost of sending goods: {list}',
  'events.does.cost': 'trade costs from {from} to {to}{what} {change}',
  'events.does.costBetween': 'cost of goods sent between {from} and {to}{what} {change}',
  'events.does.partners': 'trade costs among free trade partners {change}',
  'events.does.acrossBlocs': 'trade costs across the edge of blocs {change}',
  'events.does.twoCurrencies': 'trade costs between currencies {change}',
  'events.does.evasion': '{change} of the imports of {who} pay no tariff',
  'events.does.transfer': '{economy} pays {other} {change} of the smaller income each round',
  'events.does.support': 'support of {who} {points} points',
} as const;
