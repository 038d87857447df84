import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import { openWto } from '#shared/rules/law/moduleIsOn.ts';
import { floorPackage } from '#shared/rules/modules/wto/conference.ts';
import { whoBroke } from '#shared/rules/provinces/pacts/breaches.ts';
import { type GameState, countryPart, provincePart } from '#shared/rules/state.ts';
import type { LawParts } from '../../preview/preview.ts';
import { session } from '../../state/store.ts';
import { pactsLeftHere } from '../../state/tableState.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import {
  type Moment,
  asCard,
  conferenceEnded,
  dealMoment,
  expiryCard,
  pactMoment,
  unionsEnding,
  votedDownPhrase,
} from '../moments/momentsModel.ts';
import { leaversByWill, leavesYouPhrase, undertakingText } from '../headlines/unionEnds.ts';
import { voidedBy, withdrawnAfter } from '../proposal/deskMemory.ts';
import { mayRefuseAdmission } from '../proposal/proposalModel.ts';
import { lostPhrase, refusalPhrase, signedPhrase } from '../proposal/ReasonLines.tsx';
import { type Games, hasEnded, signedInItsWay, unlawfulPhrase, wasBest } from '../proposal/signedAway.ts';
import { offerName } from '../talk/talkModel.ts';

/**
 * Something that happened to this seat's proposals or before its eyes, with the proposal that it leads to. What is more than a message
 * is shown as its moment.
 */
export type Change = {
  readonly phrase: Phrase;
  readonly proposal?: ProposalId;
  readonly moment?: Moment;
  /** It leads to the conference. */
  readonly isOfConference?: boolean;
};

/** What a seat must be told after an update: both sides of a deal hear of every step. */
export function changesBetween(before: GameState, after: GameState, me: EconomyId): Change[] {
  const proposals = Object.values(after.proposals)
    .filter(
      (proposal) =>
        proposal.parties.includes(me) || before.proposals[proposal.id]?.parties.includes(me) === true,
    )
    .flatMap((proposal) => proposalChanges(before, after, proposal, me));
  const changes = [
    ...proposals,
    ...admissionsWaiting(before, after, me),
    ...pledgesGiven(before, after, me),
    ...noticesGiven(before, after, me),
    ...packageChange(before, after, me),
    ...conferenceOutcome(before, after, me),
    ...pactsBroken(before, after, me),
    ...pactsLeft(before, after, me),
  ];
  return changes.length === 0 ? changes : [...readinessLost(before, after, me), ...changes];
}

/** Entries into the own bloc, and mergers, that are law at the end of the talks unless this seat refuses: silence is assent. */
function admissionsWaiting(before: GameState, after: GameState, me: EconomyId): Change[] {
  return Object.values(after.proposals)
    .filter(
      (proposal) =>
        before.proposals[proposal.id]?.status !== 'awaitingBell' && mayRefuseAdmission(after, proposal, me),
    )
    .map(({ id, author: economy }) => ({ phrase: phrase('notice.admission', { economy }), proposal: id }));
}

/** An agreement that others have signed among themselves: what was in force before it, and with it. */
export type DealOfOthers = {
  readonly round: number;
  readonly proposal: ProposalId;
  readonly economies: readonly EconomyId[];
  readonly without: LawParts;
  readonly with: LawParts;
  /** Whether what a preferential arrangement cuts it may cut for all. */
  readonly hasWto: boolean;
};

