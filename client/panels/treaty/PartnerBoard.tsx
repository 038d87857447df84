import { useEffect, useMemo } from 'preact/hooks';
import { MANDATES } from '#shared/content/mandates.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { TaskMove } from '#shared/rules/modules/politics/mandates.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { noticeFault } from '#shared/rules/law/leaving.ts';
import { pairLevel, startsAnew } from '#shared/rules/law/register.ts';
import { paymentCapMn, roomMn } from '#shared/rules/law/transfers.ts';
import { tasksLost } from '#shared/rules/modules/politics/mandates.ts';
import type { PartnerOffer } from '../../preview/advice.ts';
import { previews, usePreview } from '../../preview/preview.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { listedDeal, showAgreements, showConference, tab } from '../../state/tableState.ts';
import { isConferenceOn, isTaskOpponent } from '../../state/trade.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { formatList, formatSigned, formatSignedPercent } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { agreementName, economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { phrase, t } from '../../text/t.ts';
import { KindNote, kindsSigned } from '../proposal/ProposalHeader.tsx';
import { consentingParties, kindOfProposal, lawOf, proposalTitle } from '../proposal/proposalModel.ts';
import { objectiveText, taskScore, tasksBarred } from '../politics/MandateCard.tsx';
import {
  type ScoreMove,
  ScoreComing,
  ScoreShort,
  MovedNote,
  noteListing,
  scoreMoved,
} from '../politics/ScoreMoved.tsx';
import { OpposedParts } from '../politics/ScoreLedger.tsx';
import { SpentPartners, hasOpenOffer, spentPartners, useListed } from './ForegoneDeals.tsx';
import { mayLeaveAlone, paysToLeave, withNotice } from './agreementRegisterModel.ts';
import { tasksOf } from '../politics/politicsModel.ts';
import { isSure, pointsOfOffers, sortOffers, talksOf, whyClosed } from './clausePolitics.ts';
import { draftFrom } from './templates.ts';
import { besideDeal, goodsTold, entryTold, readinessText, whyPaid, swapTold } from './readinessText.ts';

/** Points of support that are told beside income, and per cent of income that are told beside the score where they are lost. */
const [TOLD_POINTS, TOLD_LOSS] = [1, 0.05];

type BoardProps = { readonly onWrite: (partners: readonly EconomyId[], draft: Draft) => void };

