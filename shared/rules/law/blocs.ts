/** Blocs in the register: areas and unions, how deep unions decide on dealings with outsiders (below level 5 every member signs for itself), and their doors. */
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { IntegrationLevel } from '#shared/content/vocabulary.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { pairKey } from './register.ts';
import { type CountryGame, type GameState, countryPart, provincePart } from '../state.ts';

type Law = Pick<CountryGame, 'agreements'>;

/**
 * Whether an agreement is a customs union or deeper, with a wall and a key. A common market of some members (`within`) has
 * neither: it stands inside its union.
 */
export function isUnion({ level, within }: Pick<Agreement, 'level' | 'within'>): boolean {
  return level >= 3 && within === undefined;
}

/** Whether an agreement has a door: an area or a union; a common market inside a union is entered by deepening. */
export function isBloc({ level, within }: Pick<Agreement, 'level' | 'within'>): boolean {
  return level >= FREE_TRADE_LEVEL && within === undefined;
}

/** All customs unions, those that have deepened included. */
export function unionsOf(law: Law): Agreement[] {
  return Object.values(law.agreements).filter(isUnion);
}

/** The customs union that an economy is in; at most one. */
export function unionOf(law: Law, economy: EconomyId): Agreement | undefined {
  return Object.values(law.agreements).find(
    (agreement) => isUnion(agreement) && agreement.parties.includes(economy),
  );
}

/** The level that all members of an economy's union have reached with each other; 0 outside of any. */
export function unionLevel(law: Law, economy: EconomyId): 0 | IntegrationLevel {
  return unionOf(law, economy)?.level ?? 0;
}

/** Agreements inside a union that join some of its members deeper. */
export function innerMarketsOf(law: Law, union: Pick<Agreement, 'id'>): Agreement[] {
  return Object.values(law.agreements).filter(({ within }) => within === union.id);
}

/** Agreements whose parties form a bloc on the map: free trade areas and up; a common market of some counts with its union. */
export function blocsOf(law: Law): Agreement[] {
  return Object.values(law.agreements).filter(isBloc);
}

/** Those of some economies that decide on a wall: unions as one, and each that is in none. */
export function decidersOf(law: Law, economies: readonly EconomyId[]): (readonly EconomyId[])[] {
  const alone = economies
    .filter((economy) => unionOf(law, economy) === undefined)
    .map((economy) => [economy]);
  return [...unionsOf(law).map(({ parties }) => parties), ...alone];
}

/** The unit that an economy deals as: all members of its union, or itself alone. */
export function unitOf(law: Law, economy: EconomyId): readonly EconomyId[] {
  return unionOf(law, economy)?.parties ?? [economy];
}

/** Name of the unit that an economy counts as: its union, or itself. */
export function unitName(law: Law, economy: EconomyId): string {
  return unionOf(law, economy)?.id ?? economy;
}

/** Groups with a channel of their own: members of an area, of a union or a market in it, or of a pact of provinces. */
export function talkingGroups(
  state: GameState,
): { readonly id: AgreementId; readonly members: readonly EconomyId[] }[] {
  const areas = Object.values(countryPart(state).agreements).filter(({ level }) => level >= FREE_TRADE_LEVEL);
  const pacts = Object.values(provincePart(state).pacts);
  return [
    ...areas.map(({ id, parties }) => ({ id, members: parties })),
    ...pacts.map(({ id, members }) => ({ id, members })),
  ];
}

/** Free trade areas in which origin must be proved: those with a pair that shares no union. */
export function areasIn(agreements: Readonly<Record<string, Agreement>>): Agreement[] {
  const all = Object.values(agreements);
  const unions = all.filter(({ level }) => level >= 3);
  const insideOneUnion = (area: Agreement): boolean =>
    unions.some(({ parties }) => area.parties.every((party) => parties.includes(party)));
  return all.filter((agreement) => agreement.level === FREE_TRADE_LEVEL && !insideOneUnion(agreement));
}

/** The level from which a union decides by weight. */
export const BY_WEIGHT = 5;
const MAJORITY = 2 / 3;
/** Weights are sums of fractions: two thirds shall not fail by a rounding error. */
const TOLERANCE = 1e-9;

export type ApprovalLaw = Pick<CountryGame, 'agreements' | 'seats' | 'round' | 'settled'>;
export type Signed = Pick<Proposal, 'parties' | 'clauses' | 'signatures' | 'revision' | 'refusedBy'>;

