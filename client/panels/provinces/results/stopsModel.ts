import { MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import {
  PROVINCE_CARD_KEYS,
  type ProvinceCardKey,
  type ProvinceEffect,
} from '#shared/content/provinces/cards/provinceCard.ts';
import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline, ProvinceHeadlineKey } from '#shared/protocol/headlines.ts';
import type {
  IncomeCause,
  ProvinceEvent,
  ProvinceReport,
  ProvinceRoundReport,
} from '#shared/protocol/provinces/provinceReport.ts';
import {
  leftQuestion,
  levelsLeft,
  provinceQuestion,
  questionFor,
} from '#shared/rules/provinces/settlement/headlines.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { isAlone, isOpenAt, stopOnShow } from '#shared/rules/table/revealStops.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { headlinePhrase } from '../../headlines/headline.ts';
import type { RoundsTold } from '../policy/roundLedger.ts';
import type { BorderReading, ProvincesView } from '../seat.ts';

/** A dial that an envelope moved. */
export type DialMove = {
  readonly economy: EconomyId;
  readonly dial: 'wall' | 'block';
  readonly from: number;
  readonly to: number;
};

/** Every dial that moved, walls first, the largest moves before the others. */
export function movesOf({ provinces }: Pick<ProvinceRoundReport, 'provinces'>): readonly DialMove[] {
  const moves = Object.entries(provinces).flatMap(([economy, own]): DialMove[] => [
    { economy, dial: 'wall', from: own.wallBefore, to: own.wall },
    { economy, dial: 'block', from: own.blockBefore, to: own.block },
  ]);
  const size = ({ from, to }: DialMove): number => Math.abs(to - from);
  return moves
    .filter((move) => size(move) > 0)
    .toSorted((a, b) => b.dial.localeCompare(a.dial) || size(b) - size(a));
}

/** Whose dials moved from a level that rules, an inspection team or a crackdown had brought down before the round: the map has shown less. */
export function loweredBefore(
  report: Pick<ProvinceRoundReport, 'provinces' | 'institution'>,
  last: ProvinceRoundReport | undefined,
): readonly EconomyId[] {
  const lowered = movesOf(report).filter(
    ({ economy, dial, from }) => from > levelsLeft(report, last, economy)[dial],
  );
  return [...new Set(lowered.map(({ economy }) => economy))];
}

/** Events that came with a round: none that stood before play began. */
export function eventNews({
  round,
  events,
}: Pick<ProvinceRoundReport, 'round' | 'events'>): readonly ProvinceEvent[] {
  return events.filter(({ card, fromRound }) => {
    const stood = fromRound === 1 && isProvinceCard(card) && provinceCard(card).opens !== undefined;
    return !stood && fromRound === round;
  });
}

export function isProvinceCard(card: string): card is ProvinceCardKey {
  return PROVINCE_CARD_KEYS.some((key) => key === card);
}

/** Effects by which a card moves the market. */
const OF_MARKET: readonly ProvinceEffect['type'][] = ['dial', 'fee', 'imports', 'exports', 'routes'];

/** The cards among events that move the market. */
export function marketCards(events: readonly ProvinceEvent[] = []): readonly ProvinceCardKey[] {
  return events
    .map(({ card }) => card)
    .filter(isProvinceCard)
    .filter((card) => provinceCard(card).effects.some(({ type }) => OF_MARKET.includes(type)));
}

/** Provinces with what a round brought them, by the change of real income, best first. */
export function byGain(
  report: Pick<ProvinceRoundReport, 'provinces'>,
): readonly (ProvinceReport & { readonly economy: EconomyId })[] {
  return Object.entries(report.provinces)
    .map(([economy, own]) => ({ ...own, economy }))
    .toSorted((a, b) => b.logChange - a.logChange);
}

/** Per cent of real income or times of the border effect: less shows as nothing. */
const SILENT = { percent: 0.05, times: 0.05 } as const;

/** What stood before a round: the needle, and the nation's income. */
type Before = BorderReading & { readonly nationalPercent: number };