/** With whom the seat could deal in this round, by what form, what that brings to both, and whether they would sign: a press opens the offer. */
export function PartnerBoard({ onWrite }: BoardProps) {
  const { scenario, game, me } = useCountrySeat();
  const shunned = Object.keys(game.seats).filter((other) => isTaskOpponent(game, me, other));
  const talks = talksOf(game);
  const law = lawOf(game);
  const job = useMemo(
    () => ({ type: 'advice', economy: me, shunned, law, talks }) as const,
    [me, law, talks, shunned.join()],
  );
  usePreview('partners', job, [job]);
  const { job: asked, result } = previews.value.partners ?? {};
  const isTold = asked?.type === 'advice' && asked.economy === me && result?.type === 'advice';
  const isOld = isTold && asked.law !== law;
  const offers = isTold
    ? result.offers.filter(
        (offer) => !hasOpenOffer(game, me, offer) && findFaults(scenario, game, offer.draft, me).length === 0,
      )
    : undefined;
  const write: BoardProps['onWrite'] = (partners, draft) => {
    const offer = offers?.find((each) => each.draft === draft);
    const isKnown = offer !== undefined && isSure(offer);
    // What was found under an older law is weighed again on the desk.
    const asOf = isTold ? { law: asked.law ?? law, talks: asked.talks } : { law, talks };
    listedDeal.value = { ...offer?.readiness, ...asOf, draft, isSure: isKnown };
    onWrite(partners, draft);
  };
  const known: string[] = [...kindsSigned(game, me)];
  /** True the first time that it is asked: what stands in an earlier row is not told again. */
  const isNew = (name: string): boolean => !known.includes(name) && known.push(name) > 0;
  const told = isTold ? result.offers : undefined;
  const moves = useMemo(
    () => new Map(told?.map((offer) => [offer, scoreMoved(scenario, game, me, offer)])),
    [told, game],
  );
  const points = new Map(
    [...moves].flatMap(([offer, move]) => (move ? [[offer, gainedBy(move)] as const] : [])),
  );
  useNoted(points, moves, asked === job);
  const { open, plainest, shown, folded, closed } = sortOffers(
    offers ?? [],
    me,
    (offer) => points.get(offer),
    [...moves.values()].find((move) => move !== undefined)?.was,
  );
  const rows = (some: readonly PartnerOffer[]) => (
    <ul class="stack gap-1">
      {some.map((offer) => {
        const kind = kindOfProposal(offer.draft.clauses);
        return (
          <Row
            key={`${offer.partners.join()} ${kind}`}
            move={moves.get(offer)}
            offer={{ ...offer, tasks: offer.tasks.filter((task) => !isCommon(open, task)) }}
            isKindNew={isNew(kind)}
            isTaskNew={isNew}
            isOld={isOld}
            onWrite={write}
          />
        );
      })}
    </ul>
  );
  return (
    <section class="slips stack">
      {offers === undefined && (
        <p class="small muted" aria-busy="true">
          {t('proposal.computing')}
        </p>
      )}
      {open.length > 0 && (
        <>
          <h3 class="small muted">{t(isOld ? 'partners.again' : 'partners.title')}</h3>
          <PaymentRoom />
          {rows(shown)}
        </>
      )}
      {folded.length > 0 && (
        <details class="small">
          <summary class="muted">
            {t(plainest.length > 0 ? 'partners.others' : 'partners.more', { count: folded.length })}
          </summary>
          {rows(folded)}
        </details>
      )}
      {offers !== undefined && open.length === 0 && <NothingLeft onWrite={onWrite} />}
      {offers !== undefined && <OverpricedLines />}
      <ClosedDeals offers={asked === job ? offers : undefined} open={open} closed={closed} onWrite={write} />
    </section>
  );
}

/** What was told is kept for the desk and, once it holds of the law as it is, for what the list tells under the next. */
function useNoted(points: ReadonlyMap<PartnerOffer, number>, moves: object, isNow: boolean): void {
  const { game, me } = useCountrySeat();
  useEffect(() => {
    pointsOfOffers.value = points;
    const told = [...points].map(([{ draft }, each]) => [draft, each] as const);
    if (isNow) noteListing(game, me, lawOf(game), told);
  }, [moves, isNow]);
}

function gainedBy({ was, next }: ScoreMove): number {
  return next - was;
}

/** What most deals do for a task alike tells none of them from another. */
function isCommon(open: readonly PartnerOffer[], { id, move }: TaskMove): boolean {
  const alike = open.filter(({ tasks }) => tasks.some((each) => each.id === id && each.move === move));
  return move === 'nearer' && alike.length > Math.max(1, open.length / 2);
}

type Offers = readonly PartnerOffer[];
type ClosedProps = BoardProps & Readonly<{ offers: Offers | undefined; open: Offers; closed: Offers }>;

