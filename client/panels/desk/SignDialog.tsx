import type { PlainKey } from '../../text/areas.ts';
import { pledgesBrokenBySigning } from '#shared/rules/settlement/pledges.ts';
import { undertakingText } from '../headlines/unionEnds.ts';
import {
  formatList,
  formatPercent,
  formatPoints,
  formatSignedPercent,
  sentences,
} from '../../text/format.ts';
import { agreementName, economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t, tOr } from '../../text/t.ts';
import { useEffect, useMemo } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { stagesOpening } from '#shared/rules/law/moduleIsOn.ts';
import { pairLevel, startsAnew } from '#shared/rules/law/register.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import { INTEGRATION_STAGES, type IntegrationStage } from '#shared/content/vocabulary.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import { findFaults, countryProposals } from '#shared/rules/countries/proposals.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import {
  type Confirmation,
  confirmationFor,
  isLastSignature,
  rivalsOf,
} from '#shared/rules/table/signing.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { previews, usePreview } from '../../preview/preview.ts';
import { isLastRound, pointsWith, thenTold } from '../effects/HomeEffects.tsx';
import { type ProposalPreview, SILENT_PERCENT, effectsShown } from '../effects/useProposalPreview.ts';
import { scoreMoved } from '../politics/ScoreMoved.tsx';
import { UNION_LEVEL, barsUnion, taskMoves, unionTasks } from '../politics/MandateCard.tsx';
import { tasksOf } from '../politics/politicsModel.ts';
import { endedBy, paidText, paymentText } from '../proposal/ProposalHeader.tsx';
import {
  isAreaOfFew,
  kindOfProposal,
  levelOfClause,
  offerTitle,
  ownCounterTo,
  worthTold,
} from '../proposal/proposalModel.ts';
import { onOtherMatters } from '../proposal/proposalsOfSeat.ts';
import { BestOpened, useForegoneTold } from '../treaty/ForegoneDeals.tsx';
import { betterOffer, lapsesByPartner } from '../treaty/GiveGet.tsx';
import type { SignQuestion } from '../treaty/ProposalList.tsx';
import { areSame, draftFrom } from '../treaty/templates.ts';
import { takingOver } from './DeskHead.tsx';
import { useCountrySeat } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { hurriedBy } from '../proposal/ReasonLines.tsx';
import { type Area, areaBoard, jobOfAreas } from '../treaty/areaBoardModel.ts';

/** More than this is read by nobody before a press. */
const PRICES_TOLD = 3;

/**
 * Asks before the last signature, which makes law, and before one under an offer that was countered, where it costs something that a reader of
 * the offer may have overlooked: that alone is told. `onPriced` hears whether there is anything of the kind, from when the offer lies open.
 */
export function SignDialog({ proposal, preview, isAsking, onPriced, onSign, onClose }: SignQuestion) {
  const { scenario, game, me } = useCountrySeat();
  const { prices, isGivingUp } = usePrices(proposal, preview);
  useEffect(() => onPriced(prices.length > 0), [prices.length > 0]);
  if (!isAsking) return null;
  const isLast = isLastSignature(game, proposal, me);
  const confirmation = confirmationFor(countryProposals(scenario), game, proposal, me);
  return (
    <Dialog
      title={t(!isLast ? 'confirm.titleOlder' : isGivingUp ? 'confirm.titleGives' : 'confirm.title')}
      onClose={onClose}
      action={t(isLast ? confirmAction(confirmation) : 'proposal.sign')}
      onAction={onSign}
    >
      {prices.length === 0 && <p>{t(confirmText(confirmation))}</p>}
      {prices.slice(0, PRICES_TOLD).map((price) => (
        <p key={price}>{price}</p>
      ))}
    </Dialog>
  );
}

