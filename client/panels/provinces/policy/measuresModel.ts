import { FREE_STEPS, SECOND_STEP_COST } from '#shared/content/provinces/provinceConstants.ts';
import { CAREER_PARTS, type CareerPart } from '#shared/content/vocabulary.ts';
import { HIGHEST_LEVEL, highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import { type EconomyId, proposalId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { CAREER_LUMPS, type ProvinceReport } from '#shared/protocol/provinces/provinceReport.ts';
import { inspectionChance } from '#shared/rules/provinces/centre/inspections.ts';
import { measuresFault } from '#shared/rules/provinces/envelope/envelope.ts';
import type {
  ForecastProvince,
  MeasuresForecast,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { brokenPairs } from '#shared/rules/provinces/pacts/breaches.ts';
import { pactLaw } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { expectedBreaches } from '#shared/rules/provinces/pacts/settlePacts.ts';
import type { RoundStep } from '#shared/rules/provinces/forecast/roundSteps.ts';
import {
  enactPacts,
  institutionOf,
  lowestAlone,
  provinceOf,
  stepsMost,
} from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { type ProvinceGame, provinceGame } from '#shared/rules/state.ts';
import { provincesScenario } from '../../../state/store.ts';
import { known } from '../../../state/useTable.ts';
import { formatList, formatNumber, formatSigned, sentences } from '../../../text/format.ts';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import { yuan } from '../../../text/money.ts';
import { type Phrase, phrase, t, tOr } from '../../../text/t.ts';
import { largestMaker, levelPercent } from '../own/ownModel.ts';
import { wholePoints } from '../seat.ts';
import { envelopeDesk } from '../../table/envelopeDesk.ts';

export const DIALS = ['wall', 'block'] as const;
export type Dial = (typeof DIALS)[number];

/** One level of a dial as a choice. */
export type DialStep = {
  readonly level: number;
  /** Tariff that would do the same in an average sector, per cent. */
  readonly percent: number;
  /** In 100 million yuan, beside what else is chosen. */
  readonly cost: number;
  /** `removed`: a reform took its tool; `byPact`: it opens to partners alone; `far`: more than two levels away. */
  readonly state: 'open' | 'removed' | 'byPact' | 'far';
};

/** The envelope as it stands: sealed, saved, or everything as it was. */
export function startingMeasures(game: ProvinceGame, me: EconomyId): Measures {
  const { sealed, drafts } = game.provinces;
  return sealed[me] ?? drafts[me] ?? untouchedMeasures(game, me);
}

export function untouchedMeasures(game: ProvinceGame, me: EconomyId): Measures {
  const { wall, block } = provinceOf(game, me);
  return { wall, block };
}

/** All five levels of a dial, lowest first. */
export function dialSteps(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  me: EconomyId,
  dial: Dial,
): readonly DialStep[] {
  const now = provinceOf(game, me)[dial];
  const highest = highestLevel(institutionOf(scenario, game));
  return Array.from({ length: HIGHEST_LEVEL + 1 }, (_, level) => {
    const steps = Math.abs(level - now);
    const isFar = steps > stepsMost(game) ? 'far' : 'open';
    const isBelow = level < lowestAlone(game, now) ? 'byPact' : isFar;
    return {
      level,
      percent: levelPercent(scenario, level),
      cost: steps > FREE_STEPS ? SECOND_STEP_COST : 0,
      state: level > highest ? 'removed' : isBelow,
    };
  });
}

export type Levels = Pick<Measures, 'wall' | 'block'>;

/** All pairs of levels that can be sealed in this round beside the rest of an envelope, as they stand first. */
export function pairsOpen(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  me: EconomyId,
  rest: Omit<Measures, keyof Levels> = {},
): readonly Measures[] {
  const levels = (dial: Dial): readonly number[] =>
    dialSteps(scenario, game, me, dial)
      .filter(({ state }) => state === 'open')
      .map(({ level }) => level);
  const now = untouchedMeasures(game, me);
  const pairs = levels('wall').flatMap((wall) => levels('block').map((block) => ({ wall, block })));
  const others = pairs.filter((pair) => !isSamePair(pair, now));
  return [now, ...others]
    .map((pair) => ({ ...rest, ...pair }))
    .filter((pair) => measuresFault(scenario, game, me, pair) === undefined);
}

export function isSamePair(one: Levels, other: Levels): boolean {
  return one.wall === other.wall && one.block === other.block;
}

/** What a pair of levels makes of the round. */
export type PairTold = { readonly levels: Levels; readonly own: ForecastProvince };

/** The round as it stands, and what pairs of levels make of it; neither before the model has answered. */
export type PairsTold = { readonly before?: ForecastProvince; readonly pairs: readonly PairTold[] };

/** A part of the career score before and after, and the points that its change brings. */
export type CareerRow = {
  readonly part: CareerPart;
  /** 0–1. */
  readonly weight: number;
  readonly from: number;
  readonly to: number;
  readonly points: number;
};

/** Rows whose points, with that of inspections, sum to the change of the score. */
export function careerRows(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  before: Pick<ForecastProvince, 'parts'>,
  after: Pick<ForecastProvince, 'parts'>,
): readonly CareerRow[] {
  const weights = careerWeights(scenario, game);
  return CAREER_PARTS.map((part) => {
    const [from, to] = [before.parts[part], after.parts[part]];
    return { part, weight: weights[part], from, to, points: weights[part] * (to - from) };
  });
}

function careerWeights(
  scenario: ProvincesScenario,
  game: ProvinceGame,
): Readonly<Record<CareerPart, number>> {
  return scenario.economy.market.politics.weights[institutionOf(scenario, game).evaluation];
}

/** Chance and fine of an inspection under the law in force, after what cards do to the chance. */
export function inspectionRisk(
  scenario: ProvincesScenario,
  game: ProvinceGame,
): { readonly chance: number; readonly fine: number } {
  const law = scenario.economy.market.politics.inspection[institutionOf(scenario, game).law];
  return law === undefined ? { chance: 0, fine: 0 } : { ...law, chance: inspectionChance(scenario, game) };
}

/** Changes smaller than these are none to the reader. */
const SILENT_PERCENT = 0.05;

/** The round without what is tried and with it. */
type Tried = Record<'before' | 'after', Pick<MeasuresForecast['after'], 'provinces'>>;

/** What is tried, in words: what the province's people have of it, and what the career brings the round by it, and by which part most. */
export function whatItDoes(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  me: EconomyId,
  { before, after }: Tried,
  gauges: Readonly<Record<'was' | 'next', Parameters<typeof wholePoints>[0]>> | undefined,
): string {
  const [was, next] = [must(before.provinces[me], me), must(after.provinces[me], me)];
  const percent = 100 * (next.index / was.index - 1);
  const people = Math.abs(percent) < SILENT_PERCENT ? 'same' : percent < 0 ? 'poorer' : 'richer';
  const points = gauges === undefined ? 0 : wholePoints(gauges.next).career - wholePoints(gauges.was).career;
  return sentences(
    t(`measures.people.${people}`, { income: formatNumber(Math.abs(percent), 1) }),
    points !== 0 &&
      t('measures.career', {
        points: formatSigned(points, 0),
        part: makerOf(scenario, game, was, next, points),
      }),
  );
}

/** What most makes a score change as it does. */
function makerOf(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  was: ForecastProvince,
  next: ForecastProvince,
  change: number,
): string {
  const makers = [
    ...careerRows(scenario, game, was, next).map(({ part, points }) => ({
      name: t(`career.${part}`),
      points,
    })),
    ...CAREER_LUMPS.map((lump) => ({
      name: t(`lump.${lump}`),
      points: next.lumps[lump] - was.lumps[lump],
    })),
  ];
  return largestMaker(makers, change);
}

/** Income and state jobs that go on moving where everything is left as it is, told from half a point. */
const MOVES_ANYWAY = 0.5;

/** What the round brings without an envelope, such as the layoffs of a reform: what comes with the envelope is told against that. */
export function movesAnyway(
  me: EconomyId,
  { before }: MeasuresForecast,
  last: Pick<ProvinceReport, 'index' | 'stateJobs'> = { index: 100, stateJobs: 100 },
): string | undefined {
  const still = must(before.provinces[me], me);
  const moved = (
    [
      ['outlook.income', last.index, still.index],
      ['outlook.jobs', last.stateJobs, still.stateJobs],
    ] as const
  )
    .filter(([, from, to]) => Math.abs(to - from) >= MOVES_ANYWAY)
    .map(([name, from, to]) =>
      t('measures.moves', { name: t(name), from: formatNumber(from, 1), to: formatNumber(to, 1) }),
    );
  return moved.length === 0 ? undefined : t('measures.anyway', { moves: formatList(moved) });
}

/** Others whose real income would move, the hardest hit first. */
export function othersMoved(
  me: EconomyId,
  { before, after }: MeasuresForecast,
  shown = 4,
): readonly { readonly economy: EconomyId; readonly percent: number }[] {
  return Object.entries(after.provinces)
    .filter(([economy]) => economy !== me)
    .map(([economy, { index }]) => ({
      economy,
      percent: 100 * (index / (before.provinces[economy]?.index ?? index) - 1),
    }))
    .toSorted((a, b) => Math.abs(b.percent) - Math.abs(a.percent))
    .slice(0, shown);
}

/** What is in an envelope, a line a measure. */
export function measuresSummary({
  wall,
  block,
  pillar,
  pledge,
  reform,
  petition,
  fee,
  keepsJobs,
  breaks = [],
}: Measures): readonly string[] {
  return [
    t('sealed.dials', { wall, block }),
    ...(pillar === undefined
      ? []
      : [pillar === 'none' ? t('sealed.noPillar') : t('sealed.pillar', { pillar: t(`pillar.${pillar}`) })]),
    ...(pledge === undefined
      ? []
      : [
          t('sealed.pledge', {
            corridor: tOr(`corridor.${pledge.corridor}`, pledge.corridor),
            sum: yuan(pledge.yuan100m),
          }),
        ]),
    ...(reform === undefined ? [] : [t('sealed.reform', { reform: t(`homeReform.${reform}`) })]),
    ...(fee === undefined ? [] : [t('sealed.fee', { economy: economyName(fee) })]),
    ...(keepsJobs === true ? [t('sealed.keepsJobs')] : []),
    ...breaks.map((pact) => t('sealed.breaks', { pact: agreementName(pact) })),
    ...(petition === undefined ? [] : [t('sealed.petition', { economy: economyName(petition) })]),
  ];
}

/** The properties of each part of a province's envelope. */
export type MeasuresProps = {
  readonly measures: Measures;
  readonly isOff: boolean;
  readonly onChange: (measures: Measures) => void;
};

type Extra = Omit<Measures, 'wall' | 'block'>;

/** The envelope with a measure changed, or without it where it is undefined. */
export function withMeasure<K extends keyof Extra>(
  { wall, block, ...extra }: Measures,
  key: K,
  value: Extra[K] | undefined,
): Measures {
  const others = Object.fromEntries(Object.entries(extra).filter(([name]) => name !== key));
  return { wall, block, ...others, ...(value === undefined ? {} : { [key]: value }) };
}

/** Envelopes of provinces on this device. */
export const measuresDesk = envelopeDesk<Measures>({
  starting: (game, me) => startingMeasures(provinceGame(game), me),
  untouched: (game, me) => untouchedMeasures(provinceGame(game), me),
  fault: (game, me, measures) =>
    measuresFault(known(provincesScenario.value), provinceGame(game), me, measures),
  save: (measures) => ({ type: 'saveMeasures', measures }),
  seal: (measures) => ({ type: 'sealMeasures', measures }),
  reopen: { type: 'reopenMeasures' },
});

/** Partners of the seat whose word its forecasts do not take, since it has seen them breaking it, and how each is counted. */
export function doubtedBy(game: ProvinceGame, me: EconomyId): readonly (readonly [EconomyId, Measures])[] {
  const sealed = expectedBreaches({ ...game, wary: me });
  const broken = { ...game, provinces: { ...game.provinces, sealed } };
  // Whom another pact holds towards the reader does it no harm.
  return Object.entries(sealed).filter(([by]) =>
    brokenPairs(broken, by).some(({ against }) => against === me),
  );
}

/** Those partners, and those of a lawful draft of the seat: a sentence each. */
export function wordsDoubted(game: ProvinceGame, me: EconomyId, draft?: Draft): readonly Phrase[] {
  const isPact = draft?.clauses.some(({ type }) => type === 'marketPact') === true;
  const then = isPact ? [enactPacts(game, pactLaw(game, { id: proposalId(0), ...draft }))] : [];
  const doubted = [game, ...then].flatMap((table) => doubtedBy(table, me));
  return [...new Map(doubted)].map(([economy, { wall, block }]) =>
    phrase('forecast.doubted', { economy: economyName(economy), wall, block }),
  );
}

/** What a step has changed, as a part of a sentence, where it is something that happened. */
export function stepName({
  cause,
  economies = [],
  ...step
}: Omit<RoundStep, 'own' | 'pacts'>): string | undefined {
  const { reform, card, isOver, gone, dials = [] } = step;
  const named = { economies: formatList(economies.map(economyName)) };
  switch (cause) {
    case 'rules':
      return reform === undefined ? undefined : t('moves.rule', { reform: t(`reform.${reform}`) });
    case 'events': {
      if (card === undefined) return undefined;
      const event = tOr(`provinceEvent.${card}.title`, card);
      return t(isOver ? 'moves.eventOver' : 'moves.event', { event });
    }
    case 'expected':
      if (economies.length === 0) return undefined;
      return economies.length > NAMED_MOST ? t('moves.expectedAll') : t('moves.expected', named);
    case 'signed':
      return t('moves.signed', named);
    case 'promised':
      return t('moves.promised', named);
    case 'paidOut':
      return t('moves.endedPaid', named);
    case 'left':
    case 'ended':
      return economies.length === 0 ? t('moves.others') : t('moves.ended', named);
    case 'levels':
      if (economies.length === 0) return t('moves.levels');
      return t('moves.did', { ...named, acts: formatList(dials.map((dial) => t(`moves.did.${dial}`))) });
    case 'broken':
      return economies.length === 0 ? undefined : t('moves.broken', named);
    case 'lastOnly':
      return t('moves.othersThen');
    case 'once':
      if (gone === 'spent' || gone === 'reform' || gone === 'meeting') return t(`moves.gone.${gone}`);
      return gone && t('moves.gone', { what: t(`lump.${gone}`) });
    case 'opened':
    case 'wages':
    case 'foreseen':
      return undefined;
    case 'chance':
      return t('own.lumps');
    case 'unseen':
      return economies.length === 0 ? t('pwhy.unseen') : t('moves.brokenUnseen', named);
    default:
      return t(`moves.${cause}`);
  }
}

/** As many provinces are named of those that are expected to move. */
const NAMED_MOST = 3;

/** A new rule with the part of the career by which it mostly moves it, where one part is most of that. */
export function ruleName(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  before: RoundStep | undefined,
  { cause, reform, own }: RoundStep,
): string | undefined {
  if (cause !== 'rules' || reform === undefined || before === undefined) return undefined;
  const moved = own.score - before.own.score;
  const rows = careerRows(scenario, game, before.own, own);
  const [main] = rows.toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points));
  const isMost = main !== undefined && Math.abs(moved) >= 1 && main.points / moved > 0.5;
  const named = { reform: t(`reform.${reform}`) };
  if (reform === 'evaluation')
    return t('moves.ruleWeighs', { ...named, to: formatNumber(own.parts.welfare) });
  if (!isMost) return undefined;
  const [part, from, to] = [t(`career.${main.part}`), formatNumber(main.from), formatNumber(main.to)];
  return t('moves.ruleBy', { ...named, part, from, to });
}
