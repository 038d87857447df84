import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isVersionOf } from '#shared/bots/moves/botMoves.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { brokenBefore } from '#shared/rules/provinces/pacts/breaches.ts';
import { isAssentAsked } from '#shared/rules/provinces/state/provinceStates.ts';
import { pactsLeftToJoin, provinceProposals } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { isBot } from '#shared/rules/table/seats.ts';
import { confirmationFor, isLastSignature } from '#shared/rules/table/signing.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { type OfferWorth, previews } from '../../../preview/preview.ts';
import { formatList, formatNumber, formatSigned, sentences } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { pressReady } from '../../../net/submitIntent.ts';
import { gameId, playsAlone } from '../../../state/store.ts';
import { proposalList } from '../../proposal/proposalsOfSeat.ts';
import { awaitsAnswerOf } from '../../proposal/proposalModel.ts';
import { mayPress } from '../../../state/offices.ts';
import { desk, showProposal } from '../../../state/tableState.ts';
import { pactsRenewable, renewalsOf, seatsWithoutOffer } from '../own/ownModel.ts';
import { bringsPoint, peopleTold, rangeTold } from '../figures/League.tsx';
import { nationText } from '../figures/mapLayersModel.ts';
import { RouteAhead } from '../policy/MeasureFold.tsx';
import { partsMoved, useProvinceSeat, useProvinces, wholePoints } from '../seat.ts';
import {
  type CircleAdvice,
  type Plan,
  isAnswered,
  openDraft,
  ownMoved,
  pactsTold,
  plansTold,
  renewalAdvised,
  renewalsListed,
  renewalsTold,
  usePactAdvised,
  useGauge,
  withMoved,
} from './PartnerAdvice.tsx';
import { articleOf, newPactsTold, pactTitle, renewedPact, termsLine } from './pactDraft.ts';
import { type RefusalsAsked, marksUnpaid, paysForGain } from './PactAnswers.tsx';
import { breakersTold } from './sharing.ts';

/** The pacts that all their members would sign: two or three plans, each with what sets it apart, then the rest; a row each, which opens on the desk. The strip of the next move asks for them. */
export function PactBoard() {
  const { game, me } = useProvinceSeat();
  if (game.phase !== 'negotiation' || pactsLeftToJoin(game, me) === 0) return null;
  const [isKnown, pacts, renewals] = [isAnswered(game, me), pactsTold(game, me), renewalsListed(game, me)];
  const plans = plansTold(game, me);
  const rest = pacts.filter(({ draft }) => !plans.some((plan) => plan.draft === draft));
  const shown = [...plans, ...rest];
  const isBinding = shown.every(({ draft }) => articleOf(draft)?.isBinding);
  // What all sign comes first, be it new or once more.
  const again = renewals.toSorted((a, b) => a.refusing.length - b.refusing.length);
  const isRefused = pacts.length > 0 && again[0]?.refusing.length !== 0;
  const ending = again.length > 0 && (
    <>
      <h3 class="small muted">
        {t(again.some(({ moved }) => moved?.isNextRound) ? 'pboard.ending' : 'pboard.ended')}
      </h3>
      <Rows of={again} />
    </>
  );
  // What stands below it then is not signed as it is.
  const hasNearly = isKnown && pacts.length === 0 && nearlyTold(game, me).length > 0;
  return (
    <section class="slips stack" aria-busy={!isKnown}>
      {!isRefused && ending}
      <p class="small">{sentences(...newPactsTold(game))}</p>
      <h3 class="small muted">{t(hasNearly ? 'pboard.nearlyTitle' : 'pboard.title')}</h3>
      {pacts.length === 0 && <p class="small muted">{isKnown ? noneText(game, me) : t('pboard.waiting')}</p>}
      {hasNearly && <NearlySigned />}
      <Rows of={plans.length > 0 ? plans : pacts} />
      {plans.length > 0 && rest.length > 0 && (
        <details>
          <summary class="small">{t('pboard.rest', { count: rest.length })}</summary>
          <Rows of={rest} />
        </details>
      )}
      {pacts.length > 0 && <p class="small muted">{t(isBinding ? 'pboard.more' : 'pboard.word')}</p>}
      {isRefused && ending}
      <RouteAhead />
    </section>
  );
}