/** What the signature costs, the worst first: a broken word, points, tasks and deals that are lost, and what could be had instead. */
function usePrices(proposal: Proposal, preview: ProposalPreview) {
  const { scenario, game, me } = useCountrySeat();
  const isLast = isLastSignature(game, proposal, me);
  const { confirmation, silent } = useMemo(
    () => endedSilently(scenario, game, proposal, me),
    [game.proposals, game.agreements, proposal, me],
  );
  const instead = useInstead(proposal);
  const foregone = useForegoneTold(proposal, confirmation);
  const barred = useBarred(proposal);
  const better = startsAnew(game) ? betterOffer(game, proposal, me) : undefined;
  const ended = isLast ? endedBy(scenario, game, proposal, me).map(({ agreement }) => agreement.id) : [];
  const givenUp = [
    ...taskMoves(scenario, game, me, { offer: proposal })
      .filter(({ move }) => move !== 'done')
      .map(({ text }) => text),
    silent.length > 0 && t('confirm.lapses', { list: lapsesByPartner(game, silent, me) }),
    ended.length > 0 && t('confirm.notices', { list: formatList(ended.map(agreementName)) }),
    isLast && foregone,
  ];
  const told = [
    brokenWord(game, me, proposal),
    ownCounterTo(game, proposal, me) && t('confirm.countered'),
    fallTold({ scenario, game, me }, preview),
    ...givenUp,
    better !== undefined &&
      t('confirm.better', {
        offer: offerInWords(better.offer, me),
        change: worthTold(better.worth),
        own: worthTold(better.own),
      }),
    instead,
    isLast && barred,
  ];
  const prices = told.flatMap((price) => (price ? [price] : []));
  return { prices, isGivingUp: givenUp.some(Boolean) };
}

/** What the last signature does, and the open offers that it would end without the page having said so; other versions of the same deal go with it, as everybody knows. */
function endedSilently(scenario: Scenario, game: CountryGame, proposal: Proposal, me: EconomyId) {
  const rules = countryProposals(scenario);
  const confirmation = confirmationFor(rules, game, proposal, me);
  const ended = onOtherMatters(game, proposal, confirmation?.lapses ?? []);
  const rivals = ended.length === 0 ? [] : rivalsOf(rules, game, proposal);
  const silent = ended.filter(
    (id) => !rivals.includes(id) && !isOwnVersion(game.proposals[id], proposal, me),
  );
  return { confirmation, silent };
}

type Seated = ReturnType<typeof useCountrySeat>;

/** That the score falls, or real income where none is told, with the offer or once others have answered it; and that the one task of the seat is not done then. */
function fallTold(
  { scenario, game, me }: Pick<Seated, 'scenario' | 'game' | 'me'>,
  preview: ProposalPreview,
) {
  if (preview.type !== 'known' || preview.isStale) return undefined;
  const move = scoreMoved(scenario, game, me, preview);
  if (move !== undefined)
    return Math.round(move.next) < Math.round(move.was)
      ? t('score.move', { was: formatPoints(move.was), next: formatPoints(move.next) })
      : undefined;
  const { effects, isAfter } = effectsShown(game, preview);
  const percent = effects.find(({ economy }) => economy === me)?.percent ?? 0;
  const { reaction, tasks = [] } = preview;
  const then = reaction?.percent[me] ?? percent;
  return sentences(
    percent <= -SILENT_PERCENT &&
      t(isAfter ? 'confirm.costsAfter' : 'confirm.costs', { change: formatPercent(-percent / 100, 2) }),
    percent > 0 && then < 0 && reaction !== undefined && say(thenTold(me, reaction, percent)),
    tasks[0]?.met === false && t('mandate.notWithOffer'),
  );
}

/** Whether an own offer asks for the same form of agreement with the same partners. */
export function isOwnVersion(
  other: Proposal | undefined,
  { parties, clauses }: Draft,
  me: EconomyId,
): boolean {
  return (
    other?.author === me &&
    areSame(other.parties, parties) &&
    kindOfProposal(other.clauses) === kindOfProposal(clauses)
  );
}

function confirmText(confirmation: Confirmation | undefined): PlainKey {
  if (confirmation?.awaitsRatification === true) return 'confirm.ratification';
  return confirmation?.awaitsBell === true ? 'confirm.bell' : 'confirm.text';
}

/** What the last press does: it makes law, or sends the proposal to legislatures, or leaves members until the bell to refuse. */
export function confirmAction(confirmation: Confirmation | undefined): PlainKey {
  if (confirmation?.awaitsRatification === true) return 'confirm.signVote';
  return confirmation?.awaitsBell === true ? 'proposal.sign' : 'confirm.sign';
}

type BrokenWordProps = { readonly draft: Pick<Draft, 'parties'>; readonly look?: string };

