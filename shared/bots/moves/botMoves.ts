import { BOT_DELAY_MS } from '#shared/rules/table/botDelays.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { type BotMove, botMoveKey } from '#shared/protocol/botMove.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { botActsFromMs, looksLeft, pendingBotAnswers } from '#shared/rules/game/botAnswersDue.ts';
import type { ProposalRules } from '#shared/rules/rulebook.ts';
import { signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import { type GameState, type TableState, countryPart } from '#shared/rules/state.ts';
import { hasThought, isAlone, isOwnTurn, seededDraw } from '#shared/rules/table/botDelays.ts';
import { isPaused } from '#shared/rules/table/clock.ts';
import { everybodyWasReady } from '#shared/rules/table/seats.ts';
import { confirmationFor } from '#shared/rules/table/signing.ts';
import { areSame, counteredBefore, hasPerson, hurriedBy, isOwed } from './attention.ts';

/** A move that a bot has to think about, and when. */
export type BotDue = { readonly economy: EconomyId; readonly move: BotMove; readonly dueAtMs: number };

/** The moves of bots whose time has come, the longest overdue first; `botMoves` also knows those to come. */
export function botsDue(state: GameState, nowMs: number): readonly BotDue[] {
  return botMoves(state).filter(({ dueAtMs }) => dueAtMs <= nowMs);
}

/** The offers that people have open to answer, as their devices say; several people may share a seat. */
export type BeingRead = readonly { readonly seat: EconomyId; readonly offer: ProposalId }[];

/** Longest that a bot keeps its answer back for somebody who reads or has just got an offer, on the clock of the game. */
const READER_MS = 60_000;
/** Longest that it keeps it back for an offer to somebody who has signed the very proposal: they had it before them, and chose. */
const SIGNER_MS = 20_000;

/**
 * Whether a bot keeps its answer back, since another person reads the proposal that it would answer, or since its signature would end an
 * offer that its author still reads. Without a clock that is also an offer of a bot which some person has got within the last minute and not
 * answered. Whoever is ready reads no more, and just before the bell an answer is worth more than the time to read. Where one person plays
 * alone without a clock it keeps it back in any case until they have been told and have had the time to answer. What a bot in the proposal and
 * a person have both signed no signature ends while others may still sign it.
 */
export function waitsForReader(
  rules: ProposalRules,
  state: GameState,
  { economy, move, dueAtMs }: BotDue,
  { read, nowMs }: { readonly read: BeingRead; readonly nowMs: number },
): boolean {
  const { about, proposal } = answered(state, { economy, move });
  if (about === undefined || proposal === undefined) return false;
  const { endsAtMs = Infinity } = state.clock;
  if (endsAtMs === Infinity && isAlone(state) && isStillAsking(rules, state, { economy, move }, nowMs))
    return true;
  if (endsAtMs - nowMs < BOT_DELAY_MS.min) return false;
  if (breaksWord(rules, state, proposal, economy)) return true;
  // Once everybody was ready, what somebody refuses then counts as due since the phase began.
  const keptMs = nowMs - Math.max(dueAtMs, about.revisedAtMs);
  if (keptMs > READER_MS) return false;
  if (isReadByAnother(state, proposal, read)) return true;
  if (owesPeople(state, proposal, economy) || isAnsweringInTurns(state, proposal)) return true;
  const isReady = state.seats[proposal.author]?.ready === true;
  const open = isReady ? [] : read.filter(({ seat }) => seat === proposal.author).map(({ offer }) => offer);
  const waiting = endsAtMs === Infinity ? justCome(state, proposal, nowMs) : [];
  const kept = [...open, ...waiting].filter((offer) => offer !== proposal.id);
  if (kept.length === 0) return false;
  const lapses = confirmationFor(rules, state, proposal, economy)?.lapses ?? [];
  return kept.some((offer) => lapses.includes(offer));
}

/** Whether somebody reads a proposal that another person has made: the answer of a bot may put another in its place. */
function isReadByAnother({ seats }: GameState, proposal: Proposal, read: BeingRead): boolean {
  const { id, author, parties } = proposal;
  if (!hasPerson({ seats }, [author])) return false;
  return read.some(
    ({ seat, offer }) =>
      offer === id && seat !== author && parties.includes(seat) && seats[seat]?.ready !== true,
  );
}

/**
 * Whether a signature would end an offer that a bot in the proposal and a person have signed, while all others may still sign that one. What
 * that person has signed too they let it end. Of two offers that people have signed the older stands: two bots never wait for each other.
 */
function breaksWord(rules: ProposalRules, state: GameState, proposal: Proposal, economy: EconomyId): boolean {
  const chosenBy = signersOf(state, proposal);
  const bots = proposal.parties.filter((party) => !hasPerson(state, [party]));
  const standing = Object.values(state.proposals).filter(
    (offer) =>
      offer.id !== proposal.id &&
      offer.status === 'open' &&
      bots.some((bot) => offer.signatures[bot] === offer.revision) &&
      signersOf(state, offer).some((signer) => !chosenBy.includes(signer)) &&
      (chosenBy.length === 0 || offer.revisedAtMs < proposal.revisedAtMs) &&
      mayStillBeSigned(state, offer),
  );
  if (standing.length === 0) return false;
  const lapses = confirmationFor(rules, state, proposal, economy)?.lapses ?? [];
  return standing.some(({ id }) => lapses.includes(id));
}

/** Whether all whose signature an offer lacks may still give it: bots that owe an answer, and people who are here and not ready. */
function mayStillBeSigned(
  state: GameState,
  { id, parties, signatures, revision, refusedBy }: Proposal,
): boolean {
  const owed = pendingBotAnswers(state).filter(
    ({ move }) => move.type === 'answer' && move.proposal === id && move.revision === revision,
  );
  return parties
    .filter((party) => signatures[party] !== revision)
    .every((party) => {
      const { member, present = false, ready = false } = state.seats[party] ?? {};
      if (refusedBy.includes(party)) return false;
      return member === undefined ? owed.some(({ economy }) => economy === party) : present && !ready;
    });
}

/**
 * Whether a bot owes a person an answer: it gives that before it signs under terms of a bot, by which it might not hold any more. Whoever has signed
 * these terms waits for no answer to an own version of them.
 */
function owesPeople(state: GameState, proposal: Proposal, economy: EconomyId): boolean {
  return (
    !hasPerson(state, [proposal.author]) &&
    Object.values(state.proposals).some(
      (offer) =>
        isOwed(state, offer, economy) &&
        !(isVersionOf(offer, proposal) && proposal.signatures[offer.author] === proposal.revision),
    )
  );
}

/**
 * Whether somebody who plays alone in turns waits for an answer: no treaty among bots is signed before it, so that what was told of the answer still
 * holds. Nobody is waited for once they are ready, nor where rounds start anew: there others may sign first.
 */
function isAnsweringInTurns(state: GameState, { parties }: Proposal): boolean {
  if (state.clock.endsAtMs !== undefined || startsAnew(state) || !isAlone(state)) return false;
  const [person] = Object.values(state.seats).filter(({ member, ready }) => member !== undefined && !ready);
  return person !== undefined && !hasPerson(state, parties) && !isOwnTurn(state, person.economy);
}

type Signing = Pick<BotDue, 'economy' | 'move'>;

/** What a move is about, and the proposal that it may sign. */
function answered(state: GameState, { economy, move }: Signing) {
  const about =
    move.type === 'answer' || move.type === 'rethink' ? state.proposals[move.proposal] : undefined;
  // The last word on what it has countered in vain may be a signature too.
  const proposal = about && move.type === 'rethink' ? counteredBefore(state, about, economy) : about;
  return { about, proposal };
}

/**
 * How long a person who is alone with bots has to answer, on the clock of the game, once told that a bot will soon sign with others, and after
 * each offer that they have made since. Whoever is ready is not waited for.
 */
const TOLD_MS = 90_000;

/**
 * A bot and a person between whom a signature would end an offer, or after which the two can sign nothing more in this round, and when the bot
 * itself last made the person an offer that would be ended.
 */
type PassedOver = { readonly by: EconomyId; readonly to: EconomyId; readonly offeredAtMs: number };

/** Whether a person has still to be told that a bot will soon sign with others, has just been told, or has just made an offer. */
function isStillAsking(rules: ProposalRules, state: GameState, due: Signing, nowMs: number): boolean {
  return passedOver(rules, state, due).some((pair) => {
    const offers = Object.values(state.proposals).filter(({ author }) => author === pair.to);
    const sinceMs = Math.max(toldMs(state, pair) ?? nowMs, ...offers.map(({ revisedAtMs }) => revisedAtMs));
    return nowMs - sinceMs <= TOLD_MS;
  });
}

/** Who has not told whom in this round yet that it is about to sign with others what would end an offer between the two. */
export function untold(rules: ProposalRules, state: GameState, due: Signing): PassedOver[] {
  return passedOver(rules, state, due).filter((pair) => toldMs(state, pair) === undefined);
}

/** When the bot told the person so; what it has offered them since makes that void. */
function toldMs(state: GameState, { by, to, offeredAtMs }: PassedOver): number | undefined {
  return hurriedBy(state, by).findLast((told) => told.to === to && told.atMs >= offeredAtMs)?.atMs;
}

/**
 * The bots in a proposal that a move may sign, each with the people who are here and have an offer to answer that it has signed and the
 * signature would end; where a signature rules out others this round, with a person who plays alone without a clock and may still sign something; but not people who have signed that proposal too.
 */
function passedOver(rules: ProposalRules, state: GameState, due: Signing): PassedOver[] {
  const { seats, proposals } = state;
  const { proposal } = answered(state, due);
  if (proposal === undefined) return [];
  const waiting = Object.values(seats).filter(
    ({ economy, member, present, ready }) =>
      member !== undefined && present && !ready && proposal.signatures[economy] !== proposal.revision,
  );
  if (waiting.length === 0) return [];
  const confirmation = confirmationFor(rules, state, proposal, due.economy);
  const ended = (confirmation?.lapses ?? []).flatMap((id) => proposals[id] ?? []);
  const isLost = (by: EconomyId, to: EconomyId): boolean =>
    state.clock.endsAtMs === undefined &&
    isAlone(state) &&
    confirmation !== undefined &&
    [by, to].every((each) => isLastToSign(state, each));
  const between = (by: EconomyId, to: EconomyId): Proposal[] =>
    ended.filter(
      ({ parties, refusedBy, signatures, revision }) =>
        [by, to].every((each) => parties.includes(each) && !refusedBy.includes(each)) &&
        signatures[by] === revision &&
        signatures[to] !== revision,
    );
  const bots = proposal.parties.filter((party) => !hasPerson(state, [party]));
  return waiting.flatMap(({ economy: to }) =>
    bots.flatMap((by) => {
      // Whoever signs nothing with them in any case has no call for an offer to make.
      if (rules.refuses?.(state, by, to) === true) return [];
      const offers = between(by, to);
      const own = offers.filter(({ author }) => author === by).map(({ revisedAtMs }) => revisedAtMs);
      if (offers.length === 0 && !isLost(by, to)) return [];
      return [{ by, to, offeredAtMs: Math.max(0, ...own) }];
    }),
  );
}

/** Whether a seat may sign once more in this round, and no more after that. */
function isLastToSign(state: GameState, economy: EconomyId): boolean {
  return state.settings.agreementLimits !== undefined && signaturesLeft(countryPart(state), economy) === 1;
}

/**
 * Offers of bots that have come within the last minute to people who are here, and who have neither answered them nor are ready. Whoever has
 * opened one before they signed the proposal, or made it themselves, has made up their mind; so has who has signed another version of the same.
 */
function justCome({ proposals, seats, round }: GameState, proposal: Proposal, nowMs: number): ProposalId[] {
  return Object.values(proposals)
    .filter(
      (offer) =>
        offer.status === 'open' &&
        offer.round === round &&
        seats[offer.author]?.member === undefined &&
        offer.parties.some((party) => {
          const { member, present = false, ready = false } = seats[party] ?? {};
          const isAwaited = offer.signatures[party] !== offer.revision && !offer.refusedBy.includes(party);
          const hasSigned = proposal.signatures[party] === proposal.revision;
          const isNew = nowMs - offer.revisedAtMs <= (hasSigned ? SIGNER_MS : READER_MS);
          const isPassedOver = hasSigned && (offer.openedBy.includes(party) || isVersionOf(offer, proposal));
          return member !== undefined && present && !ready && isAwaited && isNew && !isPassedOver;
        }),
    )
    .map(({ id }) => id);
}

/** Whether two offers are of one negotiation, and to the same parties: signing one leaves the other unsigned. */
export function isVersionOf(
  { thread, parties }: Pick<Proposal, 'thread' | 'parties'>,
  other: Pick<Proposal, 'thread' | 'parties'>,
): boolean {
  return thread === other.thread && areSame(parties, other.parties);
}

/**
 * Every move that bots still have to make in this phase as things stand, the next first. Seats of people have none, whether
 * they are here or a bot minds them: a minding bot signs nothing, proposes nothing, and the policy stays.
 */
export function botMoves(state: GameState): readonly BotDue[] {
  if (isPaused(state) || state.held !== undefined) return [];
  const moves = Object.values(state.seats)
    .filter(({ member }) => member === undefined)
    .flatMap(({ economy }) => movesOf(state, economy));
  return [...moves, ...pendingBotAnswers(state)]
    .filter(({ economy, move }) => !hasThought(state, economy, move))
    .map(({ economy, move, dueAtMs }) => ({
      economy,
      move,
      dueAtMs: Math.max(dueAtMs, botActsFromMs(state, economy)),
    }))
    .toSorted(
      (a, b) =>
        a.dueAtMs - b.dueAtMs ||
        AT_ONCE.indexOf(b.move.type) - AT_ONCE.indexOf(a.move.type) ||
        compareText(a.economy, b.economy) ||
        compareText(botMoveKey(a.move), botMoveKey(b.move)),
    );
}

/** Of moves that are due together these come first, the last of them before all: a word is taken back before another signs on it. */
const AT_ONCE: readonly BotMove['type'][] = ['rethink', 'reconsider'];

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function movesOf(state: GameState, economy: EconomyId): BotDue[] {
  switch (state.phase) {
    case 'briefing':
    case 'results':
    case 'epilogue':
      return [{ economy, move: { type: 'ready', phase: state.phase }, dueAtMs: state.clock.openedAtMs }];
    case 'negotiation':
      return negotiationMoves(state, economy);
    case 'policy':
    case 'lobby':
    case 'debrief':
      return [];
  }
}

function negotiationMoves(state: GameState, economy: EconomyId): BotDue[] {
  const proposals = Object.values(state.proposals).filter(({ round }) => round === state.round);
  const refusals = proposals
    .filter(({ author, status }) => author === economy && status !== 'concluded')
    .flatMap((proposal) =>
      proposal.refusedBy.map((refuser) => rethinking(state, economy, proposal, refuser)),
    );
  return [...looksLeft(state, economy), ...refusals, ...reconsiderations(state, proposals, economy)];
}

/** At once: the last signature of another would bind it. So it is where a person has just signed its own terms for a pact of provinces. */
function reconsiderations(state: GameState, proposals: readonly Proposal[], economy: EconomyId): BotDue[] {
  const signed = proposals.filter(
    ({ status, signatures, revision }) => status === 'open' && signatures[economy] === revision,
  );
  const concluded = proposals.filter(
    ({ status, parties }) => status === 'concluded' && parties.includes(economy),
  );
  const accepted = ownTermsSigned(state, economy).filter(({ clauses }) =>
    clauses.some(({ type }) => type === 'marketPact'),
  );
  return signed.flatMap((proposal) =>
    [...concluded, ...accepted.filter(({ id }) => id !== proposal.id)].map(({ id }): BotDue => {
      const move = {
        type: 'reconsider',
        proposal: proposal.id,
        revision: proposal.revision,
        concluded: id,
      } as const;
      return { economy, move, dueAtMs: proposal.revisedAtMs };
    }),
  );
}

/** Rounds after the present one in which a bot leaves another bot alone that refused it; people hear from it again in the next round. */
const LEFT_ALONE_ROUNDS = 2;

/**
 * Some seconds after the longest time in which a bot answers: by then the proposal was signed or refused. Once everybody is ready, or was, it comes
 * before the looks that are left, which would offer something else to whoever has just refused.
 */
function rethinking(state: GameState, economy: EconomyId, proposal: Proposal, refuser: EconomyId): BotDue {
  const { id, revision, revisedAtMs, round } = proposal;
  // Where each may sign little, a refusal says that somebody else came first: next round all are free again.
  const isBrief = state.settings.agreementLimits !== undefined || hasPerson(state, [refuser]);
  const untilRound = isBrief ? round : round + LEFT_ALONE_ROUNDS;
  const move = { type: 'rethink', proposal: id, revision, refuser, untilRound } as const;
  const span = BOT_DELAY_MS.max - BOT_DELAY_MS.min;
  const drawn = seededDraw(state, economy, botMoveKey(move));
  const delayMs = BOT_DELAY_MS.max + BOT_DELAY_MS.min + Math.round(span * drawn);
  return {
    economy,
    move,
    dueAtMs: everybodyWasReady(state) ? state.clock.openedAtMs : revisedAtMs + delayMs,
  };
}

/** Own offers of the round to whose terms a person has put its name, and that nobody has refused: a leader stays with them. */
export function ownTermsSigned(
  table: Pick<TableState, 'proposals' | 'seats' | 'round'>,
  economy: EconomyId,
): readonly Proposal[] {
  return Object.values(table.proposals).filter(
    (proposal) =>
      proposal.author === economy &&
      proposal.round === table.round &&
      proposal.status === 'open' &&
      proposal.refusedBy.length === 0 &&
      signersOf(table, proposal).length > 0,
  );
}

/** The people whose names are under it. */
export function signersOf(
  table: Pick<TableState, 'seats'>,
  { parties, signatures, revision }: Proposal,
): readonly EconomyId[] {
  return parties.filter((party) => hasPerson(table, [party]) && signatures[party] === revision);
}
