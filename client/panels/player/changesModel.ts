import type { EconomyId, PaperId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Phrase } from '../../text/phrase.ts';
import { refusalPhrase } from '../treaty/reasonsModel.ts';

/** Something that happened to this seat's papers or before its eyes, with the paper that it leads to. */
export type Change = { readonly phrase: Phrase; readonly paper?: PaperId };

/** What a seat must be told after an update: both sides of a deal hear of every step. */
export function changesBetween(before: GameState, after: GameState, me: EconomyId): Change[] {
  const papers = Object.values(after.papers)
    .filter((paper) => paper.parties.includes(me) || before.papers[paper.id]?.parties.includes(me) === true)
    .flatMap((paper) => paperChanges(before, paper, me));
  const known = new Set(before.pledges.map(({ id }) => id));
  const pledges = after.pledges
    .filter(({ id, by, to }) => !known.has(id) && by !== me && to.type === 'seat' && to.economy === me)
    .map(({ by }): Change => ({ phrase: { key: 'notice.pledge', params: { economy: by } } }));
  return [...papers, ...pledges];
}

function paperChanges(before: GameState, paper: Paper, me: EconomyId): Change[] {
  const old = before.papers[paper.id];
  const told = (key: Phrase['key'], economy?: EconomyId): Change => ({
    phrase: { key, params: economy === undefined ? {} : { economy } },
    paper: paper.id,
  });
  if (old === undefined)
    return paper.author !== me && paper.status === 'open' ? [told('notice.paper', paper.author)] : [];
  if (old.status === 'open' && paper.status === 'concluded') return [told('notice.concluded')];
  if (old.status === 'open' && paper.status === 'lapsed')
    return paper.lapse?.type === 'bell' ? [] : [lapseTold(paper, me)];
  if (paper.revision !== old.revision)
    return paper.author === me ? [] : [told('notice.revised', paper.author)];
  const signed = paper.parties.filter(
    (party) =>
      party !== me && paper.signatures[party] === paper.revision && old.signatures[party] !== paper.revision,
  );
  const refused = paper.refusedBy.filter((party) => party !== me && !old.refusedBy.includes(party));
  return [
    ...signed.map((party) => told('notice.signed', party)),
    ...refused.map((party): Change => ({ phrase: refusalPhrase(paper, party), paper: paper.id })),
  ];
}

/** By whose word a paper ended, where it was one's. */
function lapseTold(paper: Paper, me: EconomyId): Change {
  const { id, lapse } = paper;
  const isRefused = lapse?.type === 'refused' && lapse.by !== me;
  return {
    phrase: isRefused ? refusalPhrase(paper, lapse.by) : { key: 'notice.lapsed', params: {} },
    paper: id,
  };
}
