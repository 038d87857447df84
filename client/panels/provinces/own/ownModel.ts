import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import { CAREER_PARTS, type CareerPart } from '#shared/content/vocabulary.ts';
import { fromKeys, mapValues } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import {
  CAREER_LUMPS,
  type ProvinceReport,
  type ProvinceRoundReport,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { ForecastProvince } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { isMarketPact, pactsLapsed } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { lowestAlone, provinceOf } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { lineOfRounds } from '#shared/content/scores.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { formatNumber } from '../../../text/format.ts';
import { pactName } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { incomePlace } from '../figures/mapLayersModel.ts';
import { TOLD, revealedRounds } from '../seat.ts';

/** Where a province stands after the last round whose gains were shown. */
type OwnState = {
  readonly index: number;
  /** By growth, 1 best; absent where all are level, as before anything is settled. */
  readonly place?: number;
  readonly reputation: number;
};

/** The career of all at the opening. */
export const EVEN = 50;

export function ownState(game: ProvinceGame, me: EconomyId): OwnState {
  const last = reportOf(game, me, -1);
  return {
    index: last?.index ?? 100,
    ...(last === undefined || isLevel(game) ? {} : { place: last.place }),
    reputation: provinceOf(game, me).reputation,
  };
}

/** Points that each part of a round brings who is as good in it as the best bots in the seat on average, as texts name them. */
export function bestParts(): Record<keyof typeof MEDAL_PARTS, string> {
  const income = Math.floor(MEDAL_PARTS.income);
  return mapValues({ income, career: 100 - income }, (points) => formatNumber(points));
}

/** How points come of both parts; nothing where no results of bots in the seat are known. */
export function pointsTold({ par }: Pick<ProvinceGame, 'par'>, me: EconomyId): string {
  const { prosperity = [], support = [] } = par?.seats[me] ?? {};
  const line = lineOfRounds('prosperity', prosperity);
  const start = line && (-MEDAL_PARTS.income * line.none) / (line.best - line.none);
  if (start === undefined || lineOfRounds('support', support) === undefined) return '';
  return t('pbrief.howText', { ...bestParts(), start: formatNumber(start) });
}

function isLevel(game: ProvinceGame): boolean {
  const { provinces = {} } = revealedRounds(game).at(-1) ?? {};
  return Object.values(provinces).every(({ place }) => place === 1);
}

/** The report on a province from the nth of the rounds whose gains were shown; -1 is the last one. */
export function reportOf(game: ProvinceGame, me: EconomyId, nth: number): ProvinceReport | undefined {
  return revealedRounds(game).at(nth)?.provinces[me];
}

/** Tariff that would do the same as a level, in an average sector, per cent. */
export function levelPercent({ economy }: ProvincesScenario, level: number): number {
  return 100 * Math.expm1(level * economy.market.logStep);
}

/** Pacts that bind a province in this round, the latest first. */
export function ownPacts(game: ProvinceGame, me: EconomyId): readonly Pact[] {
  return Object.values(game.provinces.pacts)
    .filter(({ members, untilRound }) => members.includes(me) && untilRound >= game.round)
    .toReversed();
}

/** Provinces with which this one has no pact, and to which it has made no offer in this round. */
export function seatsWithoutOffer(game: ProvinceGame, me: EconomyId): readonly EconomyId[] {
  const together = ownPacts(game, me).flatMap(({ members }) => members);
  const asked = Object.values(game.proposals)
    .filter(({ author, round }) => author === me && round === game.round)
    .flatMap(({ parties }) => parties);
  const out = new Set([me, ...together, ...asked]);
  return Object.keys(game.provinces.provinces).filter((seat) => !out.has(seat));
}

/** Of an offer of others, the version known best: the last before it that the seat wrote or signed, else the one that it answers. */
export function versionKnown(
  { proposals }: Pick<ProvinceGame, 'proposals'>,
  { id, author, thread, counterTo }: Proposal,
  me: EconomyId | undefined,
): Proposal | undefined {
  if (author === me) return undefined;
  const isKnown = (other: Proposal): boolean =>
    other.thread === thread && (other.author === me || other.signatures[me ?? ''] === other.revision);
  const all = Object.values(proposals);
  const place = all.findIndex((other) => other.id === id);
  const own = all.slice(0, place).findLast(isKnown);
  return own ?? (counterTo === undefined ? undefined : proposals[counterTo]);
}

/** Own pacts that govern this round for the last time. */
export function pactsEnding(game: ProvinceGame, me: EconomyId): readonly Pact[] {
  return ownPacts(game, me).filter(({ untilRound }) => untilRound === game.round);
}

/** Own pacts that have bound to the end of the last round, where none binds now. */
export function pactsEnded(game: ProvinceGame, me: EconomyId): readonly Pact[] {
  if (ownPacts(game, me).some(({ isBinding }) => isBinding)) return [];
  return pactsLapsed(game).filter(({ members }) => members.includes(me));
}

/** Whether a pact of this round is bargained for anew once it has ended, and not before. */
export function isForAnew({ settings }: Pick<ProvinceGame, 'settings'>, { isBinding }: Pact): boolean {
  return isBinding && settings.pactLimits?.bindingRounds !== undefined;
}

/** Those that a new pact can follow: in the last round none of those that end with it can. */
export function pactsRenewable(game: ProvinceGame, me: EconomyId): readonly Pact[] {
  const ending = game.round < lastRoundOf(game) ? pactsEnding(game, me) : [];
  return [...pactsEnded(game, me), ...ending].filter(
    (pact) => isForAnew(game, pact) === pact.untilRound < game.round,
  );
}

/** Offers of this round among just the members of a pact on its goods, which would take its place; the last first. */
export function renewalsOf(
  { proposals, round }: ProvinceGame,
  { members, goods }: Pact,
): readonly Proposal[] {
  return Object.values(proposals)
    .filter(
      (proposal) =>
        proposal.round === round &&
        proposal.parties.length === members.length &&
        proposal.parties.every((party) => members.includes(party)) &&
        proposal.clauses.find(isMarketPact)?.goods === goods,
    )
    .toReversed();
}

/** The strip has two lines over the map: members of larger pacts are counted. */
const NAMED_AT_MOST = 4;

/** The offer of such a pact once more, and what it brings, in words. */
export function renewalPhrase(game: ProvinceGame, me: EconomyId, pact: Pact, result: string): Phrase {
  const isAnew = isForAnew(game, pact);
  const { length: count } = pact.members;
  if (count > NAMED_AT_MOST)
    return phrase(isAnew ? 'pmove.anewLarge' : 'pmove.renewLarge', { count, result });
  const economies = pact.members.filter((member) => member !== me);
  return phrase(isAnew ? 'pmove.anew' : 'pmove.renew', { economies, result });
}

/** The place by growth among all, in words. */
export function placeText(
  { place }: Pick<OwnState, 'place'>,
  { dealOrder }: Pick<ProvincesScenario, 'dealOrder'>,
): string {
  return place === undefined ? t('own.placeLevel') : t('own.placeValue', { place, seats: dealOrder.length });
}

/** A part of a score and the points that it brings, or by which it differs. */
export type Maker = { readonly name: string; readonly points: number };

/** Of what makes a difference of scores the part that makes most of it: of a rise the one that brings most, of a fall the one that takes most. */
export function largestMaker(parts: readonly Maker[], change: number): string {
  const way = change < 0 ? -1 : 1;
  const [largest] = parts.toSorted((a, b) => way * (b.points - a.points));
  return largest?.name ?? '';
}

/** Weight times part in the score of a round. */
export function pointsByPart(
  { economy }: Pick<ProvincesScenario, 'economy'>,
  { evaluation }: Pick<Institution, 'evaluation'>,
  parts: ProvinceReport['parts'],
): Readonly<Record<CareerPart, number>> {
  const weights = economy.market.politics.weights[evaluation];
  return fromKeys(CAREER_PARTS, (part) => weights[part] * parts[part]);
}

/** Points of the career of a round, whole and by part, weight times part. */
export type ScoreByPart = {
  readonly score: number;
  readonly points: Readonly<Record<CareerPart, number>>;
  readonly lumps?: Lumps;
};

type Lumps = ProvinceReport['lumps'];

/** What a score has beside its parts and another has not: by its own name where it is one thing. */
export function lumpName(was: Lumps | undefined, now: Lumps | undefined): string {
  const moved = CAREER_LUMPS.filter(
    (lump) => Math.abs((now?.[lump] ?? 0) - (was?.[lump] ?? 0)) >= TOLD.points,
  );
  const [only] = moved;
  return only !== undefined && moved.length === 1 ? t(`lump.${only}`) : t('own.lumps');
}

/** By which parts one score differs from another; what neither has a part for stands last. */
export function makersBetween(was: ScoreByPart, now: ScoreByPart): readonly Maker[] {
  const parts = CAREER_PARTS.map((part) => ({
    name: t(`career.${part}`),
    points: now.points[part] - was.points[part],
  }));
  const rest = parts.reduce((left, { points }) => left - points, now.score - was.score);
  return [...parts, { name: lumpName(was.lumps, now.lumps), points: rest }];
}

/** The career of a round, and the rules that weigh its parts. */
export type CareerRound = {
  readonly own: Pick<ProvinceReport, 'score' | 'parts' | 'lumps'>;
  readonly rules: Pick<Institution, 'evaluation'>;
};

/** What most makes a career another than that of the round before, or of the start, and which of its parts is furthest behind where all began. */
export function careerSince(
  scenario: Pick<ProvincesScenario, 'economy'>,
  { own, rules }: CareerRound,
  before?: CareerRound,
): { readonly maker: string; readonly behind: CareerPart } {
  const byPart = (round: CareerRound): ScoreByPart => ({
    score: round.own.score,
    points: pointsByPart(scenario, round.rules, round.own.parts),
    lumps: round.own.lumps,
  });
  const even = pointsByPart(
    scenario,
    rules,
    fromKeys(CAREER_PARTS, () => EVEN),
  );
  const to = byPart({ own, rules });
  const from = before ? byPart(before) : { score: EVEN, points: even };
  const short = (part: CareerPart): number => even[part] - to.points[part];
  const [behind = 'tournament'] = CAREER_PARTS.toSorted((one, other) => short(other) - short(one));
  return { maker: largestMaker(makersBetween(from, to), to.score - from.score), behind };
}

/** What was opened has made the own people richer, while growth has fallen behind: in the first round, behind the place by income. */
export function isRicherAndBehind(
  reports: readonly Pick<ProvinceRoundReport, 'provinces'>[],
  me: EconomyId,
): boolean {
  const report = reports.at(-1);
  const [before, now] = [reports.at(-2)?.provinces[me], report?.provinces[me]];
  if (report === undefined || now === undefined) return false;
  const isBehind = now.place > (before?.place ?? incomePlace(report, me));
  return isBehind && now.logChange > 0 && now.causes.ownWall + now.causes.pacts > 0;
}

/** Reforms that take tools away, and those that set a law against walls, in the order of their strength. */
const OF_TOOLS: readonly (Reform | undefined)[] = ['standardTransfers', 'separation'];
const LAWS: readonly Reform[] = ['weakLaw', 'strongLaw'];

/** The own dials where the end of the last round has brought them down: a rule that takes their tool, a crackdown, or inspectors. */
export function dialsCut(game: ProvinceGame, me: EconomyId): Phrase | undefined {
  const report = game.reports.at(-1);
  const told = report?.provinces[me];
  const { wall, block } = provinceOf(game, me);
  if (report === undefined || told === undefined || wall + block >= told.wall + told.block) return undefined;
  const now = { wall, block };
  if (report.isCrackdown) return phrase('pcut.crackdown', now);
  if (OF_TOOLS.includes(report.enacted)) return phrase('pcut.rule', now);
  const isFound = report.inspections.some(({ of, found }) => of === me && found);
  return isFound ? phrase('pcut.inspectors', now) : undefined;
}

/** What a reform of the last round changes for this seat, in one sentence. */
export function reformForSeat(
  { economy }: ProvincesScenario,
  game: ProvinceGame,
  me: EconomyId,
  reform: Reform,
): Phrase {
  const { wall, block } = provinceOf(game, me);
  const cut = OF_TOOLS.includes(reform) ? dialsCut(game, me) : undefined;
  const law = economy.market.politics.inspection[1 + LAWS.indexOf(reform)];
  const isLowest = wall === lowestAlone(game, wall) && block === lowestAlone(game, block);
  if (cut !== undefined || law === undefined || law.fine === 0 || isLowest)
    return cut ?? phrase(`reformDoes.${reform}`);
  return phrase('presults.lawForYou', { wall, block });
}

/** What a reform that has come into force means for this seat in numbers, where there are some; `standing`: its round as the table stands, under the new rules. */
export function reformInNumbers(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  { me, reform, standing }: ReformOfSeat,
): Phrase | undefined {
  const last = game.reports.at(-1)?.provinces[me];
  const told = reformForSeat(scenario, game, me, reform);
  if (told.key === 'presults.lawForYou') return told;
  const isFiscal = reform === 'taxSharing' || reform === 'standardTransfers';
  if (!isFiscal || last === undefined || standing === undefined) return undefined;
  return phrase('presults.budgetForYou', {
    transfersYuan: standing.budgetParts.transfers,
    transfersBeforeYuan: last.budgetParts.transfers,
    rentsYuan: standing.budgetParts.rents,
    rentsBeforeYuan: last.budgetParts.rents,
  });
}

type ReformOfSeat = {
  readonly me: EconomyId;
  readonly reform: Reform;
  readonly standing: Pick<ForecastProvince, 'budgetParts'> | undefined;
};

/** More names than can be read at a glance. */
const NAMES_AT_MOST = 4;

/** Whose walls went up or down beside the own one. */
export function wallsMoved(
  { provinces }: Pick<ProvinceRoundReport, 'provinces'>,
  me: EconomyId,
): readonly Phrase[] {
  const others = Object.entries(provinces).filter(([economy]) => economy !== me);
  const told = (way: 'up' | 'down', economies: readonly EconomyId[]): readonly Phrase[] => {
    if (economies.length === 0) return [];
    return economies.length > NAMES_AT_MOST
      ? [phrase(`pbrief.walls.${way}Many`, { count: economies.length })]
      : [phrase(`pbrief.walls.${way}`, { economies })];
  };
  const up = others.filter(([, { wall, wallBefore }]) => wall > wallBefore).map(([economy]) => economy);
  const down = others.filter(([, { wall, wallBefore }]) => wall < wallBefore).map(([economy]) => economy);
  return [...told('up', up), ...told('down', down)];
}

/** People can buy more while growth falls behind: goods from elsewhere have become cheaper here, and local firms earn less. */
export function isCheaperHere(was: ForecastProvince, next: ForecastProvince): boolean {
  return (
    next.parts.tournament - was.parts.tournament < -TOLD.points &&
    100 * (next.index / was.index - 1) >= TOLD.percent
  );
}

type Leaver = Pick<Breach, 'by' | 'pact'>;

/** Who left a pact of this seat in the talks of a round, as is on record where it cost reputation, else as a pact goes on without them; and why. */
export function leaversTold(
  game: ProvinceGame,
  { round: at, pacts }: Pick<ProvinceRoundReport, 'round' | 'pacts'>,
  me: EconomyId,
): readonly Phrase[] {
  const { departures = [] } = game.provinces;
  const recorded = departures.filter(({ round, by, from }) => round === at && by !== me && from.includes(me));
  const earlier = game.reports.find(({ round }) => round === at - 1)?.pacts ?? [];
  const goesOn = earlier.flatMap(({ id: pact, members, isBinding }): Leaver[] => {
    const now = pacts.find(({ id }) => id === pact)?.members;
    if (isBinding || now?.includes(me) !== true) return [];
    return members.filter((by) => !now.includes(by)).map((by) => ({ by, pact }));
  });
  const isNew = ({ by, pact }: Leaver): boolean =>
    !recorded.some((each) => each.by === by && each.pact === pact);
  return [...recorded, ...goesOn.filter(isNew)].map((leaver) =>
    leaverTold(game, leaver, at - 1, earlier.find(({ id }) => id === leaver.pact)?.members),
  );
}

/** Bots leave a pact that another was seen to break in the round before, and one without which they gain more; why people do is theirs to say. */
function leaverTold(
  game: ProvinceGame,
  { by, pact }: Leaver,
  before: number,
  among?: Pact['members'],
): Phrase {
  const told = { economy: by, pact: pactName(pact, among) };
  if (game.seats[by]?.member !== undefined) return phrase('pbrief.left', told);
  const broken = game.provinces.breaches.filter(
    (each) => each.pact === pact && each.isSeen && each.round === before,
  );
  const economies = broken.map((each) => each.by);
  // Of two that both broke it neither is told to have left because of the other.
  if (economies.includes(by)) return phrase('pbrief.leftBreaker', told);
  return economies.length > 0
    ? phrase('pbrief.leftBroken', { ...told, economies })
    : phrase('pbrief.leftGain', told);
}
