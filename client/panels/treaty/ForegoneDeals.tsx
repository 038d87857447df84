import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import { floorPackage } from '#shared/rules/modules/wto/conference.ts';
import { type CountryGame, type GameState, countryPart } from '#shared/rules/state.ts';
import type { Confirmation } from '#shared/rules/table/signing.ts';
import type { PartnerOffer } from '../../preview/advice.ts';
import type {
  Foregone,
  ForegoneDeals,
  ForegoneJob,
  PackageJob,
  WinningJob,
} from '../../preview/otherLaws.ts';
import { previews, usePreview } from '../../preview/preview.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { type ListedDeal, listedDeal } from '../../state/tableState.ts';
import { chat, gameId } from '../../state/store.ts';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';
import { formatList, formatPoints, formatSignedPercent, sentences } from '../../text/format.ts';
import { economyName, rejectionText } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { kindOfProposal, lawOf, proposalTitle } from '../proposal/proposalModel.ts';
import { ScoreMoved, pointsMoved, scoreMoved, worthTold } from '../politics/ScoreMoved.tsx';
import { hasSigned } from './agreementRegisterModel.ts';
import { signedIn } from './areaPrices.ts';
import { type AnswerNow, hasNamedTerms, isListedAs, isSure, listedNote, talksOf } from './clausePolitics.ts';
import { mayBeWon, whyNotSigned, winningText } from './readinessText.ts';
import { areSame } from './templates.ts';

/** Deals that are told as lost, those that bring most first. */
const TOLD_AT_MOST = 3;
/** Per cent of real income below which the loss of a deal is not told. */
const TOLD_PERCENT = 0.05;

/** What the list of partners said last: the deals that bots were sure to sign, and what was signed in the round by then. */
type Listed = {
  readonly table: string;
  readonly law: string;
  readonly sure: readonly PartnerOffer[];
};

const listed = signal<Listed | undefined>(undefined);

/** The round of a seat in which the list was made. */
function tableOf({ round }: CountryGame, me: EconomyId): string {
  return `${gameId.value ?? ''} ${round} ${me}`;
}

/** Whether a deal with the same partners lies open, or has been signed: nothing about them is lost. */
function isUnderWay({ proposals, round }: CountryGame, me: EconomyId, { partners }: PartnerOffer): boolean {
  return Object.values(proposals).some(
    ({ status, parties, round: made }) =>
      made === round &&
      ['open', 'awaitingBell', 'concluded'].includes(status) &&
      parties.includes(me) &&
      partners.every((partner) => parties.includes(partner)),
  );
}

/**
 * With whom an offer lies open, that is what there is to look at; but what a partner who has answered a bid with other terms is sure to sign stays.
 */
export function hasOpenOffer({ proposals }: CountryGame, me: EconomyId, offer: PartnerOffer): boolean {
  const { parties: among, clauses } = offer.draft;
  const kind = kindOfProposal(clauses);
  const isBid = (id: ProposalId | undefined): boolean => id !== undefined && proposals[id]?.author === me;
  const answered = Object.values(proposals).map(({ counterTo }) => counterTo);
  return Object.values(proposals).some(({ id, status, parties, counterTo, clauses: open }) => {
    if (status !== 'open' || !areSame(parties, among)) return false;
    const isHaggled = isBid(id) ? answered.includes(id) : isBid(counterTo) && kindOfProposal(open) !== kind;
    return !(isHaggled && isSure(offer));
  });
}

/** Whether bots are sure to sign it. */
function isSigned(offer: PartnerOffer): boolean {
  return offer.readiness !== undefined && offer.readiness.step !== 'closed' && isSure(offer);
}

function gainOf({ later, percent }: PartnerOffer, me: EconomyId): number {
  return later ?? percent[me] ?? 0;
}

/** Keeps which deals of the list bots are sure to sign, for the question before a signature. `offers`: what the list says as things stand. */
export function useListed(offers: readonly PartnerOffer[] | undefined): void {
  const { game, me } = useCountrySeat();
  const [table, law] = [tableOf(game, me), lawOf(game)];
  useEffect(() => {
    if (offers !== undefined && !startsAnew(game))
      listed.value = { table, law, sure: offers.filter(isSigned) };
  }, [offers, law, table]);
}

