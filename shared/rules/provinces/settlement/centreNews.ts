import { PROMOTION_POINTS } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline, ProvinceHeadlineKey } from '#shared/protocol/headlines.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';

type Told = Omit<ProvinceRoundReport, 'headlines'>;

/** What the centre, the law, pacts and corridors came to. */
export function centreNews(report: Told): Headline[] {
  const { isCrackdown, borderEffect, enacted, refused, promoted, breaches, corridor, unbuilt } = report;
  const lost = breaches.filter(({ deposit }) => deposit > 0);
  const seen = breaches.filter(({ deposit }) => deposit === 0).map(({ by }) => by);
  return [
    ...when(isCrackdown, 'headline.crackdown', { times: borderEffect }),
    ...(enacted === undefined
      ? []
      : [{ key: 'headline.reformEnacted' as const, params: { reform: enacted } }]),
    ...(refused === undefined
      ? []
      : [
          {
            key: 'headline.reformRefused' as const,
            params: { reform: refused.reform, count: refused.assents },
          },
        ]),
    ...when(promoted.length > 0, 'headline.promoted', { economies: promoted, points: PROMOTION_POINTS }),
    ...lost.map(({ by, deposit }) => ({
      key: 'headline.depositLost' as const,
      params: { economy: by, points: deposit },
    })),
    ...when(seen.length > 0, 'headline.breachSeen', { economies: distinct(seen) }),
    ...inspectionNews(report),
    ...(corridor === undefined
      ? []
      : [
          {
            key: corridor.isBuilt
              ? ('headline.corridorBuilt' as const)
              : ('headline.corridorFailed' as const),
            params: { corridor: corridor.corridor },
          },
        ]),
    ...unbuilt
      .filter((route) => route.corridor !== corridor?.corridor)
      .map((route) => ({ key: 'headline.corridorFailed' as const, params: { corridor: route.corridor } })),
  ];
}

function inspectionNews({ inspections }: Told): Headline[] {
  const of = (isPetition: boolean, isFound: boolean): EconomyId[] =>
    distinct(
      inspections
        .filter(({ by, found }) => (by === 'petition') === isPetition && found === isFound)
        .map((inspection) => inspection.of),
    );
  const [right, wrong, caught] = [of(true, true), of(true, false), of(false, true)];
  return [
    ...when(right.length > 0, 'headline.petitionRight', { economies: right }),
    ...when(wrong.length > 0, 'headline.petitionWrong', { economies: wrong }),
    ...when(caught.length > 0, 'headline.inspected', { economies: caught }),
  ];
}

function when(isTold: boolean, key: ProvinceHeadlineKey, params: Headline['params']): Headline[] {
  return isTold ? [{ key, params }] : [];
}

function distinct(economies: readonly EconomyId[]): EconomyId[] {
  return [...new Set(economies)];
}