/** What others have signed during talks since: it may cost this seat, which nobody asks. */
export function dealsOfOthers(before: GameState, after: GameState, me: EconomyId): readonly DealOfOthers[] {
  const isTalks =
    [before, after].every(({ phase }) => phase === 'negotiation') && before.round === after.round;
  if (!isTalks) return [];
  const { agreements, walls } = countryPart(after);
  const old = countryPart(before);
  const hasWto = openWto(countryPart(after)) !== undefined;
  return Object.values(agreements).flatMap((agreement): DealOfOthers[] => {
    const { id, parties, proposal } = agreement;
    const was = old.agreements[id];
    const isNew = proposal !== undefined && was?.proposal !== proposal;
    if (!isNew || parties.includes(me)) return [];
    // What ended with it was among its own parties.
    const ended = Object.values(old.agreements).filter(
      (each) => agreements[each.id] === undefined && each.parties.every((party) => parties.includes(party)),
    );
    const { [id]: _new, ...others } = agreements;
    const restored = [...ended, ...(was === undefined ? [] : [was])].map((each) => [each.id, each] as const);
    const without = {
      agreements: { ...others, ...Object.fromEntries(restored) },
      walls: mapValues(walls, (wall, economy) =>
        parties.includes(economy) ? (old.walls[economy] ?? wall) : wall,
      ),
    };
    return [
      { round: after.round, proposal, economies: parties, without, with: { agreements, walls }, hasWto },
    ];
  });
}

/** Something to answer has taken back that the seat is ready. Whoever takes it back by a press hears of nothing new at that moment. */
function readinessLost(before: GameState, after: GameState, me: EconomyId): Change[] {
  const isLost = before.seats[me]?.ready === true && after.seats[me]?.ready === false;
  return isLost && after.phase === before.phase ? [{ phrase: phrase('notice.readyLost') }] : [];
}

/** What took back that the seat is ready: what it can answer, else what it was told, else what is new at the conference. */
export function recalling(
  before: GameState,
  after: GameState,
  me: EconomyId,
  changes: readonly Change[],
): Change | undefined {
  const isLost = before.seats[me]?.ready === true && after.seats[me]?.ready === false;
  if (!isLost || after.phase !== before.phase) return undefined;
  const told = changes.filter(({ phrase: { key } }) => key !== 'notice.readyLost');
  const first = told.find(
    ({ proposal, isOfConference }) => proposal !== undefined || isOfConference === true,
  );
  if (first !== undefined || told.length > 0) return first ?? told[0];
  const [was, is] = [before, after].map((game) => countryPart(game).wto?.conference);
  return was === is ? undefined : { phrase: phrase('notice.conferenceNew'), isOfConference: true };
}

function pledgesGiven(before: GameState, after: GameState, me: EconomyId): Change[] {
  const known = new Set(countryPart(before).pledges.map(({ id }) => id));
  return countryPart(after)
    .pledges.filter(
      ({ id, by, to }) => !known.has(id) && by !== me && to.type === 'seat' && to.economy === me,
    )
    .map(({ by, undertaking: given }): Change => {
      const isNamed = 'economy' in given && given.economy === me;
      const told = isNamed ? { type: given.type, economy: () => t('table.you') } : given;
      return { phrase: phrase('notice.pledge', { economy: by, promise: () => undertakingText(told) }) };
    });
}

/** A partner that gives notice is told of to those it leaves. */
function noticesGiven(before: GameState, after: GameState, me: EconomyId): Change[] {
  const { agreements } = countryPart(before);
  const game = { agreements: countryPart(after).agreements, proposals: after.proposals };
  const byWill = Object.values(game.agreements)
    .filter(({ parties }) => parties.includes(me))
    .flatMap((agreement) => {
      const { id } = agreement;
      return leaversByWill(game, agreement, me)
        .filter(({ by }) => by !== me && agreements[id]?.notices.some((old) => old.by === by) === false)
        .map(({ by, outInRound }): Change => {
          const told = leavesYouPhrase(countryPart(after), agreement, { by, outInRound });
          const moment: Moment = { kind: 'left', phrase: told, economies: [by], isToYou: true, outInRound };
          return { phrase: told, moment };
        });
    });
  const ofUnions = unionsEnding(before, after, me);
  return [...byWill, ...ofUnions.map((moment): Change => ({ phrase: moment.phrase, moment }))];
}

