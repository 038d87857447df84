import type { ComponentType } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Detour } from '#shared/rules/shock/detoursOf.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { percentALog } from '#shared/kernel/basisPoints.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { presentStop } from '#shared/rules/table/revealStops.ts';
import { formatSignedPercent } from '../../text/format.ts';
import { type GameState, countryPart } from '#shared/rules/state.ts';
import { openDialogs } from '../../design/Dialog.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { type PreviewJob, previews, usePreview } from '../../preview/preview.ts';
import { type Notice, clearNotices, dismissOfProposal, notify, recalledBy } from '../../state/notices.ts';
import { route } from '../../state/router.ts';
import { playSound } from '../../state/sound.ts';
import { namesAt } from '../../state/standing.ts';
import { me, scenario, session } from '../../state/store.ts';
import { desk, isCardOpen, openProposal, showConference, showProposal } from '../../state/tableState.ts';
import { useTable } from '../../state/useTable.ts';
import { Say, say } from '../../text/Say.tsx';
import { phrase, t } from '../../text/t.ts';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';
import { keepTold } from '../effects/useProposalPreview.ts';
import { noteNamed } from '../proposal/deskMemory.ts';
import { proposalMove } from '../proposal/proposalsOfSeat.ts';
import { hasEnded } from '../proposal/signedAway.ts';
import { RecapHere } from '../sittings/sittingsPart.tsx';
import { MomentPicture, useTableSounds } from './MomentEffects.tsx';
import { type Change, type DealOfOthers, changesBetween, dealsOfOthers, recalling } from './changesModel.ts';
import './moments.css';
import {
  endMoments,
  type Moment,
  type MomentShown,
  type Reader,
  moments,
  momentsOfCourse,
  publicMoments,
  showMoments,
} from './momentsModel.ts';

/** How long a card stays by itself, and from when on it can be pressed: whoever was about to press something else has seen it by then. */
const SHOWN_MS = 4_500;
const UNPRESSED_MS = 350;
/** Economies beside the picture; the sentence names them all. */
const MOST_SHOWN = 10;

/** Tells this device what has happened since it last looked: cards for what is more than a message, messages with the way there for the rest. */
function useNews(game: GameState, seat: EconomyId | undefined): void {
  const last = useRef(game);
  const mayHost = me.value?.mayHost === true;
  const setOfOthers = useDealsOfOthers(game, seat);
  useEffect(() => {
    const before = last.current;
    last.current = game;
    noteNamed(game);
    if (before === game) return;
    if (seat === undefined || before.phase !== game.phase || game.seats[seat]?.ready === true)
      recalledBy.value = undefined;
    if (before.phase !== game.phase) {
      clearNotices();
      for (const { phrase } of endMoments(before.phase)) notify(() => say(phrase));
    }
    if (seat === undefined) showMoments(publicMoments(before, game));
    else if (before.round === game.round) {
      const signed = dealsOfOthers(before, game, seat);
      if (signed.length > 0) setOfOthers((waiting) => [...waiting, ...signed]);
      const changes = changesBetween(before, game, seat);
      // What waits to be told of an offer that has ended since is told no more.
      for (const { id, status } of Object.values(before.proposals))
        if (status === 'open' && game.proposals[id]?.status !== 'open') dismissOfProposal(id);
      tellChanges(game, unasked(game, seat, changes));
      const recalled = recalling(before, game, seat, changes);
      if (recalled !== undefined) recalledBy.value = { text: () => say(recalled.phrase), ...wayTo(recalled) };
    }
    const reader = { me: seat, mayHost };
    showMoments([...momentsOfCourse(before, game, reader), ...blowTold(before, game, reader)]);
  }, [game, seat, mayHost]);
  // Another table has other moments.
  useEffect(() => () => void (moments.value = []), []);
}

/** Per cent of real income from which what others did to a seat is told by a card of its own. */
const BLOW_PERCENT = 0.3;

/**
 * What others agreed or set that cost a seat most, as a card with the page that tells of its income; nothing where that is little, nor where every round
 * starts anew.
 */
