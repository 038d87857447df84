import { useId } from 'preact/hooks';
import { type ProposalReason, REASONS_OF_PEOPLE } from '#shared/content/phrases.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { type GameState, countryPart } from '#shared/rules/state.ts';
import { signatureFaults, startsAnew } from '#shared/rules/law/register.ts';
import { runsToEnd } from '#shared/rules/table/clock.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { Icon } from '../../design/Icon.tsx';
import { Press } from '../chrome/Press.tsx';
import { OfficeNote } from '../chrome/SeatOffices.tsx';
import { officeRefusal } from '../../state/offices.ts';
import { isLive, traits } from '../../state/store.ts';
import { formatList } from '../../text/format.ts';
import { partyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Choice } from '../../design/Choice.tsx';
import { submitIntent } from '../../net/submitIntent.ts';
import { desk, openProposal } from '../../state/tableState.ts';
import { throughTurns, useTable } from '../../state/useTable.ts';
import { answerTo, isNamedBefore } from './deskMemory.ts';
import { offerRefusal } from './mapBoard.ts';
import { type ProposalActions, kindOfProposal } from './proposalModel.ts';
import { agreeTo, mayObject } from './proposalsOfSeat.ts';

type Props = {
  readonly proposal: Proposal;
  readonly actions: ProposalActions;
  /** Why Sign is off, if it is; it waits too where what the offer brings is being worked out. */
  readonly signHint: string | undefined;
  readonly isDue?: boolean;
  /** Newer terms are in sight, one press away: they come first. */
  readonly isOlder?: boolean;
  readonly onSign: () => void;
  /** Leads to terms that have not been in view: until then Sign does, and says so. */
  readonly onReadOn: (() => void) | undefined;
  /** Begins another offer to a partner, once this one has ended. */
  readonly onWrite: (partner: EconomyId) => void;
  /** The terms among those who have not refused, where the desk shows what they do before they are sent. */
  readonly narrowed?: Draft | undefined;
};

/** Sign, Counter and Decline, always in this order; what the author may do besides; of an offer that has ended what leads on. */
export function ProposalActionsRow(props: Props) {
  const { proposal, actions, signHint, isDue, isOlder = false, onSign, onReadOn, onWrite, narrowed } = props;
  const isOff = !isLive.value;
  const isChairs = officeRefusal('signProposal') !== undefined;
  const isEnvoys = officeRefusal('reviseProposal') !== undefined;
  const { id, refusedBy } = proposal;
  const readOn = signHint === undefined ? onReadOn : undefined;
  const isHeld = isOff || isChairs || isDue === true || signHint !== undefined;
  const hint =
    signHint ??
    (refusedBy.length > 0
      ? t('proposal.cannotStart', { economies: formatList(refusedBy.map(partyName)) })
      : undefined);
  const write = (act: 'counter' | 'revise'): void => {
    desk.value = answerTo(proposal, act === 'counter' ? 'counterTo' : 'revises');
  };
  if (proposal.status === 'lapsed') return <NextSteps proposal={proposal} onWrite={onWrite} />;
  return (
    <div class="proposal-actions stack">
      {(actions.sign || signHint === undefined) && hint !== undefined && (
        <p class="small muted" id={`hint-${id}`}>
          <Icon name="terms" size={15} /> {hint}
        </p>
      )}
      {actions.counter && proposal.isLastOffer === true && (
        <p class="small muted">{t('proposal.counterLast')}</p>
      )}
      <div class="row wrap">
        {actions.sign && (
          <button
            type="button"
            class={isOlder ? 'btn grow' : 'btn primary grow'}
            aria-disabled={readOn === undefined && isHeld}
            aria-describedby={hint === undefined ? undefined : `hint-${id}`}
            onClick={readOn ?? (() => !isHeld && onSign())}
          >
            <Icon name={readOn === undefined ? 'sign' : 'chevronDown'} />
            {t(readOn !== undefined ? 'proposal.readOn' : isDue ? 'proposal.computing' : 'proposal.sign')}
          </button>
        )}
        {actions.withdrawSignature && (
          <button
            type="button"
            class="btn grow"
            disabled={isOff || isChairs}
            onClick={() => void submitIntent({ type: 'withdrawSignature', proposal: id })}
          >
            <Icon name="undo" size={16} />
            {t('proposal.withdrawSignature')}
          </button>
        )}
        {(['counter', 'revise'] as const).map(
          (act) =>
            actions[act] && (
              <button key={act} type="button" class="btn grow" disabled={isEnvoys} onClick={() => write(act)}>
                <Icon name="pencil" size={16} />
                {t(`proposal.${act}`)}
              </button>
            ),
        )}
        {actions.decline && <DeclineChoice proposal={proposal} isOff={isOff || isChairs} />}
        <AuthorActions proposal={proposal} actions={actions} narrowed={narrowed} isOff={isOff} />
      </div>
      {(actions.sign || actions.withdrawSignature || actions.decline || actions.refuseAdmission) && (
        <OfficeNote type="signProposal" />
      )}
      {(actions.counter || actions.revise || actions.withdraw || actions.publish) && (
        <OfficeNote type="reviseProposal" />
      )}
    </div>
  );
}