/** Before the last signature: which deals of the list would not be signed any more once it is given, and why. */
export function useForegoneTold(
  proposal: Proposal,
  confirmation: Confirmation | undefined,
): string | undefined {
  const { game, me } = useCountrySeat();
  // What waits for the bell is no law yet, and stands in nobody's way.
  const isLaw = confirmation?.awaitsBell === false && !confirmation.awaitsRatification;
  const known = listed.value;
  const isNow = isLaw && known?.table === tableOf(game, me) && known.law === lawOf(game);
  const offers = (isNow ? known.sure : []).filter(
    (offer) => gainOf(offer, me) >= TOLD_PERCENT && !isUnderWay(game, me, offer),
  );
  const lost = useForegone(offers, proposal);
  if (lost.length === 0) return undefined;
  const named = ({ offer: { partners, draft }, offer }: Lost): string => {
    const change = worthTold(game, draft, me, gainOf(offer, me));
    const kind = proposalTitle(draft);
    return t('foregone.named', { kind, economies: formatList(partners.map(economyName)), change });
  };
  const groups = groupsBy(lost.slice(0, TOLD_AT_MOST), ({ why }) => whyLost(why));
  return sentences(
    ...[...groups].map(([why, some]) =>
      t('foregone.ifSigned', { deals: some.map(named).join(t('list.clauses')), why }),
    ),
  );
}

/** Whether the deal of the list on the desk is being weighed again, since somebody has signed: what bots say now replaces what the list found. */
export function useListedAgain(draft: Draft): boolean {
  const { game, me } = useCountrySeat();
  const [listed, law] = [listedDeal.value, lawOf(game)];
  const isOld = listed?.isSure === true && listed.law !== law && isListedAs(listed, draft);
  const job = useMemo(
    (): ForegoneJob | undefined =>
      isOld && listed !== undefined ? { type: 'foregone', economy: me, drafts: [listed.draft] } : undefined,
    [isOld, law, listed?.draft],
  );
  usePreview('foregone', job, [job]);
  const { job: asked, result } = previews.value.foregone ?? {};
  useEffect(() => {
    if (job === undefined || asked !== job || listed === undefined) return;
    listedDeal.value = weighedAgain(listed, law, result?.type === 'foregone' ? result : undefined);
  }, [asked, job]);
  return isOld;
}

/**
 * What bots say to just the terms on the desk, asked with each sum, after each answer, and of any other draft, a counter-offer
 * too, where agreements go on: what a bot has said in the round weighs in what it says next.
 */
function useAnswerNow(draft: Draft, isLawful: boolean): AnswerNow | undefined {
  const { game, me } = useCountrySeat();
  const [listed, law, talks] = [listedDeal.value, lawOf(game), talksOf(game)];
  const text = canonicalJson(draft);
  const isOpen =
    (listed !== undefined && isListedAs(listed, draft)
      ? // Of what it has found under an older law it asks again by itself.
        !(listed.isSure && listed.law !== law)
      : !startsAnew(game)) &&
    draft.parties.every((party) => party === me || game.seats[party]?.member === undefined);
  const job = useMemo(
    (): ForegoneJob | undefined =>
      isOpen && isLawful ? { type: 'foregone', economy: me, drafts: [draft] } : undefined,
    [isOpen, isLawful, law, talks, text],
  );
  usePreview('foregone', job, [job]);
  const { job: asked, result } = previews.value.foregone ?? {};
  if (job === undefined || asked !== job || result?.type !== 'foregone') return undefined;
  const [lost] = result.lost;
  const hasTalked = listed?.talks !== undefined && listed.talks !== talks;
  if (lost === undefined) return { step: 'signs', hasTalked };
  if ('fault' in lost) return undefined;
  const { step, by, isLikely, reason } = lost.stance;
  // By its signature under just these terms it stands, whatever it would ask for of a new offer.
  if (by !== undefined && hasSigned(game, draft, by)) return { step: 'signs', by, hasTalked };
  const isOwn = step === 'closed' && reason === 'ownOffer';
  return { step: isOwn ? 'own' : isLikely === true ? 'likely' : step, by, hasTalked, reason };
}