export function blowTold(before: GameState, after: GameState, { me, mayHost }: Reader): readonly Moment[] {
  const isOpen = (game: GameState): boolean =>
    game.phase === 'results' && game.round === after.round && presentStop(game, mayHost) === 'gains';
  const report = countryPart(after).reports.find(({ round }) => round === after.round);
  if (me === undefined || report === undefined || startsAnew(after) || isOpen(before) || !isOpen(after))
    return [];
  const blow = blowOf(report, me);
  if (blow === undefined) return [];
  const { by: economies, percent } = blow;
  const told = { economies, change: formatSignedPercent(percent / 100, 2) };
  const card = { economies, isToYou: true } as const;
  return economies.length === 0
    ? [{ ...card, kind: 'envelopes', phrase: phrase('moment.tariffsCost', { change: told.change }) }]
    : [{ ...card, kind: 'signed', title: 'moment.others', phrase: phrase('moment.othersCost', told) }];
}

type Moved = { readonly economies: Readonly<Record<EconomyId, { readonly logChange: number }>> };

/** `by`: who agreed, nobody where it was tariffs. */
export function blowOf(
  { causes = [], economies }: Pick<RoundReport, 'causes'> & Moved,
  me: EconomyId,
): { readonly by: readonly EconomyId[]; readonly percent: number } | undefined {
  const each = percentALog(economies[me]?.logChange ?? 0);
  const [worst] = causes
    .filter(
      ({ kind, parties = [] }) =>
        kind === 'othersTariffs' || (kind === 'signed' && parties.length > 0 && !parties.includes(me)),
    )
    .map(({ parties: by = [], logChange }) => ({ by, percent: each * (logChange[me] ?? 0) }))
    .toSorted((a, b) => a.percent - b.percent);
  return worst !== undefined && worst.percent <= -BLOW_PERCENT ? worst : undefined;
}

/** Agreements of others are weighed as they come, and told where they move this seat's income. Gives back how one is added. */
function useDealsOfOthers(game: GameState, seat: EconomyId | undefined) {
  const [deals, setDeals] = useState<readonly DealOfOthers[]>([]);
  const job = useMemo(
    (): PreviewJob | undefined =>
      seat === undefined || deals.length === 0 ? undefined : { type: 'ofOthers', economy: seat, deals },
    [seat, deals],
  );
  usePreview('others', job, [job]);
  const answer = previews.value.others;
  useEffect(() => {
    if (job === undefined || answer?.job !== job) return;
    const worths = answer.result.type === 'worth' ? answer.result.worths : [];
    const isShown = (deal: string): boolean => moments.peek().some((each) => each.deal === deal);
    const told = deals.flatMap((deal, at) => {
      if (seat !== undefined && !isShown(deal.proposal) && hasEnded(deal.proposal, seat, game)) return [];
      const { percent, wayRound: way } = worths[at] ?? {};
      const wayRound = way !== undefined && deal.economies.includes(way.through) ? way : undefined;
      if (percent === undefined) return [];
      if (wayRound !== undefined) keepTold(deal.round, `by ${wayRound.through}`, percent);
      const world = scenario.peek();
      return (world && othersMoment(world, deal, percent, wayRound)) ?? [];
    });
    tellOthers(game, told);
    setDeals((waiting) => waiting.filter((deal) => !deals.includes(deal)));
  }, [answer]);
  return setDeals;
}

/** Whether an open offer is read, or one is written. */
function isAtOffer({ proposals }: GameState): boolean {
  const open = openProposal.value;
  return desk.value !== undefined || (open !== undefined && proposals[open]?.status === 'open');
}

/** What others have signed: whoever reads an offer or writes one hears of it in a message before it answers, since a card would wait until then. */
export function tellOthers(game: GameState, told: readonly Moment[]): void {
  if (!isAtOffer(game) || openDialogs.value > 0) showMoments(told);
  else for (const [, line] of new Map(told.map((each) => [each.deal, each.phrase]))) notify(() => say(line));
}

/** Per cent of real income from which on an agreement of others is told by itself. */
const OTHERS_PERCENT = 0.2;

