import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { CountryGame, GameState, ProvinceGame } from '#shared/rules/state.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import { refusalPhrase } from '../proposal/ReasonLines.tsx';

/** Something that happened to this seat's proposals or before its eyes, with the proposal that it leads to. */
export type Change = { readonly phrase: Phrase; readonly proposal?: ProposalId };

/** What a seat must be told after an update: both sides of a deal hear of every step. */
export function changesBetween(before: GameState, after: GameState, me: EconomyId): Change[] {
  const proposals = Object.values(after.proposals)
    .filter(
      (proposal) =>
        proposal.parties.includes(me) || before.proposals[proposal.id]?.parties.includes(me) === true,
    )
    .flatMap((proposal) => proposalChanges(before, after, proposal, me));
  if (before.rulebook === 'countries' && after.rulebook === 'countries')
    return [
      ...proposals,
      ...pledgesGiven(before, after, me),
      ...noticesGiven(before, after, me),
      ...conferenceOutcome(before, after),
    ];
  if (before.rulebook === 'provinces' && after.rulebook === 'provinces')
    return [...proposals, ...pactsLeft(before, after, me)];
  return proposals;
}

function pledgesGiven(before: CountryGame, after: CountryGame, me: EconomyId): Change[] {
  const known = new Set(before.pledges.map(({ id }) => id));
  return after.pledges
    .filter(({ id, by, to }) => !known.has(id) && by !== me && to.type === 'seat' && to.economy === me)
    .map(({ by }): Change => ({ phrase: phrase('notice.pledge', { economy: by }) }));
}

/** A partner that gives notice is told of to those it leaves. */
function noticesGiven(before: CountryGame, after: CountryGame, me: EconomyId): Change[] {
  return Object.values(after.agreements)
    .filter(({ parties }) => parties.includes(me))
    .flatMap(({ id, notices }) =>
      notices
        .filter(
          ({ by }) => by !== me && before.agreements[id]?.notices.some((old) => old.by === by) === false,
        )
        .map(({ by, outInRound }): Change => ({
          phrase: phrase('news.leavingYou', { economy: by, agreement: id, round: outInRound }),
        })),
    );
}

/** Partners that left a pact of this seat during talks; a new pact among the same members takes the place of the old. */
function pactsLeft(before: ProvinceGame, after: ProvinceGame, me: EconomyId): Change[] {
  if (after.phase !== 'negotiation') return [];
  const pacts = Object.values(after.provinces.pacts);
  return Object.values(before.provinces.pacts)
    .filter(({ members }) => members.includes(me))
    .flatMap(({ id, members }): Change[] => {
      const now = pacts.find((pact) => pact.id === id)?.members;
      const gone = members.filter((member) => member !== me && now?.includes(member) !== true);
      const isRenewed =
        now === undefined && pacts.some((pact) => members.every((each) => pact.members.includes(each)));
      if (gone.length === 0 || isRenewed || now?.includes(me) === false) return [];
      const key = now === undefined ? 'notice.pactEnded' : 'notice.pactLeft';
      return [{ phrase: phrase(key, { economies: gone }) }];
    });
}

/** What the conference came to, told to all. */
function conferenceOutcome(before: CountryGame, after: CountryGame): Change[] {
  const [was, is] = [before.wto?.conference, after.wto?.conference];
  if (is === undefined || was?.round !== is.round || was.stage === is.stage) return [];
  switch (is.stage) {
    case 'adopted':
      return [{ phrase: phrase('notice.conferenceAdopted') }];
    case 'failed':
      return [
        {
          phrase: phrase('notice.conferenceFailed', { economies: is.objections.map(({ by }) => by) }),
        },
      ];
    case 'noPackage':
      return [{ phrase: phrase('notice.conferenceNone') }];
    case 'tabling':
    case 'floor':
      return [];
  }
}

function proposalChanges(before: GameState, after: GameState, proposal: Proposal, me: EconomyId): Change[] {
  const old = before.proposals[proposal.id];
  const told = (news: Phrase): Change => ({ phrase: news, proposal: proposal.id });
  if (old === undefined)
    return proposal.author !== me && proposal.status === 'open'
      ? [told(phrase('notice.proposal', { economy: proposal.author }))]
      : [];
  if (old.status === 'open' && proposal.status === 'concluded') return [told(phrase('notice.concluded'))];
  if (old.status === 'awaitingBell' && proposal.status === 'concluded')
    return [told(phrase(wasVotedOn(after, proposal) ? 'notice.ratified' : 'notice.concludedAtBell'))];
  if (old.status !== 'lapsed' && proposal.status === 'lapsed')
    return proposal.lapse?.type === 'bell' ? [] : [lapseTold(proposal, me)];
  if (proposal.revision !== old.revision)
    return proposal.author === me ? [] : [told(phrase('notice.revised', { economy: proposal.author }))];
  const signed = proposal.parties.filter(
    (party) =>
      party !== me &&
      proposal.signatures[party] === proposal.revision &&
      old.signatures[party] !== proposal.revision,
  );
  const refused = proposal.refusedBy.filter((party) => party !== me && !old.refusedBy.includes(party));
  return [
    ...signed.map((party) => told(phrase('notice.signed', { economy: party }))),
    ...refused.map((party): Change => ({ phrase: refusalPhrase(proposal, party), proposal: proposal.id })),
  ];
}

function wasVotedOn(game: GameState, { id }: Proposal): boolean {
  if (game.rulebook !== 'countries') return false;
  return game.politics?.ratifications.some(({ proposal }) => proposal === id) === true;
}

/** By whose word a proposal ended, where it was one's. */
function lapseTold(proposal: Proposal, me: EconomyId): Change {
  const { id, lapse } = proposal;
  if (lapse?.type === 'notRatified')
    return { phrase: phrase('notice.notRatified', { economies: lapse.by }), proposal: id };
  const isRefused = lapse?.type === 'refused' && lapse.by !== me;
  return {
    phrase: isRefused ? refusalPhrase(proposal, lapse.by) : phrase('notice.lapsed'),
    proposal: id,
  };
}