/** Who has signed all that it may. */
export function spentPartners(game: CountryGame, me: EconomyId): readonly EconomyId[] {
  return Object.keys(game.seats).filter((each) => each !== me && signaturesLeft(game, each) === 0);
}

/** With whom they have: nothing else says where their deals have gone. */
export function SpentPartners() {
  const { game, me } = useCountrySeat();
  const groups = signedIn(game).map(({ parties }) => parties);
  const told = spentPartners(game, me).map((economy) => {
    const all = new Set(groups.filter((parties) => parties.includes(economy)).flat());
    const economies = [...all].filter((each) => each !== economy).map(economyName);
    return t('partners.spentWith', { economy: economyName(economy), economies: formatList(economies) });
  });
  return told.length === 0 ? null : <p>{t('partners.spent', { told: told.join(t('list.clauses')) })}</p>;
}

type AnswerProps = {
  readonly draft: Draft;
  readonly isLawful: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly look?: string;
};

/** What bots say to the draft, with what the list of partners has found: where one refuses, why, and the one change by which all would sign. */
export function AnswerNote({ draft, isLawful, onChange, look = '' }: AnswerProps) {
  const { game, me } = useCountrySeat();
  const now = useAnswerNow(draft, isLawful);
  const told = listedNote(draft, me, lawOf(game), (bot) => hasNamedTerms(chat.value, game, bot), now);
  const why = told === undefined || now === undefined ? undefined : whyNotSigned(told, now);
  const isOpen = why !== undefined && now !== undefined && mayBeWon(now);
  const text = canonicalJson(draft);
  const job = useMemo(
    (): WinningJob | undefined => (isOpen ? { type: 'winning', economy: me, draft } : undefined),
    [isOpen, lawOf(game), talksOf(game), text],
  );
  usePreview('winning', job, [job]);
  const { job: asked, result } = previews.value.winning ?? {};
  const found = job !== undefined && asked === job && result?.type === 'winning' ? result : undefined;
  if (told === undefined) return null;
  return (
    <div class={`small stack gap-1 ${look}`}>
      <p>{sentences(say(told), why, found && winningText(draft, me, found))}</p>
      {found?.draft !== undefined && (
        <span class="row">
          <button type="button" class="btn sm" onClick={() => found.draft && onChange(found.draft)}>
            {t('desk.wins.take')}
          </button>
        </span>
      )}
    </div>
  );
}

/** A deal of the list with what bots say to it under another law; nothing where the model finds nothing. */
export function weighedAgain(
  { draft, isSure: wasSure }: ListedDeal,
  law: string,
  answer: ForegoneDeals | undefined,
): ListedDeal | undefined {
  if (answer === undefined) return undefined;
  const [lost] = answer.lost;
  if (lost === undefined) return { draft, law, isSure: wasSure };
  const by = 'stance' in lost ? lost.stance.by : undefined;
  return { draft, law, isSure: false, hasFallen: true, ...(by === undefined ? {} : { by }) };
}

type Lost = { readonly offer: PartnerOffer; readonly why: Foregone };

function useForegone(offers: readonly PartnerOffer[], signs: Proposal): Lost[] {
  const { game, me } = useCountrySeat();
  const some = offers.toSorted((a, b) => gainOf(b, me) - gainOf(a, me)).slice(0, 2 * TOLD_AT_MOST);
  const key = JSON.stringify([lawOf(game), some.map(({ draft }) => draft), signs.id, signs.revision]);
  const job = useMemo(
    (): ForegoneJob | undefined =>
      some.length === 0
        ? undefined
        : {
            type: 'foregone',
            economy: me,
            drafts: some.map(({ draft }) => draft),
            signs,
          },
    [key],
  );
  usePreview('foregone', job, [job]);
  const { job: asked, result } = previews.value.foregone ?? {};
  if (job === undefined || asked !== job || result?.type !== 'foregone') return [];
  return some.flatMap((offer, at) => {
    const why = result.lost[at];
    return why === undefined ? [] : [{ offer, why }];
  });
}

function whyLost(why: Foregone): string {
  if ('fault' in why) return rejectionText(why.fault);
  const { by = '', reason } = why.stance;
  return reason === undefined
    ? t('foregone.more', { economy: economyName(by) })
    : t('foregone.says', { economy: economyName(by), reason: t(`reason.${reason}`) });
}

