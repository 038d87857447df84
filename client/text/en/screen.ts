/** The big screen beside its headlines: what was decided, what outsiders meet, who is held to account. */
export const screen = {
  'screen.decided': 'Decided this round',
  'screen.decidedHint': 'Votes at home, the conference, and events at work.',
  'screen.ratified': 'ratified',
  'screen.refused': 'refused at home',
  'screen.account': 'Held to account',
  'screen.accountHint': 'Elections, and what panels found.',
  'screen.fell': 'government fell',
  'screen.stays': 'still in office',
  'screen.table': 'Table {table}',
  'screen.events': 'Events',
  'screen.eventNext': 'next round',
  'screen.eventNow': 'at work',
  'screen.outsider': 'What an outsider meets',
  'screen.outsiderKnocks': '{economies} knock',
  'screen.outsidersKnock': '{count} economies knock',
  'screen.meets.commonMarket':
    'One tariff, {count} rule books. Workers and capital move inside. Goods must be approved {count} times.',
  'screen.meets.economicUnion':
    'One tariff, one rule book. Approved once, sold in all {count}. Large members have more votes.',
  'screen.meets.fullIntegration':
    'One economy. One seat, one tariff, one authority to bargain with: {incomeBn} strong.',
  'screen.outsiderCost': 'What the round meant for outsiders',
  'screen.tabled': '{count} {count|package|packages} on the table',
  'screen.asks': 'objects',
} as const;
