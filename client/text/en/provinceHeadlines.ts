/** What a settled round of provinces says; numbers by the names of PROVINCE_HEADLINES. */
export const provinceHeadlines = {
  'headline.crackdown':
    'The border effect stands at {times} times. The centre cracks down: no wall or block above level 2, and every career pays for it.',
  'headline.reformEnacted': 'The centre enacts a reform: {reform}.',
  'headline.reformRefused':
    '{reform} fails: {count} {count|province assents|provinces assent}, six are needed.',
  'headline.promoted':
    'The promotion meeting names {economies}: best of the tournament over the term, {points} points.',
  'headline.depositLost': '{economy} broke a binding pact: its deposit of {points} points is gone.',
  'headline.breachSeen': 'Seen: {economies} kept walls up against partners of a pact.',
  'headline.petitionRight': 'Petitioned against with reason: {economies}. A fine is due.',
  'headline.petitionWrong': 'Petitioned against without reason: {economies}.',
  'headline.inspected': 'Inspectors found walls in {economies}.',
  'headline.borderFell': 'The border effect falls from {timesBefore} to {times} times.',
  'headline.borderRose': 'The border effect rises from {timesBefore} to {times} times.',
  'headline.wallsRaised': '{economies} raised the wall.',
  'headline.wallsLowered': '{economies} lowered the wall.',
  'headline.wallClimb':
    '{economy} stands at place {rank} of the league behind a higher wall that costs its own people {percent}%.',
  'headline.gainedMost': '{economy} gained most: real income up {percent}%.',
  'headline.lostMost': '{economy} lost most: real income down {percent}%.',
  'headline.paidFor': '{economy} paid others: {percent}% of its real income.',
  'headline.samePillar': 'One industry, many provinces: {economies} all push {pillar}.',
  'headline.budgetsShort': 'Wages are in arrears in {economies}: the budget does not cover the payroll.',
  'headline.nationGained': 'The nation is {percent}% better off than at the opening.',
  'headline.nationLost': 'The nation is {percent}% worse off than at the opening.',
} as const;