/** Of real income, as a log: less is not told. */
const TOLD_LOG = 5e-4;

/** What it does to the reader's real income that partners who have given notice leave; nothing where none has. */
export function LeaversLine() {
  const { game, me } = useCountries();
  const notices = Object.values(game.agreements).flatMap(({ id, parties, notices: given }) =>
    me !== undefined && parties.includes(me)
      ? given.filter(({ by }) => by !== me).map(({ by }) => ({ id, by }))
      : [],
  );
  const job =
    me === undefined || notices.length === 0 ? undefined : ({ type: 'leavers', economy: me } as const);
  usePreview('leavers', job, [game.round, me, notices.map(({ id, by }) => `${id} ${by}`).join()]);
  const result = previews.value.leavers?.result;
  const own = me === undefined || result?.type !== 'forecast' ? undefined : result.forecast.economies[me];
  if (job === undefined || own === undefined || Math.abs(own.logChange) < TOLD_LOG) return null;
  return (
    <p>
      {t('register.leaversIncome', {
        economies: formatList([...new Set(notices.map(({ by }) => by))].map(economyName)),
        change: formatSignedPercent(Math.expm1(own.logChange), 2),
      })}
    </p>
  );
}

/** Asks what the package of a conference that has ended does to the own score, or would have done; not where the end of the talks made other law too. */
export function jobOfEnd(before: GameState, after: CountryGame, economy: EconomyId): PackageJob | undefined {
  const { walls, wto } = countryPart(before);
  const conference = after.wto?.conference;
  const floor = conference && floorPackage(conference);
  const isAdopted = conference?.stage === 'adopted';
  const isOther = Object.values(after.proposals).some(
    ({ id, status }) => status === 'concluded' && before.proposals[id]?.status !== 'concluded',
  );
  if (floor === undefined || (isAdopted && isOther)) return undefined;
  const { terms, waivers } = floor;
  const job = { type: 'package', undertaking: { terms, waivers }, changes: [], economy } as const;
  return isAdopted ? { ...job, before: { walls, ...(wto && { wto }) } } : job;
}

function ConferenceScore({ before }: { readonly before: GameState }) {
  const { game, me } = useCountrySeat();
  const job = useMemo(() => jobOfEnd(before, game, me), [before]);
  usePreview('package', job, [job]);
  const answer = previews.value.package;
  if (job === undefined || answer?.job !== job || answer.result.type !== 'package') return null;
  const { ways } = answer.result;
  return ways === undefined ? null : (
    <div>
      {job.before === undefined && <p class="small">{t('wto.outcome.would')}</p>}
      <ScoreMoved ways={ways} />
    </div>
  );
}

/** Below a card: of a conference that has ended what its package does to the score, else what leavers cost. `before`: the game before the end. */
export function EffectOfMoment({ before }: { readonly before: GameState | undefined }) {
  return before === undefined ? <LeaversLine /> : <ConferenceScore before={before} />;
}

/** Of what is new the deal that brings the score most, of those that bots might sign. */
export function BestOpened({ kinds }: { readonly kinds: readonly string[] }) {
  const { scenario, game, me } = useCountrySeat();
  const [law, talks] = [lawOf(game), talksOf(game)];
  const job = useMemo(() => ({ type: 'advice', economy: me, shunned: [], law, talks }) as const, [me, law]);
  usePreview('partners', kinds.length === 0 ? undefined : job, [job]);
  const { job: asked, result } = previews.value.partners ?? {};
  if (asked !== job || result?.type !== 'advice') return null;
  const [best] = result.offers
    .flatMap(({ draft, ways, partners, readiness }) => {
      const kind = kindOfProposal(draft.clauses);
      const move = scoreMoved(scenario, game, me, { ways });
      return move === undefined || readiness?.step === 'closed' || !kinds.includes(kind)
        ? []
        : [{ draft, partners, move, points: pointsMoved(move) }];
    })
    .toSorted((a, b) => b.points - a.points);
  if (best === undefined || best.points <= 0) return null;
  return (
    <p class="num">
      {t('brief.bestNew', {
        kind: proposalTitle(best.draft),
        economies: formatList(best.partners.map(economyName)),
        was: formatPoints(best.move.was),
        next: formatPoints(best.move.next),
      })}
    </p>
  );
}
