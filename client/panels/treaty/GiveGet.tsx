import { useMemo } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import { MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { isOfPart } from '#shared/content/phrases.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { countryProposals, findFaults } from '#shared/rules/countries/proposals.ts';
import { mostSigned, signaturesLeft } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { rivalsOf } from '#shared/rules/table/signing.ts';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { type OfferWorth, previews, usePreview } from '../../preview/preview.ts';
import { useCountries, useCountrySeat, useSeat, useTable } from '../../state/useTable.ts';
import { Say } from '../../text/Say.tsx';
import { formatList, formatPercent, formatSignedPercent, sentences } from '../../text/format.ts';
import { shortMoney } from '../../text/money.ts';
import { economyName, nameParams, partyName } from '../../text/nameParams.ts';
import type { TextKey } from '../../text/areas.ts';
import { type Phrase, fillSentence, t } from '../../text/t.ts';
import type { PartyTerm } from '../clauses/clauseView.ts';
import { viewOf } from '../clauses/clauseViews.ts';
import { asksAnswerOf, lawOf, medalWorth, proposalTitle } from '../proposal/proposalModel.ts';
import { LEFT_PERCENT, nameOf, onOtherMatters, tellerOf, told } from '../proposal/proposalsOfSeat.ts';

type Props = { readonly terms: readonly Term[] };

/** What the reader gives, left, and gets, right. */
export function GiveGet({ terms }: Props) {
  const { me } = useSeat();
  const { give, get } = giveAndGet(
    terms.filter(({ side }) => side !== 'both'),
    me,
  );
  const shared = terms.filter(({ party, side }) => party === me && side === 'both');
  const paid = paymentsBeside(terms, me);
  // What all do is no gift of the reader: beside it an empty side says nothing.
  const isNamed = (side: readonly Phrase[]): boolean => side.length > 0 || shared.length === 0;
  return (
    <div class="givetake stack gap-none ruled">
      {isNamed(give) && <Side title={t('proposal.youGive')} icon="give" phrases={give} />}
      {isNamed(get) && <Side title={t('proposal.youGet')} icon="get" phrases={get} />}
      {shared.length > 0 && (
        <Side title={t('proposal.allDo')} icon="deals" phrases={shared.map(({ phrase }) => phrase)} />
      )}
      {paid.length > 0 && (
        <div style={{ gridColumn: '1 / -1' }}>
          <h4 class="row">
            <Icon name="give" size={15} />
            {t('proposal.othersPay')}
          </h4>
          <ul>
            {paid.map(({ party, phrase }, at) => (
              <li key={at}>
                {partyName(party)}: <Say phrase={phrase} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** What the others pay each other: part of the bargain, though it is neither given nor got by the reader. */
export function paymentsBeside(terms: readonly Term[], me: EconomyId): Term[] {
  return terms.filter(
    ({ party, side, phrase: { params } }) =>
      side === 'give' && 'amountMn' in params && party !== me && params['economy'] !== me,
  );
}

type Refusal = { readonly terms: Proposal; readonly by: EconomyId };

/**
 * The terms that a government has refused in this round because its part of the gain is too small, as an offer to the reader tells it: those of
 * the offer itself, or of the one that it counters. A newer version of a counter answers nothing any more.
 */
export function refusedForPart(
  game: Pick<CountryGame, 'proposals' | 'round' | 'phase'>,
  proposal: Proposal,
  me: EconomyId | undefined,
): Refusal | undefined {
  const { author, because, counterTo, parties, reasons = {}, revision, round } = proposal;
  if (me === undefined || !parties.includes(me) || round !== game.round || game.phase !== 'negotiation')
    return undefined;
  const countered = counterTo === undefined ? undefined : game.proposals[counterTo];
  if (isOfPart(because) && revision === 1 && author !== me && countered !== undefined)
    return { terms: countered, by: author };
  const by = parties.find((party) => party !== me && isOfPart(reasons[party]));
  return by === undefined ? undefined : { terms: proposal, by };
}

/** What the refused terms would bring the reader and whoever refused them: who finds its part too small can be checked. */
export function PartsRefused({ proposal }: { readonly proposal: Proposal }) {
  const { scenario, game, me } = useCountries();
  const { terms, by } = refusedForPart(game, proposal, me) ?? {};
  const isAsked = terms !== undefined && findFaults(scenario, game, terms, terms.author).length === 0;
  const name = canonicalJson(terms?.clauses ?? []);
  usePreview('refused', isAsked ? { type: 'proposal', draft: draftOf(terms) } : undefined, [name, game]);
  const answer = previews.value.refused;
  if (!isAsked || answer?.result.type !== 'forecast' || answer.job.type !== 'proposal') return null;
  if (canonicalJson(answer.job.draft.clauses) !== name) return null;
  const { economies } = answer.result.forecast;
  const [own, theirs] = [economies[me ?? ''], economies[by ?? '']];
  if (own === undefined || theirs === undefined || by === undefined) return null;
  return (
    <p class="lit slim ruled small num">
      {t('proposal.partsRefused', {
        own: formatSignedPercent(percentOfLog(own.logChange) / 100),
        ownMoney: shortMoney(own.gainBn, true),
        economy: economyName(by),
        theirs: formatSignedPercent(percentOfLog(theirs.logChange) / 100),
        theirMoney: shortMoney(theirs.gainBn, true),
      })}
    </p>
  );
}

type SideProps = {
  readonly title: string;
  readonly icon: 'give' | 'get' | 'deals';
  readonly phrases: readonly Phrase[];
};

function Side({ title, icon, phrases }: SideProps) {
  return (
    <div>
      <h4 class="row">
        <Icon name={icon} size={15} />
        {title}
      </h4>
      <ul>
        {phrases.length === 0 && <li class="muted">{t('common.none')}</li>}
        {phrases.map((phrase, at) => (
          <li key={at}>
            <Say phrase={phrase} />
            <OfIncome amountMn={phrase.params['amountMn']} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Behind a payment that the reader makes or gets: how much it is of the reader's income, of which such sums have their limit too. */
export function OfIncome({ amountMn }: { readonly amountMn: unknown }) {
  const { game, me } = useCountries();
  const share = shareOfIncome(game, me, amountMn);
  return share === undefined ? null : (
    <span class="muted"> {t('term.ofIncome', { share: formatPercent(share, 2) })}</span>
  );
}

/** A sum of millions as a part of the last settled income of a seat. */
export function shareOfIncome(
  { settled }: Pick<CountryGame, 'settled'>,
  me: EconomyId | undefined,
  amountMn: unknown,
): number | undefined {
  const incomeBn = settled.incomeBn[me ?? ''] ?? 0;
  return typeof amountMn !== 'number' || incomeBn <= 0
    ? undefined
    : amountMn / MILLIONS_PER_BILLION / incomeBn;
}

type PartiesProps = {
  readonly terms: readonly Term[];
  readonly parties: readonly EconomyId[];
};

/** Give and get of every party, side by side: the desk, and proposals of others. */
export function GiveGetByParty({ terms, parties }: PartiesProps) {
  const { me } = useTable();
  return (
    <div class="by-party lit stack grid gap-none ruled">
      {parties.map((party) => {
        const { give, get } = giveAndGet(terms, party);
        return (
          <section key={party} aria-label={economyName(party)}>
            <h4 class="row">
              <Medallion economy={party} size={26} />
              {party === me ? t('proposal.you') : partyName(party)}
            </h4>
            <ul>
              <PartyLines
                icon="give"
                label={t('proposal.gives', { economy: partyName(party) })}
                phrases={give}
                isOwn={party === me}
              />
              <PartyLines
                icon="get"
                label={t('proposal.gets', { economy: partyName(party) })}
                phrases={get}
                isOwn={party === me}
              />
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function PartyLines({
  icon,
  label,
  phrases,
  isOwn,
}: {
  readonly icon: 'give' | 'get';
  readonly label: string;
  readonly phrases: readonly Phrase[];
  readonly isOwn: boolean;
}) {
  return (
    <>
      {phrases.map((phrase, at) => (
        <li key={`${icon}${at}`}>
          <Icon name={icon} size={14} />
          <span>
            <span class="sr">{label}: </span>
            <Say phrase={phrase} />
            {isOwn && <OfIncome amountMn={phrase.params['amountMn']} />}
          </span>
        </li>
      ))}
    </>
  );
}

/** One thing that a proposal makes a party give or lets it get, as a sentence key with its parameters. */
type Term = PartyTerm & { readonly clause: number };

/** Every term of a proposal, or of a draft as if it were agreed now, clause by clause, party by party. */
export function termsOf(
  scenario: Scenario,
  game: CountryGame,
  {
    parties,
    clauses,
    round = game.round,
  }: Pick<Draft, 'parties' | 'clauses'> & Partial<Pick<Proposal, 'round'>>,
): Term[] {
  return clauses.flatMap((clause, at) =>
    viewOf(clause.type)
      .terms({ scenario, game, parties, round }, clause)
      .map((term) => ({ clause: at, ...term })),
  );
}

/** Whether what one of two gives is what the other gets: every term says from whom or to whom it is. Then one side tells all. */
export function isMirrored(terms: readonly Term[], parties: readonly EconomyId[]): boolean {
  const isOfBoth = ({ side, phrase: { params } }: Term): boolean =>
    side === 'both' || 'economy' in params || 'economies' in params;
  return parties.length === 2 && terms.every(isOfBoth);
}

/** Terms that one party gives, and those that it gets; duties of all stand with the gifts. */
export function giveAndGet(
  terms: readonly Term[],
  party: EconomyId,
): { readonly give: Phrase[]; readonly get: Phrase[] } {
  // Money first: of a long list it is what one must not overlook.
  const isPaid = ({ phrase: { params } }: Term): number => Number('amountMn' in params);
  const own = terms.filter((term) => term.party === party).toSorted((a, b) => isPaid(b) - isPaid(a));
  return {
    give: own.filter((term) => term.side !== 'get').map((term) => term.phrase),
    get: own.filter((term) => term.side === 'get').map((term) => term.phrase),
  };
}

/** What this offer cannot stand beside, before anybody signs, and why: those that one rule bars on one line. */
export function RivalsNote({ proposal }: { readonly proposal: Proposal }) {
  const { scenario, game, me } = useCountrySeat();
  const rules = useMemo(() => countryProposals(scenario), [scenario]);
  const rivals = useMemo(
    () => onOtherMatters(game, proposal, rivalsOf(rules, game, proposal)),
    [rules, game.proposals, game.agreements, proposal],
  );
  const byReason = useMemo(() => {
    const signed = rivals.length === 0 ? game : rules.states.enact(game, rules.law(game, proposal));
    return groupsBy(rivals, (id) => {
      const rival = game.proposals[id];
      const fault = rival && rules.faultUnder(signed, rival, rival.author);
      return fault === undefined ? '' : ruleBetween(fault);
    });
  }, [rules, rivals, proposal]);
  if (rivals.length === 0) return null;
  const limit = signatureLimit(game, proposal, rivals);
  return (
    <p class="slim ruled small">
      <Icon name="alert" size={16} />{' '}
      {limit === undefined
        ? [...byReason]
            .map(([because, ids]) =>
              sentences(t('proposal.rivals', { list: lapsesByPartner(game, ids, me) }), because),
            )
            .join(' ')
        : t('proposal.rivalsSigned', { list: lapsesByPartner(game, rivals, me), limit })}
    </p>
  );
}

/** The rule that lets only one of two offers stand, where its refusal alone would not say it. */
const RULES_BETWEEN: Readonly<Partial<Record<Rejection['code'], TextKey>>> = {
  'payment/above-payer-cap': 'rivals.payer',
  'payment/above-receiver-cap': 'rivals.receiver',
  'terms/one-sector-each': 'rivals.sector',
  'union/one-each': 'rivals.oneUnion',
  'pace/already-there': 'rivals.same',
  'clause/no-cut': 'rivals.same',
  'clause/nothing-new': 'rivals.same',
  'accession/already-member': 'rivals.same',
  'pace/pair-not-ready': 'rivals.oneStep',
  'pace/signed-this-round': 'rivals.oneStep',
  'pace/widened-this-round': 'rivals.oneEntry',
  'clause/unknown-agreement': 'rivals.ended',
  'clause/not-a-bloc': 'rivals.ended',
  'union/no-tariff-of-its-own': 'rivals.union',
  'union/all-must-sign': 'rivals.union',
  'union/former-undecided': 'rivals.union',
  'union/former-needs-outsider': 'rivals.union',
  'union/former-bound': 'rivals.union',
};

function ruleBetween({ code, ...params }: Rejection): string {
  const key = RULES_BETWEEN[code];
  return key === undefined ? '' : fillSentence(key, nameParams(params));
}

/** What an open offer was told to bring under the law as it is. */
export function worthNow(game: CountryGame, offer: Proposal, me: EconomyId): OfferWorth | undefined {
  const known = told.value.seat === tellerOf(me) ? told.value.worths.get(nameOf(offer)) : undefined;
  return known?.law !== lawOf(game) || known.worth === 'unknown' ? undefined : known.worth;
}

/** Of the other offers that the reader may still sign the one that brings it most, where that is more than this one by the same forecasts. */
export function betterOffer(
  game: CountryGame,
  proposal: Proposal,
  me: EconomyId,
): { readonly offer: Proposal; readonly worth: OfferWorth; readonly own: OfferWorth } | undefined {
  const own = worthNow(game, proposal, me);
  if (own === undefined) return undefined;
  const [best] = Object.values(game.proposals)
    .filter((offer) => offer.id !== proposal.id && asksAnswerOf(offer, me))
    .flatMap((offer) => {
      const worth = worthNow(game, offer, me);
      // Where points are not known, more income is no better offer if it costs the secret task.
      const isForTask = worth?.score !== undefined || own.task?.met !== true || worth?.task?.met === true;
      return worth === undefined || !isForTask ? [] : [{ offer, worth, own }];
    })
    .toSorted((a, b) => medalWorth(b.worth) - medalWorth(a.worth));
  return best !== undefined && medalWorth(best.worth) - medalWorth(own) >= LEFT_PERCENT ? best : undefined;
}

/** Proposals that would lapse in words, each with its partners; versions with the same partners once. */
export function lapsesByPartner(game: CountryGame, lapses: readonly ProposalId[], me: EconomyId): string {
  const told = lapses.flatMap((id) => {
    const other = game.proposals[id];
    const partners = other?.parties.filter((party) => party !== me).map(partyName) ?? [];
    return other === undefined
      ? []
      : [t('confirm.lapseOf', { kind: proposalTitle(other), economies: formatList(partners) })];
  });
  return [...new Set(told)].join(t('list.clauses'));
}

/** How many agreements a seat may sign in a round, where each of these would expire because that is all that a common party has left. */
export function signatureLimit(
  game: CountryGame,
  proposal: Proposal,
  rivals: readonly ProposalId[],
): number | undefined {
  const isLastOf = (party: EconomyId): boolean => signaturesLeft(game, party) === 1;
  const areSpent = rivals.every((id) =>
    game.proposals[id]?.parties.some((party) => proposal.parties.includes(party) && isLastOf(party)),
  );
  return areSpent ? mostSigned(game.settings) : undefined;
}
