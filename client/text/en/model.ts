/** The model card: what the numbers of the game rest on. */
export const model = {
  'model.title': 'The model behind the numbers',
  'model.lead':
    'Every number of trade and income is solved, not scripted. When a wall moves, a quantitative trade model finds the wages, prices and trade of all economies at once. This page says what it is, where its data come from, what was checked, and what it cannot tell.',
  'model.what': 'What it is',
  'model.what1':
    'Many economies, many sectors, inputs from every sector: the Ricardian model of Eaton and Kortum (2002) with the input–output structure of Caliendo and Parro (2015), written in changes. It adds economies of scale, factors tied to their sector, payments, and tariff revenue pooled in a union.',
  'model.what2':
    'Real income is what people can buy with all they earn, tariff revenue included, per head. It is exact, not a first-order sum.',
  'model.equations': 'Equations',
  'model.eqCost': 'unit cost',
  'model.eqTrade': 'trade cost',
  'model.eqPrice': 'price',
  'model.eqShare': 'shares of trade',
  'model.eqOutput': 'output',
  'model.eqRevenue': 'tariff revenue',
  'model.eqSpending': 'spending and income',
  'model.eqWelfare': 'real income',
  'model.eqText':
    'n buys, i sells, j and k are sectors; a prime is the new value, a hat the ratio to the opening. B is what a union’s pool adds to what one collects. A labour market for each economy closes the system.',
  'model.parts': 'Where a gain comes from',
  'model.partsText':
    'Each change opens into bars that sum to it exactly: the path from the old to the new walls is walked in small steps, and every step is booked where it arises (export and import prices, trade created, trade diverted, border costs, scale, growth and movement, payments). Trade created and diverted are Viner’s wedge: what a tariff makes a good worth more to buyers than it costs, times the change of the quantity.',
  'model.data': 'Data',
  'model.data1':
    'World: twelve economies and the rest of the world, six sectors. Trade in goods of 2023 from BACI (CEPII), sector structure from the World Input–Output Database (2013 release, year 2011), GDP from the World Bank, population from the United Nations, tariffs mainly of 2017 with approximations where no schedule was at hand.',
  'model.data2':
    'ASEAN and Africa are not in the input–output tables; their structures are approximations. Agreements in force are simplified to full and partial ones.',
  'model.data3': 'Textbook and Quartet are invented, made so that creation and diversion can be seen.',
  'model.moves': 'What moves from round to round',
  'model.moves1':
    'Competition raises productivity where imports press; capital follows returns and savings, and leaves those whom a bloc shuts out; in a common market at most one per cent of a people moves in a round; ideas arrive with imports. Each has its source in the literature; sizes are stylised and stand in the full account.',
  'model.moves2':
    'Voters weigh lobbies far more than estimates say (Grossman and Helpman’s model estimated by Goldberg and Maggi gives welfare nearly all the weight). Without that there would be no politics to play. The cost of sovereignty is above estimates for the same reason.',
  'model.checked': 'What was checked',
  'model.checked1':
    'Nine counterfactuals solved by independent programs agree to at least nine digits; a second solver that works in levels agrees to ten; accounting, Walras’s law, closed forms and optimal tariffs hold. The tests are in the repository.',
  'model.checked2':
    'The published effects of NAFTA (Caliendo and Parro 2015) are reproduced to all printed digits:',
  'model.published': 'published sum, %',
  'model.ours': 'reproduced, %',
  'model.exact': 'exact real income, %',
  'model.mexico': 'Mexico',
  'model.canada': 'Canada',
  'model.usa': 'United States',
  'model.firstOrder':
    'The published 1.31 per cent is a first-order sum: it charges the whole change of trade at the old tariff, about twice what it is worth. The exact real income of the very same equilibrium is +0.007 per cent. The game shows exact numbers.',
  'model.limits': 'What it cannot tell',
  'model.limit1':
    'A long run without unemployment: labour finds work at once, though voters feel the change. Trade balances; no money, no exchange rates, no debt.',
  'model.limit2':
    'Elasticities are the weakest numbers. With lower ones trade as a whole is worth more and a tariff war costs more, while a given cut of today’s small tariffs brings less; the Laboratory lets you try.',
  'model.limit3':
    'Hidden barriers, border costs, events and politics are stylised. The direction is from the literature, the size is chosen for play and stands in the documentation. Most of what the deeper levels bring rests on the assumed fall of border costs.',
  'model.limit4': 'It is a teaching model, not a forecast of any real negotiation.',
  'model.more': 'The full account, with every source, is docs/model.md in the repository.',
} as const;
