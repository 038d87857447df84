import type { ConceptPlace } from '#shared/content/concepts/conceptPlaces.ts';
import type { HeadlineKey, QuestionKey } from '#shared/protocol/headlines.ts';
import type { Headline } from '#shared/protocol/report.ts';

/** Where the cards of a headline stand in the glossary; a headline that only counts has none. */
const PLACES = {
  'headline.blocMostlyCreated': 'headline.blocMostlyCreated',
  'headline.blocMostlyDiverted': 'headline.blocMostlyDiverted',
  'headline.nobodyOutsideLost': 'headline.nobodyOutsideLost',
  'headline.outsiderLost': 'headline.outsiderLost',
  'headline.preferenceEroded': 'spot.outsiders',
  'headline.partlyOutside': 'spot.outsiders',
  'headline.partnerLeft': 'headline.leaving',
  'headline.leaverLost': 'headline.leaving',
  'headline.wallRaised': 'headline.wallRaised',
  'headline.wallLowered': 'spot.wall',
  'headline.unionWallRaised': 'headline.unionWallRaised',
  'headline.unionWallLowered': 'spot.unionWallVote',
  'headline.surcharge': 'headline.surcharge',
  'headline.wordBroken': 'headline.wordBroken',
  'headline.wordKept': 'spot.pledge',
  'headline.leaving': 'headline.leaving',
  'headline.successors': 'spot.retaliation',
  'headline.conferenceAdopted': 'spot.conference',
  'headline.conferenceFailed': 'spot.conference',
  'headline.panelFound': 'spot.dispute',
  'headline.mayRetaliate': 'spot.dispute',
  'headline.governmentFell': 'spot.election',
  'headline.notRatified': 'spot.ratification',
  'headline.ratified': 'spot.ratification',
  'headline.eventsHit': 'support.events',
  'headline.eventsHelped': 'support.events',
  'headline.barrierFound': 'spot.barrier',
  'headline.corridorBuilt': 'spot.corridor',
  'headline.corridorFailed': 'spot.corridor',
  'question.diversion': 'headline.blocMostlyDiverted',
  'question.whoPaid': 'spot.outsiders',
  'question.preferenceEroded': 'spot.outsiders',
  'question.partnerLeft': 'headline.leaving',
  'question.wallPrice': 'spot.wall',
  'question.brokenWord': 'headline.wordBroken',
  'question.whoIsMissing': 'spot.outsiders',
} as const satisfies Partial<Record<HeadlineKey | QuestionKey, ConceptPlace>>;

export function headlinePlace(key: Headline['key']): ConceptPlace | undefined {
  const places: Readonly<Partial<Record<Headline['key'], ConceptPlace>>> = PLACES;
  return places[key];
}