/** What the reader would break of its word by signing, from when the offer is written. */
export function BrokenWord({ draft: { parties }, look = '' }: BrokenWordProps) {
  const { game, me } = useCountrySeat();
  const broken = brokenWord(game, me, { parties });
  return broken === undefined ? null : <p class={`countered ${look}`}>{broken}</p>;
}

function brokenWord(game: CountryGame, me: EconomyId, { parties }: BrokenWordProps['draft']) {
  const broken = pledgesBrokenBySigning(game, me, parties);
  if (broken.length === 0) return undefined;
  const list = formatList(broken.map(({ undertaking }) => undertakingText(undertaking)));
  return t('confirm.breaksWord', { list });
}

/** That an agreement stands in the way of a union, where one is on offer, in the list, or what an own task asks for. */
export function UnionNote({ draft }: { readonly draft: Pick<Draft, 'parties' | 'clauses'> }) {
  const barred = useBarred(draft);
  return barred === undefined ? null : <p class="small">{barred}</p>;
}

function useBarred({ parties, clauses }: Pick<Draft, 'parties' | 'clauses'>): string | undefined {
  const { scenario, game, me } = useCountrySeat();
  const barred = useMemo(
    () => barsUnion(scenario, game, { parties, clauses }, me),
    [game.round, game.agreements, canonicalJson({ parties, clauses })],
  );
  if (barred === undefined) return undefined;
  const isTask = unionTasks(tasksOf(scenario, game, me)).length > 0;
  const listed = previews.value.partners?.result;
  const terms = [
    ...Object.values(game.proposals).filter((offer) => offer.status === 'open' && offer.parties.includes(me)),
    ...(listed?.type === 'advice' ? listed.offers.map((offer) => offer.draft) : []),
  ];
  const isNear = terms.some((each) => each.clauses.some((clause) => levelOfClause(clause) === UNION_LEVEL));
  return isTask || isNear ? sentences(say(barred), isTask && t('confirm.barsTask')) : undefined;
}

/** Of a form beyond free trade with which of those who stand a step below it the desk could send it now, and from when on with others. */
export function opensTold(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  form: IntegrationStage,
): string[] {
  const level = INTEGRATION_STAGES.indexOf(form) + 1;
  const before = INTEGRATION_STAGES[level - 2];
  if (before === undefined || level <= FREE_TRADE_LEVEL) return [];
  const stage = t(`stage.${form}`);
  const near = Object.keys(game.seats).filter(
    (other) => other !== me && pairLevel(game.agreements, me, other) === level - 1,
  );
  if (near.length === 0)
    return [t('brief.opensNobody', { stage, before: t(`stage.${before}`).toLowerCase() })];
  const told = near.map((other) => {
    const drafting = { scenario, game, me, partners: [other] };
    const plain = draftFrom(level === FREE_TRADE_LEVEL + 1 ? 'customsUnion' : 'deepen', drafting);
    const draft = takingOver(scenario, game, plain, me);
    const faults = findFaults(scenario, game, draft, me);
    const taken = draft.parties.filter((party) => !plain.parties.includes(party));
    const too = formatList(taken.map(economyName));
    if (draft.clauses.length > 0 && faults.length === 0)
      return { other, key: 'brief.opensWith', too } as const;
    const bound = findFaults(scenario, game, plain, me).flatMap((fault) =>
      fault.code === 'union/former-bound' && typeof fault.round === 'number' ? [fault.round] : [],
    );
    const round = Math.max(...bound) + 1;
    if (bound.length > 0 && round <= game.settings.rounds)
      return { other, key: 'brief.opensFrom', round } as const;
    const limit = faults.flatMap((fault) => (fault.code === 'pace/members' ? [fault.limit] : []))[0];
    return too === '' || typeof limit !== 'number'
      ? ({ other, key: 'brief.opensBarred' } as const)
      : ({ other, key: 'brief.opensMany', too, limit } as const);
  });
  return [...groupsBy(told, ({ other: _other, ...how }) => canonicalJson(how)).values()].map((alike) => {
    const economies = formatList(alike.map(({ other }) => economyName(other)));
    const [how] = alike;
    if (how?.key === 'brief.opensFrom') return t(how.key, { stage, economies, round: how.round });
    if (how?.key === 'brief.opensMany')
      return t(how.key, { stage, economies, too: how.too, limit: how.limit });
    if (how?.key !== 'brief.opensWith') return t('brief.opensBarred', { stage, economies });
    return how.too === ''
      ? t(how.key, { stage, economies })
      : t('brief.opensToo', { stage, economies, too: how.too });
  });
}