/** Partners that left a pact of this seat during talks; a new pact among the same members replaces the old. */
function pactsLeft(before: GameState, after: GameState, me: EconomyId): Change[] {
  // What was done last in the talks may arrive with their end.
  if (![before.phase, after.phase].includes('negotiation')) return [];
  const pacts = Object.values(provincePart(after).pacts);
  return Object.values(provincePart(before).pacts)
    .filter(({ members }) => members.includes(me))
    .flatMap(({ id, members }): Change[] => {
      const now = pacts.find((pact) => pact.id === id)?.members;
      const gone = members.filter((member) => member !== me && now?.includes(member) !== true);
      const isRenewed =
        now === undefined && pacts.some((pact) => members.every((each) => pact.members.includes(each)));
      const isOwn = now === undefined ? pactsLeftHere.has(id) : !now.includes(me);
      if (gone.length === 0 || isRenewed || isOwn) return [];
      const told = leftPhrase(after, id, { me, gone, isOver: now === undefined });
      const moment: Moment = { kind: 'left', phrase: told, economies: gone, isToYou: true, leftPact: id };
      return [{ phrase: told, moment }];
    });
}

/** Who broke a pact in the round before. */
function brokeLast(after: GameState, pact: AgreementId): ReturnType<typeof whoBroke> {
  const { round } = after;
  const part = provincePart(after);
  return whoBroke({ provinces: part, reports: part.reports, round }, { pact, from: round - 1 });
}

/** As talks open, own pacts that a member broke in the last round and is still in: now there is something to do about it. */
function pactsBroken(before: GameState, after: GameState, me: EconomyId): Change[] {
  if (before.phase !== 'briefing' || after.phase !== 'negotiation') return [];
  return Object.values(provincePart(after).pacts).flatMap(({ id, members }): Change[] => {
    const broke = brokeLast(after, id).filter(({ by }) => members.includes(by));
    const economies = [...new Set(broke.map(({ by }) => by))];
    if (!members.includes(me) || economies.length === 0 || economies.includes(me)) return [];
    const told = phrase('broken.pact', { economies, agreement: id });
    const moment: Moment = { kind: 'wordBroken', phrase: told, economies, isToYou: true, brokenPact: id };
    return [{ phrase: told, moment }];
  });
}

type LeftPact = { readonly me: EconomyId; readonly gone: readonly EconomyId[]; readonly isOver: boolean };

/** Bots leave a pact that another was seen to break in the last round, and one without which they gain more; why people do is theirs to say. */
function leftPhrase(after: GameState, id: AgreementId, { me, gone: economies, isOver }: LeftPact): Phrase {
  // Another person at the seat may have left a pact of two.
  const isShared = (session.value?.people ?? []).filter(({ seat }) => seat === me).length > 1;
  if ((isOver && isShared) || economies.some((each) => after.seats[each]?.member !== undefined))
    return phrase(isOver ? 'notice.pactEnded' : 'notice.pactLeft', { economies });
  const breakers = brokeLast(after, id).map(({ by }) => by);
  const isBreaker = economies.some((each) => breakers.includes(each));
  const by = [...new Set(breakers)];
  if (by.length === 0) return phrase('notice.pactLeftLoss', { economies });
  return phrase(isBreaker ? 'notice.pactLeftBreaker' : 'notice.pactLeftBroken', { economies, by });
}

/** A new version of the package on the floor, told to all but its author: who has said yes or nothing to the former one stays ready. */
function packageChange(before: GameState, after: GameState, me: EconomyId): Change[] {
  const [was, is] = [before, after].map((game) => {
    const conference = countryPart(game).wto?.conference;
    return conference && floorPackage(conference);
  });
  return is === undefined || is.author === me || (was?.revision ?? 1) >= is.revision
    ? []
    : [{ phrase: phrase('notice.packageChanged', { version: is.revision }), isOfConference: true }];
}

/** What the conference came to, told to all. */
function conferenceOutcome(before: GameState, after: GameState, me: EconomyId): Change[] {
  const ended = conferenceEnded(before, after, me).map((m): Change => ({
    phrase: m.phrase,
    moment: { ...m, isToYou: true, before },
  }));
  const [was, is] = [before, after].map((game) => countryPart(game).wto?.conference);
  const hadNoPackage = is?.stage === 'noPackage' && was?.round === is.round && was.stage !== is.stage;
  return hadNoPackage ? [{ phrase: phrase('notice.conferenceNone') }] : ended;
}