/** Two thirds by weight in an economic union; at full integration the presidency signs what two thirds have not refused. */
export function hasApproved(law: ApprovalLaw, proposal: Signed, union: Agreement): boolean {
  if (union.level < PRESIDED) {
    const signers = union.parties.filter((member) => hasSigned(proposal, member));
    return votingWeight(law, union, signers) >= MAJORITY - TOLERANCE;
  }
  const president = presidencyOf(law, union);
  return president !== undefined && hasSigned(proposal, president) && !isRefused(law, proposal, union);
}

function isRefused(law: ApprovalLaw, { refusedBy }: Pick<Signed, 'refusedBy'>, union: Agreement): boolean {
  return votingWeight(law, union, refusedBy) >= MAJORITY - TOLERANCE;
}

/**
 * Whether refusals of members keep an outsider out of their bloc: one is enough below level 5; in an economic union more than a third
 * by weight; at full integration two thirds.
 */
export function blocksEntry(law: ApprovalLaw, bloc: Agreement, refusedBy: readonly EconomyId[]): boolean {
  if (!bloc.parties.some((member) => refusedBy.includes(member))) return false;
  if (bloc.level < BY_WEIGHT) return true;
  if (bloc.level >= PRESIDED) return isRefused(law, { refusedBy }, bloc);
  return votingWeight(law, bloc, refusedBy) > 1 - MAJORITY + TOLERANCE;
}

export function hasSigned({ signatures, revision }: Signed, party: EconomyId): boolean {
  return signatures[party] === revision;
}

/** Full integration has one authority: the level from which a union has a presidency. */
export const PRESIDED = 6;

/**
 * Who speaks for a fully integrated bloc in this round: the presidency goes round the members in the order of the seats, one step
 * a round, and passes over those who are away. An empty seat is governed by a bot, which presides like anybody else; a bot that
 * minds a person's seat does not. Undefined below level 6, and while nobody is there.
 */
export function presidencyOf(
  { seats, round }: Pick<CountryGame, 'seats' | 'round'>,
  { level, parties }: Pick<Agreement, 'level' | 'parties'>,
): EconomyId | undefined {
  if (level < PRESIDED) return undefined;
  const members = Object.keys(seats).filter((economy) => parties.includes(economy));
  const turn = members.length === 0 ? 0 : (Math.max(1, round) - 1) % members.length;
  const inTurn = [...members.slice(turn), ...members.slice(0, turn)];
  return inTurn.find((economy) => {
    const seat = seats[economy];
    return seat !== undefined && (seat.member === undefined || seat.present);
  });
}

/** Votes in an economic union: half by income, half by heads of members. */
const BY_INCOME = 0.5;

/** Part of the votes of a union that some of its members have, 0–1, by last settled incomes. */
export function votingWeight(
  { settled }: { readonly settled: Pick<CountryGame['settled'], 'incomeBn'> },
  { parties }: Pick<Agreement, 'parties'>,
  voters: readonly EconomyId[],
): number {
  const incomeOf = (economies: readonly EconomyId[]): number =>
    economies.reduce((sum, economy) => sum + (settled.incomeBn[economy] ?? 0), 0);
  const members = parties.filter((party) => voters.includes(party));
  const total = incomeOf(parties);
  const byIncome = total > 0 ? incomeOf(members) / total : members.length / parties.length;
  return BY_INCOME * byIncome + (1 - BY_INCOME) * (members.length / parties.length);
}

/** A bloc's door: an entry (one seat joins a bloc) or a merger (two blocs). */
export type AdmissionClause = ClauseOf<'accession'> | ClauseOf<'merger'>;

/** What an entry or merger comes to, given how far the pairs have climbed. */
export type Admission = {
  /** Blocs whose door it opens: one at an entry, two at a merger. */
  readonly blocs: readonly Agreement[];
  /** All economies that stand together afterwards. */
  readonly together: readonly EconomyId[];
  /** Pairs across the door. */
  readonly across: readonly (readonly [EconomyId, EconomyId])[];
  readonly level: 2 | 3;
  /** `join`: one bloc afterwards. `partner`: first a free trade area around a union, which goes on inside it. */
  readonly form: 'join' | 'partner';
};

export function isAdmission(clause: Clause): clause is AdmissionClause {
  return clause.type === 'accession' || clause.type === 'merger';
}

/** What an admission clause comes to; undefined where it names an agreement that is no bloc, which findFaults says. */
export function admissionOf(
  state: Pick<CountryGame, 'agreements' | 'pairLevels'>,
  clause: AdmissionClause,
): Admission | undefined {
  const bloc = state.agreements[clause.agreement];
  if (bloc === undefined || !isBloc(bloc)) return undefined;
  if (clause.type === 'accession') return admit(state, [bloc], [[clause.entrant], bloc.parties]);
  const other = state.agreements[clause.with];
  if (other === undefined || !isBloc(other)) return undefined;
  return admit(state, [bloc, other], [bloc.parties, other.parties]);
}