/** The needle and the nation's income before the last round: those of the round before it, or of the opening. */
export function readingBefore(
  { atOpening }: Pick<ProvincesScenario, 'atOpening'>,
  reports: readonly Pick<
    ProvinceRoundReport,
    'borderEffect' | 'borderEffectPercent' | 'nationalIncomePercent'
  >[],
): Before {
  const before = reports.at(-2);
  return {
    times: before?.borderEffect ?? atOpening.borderEffect,
    percent: before?.borderEffectPercent ?? atOpening.borderTariff,
    nationalPercent: before?.nationalIncomePercent ?? 0,
  };
}

/** What a stop says in one sentence; `asked`: what whoever plays alone is asked. */
export function stopSentence(
  report: ProvinceRoundReport,
  before: Before,
  stop: RevealStop,
  asked = provinceQuestion(report, before),
): Phrase {
  switch (stop) {
    case 'envelopes':
      return envelopesSentence(report);
    case 'flows':
      return borderSentence(report, before);
    case 'gains':
      return gainsSentence(report, before.nationalPercent);
    case 'pledges':
      return pactsSentence(report);
    case 'question':
      return headlinePhrase(asked);
  }
}

function envelopesSentence(report: ProvinceRoundReport): Phrase {
  const walls = movesOf(report).filter(({ dial }) => dial === 'wall');
  const up = walls.filter(({ from, to }) => to > from).map(({ economy }) => economy);
  const down = walls.filter(({ from, to }) => to < from).map(({ economy }) => economy);
  if (up.length + down.length === 0) return phrase('pstop.still');
  if (up.length === 0) return phrase('pstop.down', { economies: down });
  if (down.length === 0) return phrase('pstop.up', { economies: up });
  return phrase('pstop.both', { up: up.length, down: down.length });
}

function borderSentence(report: ProvinceRoundReport, before: BorderReading): Phrase {
  const { borderEffect } = report;
  const change = borderEffect - before.times;
  const way = Math.abs(change) < SILENT.times ? 'same' : change > 0 ? 'thicker' : 'thinner';
  return phrase(`pstop.border.${(way === 'thinner' ? openedBy(report) : undefined) ?? way}`, {
    from: before.times.toFixed(1),
    times: borderEffect.toFixed(1),
  });
}

/** Kinds of causes of the border effect that can be counted. */
type Counted = 'pairs' | 'walls' | 'limits' | 'broken';

/**
 * Why the border effect moved, by what can be counted of the round, in one sentence: what moved it that way, then what moved it the other. Nothing
 * where it did not move, or nothing can be counted. `seesBroken`: that broken words are told by now, which is at a later stop in a room.
 */
export function borderWhy(
  report: ProvinceRoundReport,
  last: ProvinceRoundReport | undefined,
  before: BorderReading,
  seesBroken = false,
): Phrase | undefined {
  const change = report.borderEffect - before.times;
  if (Math.abs(change) < SILENT.times) return undefined;
  const all = Object.values(report.provinces);
  const moved = (way: 1 | -1, now: 'wall' | 'block', was: 'wallBefore' | 'blockBefore'): number =>
    all.filter((own) => Math.sign(own[now] - own[was]) === way).length;
  const pairs = pairsWithPact(report) - (last === undefined ? 0 : pairsWithPact(last));
  const counts: readonly (readonly [Counted, 'more' | 'fewer', number])[] = [
    ['pairs', pairs > 0 ? 'more' : 'fewer', Math.abs(pairs)],
    ['walls', 'more', moved(1, 'wall', 'wallBefore')],
    ['walls', 'fewer', moved(-1, 'wall', 'wallBefore')],
    ['limits', 'more', moved(1, 'block', 'blockBefore')],
    ['limits', 'fewer', moved(-1, 'block', 'blockBefore')],
    ['broken', 'more', seesBroken ? pairsBroken(report) : 0],
  ];
  const counted = (isThicker: boolean): readonly string[] =>
    counts.flatMap(([kind, way, count]) => {
      const thickens = way === (kind === 'pairs' ? 'fewer' : 'more');
      return count === 0 || thickens !== isThicker ? [] : [t(`pwhy.${kind}.${way}`, { count })];
    });
  const [ofWay, against] = [counted(change > 0), counted(change < 0)];
  const causes = [
    ...ofWay,
    ...(last?.enacted === undefined ? [] : [t('pwhy.reform', { reform: t(`reform.${last.enacted}`) })]),
    ...(report.corridor?.isBuilt === true ? [t('pwhy.corridor')] : []),
    ...eventsMoved(report, last),
    // Whoever broke a word with nobody seeing it is told of to nobody.
    ...(seesBroken && change > 0 && ofWay.length === 0 ? [t('pwhy.unseen')] : []),
    ...(against.length === 0 ? [] : [t('pwhy.against', { causes: against.join(t('list.clauses')) })]),
  ];
  if (causes.length === 0) return undefined;
  return phrase(pairs === 0 ? 'pstop.why' : 'pstop.whyNear', { causes: causes.join(t('list.clauses')) });
}

