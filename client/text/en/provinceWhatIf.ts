/** A province's keys, and what is tried and not yet done: trade that would move, a reform that is asked about. */
export const provinceWhatIf = {
  'pkeys.map': 'map; arrows move between provinces',
  'pkeys.dials': 'wall and block, in the policy phase',
  'pkeys.write': 'new pact with the selected province',
  'pkeys.forms': 'map, honeycomb, table',
  'pmap.whatIf': '{only} Others as they are. Trade:',
  'pmap.whatIfSums': '{only} Others as they are. ¥ bn a year:',
  'pmap.moved': 'Trade that moved most this round:',
  'pmap.movedSums': 'Trade that moved most this round, ¥ bn a year:',
  'pmap.whatIfOnly': 'Only a preview.',
  'pmap.whatIfLost': 'lost',
  'pmap.whatIfWon': 'won',
  'pmap.whatIfFlow': '{from} to {to}: {sum} a year.',
  'assent.waiting': 'The model is at work …',
  'assent.forecast':
    'For you: {now} points a round as things stand, {reformed} under the reform, once every leader has moved by a step.',
  'assent.failed': 'The model could not solve this case.',
} as const;
