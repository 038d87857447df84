import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { Headline, ProvinceHeadlineKey } from '#shared/protocol/headlines.ts';
import type { Phrase } from '../../../text/phrase.ts';
import { headlinePhrase } from '../../reveal/headline.ts';

/** Headlines of a settlement of provinces by the stop to which they belong; a test holds the list complete. */
export const HEADLINES_AT: Readonly<Record<RevealStop, readonly ProvinceHeadlineKey[]>> = {
  envelopes: [
    'headline.reformEnacted',
    'headline.reformRefused',
    'headline.wallsRaised',
    'headline.wallsLowered',
    'headline.samePillar',
    'headline.quiet',
  ],
  flows: ['headline.borderFell', 'headline.borderRose', 'headline.nationGained', 'headline.nationLost'],
  gains: [
    'headline.wallClimb',
    'headline.gainedMost',
    'headline.lostMost',
    'headline.paidFor',
    'headline.budgetsShort',
  ],
  pledges: [
    'headline.crackdown',
    'headline.promoted',
    'headline.depositLost',
    'headline.breachSeen',
    'headline.petitionRight',
    'headline.petitionWrong',
    'headline.inspected',
    'headline.corridorBuilt',
    'headline.corridorFailed',
  ],
  question: [],
};

/** Said already by the sentence of their stop, or by the list below it. */
const SAID: readonly string[] = [
  ...HEADLINES_AT.pledges,
  'headline.reformEnacted',
  'headline.reformRefused',
  'headline.wallsRaised',
  'headline.wallsLowered',
  'headline.borderFell',
  'headline.borderRose',
  'headline.gainedMost',
  'headline.lostMost',
  'headline.quiet',
];

const SHOWN = 2;

/** What the settlement has to say at a stop beyond the sentence that every stop has. */
export function headlinesAtStop(headlines: readonly Headline[], stop: RevealStop): readonly Phrase[] {
  const here: readonly string[] = HEADLINES_AT[stop];
  return headlines
    .filter(({ key }) => here.includes(key) && !SAID.includes(key))
    .slice(0, SHOWN)
    .map((headline) => headlinePhrase(headline));
}
