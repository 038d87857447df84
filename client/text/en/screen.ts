/** The big screen beside its headlines: what was decided, what outsiders meet, who is held to account. */
export const screen = {
  'screen.decided': 'Decided this round',
  'screen.decidedHint': 'By legislatures, panels and the conference.',
  'screen.ratified': 'ratified',
  'screen.refused': 'refused at home',
  'screen.account': 'Held to account',
  'screen.accountHint': 'Elections, and what panels found.',
  'screen.fell': 'government fell',
  'screen.stays': 'stays in office',
  'screen.events': 'Events',
  'screen.eventNext': 'next round',
  'screen.eventNow': 'at work',
  'screen.eventEffect': 'What the events did',
  'screen.outsider': 'What an outsider meets',
  'screen.outsiderKnocks': '{economies} knock',
  'screen.meets.customsUnion':
    'One wall, {count} rule books. Goods are approved {count} times, and nobody moves in.',
  'screen.meets.commonMarket':
    'One wall, {count} rule books. Workers and capital move inside; goods are approved {count} times.',
  'screen.meets.economicUnion':
    'One wall, one rule book. Approved once, sold in all {count}. Votes by weight.',
  'screen.meets.fullIntegration':
    'One economy. One seat, one tariff, one authority to bargain with: {incomeBn} strong.',
  'screen.outsiderCost': 'What it cost outsiders this round',
  'screen.noOutsiderCost': 'No outsider lost this round.',
  'screen.conference': 'World trade conference',
} as const;
