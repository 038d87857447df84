/** How a pact comes into force, takes the place of others, and loses members. */
import { type EconomyId, agreementId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Draft, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { LawChange, Proposal } from '#shared/protocol/law.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProvinceGame } from '../../state.ts';

/** The clause of a proposal that founds a pact. */
export type PactArticle = ClauseOf<'marketPact'>;

export function isMarketPact(clause: Clause): clause is PactArticle {
  return clause.type === 'marketPact';
}

/**
 * Pacts in force that an article takes the place of: of the same kind, on no other goods, and with all their members in the new one.
 * So a body admits, renews and changes its terms, with every member's yes.
 */
export function replacedBy(
  { pacts }: { readonly pacts: Readonly<Record<string, Pact>> },
  article: PactArticle,
): Pact[] {
  return Object.values(pacts).filter(
    ({ isBinding, goods, members }) =>
      isBinding === article.isBinding &&
      (isBinding || article.goods === 'all' || article.goods === goods) &&
      members.every((member) => article.among.includes(member)),
  );
}

/**
 * The round from which a draft changes anything: of one that takes the place of a pact which ends with this round, the next, with all pacts
 * that end before it gone; else the view itself.
 */
export function whenItCounts(view: ProvinceGame, draft: Pick<Draft, 'clauses'>): ProvinceGame {
  const article = draft.clauses.find(isMarketPact);
  if (article === undefined || article.rounds < 2 || view.round >= view.settings.rounds) return view;
  const ends = ({ untilRound }: Pact): boolean => untilRound <= view.round;
  if (!replacedBy(view.provinces, article).some(ends)) return view;
  const pacts = Object.entries(view.provinces.pacts).filter(([, pact]) => !ends(pact));
  return {
    ...view,
    round: view.round + 1,
    provinces: { ...view.provinces, pacts: Object.fromEntries(pacts) },
  };
}

/** Pacts that bound their members to the end of the last round, and may be agreed on anew, by the same members or others. */
export function pactsLapsed({ reports, round }: Pick<ProvinceGame, 'reports' | 'round'>): readonly Pact[] {
  const { pacts = [] } = reports.at(-1) ?? {};
  return pacts.filter(({ isBinding, untilRound }) => isBinding && untilRound === round - 1);
}

/** Pacts in force; once the game is over those of its last round, at whose settlement terms have ended. */
export function pactsInForce({
  phase,
  reports,
  provinces: { pacts },
}: Pick<ProvinceGame, 'phase' | 'reports' | 'provinces'>): readonly Pact[] {
  const last = phase === 'debrief' ? reports.at(-1) : undefined;
  return last?.pacts ?? Object.values(pacts);
}

/** The pact that a lawful proposal founds, and those that end in it. */
export function pactLaw(
  state: ProvinceGame,
  proposal: Pick<Proposal, 'id' | 'clauses' | 'title'>,
): LawChange {
  const article = proposal.clauses.find(isMarketPact);
  if (article === undefined) return { upsert: [], end: [] };
  const replaced = replacedBy(state.provinces, article);
  const { type: _type, rounds, among, ...terms } = article;
  const payments = proposal.clauses
    .filter((clause) => clause.type === 'payment')
    .map(({ from, to, amountMn, rounds: lasts }) => ({
      from,
      to,
      amountMn,
      untilRound: state.round + lasts - 1,
    }));
  const isOfficeFree = replaced.some((pact) => pact.isOfficeFree === true);
  const pact: Pact = {
    ...terms,
    hasOffice: terms.hasOffice || isOfficeFree,
    id: agreementId(state.counters.agreement),
    members: among,
    payments,
    sinceRound: state.round,
    untilRound: state.round + rounds - 1,
    proposal: proposal.id,
    ...(isOfficeFree ? { isOfficeFree } : {}),
    ...(proposal.title === undefined ? {} : { title: proposal.title }),
  };
  return { upsert: [], end: replaced.map(({ id }) => id), pacts: [pact] };
}

/** A draft without those who refused it; undefined where fewer than two are left. */
export function narrowPact(draft: Draft, refusedBy: readonly EconomyId[]): Draft | undefined {
  const stays = (economy: EconomyId): boolean => !refusedBy.includes(economy);
  const parties = draft.parties.filter(stays);
  if (parties.length < 2) return undefined;
  const clauses = draft.clauses.flatMap((clause): Clause[] => {
    if (clause.type === 'marketPact') return [{ ...clause, among: clause.among.filter(stays) }];
    return clause.type === 'payment' && !(stays(clause.from) && stays(clause.to)) ? [] : [clause];
  });
  return { ...draft, parties, clauses };
}

/** Leave a pact: a voluntary one at once, a binding one not before its term. A pact of one ends. */
export function leavePact(
  state: ProvinceGame,
  economy: EconomyId,
  { agreement }: SeatIntentOf<'giveNotice'>,
): Result<GameEvent[], Rejection> {
  const pact = state.provinces.pacts[agreement];
  if (pact === undefined) return err({ code: 'pact/unknown', agreement });
  if (!pact.members.includes(economy)) return err({ code: 'pact/not-a-member', agreement });
  if (pact.isBinding) return err({ code: 'pact/still-binding', agreement, round: pact.untilRound });
  return ok([{ type: 'lawChanged', law: leavingLaw(state, economy, pact), reason: 'noticeDue' }]);
}

/** What is left of a pact once a member is out of it, and what that costs the member where the table says so. */
export function leavingLaw(state: ProvinceGame, by: EconomyId, pact: Pact): LawChange {
  const left = withoutMembers(pact, [by]);
  const points = leavingCost(state, by, pact);
  const from = pact.members.filter((member) => member !== by);
  return {
    upsert: [],
    ...(left === undefined ? { end: [pact.id] } : { end: [], pacts: [left] }),
    ...(points === 0 ? {} : { departure: { pact: pact.id, by, from, round: state.round, points } }),
  };
}

/** Points of reputation that a member loses by leaving: none where another was seen to break the pact, or the table has no such cost. */
export function leavingCost(
  { settings, provinces }: Pick<ProvinceGame, 'settings' | 'provinces'>,
  by: EconomyId,
  { id }: Pact,
): number {
  const wasBroken = provinces.breaches.some(
    (breach) => breach.pact === id && breach.by !== by && breach.isSeen,
  );
  return wasBroken ? 0 : (settings.pactLimits?.leavingPoints ?? 0);
}

/** A pact after members have left or were shut out: payments to and from them end. Undefined where fewer than two are left. */
export function withoutMembers(pact: Pact, gone: readonly EconomyId[]): Pact | undefined {
  const stays = (economy: EconomyId): boolean => !gone.includes(economy);
  const members = pact.members.filter(stays);
  if (members.length < 2) return undefined;
  return { ...pact, members, payments: pact.payments.filter(({ from, to }) => stays(from) && stays(to)) };
}

/** Those with whom a seat shares a pact no longer, whoever left. */
export function goneFrom(
  me: EconomyId,
  { id, members }: Pact,
  pacts: ProvincesState['pacts'],
): readonly EconomyId[] {
  const still = pacts[id]?.members ?? [];
  return members.includes(me)
    ? members.filter((member) => member !== me && !(still.includes(me) && still.includes(member)))
    : [];
}