/** Reasons that people may give, and that mean something in the game: nobody has voters without politics, nor leaves what ends by itself; of a raised tariff only where one was raised. */
export function reasonsToGive(game?: GameState, isHit = true) {
  const never = new Set<ProposalReason>(traits.value.neverSaid ?? []);
  if (game !== undefined && countryPart(game).politics === undefined) never.add('votesAtHome');
  if (game !== undefined && startsAnew(game)) never.add('leftUs');
  if (!isHit) never.add('wallRaised');
  return REASONS_OF_PEOPLE.filter((reason) => !never.has(reason));
}

/** Whether one of the others raised a tariff in the round before. */
function raisedTariff(game: GameState, parties: readonly EconomyId[], me: EconomyId | undefined): boolean {
  const { walls = {}, wallsBefore = {} } = countryPart(game).reports.at(-1) ?? {};
  return parties.some(
    (by) =>
      by !== me && Object.entries(walls[by] ?? {}).some(([good, bp]) => bp > (wallsBefore[by]?.[good] ?? bp)),
  );
}

const SILENT = 'silent';
type Reason = typeof SILENT | ReturnType<typeof reasonsToGive>[number];
const labelOf = (key: Reason) => t(key === SILENT ? 'decline.silent' : `reason.${key}`);

const useOpened = throughTurns<boolean>();
const useReason = throughTurns<Reason>();

/** Decline in two steps: first the choice of a set phrase, or of none, then the word itself. */
function DeclineChoice({ proposal: offer, isOff }: Pick<AuthorProps, 'proposal' | 'isOff'>) {
  const { id: proposal, author, counterTo } = offer;
  const [isOpen, setOpen] = useOpened(false, proposal);
  const [reason, setReason] = useReason(SILENT, proposal);
  const id = useId();
  const { game, me } = useTable();
  const answered = counterTo === undefined ? undefined : game.proposals[counterTo];
  // It stands after the refusal, and may still be signed.
  const own = answered?.status === 'open' && answered.author === me ? answered.id : undefined;
  const reasons = [SILENT, ...reasonsToGive(game, raisedTariff(game, offer.parties, me))] as const;
  const decline = async (withdrawn?: ProposalId): Promise<void> => {
    setOpen(false);
    await submitIntent({ type: 'refuseProposal', proposal, ...(reason === SILENT ? {} : { reason }) });
    if (withdrawn !== undefined) await submitIntent({ type: 'withdrawProposal', proposal: withdrawn });
  };
  return (
    <>
      <button
        type="button"
        class="btn ghost"
        disabled={isOff}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <u>{t('proposal.decline')}</u>
      </button>
      {isOpen && (
        <div id={id} class="decline row wrap">
          <Choice
            label={t('decline.why')}
            isLabelHidden
            options={reasons.map((value) => ({ value, label: labelOf(value) }))}
            value={reason}
            onChange={(value) => setReason(reasons.find((each) => each === value) ?? SILENT)}
          />
          {[undefined, ...(own === undefined ? [] : [own])].map((mine) => (
            <button key={mine} type="button" class="btn" disabled={isOff} onClick={() => void decline(mine)}>
              {t(mine === undefined ? 'decline.send' : 'decline.both')}
            </button>
          ))}
          {own !== undefined && <p class="small">{t('decline.ownStays', { economy: partyName(author) })}</p>}
        </div>
      )}
    </>
  );
}

type AuthorProps = Pick<Props, 'proposal' | 'actions' | 'narrowed'> & { readonly isOff: boolean };

