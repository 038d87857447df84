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
import { type Phrase, phrase, t } from '../../text/t.ts';
import { useMemo } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { pairLevel, startsAnew } from '#shared/rules/law/register.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import { INTEGRATION_STAGES, type IntegrationStage } from '#shared/content/vocabulary.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import { findFaults, countryProposals } from '#shared/rules/countries/proposals.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Confirmation, confirmationFor, isLastSignature } from '#shared/rules/table/signing.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { lazyPart, UNSEEN } from '../chrome/lazyPart.tsx';
import { type HomeForecast, previews, usePreview } from '../../preview/preview.ts';
import {
  TaskWith,
  VotesAtHome,
  homeEffect,
  isLastRound,
  pointsWith,
  voteTold,
} from '../effects/HomeEffects.tsx';
import { type ProposalPreview, SILENT_PERCENT, effectsShown } from '../effects/useProposalPreview.ts';
import { ScoreMoved } from '../politics/ScoreMoved.tsx';
import { UNION_LEVEL, barsUnion, unionTasks } from '../politics/MandateCard.tsx';
import { tasksOf } from '../politics/politicsModel.ts';
import { IncomeIfSigned, mainCause } from '../effects/EffectOnYou.tsx';
import { EndsNote, paidText, paymentText } from '../proposal/ProposalHeader.tsx';
import {
  fromTo,
  isAreaOfFew,
  kindOfProposal,
  levelOfClause,
  offerTitle,
  ownCounterTo,
  worthTold,
} from '../proposal/proposalModel.ts';
import { onOtherMatters } from '../proposal/proposalsOfSeat.ts';
import { ForegoneIfSigned } from '../treaty/ForegoneDeals.tsx';
import { betterOffer, lapsesByPartner } from '../treaty/GiveGet.tsx';
import type { SignQuestion } from '../treaty/ProposalList.tsx';
import { areSame, draftFrom } from '../treaty/templates.ts';
import { takingOver } from './DeskHead.tsx';
import { holdsFor } from '../treaty/agreementRegisterModel.ts';
import { TariffIdleNote } from './PlainOffer.tsx';
import { useCountrySeat } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { hurriedBy } from '../proposal/ReasonLines.tsx';
import { type Area, areaBoard, jobOfAreas } from '../treaty/areaBoardModel.ts';

const BoundNote = lazyPart(
  async () => (await import('../treaty/AgreementRegister.tsx')).BoundNote,
  [],
  UNSEEN,
);