/** What nobody would sign, or hardly brings anything, each reason once. No `offers` while the list is weighed again. */
function ClosedDeals({ offers, open, closed, onWrite }: ClosedProps) {
  const { game, me } = useCountrySeat();
  useListed(offers);
  return (
    <details class="small" hidden={closed.length === 0 && spentPartners(game, me).length === 0}>
      <summary class="muted">{t('partners.closed')}</summary>
      <div class="stack">
        {offers !== undefined && <TasksShut open={open} />}
        <SpentPartners />
        <ul class="stack gap-1">
          {[...groupsBy(closed, whyClosed)].map(([why, alike]) => (
            <li key={why}>
              {why}
              {alike.map(({ partners, draft }) => (
                <div key={partners.join()}>
                  <button type="button" class="link" onClick={() => onWrite(partners, draft)}>
                    {formatList(partners.map(economyName))} · {proposalTitle(draft)}
                  </button>
                </div>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

/** Towards the end: which tasks about partners no deal does that others would sign. */
const SHUT_FROM_ROUND = 4;

function TasksShut({ open }: { readonly open: readonly PartnerOffer[] }) {
  const { scenario, game, me } = useCountrySeat();
  if (game.round < SHUT_FROM_ROUND) return null;
  const shut = tasksOf(scenario, game, me).filter(
    ({ id, met, kind }) =>
      met !== true &&
      MANDATES[kind].aim === 'partners' &&
      !open.some(({ tasks }) => tasks.some((each) => each.id === id && each.move === 'done')),
  );
  return shut.map((task) => (
    <p key={task.id}>{t('partners.taskShut', { task: objectiveText(game, task) })}</p>
  ));
}

/** What is left to the seat to pay and to get a round, once agreements have used up half of either: what one partner gets, another cannot. */
function PaymentRoom() {
  const { game, me } = useCountrySeat();
  const [outMn, inMn] = [roomMn(game, me, 'from'), roomMn(game, me, 'to')];
  if (2 * Math.min(outMn, inMn) > paymentCapMn(game, me)) return null;
  return <p class="small muted num">{say(phrase('partners.room', { outMn, inMn }))}</p>;
}

/** Own agreements that cost more than they bring to the end of the game, growth counted, each with what it brings to be out of it; nothing where there is none. */
function OverpricedLines() {
  const { scenario, game, me } = useCountrySeat();
  const own = Object.values(game.agreements).filter(
    (agreement) =>
      agreement.proposal !== undefined &&
      // What agreed specialization has taught stays, and is told as growth from it all the same.
      (agreement.terms?.specializations ?? []).length === 0 &&
      noticeFault(game, me, agreement.id) === undefined &&
      mayLeaveAlone(game, agreement, me) &&
      // Of what a secret task counts income alone is no measure.
      tasksLost(scenario, { game, changed: withNotice(game, agreement, me) }, me).length === 0,
  );
  const isAsked = own.length > 0 && !startsAnew(game) && game.round < game.settings.rounds;
  const job = { type: 'leaving', economy: me, agreements: own } as const;
  usePreview('exits', isAsked ? job : undefined, [own.map(({ id }) => id).join(), lawOf(game)]);
  const { job: asked, result } = previews.value.exits ?? {};
  if (asked?.type !== 'leaving' || result?.type !== 'leaving') return null;
  const overpriced = asked.agreements.flatMap(({ id }, at) => {
    const worth = result.worths[at];
    const isOwn = own.some((agreement) => agreement.id === id);
    return isOwn && worth !== undefined && paysToLeave(worth, scoreMoved(scenario, game, me, worth))
      ? [{ id, ...worth }]
      : [];
  });
  return overpriced.map(({ id, percent, last }) => (
    <p key={id} class="small num">
      {t(game.round + 1 < game.settings.rounds ? 'register.overpriced' : 'register.overpricedLast', {
        agreement: agreementName(id),
        round: game.round + 1,
        change: formatSignedPercent(percent / 100, 2),
        last: game.settings.rounds,
        later: formatSignedPercent(last / 100, 2),
      })}{' '}
      {game.phase === 'negotiation' && (
        <button type="button" class="link" onClick={showAgreements}>
          {t('move.look')}
        </button>
      )}
    </p>
  ));
}

type RowProps = BoardProps & {
  readonly offer: PartnerOffer;
  /** What it does to the score, where one is told. */
  readonly move: ScoreMove | undefined;
  /** Whether no other row stands before it that says what deals of its kind are good for. */
  readonly isKindNew: boolean;
  readonly isTaskNew: (task: string) => boolean;
  /** Somebody has signed since it was weighed: no figure of it holds. */
  readonly isOld: boolean;
};

function Row({ offer, move, isKindNew, isTaskNew, isOld, onWrite }: RowProps) {
  const { scenario, game, me } = useCountrySeat();
  const { partners, draft, supportPoints } = offer;
  const beside = consentingParties({ ...draft, author: me });
  const named = partners.filter((each) => !beside.includes(each));
  const [partner = me] = named;
  const ownPoints = supportPoints[me] ?? 0;
  const barred = useMemo(() => tasksBarred(scenario, game, draft, me), [game, draft]);
  const told = () => (
    <>
      {/* The score counts both, and the desk tells them apart: but whoever signs for a task hears what it costs. */}
      {(move === undefined || ownIncome(me, offer) <= -TOLD_LOSS) && (
        <span class="small muted num">
          {incomesTold(me, offer)}
          {ownPoints <= -TOLD_POINTS &&
            locale().comma + t('partners.support', { points: formatSigned(ownPoints, 1) })}
        </span>
      )}
      <span class="small">
        {readinessText(
          offer,
          me,
          [
            ...swapTold(scenario, game, draft.clauses, me),
            ...besideDeal(scenario, game, draft, me),
            ...entryTold(draft),
          ],
          whyPaid(game, offer, me),
        )}
      </span>
      {move !== undefined && <MovedNote draft={draft} />}
      {move !== undefined && <OpposedParts move={move} />}
      {[...offer.tasks, ...barred].map((task) => (
        <span class={`small ${TASK_LOOKS[task.move]}`} key={task.id}>
          {t(`partners.task.${task.move}`, { points: taskScore(game, task.points) })}
          {isTaskNew(task.id) && t('common.colon') + objectiveText(game, task)}
        </span>
      ))}
    </>
  );
  return (
    <li class="paper slip slim stack">
      <button type="button" class="slip-open row" onClick={() => onWrite(partners, draft)}>
        <Medallion economy={partner} size={28} />
        <span class="stack gap-0 grow">
          <span class="row between gap-1">
            <span>
              <b>{formatList(named.map(economyName))}</b>{' '}
              <span class="small muted">
                {[proposalTitle(draft), ...goodsTold(draft.clauses)].join(' · ')}
              </span>
            </span>
            {move !== undefined && (isOld ? <ScoreComing /> : <ScoreShort move={move} />)}
          </span>
          {isKindNew && <KindNote clauses={draft.clauses} />}
          {!isOld && told()}
        </span>
        <span class="cover" />
      </button>
    </li>
  );
}

/** What it brings to one in the last of the rounds that are looked at. */
function ownIncome(economy: EconomyId, { percent, laterAll }: PartnerOffer): number {
  return laterAll?.[economy] ?? percent[economy] ?? 0;
}

function incomesTold(me: EconomyId, offer: PartnerOffer): string {
  const { partners } = offer;
  const leastOf = (some: readonly EconomyId[]): string => {
    const least = Math.min(...some.map((each) => ownIncome(each, offer)));
    return formatSignedPercent(least / 100, 2);
  };
  return t('partners.incomes', {
    own: leastOf([me]),
    who: t(partners.length > 1 ? 'partners.each' : 'partners.other'),
    other: leastOf(partners),
  });
}

const TASK_LOOKS = { done: 'up', nearer: 'muted', undone: 'down', further: 'down' } as const;

/** Partners with whom deep clauses can be drafted by a press. */
const DEEP_PARTNERS = 3;

/** That nothing is left of what was weighed, what was not, and where else to look. */
function NothingLeft({ onWrite }: BoardProps) {
  const { scenario, game, me } = useCountrySeat();
  const deep = Object.keys(game.seats)
    .filter((other) => other !== me && pairLevel(game.agreements, me, other) >= FREE_TRADE_LEVEL)
    .map((partner) => draftFrom('deepClauses', { scenario, game, me, partners: [partner] }))
    .filter((draft) => findFaults(scenario, game, draft, me).length === 0)
    .slice(0, DEEP_PARTNERS);
  const isConference = isConferenceOn(game);
  return (
    <div class="stack gap-1">
      <p>{t('partners.none')}</p>
      <div class="row wrap">
        {isConference && (
          <button type="button" class="btn sm" onClick={showConference}>
            {t('partners.else.conference')}
          </button>
        )}
        {deep.map((draft) => {
          const partners = draft.parties.filter((party) => party !== me);
          return (
            <button
              key={partners.join()}
              type="button"
              class="btn sm"
              onClick={() => onWrite(partners, draft)}
            >
              {t('partners.else.deep', { economy: formatList(partners.map(economyName)) })}
            </button>
          );
        })}
        {(game.politics?.mandates[me] ?? game.tasks) !== undefined && viewport.value !== 'wide' && (
          <button type="button" class="btn sm" onClick={() => (tab.value = 'economy')}>
            {t('partners.else.tasks')}
          </button>
        )}
      </div>
    </div>
  );
}