function admit(
  state: Pick<CountryGame, 'pairLevels'>,
  blocs: readonly Agreement[],
  [side, otherSide]: readonly [readonly EconomyId[], readonly EconomyId[]],
): Admission {
  const across = side.flatMap((a) => otherSide.map((b) => [a, b] as const));
  const joinsUnion = blocs.some(({ level }) => level >= 3);
  const stoodAtTwo = across.every(([a, b]) => (state.pairLevels[pairKey(a, b)] ?? 0) >= FREE_TRADE_LEVEL);
  const together = must(blocs[0], 'a bloc').parties.concat(
    [...side, ...otherSide].filter((economy) => !blocs[0]?.parties.includes(economy)),
  );
  return {
    blocs,
    together: [...new Set(together)],
    across,
    level: joinsUnion && stoodAtTwo ? 3 : 2,
    form: joinsUnion && !stoodAtTwo ? 'partner' : 'join',
  };
}

/** The blocs whose door a proposal opens. */
export function admissionBlocs(
  state: Pick<CountryGame, 'agreements'>,
  { clauses }: Pick<Proposal, 'clauses'>,
): Agreement[] {
  return clauses.filter(isAdmission).flatMap((clause) => {
    const blocs = clause.type === 'merger' ? [clause.agreement, clause.with] : [clause.agreement];
    return blocs.flatMap((id) => state.agreements[id] ?? []);
  });
}

/** Members of the blocs whose door a proposal opens who have not signed it: they may refuse until the bell. */
export function admissionMembers(
  state: Pick<CountryGame, 'agreements'>,
  proposal: Pick<Proposal, 'parties' | 'clauses'>,
): EconomyId[] {
  const members = admissionBlocs(state, proposal).flatMap(({ parties }) => parties);
  return [...new Set(members)].filter((member) => !proposal.parties.includes(member));
}

/** The round in which an agreement took its present form: founded earlier, it may have been joined or deepened since. */
export function formedInRound(
  { proposals }: Pick<CountryGame, 'proposals'>,
  { proposal, sinceRound }: Pick<Agreement, 'proposal' | 'sinceRound'>,
): number {
  const changed = proposal === undefined ? undefined : proposals[proposal]?.round;
  return Math.max(sinceRound, changed ?? sinceRound);
}

/** A notice as the register and the reports tell it. */
type Notice = { readonly agreement: AgreementId; readonly by: EconomyId; readonly outInRound: number };

/**
 * The union whose own treaty ended an older agreement for one of its members: no government has asked to leave it. Undefined where a government
 * gave notice itself.
 */
export function unionBehind(
  game: Pick<CountryGame, 'agreements' | 'proposals'>,
  { agreement, by, outInRound }: Notice,
): Agreement | undefined {
  for (const { status, round, clauses } of Object.values(game.proposals)) {
    if (status !== 'concluded' || round !== outInRound - 1) continue;
    for (const clause of clauses) {
      if (!('former' in clause)) continue;
      const ends = clause.former.some((each) => each.agreement === agreement && each.action === 'end');
      const union = ends ? unionAfter(game, clause) : undefined;
      if (union?.parties.includes(by) === true) return union;
    }
  }
  return undefined;
}

/** Of the leaves of a round those that governments asked for themselves. */
export function leftByWill(
  game: Pick<CountryGame, 'agreements' | 'proposals'>,
  { round, leavers }: Pick<RoundReport, 'round' | 'leavers'>,
): RoundReport['leavers'] {
  return leavers.filter((leave) => unionBehind(game, { ...leave, outInRound: round + 1 }) === undefined);
}

/** The union that a clause about older agreements has founded or widened, as it stands now. */
function unionAfter(
  game: Pick<CountryGame, 'agreements'>,
  clause: Extract<Clause, { readonly former: unknown }>,
): Agreement | undefined {
  if ('with' in clause) return game.agreements[clause.agreement] ?? game.agreements[clause.with];
  const member = 'entrant' in clause ? clause.entrant : clause.among[0];
  return member === undefined ? undefined : unionOf(game, member);
}

/**
 * The notices by which an agreement loses members. Where all have given notice the last to do so is the one that was left: without
 * the others there is nothing more to leave.
 */
export function leaversIn<Given extends { readonly by: EconomyId }>(
  parties: readonly EconomyId[],
  notices: readonly Given[],
): readonly Given[] {
  return parties.every((party) => notices.some(({ by }) => by === party)) ? notices.slice(0, -1) : notices;
}