/** Pacts that would bring a point, but for a partner that does not sign them yet, by the last answer of the model. */
export function nearlyTold(game: ProvinceGame, me: EconomyId): readonly Nearly[] {
  const { result } = previews.value.partners ?? {};
  const [found, fresh] = [result?.type === 'partners' ? result.nearly : [], seatsWithoutOffer(game, me)];
  return found.flatMap(({ draft, gains, rounds, answers = {} }): Nearly[] => {
    const own = gains[me];
    const isOpen = draft.parties.some((party) => fresh.includes(party));
    if (own === undefined || !isOpen || Object.keys(answers).length === 0) return [];
    const circle: CircleAdvice = { draft, own, ...(rounds && { rounds }) };
    const pact = withMoved(game, me, circle);
    return bringsPoint(pact) ? [{ ...pact, answers }] : [];
  });
}

type Nearly = CircleAdvice & Pick<RefusalsAsked, 'answers'>;

/** That no pact is advised: with those that a partner does not sign yet below it, or alone. */
function noneText(game: ProvinceGame, me: EconomyId): string {
  return t(nearlyTold(game, me).length > 0 ? 'pboard.nearly' : 'pboard.none');
}

function NearlySigned() {
  const { game, me } = useProvinceSeat();
  useGauge(true);
  return <Rows of={nearlyTold(game, me)} />;
}

type Listed = CircleAdvice & {
  /** Of a pact that a member does not sign yet, what it asks; why it refuses stands in the form. */
  readonly answers?: RefusalsAsked['answers'];
  /** Of a renewal, who would not sign it. */
  readonly refusing?: readonly EconomyId[];
  readonly kind?: Plan['kind'];
};

const Rows = ({ of }: { readonly of: readonly Listed[] }) => (
  <ul class="stack gap-1">
    {of.map((pact) => (
      <Row key={canonicalJson(pact.draft)} {...pact} />
    ))}
  </ul>
);

/** So many partners stand beside the words of a plan in one row; more are smaller, in rows of four. */
const ABREAST = 3;

function Row({ draft, own, moved, rounds, refusing = [], answers = {}, kind, nation }: Listed) {
  const { scenario, game, me } = useProvinceSeat();
  const way = paidToMn(draft.clauses, me) > 0 ? 'theirs' : 'own';
  const isForGain = rounds && paysForGain(draft, marksUnpaid({ scenario, game }, draft, rounds));
  const partners = draft.parties.filter((party) => party !== me);
  const bots = refusing.filter((party) => isBot(game, party));
  const wanting = keysOf(answers).filter((by) => answers[by]?.answer !== 'signs');
  return (
    <li class="paper slip slim stack">
      <button type="button" class="slip-open row" onClick={() => openDraft(draft)}>
        <span class="row gap-0 wrap" style={{ maxWidth: '84px' }}>
          {partners.map((partner) => (
            <Medallion key={partner} economy={partner} size={partners.length > ABREAST ? 21 : 28} />
          ))}
        </span>
        <span class="stack gap-0 grow">
          {kind && <span class="small lit num">{planWord(game, me, { kind, draft, moved, nation })}</span>}
          <b>{formatList(partners.map(economyName))}</b>
          <span class="small num">
            <Worth moved={moved} percent={own.incomePercent} />
          </span>
          {bots.length > 0 && (
            <span class="small fault-text">
              {t('pboard.refusing', { economies: formatList(bots.map(economyName)) })}
            </span>
          )}
          {breakersTold({ ...(rounds && { rounds }) }).map((told) => (
            <span key={told} class="small fault-text">
              {told}
            </span>
          ))}
          {wanting.length > 0 && (
            <span class="small">
              {t('pboard.wantMore', { economies: formatList(wanting.map(economyName)) })}
            </span>
          )}
          <span class="small muted num">
            {termsLine(draft, me)}
            {isForGain === true && paidToMn(draft.clauses, me) !== 0 && t(`pboard.gain.${way}`)}
          </span>
        </span>
        <span class="cover" />
      </button>
    </li>
  );
}

/** In a word what sets a plan apart; of one with many members what it does for the table, too. */
function planWord(
  game: ProvinceGame,
  me: EconomyId,
  { kind, draft, moved, nation }: Pick<Plan, 'kind' | 'draft' | 'moved' | 'nation'>,
): string {
  const { result } = moved ?? {};
  const broken = brokenBefore(game, Object.keys(game.provinces.provinces), me);
  const word = t(`plan.${kind}`, {
    count: draft.parties.length,
    economies: formatList(broken.map(({ by }) => economyName(by))),
    parts: result === undefined ? '' : partsMoved(result.was, result.next),
  });
  if (kind !== 'wide' || nation === undefined) return word;
  const [was, next] = [nationText(nation.was).border, nationText(nation.next).border];
  return was === next ? word : word + t('pmove.circleTable', { was, next });
}

