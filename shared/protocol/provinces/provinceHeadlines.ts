/**
 * Sentences of a settled round of provinces: a key of the language files and the names of its numbers. `economy` is an id, `economies`
 * a list of ids, `percent` of real income, `points` of a career score, `times…` a border effect, `rank` a place in the league.
 */
export const PROVINCE_HEADLINES = {
  'headline.crackdown': ['times'],
  'headline.reformEnacted': ['reform'],
  'headline.reformRefused': ['reform', 'count'],
  'headline.promoted': ['economies', 'points'],
  'headline.depositLost': ['economy', 'points'],
  'headline.breachSeen': ['economies'],
  'headline.petitionRight': ['economies'],
  'headline.petitionWrong': ['economies'],
  'headline.inspected': ['economies'],
  'headline.corridorBuilt': ['corridor'],
  'headline.corridorFailed': ['corridor'],
  'headline.borderFell': ['times', 'timesBefore'],
  'headline.borderRose': ['times', 'timesBefore'],
  'headline.wallsRaised': ['economies'],
  'headline.wallsLowered': ['economies'],
  'headline.wallClimb': ['economy', 'percent', 'rank'],
  'headline.gainedMost': ['economy', 'percent'],
  'headline.lostMost': ['economy', 'percent'],
  'headline.paidFor': ['economy', 'percent'],
  'headline.samePillar': ['pillar', 'economies'],
  'headline.budgetsShort': ['economies'],
  'headline.nationGained': ['percent'],
  'headline.nationLost': ['percent'],
  'headline.quiet': [],
} as const satisfies Record<string, readonly string[]>;
export type ProvinceHeadlineKey = keyof typeof PROVINCE_HEADLINES;
