/** The big screen beside its headlines: what was decided, what outsiders meet, who is held to account. */
export const screen = {
  'screen.decided': 'Decided this round',
  'screen.decidedHint': 'Votes at home, the conference, and events at work.',
  'screen.ratified': 'ratified',
  'screen.refused': 'refused at home',
  'screen.account': 'Held to account',
  'screen.accountHint': 'Elections, and what panels found.',
  'screen.fell': 'government fell',
  'screen.stays': 'stays in office',
  'screen.events': 'Events',
  'screen.eventNext': 'next round',
  'screen.eventNow': 'at work',
  'screen.outsider': 'What an outsider meets',
  'screen.outsiderKnocks': '{economies} knock',
  'screen.outsidersKnock': '{count} economies knock',
  'screen.meets.commonMarket':
    'One wall, {count} rule books. Workers and capital move inside; goods are approved {count} times.',
  'screen.meets.economicUnion':
    'One wall, one rule book. Approved once, sold in all {count}. Votes by weight.',
  'screen.meets.fullIntegration':
    'One economy. One seat, one tariff, one authority to bargain with: {incomeBn} strong.',
  'screen.outsiderCost': 'What the round brought outsiders',
  'screen.tabled': '{count} {count|package|packages} on the table',
  'screen.asks': 'objects',
} as const;
