import { stageOfLevel } from '#shared/content/vocabulary.ts';
import type { Agreement, Proposal, Timetable } from '#shared/protocol/law.ts';
import { boundUntilRound } from '#shared/rules/law/agreement.ts';
import { unionOf } from '#shared/rules/law/blocs.ts';
import { noticeFault } from '#shared/rules/law/leaving.ts';
import { lastRoundOf as lastRoundInForce } from '#shared/rules/law/register.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { say } from '../../text/Say.tsx';
import { previews, usePreview } from '../../preview/preview.ts';
import { formatList, formatSignedPercent, sentences } from '../../text/format.ts';
import { keepTold } from '../effects/useProposalPreview.ts';
import { agreementName, economyName } from '../../text/nameParams.ts';
import { type Phrase, t } from '../../text/t.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { submitIntent } from '../../net/submitIntent.ts';
import { openProposal, tab } from '../../state/tableState.ts';
import { throughTurns, useCountries, useCountrySeat } from '../../state/useTable.ts';
import { mayPress } from '../../state/offices.ts';
import { ConceptLinks, ConceptMark } from '../concepts/ConceptLink.tsx';
import { formOf } from '../clauses/clauseView.ts';
import { levelOfClause } from '../proposal/proposalModel.ts';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';
import { OfficeNote } from '../chrome/SeatOffices.tsx';
import {
  type RegisterEntry,
  leaversAhead,
  leavingPoints,
  boundBy,
  mayLeaveAlone,
  paymentsOf,
  saidName,
  placeOf,
  registerLines,
  registerView,
  stepsOf,
  sinceOf,
  twinOf,
  withNotice,
} from './agreementRegisterModel.ts';

/** The public register: every treaty in force, one's own first; leaving starts from the card that shows the deal. `seat`: as whom a replay looks on. */
export function Register({ seat }: { readonly seat?: EconomyId | undefined }) {
  const { game, me = seat } = useCountries();
  const { mine, others } = registerView(game, me);
  if (mine.length + others.length === 0) return <p class="muted pad">{t('register.empty')}</p>;
  const payments = me === undefined ? undefined : paymentsOf(game, me);
  return (
    <div class="pane-scroll">
      {payments !== undefined && <p class="small pad num">{say(payments)}</p>}
      <details class="small pad">
        <summary class="muted">{t('end.readOn')}</summary>
        <ConceptLinks place="spot.register" /> <ConceptLinks place="spot.map" />
      </details>
      {mine.length > 0 && <Part title={t('register.yours')} entries={mine} />}
      {others.length > 0 &&
        (mine.length === 0 ? (
          <Part title={me === undefined ? undefined : t('register.others')} entries={others} />
        ) : (
          <details class="slips">
            <summary class="small muted">
              {t('register.others')} <span class="num">{others.length}</span>
            </summary>
            <Part title={undefined} entries={others} />
          </details>
        ))}
    </div>
  );
}

type PartProps = { readonly title: string | undefined; readonly entries: readonly RegisterEntry[] };