function AuthorActions({ proposal, actions, narrowed, isOff }: AuthorProps) {
  const { id } = proposal;
  const goOn = (): void => {
    if (narrowed === undefined) void submitIntent({ type: 'goOnWithout', proposal: id });
    else desk.value = { draft: narrowed, revises: id };
  };
  const isEnvoys = officeRefusal('withdrawProposal') !== undefined;
  return (
    <>
      {actions.goOnWithout.length > 0 && (
        <button type="button" class="btn primary grow" disabled={isOff || isEnvoys} onClick={goOn}>
          {t('proposal.goOnWithout', { economies: formatList(actions.goOnWithout.map(partyName)) })}
        </button>
      )}
      {(['publish', 'withdraw'] as const).map(
        (act) =>
          actions[act] && (
            <button
              key={act}
              type="button"
              class="btn ghost"
              disabled={isOff || isEnvoys}
              onClick={() => void submitIntent({ type: `${act}Proposal`, proposal: id })}
            >
              <u>{t(`proposal.${act}`)}</u>
            </button>
          ),
      )}
      {actions.refuseAdmission && <AdmissionButtons proposal={proposal} look="btn grow" />}
    </>
  );
}

/** On an entry or merger that binds the reader unless it refuses: agreeing is to say no more of it. */
export function AdmissionButtons({ proposal, look }: Pick<Props, 'proposal'> & { readonly look: string }) {
  const { game, me } = useTable();
  const isMerger = kindOfProposal(proposal.clauses) === 'merger';
  return (
    <>
      {me !== undefined && mayObject(game, proposal, me) && (
        <button type="button" class={look} onClick={() => agreeTo(proposal)}>
          <Icon name="check" size={16} />
          {t('proposal.agreeAdmission')}
        </button>
      )}
      <button
        type="button"
        class={look}
        disabled={!isLive.value || officeRefusal('refuseAdmission') !== undefined}
        onClick={() => void submitIntent({ type: 'refuseAdmission', proposal: proposal.id })}
      >
        <Icon name="refuse" size={16} />
        {t(isMerger ? 'proposal.refuseMerger' : 'proposal.refuseAdmission')}
      </button>
    </>
  );
}

type NextStepsProps = {
  readonly proposal: Proposal;
  /** Begins another offer to a partner. */
  readonly onWrite?: (partner: EconomyId) => void;
};

/** What leads on from an offer that has ended, the likeliest first; on a slip that one alone. */
export function NextSteps({ proposal, onWrite }: NextStepsProps) {
  const { game, me } = useTable();
  const steps = nextSteps(game, proposal, me).filter(
    ({ type }, place) =>
      (type !== 'writeNew' || onWrite !== undefined) && (onWrite !== undefined || place === 0),
  );
  const partner = proposal.parties.find((party) => party !== me);
  if (me === undefined || partner === undefined || steps.length === 0) return null;
  const refusal = offerRefusal(game, me, partner);
  const off = refusal === undefined ? [] : steps.filter((step) => !('proposal' in step));
  const take = (step: NextStep): void => {
    if ('proposal' in step) openProposal.value = step.proposal;
    else if ('draft' in step) desk.value = { draft: step.draft };
    else onWrite?.(step.economy);
  };
  return (
    <div class="next-steps stack">
      {steps.map((step, place) => {
        const isOff = off.includes(step);
        return (
          <Press
            key={place}
            class={onWrite === undefined ? 'btn sm' : place === 0 && !isOff ? 'btn wide primary' : 'btn wide'}
            // All for one reason, which the first of them shows.
            why={isOff && refusal !== undefined ? { text: refusal, isTold: step !== off[0] } : undefined}
            onPress={() => take(step)}
          >
            {labelOfStep(step)}
          </Press>
        );
      })}
    </div>
  );
}

const PLAIN_STEPS = {
  again: 'proposal.tableAgain',
  change: 'proposal.changeAgain',
  ownVersion: 'proposal.ownVersion',
  seeCounter: 'proposal.seeCounter',
  seeSigned: 'proposal.seeSigned',
} as const;

function labelOfStep(step: NextStep): string {
  if (step.type === 'writeNew') return t('proposal.writeNew', { economy: partyName(step.economy) });
  if (step.type !== 'accepted') return t(PLAIN_STEPS[step.type]);
  return t('proposal.withAccepted', { economy: formatList(step.by.map(partyName)) });
}