/** Cards that began to move the market in a round, or do so no more. */
function eventsMoved(report: ProvinceRoundReport, last: ProvinceRoundReport | undefined): readonly string[] {
  const [was, now] = [marketCards(last?.events), marketCards(report.events)];
  const told = (
    cards: readonly ProvinceCardKey[],
    key: 'pwhy.event' | 'pwhy.eventEnded',
  ): readonly string[] => cards.map((card) => t(key, { event: t(`provinceEvent.${card}.title`) }));
  return [
    ...told(
      now.filter((card) => !was.includes(card)),
      'pwhy.event',
    ),
    ...told(
      was.filter((card) => !now.includes(card)),
      'pwhy.eventEnded',
    ),
  ];
}

/** Pairs of provinces that have a pact with each other. */
function pairsWithPact({ pacts }: Pick<ProvinceRoundReport, 'pacts'>): number {
  const pairs = pacts.flatMap(({ members }) =>
    members.flatMap((one) => members.flatMap((other) => (one < other ? [`${one} ${other}`] : []))),
  );
  return new Set(pairs).size;
}

/** Pairs of provinces between which a pact was broken, as far as the report tells. */
function pairsBroken({ pacts, breaches }: Pick<ProvinceRoundReport, 'pacts' | 'breaches'>): number {
  const pairs = breaches.flatMap(({ pact, by }) => {
    const { members = [] } = pacts.find(({ id }) => id === pact) ?? {};
    return members.filter((each) => each !== by).map((each) => [by, each].toSorted().join(' '));
  });
  return new Set(pairs).size;
}

/** What made borders thinner although more walls rose than fell: of all that moved trade, what brought the provinces most. */
function openedBy({ provinces }: ProvinceRoundReport): 'byPacts' | 'byLimits' | undefined {
  const all = Object.values(provinces);
  const rise = all.reduce((sum, { wall, wallBefore }) => sum + Math.sign(wall - wallBefore), 0);
  const gain = (...of: readonly IncomeCause[]): number =>
    of.reduce((sum, cause) => sum + all.reduce((part, { causes }) => part + causes[cause], 0), 0);
  const [pacts, limits] = [gain('pacts'), gain('ownBlock', 'othersBlocks')];
  const others = OTHER_CAUSES.map((cause) => gain(cause));
  if (rise <= 0 || Math.max(pacts, limits) <= Math.max(0, ...others)) return undefined;
  return pacts >= limits ? 'byPacts' : 'byLimits';
}

const OTHER_CAUSES = ['corridors', 'pillars', 'payments', 'events', 'drive'] as const;

function gainsSentence(report: ProvinceRoundReport, nationalBefore: number): Phrase {
  const change = report.nationalIncomePercent - nationalBefore;
  const ranked = byGain(report);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  const params = {
    percent: Math.abs(change),
    economy: best?.economy ?? '',
    other: worst?.economy ?? '',
  };
  if (Math.abs(change) < SILENT.percent) return phrase('pstop.gains.same', params);
  return phrase(change > 0 ? 'pstop.gains.more' : 'pstop.gains.less', params);
}

