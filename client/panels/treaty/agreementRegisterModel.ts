import { COHESION_FUND_BP, FREE_TRADE_LEVEL, NOTICE_ROUNDS } from '#shared/content/treatyConstants.ts';
import { LEAVING_COST_PER_LEVEL } from '#shared/content/politicsConstants.ts';
import { INFRASTRUCTURE_ROUNDS } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import {
  type Agreement,
  type AgreementTerms,
  type Proposal,
  type Timetable,
  contentOf,
} from '#shared/protocol/law.ts';
import { integrationLaw, lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { isSuspended } from '#shared/rules/law/rates.ts';
import { innerMarketsOf, presidencyOf, votingWeight } from '#shared/rules/law/blocs.ts';
import { moduleIsOpen } from '#shared/rules/law/moduleIsOn.ts';
import { boundUntilRound } from '#shared/rules/law/agreement.ts';
import { giveNotices, noticeFault, noticesDue } from '#shared/rules/law/leaving.ts';
import {
  applyLaw,
  lastRoundOf as lastRoundInForce,
  paymentsDueStill,
  startsAnew,
} from '#shared/rules/law/register.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { NAMED_WHOLE_AT_MOST, economyName } from '../../text/nameParams.ts';
import { levelOfClause } from '../proposal/proposalModel.ts';

/** An agreement with the common markets of some members that stand inside it. */
export type RegisterEntry = { readonly agreement: Agreement; readonly inner: readonly Agreement[] };

type RegisterView = {
  readonly mine: readonly RegisterEntry[];
  readonly others: readonly RegisterEntry[];
};

/** Every treaty in force, the reader's first, deeper ones before others; what stands inside a union stands with it. */
export function registerView(game: CountryGame, me: EconomyId | undefined): RegisterView {
  const entries = Object.values(game.agreements)
    .filter(({ within }) => within === undefined || game.agreements[within] === undefined)
    .toSorted((a, b) => b.level - a.level)
    .map((agreement) => ({ agreement, inner: innerMarketsOf(game, agreement) }));
  const isMine = ({ agreement }: RegisterEntry): boolean =>
    me !== undefined && agreement.parties.includes(me);
  return { mine: entries.filter(isMine), others: entries.filter((entry) => !isMine(entry)) };
}

/** All that a seat pays and is paid in the round by what is in force; undefined where nothing runs one way and the other, or is told by one line. */
export function paymentsOf(game: CountryGame, me: EconomyId): Phrase | undefined {
  const own = Object.values(game.agreements)
    .flatMap(({ payments }) => paymentsDueStill(game, payments))
    .filter(({ from, to }) => from === me || to === me);
  if (own.length < 2) return undefined;
  const sum = (side: 'from' | 'to'): number =>
    own.filter((payment) => payment[side] === me).reduce((total, { amountMn }) => total + amountMn, 0);
  return phrase('register.paymentsSum', { paidMn: sum('from'), receivedMn: sum('to') });
}

/** What an agreement is called: its name, or what it is where it stands inside or beside others. */
export function nameOf(agreement: Agreement): Phrase {
  const { id, within, parties, level, title } = agreement;
  if (within !== undefined) return phrase('register.inner', { level, economies: parties });
  const kind = kindBesideTariffs(agreement);
  return kind === undefined || (kind === 'register.payments' && title !== undefined)
    ? phrase('register.name', { agreement: id })
    : phrase(kind, { economies: parties });
}

type Payer = { readonly from: EconomyId; readonly to: EconomyId; readonly amountMn: number };

/** Millions, above 0 where it paid, that a seat would still pay another in a round, or be paid, had their agreements not ended before that. */
export function savedByEndMn(
  { proposals, agreements }: Pick<CountryGame, 'proposals' | 'agreements'>,
  me: EconomyId,
  other: EconomyId,
  inRound: number,
): number {
  const netMn = (payments: readonly Payer[]): number => netPaidMn(payments, me, other);
  const agreed = signedPayments(proposals).filter(
    ({ round, rounds }) => round < inRound && round + rounds > inRound,
  );
  const due = Object.values(agreements)
    .filter(({ sinceRound }) => sinceRound < inRound)
    .flatMap(({ payments }) => payments.filter(({ untilRound }) => untilRound >= inRound));
  return netMn(agreed) - netMn(due);
}

/** Whose payments to a seat, or from it, a union of theirs has ended, among those who left it with that union. */
export function unpaidByUnions(
  game: Pick<CountryGame, 'proposals' | 'agreements'>,
  me: EconomyId,
  leaves: CountryGame['reports'][number]['leavers'],
  { round, change }: { readonly round: number; readonly change: number },
): EconomyId[] {
  const enders = leaves.flatMap(({ by, injured }) => (by !== me && injured.includes(me) ? [by] : []));
  return [...new Set(enders)].filter((by) => savedByEndMn(game, me, by, round) * change > 0);
}

/** The same of payments whose last round was the one before. */
export function savedByTermMn(
  { proposals }: Pick<CountryGame, 'proposals'>,
  me: EconomyId,
  inRound: number,
): number {
  return netPaidMn(
    signedPayments(proposals).filter(({ round, rounds }) => round + rounds === inRound),
    me,
  );
}

function signedPayments(proposals: CountryGame['proposals']): (Payer & { round: number; rounds: number })[] {
  return Object.values(proposals)
    .filter(({ status }) => status === 'concluded')
    .flatMap(({ round, clauses }) =>
      clauses.flatMap((clause) => ('amountMn' in clause ? [{ ...clause, round }] : [])),
    );
}

function netPaidMn(payments: readonly Payer[], me: EconomyId, other?: EconomyId): number {
  const isMeant = (economy: EconomyId): boolean => other === undefined || economy === other;
  return payments.reduce((sum, { from, to, amountMn }) => {
    if (from === me && isMeant(to)) return sum + amountMn;
    return to === me && isMeant(from) ? sum - amountMn : sum;
  }, 0);
}

/** The round from which an agreement is what it is called: a union may have been an area before. */
export function sinceOf(
  { proposals }: Pick<CountryGame, 'proposals'>,
  { level, parties, sinceRound }: Agreement,
): number {
  const reachedIn = Object.values(proposals).flatMap(({ status, clauses, round }) => {
    const hasReached = clauses.some(
      (clause) =>
        levelOfClause(clause) === level &&
        'among' in clause &&
        clause.among.every((member) => parties.includes(member)),
    );
    return status === 'concluded' && hasReached ? [round] : [];
  });
  return level > FREE_TRADE_LEVEL && reachedIn.length > 0 ? Math.min(...reachedIn) : sinceRound;
}

/** The same in words; of those that would be called the same each says since when. */
export function saidName(agreement: Agreement, all: CountryGame['agreements']): string {
  const name = say(nameOf(agreement));
  const isTwin = (other: Agreement): boolean => other.id !== agreement.id && say(nameOf(other)) === name;
  return Object.values(all).some(isTwin) ? t('agreement.since', { name, round: agreement.sinceRound }) : name;
}

/** What an agreement is that is about money or common works alone. */
function kindBesideTariffs(agreement: Agreement): 'register.payments' | 'register.undertaking' | undefined {
  const content = contentOf(agreement);
  if (content === 'payments') return 'register.payments';
  return content === 'project' ? 'register.undertaking' : undefined;
}

/** The form and members of an agreement, or the union that it stands in; nothing where the name says it all. */
export function placeOf(agreement: Agreement): Phrase | undefined {
  const { within, level, parties, title } = agreement;
  if (within !== undefined) return phrase('register.within', { agreement: within });
  // Whatever has no title of its own is named by its form and its members, unless they are many; one economy by its members alone.
  const isNamedWhole = title === undefined && level < 6 && parties.length <= NAMED_WHOLE_AT_MOST;
  const kind = kindBesideTariffs(agreement);
  if (kind !== undefined && nameOf(agreement).key === kind) return undefined;
  if (isNamedWhole) return undefined;
  return kind === undefined
    ? phrase('register.form', { level, economies: parties })
    : phrase(kind, { economies: parties });
}

/** What an agreement obliges to, beyond its form. */
export function registerLines(game: CountryGame, agreement: Agreement): Phrase[] {
  return [
    ...agreement.concessions.map((each): Phrase => phrase('register.preference', each)),
    ...agreement.exceptions.map((each): Phrase => phrase('register.exception', each)),
    ...paymentsDueStill(game, agreement.payments).map(({ untilRound, ...rest }): Phrase =>
      untilRound > lastRoundOf(game)
        ? phrase('register.paymentToEnd', rest)
        : startsAnew(game)
          ? phrase('register.paymentNow', rest)
          : phrase('register.payment', { ...rest, round: untilRound }),
    ),
    ...institutionLines(game, agreement),
    ...termLines(game, agreement),
    ...agreement.notices.map(({ by, outInRound }): Phrase => noticeLine(game, by, outInRound)),
  ];
}

/** A notice that is due and has not come about waits: a union deals as one, so it falls with the last that keeps its terms. */
function noticeLine({ round, phase }: CountryGame, economy: EconomyId, outInRound: number): Phrase {
  const isDue = outInRound < round || (outInRound === round && phase !== 'briefing');
  return isDue
    ? phrase('register.leavingWaits', { economy })
    : phrase('register.leaving', { economy, round: outInRound });
}

/** Votes, presidency and the fund that deep unions have by their form. */
function institutionLines(game: CountryGame, agreement: Agreement): Phrase[] {
  const { level, parties } = agreement;
  if (level < 5) return [];
  const president = presidencyOf(game, agreement);
  const votes = parties.map((party): string => {
    const percent = Math.round(100 * votingWeight(game, agreement, [party]));
    return `${economyName(party)} ${percent}%`;
  });
  const percent = COHESION_FUND_BP[level === 6 ? 6 : 5] / 100;
  return [
    phrase('register.votes', { list: votes }),
    ...(president === undefined ? [] : [phrase('register.president', { economy: president })]),
    phrase('register.cohesion', { percent }),
  ];
}

function termLines({ round }: CountryGame, { terms = {} }: Agreement): Phrase[] {
  const { provisions = [], adjustmentFundBp } = terms;
  // Of every sort of term, so that a new one does not compile without its line.
  const lines: Readonly<Record<keyof AgreementTerms, readonly Phrase[]>> = {
    provisions:
      provisions.length === 0
        ? []
        : [
            phrase('register.provisions', {
              list: provisions.map((provision) => t(`provision.${provision}`)),
            }),
          ],
    mutualRecognition: terms.mutualRecognition === true ? [phrase('register.recognition')] : [],
    disputeSettlement: terms.disputeSettlement === true ? [phrase('register.settlement')] : [],
    specializations: (terms.specializations ?? []).flatMap(({ between }) =>
      between.map(({ party, keeps }): Phrase =>
        phrase('register.specialization', { by: party, sector: keeps }),
      ),
    ),
    infrastructure: (terms.infrastructure ?? []).map(({ among, contributionBp, sinceRound }): Phrase => {
      const lastRound = sinceRound + INFRASTRUCTURE_ROUNDS - 1;
      return round <= lastRound
        ? phrase('register.infrastructurePaid', {
            economies: among,
            percent: contributionBp / 100,
            round: lastRound,
          })
        : phrase('register.infrastructureBuilt', { economies: among });
    }),
    adjustmentFundBp:
      adjustmentFundBp === undefined
        ? []
        : [phrase('register.adjustment', { percent: adjustmentFundBp / 100 })],
    conditions: (terms.conditions ?? []).map(({ of, condition }): Phrase =>
      phrase(isSuspended(terms, of) ? 'register.suspended' : 'register.condition', {
        economy: of,
        condition: t(`condition.${condition}`),
      }),
    ),
    // Drawn as a chart beside these lines.
    phaseIn: [],
    // Told with its condition.
    suspended: [],
  };
  return Object.values(lines).flat();
}

/** How far the cuts of a timetable have come in each of its rounds, per cent. */
export type Step = { readonly round: number; readonly percent: number; readonly isReached: boolean };

export function stepsOf({ fromRound, untilRound, reachedRound }: Timetable): Step[] {
  const count = untilRound - fromRound + 1;
  return Array.from({ length: count }, (_, at) => ({
    round: fromRound + at,
    percent: Math.round((100 * (at + 1)) / count),
    isReached: fromRound + at <= reachedRound,
  }));
}

/** Whether notice of one party takes effect beside those already given: a union deals as one, and may have to wait for its other members. */
export function mayLeaveAlone(game: CountryGame, agreement: Agreement, by: EconomyId): boolean {
  const { upsert, end } = noticesDue(withNotice(game, agreement, by), game.round + NOTICE_ROUNDS);
  const rest = upsert.find(({ id }) => id === agreement.id);
  return end.includes(agreement.id) || (rest !== undefined && !rest.parties.includes(by));
}

/** The game with the notice that a party would give. */
export function withNotice(game: CountryGame, agreement: Agreement, by: EconomyId): CountryGame {
  const noticed = giveNotices(agreement, [by], game.round + NOTICE_ROUNDS);
  return { ...game, agreements: { ...game.agreements, [agreement.id]: noticed } };
}

/** Own agreements that could be left now, and that a lawful draft binds anew, each with the last round in which it may then not be left. */
export function boundBy(
  scenario: Scenario,
  game: CountryGame,
  draft: Pick<Draft, 'parties' | 'clauses'>,
  me: EconomyId,
): readonly { readonly id: AgreementId; readonly round: number }[] {
  if (startsAnew(game)) return [];
  const changed = { ...game, ...applyLaw(game, lawOf(scenario, game, draft)) };
  return Object.values(game.agreements).flatMap(({ id }) => {
    const after = changed.agreements[id];
    if (after === undefined || noticeFault(game, me, id) !== undefined) return [];
    const isBound = noticeFault(changed, me, id)?.code === 'withdrawal/bound';
    return isBound ? [{ id, round: boundUntilRound(after, me) }] : [];
  });
}

/** Points of support that notice costs a government; undefined where there is no politics. */
export function leavingPoints(game: CountryGame, { level }: Agreement): number | undefined {
  return moduleIsOpen(game, 'politics') ? LEAVING_COST_PER_LEVEL * (level - 1) : undefined;
}

/** For how long what would be signed now holds, where the game limits that: a bloc that goes deeper, or takes somebody in, is as old as it was. */
export function holdsFor(scenario: Scenario, game: CountryGame, draft: Draft): string | undefined {
  const { settings, round } = game;
  const { target } = integrationLaw(scenario, game, draft) ?? {};
  const last = lastRoundInForce(game, target ?? { sinceRound: round });
  if (last === undefined) return undefined;
  if (last > settings.rounds) return t('list.holdsToEnd');
  if (startsAnew(game)) return t('list.holdsThisRound');
  if (last < settings.rounds) return t('list.holdsUntil', { round: last });
  // A free trade area with one more economy is a new one.
  const mayWiden = target?.level === FREE_TRADE_LEVEL && target.parties.length < scenario.economies.length;
  return t(mayWiden ? 'list.endsBeforeWiden' : 'list.endsBefore', { round: last });
}

/** Members of the blocs that an offer opens or merges which have given notice, and from which round on the first of them is out. */
export function leaversAhead(
  { agreements }: Pick<CountryGame, 'agreements'>,
  { clauses }: Pick<Proposal, 'clauses'>,
): { readonly by: readonly EconomyId[]; readonly round: number } | undefined {
  const blocs = clauses.flatMap((clause) => [
    ...('entrant' in clause || 'with' in clause ? [clause.agreement] : []),
    ...('with' in clause ? [clause.with] : []),
  ]);
  const notices = blocs.flatMap((id) => agreements[id]?.notices ?? []);
  const [first] = notices.toSorted((a, b) => a.outInRound - b.outInRound);
  return first && { by: [...new Set(notices.map(({ by }) => by))], round: first.outInRound };
}

/** Another open offer among the same parties, of another author, whose terms are the same in whatever order; of several the one that most have signed. */
export function twinOf(
  proposals: Readonly<Record<string, Proposal>>,
  proposal: Proposal,
): Proposal | undefined {
  if (proposal.status !== 'open') return undefined;
  const own = termsInOrder(proposal);
  const count = ({ signatures, revision }: Proposal): number =>
    Object.values(signatures).filter((each) => each === revision).length;
  const [twin] = Object.values(proposals)
    .filter(
      (other) => other.status === 'open' && other.author !== proposal.author && termsInOrder(other) === own,
    )
    .toSorted((a, b) => count(b) - count(a));
  return twin;
}

function termsInOrder({ parties, clauses }: Proposal): string {
  const inOrder = (value: unknown): unknown =>
    Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.toSorted() : value;
  const terms = clauses.map((clause) =>
    canonicalJson(Object.fromEntries(Object.entries(clause).map(([key, value]) => [key, inOrder(value)]))),
  );
  return canonicalJson([parties.toSorted(), terms.toSorted()]);
}

/** Of an agreed specialization who makes what, since two may agree on goods more than once, whatever the same two have signed since. */
export function growthName(agreement: Agreement | undefined, id: AgreementId): Phrase {
  const kept = agreement?.terms?.specializations?.flatMap(({ between }) => between) ?? [];
  if (agreement === undefined || kept.length === 0) return phrase('decision.growthBy', { agreement: id });
  const made = kept.map(({ party: by, keeps: sector }) => phrase('decision.makes', { by, sector }));
  const makers = () => made.map(say).join(t('list.clauses'));
  if (agreement.level > 1) return phrase('decision.growthByBoth', { agreement: id, makers });
  return phrase('decision.growthBySpecialization', { makers });
}

/** Per cent of real income that leaving must bring. */
const OVERPRICED_PERCENT = 0.05;

/** Whether leaving is advised: income gains by it, and the score where one is told, which is what the box of the notice then says. */
export function paysToLeave(
  { percent, last }: { readonly percent: number; readonly last: number },
  move: { readonly was: number; readonly next: number } | undefined,
): boolean {
  return Math.min(percent, last) >= OVERPRICED_PERCENT && (move === undefined || move.next - move.was >= 1);
}

/** Whether a seat has signed an open offer of just these terms. */
export function hasSigned({ proposals }: CountryGame, draft: Draft, by: EconomyId): boolean {
  const termsIn = ({ parties, clauses }: Draft): string =>
    canonicalJson({ parties: parties.toSorted(), clauses });
  return Object.values(proposals).some(
    ({ status, signatures, revision, ...offer }) =>
      status === 'open' && signatures[by] === revision && termsIn(offer) === termsIn(draft),
  );
}
