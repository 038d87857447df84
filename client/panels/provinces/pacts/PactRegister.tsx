import { MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import { leavingCost, pactsInForce } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { Icon } from '../../../design/Icon.tsx';
import { formatList, formatPercent } from '../../../text/format.ts';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import { Say } from '../../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import { Dialog } from '../../../design/Dialog.tsx';
import { Medallion } from '../../../design/Medallion.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { submitIntent } from '../../../net/submitIntent.ts';
import type { ProposalFace } from '../../proposal/proposalModel.ts';
import { isForAnew, ownPacts, versionKnown } from '../own/ownModel.ts';
import { leavingAsked, marksTold, useProvinces, useSeatOrCentre } from '../seat.ts';
import {
  type Draftlike,
  type ToldBreach,
  articleOf,
  breachesOfPact,
  chanceSeen,
  lastingLines,
  moneyLines,
  isWronged,
  marksOf,
  pactLines,
  pactTitle,
  paymentLines,
  openedLines,
  paymentsBeside,
  paymentsIn,
  bindingFault,
  newPact,
  withMembers,
  termsLine,
} from './pactDraft.ts';
import { UNSEEN, lazyPart } from '../../chrome/lazyPart.tsx';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { mayPress } from '../../../state/offices.ts';
import { pactsLeftHere } from '../../../state/tableState.ts';

/** A replay has the register too, and nothing to renew or to leave. */
const RenewButton = lazyPart(async () => (await import('./PactBoard.tsx')).RenewButton, [], UNSEEN);
const OutlookOfLeaving = lazyPart(
  async () => (await import('./PactOutlook.tsx')).OutlookOfLeaving,
  [],
  UNSEEN,
);

/** Whether there is anything to read in the register: it is no view of the table before. */
export function hasEntries({ provinces: { pacts, payments, breaches }, round }: ProvinceGame): boolean {
  return (
    breaches.length + payments.length > 0 ||
    Object.values(pacts).some(({ untilRound }) => untilRound >= round)
  );
}

/** What is in force among the provinces, who broke what, and who paid whom in this round: all of it public. */
export function PactRegister() {
  const { game } = useProvinces();
  const { payments, breaches } = game.provinces;
  const inForce = pactsInForce(game).filter(({ untilRound }) => untilRound >= game.round);
  return (
    <div class="pane-scroll">
      {inForce.length === 0 && <p class="muted pad">{t('pacts.none')}</p>}
      <ul class="pact-register stack">
        {inForce.map((pact) => (
          <PactEntry key={pact.id} pact={pact} />
        ))}
      </ul>
      {breaches.length > 0 && (
        <section class="panel pad small">
          <h3>{t('pacts.breaches')}</h3>
          <ul>
            {breaches.map((breach) => (
              <li key={`${breach.pact} ${breach.by} ${breach.round}`}>
                {t(breach.isSeen ? 'pacts.breachSeen' : 'pacts.breachUnseen', {
                  economy: economyName(breach.by),
                  pact: nameThen(game, breach),
                  round: breach.round,
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {payments.length > 0 && (
        <section class="panel pad small">
          <h3>{t('pacts.paidNow')}</h3>
          <ul>
            {payments.map(({ from, to, yuan100m }, place) => (
              <li key={place}>
                {t('pacts.paid', { from: economyName(from), to: economyName(to), sum: yuan(yuan100m) })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** A pact as it was called when it was broken: whoever broke it may have left, or be out, and all others too. */
export function nameThen({ reports }: Pick<ProvinceGame, 'reports'>, { pact: id, round }: Breach): string {
  const then = reports.find((report) => report.round === round)?.pacts.find((pact) => pact.id === id);
  return then === undefined || then.title !== undefined
    ? agreementName(id)
    : t(then.isBinding ? 'pact.nameBinding' : 'pact.nameVoluntary', { members: marksOf(then.members) });
}

type EntryProps = { readonly pact: Pact };

function PactEntry({ pact }: EntryProps) {
  const { game, me } = useProvinces();
  const costPoints = me === undefined ? 0 : leavingCost(game, me, pact);
  const isMember = me !== undefined && pact.members.includes(me);
  const mayRenew =
    isMember &&
    game.phase === 'negotiation' &&
    pact.untilRound === game.round &&
    !isForAnew(game, pact) &&
    game.round < game.settings.rounds;
  return (
    <li class="panel pad stack">
      <div class="row between">
        <b>{agreementName(pact.id)}</b>
        <BindingPill isBinding={pact.isBinding} />
      </div>
      <div class="row wrap pact-members">
        {pact.members.map((member) => (
          <span key={member} class="row">
            <Medallion economy={member} size={24} />
            <span class="small">{economyName(member)}</span>
          </span>
        ))}
      </div>
      <ul class="small muted">
        {pactLines(pact).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {paymentLines(game, pact).map((line, place) => (
          <li key={place}>{line}</li>
        ))}
        <li>{t('pacts.until', { round: pact.untilRound })}</li>
      </ul>
      <BreachLines pact={pact} />
      {mayRenew && <RenewButton pact={pact} />}
      {isMember && !pact.isBinding && (
        <button
          type="button"
          class="btn sm"
          disabled={!mayPress('giveNotice')}
          onClick={() => (leavingAsked.value = pact.id)}
        >
          {t('pacts.leave')}
        </button>
      )}
      {isMember && !pact.isBinding && <OfficeNote type="giveNotice" />}
      {isMember && leavingAsked.value === pact.id && (
        <Dialog
          title={t('pacts.leaveAsk', { pact: agreementName(pact.id) })}
          onClose={() => (leavingAsked.value = undefined)}
          action={t('pacts.leave')}
          onAction={() => {
            leavingAsked.value = undefined;
            void leave(pact);
          }}
        >
          <p>{t('pacts.leaveText')}</p>
          {costPoints > 0 && <p>{t('pacts.leaveCost', { points: marksTold(costPoints) })}</p>}
          <OutlookOfLeaving pact={pact} />
        </Dialog>
      )}
    </li>
  );
}

async function leave({ id: agreement }: Pact): Promise<void> {
  pactsLeftHere.add(agreement);
  if (!(await submitIntent({ type: 'giveNotice', agreement }))) pactsLeftHere.delete(agreement);
}

/** What binds the province in this round, what breaking it would cost, and who has left a pact of it since the round began. */
export function PactsCard({ left: leftNow }: PactsCardProps) {
  const { game, me } = useSeatOrCentre();
  const [pacts, left] = [ownPacts(game, me), leftNow(game, me)];
  if (pacts.length + left.length === 0) return null;
  return (
    <section class="panel pad own-pacts" aria-labelledby="own-pacts">
      <h2 id="own-pacts">
        {t('own.pacts')} <ConceptMark place="spot.pact" />
      </h2>
      {left.map((told, at) => (
        <p key={at} class="small fault-text">
          <Say phrase={told} />
        </p>
      ))}
      <ul class="stack">
        {pacts.map((pact) => (
          <li key={pact.id} class="row top">
            <span class="row gap-0 wrap" style={{ maxWidth: '56px' }}>
              {pact.members
                .filter((member) => member !== me)
                .map((member) => (
                  <Medallion key={member} economy={member} size={26} />
                ))}
            </span>
            <div>
              <details>
                <summary>
                  <b>{agreementName(pact.id)}</b>{' '}
                  <span class="small muted">{t('pacts.until', { round: pact.untilRound })}</span>
                </summary>
                <p class="small muted">{pactLine(game, pact, me)}</p>
                {paymentLines(game, pact).map((line, place) => (
                  <p key={place} class="small muted">
                    {line}
                  </p>
                ))}
              </details>
              <BreachLines pact={pact} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

type PactsCardProps = { readonly left: (game: ProvinceGame, me: EconomyId) => readonly Phrase[] };

function BindingPill({ isBinding }: { readonly isBinding: boolean }) {
  return (
    <span class="pill tiny binding">
      {isBinding && <Icon name="lock" size={11} />}
      {t(isBinding ? 'pact.binding' : 'pact.voluntary')}
    </span>
  );
}

function pactLine(game: ProvinceGame, pact: Pact, me: string): string {
  const others = formatList(pact.members.filter((member) => member !== me).map(economyName));
  const params = {
    others,
    goods: t(`pactGoods.${pact.goods}`),
    most: pact.atMost,
    rounds: pact.untilRound - game.round + 1,
    chance: formatPercent(chanceSeen(game, pact), 0),
    deposit: marksTold(pact.deposit),
  };
  return t(pact.isBinding ? 'own.pactBinding' : 'own.pactVoluntary', params);
}

type BreachLinesProps = {
  readonly pact: Pact;
};

/** Who broke a pact that is still in force, with which dials, and what a member may do about it. */
function BreachLines({ pact }: BreachLinesProps) {
  const { scenario, game, me } = useProvinces();
  const breaches = breachesOfPact(game, pact);
  if (breaches.length === 0) return null;
  return (
    <div class="breach-lines stack gap-1 small">
      {breaches.map((breach) => (
        <p key={breach.by} class="fault-text">
          {breach.by === me ? t('breach.own', paramsOf(breach)) : t('breach.by', paramsOf(breach))}
        </p>
      ))}
      {me !== undefined && isWronged(breaches, me) && (
        <p class="muted">{t(`breach.${remedyOf(scenario, game, pact, me)}`)}</p>
      )}
    </div>
  );
}

/** What a breach left its partner: a binding pact only where nobody is bound already. */
export function remedyOf(
  scenario: Pick<ProvincesScenario, 'dealOrder'>,
  game: ProvinceGame,
  pact: Pact,
  me: EconomyId,
): 'binding' | 'voluntary' | 'voluntaryBound' {
  if (pact.isBinding) return 'binding';
  const again = withMembers(newPact(game, me), pact.members);
  return bindingFault(scenario, game, again, me) === undefined ? 'voluntary' : 'voluntaryBound';
}

function paramsOf({ by, round, dials }: ToldBreach) {
  const list = dials.map(({ dial, level, most }) => t(`breach.${dial}`, { level, most }));
  return { economy: economyName(by), round, dials: formatList(list) };
}

export const FACE: ProposalFace = {
  titleOf: pactTitle,
  termsOf: (proposal) => <FaceTerms proposal={proposal} />,
};

/** Terms of the pact itself on the card of an offer. */
const FACE_TERMS = 2;

/** What the card of an offer shows of its terms: the first ones, for how long, and who pays. */
export function faceLines(proposal: Draftlike): readonly string[] {
  const article = articleOf(proposal);
  const terms = article === undefined ? [] : pactLines({ ...article, members: article.among });
  return [...terms.slice(0, FACE_TERMS), ...lastingLines(article), ...moneyLines(paymentsIn(proposal))];
}

/** The first terms of an offer; of a version of one that is known, what its author wants more and what else it changes. */
function FaceTerms({ proposal }: { readonly proposal: Proposal }) {
  const { game, me } = useProvinces();
  const isMine = me !== undefined && proposal.parties.includes(me);
  const changes = changesOf(game, proposal, me);
  const told = changes === undefined ? [] : versionLines(proposal, changes, me);
  if (isMine)
    return (
      <p class="small stack gap-0 num">
        {told.map((line) => (
          <span key={line}>{line}</span>
        ))}
        <span class="muted">{termsLine(proposal, me)}</span>
      </p>
    );
  return (
    <ul class="stack gap-0 slim small">
      {(changes === undefined ? faceLines(proposal) : told).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** What the author of a version wants a round more than in the one that is known, and the terms without money that are new in it or gone. */
export function versionLines(
  proposal: Proposal,
  { than }: Pick<TermChanges, 'than'>,
  me: EconomyId | undefined,
): readonly string[] {
  const { author } = proposal;
  const more = (paidToMn(proposal.clauses, author) - paidToMn(than.clauses, author)) / MILLIONS_A_YUAN100M;
  const wanted = { economy: economyName(author), sum: yuan(more), other: economyName(than.author) };
  const [was, now] = [openedLines(than), openedLines(proposal)];
  return [
    ...(more <= 0 ? [] : [t(than.author === me ? 'terms.wantsYours' : 'terms.wantsOf', wanted)]),
    ...now.filter((line) => !was.includes(line)),
    ...was.filter((line) => !now.includes(line)).map((term) => t('terms.gone', { term })),
  ];
}

type TermChanges = {
  readonly than: Proposal;
  /** All terms, with what is paid as before apart from what is paid anew. */
  readonly all: readonly string[];
  /** Terms that the known version does not have, and those of it that are gone. */
  readonly fresh: readonly string[];
  readonly gone: readonly string[];
};

/** What an open version of others changes against the one that the reader knows best; nothing where members differ, or nothing can be told apart. */
export function changesOf(
  game: Pick<ProvinceGame, 'proposals'>,
  proposal: Proposal,
  me: EconomyId | undefined,
): TermChanges | undefined {
  const than = versionKnown(game, proposal, me);
  if (proposal.status !== 'open' || than === undefined) return undefined;
  if (than.parties.toSorted().join() !== proposal.parties.toSorted().join()) return undefined;
  const [was, now] = [openedLines(than), openedLines(proposal)];
  const paid = paymentsBeside(proposal, than);
  const fresh = [...now.filter((line) => !was.includes(line)), ...moneyLines(paid)];
  const gone = [...was.filter((line) => !now.includes(line)), ...moneyLines(paymentsBeside(than, proposal))];
  const kept = paymentsIn(proposal).filter((payment) => !paid.includes(payment));
  const all = [...now, ...moneyLines(kept), ...moneyLines(paid)];
  return fresh.length + gone.length === 0 ? undefined : { than, all, fresh, gone };
}

/** Beside a bot's word that there is nothing in a pact for it: what it counts besides what the form tells, and that no payment of the reader's would do. */
export function whyNothing(
  { seats, round }: Pick<ProvinceGame, 'seats' | 'round'>,
  { author, reasons = {}, accepted = {}, lapse, round: made }: Proposal,
  me: EconomyId | undefined,
): readonly Phrase[] {
  const bots = Object.entries(reasons).filter(
    ([economy, reason]) => reason === 'noGain' && seats[economy]?.member === undefined,
  );
  if (bots.length === 0) return [];
  const isAsked = author === me && made === round && lapse?.type !== 'withdrawn';
  const beyond = bots.flatMap(([economy]) => (accepted[economy] === undefined ? [economy] : []));
  return [
    phrase('refused.counts'),
    ...(isAsked && beyond.length > 0 ? [phrase('refused.noPayment', { economies: beyond })] : []),
  ];
}