function Part({ title, entries }: PartProps) {
  return (
    <section class="slips stack">
      {title !== undefined && <h3 class="small muted">{title}</h3>}
      <ul>
        {entries.map(({ agreement, inner }) => (
          <li key={agreement.id} class="paper slip slim stack" id={`agreement-${agreement.id}`}>
            <AgreementCard agreement={agreement} />
            {inner.map((market) => (
              <div key={market.id} class="slip-inner stack" id={`agreement-${market.id}`}>
                <AgreementCard agreement={market} />
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

type CardProps = { readonly agreement: Agreement };

function AgreementCard({ agreement }: CardProps) {
  const { scenario, game } = useCountries();
  const form = formOf(scenario, agreement);
  const about = [sayIf(placeOf(agreement)), sayIf(form)].filter((part) => part !== '').join(' · ');
  return (
    <>
      <div class="row between">
        <b>{saidName(agreement, game.agreements)}</b>
        <ConceptMark place={`stage.${stageOfLevel(agreement.level)}`} />
      </div>
      {about !== '' && <p class="small">{about}</p>}
      <AgreementLines agreement={agreement} />
      <Standing agreement={agreement} />
    </>
  );
}

function sayIf(phrase: Phrase | undefined): string {
  return phrase === undefined ? '' : say(phrase);
}

const useAsking = throughTurns<boolean>();

/** Since when, bound until when, and the way out. */
function Standing({ agreement }: CardProps) {
  const { game, me } = useCountries();
  const [isAsking, setAsking] = useAsking(false, agreement.id);
  const isParty = me !== undefined && agreement.parties.includes(me);
  const boundUntil = isParty ? boundUntilRound(agreement, me) : agreement.boundUntilRound;
  const lapses = lastRoundInForce(game, agreement);
  const mayLeave =
    isParty && game.phase === 'negotiation' && noticeFault(game, me, agreement.id) === undefined;
  const isLeaving = agreement.notices.some(({ by }) => by === me);
  const holds =
    lapses !== undefined
      ? lapses > game.settings.rounds
        ? t('register.holdsToEnd')
        : lapses === agreement.sinceRound
          ? t('register.holdsThisRound')
          : t('register.holdsUntil', { round: lapses })
      : game.round <= boundUntil
        ? t('register.bound', { round: boundUntil })
        : isLeaving
          ? undefined
          : t('register.free');
  const round = sinceOf(game, agreement);
  const since = round === 0 ? t('register.sinceOpening') : t('register.since', { round });
  return (
    <>
      <div class="row between small muted">
        <span>
          {[lapses !== round && since, holds].filter(Boolean).join(' · ')}{' '}
          <ConceptMark place="spot.withdrawal" />
        </span>
        {mayLeave && (
          <button
            type="button"
            class="btn sm"
            onClick={() => {
              // Once the device is turned, the register stands under this tab.
              tab.value = 'deals';
              setAsking(true);
            }}
          >
            {t('register.leave')}
          </button>
        )}
      </div>
      {isAsking && <LeaveDialog agreement={agreement} onClose={() => setAsking(false)} />}
    </>
  );
}

const ScoreMoved = lazyPart(async () => (await import('../politics/ScoreMoved.tsx')).ScoreMoved, [], UNSEEN);
const TasksLost = lazyPart(async () => (await import('../politics/MandateCard.tsx')).TasksLost, [], UNSEEN);

type LeaveProps = {
  readonly agreement: Agreement;
  readonly onClose: () => void;
};

/** What leaving brings, before notice is given. */
function LeaveDialog({ agreement, onClose }: LeaveProps) {
  const { game, me } = useCountries();
  const forecast = useLeavingForecast(agreement);
  const { ways } = leavingWorth(agreement) ?? {};
  const bots = agreement.parties.filter(
    (party) => party !== me && game.seats[party] !== undefined && game.seats[party].member === undefined,
  );
  const untilRound = Math.min(lastRoundOf(game), game.round + REFUSED_ROUNDS);
  const points = leavingPoints(game, agreement);
  const leave = (): void => {
    onClose();
    const others = agreement.parties.filter((party) => party !== me).toSorted();
    keepTold(game.round + 1, `left ${others.join()}`, leavingWorth(agreement)?.percent);
    void submitIntent({ type: 'giveNotice', agreement: agreement.id });
  };
  return (
    <Dialog
      title={t('register.leaveTitle', { agreement: agreementName(agreement.id) })}
      onClose={onClose}
      action={t('register.leaveConfirm')}
      onAction={leave}
      isActionOff={!mayPress('giveNotice')}
    >
      <OfficeNote type="giveNotice" />
      <p>
        {game.round < game.settings.rounds
          ? t('register.leaveText', { round: game.round + 1 })
          : t('register.leaveTextAfter')}
      </p>
      {agreement.within !== undefined ? (
        <p>{t('register.leaveInner')}</p>
      ) : (
        agreement.level >= 3 && <p>{t('register.leaveUnion')}</p>
      )}
      {ways !== undefined && <ScoreMoved ways={ways} />}
      <p class="num">{forecast}</p>
      {me !== undefined && <TasksLost by={{ changed: withNotice(game, agreement, me), ways }} />}
      {bots.length > 0 && untilRound > game.round && (
        <p>
          {t(untilRound === game.round + 1 ? 'register.leaveRefusedOnce' : 'register.leaveRefused', {
            economies: formatList(bots.map(economyName)),
            from: game.round + 1,
            until: untilRound,
          })}
        </p>
      )}
      {points !== undefined && points > 0 && <p>{t('register.leaveCost', { points })}</p>}
      {game.round === lastRoundOf(game) && <p>{t('register.leaveLast')}</p>}
    </Dialog>
  );
}

/** What leaving does to the reader's real income once it is out. */
function useLeavingForecast(agreement: Agreement): string {
  const { game, me } = useCountrySeat();
  const isAlone = mayLeaveAlone(game, agreement, me);
  const job = { type: 'leaving', economy: me, agreements: [agreement] } as const;
  usePreview('leaving', isAlone ? job : undefined, [agreement, game]);
  if (!isAlone) return t('register.leaveWaits');
  const { job: asked } = previews.value.leaving ?? {};
  if (asked?.type !== 'leaving' || asked.agreements[0]?.id !== agreement.id) return t('proposal.computing');
  const worth = leavingWorth(agreement);
  if (worth === undefined) return t('register.leaveUnknown');
  const { percent, last } = worth;
  const change = formatSignedPercent(percent / 100, 2);
  const isAfter = game.round + 1 > game.settings.rounds;
  const round = game.round + 1;
  const when = isAfter ? t('partners.after') : t('partners.inRound', { round });
  const now = t('register.leaveIncome', { when, change });
  if (Math.abs(last - percent) < TOLD_PERCENT) return now;
  const later = formatSignedPercent(last / 100, 2);
  return sentences(
    now,
    isAfter
      ? t('register.leaveLater', { change: later })
      : t('register.leaveLaterRound', { round: game.settings.rounds, change: later }),
  );
}

function leavingWorth({ id }: Agreement) {
  const { job: asked, result } = previews.value.leaving ?? {};
  const isAsked = asked?.type === 'leaving' && asked.agreements[0]?.id === id;
  return isAsked && result?.type === 'leaving' ? result.worths[0] : undefined;
}

/** Of real income, per cent, from which a later figure is told beside the first. */
const TOLD_PERCENT = 0.05;
/** So many rounds a bot signs nothing with whoever has left an agreement with it, from the one in which they are out (`grudges.ts`). */
const REFUSED_ROUNDS = 2;

type AgreementLinesProps = { readonly agreement: Agreement };

/** What an agreement obliges to, beyond its form, and how far its cuts have come. */
function AgreementLines({ agreement }: AgreementLinesProps) {
  const { game } = useCountries();
  const { key, parties, terms } = agreement;
  const lines = [
    ...registerLines(game, agreement).map(say),
    ...(key === undefined ? [] : [keyText(key, parties)]),
  ];
  return (
    <>
      {lines.length > 0 && (
        <ul class="lines stack gap-0 small">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {terms?.phaseIn !== undefined && <TimetableChart timetable={terms.phaseIn} />}
    </>
  );
}

function keyText(key: NonNullable<Agreement['key']>, parties: readonly string[]): string {
  const text = t(`register.key.${key.type}`);
  if (key.type !== 'shares') return text;
  return `${text}: ${formatList(parties.map((party) => `${economyName(party)} ${key.percent[party] ?? 0}%`))}`;
}

/** One bar a round: full where the step is in force, hollow where it is to come. */
function TimetableChart({ timetable }: { readonly timetable: Timetable }) {
  const steps = stepsOf(timetable);
  return (
    <div class="timetable stack gap-1 small">
      <p>
        {t('register.timetable', { round: timetable.untilRound })}
        {Object.entries(timetable.longer).map(([economy, round]) => (
          <span key={economy}> · {t('register.longer', { economy: economyName(economy), round })}</span>
        ))}
      </p>
      <ol class="steps" aria-label={t('register.timetableChart')}>
        {steps.map(({ round, percent, isReached }) => (
          <li key={round} class={isReached ? 'on' : ''}>
            <i style={{ height: `${6 + 0.22 * percent}px` }} aria-hidden="true" />
            <span class="num" aria-hidden="true">
              {round}
            </span>
            <span class="sr">{t('register.step', { round, percent })}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Of an open offer of a union whom it takes in, who else signs and why, and what a member gives up. */
function UnionNote({ proposal }: { readonly proposal: Proposal }) {
  const { game, me } = useCountries();
  const union = proposal.clauses.find((clause) => 'among' in clause && levelOfClause(clause) >= UNION_LEVEL);
  // A card names the members with its terms.
  if (union === undefined || !('among' in union) || openProposal.value !== proposal.id) return null;
  const others = proposal.parties.filter((party) => !union.among.includes(party));
  const isNewToMe = me !== undefined && union.among.includes(me) && unionOf(game, me) === undefined;
  return (
    <div class="slim small stack gap-1">
      <p>
        {sentences(
          t('proposal.unionMembers', { economies: formatList(union.among.map(economyName)) }),
          others.length > 0 &&
            t('proposal.unionSigners', {
              economies: formatList(
                others.map((each) => (each === me ? t('proposal.you') : economyName(each))),
              ),
            }),
        )}
      </p>
      {isNewToMe && (
        <p>{sentences(t('proposal.unionMeans'), game.wto !== undefined && t('proposal.unionSpeaks'))}</p>
      )}
    </div>
  );
}

const UNION_LEVEL = 3;

/** That members of the bloc that an offer enters are about to leave it, and that another author has written the same terms, of which one is enough. */
export function OfferNotes({ proposal }: { readonly proposal: Proposal }) {
  const { game } = useCountries();
  const twin = twinOf(game.proposals, proposal);
  const leaving = leaversAhead(game, proposal);
  const signed = Object.values(twin?.signatures ?? {}).filter((revision) => revision === twin?.revision);
  return (
    <>
      <UnionNote proposal={proposal} />
      {proposal.status === 'open' && <TasksLost by={{ offer: proposal }} />}
      {leaving !== undefined && (
        <p class="slim small bad">
          {t('proposal.leaversAhead', {
            economies: formatList(leaving.by.map(economyName)),
            round: leaving.round,
          })}
        </p>
      )}
      {twin !== undefined && (
        <p class="slim small muted num">
          {t('proposal.sameTerms', {
            economy: economyName(twin.author),
            signed: signed.length,
            all: twin.parties.length,
          })}
        </p>
      )}
    </>
  );
}

/** Own agreements that could be left now, and no more once this is signed. */
export function BoundNote({ proposal }: { readonly proposal: Proposal }) {
  const { scenario, game, me } = useCountries();
  if (me === undefined) return null;
  return boundBy(scenario, game, proposal, me).map(({ id, round }) => (
    <p key={id} class="lit slim ruled small num">
      {t(round < game.settings.rounds ? 'proposal.binds' : 'proposal.bindsToEnd', {
        agreement: agreementName(id),
        round: round + 1,
      })}
    </p>
  ));
}
