import { MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline, HeadlineKey } from '#shared/protocol/headlines.ts';
import type { BarriersReport, BudgetReport, EventsReport } from '#shared/protocol/modules/modules.ts';
import type { BlocReport } from '#shared/protocol/report.ts';
import type { ReportFigures } from '../modules/gameModule.ts';
import { wtoNews } from '../modules/wto/settleWto.ts';
import {
  NEWSWORTHY_PERCENT,
  type Outcome,
  type OutsideStanding,
  outsideStanding,
  percentOf,
  roundMoney,
  wallMove,
  worldMoveBn,
} from './outcome.ts';

/** Each stop of the reveal holds a sentence or two, so every kind of news has its own room; the weightiest come first. */
const OF_A_KIND_AT_MOST = 3;
/** Leaves room beside the blocs for who was left out. */
const BLOCS_AT_MOST = 2;

/** News of the round, told from its outcomes: nothing is assumed, diversion least of all. */
export function headlines(outcome: Outcome): Headline[] {
  const blocs = blocNews(outcome);
  const toldOf = blocs.map(({ params }) => params['economy']);
  const kinds = [
    blocs,
    incomeNews(outcome).filter(({ params }) => !toldOf.includes(params['economy'])),
    renewalNews(outcome),
    successorNews(outcome),
    wallNews(outcome),
    wordNews(outcome),
    politicsNews(outcome),
    leavingNews(outcome.report),
    paymentNews(outcome.report),
    wtoNews(outcome.report.modules?.wto),
    ...worldEventNews(outcome),
    worldNews(outcome.report),
  ];
  const news = kinds.flatMap((kind) => kind.slice(0, OF_A_KIND_AT_MOST));
  return news.length === 0 ? [headline('headline.quiet', {})] : news;
}

function headline(key: HeadlineKey, params: Headline['params']): Headline {
  return { key, params };
}

/** Blocs whose law moved this round, and what became of those outside all of them. */
function blocNews(outcome: Outcome): Headline[] {
  const blocs = outcome.report.blocs.filter(({ agreement }) => outcome.newBlocs.includes(agreement));
  if (blocs.length === 0) return expiryNews(outcome);
  const economies = [...new Set(blocs.flatMap(({ parties }) => parties))];
  const accounts = blocs
    .filter(({ createdBn, divertedBn, lostBy }) => createdBn >= -divertedBn || lostBy.length > 0)
    .toSorted((a, b) => movedBn(b) - movedBn(a))
    .slice(0, BLOCS_AT_MOST)
    .map(blocAccount);
  return [...accounts, ...outsiderNews(outcome, economies)];
}

/** Gains and losses that the bloc moved, whichever way. */
function movedBn({ createdBn, divertedBn }: BlocReport): number {
  return Math.abs(createdBn) + Math.abs(divertedBn);
}

function blocAccount({ parties: economies, createdBn, divertedBn, lostBy }: BlocReport): Headline {
  return -divertedBn > createdBn
    ? headline('headline.blocMostlyDiverted', { economies, divertedBn: roundMoney(-divertedBn), lostBy })
    : headline('headline.blocMostlyCreated', { economies, createdBn: roundMoney(createdBn) });
}

/** Who outside the blocs lost most. It is called left out only where it has no agreement with any member. */
function outsiderNews(outcome: Outcome, members: readonly EconomyId[]): Headline[] {
  const outsiders = Object.entries(outcome.report.economies).filter(
    ([economy]) => !members.includes(economy),
  );
  if (outsiders.length === 0) return [];
  const [worst] = outsiders
    .filter(([, each]) => percentOf(each) <= -NEWSWORTHY_PERCENT)
    .toSorted(([, a], [, b]) => a.logChange - b.logChange);
  // Of several treaties at once nobody could say which of them spared whom.
  if (worst === undefined)
    return outcome.newBlocs.length === 1
      ? [headline('headline.nobodyOutsideLost', { economies: members })]
      : [];
  const [economy, report] = worst;
  const lossBn = roundMoney(-report.gainThisRoundBn);
  const standing = outsideStanding(outcome, economy, members);
  const economies = 'economies' in standing ? standing.economies : members;
  return [headline(OUTSIDE_NEWS[standing.type], { economy, economies, lossBn, percent: -percentOf(report) })];
}