/**
 * That others have signed something that moves this seat's income, with the reason where the law gives it; nothing where it hardly does.
 * By how much is told in the results alone: there all that others signed counts together, with what everybody answered.
 */
export function othersMoment(
  scenario: Scenario,
  { economies, proposal, with: { agreements }, hasWto }: DealOfOthers,
  percent: number,
  wayRound?: Detour,
): Moment | undefined {
  if (Math.abs(percent) < OTHERS_PERCENT) return undefined;
  // Cuts of a preferential arrangement go to everybody unless all of its parties are developing, or this game leaves them to its parties.
  const isRich = (party: EconomyId): boolean =>
    scenario.economies.find(({ id }) => id === party)?.developing !== true;
  const isForAll =
    hasWto &&
    scenario.flags.cutsStayAmongParties !== true &&
    Object.values(agreements).some(
      (each) =>
        each.proposal === proposal &&
        each.level === 1 &&
        each.concessions.length > 0 &&
        each.parties.some(isRich),
    );
  const key = percent < 0 ? 'othersTextLess' : isForAll ? 'othersTextForAll' : 'othersText';
  const told =
    wayRound === undefined
      ? phrase(`moment.${key}`, { economies })
      : phrase('moment.othersTextRound', {
          economies,
          sectors: wayRound.sectors,
          economy: wayRound.through,
        });
  // What costs the reader stays until it was seen.
  return {
    kind: 'signed',
    title: 'moment.others',
    phrase: told,
    deal: proposal,
    economies,
    ...(percent < 0 && { isToYou: true }),
  };
}

/**
 * What has changed but for the offer that the strip of the next move asks this seat to answer, while that strip is in sight. A conference may
 * ask first.
 */
export function unasked(game: GameState, seat: EconomyId, changes: readonly Change[]): readonly Change[] {
  const isConference = countryPart(game).wto?.conference?.round === game.round;
  if (isConference || desk.value !== undefined || openProposal.value !== undefined) return changes;
  const asked = proposalMove(game, seat);
  return changes.filter(
    ({ phrase: { key }, proposal }) => key !== 'notice.proposal' || asked?.target.proposal !== proposal,
  );
}

function tellChanges(game: GameState, changes: readonly Change[]): void {
  const ofDeals = changes.flatMap(({ moment }) => (moment?.deal === undefined ? [] : [moment]));
  tellOthers(game, ofDeals);
  for (const change of changes) {
    if (change.proposal !== undefined) dismissOfProposal(change.proposal);
    if (change.moment === undefined) notify(() => say(change.phrase), wayTo(change));
    else if (change.moment.deal === undefined) showMoments([change.moment]);
  }
}

/** Where it leads. */
function wayTo({ proposal, isOfConference }: Change): Partial<Pick<Notice, 'open' | 'proposal'>> {
  if (proposal !== undefined) return { proposal, open: () => showProposal(proposal) };
  return isOfConference === true ? { open: showConference } : {};
}

/** What a card says of a pact that members of it have left or broken, and what to do about it; `close` puts the card away. */
export type LeftFoot = ComponentType<{
  readonly pact: AgreementId;
  readonly isBroken: boolean;
  readonly close: () => void;
}>;

type Props = { readonly leftFoot?: LeftFoot | undefined };

/** The card on show; it waits while a dialog is open, a draft is written, or an open offer is read. */
export function Moments({ leftFoot }: Props) {
  const { game, me: seat } = useTable();
  useNews(game, seat);
  useTableSounds(game, seat);
  const isBusy = openDialogs.value > 0 || isAtOffer(game);
  const moment = isBusy ? undefined : moments.value[0];
  const isAtWork = seat !== undefined && (game.phase === 'negotiation' || game.phase === 'policy');
  const isOnShow = moment !== undefined;
  useEffect(() => {
    isCardOpen.value = isOnShow;
    return () => void (isCardOpen.value = false);
  }, [isOnShow]);
  return (
    <>
      <output>
        {moment !== undefined && (
          <MomentCard
            key={moment.number}
            moment={moment}
            isBeside={isAtWork && liesBeside(moment)}
            leftFoot={leftFoot}
          />
        )}
      </output>
      {route.value.page === 'screen' && <RecapHere on="screen" />}
    </>
  );
}