/** The last signature makes law: it is asked for, and told what it would end. So is one under an offer that was countered. */
export function SignDialog({ proposal, preview, onSign, onClose }: SignQuestion) {
  const { scenario, game, me } = useCountrySeat();
  const confirmation = confirmationFor(countryProposals(scenario), game, proposal, me);
  const isLast = isLastSignature(game, proposal, me);
  const lapsing = confirmation?.lapses ?? [];
  // That other versions of the same deal go with it goes without saying.
  const ended = startsAnew(game)
    ? lapsing
    : onOtherMatters(game, proposal, lapsing).filter((id) => !isOwnVersion(game.proposals[id], proposal, me));
  const lapses = startsAnew(game)
    ? ended
        .flatMap((id) => game.proposals[id] ?? [])
        .map((each) => `${fromTo(each, me)}: ${offerInWords(each, me)}`)
    : lapsesByPartner(game, ended, me);
  const better = startsAnew(game) ? betterOffer(game, proposal, me) : undefined;
  const ends = (confirmation?.ends ?? []).map(agreementName);
  const notices = (confirmation?.notices ?? [])
    .filter((id) => game.agreements[id]?.parties.includes(me) !== true)
    .map(agreementName);
  const known = preview.type === 'known' && !preview.isStale ? preview : undefined;
  return (
    <Dialog
      title={t(isLast ? 'confirm.title' : 'confirm.titleOlder')}
      onClose={onClose}
      action={t(isLast ? confirmAction(confirmation) : 'proposal.sign')}
      onAction={onSign}
    >
      <p>
        <b>{offerInWords(proposal, me)}</b>
      </p>
      {ownCounterTo(game, proposal, me) && <p class="countered">{t('confirm.countered')}</p>}
      {isLast && <p>{sentences(t(confirmText(confirmation)), holdsFor(scenario, game, proposal))}</p>}
      <BrokenWord draft={proposal} />
      {known !== undefined && <ScoreMoved {...known} of={proposal} causeOf={mainCause} />}
      <IncomeIfSigned preview={preview} reader={me} />
      {better !== undefined && (
        <p class="countered">
          {t('confirm.better', {
            offer: offerInWords(better.offer, me),
            change: worthTold(better.worth),
            own: worthTold(better.own),
          })}
        </p>
      )}
      {startsAnew(game) && <OthersInstead proposal={proposal} />}
      {known?.home !== undefined && <HomeBeforeSigning home={known.home} />}
      {lapses.length > 0 && (
        <details class="small">
          <summary>{t('confirm.lapses', { count: ended.length })}</summary>
          <ul>
            {lapses.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {isLast && <ForegoneIfSigned proposal={proposal} confirmation={confirmation} />}
      {isLast && <TariffIdleNote draft={proposal} />}
      {isLast && <UnionNote draft={proposal} />}
      {ends.length > 0 && <p>{t('confirm.ends', { list: formatList(ends) })}</p>}
      {confirmation !== undefined && <EndsNote draft={proposal} />}
      <BoundNote proposal={proposal} />
      {notices.length > 0 && <p>{t('confirm.notices', { list: formatList(notices) })}</p>}
    </Dialog>
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

/** In per cent of real income, below 0: what an offer costs its author as the desk tells it, in the last round in the years after. */
export function costOfOffer(
  game: CountryGame,
  me: EconomyId,
  preview: ProposalPreview,
): { readonly percent: number; readonly isAfter: boolean } | undefined {
  if (!startsAnew(game)) return undefined;
  const { effects, isAfter } = effectsShown(game, preview);
  const percent = effects.find(({ economy }) => economy === me)?.percent ?? 0;
  return percent <= -SILENT_PERCENT ? { percent, isAfter } : undefined;
}

/** Odds and cost once more, before the pen touches paper. */
function HomeBeforeSigning({ home }: { readonly home: HomeForecast }) {
  const { game, me } = useCountrySeat();
  const own = homeEffect(home, me);
  const told = own && voteTold(game, me, own);
  return (
    <>
      {told !== undefined && <p class="num">{told}</p>}
      {home.odds.length > 0 && <VotesAtHome home={home} />}
    </>
  );
}

type CostProps = Pick<SignQuestion, 'proposal' | 'preview' | 'onClose'> & { readonly onSend: () => void };

/** An own offer that costs its author is asked for once, as a last signature is. */
export function CostDialog({ proposal, preview, onSend, onClose }: CostProps) {
  const { game, me } = useCountrySeat();
  const { percent = 0, isAfter = false } = costOfOffer(game, me, preview) ?? {};
  const change = formatPercent(-percent / 100, 2);
  return (
    <Dialog title={t('confirm.costsTitle')} onClose={onClose} action={t('desk.sendShort')} onAction={onSend}>
      <p>
        <b>{offerInWords(proposal, me)}</b>
      </p>
      <p>{t(isAfter ? 'confirm.costsAfter' : 'confirm.costs', { change })}</p>
      {preview.type === 'known' && (
        <TaskWith tasks={preview.tasks} levels={preview.levels?.[me]} reaction={preview.reaction} />
      )}
    </Dialog>
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
  const broken = pledgesBrokenBySigning(game, me, parties);
  if (broken.length === 0) return null;
  const list = formatList(broken.map(({ undertaking }) => undertakingText(undertaking)));
  return <p class={`countered ${look}`}>{t('confirm.breaksWord', { list })}</p>;
}

/** That an agreement stands in the way of a union, where one is on offer, in the list, or what an own task asks for. */
export function UnionNote({ draft }: { readonly draft: Pick<Draft, 'parties' | 'clauses'> }) {
  const { scenario, game, me } = useCountrySeat();
  const { parties, clauses } = draft;
  const barred = useMemo(
    () => barsUnion(scenario, game, { parties, clauses }, me),
    [game.round, game.agreements, canonicalJson({ parties, clauses })],
  );
  if (barred === undefined) return null;
  const isTask = unionTasks(tasksOf(scenario, game, me)).length > 0;
  const listed = previews.value.partners?.result;
  const terms = [
    ...Object.values(game.proposals).filter((offer) => offer.status === 'open' && offer.parties.includes(me)),
    ...(listed?.type === 'advice' ? listed.offers.map((offer) => offer.draft) : []),
  ];
  const isNear = terms.some((each) => each.clauses.some((clause) => levelOfClause(clause) === UNION_LEVEL));
  if (!isTask && !isNear) return null;
  return (
    <p class="small">
      {say(barred)} {isTask && <b>{t('confirm.barsTask')}</b>}
    </p>
  );
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

/** Said in the briefing of the forms that are new in the round. */
export function FormsOpened({ opens }: { readonly opens: readonly IntegrationStage[] }) {
  const { scenario, game, me } = useCountrySeat();
  return opens.flatMap((form) => opensTold(scenario, game, me, form).map((line) => <p key={line}>{line}</p>));
}

/** An offer in one line: whom it brings together, and who pays whom. */
export function offerInWords(proposal: Proposal, reader: EconomyId): string {
  const paid = proposal.clauses.flatMap((clause) =>
    'amountMn' in clause ? [`${paidText(clause, reader)} ${paymentText(clause)}`] : [],
  );
  const unpaid = isAreaOfFew(proposal) ? [t('confirm.unpaid')] : [];
  return [offerTitle(proposal, reader), ...(paid.length > 0 ? paid : unpaid)].join(' · ');
}

/** The other case of not signing: others sign instead. In the last round its figure is that of the years after. */
export function OthersInstead({ proposal }: { readonly proposal: Proposal }) {
  const { scenario, game, me } = useCountrySeat();
  // On a phone an open offer stands in the place of the next move, which asks for the areas elsewhere.
  const job = viewport.value === 'phone' ? jobOfAreas(scenario, game, me) : undefined;
  usePreview('areas', job, [canonicalJson(job ?? {})]);
  const board = areaBoard(scenario, game, me);
  const instead = costliestInstead(board, proposal, me, hurriedBy(game, proposal, me));
  return instead && <p>{sentences(...insteadTold(game, me, instead).map(say))}</p>;
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