/** Whose last signature under an offer that the reader has signed waits until the reader has answered offers that would end with it. */
export function answersAwaited(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  proposal: Proposal,
  me: EconomyId,
): { readonly by: EconomyId; readonly offers: readonly Proposal[] } | undefined {
  if (proposal.signatures[me] !== proposal.revision) return undefined;
  const by = proposal.parties.find((party) => isBot(game, party) && isLastSignature(game, proposal, party));
  if (by === undefined || proposal.signatures[by] === proposal.revision) return undefined;
  const { lapses = [] } = confirmationFor(provinceProposals(scenario), game, proposal, by) ?? {};
  const offers = lapses
    .flatMap((id) => game.proposals[id] ?? [])
    .filter((offer) => awaitsAnswerOf(offer, me) && isBot(game, offer.author))
    .filter((offer) => !offer.openedBy.includes(me) && !isVersionOf(offer, proposal));
  return offers.length === 0 ? undefined : { by, offers };
}

/** With the way to the first of those offers. */
export function AwaitedNote({ proposal }: { readonly proposal: Proposal }) {
  const { scenario, game, me = '' } = useProvinces();
  const awaited = answersAwaited(scenario, game, proposal, me);
  const [first] = awaited?.offers ?? [];
  if (awaited === undefined || first === undefined) return null;
  return (
    <p class="small lit slim">
      {awaited.by === first.author
        ? t('pactDesk.awaitsOwn', { economy: economyName(awaited.by) })
        : t('pactDesk.awaits', {
            economy: economyName(awaited.by),
            author: economyName(first.author),
          })}{' '}
      <button type="button" class="btn sm" onClick={() => showProposal(first.id)}>
        {pactTitle(first)}
      </button>
    </p>
  );
}

type FaceProps = { readonly worth: OfferWorth; readonly proposal: Proposal };

/** What an offer on the table, whose price is paid, makes of the round, and of the income. */
export function FaceWorth({ worth: { percent, rounds }, proposal }: FaceProps) {
  const { game, me = '' } = useProvinces();
  useGauge(true);
  const moved = ownMoved(game, me, { draft: draftOf(proposal), rounds, cost: 0 });
  return <Worth moved={moved} percent={percent} />;
}

/** The points of the round as they are and with the pact, which tells the rest once it is opened; what it does to people's income where no points are known. */
function Worth({ moved, percent }: Pick<CircleAdvice, 'moved'> & { readonly percent: number }) {
  const result = moved?.result;
  if (result === undefined) return <>{t('pboard.income', { income: peopleTold(undefined, percent) })}</>;
  const { isNextRound, thisRound = 0 } = moved ?? {};
  return (
    <>
      {thisRound !== 0 && t('pboard.thisRound', { points: formatSigned(thisRound, 0) })}
      {t(isNextRound ? 'gauge.nextRound' : 'gauge.short')} {formatNumber(result.was.score)} →{' '}
      <strong>{rangeTold(result.next.score, moved ?? {})}</strong>
    </>
  );
}

/** The plans to choose from, each of which opens on the desk as it is told here. */
export function WithWhom() {
  const { game, me } = useProvinceSeat();
  const advised = usePactAdvised(true);
  const refused = renewalsTold(game, me).filter(({ refusing }) => refusing.length > 0);
  const notAgain = refused.map(({ draft: { parties }, refusing }) => (
    <p key={parties.join()}>{t('pbrief.notAgain', { refusing: formatList(refusing.map(economyName)) })}</p>
  ));
  // The place of the plans is kept while the model looks for them: who reads fast would be ready before they come.
  if (advised === undefined && !isAnswered(game, me) && pactsLeftToJoin(game, me) > 0)
    return (
      <section class="stack gap-1" style={{ minHeight: '10rem' }}>
        <h3>{t('pbrief.step')}</h3>
        <p class="muted">{t('pboard.waiting')}</p>
      </section>
    );
  if (advised === undefined)
    return (
      <>
        {notAgain}
        <PassRound />
      </>
    );
  const plans = plansTold(game, me);
  return (
    <section class="stack gap-1">
      <h3>{t(game.round === 1 ? 'pbrief.firstStep' : 'pbrief.step')}</h3>
      {notAgain}
      {game.round > 1 && <p>{sentences(t('pbrief.plans'), ...newPactsTold(game))}</p>}
      <Rows of={plans.length > 0 ? plans : [advised]} />
    </section>
  );
}