function pactsSentence({ breaches, inspections, promoted, isCrackdown }: ProvinceRoundReport): Phrase {
  if (isCrackdown) return phrase('pstop.crackdown');
  const breakers = [...new Set(breaches.map(({ by }) => by))];
  if (breakers.length > 0) return phrase('pstop.broken', { economies: breakers });
  const caught = inspections.filter(({ found }) => found).map(({ of }) => of);
  if (caught.length > 0) return phrase('pstop.caught', { economies: [...new Set(caught)] });
  if (promoted.length > 0) return phrase('pstop.promoted', { economies: promoted });
  return phrase('pstop.kept');
}

/** Who was promoted, beside what the round brought: when words are judged; to one person, who goes from page to page, at once. */
export function meetingNews(
  game: Pick<ProvinceGame, 'reports' | 'seats' | 'phase' | 'revealStop'>,
): Phrase | undefined {
  const told = game.reports.at(-1)?.headlines.find(({ key }) => key === 'headline.promoted');
  const isOpen = isAlone(game) || isOpenAt('pledges', stopOnShow(game));
  return isOpen && told !== undefined ? headlinePhrase(told) : undefined;
}

/** The question that the last round leaves, if there is one. */
export function closingQuestion(
  { scenario, reports, game }: Pick<ProvincesView, 'scenario' | 'reports' | 'game'>,
  me?: EconomyId,
): Phrase | undefined {
  const reader = isAlone(game) ? me : undefined;
  const left = leftQuestion(questionFor(reports, scenario.atOpening.borderEffect, reader));
  return left && headlinePhrase(left);
}

type Over = {
  readonly provinces: Pick<ProvinceGame['provinces'], 'breaches'>;
  readonly reports: readonly Pick<ProvinceRoundReport, 'round' | 'pacts'>[];
};

/** What was told of each round once the game is over: what nobody saw with who broke a pact with the seat unseen. */
export function withBreakers(kept: RoundsTold, { provinces, reports }: Over, me: EconomyId): RoundsTold {
  const breakersIn = (round: number): readonly EconomyId[] => {
    const pacts = reports.find((report) => report.round === round)?.pacts ?? [];
    const own = pacts.filter(({ members }) => members.includes(me)).map(({ id }) => id);
    const unseen = provinces.breaches.filter((each) => !each.isSeen && each.round === round);
    const by = unseen.flatMap((each) => (own.includes(each.pact) && each.by !== me ? [each.by] : []));
    return [...new Set(by)];
  };
  return Object.fromEntries(
    Object.entries(kept).map(([round, told]) => {
      const economies = breakersIn(Number(round));
      const came = told.came?.map((step) => (step.cause === 'unseen' ? { ...step, economies } : step));
      return [round, { ...told, ...(came && { came }) }];
    }),
  );
}

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

/**
 * What a province paid and was paid in a round: by pacts, as far as there was money for that, and at once. More than was agreed on balance came
 * in where it could not pay all it owed, less where others could not; what is left of the difference was paid at once.
 */
export function paidIn(
  round: ProvinceRoundReport | undefined,
  me: EconomyId,
): { readonly out: number; readonly in: number } {
  const agreed = (round?.pacts ?? [])
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => round !== undefined && untilRound >= round.round);
  const sum = (way: 'from' | 'to'): number =>
    agreed.reduce((total, payment) => total + (payment[way] === me ? payment.amountMn : 0), 0) /
    MILLIONS_A_YUAN100M;
  const rest = (round?.provinces[me]?.budgetParts.payments ?? 0) - sum('to') + sum('from');
  const [out, into] = [sum('from'), sum('to')];
  if (rest > 0) return { out: Math.max(0, out - rest), in: into + Math.max(0, rest - out) };
  return { out: out + Math.max(0, -rest - into), in: Math.max(0, into + rest) };
}