function proposalChanges(before: GameState, after: GameState, proposal: Proposal, me: EconomyId): Change[] {
  const old = before.proposals[proposal.id];
  const told = (news: Phrase): Change => ({ phrase: news, proposal: proposal.id });
  // Whoever may sign no more has nothing to do about it.
  if (old === undefined)
    return proposal.author !== me && proposal.status === 'open' && signaturesLeft(after, me) !== 0
      ? [told(phrase('notice.proposal', { economy: proposal.author }))]
      : [];
  if (old.status !== 'concluded' && proposal.status === 'concluded')
    return [concluded(old, after, proposal, me)];
  if (old.status !== 'lapsed' && proposal.status === 'lapsed')
    return lapseTold(proposal, me, { before, after }, old.status === 'awaitingBell');
  const { author: economy } = proposal;
  if (proposal.revision !== old.revision) {
    if (economy === me) return [];
    if (old.signatures[me] === old.revision)
      return [{ ...expiryCard(old, me, voidedBy(old)), proposal: proposal.id }];
    return [told(phrase('notice.revised', { offer: () => offerName(after, proposal, me) }))];
  }
  const signed = proposal.parties.filter(
    (party) =>
      party !== me &&
      proposal.signatures[party] === proposal.revision &&
      old.signatures[party] !== proposal.revision,
  );
  // Whoever has neither written nor signed it has nothing to do about a refusal.
  const isConcerned = proposal.author === me || proposal.signatures[me] !== undefined;
  const refused = isConcerned
    ? proposal.refusedBy.filter((party) => party !== me && !old.refusedBy.includes(party))
    : [];
  return [
    ...signed.map((party) => told(signedPhrase(after, proposal, party, me))),
    ...refused.map((party) => told(refusalPhrase(after, proposal, party, me))),
  ];
}

/** A proposal that became law: at once, or at the bell after votes at home or because no member refused. */
function concluded(old: Proposal, after: GameState, proposal: Proposal, me: EconomyId): Change {
  const votes = countryPart(after).politics?.ratifications ?? [];
  const isVoted = old.status === 'awaitingBell' && votes.some((each) => each.proposal === proposal.id);
  const news =
    old.status === 'open' ? 'notice.concluded' : isVoted ? 'notice.ratified' : 'notice.concludedAtBell';
  const deal = dealOf(after, proposal, me);
  // Its author may have thought it done with: it stays until it was seen.
  const wasAnswered = Object.values(after.proposals).some(({ counterTo }) => counterTo === proposal.id);
  const told = { phrase: phrase(news), proposal: proposal.id };
  if (deal === undefined) return told;
  const kind = isVoted ? 'ratified' : deal.kind;
  // Where there is nothing more to sign in the round, its talks are over for the reader.
  const isLastWord = signaturesLeft(after, me) === 0;
  // Of the few pacts of a province each was waited for: whoever had signed has seen it done before it leaves.
  const isPact = Object.keys(provincePart(after).pacts).length > 0;
  const isAwaited = isPact && old.signatures[me] === old.revision;
  const isToYou = isVoted || wasAnswered || isLastWord || isAwaited;
  return { ...told, moment: { ...deal, kind, ...(isToYou && { isToYou }) } };
}

/** What it founded or changed, if that still stands. */
function dealOf(game: GameState, { id, parties }: Proposal, me: EconomyId): Moment | undefined {
  const agreement = Object.values(countryPart(game).agreements).find(({ proposal }) => proposal === id);
  if (agreement !== undefined) return dealMoment(game, agreement);
  const pact = Object.values(provincePart(game).pacts).find(
    ({ sinceRound, members }) =>
      sinceRound === game.round &&
      members.length === parties.length &&
      parties.every((each) => members.includes(each)),
  );
  return pact && pactMoment(pact, me);
}

