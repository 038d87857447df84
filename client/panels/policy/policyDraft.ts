import { useEffect } from 'preact/hooks';
import { FREE_TRADE_LEVEL, SECTORS_APART } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP, percentOfLog } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { AgreementId, EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { fromKeys, withoutKey } from '#shared/kernel/records.ts';
import type { SupportForecast } from '#shared/protocol/modules/politics.ts';
import type { Policy, PolicyOf, Schedule } from '#shared/protocol/policy.ts';
import { validatePolicy } from '#shared/rules/countries/policy.ts';
import { unionOf, unitOf } from '#shared/rules/law/blocs.ts';
import {
  type SuccessorAnswers,
  type RateBounds,
  rateBounds,
  tradableSectors,
  wallFromPolicy,
  wallOf,
  guessesCuts,
} from '#shared/rules/law/lawInForce.ts';
import { preferentialRateBp } from '#shared/rules/law/rates.ts';
import { agreementsLapsed, startsAnew } from '#shared/rules/law/register.ts';
import type { TwoWays } from '#shared/rules/forecast/compareLaws.ts';
import type { ForecastRound } from '#shared/rules/forecast/forecastOverRounds.ts';
import type { TariffChoice } from '#shared/rules/forecast/policyForecasts.ts';
import { rateCeilings } from '#shared/rules/modules/wto/bindings.ts';
import { isAlone } from '#shared/rules/table/revealStops.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';
import { previews, usePreview, type CurvePoint, type PreviewJob } from '../../preview/preview.ts';
import { scenario } from '../../state/store.ts';
import { known } from '../../state/useTable.ts';
import { type Effect, effectsOf, keepTold } from '../effects/useProposalPreview.ts';
import { envelopeDesk } from '../table/envelopeDesk.ts';

/** Envelopes of economies on this device. */
export const policyDesk = envelopeDesk<Policy>({
  starting: (game, me) => startingPolicy(known(scenario.value), countryGame(game), me),
  untouched: (game, me) =>
    startingPolicy(known(scenario.value), { ...countryGame(game), policyDrafts: {}, sealedPolicies: {} }, me),
  fault: (game, me, policy) => validatePolicy(known(scenario.value), countryGame(game), me, policy),
  save: (policy) => ({ type: 'savePolicyDraft', policy }),
  seal: (policy) => ({ type: 'sealPolicy', policy }),
  reopen: { type: 'reopenPolicy' },
});

/** The properties of each part of an economy's envelope. */
export type EnvelopeProps = {
  readonly policy: Policy;
  /** Sealed: shown, not to be changed. */
  readonly isOff: boolean;
  readonly onChange: (policy: Policy) => void;
};

export type PolicyPreview = {
  readonly effects: readonly Effect[] | undefined;
  readonly welfare: number | undefined;
  readonly hasFailed: boolean;
  /** Points of support that the envelope brings, and what support is when the round ends, where somebody votes. */
  readonly support: SupportForecast | undefined;
  /** How the seat goes on to the end of the game without it and with it. */
  readonly ways: TwoWays | undefined;
  readonly curve: readonly CurvePoint[] | undefined;
  /** Of the tariffs asked about, in their order. */
  readonly choices: readonly TariffChoice[] | undefined;
  /** In the last round, of the years after: whose goods come to pay this tariff then, and what the envelope does then, in per cent of real income. */
  readonly after: {
    readonly partners: readonly EconomyId[];
    readonly percent?: number;
    /** Who is sure to answer it with a surcharge, and on whom. */
    readonly answered?: SuccessorAnswers['surcharges'];
  };
};

/** Partners of a seat whose agreement with it does not hold in the years after the last round; in earlier rounds none. */
export function partnersLostAfter(game: CountryGame, me: EconomyId): readonly EconomyId[] {
  if (!isBeforeYearsAfter(game)) return [];
  const lapsed = agreementsLapsed(game, game.round + 1);
  const partnersIn = (isLost: boolean): EconomyId[] =>
    Object.values(game.agreements)
      .filter(({ id, parties }) => parties.includes(me) && lapsed.includes(id) === isLost)
      .flatMap(({ parties }) => parties.filter((party) => party !== me));
  const kept = partnersIn(false);
  return [...new Set(partnersIn(true))].filter((partner) => !kept.includes(partner));
}

/**
 * Whether it moves nothing what tariff a seat sets now, since nobody will pay it any more: in the last round, where it has free trade with all
 * that holds in the years after, and nothing else is in its envelope.
 */
export function paysNobodyFromNow(scenario: Scenario, game: CountryGame, me: EconomyId): boolean {
  if (!isBeforeYearsAfter(game) || partnersLostAfter(game, me).length > 0) return false;
  if (game.barriers !== undefined || game.budget !== undefined || unionOf(game, me) !== undefined)
    return false;
  const goods = tradableSectors(scenario);
  return scenario.economies.every(
    ({ id }) =>
      id === me ||
      goods.every((sector) => preferentialRateBp(game.agreements, me, id, sector, Infinity) === 0),
  );
}

/** What is set in the last round holds in the years after it, which count three times. */
function isBeforeYearsAfter({ round, settings }: CountryGame): boolean {
  return round >= settings.rounds;
}

/** What the last of the rounds that were looked at brings to an economy. */
export function percentAfter(rounds: readonly ForecastRound[], economy: EconomyId): number | undefined {
  const logChange = rounds.at(-1)?.logChange[economy];
  return logChange === undefined ? undefined : percentOfLog(logChange);
}

type Ask = {
  readonly game: CountryGame;
  readonly me: EconomyId;
  readonly policy: Policy;
  readonly focus: SectorId | undefined;
  readonly range: RateBounds;
  /** In the place of a curve: the tariffs to choose from. */
  readonly choices?: readonly Policy[] | undefined;
};

/** What the envelope would do, at once; the curve of the slider in hand a little later. */
export function usePolicyPreview({ game, me, policy, focus, range, choices }: Ask): PolicyPreview {
  const points = curvePoints(range, POINT_BP);
  const sector = focus === undefined ? {} : { sector: focus };
  const effect: PreviewJob = { type: 'policy', economy: me, policy };
  const around: PreviewJob =
    choices === undefined
      ? { type: 'curve', economy: me, policy, points, ...sector }
      : { type: 'choices', economy: me, policies: choices };
  usePreview('first', effect, [canonicalJson(policy), me, game]);
  usePreview('curve', around, [canonicalJson(choices ?? [withoutFocus(policy, focus)]), focus, me, game]);
  const partners = partnersLostAfter(game, me);
  const isLast = isBeforeYearsAfter(game);
  const later: PreviewJob = { type: 'policyAhead', economy: me, policy, rounds: 2 };
  usePreview('ahead', isLast || !startsAnew(game) ? later : undefined, [canonicalJson(policy), me, game]);
  const { first, curve, ahead } = previews.value;
  const forecast =
    first?.job.type === 'policy' && first.result.type === 'forecast' ? first.result.forecast : undefined;
  const effects = forecast === undefined ? undefined : effectsOf(forecast);
  const isOfThis = first?.job.type === 'policy' && canonicalJson(first.job.policy) === canonicalJson(policy);
  const own = isOfThis ? effects?.find(({ economy }) => economy === me)?.percent : undefined;
  useEffect(() => keepTold(game.round, 'envelope', own), [game.round, own]);
  const hasCurve = curve?.job.type === 'curve' && curve.job.sector === focus && curve.result.type === 'curve';
  const toEnd =
    ahead?.job.type === 'policyAhead' &&
    canonicalJson(ahead.job.policy) === canonicalJson(policy) &&
    ahead.result.type === 'ahead'
      ? ahead.result
      : undefined;
  const percent = isLast && toEnd !== undefined ? percentAfter(toEnd.rounds, me) : undefined;
  return {
    effects,
    welfare: forecast?.economies[me]?.welfare,
    hasFailed: first?.result.type === 'failed',
    support:
      first?.job.type === 'policy' && first.result.type === 'forecast'
        ? first.result.home?.support[me]
        : undefined,
    after: {
      partners,
      ...(percent === undefined ? {} : { percent }),
      ...(toEnd?.answered && { answered: toEnd.answered }),
    },
    ways: toEnd?.ways,
    curve: hasCurve && curve.result.type === 'curve' ? curve.result.points : undefined,
    choices: curve?.result.type === 'choices' ? curve.result.choices : undefined,
  };
}

/** The envelope but for the slider in hand: moving that one does not change its curve. */
function withoutFocus(policy: Policy, focus: SectorId | undefined): Policy {
  if (policy.type === 'wallVote') {
    return focus === undefined ? policy : { ...policy, rates: { ...policy.rates, [focus]: 0 } };
  }
  return focus === undefined
    ? { ...policy, shiftBp: 0 }
    : { ...policy, apart: policy.apart.filter(({ sector }) => sector !== focus) };
}

/** Positions of the slider at which the curve is evaluated: every whole point of the range. */
export function curvePoints(
  range: { readonly minBp: number; readonly maxBp: number },
  stepBp: number,
): number[] {
  const count = Math.round((range.maxBp - range.minBp) / stepBp);
  return Array.from({ length: count + 1 }, (_unused, at) => range.minBp + at * stepBp);
}

/** Whether a slider has more than one position; at a ceiling of nought a tariff has only one. */
export function hasRoom(range: { readonly minBp: number; readonly maxBp: number }): boolean {
  return curvePoints(range, POINT_BP).length > 1;
}

/** A step of at most so much leaves three choices that differ: up, down, and as it is. */
const SMALL_STEP_BP = 200;

/** Whether the whole tariff moves so little in a round that its choices are named one by one. */
export function hasSmallStep({ stepBp }: Pick<Scenario, 'stepBp'>): boolean {
  return stepBp <= SMALL_STEP_BP;
}

/** Rate of a sector in the envelope, beside the one in force. */
export type SectorLine = RateBounds & {
  readonly sector: SectorId;
  readonly nowBp: number;
  readonly nextBp: number;
  readonly isApart: boolean;
  /** Set where a binding stops the rate before the step does. */
  readonly boundBp?: number;
};

/** Treaties that hold a rate below the wall: what the slider cannot move. */
type Lock = {
  readonly agreement: AgreementId;
  readonly economies: readonly EconomyId[];
  readonly isFree: boolean;
};

/** The envelope to start from: what was sealed, else the last draft, else everything as it is. */
export function startingPolicy(scenario: Scenario, game: CountryGame, me: EconomyId): Policy {
  const saved = game.sealedPolicies[me] ?? game.policyDrafts[me];
  const inUnion = unionOf(game, me) !== undefined;
  if (saved !== undefined && (saved.type === 'wallVote') === inUnion) return saved;
  if (!inUnion) return { type: 'wall', shiftBp: 0, apart: [] };
  const wall = wallOf(game, me);
  return { type: 'wallVote', rates: fromKeys(tradableSectors(scenario), (sector) => wall[sector] ?? 0) };
}

/** The whole schedule that the envelope would make, or vote for. */
export function nextWall(scenario: Scenario, game: CountryGame, me: EconomyId, policy: Policy): Schedule {
  const wall = wallOf(game, me);
  return policy.type === 'wall' ? wallFromPolicy(scenario, wall, policy) : { ...wall, ...policy.rates };
}

/** The law if only this envelope were opened: a union's wall is that of all its members. */
export function lawWithWall(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  policy: Policy,
): CountryGame {
  const mfnRateBp = nextWall(scenario, game, me, policy);
  const own = unitOf(game, me).map((member) => [member, { ...game.walls[member], mfnRateBp }]);
  return { ...game, walls: { ...game.walls, ...Object.fromEntries(own) } };
}

export function sectorLines(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  policy: Policy,
): SectorLine[] {
  const wall = wallOf(game, me);
  const next = nextWall(scenario, game, me, policy);
  const ceilings = rateCeilings(scenario, game, me);
  return tradableSectors(scenario).map((sector) => {
    const nowBp = wall[sector] ?? 0;
    const { minBp, maxBp } = rateBounds(scenario, nowBp);
    const ceilingBp = ceilings[sector] ?? maxBp;
    return {
      sector,
      nowBp,
      nextBp: next[sector] ?? 0,
      isApart: policy.type === 'wall' && policy.apart.some((each) => each.sector === sector),
      minBp,
      maxBp: Math.min(maxBp, ceilingBp),
      ...(ceilingBp < maxBp ? { boundBp: ceilingBp } : {}),
    };
  });
}

/** How far the whole wall may be shifted: by the step, and up only as far as no good passes its binding. */
export function shiftBounds(scenario: Scenario, lines: readonly SectorLine[]): RateBounds {
  const rooms = lines
    .filter(({ isApart, boundBp }) => !isApart && boundBp !== undefined)
    .map(({ nowBp, maxBp }) => Math.floor((maxBp - nowBp) / POINT_BP) * POINT_BP);
  return { minBp: -scenario.stepBp, maxBp: Math.min(scenario.stepBp, ...rooms) };
}

export function withShift(policy: PolicyOf<'wall'>, shiftBp: number, bounds: RateBounds): PolicyOf<'wall'> {
  return { ...policy, shiftBp: clampToPoints(shiftBp, bounds) };
}

export function maySetApart(policy: PolicyOf<'wall'>, sector: SectorId): boolean {
  return policy.apart.length < SECTORS_APART || policy.apart.some((each) => each.sector === sector);
}

/** Set a sector apart at its own rate, or move the rate of one that is. */
export function withSectorRate(policy: Policy, line: SectorLine, rateBp: number): Policy {
  const bounded = clampToPoints(rateBp, line, line.nowBp);
  if (policy.type === 'wallVote') return { ...policy, rates: { ...policy.rates, [line.sector]: bounded } };
  const others = policy.apart.filter((each) => each.sector !== line.sector);
  return { ...policy, apart: [...others, { sector: line.sector, rateBp: bounded }] };
}

/** Let a sector move with the wall again. */
export function withoutApart(policy: PolicyOf<'wall'>, sector: SectorId): PolicyOf<'wall'> {
  return { ...policy, apart: policy.apart.filter((each) => each.sector !== sector) };
}

export function withSurcharge(policy: Policy, surcharge: Policy['surcharge']): Policy {
  const { surcharge: _surcharge, ...rest } = policy;
  return surcharge === undefined ? rest : { ...rest, surcharge };
}

/** A hidden barrier at a level; one that stays as it is needs no word. */
export function withBarrier(policy: Policy, sector: SectorId, level: number, now: number): Policy {
  const { barriers: chosen, ...rest } = policy;
  const barriers = level === now ? withoutKey(chosen ?? {}, sector) : { ...chosen, [sector]: level };
  return Object.keys(barriers).length === 0 ? rest : { ...rest, barriers };
}

/** Whole points within the bounds; the rate in force is always allowed, whole or not. */
function clampToPoints(valueBp: number, { minBp, maxBp }: RateBounds, keepBp?: number): number {
  if (valueBp === keepBp) return valueBp;
  const low = Math.ceil(minBp / POINT_BP) * POINT_BP;
  const high = Math.floor(maxBp / POINT_BP) * POINT_BP;
  return Math.min(high, Math.max(low, Math.round(valueBp / POINT_BP) * POINT_BP));
}

/** Agreements under which this economy levies less than its wall. */
export function locksOn(game: CountryGame, me: EconomyId): Lock[] {
  return Object.values(game.agreements)
    .filter((agreement) => agreement.parties.includes(me))
    .map((agreement) => {
      const granted = agreement.concessions.filter((each) => each.by === me).map((each) => each.to);
      const isFree = agreement.level >= FREE_TRADE_LEVEL;
      const economies = isFree ? agreement.parties.filter((party) => party !== me) : [...new Set(granted)];
      return { agreement: agreement.id, economies, isFree };
    })
    .filter((lock) => lock.economies.length > 0);
}

/** Alone nobody but the reader would learn of a guess, of which nothing follows; and where all have free trade to the end nobody has a tariff to cut. */
export function isGuessing(scenario: Scenario, game: CountryGame): boolean {
  const nobodyDecides =
    guessesCuts(game.settings) &&
    Object.keys(game.seats).every((seat) => paysNobodyFromNow(scenario, game, seat));
  return !isAlone(game) && !nobodyDecides;
}

/** Whole points of what a good may be set to. */
export function inPoints({ minBp, maxBp }: RateBounds): RateBounds {
  return { minBp: Math.ceil(minBp / POINT_BP) * POINT_BP, maxBp: Math.floor(maxBp / POINT_BP) * POINT_BP };
}
