import type { Headline } from '#shared/protocol/report.ts';
import type { HeadlineKey } from '#shared/protocol/headlines.ts';
import type { WtoReport } from '#shared/protocol/modules/wto.ts';

/** What the conference and the panels of a round brought, as sentences; nothing without them. */
export function wtoNews(report: WtoReport | undefined): Headline[] {
  return report === undefined ? [] : [...conferenceNews(report), ...rulingNews(report)];
}

function headline(key: HeadlineKey, params: Headline['params']): Headline {
  return { key, params };
}

function conferenceNews({ conference, boundCutBp }: WtoReport): Headline[] {
  if (conference?.stage === 'adopted') {
    const cutsBp = Object.values(boundCutBp);
    const meanBp = cutsBp.reduce((sum, cutBp) => sum + cutBp, 0) / Math.max(1, cutsBp.length);
    return [headline('headline.conferenceAdopted', { points: Math.round(meanBp / 10) / 10 })];
  }
  if (conference?.stage !== 'failed') return [];
  return [headline('headline.conferenceFailed', { economies: conference.objections.map(({ by }) => by) })];
}

function rulingNews({ rulings }: WtoReport): Headline[] {
  return rulings.flatMap(({ stage, complainant, respondent, lostTradeBn = 0, authorisedBp = 0 }) => {
    if (stage === 'ruledFor') {
      const lossBn = Number(lostTradeBn.toPrecision(3));
      return [headline('headline.panelFound', { economy: respondent, against: complainant, lossBn })];
    }
    if (stage !== 'retaliating') return [];
    const points = authorisedBp / 100;
    return [headline('headline.mayRetaliate', { economy: complainant, against: respondent, points })];
  });
}