/** Whose offer has ended, and by whose word or for want of whose; nothing where this seat has ended it itself, or has signed nothing. */
function lapseTold(proposal: Proposal, me: EconomyId, games: Games, isSigned: boolean): Change[] {
  const { proposals } = games.after;
  const { id, lapse, author } = proposal;
  const isOwn = author === me;
  const ofIt = (change: Change): Change[] => [{ ...change, proposal: id }];
  const told = (news: Phrase): Change[] => ofIt({ phrase: news });
  // All have signed: whoever did takes it for done.
  if (isSigned && (lapse?.type === 'unlawful' || (lapse?.type === 'refused' && lapse.by !== me))) {
    const lost = lostPhrase(games.after, proposal, me);
    const { moment } = asCard(lost, 'votedDown', [author], true);
    return ofIt({ phrase: lost, moment: { ...moment, title: 'moment.signedLost' } });
  }
  switch (lapse?.type) {
    case 'notRatified':
      return ofIt(asCard(votedDownPhrase(proposal, lapse.by), 'votedDown', lapse.by, true));
    case 'refused': {
      if (lapse.by === me) return [];
      const refusal = refusalPhrase(games.after, proposal, lapse.by, me);
      // Refusing what others offer among themselves, or an entry, is a line; refusing what this seat has written is an answer to it.
      return isOwn ? ofIt(asCard(refusal, 'refused', [lapse.by])) : told(refusal);
    }
    case 'withdrawn': {
      if (isOwn) return [];
      const isMine = proposal.signatures[me] === proposal.revision;
      const how = isReplaced(games.after, proposal) ? 'replaced' : 'withdrawn';
      const plain = phrase(isMine ? `notice.${how}Signed` : `notice.${how}`, { economy: author });
      const news = how === 'replaced' ? plain : (withdrawnAfter(proposal) ?? plain);
      return isMine ? ofIt(expiryCard(proposal, me, news)) : told(news);
    }
    case 'unlawful':
      return [unlawfulPhrase(proposal, lapse.fault, me, games) ?? []].flat().flatMap((news) => {
        const signed = signedInItsWay(proposal, lapse.fault, games);
        const isMine = signed?.parties.includes(me) === true;
        if (signed !== undefined && startsAnew(games.after))
          return isMine || hasEnded(signed.id, me, games.after, games.before)
            ? []
            : ofIt({ phrase: news, moment: endedBy(signed, news, wasBest(games.before, proposal, me)) });
        if (isMine) return told(news);
        // Among provinces nothing else tells that it was signed.
        const isCard =
          (provincePart(games.after).provinces[me] !== undefined && proposal.signatures[me] !== undefined) ||
          wasBest(games.before, proposal, me);
        return isCard ? ofIt(expiryCard(proposal, me, news)) : told(news);
      });
    case 'counterConcluded':
      // Whoever has signed the counter-offer hears of that.
      return proposals[lapse.proposal]?.parties.includes(me) === true
        ? []
        : told(phrase('notice.lapsedByCounter', { economy: author }));
    case 'bell': {
      const { parties, signatures, revision } = proposal;
      const economies =
        signatures[me] === revision ? parties.filter((party) => signatures[party] !== revision) : [];
      const offer = (): string => offerName(games.after, proposal, me);
      return economies.length === 0 ? [] : [{ phrase: phrase('notice.unsigned', { economies, offer }) }];
    }
    case undefined:
      return [];
  }
}

/** That a deal of others has ended offers of the reader, on its card. */
function endedBy({ id: deal, parties }: Proposal, news: Phrase, isToYou: boolean): Moment {
  const moment = { kind: 'signed', title: 'moment.others', phrase: news, economies: parties, deal } as const;
  return isToYou ? { ...moment, isToYou } : moment;
}

/** Bots take back without a word only what they offer on other terms now; of a person it is so where such an offer stands. */
function isReplaced({ seats, proposals }: GameState, { author, lapse, parties, thread }: Proposal): boolean {
  if (seats[author] !== undefined && seats[author].member === undefined)
    return lapse?.type === 'withdrawn' && lapse.reason === undefined;
  return Object.values(proposals).some(
    (other) =>
      other.author === author &&
      other.thread === thread &&
      other.status === 'open' &&
      parties.every((party) => other.parties.includes(party)),
  );
}