/** Said in the briefing of the forms that are new in the round: which of them brings most, with whom the rules allow each, and what the next round opens. */
export function FormsOpened() {
  const { scenario, game, me } = useCountrySeat();
  const opens = stagesOpening(game.settings, game.round);
  const lines = opens.flatMap((form) => opensTold(scenario, game, me, form));
  const next = kindsOpening(game.settings, game.round + 1);
  const [first] = next;
  return (
    <>
      <BestOpened kinds={kindsOpening(game.settings, game.round)} />
      {lines.length > 0 && (
        <details>
          <summary>{t('brief.opensWhom')}</summary>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </details>
      )}
      {first !== undefined && game.round < game.settings.rounds && (
        <p>
          {t('brief.next', {
            round: game.round + 1,
            forms: formatList(next.map((kind) => kindName(kind).toLowerCase())),
          })}{' '}
          {tOr(`kindIs.${first}`, '')}
        </p>
      )}
    </>
  );
}

/** Kinds of agreements that can first be made in a round, what is no step on the ladder first. */
function kindsOpening(settings: CountryGame['settings'], round: number): readonly NewKind[] {
  return [
    ...(settings.specializationInRound === round ? (['specialization'] as const) : []),
    ...stagesOpening(settings, round),
  ];
}

type NewKind = IntegrationStage | 'specialization';

const kindName = (kind: NewKind): string =>
  kind === 'specialization' ? t('agreement.specialization') : t(`stage.${kind}`);

/** An offer in one line: whom it brings together, and who pays whom. */
export function offerInWords(proposal: Proposal, reader: EconomyId): string {
  const paid = proposal.clauses.flatMap((clause) =>
    'amountMn' in clause ? [`${paidText(clause, reader)} ${paymentText(clause)}`] : [],
  );
  const unpaid = isAreaOfFew(proposal) ? [t('confirm.unpaid')] : [];
  return [offerTitle(proposal, reader), ...(paid.length > 0 ? paid : unpaid)].join(' · ');
}

/** The other case of not signing: others sign instead. In the last round its figure is that of the years after. */
function useInstead(proposal: Proposal): string | undefined {
  const { scenario, game, me } = useCountrySeat();
  // On a phone an open offer stands in the place of the next move, which asks for the areas elsewhere.
  const job = startsAnew(game) && viewport.value === 'phone' ? jobOfAreas(scenario, game, me) : undefined;
  usePreview('areas', job, [canonicalJson(job ?? {})]);
  if (!startsAnew(game)) return undefined;
  const board = areaBoard(scenario, game, me);
  const instead = costliestInstead(board, proposal, me, hurriedBy(game, proposal, me));
  return instead && sentences(...insteadTold(game, me, instead).map(say));
}

/** What it costs the reader, in the last round in the years after and in points at the end. */
function insteadTold(game: CountryGame, me: EconomyId, { draft, worth }: Area): readonly Phrase[] {
  const change = formatSignedPercent((worth?.percent[me] ?? 0) / 100, 2);
  const isLast = isLastRound(game);
  const points = worth && isLast ? pointsWith(game, me, worth) : undefined;
  const key = isLast ? 'confirm.insteadAfter' : 'confirm.instead';
  return [
    phrase(key, { economies: draft.parties, change }),
    ...(points === undefined ? [] : [phrase('mandate.endPoints', { points: formatPoints(points) })]),
  ];
}

/**
 * What others may sign without the reader where it does not sign, by which it would lose most: of two where a bot of the offer has said that it
 * signs with others next. Nothing where none is known to be a loss.
 */
export function costliestInstead(
  board: readonly Area[],
  { parties }: Pick<Draft, 'parties'>,
  me: EconomyId,
  leaving: readonly EconomyId[] = [],
) {
  const costly = board
    .filter(
      ({ isOwn, isSigned, worth }) => !isOwn && !isSigned && (worth?.percent[me] ?? 0) < -SILENT_PERCENT,
    )
    .filter(({ draft }) => draft.parties.some((party) => parties.includes(party)));
  const next = costly.find(
    ({ draft }) => draft.parties.length === 2 && draft.parties.some((party) => leaving.includes(party)),
  );
  return next ?? costly[0];
}