/** Where nobody signed anything new: who lost most of those whose agreements ran out. */
function expiryNews(outcome: Outcome): Headline[] {
  const among = [...new Set(outcome.expired.flat())];
  const rest = Object.keys(outcome.report.economies).filter((economy) => !among.includes(economy));
  return among.length === 0
    ? []
    : outsiderNews(outcome, rest).filter(({ key }) => key === OUTSIDE_NEWS.expired);
}

const OUTSIDE_NEWS = {
  partnerLeft: 'headline.partnerLeft',
  hasLeft: 'headline.leaverLost',
  expired: 'headline.agreementExpired',
  eroded: 'headline.preferenceEroded',
  partly: 'headline.partlyOutside',
  leftOut: 'headline.outsiderLost',
} as const satisfies Record<OutsideStanding['type'], HeadlineKey>;

function incomeNews({ report }: Outcome): Headline[] {
  const sorted = Object.entries(report.economies).toSorted(([, a], [, b]) => b.logChange - a.logChange);
  const first = sorted[0];
  const last = sorted.at(-1);
  const news: Headline[] = [];
  if (first !== undefined && percentOf(first[1]) >= NEWSWORTHY_PERCENT) {
    const [economy, best] = first;
    const gainBn = roundMoney(best.gainThisRoundBn);
    news.push(headline('headline.biggestGain', { economy, gainBn, percent: percentOf(best) }));
  }
  if (last !== undefined && percentOf(last[1]) <= -NEWSWORTHY_PERCENT) {
    const [economy, worst] = last;
    const lossBn = roundMoney(-worst.gainThisRoundBn);
    news.push(headline('headline.biggestLoss', { economy, lossBn, percent: -percentOf(worst) }));
  }
  return news;
}

/** What a renewed agreement is worth to the party that it is worth most. */
function renewalNews({ report }: Outcome): Headline[] {
  return (report.renewals ?? []).flatMap(({ parties: economies, welfareWithout }): Headline[] => {
    const [best] = economies
      .map((economy) => {
        const ratio = (report.economies[economy]?.welfare ?? NaN) / (welfareWithout[economy] ?? NaN);
        return { economy, percent: percentOf({ logChange: Math.log(ratio) }) };
      })
      .toSorted((a, b) => b.percent - a.percent);
    return best === undefined || best.percent < NEWSWORTHY_PERCENT
      ? []
      : [headline('headline.renewed', { economies, ...best })];
  });
}

function wallNews(outcome: Outcome): Headline[] {
  const { report, deciders } = outcome;
  const walls = deciders.flatMap((economies): Headline[] => {
    const [economy] = economies;
    if (economy === undefined) return [];
    const { rise, fall, raised: sectors, cut: cutSectors } = wallMove(report, economy);
    const isUnion = economies.length > 1;
    const who: Headline['params'] = isUnion ? { economies } : { economy };
    if (rise > 0 && fall > 0) {
      const key = isUnion ? 'headline.unionWallMixed' : 'headline.wallMixed';
      return [headline(key, { ...who, sectors, points: rise, cutSectors, cutPoints: fall })];
    }
    if (rise > 0)
      return [
        headline(isUnion ? 'headline.unionWallRaised' : 'headline.wallRaised', { ...who, points: rise }),
      ];
    if (fall > 0)
      return [
        headline(isUnion ? 'headline.unionWallLowered' : 'headline.wallLowered', { ...who, points: fall }),
      ];
    return [];
  });
  return [...surchargeNews(outcome), ...walls.toSorted((a, b) => sizeOf(b) - sizeOf(a))];
}

function sizeOf({ params }: Headline): number {
  return Math.max(Number(params['points'] ?? 0), Number(params['cutPoints'] ?? 0));
}

