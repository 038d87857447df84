import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import { type GameState, countryGame } from '#shared/rules/state.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { Icon } from '../../design/Icon.tsx';
import { type PreviewJob, askPreview, clearPreview, previews } from '../../preview/preview.ts';
import { openProposal } from '../../state/tableState.ts';
import { useTable } from '../../state/useTable.ts';
import type { PlainKey } from '../../text/areas.ts';
import { formatList } from '../../text/format.ts';
import { partyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { phrase, t } from '../../text/t.ts';
import { whenIdle } from '../chrome/lazyPart.tsx';
import { inPoints } from '../effects/HomeEffects.tsx';
import { NextSteps } from './ProposalActionsRow.tsx';
import { VersionsCard, WorthLine, worthsWhenSigned } from './ProposalHeader.tsx';
import { ChangeOffer, fateOf, hurriedBy, refusedBeforeText } from './ReasonLines.tsx';
import {
  type ProposalFace,
  answersTo,
  awaitingBell,
  awaitsAnswerOf,
  lastMissing,
  fromTo,
  lawOf,
  ownCounterTo,
  signedText,
} from './proposalModel.ts';
import { signedAway } from './signedAway.ts';
import {
  type ProposalList,
  type Worths,
  knownWorths,
  matterOf,
  nameOf,
  offersToAsk,
  otherVersions,
  proposalList,
  sortedByWorth,
  tellerOf,
  told,
} from './proposalsOfSeat.ts';

type ListProps = {
  readonly party: EconomyId | undefined;
  readonly reader: EconomyId | undefined;
  readonly face: ProposalFace;
  readonly board: ComponentChildren;
  /** What is said above what the reader has signed in this round. */
  readonly ofSigned?: ComponentChildren;
  /** How a proposal is written, while that may be done. */
  readonly write: ComponentChildren;
  /** What others of the seat are writing. */
  readonly shared: ComponentChildren;
};

/** Of the First lesson and of provinces: several open offers to the same parties, in the order in which they were written, so that none moves when another comes. */
export function versionsBeside(
  game: GameState,
  standing: readonly Proposal[],
  me: EconomyId | undefined,
): readonly (readonly Proposal[])[] {
  const isPact = ({ clauses }: Proposal): boolean => clauses.some(({ type }) => type === 'marketPact');
  const all = standing
    .filter((each) => startsAnew(game) || isPact(each))
    .flatMap((each) => [each, ...otherVersions(game, each, me)]);
  const open = Object.values(game.proposals).filter((each) => each.status === 'open' && all.includes(each));
  return [...groupsBy(open, (each) => matterOf(game, each)).values()].filter(({ length }) => length > 1);
}

/** Those that ask something of the seat, those that stand side by side on one card, and all of which their worth is told. */
export function offersWeighed(game: GameState, list: ProposalList, party: EconomyId | undefined) {
  const asking = [...list.object, ...list.answer, ...list.signable, ...list.slight];
  const sent = list.waiting.filter(({ status }) => status === 'open');
  const answers = sent.flatMap((own) => (own.author === party ? answersTo(game, own) : []));
  const beside = versionsBeside(game, [...asking, ...sent, ...list.refused], party);
  return { asking, beside, weighed: [...new Set([...asking, ...sent, ...answers, ...beside.flat()])] };
}

/** Proposals on the table in groups of what they ask of the seat, a slip for each negotiation. */
export function OfferList(props: ListProps) {
  const { party, reader, face, board, ofSigned, write, shared } = props;
  const { game } = useTable();
  const list = proposalList(game, party);
  const isTalks = game.phase === 'negotiation';
  const sent = list.waiting.filter(({ status }) => status === 'open');
  const decided = list.waiting.filter(({ status }) => status !== 'open');
  const { asking, beside } = offersWeighed(game, list, party);
  const worths = knownWorths(party);
  const isEmpty = Object.values(list).every((proposals) => proposals.length === 0);
  const isOwn = ({ parties }: Proposal): boolean => party !== undefined && parties.includes(party);
  const ownSigned = list.concluded.filter(isOwn);
  // Why it was refused, and what leads on, is news of this round until it is over.
  const ownRefused = list.lapsed.filter(
    ({ author, lapse, round }) => author === party && lapse?.type === 'refused' && round === game.round,
  );
  const slips = { party, reader, face };
  const toldOfSigned = startsAnew(game) ? { worths: worthsWhenSigned(ownSigned) } : {};
  const offers = { ...slips, worths, isUrgent: true };
  const single = (some: readonly Proposal[]) => some.filter((each) => !beside.flat().includes(each));
  // Where rounds start anew a card stays where the same were first written to, whoever is to answer, so that none moves under a finger.
  const isFew = startsAnew(game);
  const alone = (some: readonly Proposal[]) => (isFew ? [] : single(some));
  const written = Object.values(game.proposals).map((each) => matterOf(game, each));
  const placeOf = ([first]: readonly Proposal[]) => (first ? written.indexOf(matterOf(game, first)) : -1);
  const inPlace = [...beside, ...single([...asking, ...sent, ...list.refused]).map((each) => [each])];
  const cards = isFew ? inPlace.toSorted((a, b) => placeOf(a) - placeOf(b)) : beside;
  const asksIn = (versions: readonly Proposal[]) => versions.some((each) => asking.includes(each));
  const [asked, faint] = [alone(list.answer), alone(list.slight)];
  const besideOf = (isUrgent: boolean) =>
    cards
      .filter((each) => (isFew || asksIn(each)) === isUrgent)
      .map((each) => (
        <Beside key={placeOf(each)} {...slips} worths={worths} isUrgent={asksIn(each)} proposals={each} />
      ));
  return (
    <div class="pane-scroll">
      {isEmpty && reader === undefined && <p class="muted pad">{t('list.emptyWatch')}</p>}
      <Group {...offers} title="list.object" proposals={list.object} />
      {besideOf(true)}
      {asked.length + faint.length > 0 && (
        <section class="slips stack">
          {asked.length > 0 && <h3 class="sr">{t('list.answer')}</h3>}
          <Slips {...offers} proposals={asked} />
          {faint.length > 0 && (
            <details class="small">
              <summary>{t('list.slight', { count: faint.length })}</summary>
              <Slips {...offers} proposals={faint} />
            </details>
          )}
        </section>
      )}
      <Group {...offers} title="list.signable" proposals={alone(list.signable)} />
      {besideOf(false)}
      <Group {...slips} worths={worths} title="list.waiting" proposals={alone(sent)} />
      {isTalks && reader !== undefined && <SignedAway me={reader} />}
      {board}
      <Group {...slips} title="list.decided" proposals={decided.filter(isOwn)} />
      <Group {...slips} title="list.decided" proposals={decided.filter((each) => !isOwn(each))} isFolded />
      <Group {...slips} title="list.refused" proposals={[...alone(list.refused), ...ownRefused]} />
      {reader !== undefined && isTalks && write}
      <Group {...slips} {...toldOfSigned} title="list.concluded" proposals={ownSigned} note={ofSigned} />
      <Group {...slips} title="list.public" proposals={list.publicOnes} isFolded={reader !== undefined} />
      <Group
        {...slips}
        title="list.concludedByOthers"
        proposals={list.concluded.filter((each) => !ownSigned.includes(each))}
        isFolded={reader !== undefined}
      />
      <Group
        {...slips}
        title="list.lapsed"
        proposals={list.lapsed.filter((each) => !ownRefused.includes(each))}
        isFolded
      />
      {shared}
      {reader !== undefined && !isTalks && <p class="small muted pad">{t('list.closed')}</p>}
    </div>
  );
}

/** Which offers of the round others have signed away, in sight until the talks end, while the reader may still sign something else. */
function SignedAway({ me }: { readonly me: EconomyId }) {
  const { game } = useTable();
  const lines = signaturesLeft(game, me) === 0 ? [] : signedAway(game, me);
  return lines.map((line) => (
    <p key={canonicalJson(line)} class="small pad row gap-2 top">
      <Icon name="alert" size={15} />
      <span>{say(line)}</span>
    </p>
  ));
}

/** One offer, or versions to choose from: the best, with the others folded, where their game tells what each brings in a number of its own, else side by side on one card, an own newer one last. */
function Beside({ proposals, isUrgent = false, ...slips }: SlipsProps) {
  const { game } = useTable();
  const { reader, face, worths } = slips;
  if (proposals.length > 1 && (face.worthOf === undefined || startsAnew(game))) {
    const hurry = hurryText(game, proposals, reader);
    return <VersionsCard {...{ versions: proposals, worths, reader, isUrgent, hurry, face }} />;
  }
  const best = bestVersion(game, proposals, worths, reader);
  const others = proposals.filter((each) => each !== best);
  const isPast = others.length > 0;
  return (
    <section class="slips stack">
      <Slips {...slips} {...{ isUrgent, isPast }} proposals={best === undefined ? [] : [best]} />
      {isPast && (
        <details class="small">
          <summary>{t('list.besideMore', { count: others.length })}</summary>
          <Slips {...slips} isUrgent={isUrgent} proposals={others} isPast />
        </details>
      )}
    </section>
  );
}

/** Of versions of one pact that worth most to the reader, of those that wait for its answer where any does. */
export function bestVersion(
  game: GameState,
  versions: readonly Proposal[],
  worths: Worths | undefined,
  reader: EconomyId | undefined,
): Proposal | undefined {
  const asking = versions.filter((each) => reader !== undefined && awaitsAnswerOf(each, reader));
  const { shown, slight } = sortedByWorth(game, asking.length > 0 ? asking : versions, worths);
  return [...shown, ...slight][0];
}

type SlipsProps = Pick<ListProps, 'party' | 'reader' | 'face'> & {
  readonly proposals: readonly Proposal[];
  readonly isUrgent?: boolean;
  /** What was offered before what stands: it is there to be read. */
  readonly isPast?: boolean;
  readonly worths?: Worths | undefined;
};

function Slips({ proposals, ...shared }: SlipsProps) {
  return (
    <ul class="stack">
      {proposals.map((proposal) => (
        <OfferSlip key={proposal.id} proposal={proposal} {...shared} />
      ))}
    </ul>
  );
}

type GroupProps = SlipsProps & {
  readonly title: PlainKey;
  /** Nothing in it asks for anything: it is closed at first. */
  readonly isFolded?: boolean;
  readonly note?: ComponentChildren;
};

function Group({ title, isFolded = false, note, ...slips }: GroupProps) {
  const { proposals } = slips;
  if (proposals.length === 0) return null;
  if (isFolded)
    return (
      <details class="slips small">
        <summary class="muted">
          {t(title)} <span class="num">{proposals.length}</span>
        </summary>
        <Slips {...slips} />
      </details>
    );
  return (
    <section class="slips stack">
      <h3 class="small muted num">{t('list.counted', { title: t(title), count: proposals.length })}</h3>
      {note}
      <Slips {...slips} />
    </section>
  );
}

type SlipProps = Omit<SlipsProps, 'proposals'> & { readonly proposal: Proposal };

/** Which bots in offers to the same parties are about to sign with others. */
export function hurryText(
  game: GameState,
  [first]: readonly Proposal[],
  reader: EconomyId | undefined,
): string | undefined {
  const bots = first === undefined ? [] : hurriedBy(game, first, reader);
  if (bots.length === 0) return undefined;
  return t('proposal.hurry', { economies: formatList(bots.map(partyName)) });
}

/** A proposal as a slip in the list: title, worth, a few terms, where it stands; pressing it opens the sheet. */
function OfferSlip({ proposal, isUrgent = false, isPast = false, party, reader, face, worths }: SlipProps) {
  const { game } = useTable();
  const said = fateOf(proposal, game);
  // That it is in force is what the head of its group says.
  const fate = said === t('proposal.concluded') ? undefined : said;
  const isRefused = proposal.status === 'open' && proposal.refusedBy.length > 0;
  const priced = proposal.refusedBy.filter((economy) => proposal.accepted?.[economy] !== undefined);
  const isCountered = proposal.status === 'open' && ownCounterTo(game, proposal, reader) !== undefined;
  const canRetable =
    !isPast && proposal.status === 'lapsed' && game.phase === 'negotiation' && reader !== undefined;
  const before = refusedBeforeText(game, proposal, party);
  const hurry = hurryText(game, [proposal], reader);
  const signed = signedText(proposal, reader);
  const isLast = reader !== undefined && lastMissing(proposal) === reader;
  return (
    <li
      class={`paper slip slim stack${proposal.status === 'lapsed' ? ' lapsed' : ''}${isUrgent ? ' urgent' : ''}`}
    >
      <button type="button" class="slip-open stack gap-0" onClick={() => (openProposal.value = proposal.id)}>
        <span class="row between">
          <b>{face.titleOf(proposal, reader)}</b>
        </span>
        <span class="small muted">{fromTo(proposal, reader)}</span>
        {worths !== undefined && <WorthLine worths={worths} worthOf={face.worthOf} proposal={proposal} />}
        {signed !== undefined && (
          <span class={isLast ? 'small num countered' : 'small num muted'}>{signed}</span>
        )}
        {isRefused && (
          <span class="small countered">
            {t('proposal.refusedBy', { economies: formatList(proposal.refusedBy.map(partyName)) })}
          </span>
        )}
        {before !== undefined && <span class="small countered">{before}</span>}
        {isRefused && priced.length > 0 && (
          <span class="small">
            {t('proposal.priceNamed', { economies: formatList(priced.map(partyName)) })}
          </span>
        )}
        {hurry !== undefined && <span class="small countered">{hurry}</span>}
        {proposal.isLastOffer === true && proposal.status === 'open' && (
          <span class="small">{say(phrase('proposal.lastOffer', { economy: proposal.author }))}</span>
        )}
        {isCountered && <span class="small countered">{t('proposal.counteredByYou')}</span>}
        {/* All of a slip opens it; what else can be pressed on it lies above. */}
        <span class="cover" />
      </button>
      {face.termsOf(proposal)}
      {fate !== undefined && <p class="small muted">{fate}</p>}
      {!isPast && <ChangeOffer proposal={proposal} />}
      {canRetable && (
        <div style="position: relative">
          <NextSteps proposal={proposal} />
        </div>
      )}
      {!isPast && <OtherOffers {...{ proposal, party, reader, face, worths }} />}
    </li>
  );
}

/** Beside an offer, to the same parties: those that answer the own one with other terms, in sight, and those before it, folded. */
function OtherOffers({ proposal, ...slips }: Omit<SlipProps, 'isUrgent' | 'isPast'>) {
  const { game } = useTable();
  const others = otherVersions(game, proposal, slips.party);
  const isOwn = proposal.author === slips.party && proposal.status === 'open';
  const answers = isOwn ? others.filter((each) => answersTo(game, proposal).includes(each)) : [];
  const earlier = others.filter((each) => !answers.includes(each));
  const economies = answers.map(({ author }) => author);
  return (
    <>
      {answers.length > 0 && (
        <div class="small stack" style="position: relative">
          <b>{say(phrase('list.otherTerms', { economies }))}</b>
          <Slips {...slips} proposals={answers} isPast />
        </div>
      )}
      {earlier.length > 0 && (
        <details class="small" style="position: relative">
          <summary>{t('list.versions', { count: earlier.length })}</summary>
          <Slips {...slips} worths={undefined} proposals={earlier} isPast />
        </details>
      )}
    </>
  );
}

/**
 * Asks what the offers that wait for a seat are worth to it, while the page is idle, again where the law has changed. The last answer
 * stands until the next. Beside every page of the talks: the line of the next move names the best also where the list is out of sight.
 */
export function OffersWeighed({ me }: { readonly me: EconomyId }) {
  const { game } = useTable();
  const offers = offersWeighed(game, proposalList(game, me), me).weighed;
  const law = useMemo(() => lawOf(game), [game]);
  const seat = tellerOf(me);
  const known = told.value.seat === seat ? told.value.worths : undefined;
  const missing = offersToAsk(offers, (name) => known?.get(name)?.law === law);
  const job = useMemo(
    (): PreviewJob | undefined =>
      missing.length === 0
        ? undefined
        : { type: 'worth', economy: me, drafts: missing.map(draftOf), awaiting: missing.map(awaitingBell) },
    [law, seat, missing.map(nameOf).join()],
  );
  useEffect(() => {
    if (job === undefined) return undefined;
    const stop = whenIdle(() => askPreview('worth', job));
    return () => {
      stop();
      clearPreview('worth', job);
    };
  }, [job]);
  const answer = previews.value.worth;
  useEffect(() => {
    if (job === undefined || answer?.job !== job) return;
    const worths = answer.result.type === 'worth' ? answer.result.worths : [];
    const fresh = missing.map((offer, at) => {
      const worth = worths[at];
      // Only of countries are levels told.
      const counted = worth?.levels ? inPoints(countryGame(game), me, worth) : worth;
      return [nameOf(offer), { law, worth: counted ?? 'unknown' }] as const;
    });
    told.value = { seat, worths: new Map([...(known ?? []), ...fresh]) };
  }, [answer]);
  return null;
}
