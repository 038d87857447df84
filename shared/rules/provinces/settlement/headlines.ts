import { CRACKDOWN_LEVEL, PROMOTION_POINTS } from '#shared/content/provinces/provinceConstants.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { keysOf, must } from '#shared/kernel/records.ts';
import type { Headline, ProvinceHeadlineKey, ProvinceQuestionKey } from '#shared/protocol/headlines.ts';
import type { ProvinceReport, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { isInArrears } from './careerScore.ts';

type Told = Omit<ProvinceRoundReport, 'headlines'>;

/** Log points of real income below which nobody tells of it. */
const WORTH_TELLING = 0.1;
/** Change of the border effect, as a factor, from which it is told. */
const BORDER_MOVED = 1.02;
/** So many provinces with one programme are a fashion. */
const FASHION = 3;

/** What a round's outcomes say in sentences: the centre and the law first, then the border, then who won and lost. */
export function provinceHeadlines(report: Told, last: Pick<Told, 'borderEffect'> | undefined): Headline[] {
  const told = [
    ...centreNews(report),
    ...borderNews(report, last),
    ...dialNews(report),
    ...incomeNews(report),
  ];
  const all = [...told, ...homeNews(report)];
  return all.length === 0 ? [provinceHeadline('headline.quiet', {})] : all;
}

function provinceHeadline(key: ProvinceHeadlineKey, params: Headline['params']): Headline {
  return { key, params };
}

function borderNews(
  { borderEffect: times, nationalIncomePercent, round }: Told,
  last: Pick<Told, 'borderEffect'> | undefined,
): Headline[] {
  if (last === undefined || round === 1) return nationNews(nationalIncomePercent);
  const timesBefore = last.borderEffect;
  if (times * BORDER_MOVED < timesBefore)
    return [provinceHeadline('headline.borderFell', { times, timesBefore })];
  return times > timesBefore * BORDER_MOVED
    ? [provinceHeadline('headline.borderRose', { times, timesBefore })]
    : [];
}

function nationNews(percent: number): Headline[] {
  if (Math.abs(percent) < WORTH_TELLING) return [];
  return [
    provinceHeadline(percent > 0 ? 'headline.nationGained' : 'headline.nationLost', {
      percent: Math.abs(percent),
    }),
  ];
}

/** Who moved his wall; and whose leader climbed behind a higher one while his people lost. */
function dialNews({ provinces }: Told): Headline[] {
  const moved = (isTold: (report: ProvinceReport) => boolean): EconomyId[] =>
    keysOf(provinces).filter((seat) => isTold(must(provinces[seat], seat)));
  const raised = moved(({ wall, wallBefore }) => wall > wallBefore);
  const lowered = moved(({ wall, wallBefore }) => wall < wallBefore);
  const climbed = raised
    .map((economy) => ({ economy, ...must(provinces[economy], economy) }))
    .filter(({ causes, place }) => causes.ownWall < -WORTH_TELLING && place <= FASHION)
    .toSorted((a, b) => a.causes.ownWall - b.causes.ownWall)
    .slice(0, 1);
  return [
    ...(raised.length === 0 ? [] : [provinceHeadline('headline.wallsRaised', { economies: raised })]),
    ...(lowered.length === 0 ? [] : [provinceHeadline('headline.wallsLowered', { economies: lowered })]),
    ...climbed.map(({ economy, causes, place }) =>
      provinceHeadline('headline.wallClimb', { economy, percent: -causes.ownWall, rank: place }),
    ),
  ];
}

function incomeNews({ provinces }: Told): Headline[] {
  const byGain = keysOf(provinces)
    .map((economy) => ({ economy, ...must(provinces[economy], economy) }))
    .toSorted((a, b) => b.logChange - a.logChange);
  const [best, worst] = [must(byGain[0], 'a province'), must(byGain.at(-1), 'a province')];
  // Whoever receives less than before loses by payments, and pays nobody.
  const payers = byGain.filter(
    ({ causes, budgetParts }) => causes.payments < -WORTH_TELLING && budgetParts.payments < 0,
  );
  return [
    ...(best.logChange < WORTH_TELLING
      ? []
      : [provinceHeadline('headline.gainedMost', { economy: best.economy, percent: best.logChange })]),
    ...(worst.logChange > -WORTH_TELLING
      ? []
      : [provinceHeadline('headline.lostMost', { economy: worst.economy, percent: -worst.logChange })]),
    ...payers.map(({ economy, causes }) =>
      provinceHeadline('headline.paidFor', { economy, percent: -causes.payments }),
    ),
  ];
}

/** Programmes that everybody copies, and budgets that do not pay wages. */
function homeNews({ provinces }: Told): Headline[] {
  const seats = keysOf(provinces);
  const pillars = new Set(seats.flatMap((seat) => provinces[seat]?.pillar?.pillar ?? []));
  const fashions = [...pillars].flatMap((pillar) => {
    const economies = seats.filter((seat) => provinces[seat]?.pillar?.pillar === pillar);
    return economies.length < FASHION ? [] : [provinceHeadline('headline.samePillar', { pillar, economies })];
  });
  const short = seats.filter((seat) => isInArrears(must(provinces[seat], seat)));
  return [
    ...fashions,
    ...(short.length === 0 ? [] : [provinceHeadline('headline.budgetsShort', { economies: short })]),
  ];
}

/** What the centre, the law, pacts and corridors came to. */
function centreNews(report: Told): Headline[] {
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

/** Times of the border effect, and points of national income, from which a change is asked about. */
const TOLD = { times: 0.5, percent: 0.05 } as const;

/**
 * One question a round, the same for everybody: of what happened and can be told in numbers that which was asked longest ago or
 * never, and among such the most instructive; none word for word as before while there is another. A report that was settled with its
 * question has it already.
 */
export function provinceQuestion(
  report: Told,
  /** The border effect, and the nation's income in per cent, before the round. */
  before: Before,
  earlier: readonly Pick<Told, 'question'>[] = [],
): Headline {
  // Who gained by a breach cannot be told from the changes of the round: only a comparison with the pact kept shows it, after the game.
  if (report.question !== undefined && report.question.key !== 'pquestion.breach') return report.question;
  const lastAsked = (told: Headline): number =>
    earlier.findLastIndex(({ question: asked }) => asked !== undefined && kindOf(asked) === kindOf(told));
  const wordsOf = JSON.stringify;
  const asked = earlier.map((told) => wordsOf(told.question));
  const isRepeated = (told: Headline): number => Number(asked.includes(wordsOf(told)));
  const [first] = occasionsOf(report, before).toSorted(
    (a, b) => isRepeated(a) - isRepeated(b) || lastAsked(a) - lastAsked(b),
  );
  return first ?? question('question.nothing', {});
}

/**
 * The same of the last of several rounds for whoever plays alone, whose pages tell what moved the own province: where that is what is asked about, or
 * what this reader was asked in the round before, or word for word in any, the next occasion is asked in its place. What is on record stays, and so does what a class is asked.
 */
export function questionFor(
  reports: readonly Told[],
  timesAtOpening: number,
  /** Whoever plays alone. */
  reader: EconomyId | undefined,
): Headline {
  const read = new Set<string>();
  let asked = question('question.nothing', {});
  let before: Before = { times: timesAtOpening, nationalPercent: 0 };
  for (const report of reports) {
    const recorded = provinceQuestion(report, before);
    const isAgain = (told: Headline): boolean => kindOf(told) === kindOf(asked);
    const isOwn = ({ params }: Headline): boolean => params['economy'] === reader;
    const others = [recorded, ...occasionsOf(report, before)].filter((told) => !isOwn(told));
    const fresh = others.filter((told) => !read.has(subjectOf(told)));
    const chosen = fresh.find((told) => !isAgain(told)) ?? fresh[0] ?? others[0] ?? recorded;
    asked = reader === undefined ? recorded : chosen;
    read.add(subjectOf(asked));
    before = { times: report.borderEffect, nationalPercent: report.nationalIncomePercent };
  }
  return asked;
}

type Before = { readonly times: number; readonly nationalPercent: number };

/** As a question reads: its figures stand in its answer. */
function subjectOf({ key, params }: Headline): string {
  return [key, params['economy'], params['corridor']].join();
}

/** What a wall does to its own people is asked of one that rose as of one that fell. */
function kindOf({ key }: Headline): Headline['key'] {
  return key === 'pquestion.wall' ? 'pquestion.opened' : key;
}

/** Questions that the round gives occasion for, the most instructive first. */
function occasionsOf(report: Told, { times, nationalPercent }: Before): readonly Headline[] {
  const { unbuilt, promoted, provinces } = report;
  // One that had its money all the same stood behind another.
  const lacking = unbuilt.filter(({ pledged, cost }) => pledged < cost);
  const isThicker = report.borderEffect - times > TOLD.times;
  const isPoorer = report.nationalIncomePercent - nationalPercent < -TOLD.percent;
  const opened = mostOpened(report);
  const raised = mostRaised(report);
  const ranked = Object.entries(provinces).toSorted(([, a], [, b]) => b.logChange - a.logChange);
  return [
    ...(report.isCrackdown ? [question('pquestion.cycle', {})] : []),
    ...(isThicker && isPoorer ? [question('pquestion.dilemma', {})] : []),
    ...lacking.slice(0, 1).map(({ corridor }) => question('pquestion.corridor', { corridor })),
    ...(opened === undefined ? [] : [question('pquestion.opened', opened)]),
    ...promoted.slice(0, 1).map((economy) => question('pquestion.meeting', { economy })),
    ...(raised === undefined ? [] : [question('pquestion.wall', { economy: raised })]),
    ...ranked
      .filter(([, { logChange }]) => logChange >= TOLD.percent)
      .map(([economy, { logChange: percent }]) => question('pquestion.gained', { economy, percent })),
    ...ranked
      .filter(([, { logChange }]) => logChange <= -TOLD.percent)
      .map(([economy, { logChange }]) => question('pquestion.lost', { economy, percent: -logChange }))
      .toReversed(),
  ];
}

/** The question that a round leaves; nothing where nobody could be asked anything. */
export function leftQuestion(asked: Headline): Headline | undefined {
  return asked.key === 'question.nothing' ? undefined : asked;
}

/** Whose wall rose most of those that made their own people feel it. */
function mostRaised({ provinces }: Told): EconomyId | undefined {
  const [raised] = Object.entries(provinces)
    .filter(
      ([, { wall, wallBefore, causes }]) => wall > wallBefore && Math.abs(causes.ownWall) >= TOLD.percent,
    )
    .toSorted(([, a], [, b]) => b.wall - b.wallBefore - (a.wall - a.wallBefore));
  return raised?.[0];
}

/** Who opened by itself and stands lower in the league than the middle. */
function mostOpened({ provinces }: Told): { economy: string; place: number } | undefined {
  const middle = Object.keys(provinces).length / 2;
  const [told] = Object.entries(provinces)
    .filter(([, { wall, wallBefore, place }]) => wall < wallBefore && place > middle)
    .toSorted(([, a], [, b]) => b.place - a.place);
  return told === undefined ? undefined : { economy: told[0], place: told[1].place };
}

function question(key: ProvinceQuestionKey, params: Headline['params']): Headline {
  return { key, params };
}

/** Whether a dial has only come down to what rules or a crackdown leave of it: nobody has decided on that. */
export function isForced(
  { institution }: Pick<ProvinceRoundReport, 'institution'>,
  last: Pick<ProvinceRoundReport, 'isCrackdown'> | undefined,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const highest = highestLeft(institution, last);
  return from > highest && to === highest;
}

function highestLeft(
  institution: ProvinceRoundReport['institution'],
  last: Pick<ProvinceRoundReport, 'isCrackdown'> | undefined,
): number {
  const left = highestLevel(institution);
  return last?.isCrackdown === true ? Math.min(left, CRACKDOWN_LEVEL) : left;
}

/** The levels above which the dials of a province could not stand as a round began: an inspection team takes one off the higher, the wall of two equal ones. */
export function levelsLeft(
  { institution }: Pick<ProvinceRoundReport, 'institution'>,
  last: Pick<ProvinceRoundReport, 'isCrackdown' | 'inspections' | 'provinces'> | undefined,
  economy: EconomyId,
): Readonly<Record<'wall' | 'block', number>> {
  const highest = highestLeft(institution, last);
  const own = last?.provinces[economy];
  const isCut = last?.inspections.some(({ of, by, fine }) => of === economy && by === 'event' && fine > 0);
  if (own === undefined || isCut !== true) return { wall: highest, block: highest };
  return own.wall >= own.block
    ? { wall: Math.min(highest, own.wall - 1), block: highest }
    : { wall: highest, block: Math.min(highest, own.block - 1) };
}

/** By how many levels a province has moved its dials by itself, and what that did to its income, in log points. */
export function dialsDecided(
  report: Pick<ProvinceRoundReport, 'institution'>,
  last: Pick<ProvinceRoundReport, 'isCrackdown'> | undefined,
  { wallBefore, wall, blockBefore, block, causes }: ProvinceReport,
): { readonly levels: number; readonly log: number } {
  const moves = [
    { from: wallBefore, to: wall, log: causes.ownWall },
    { from: blockBefore, to: block, log: causes.ownBlock },
  ].filter((move) => !isForced(report, last, move));
  return {
    levels: moves.reduce((sum, { from, to }) => sum + to - from, 0),
    log: moves.reduce((sum, { log }) => sum + log, 0),
  };
}