function surchargeNews({ report, newSurcharges }: Outcome): Headline[] {
  if (report.isEpilogue) return [];
  return newSurcharges.map(({ by, surcharge }) =>
    headline('headline.surcharge', {
      economy: by,
      against: surcharge.against,
      points: surcharge.rateBp / 100,
    }),
  );
}

/** In the epilogue: who is answered, and by whom. */
function successorNews({ report, newSurcharges }: Outcome): Headline[] {
  if (!report.isEpilogue) return [];
  const answered = new Map<EconomyId, Set<EconomyId>>();
  const note = (economy: EconomyId, by: EconomyId): void => {
    answered.set(economy, (answered.get(economy) ?? new Set()).add(by));
  };
  for (const { by, surcharge } of newSurcharges) note(surcharge.against, by);
  for (const { by, to } of report.withheld) note(to, by);
  return [...answered].map(([economy, by]) =>
    headline('headline.successors', { economy, economies: [...by] }),
  );
}

function wordNews({ brokenBy, keptBy }: Outcome): Headline[] {
  if (brokenBy.length > 0) return [headline('headline.wordBroken', { economies: brokenBy })];
  return keptBy.length > 0 ? [headline('headline.wordKept', { economies: keptBy })] : [];
}

function leavingNews({ leavers }: ReportFigures): Headline[] {
  return leavers.map(({ by, injured }) => headline('headline.leaving', { economy: by, economies: injured }));
}

function paymentNews({ paymentsCut }: ReportFigures): Headline[] {
  return paymentsCut.map(({ from, to, askedMn, paidMn }) =>
    headline('headline.paymentCut', {
      economy: from,
      against: to,
      askedBn: roundMoney(askedMn / MILLIONS_PER_BILLION),
      paidBn: roundMoney(paidMn / MILLIONS_PER_BILLION),
    }),
  );
}

function worldNews(report: ReportFigures): Headline[] {
  const gainBn = worldMoveBn(report);
  if (gainBn === 0) return [];
  return gainBn > 0
    ? [headline('headline.worldGained', { gainBn })]
    : [headline('headline.worldLost', { lossBn: -gainBn })];
}

/** Headlines about votes of legislatures and about elections. */
function politicsNews({ report }: Outcome): Headline[] {
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

/** News of what nobody signed, each kind apart: event cards, barriers that came to light in the round, corridors. */
function worldEventNews({ report, playable }: Outcome): Headline[][] {
  const { events, barriers, budget } = report.modules ?? {};
  return [
    events === undefined ? [] : cardNews(events, playable),
    barriers === undefined ? [] : barrierNews(barriers, report.round),
    budget === undefined ? [] : corridorNews(budget),
  ];
}

function eventHeadline(key: HeadlineKey, params: Headline['params']): Headline {
  return { key, params };
}

/** The headline about the event cards of the round, told of the seat that felt them most. */
function cardNews({ active, effectPercent }: EventsReport, playable: readonly string[]): Headline[] {
  const cards = active.map(({ card }) => card);
  const felt = playable
    .map((economy) => ({ economy, percent: effectPercent[economy] ?? 0 }))
    .toSorted((a, b) => Math.abs(b.percent) - Math.abs(a.percent))[0];
  if (felt === undefined || Math.abs(felt.percent) < NEWSWORTHY_PERCENT) return [];
  const key = felt.percent < 0 ? 'headline.eventsHit' : 'headline.eventsHelped';
  const percent = Math.round(100 * Math.abs(felt.percent)) / 100;
  return [eventHeadline(key, { cards, economy: felt.economy, percent })];
}

function barrierNews({ found }: BarriersReport, now: number): Headline[] {
  return found
    .filter(({ round }) => round === now)
    .map(({ by: economy, sector, foundBy: by }) =>
      eventHeadline('headline.barrierFound', { economy, sector, by }),
    );
}

function corridorNews({ corridors }: BudgetReport): Headline[] {
  return corridors.map(({ id: corridor, built }) =>
    eventHeadline(built ? 'headline.corridorBuilt' : 'headline.corridorFailed', { corridor }),
  );
}