/** The terms of an older offer with no more rounds than are left; what was to be paid to the end still is. */
export function draftInRound(
  proposal: Proposal,
  { round, settings }: Pick<GameState, 'round' | 'settings'>,
): Draft {
  const draft = draftOf(proposal);
  if (proposal.round === round) return draft;
  // The years after count as a round.
  const toEnd = settings.rounds - round + 2;
  const clauses = draft.clauses.map((clause) => {
    if (!('rounds' in clause)) return clause;
    if (clause.type !== 'payment') return { ...clause, rounds: Math.min(clause.rounds, toEnd) };
    const wasToEnd = runsToEnd({ round: proposal.round, settings }, clause.rounds);
    return { ...clause, rounds: wasToEnd ? toEnd : Math.min(clause.rounds, toEnd - 1) };
  });
  return { ...draft, clauses };
}

/** The draft with the payment that its partner would take at the least, or make at the most. */
export function withAcceptedPayment(
  draft: Draft,
  { from, to, leastMn, mostMn, rounds }: AcceptedPayment,
  economy: EconomyId,
): Draft {
  const amountMn = to === economy ? leastMn : mostMn;
  const others = draft.clauses.filter(
    (clause) =>
      clause.type !== 'payment' || ![clause.from, clause.to].every((side) => side === from || side === to),
  );
  return {
    ...draft,
    clauses: amountMn === 0 ? others : [...others, { type: 'payment', from, to, amountMn, rounds }],
  };
}

/** What whoever took part in an offer that has ended may do next: the same terms once more, one's own version of them, or with what those who refused would sign. */
type NextStep =
  | { readonly type: 'again' | 'change' | 'ownVersion'; readonly draft: Draft }
  | { readonly type: 'accepted'; readonly draft: Draft; readonly by: readonly EconomyId[] }
  | { readonly type: 'seeCounter' | 'seeSigned'; readonly proposal: ProposalId }
  | { readonly type: 'writeNew'; readonly economy: EconomyId };

/** What an agreement signed since breaks in an offer, and one press on the desk puts right. */
const MENDED_ON_DESK: ReadonlySet<Rejection['code']> = new Set<Rejection['code']>([
  'union/former-undecided',
  'union/former-bound',
  'union/former-unknown',
  'payment/above-payer-cap',
  'payment/above-receiver-cap',
]);

/** The likeliest first; none for an offer that still stands, or for somebody else's. */
export function nextSteps(
  game: GameState,
  proposal: Proposal,
  me: EconomyId | undefined,
): readonly NextStep[] {
  const { id, author, round, lapse, parties, accepted = {} } = proposal;
  if (me === undefined || lapse === undefined || !parties.includes(me)) return [];
  const counter = Object.values(game.proposals).findLast(({ counterTo }) => counterTo === id);
  if (lapse.type === 'counterConcluded')
    return game.proposals[lapse.proposal] === undefined
      ? []
      : [{ type: 'seeSigned', proposal: lapse.proposal }];
  const draft = draftInRound(proposal, game);
  const [partner, ...more] = parties.filter((party) => party !== me);
  // What stands in the way of these terms still does, unless the desk has a way round it.
  const isBarred =
    (lapse.type === 'unlawful' && !MENDED_ON_DESK.has(lapse.fault.code)) ||
    signatureFaults(game, parties).length > 0;
  const isOver = round !== game.round || isBarred;
  const named = Object.entries(accepted).flatMap(([by, payment]) =>
    !payment || by === me || isNamedBefore(game, proposal, by) ? [] : [{ by, payment }],
  );
  // Who refused and named no price would refuse it again.
  const refused = [...proposal.refusedBy, ...(lapse.type === 'refused' ? [lapse.by] : [])];
  const isNamed = named.length > 0 && refused.every((each) => named.some(({ by }) => by === each));
  const paid = named.reduce((to, { by, payment }) => withAcceptedPayment(to, payment, by), draft);
  const taken = { type: 'accepted', by: named.map(({ by }) => by), draft: paid } as const;
  const again = author !== me ? 'ownVersion' : lapse.type === 'refused' ? 'change' : 'again';
  return [
    ...(counter?.status === 'open' ? [{ type: 'seeCounter', proposal: counter.id } as const] : []),
    ...(isNamed && !isOver ? [taken] : []),
    ...(isBarred
      ? []
      : [{ type: lapse.type === 'unlawful' && author === me ? 'change' : again, draft } as const]),
    ...(partner === undefined || more.length > 0 || signatureFaults(game, [me, partner]).length > 0
      ? []
      : [{ type: 'writeNew', economy: partner } as const]),
  ];
}