/** The round of a game that its player lets pass. */
const passed = signal<string | undefined>(undefined);

/** Lets the talks of a round pass, until something waits for an answer. */
export function Passing() {
  const { game, me } = useProvinces();
  const isPassed = me !== undefined && passed.value === `${gameId.value} ${game.round}`;
  const owesAssent = isPassed && isAssentAsked(game) && !game.provinces.centre.assentedBy.includes(me);
  const isAsked = isPassed && (owesAssent || proposalList(game, me).answer.length > 0);
  useEffect(() => {
    if (!isPassed) return;
    if (isAsked) passed.value = undefined;
    else if (game.phase === 'negotiation') void pressReady(game, true);
  }, [isPassed, isAsked, game.phase]);
  return null;
}

/** The way through a round in which no pact is advised, for who plays alone. */
function PassRound() {
  const { game, me } = useProvinceSeat();
  if (previews.value.partners?.result.type !== 'partners') return null;
  if (!playsAlone.value || game.round === 1 || pactsRenewable(game, me).length > 0) return null;
  return (
    <section class="stack gap-1">
      <h3>{t('pbrief.step')}</h3>
      <p>{noneText(game, me)}</p>
      <NearlySigned />
      <button
        type="button"
        class="btn"
        onClick={() => {
          passed.value = `${gameId.value} ${game.round}`;
          void pressReady(game, true);
        }}
      >
        {t('pass.press')}
      </button>
    </section>
  );
}

/** The way to the offer that renews a pact, on the least payments for which all would sign; to the one that lies open, where there is one. */
export function RenewButton({ pact }: { readonly pact: Pact }) {
  const { game, me } = useProvinceSeat();
  const least = renewalAdvised(game, me, pact)?.draft;
  // Pressed twice, it would send the same terms twice, and take the cost twice.
  const standing = renewalsOf(game, pact).find(({ status }) => status === 'open');
  return (
    <button
      type="button"
      class="btn sm"
      disabled={standing === undefined && !mayPress('tableProposal')}
      onClick={() => {
        if (standing === undefined) desk.value = { draft: least ?? renewedPact(game, pact, me) };
        else showProposal(standing.id);
      }}
    >
      {t(standing ? 'pacts.renewal' : least ? 'pacts.renewLeast' : 'pacts.renew')}
    </button>
  );
}

/** The pact of the list that raises points of the career most, or that none does, while one can be joined. */
export function pactForCareer(game: ProvinceGame, me: EconomyId): Phrase | undefined {
  if (pactsLeftToJoin(game, me) === 0) return undefined;
  const pacts = [...pactsTold(game, me), ...renewalsTold(game, me)].flatMap(({ draft, moved }) =>
    moved?.result && moved.isNextRound !== true ? [{ draft, ...moved.result }] : [],
  );
  const best = mostForCareer(pacts);
  if (best === undefined) return phrase('goal.careerNoPact');
  const economies = best.draft.parties.filter((party) => party !== me);
  const isBinding = articleOf(best.draft)?.isBinding === true;
  return phrase(isBinding ? 'goal.careerPact' : 'goal.careerWord', { economies, ...movedBy(best) });
}

type Step = Readonly<Record<'was' | 'next', Parameters<typeof wholePoints>[0]>>;

/** What a step brings the points of the career, and the round in all. */
export function movedBy({ was, next }: Step) {
  const [before, after] = [wholePoints(was), wholePoints(next)];
  const points = formatSigned(after.career - before.career, 0);
  return { points, all: formatSigned(after.score - before.score, 0) };
}

/** Of several steps the one that raises the points of the career most, by a point at least as they are told. */
export function mostForCareer<Option extends Step>(options: readonly Option[]): Option | undefined {
  const raises = ({ was, next }: Step): number => wholePoints(next).career - wholePoints(was).career;
  const [best] = options.toSorted((a, b) => raises(b) - raises(a));
  return best && raises(best) >= 1 ? best : undefined;
}
