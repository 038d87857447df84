/** The public register of agreements: how pairs stand in it, how a change of the law is entered, and how few there may be where a game limits them. */
import { PRESETS, type Preset } from '#shared/content/presets.ts';
import { FOUNDERS, FOUNDERS_IN_FIRST_ROUND, FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { IntegrationLevel } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { mapValues, must, inRound } from '#shared/kernel/records.ts';
import type { Agreement, LawChange, Proposal } from '#shared/protocol/law.ts';
import type { Payment } from '#shared/protocol/payments.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { CountryGame, TableState } from '../state.ts';

/** The public register: every agreement in force by its id. */
export type Register = CountryGame['agreements'];

/** Name of an unordered pair; ids are letters, so the bar cannot occur in one. */
export function pairKey(a: EconomyId, b: EconomyId): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/** Every unordered pair of a list, in its order. */
export function pairsOf(economies: readonly EconomyId[]): [EconomyId, EconomyId][] {
  return economies.flatMap((a, index) =>
    economies.slice(index + 1).map((b): [EconomyId, EconomyId] => [a, b]),
  );
}

/** The highest level at which two economies stand with each other; 0 without an agreement. */
export function pairLevel(agreements: Register, a: EconomyId, b: EconomyId): 0 | IntegrationLevel {
  const levels = known.get(agreements) ?? levelsIn(agreements);
  return levels.get(pairKey(a, b)) ?? 0;
}

type PairLevels = ReadonlyMap<string, IntegrationLevel>;

/** A register is replaced, never changed in place: forecasts ask about every pair of it, so it is read once. */
const known = new WeakMap<Register, PairLevels>();

function levelsIn(agreements: Register): PairLevels {
  const levels = new Map<string, IntegrationLevel>();
  for (const agreement of Object.values(agreements)) {
    for (const pair of pairsJoined(agreement)) {
      levels.set(pair, highest(levels.get(pair), agreement.level));
    }
  }
  known.set(agreements, levels);
  return levels;
}

function highest(before: IntegrationLevel | undefined, level: IntegrationLevel): IntegrationLevel {
  return before === undefined || before < level ? level : before;
}

/** From level 2 an agreement joins all its parties; a preferential one those between whom a tariff was cut. */
function pairsJoined({ level, parties, concessions }: Agreement): string[] {
  if (level >= FREE_TRADE_LEVEL) return pairsOf(parties).map(([a, b]) => pairKey(a, b));
  return [...new Set(concessions.map(({ by, to }) => pairKey(by, to)))];
}

/** Levels of all pairs that stand at one: the snapshot of a round's beginning against which pace is judged. */
export function allPairLevels(scenario: Scenario, agreements: Register): Record<string, number> {
  const levels: Record<string, number> = {};
  for (const [a, b] of pairsOf(scenario.economies.map(({ id }) => id))) {
    const level = pairLevel(agreements, a, b);
    if (level > 0) levels[pairKey(a, b)] = level;
  }
  return levels;
}

/** Whether two economies are partners by an agreement in force, or were when the round began. */
export function arePartners(
  { agreements, pairLevels }: Pick<CountryGame, 'agreements' | 'pairLevels'>,
  a: EconomyId,
  b: EconomyId,
): boolean {
  return (pairLevels[pairKey(a, b)] ?? 0) > 0 || pairLevel(agreements, a, b) > 0;
}

/** The state after a change of the register: agreements ended and entered, walls set, the next number of an agreement. */
export function applyLaw(
  state: CountryGame,
  { upsert, end, walls = {}, settled = state.settled }: LawChange,
): CountryGame {
  const entered = new Set(upsert.map(({ id }) => id));
  const kept = Object.values(state.agreements).filter(({ id }) => !end.includes(id) && !entered.has(id));
  const agreements: Record<AgreementId, Agreement> = {};
  // By assignment, which takes a third of the time of `Object.fromEntries`: bots enter laws by the thousand.
  for (const agreement of kept) agreements[agreement.id] = agreement;
  for (const agreement of upsert) agreements[agreement.id] = agreement;
  return {
    ...state,
    agreements,
    walls: {
      ...state.walls,
      ...mapValues(walls, (mfnRateBp, economy) => ({
        ...must(state.walls[economy], `wall of ${economy}`),
        mfnRateBp,
      })),
    },
    counters: { ...state.counters, agreement: numberAfter(upsert, state.counters.agreement) },
    settled,
  };
}

/** The next number of an agreement once these, named like `a7`, are entered. */
export function numberAfter(entered: readonly { readonly id: AgreementId }[], next: number): number {
  return entered.reduce((most, { id }) => Math.max(most, Number(id.slice(1)) + 1), next);
}

type Signing = Pick<CountryGame, 'settings' | 'proposals' | 'round'>;

/** Agreements that each seat may conclude in a round; undefined where the game sets no limit. */
export function mostSigned({
  agreementLimits,
  signedPerRound,
}: Pick<GameSettings, 'agreementLimits' | 'signedPerRound'>): number | undefined {
  return agreementLimits?.signedPerRound ?? signedPerRound;
}

/** Agreements that a seat may still conclude in this round; undefined where the game sets no limit. */
export function signaturesLeft(
  { settings, proposals, round }: Signing,
  economy: EconomyId,
): number | undefined {
  const limit = mostSigned(settings);
  if (limit === undefined) return undefined;
  const concluded = Object.values(proposals).filter(
    ({ parties, status, ...proposal }) =>
      proposal.round === round &&
      (status === 'concluded' || status === 'awaitingBell') &&
      parties.includes(economy),
  );
  return Math.max(0, limit - concluded.length);
}

/** Whether all others have signed as many agreements in this round as they may. */
export function isNobodyLeft(game: Signing & Pick<CountryGame, 'seats'>, economy: EconomyId): boolean {
  return Object.keys(game.seats).every((seat) => seat === economy || signaturesLeft(game, seat) === 0);
}

/** Parties that have concluded as many agreements in this round as they may. */
export function signatureFaults(state: Signing, parties: readonly EconomyId[]): Rejection[] {
  const limit = mostSigned(state.settings);
  if (limit === undefined) return [];
  return parties
    .filter((economy) => signaturesLeft(state, economy) === 0)
    .map((economy): Rejection => ({ code: 'pace/signatures-used', economy, limit }));
}

type Length = Pick<CountryGame, 'settings' | 'endsAfterRound'>;

/** The last round in which an agreement holds, the years after being one; undefined where it holds until somebody leaves it. */
export function lastRoundOf(
  { settings, endsAfterRound }: Length,
  { sinceRound }: Pick<Agreement, 'sinceRound'>,
): number | undefined {
  const limits = settings.agreementLimits;
  if (limits === undefined) return undefined;
  const isOfLastRound = sinceRound >= (endsAfterRound ?? settings.rounds);
  return sinceRound + Math.max(limits.rounds, isOfLastRound ? 2 : 1) - 1;
}

/** For how many rounds an agreement holds that is concluded now, the years after being one; infinity where it holds until somebody leaves it. */
export function roundsHeld(moment: Length & Pick<CountryGame, 'round'>): number {
  const last = lastRoundOf(moment, { sinceRound: moment.round });
  return last === undefined ? Infinity : last - moment.round + 1;
}

/** Whether agreements hold for one round, so that each round begins without any and is compared with itself without them. */
export function startsAnew({
  settings,
}: {
  readonly settings: Pick<GameSettings, 'agreementLimits'>;
}): boolean {
  return settings.agreementLimits?.rounds === 1;
}

/**
 * Round in which a level may first be founded in a game; undefined: it is not played. A pair climbs from where it stood when the round
 * began: where agreements hold for one round none stands above nothing, and free trade is as far as it goes.
 */
export function levelOpensIn(
  settings: Pick<GameSettings, 'preset' | 'highestLevel' | 'agreementLimits'>,
  level: IntegrationLevel,
): number | undefined {
  const highest = startsAnew({ settings }) ? FREE_TRADE_LEVEL : (settings.highestLevel ?? level);
  const opens: Preset['levelOpensInRound'] = PRESETS[settings.preset].levelOpensInRound;
  return level > highest ? undefined : opens[level];
}

/** How many may found a group in a round; where agreements have few members, as many as may be in one. */
export function mostFounders(
  { agreementLimits, membersByRound }: Pick<GameSettings, 'agreementLimits' | 'membersByRound'>,
  round: number,
): number {
  const usual = round <= 1 ? FOUNDERS_IN_FIRST_ROUND : FOUNDERS;
  return inRound(membersByRound ?? agreementLimits?.founders, round) ?? usual;
}

/** Members that an agreement may have at most that is concluded in a round, all of a union counted; any number where the game sets no limit. */
export function mostMembers({ membersByRound }: Pick<GameSettings, 'membersByRound'>, round: number): number {
  return inRound(membersByRound, round) ?? Infinity;
}

/** Agreements that have lapsed by the time a round opens. */
export function agreementsLapsed(
  state: Length & Pick<CountryGame, 'agreements'>,
  round: number,
): AgreementId[] {
  return Object.values(state.agreements)
    .filter((agreement) => (lastRoundOf(state, agreement) ?? round) < round)
    .map(({ id }) => id);
}

/** Proposals that all have signed and that await the bell, in order of receipt. */
export function proposalsAwaitingBell(state: Pick<TableState, 'proposals'>): Proposal[] {
  return Object.values(state.proposals)
    .filter(({ status }) => status === 'awaitingBell')
    .toSorted((a, b) => (a.receipt ?? 0) - (b.receipt ?? 0));
}

/** Payments that are not yet all paid: the last of them is paid when its round is settled. */
export function paymentsDueStill(
  { round, phase }: Pick<TableState, 'round' | 'phase'>,
  payments: readonly Payment[],
): readonly Payment[] {
  const isSettled = phase === 'results' || phase === 'debrief';
  return payments.filter(({ untilRound }) => (isSettled ? untilRound > round : untilRound >= round));
}

/** Rounds after the present one that a forecast looks at: law goes on, nobody decides anything else. */
const ROUNDS_AHEAD = 3;

/**
 * Rounds to look at, the present one included; the epilogue is one too. One: there is nothing later. No further than an agreement of now
 * holds.
 */
export function roundsToLookAt(game: Parameters<typeof roundsHeld>[0]): number {
  const { round, settings } = game;
  return Math.min(roundsHeld(game), 1 + Math.min(ROUNDS_AHEAD, Math.max(0, settings.rounds + 1 - round)));
}

/**
 * The register as it would be without some of what was concluded in this round, and on demand with the areas that had ended before. Of what is
 * no longer in it the last report knows the members alone: that is enough for the ways that goods take.
 */
export function registerWithout(
  {
    agreements,
    round,
    reports,
    settings,
  }: Pick<CountryGame, 'agreements' | 'round' | 'reports' | 'settings'>,
  undone: readonly (ProposalId | undefined)[],
  withEnded: boolean,
): Register {
  const blocs = startsAnew({ settings }) ? [] : (reports.at(-1)?.blocs ?? []);
  const isUndone = ({ proposal }: Agreement): boolean => proposal !== undefined && undone.includes(proposal);
  const all = Object.values(agreements);
  const isFresh = (agreement: Agreement): boolean => agreement.sinceRound === round;
  const kept = all
    .filter((agreement) => !(isFresh(agreement) && isUndone(agreement)))
    .map((agreement): Agreement => {
      const parties = blocs.find((bloc) => bloc.agreement === agreement.id)?.parties;
      const isOther = agreement.widenedInRound === round ? isUndone(agreement) : withEnded;
      return parties === undefined || isFresh(agreement) || !isOther ? agreement : { ...agreement, parties };
    });
  const gone = blocs.filter((bloc) => agreements[bloc.agreement] === undefined);
  const back = gone.filter(({ parties }) => {
    const successor = all.find(
      (agreement) =>
        (isFresh(agreement) || agreement.widenedInRound === round) &&
        parties.every((party) => agreement.parties.includes(party)),
    );
    return successor === undefined ? withEnded : isUndone(successor);
  });
  const formerly = back.map(({ agreement, parties }): Agreement => ({
    id: agreement,
    level: FREE_TRADE_LEVEL,
    parties,
    concessions: [],
    exceptions: [],
    payments: [],
    sinceRound: round - 1,
    boundUntilRound: round - 1,
    notices: [],
  }));
  return Object.fromEntries([...kept, ...formerly].map((agreement) => [agreement.id, agreement]));
}