/** Whoever is at work goes on beside what others have done among themselves. */
export const liesBeside = ({ kind, isToYou }: Moment): boolean => isToYou !== true || kind === 'signed';

/** A seat in the picture, with the name of the person there. */
function Seat({ economy, size }: { readonly economy: EconomyId; readonly size: number }) {
  const name = namesAt(session.value?.people.filter(({ seat }) => seat === economy) ?? []);
  return (
    <span class="stack gap-0 center">
      <Medallion economy={economy} size={size} />
      {name !== '' && <b class="small">{name}</b>}
    </span>
  );
}

/** On one side of the picture. */
function Seats({ economies, size }: { readonly economies: readonly EconomyId[]; readonly size: number }) {
  return (
    <div class="row wrap gap-2 center">
      {economies.map((economy) => (
        <Seat key={economy} economy={economy} size={size} />
      ))}
    </div>
  );
}

/** What it does to the reader: with the partners of the talks, which are there by then. */
const EffectOfMoment = lazyPart(
  async () => (await import('../treaty/ForegoneDeals.tsx')).EffectOfMoment,
  [],
  UNSEEN,
);

/** Whoever writes is not taken away from it. */
const WRITING = 'input,select,textarea';

type CardProps = Props & {
  readonly moment: MomentShown;
  /** It leaves the page around it to whoever is at work. */
  readonly isBeside: boolean;
};

/** One thing that happened in full view: a picture, a title, a sentence. It leaves by itself, by a press, or by Escape. */
function MomentCard({ moment, isBeside, leftFoot: LeftFoot }: CardProps) {
  const { kind, title, phrase, economies, isToYou, outInRound, brokenPact, before } = moment;
  const { leftPact = brokenPact } = moment;
  // Four beside the picture fit on a phone in one line, more in two.
  const size = economies.length > 4 ? 32 : economies.length > 2 ? 44 : 64;
  const half = Math.ceil(Math.min(economies.length, MOST_SHOWN) / 2);
  const [canBePressed, setCanBePressed] = useState(false);
  const goOn = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    moments.value = moments.peek().filter((each) => each !== moment);
  };
  useEffect(() => {
    playSound(kind);
    const pressable = setTimeout(() => setCanBePressed(true), UNPRESSED_MS);
    const timer = isToYou === true ? undefined : setTimeout(close, SHOWN_MS);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      clearTimeout(pressable);
      clearTimeout(timer);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [moment]);
  useEffect(() => {
    const button = goOn.current;
    const focused = document.activeElement;
    if (!canBePressed || isToYou !== true || isBeside || !button || focused?.matches(WRITING) === true)
      return undefined;
    button.focus();
    return () => {
      if (document.activeElement === button && focused instanceof HTMLElement) focused.focus();
    };
  }, [canBePressed, isToYou]);
  return (
    <div class={isBeside ? 'moment beside' : 'moment'} data-kind={kind}>
      <button
        type="button"
        class="veil"
        tabIndex={-1}
        aria-hidden="true"
        disabled={!canBePressed}
        onClick={close}
      />
      <div class="paper stack gap-3">
        <div class="around stack gap-3">
          <Seats economies={economies.slice(0, half)} size={size} />
          <MomentPicture kind={kind} />
          <Seats economies={economies.slice(half, MOST_SHOWN)} size={size} />
        </div>
        <strong>{t(title ?? `moment.${kind}`)}</strong>
        <p>
          <Say phrase={phrase} />
        </p>
        {(outInRound ?? before) && <EffectOfMoment before={before} />}
        {leftPact !== undefined && LeftFoot && (
          <LeftFoot pact={leftPact} isBroken={brokenPact !== undefined} close={close} />
        )}
        <button type="button" class="btn" ref={goOn} disabled={!canBePressed} onClick={close}>
          {t(brokenPact === undefined ? 'moment.goOn' : 'broken.letBe')}
        </button>
      </div>
    </div>
  );
}
