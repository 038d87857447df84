import type { Headline } from '#shared/protocol/report.ts';
import type { Outcome } from './outcome.ts';

/** What legislatures and voters decided in the round; nothing where politics is off. */
export function politicsNews({ report }: Outcome): Headline[] {
  const politics = report.modules?.politics;
  if (politics === undefined) return [];
  const fallen = politics.elections.filter(({ fell }) => fell).map(({ economy }) => economy);
  const votes = politics.ratifications.flatMap((ratification) => ratification.votes);
  const refusing = votes.filter(({ passed }) => !passed).map(({ economy }) => economy);
  const carried = politics.ratifications
    .filter((ratification) => ratification.votes.every(({ passed }) => passed))
    .flatMap((ratification) => ratification.votes.map(({ economy }) => economy));
  return [
    ...news('headline.governmentFell', fallen),
    ...news('headline.notRatified', refusing),
    ...news('headline.ratified', carried),
  ];
}

type PoliticsKey = 'headline.governmentFell' | 'headline.notRatified' | 'headline.ratified';

function news(key: PoliticsKey, economies: readonly string[]): Headline[] {
  return economies.length === 0 ? [] : [{ key, params: { economies: [...new Set(economies)] } }];
}
