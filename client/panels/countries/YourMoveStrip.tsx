import { isAllOpen, presentStop } from '#shared/rules/table/revealStops.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { refusersOf } from '#shared/rules/countries/proposals.ts';
import { unionOf } from '#shared/rules/law/blocs.ts';
import { isNobodyLeft, signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { staysAtResults } from '#shared/rules/table/clock.ts';
import { useLate } from '../../map/mapEngine.ts';
import { type OfferWorth, previews, usePreview } from '../../preview/preview.ts';
import { isConferenceOn, standingOf } from '../../state/trade.ts';
import { pressReady } from '../../net/submitIntent.ts';
import { gameId, me as player, playsAlone } from '../../state/store.ts';
import { dealsView, desk, openProposal, showConference, tab } from '../../state/tableState.ts';
import { viewport } from '../../state/viewport.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { say } from '../../text/Say.tsx';
import type { TextKey } from '../../text/areas.ts';
import { formatNumber, sentences } from '../../text/format.ts';
import { agreementName, economyName } from '../../text/nameParams.ts';
import { type Filling, type Phrase, phrase, t } from '../../text/t.ts';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';
import { paysNobodyFromNow } from '../policy/policyDraft.ts';
import { hurriedBy } from '../proposal/ReasonLines.tsx';
import {
  answersTo,
  lawOf,
  medalWorth,
  proposalTitle,
  signaturesOf,
  worthTold,
} from '../proposal/proposalModel.ts';
import {
  knownWorth,
  knownWorths,
  nameOf,
  offersCounted,
  proposalList,
  proposalMove,
} from '../proposal/proposalsOfSeat.ts';
import {
  FEW,
  MoveStrip,
  type Way,
  pointAt,
  waitPhrase,
  wayToProposal,
  wayToReady,
} from '../table/MoveStrip.tsx';
import type { ArrivalFacts } from '../table/ArrivalDialog.tsx';
import { isWinnable } from '../treaty/clausePolitics.ts';
import { openProposalLimit } from '#shared/rules/table/proposal.ts';
import { conferenceMove, packagesToBack } from '../wto/package/boardModel.ts';

/** In the strip of whoever is called to a conference. */
const ConferenceTime = lazyPart(
  async () => (await import('../wto/conference/ConferenceHead.tsx')).ConferenceTime,
  [],
  UNSEEN,
);

/** What the list of partners has told last, and under which law. */
let lastTold: { readonly law: string; readonly isLeft: boolean } | undefined;

/** Whether the list of partners has one left: pages without the list say what it has told while the same law stands. */
export function partnerLeftUnder(law: string, isLeft: boolean | undefined): boolean | undefined {
  if (isLeft !== undefined) lastTold = { law, isLeft };
  return lastTold?.law === law ? lastTold.isLeft : undefined;
}

type Props = {
  /** What is on show already: no button leads there. */
  readonly here?: readonly MoveTarget['type'][];
};

/** The next move of a country. */
export function YourMoveStrip({ here = [] }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const isTalks = game.phase === 'negotiation';
  const areas = useLate(loadAreas, startsAnew(game));
  const goods = useLate(loadGoods, game.phase === 'policy');
  const weighed = isTalks && startsAnew(game) ? areas?.jobOfAreas(scenario, game, me) : undefined;
  usePreview('areas', weighed, [canonicalJson(weighed ?? {}), lawOf(game)]);
  const mayHost = player.value?.mayHost === true;
  const { job: asked, result: advice } = previews.value.partners ?? {};
  const isPartnerLeft = partnerLeftUnder(
    `${gameId.value ?? ''} ${me} ${lawOf(game)}`,
    asked?.type === 'advice' && asked.economy === me && advice?.type === 'advice'
      ? advice.offers.some((offer) => isWinnable(offer, me))
      : undefined,
  );
  const board = weighed && areas?.boardTold(areas.areaBoard(scenario, game, me), me);
  const next = yourMove(scenario, game, me, {
    mayHost,
    isSameTariff: goods?.hangsOnNothing(scenario, game, me) === 'sameEitherWay',
    ...(board === undefined ? {} : { board }),
    ...(isPartnerLeft === undefined ? {} : { isPartnerLeft }),
  });
  // The list that it would speak of is not on the page of a conference.
  const isAside = here.includes('conference') && next.target?.type === 'board';
  const move = isAside ? { ...next, phrase: phrase('move.besideConference') } : next;
  const way = move.target && {
    isHere: here.includes(move.target.type),
    ...wayTo({ game, me }, move.target, here),
  };
  // On a phone the head of the areas below asks the same.
  const isAskedBelow = viewport.value === 'phone' && move.phrase.key === 'move.board' && way?.isHere === true;
  const isAnswered = desk.value !== undefined && move.target?.type === 'board';
  return isAskedBelow || isAnswered ? null : <MoveStrip move={move} way={way} />;
}

type Place = { readonly game: CountryGame; readonly me: EconomyId };

function wayTo({ game, me }: Place, target: MoveTarget, here: Props['here'] & {}): Way {
  switch (target.type) {
    case 'proposal':
      return wayToProposal(target.proposal);
    case 'ready': {
      const way = wayToReady(game);
      // On the stage of a conference the button stands in the own column, which two columns lack.
      const isMissing =
        here.includes('conference') && viewport.value === 'narrow' && way.instead === undefined;
      return isMissing ? { ...way, isHere: false } : way;
    }
    case 'board':
      return { label: t('move.look'), isHere: isBoardInSight(), go: showBoard };
    case 'conference':
      // Below what is read.
      if (here.includes('conference') && packagesToBack(game, me) > 0)
        return { label: t('move.look'), isHere: false, go: () => pointAt('.on-table', 'button') };
      return {
        label: t('move.toConference'),
        time: <ConferenceTime />,
        go: () => {
          // Alone without a clock the talks would end while the package is read.
          if (!game.settings.timed && playsAlone.value && game.seats[me]?.ready === true)
            void pressReady(game, false);
          showConference();
        },
      };
    case 'tariffs': {
      const go = () => showPolicy('.policy', 'input:is([type=range], :checked)');
      return { label: t('move.goThere'), keyHint: 'T', go };
    }
    case 'predict':
      return { label: t('move.goThere'), go: () => showPolicy('#predict', 'select') };
  }
}

function showPolicy(part: string, focus: string): void {
  tab.value = 'economy';
  pointAt(part, focus);
}

function isBoardInSight(): boolean {
  return (
    openProposal.value === undefined &&
    dealsView.value === 'proposals' &&
    (viewport.value !== 'phone' || tab.value === 'deals')
  );
}

function showBoard(): void {
  openProposal.value = undefined;
  dealsView.value = 'proposals';
  tab.value = 'deals';
}

/** Where the button of the strip leads. */
type MoveTarget =
  | { readonly type: 'proposal'; readonly proposal: ProposalId }
  | { readonly type: 'board' }
  | { readonly type: 'conference' }
  | { readonly type: 'tariffs' }
  | { readonly type: 'predict' }
  | { readonly type: 'ready' };

/** The one thing to do next, or whom the table waits for. */
type YourMove = { readonly urgent: boolean; readonly phrase: Phrase; readonly target?: MoveTarget };

/** The areas that can be signed, where each round begins without any. */
const loadAreas = () => import('../treaty/areaBoardModel.ts');
/** What duties a tariff brings, which only the page of tariffs asks besides. */
const loadGoods = () => import('../policy/GoodsRows.tsx');

type Known = {
  /** Its device may step the reveal. */
  readonly mayHost?: boolean;
  /** What the areas that can still be signed say to it, once that is known. */
  readonly board?: Phrase;
  /** Whether some partner might still sign what raises the seat's income, once that is known. */
  readonly isPartnerLeft?: boolean;
  /** Whether what is paid is the same whatever tariff the seat sets, once that is known. */
  readonly isSameTariff?: boolean;
};

/** What a seat is told. */
export function yourMove(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  { mayHost = false, isSameTariff = false, ...left }: Known = {},
): YourMove {
  switch (game.phase) {
    case 'lobby':
      return calm('move.lobby');
    case 'briefing':
      return game.seats[me]?.ready === true
        ? waiting(game)
        : { urgent: true, phrase: phrase('move.briefing'), target: { type: 'ready' } };
    case 'negotiation':
      return negotiationMove(scenario, game, me, left);
    case 'policy':
      return policyMove(scenario, game, me, isSameTariff);
    case 'results':
      return revealMove(game, me, presentStop(game, mayHost));
    case 'epilogue':
      return startsAnew(game) ? calm('move.years') : revealMove(game, me, presentStop(game, mayHost));
    case 'debrief':
      return calm('move.debrief');
  }
}

function negotiationMove(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  { board = phrase('move.board'), isPartnerLeft }: Omit<Known, 'mayHost'>,
): YourMove {
  const called = conferenceCall(game, me);
  if (called !== undefined && called.urgent) return called;
  const proposal = signedBest(game, me) ?? proposalMove(game, me);
  const asked = proposal?.urgent === true ? proposal : (called ?? proposal);
  if (asked !== undefined) return asked;
  if (game.seats[me]?.ready === true) return waiting(game);
  const left = signaturesLeft(game, me);
  if (left === 0) return { urgent: false, phrase: phrase('move.noSignatureLeft'), target: { type: 'ready' } };
  if (startsAnew(game))
    return isNobodyLeft(game, me)
      ? { urgent: false, phrase: phrase('move.nobodyLeft'), target: { type: 'ready' } }
      : { urgent: false, phrase: board, target: { type: 'board' } };
  const choose = left === undefined ? phrase('move.partners') : phrase('move.partnersLeft', { count: left });
  if (openProposalLimit(game, me) === undefined)
    return {
      urgent: false,
      phrase: isPartnerLeft === false ? phrase('move.partnersNone') : choose,
      target: { type: 'board' },
    };
  const economies = refusersOf(scenario, game, me);
  return economies.length > 0 ? calm('refuses.you', { economies }) : calm('move.talk');
}

/**
 * Where every round starts anew: the best that waits for its answer where a bot in it is about to sign with others; else what the seat has signed and
 * others have yet to sign, where it is known to bring more than all that waits for its answer, or is itself not weighed yet.
 */
export function signedBest(game: CountryGame, me: EconomyId): YourMove | undefined {
  const list = proposalList(game, me);
  const { waiting } = list;
  const others = offersCounted(game, me, list);
  if (!startsAnew(game)) return undefined;
  const known = (offer: Proposal): OfferWorth | undefined => knownWorth(offer, me);
  const worthOf = (offer: Proposal): number => {
    const worth = known(offer);
    return worth === undefined ? NaN : medalWorth(worth);
  };
  const most = Math.max(...others.map(worthOf));
  const goesNext = (offer: Proposal | undefined) => {
    const [by, worth] = [offer && hurriedBy(game, offer, me), offer && known(offer)];
    if (offer === undefined || by === undefined || by.length === 0 || worth === undefined) return undefined;
    const told = { worth: worthTold(worth), economies: by, economy: offer.author };
    const key = offer.signatures[me] === offer.revision ? 'move.signedGoes' : 'move.goesNext';
    const target: MoveTarget = { type: 'proposal', proposal: offer.id };
    return { urgent: true, phrase: phrase(key, told), target, told };
  };
  const isWeighed = (offer: Proposal): boolean => knownWorths(me)?.has(nameOf(offer)) === true;
  const [offer] = waiting
    .filter(({ status, signatures, revision }) => status === 'open' && signatures[me] === revision)
    // What somebody has answered otherwise waits for the reader.
    .filter((each) => answersTo(game, each).length === 0)
    .filter((each) => worthOf(each) > most || (!isWeighed(each) && !Number.isNaN(most)))
    .toSorted((a, b) => Number(isWeighed(b)) - Number(isWeighed(a)) || worthOf(b) - worthOf(a));
  const worth = offer && known(offer);
  const economies = (offer ? signaturesOf(offer) : []).flatMap(({ economy, state }) =>
    state === 'signed' ? [] : [economy],
  );
  // What is about to go comes before what may never be signed, and is told beside it where that brings more.
  const next = goesNext(
    others.find((each) => worthOf(each) === most && hurriedBy(game, each, me).length > 0),
  );
  if (offer === undefined || (next !== undefined && worth === undefined)) return next;
  if (next !== undefined && worth !== undefined) {
    const less = phrase('move.goesLess', { ...next.told, mine: worthTold(worth), economies });
    if (economies.length > 1) return { ...next, phrase: less };
    return { urgent: false, phrase: less, target: { type: 'proposal', proposal: offer.id } };
  }
  // A bot that it waits for is about to sign with others: what can still be signed with it, where that is a gain, else that it may go.
  const leaving = hurriedBy(game, offer, me).filter((bot) => offer.signatures[bot] !== offer.revision);
  const [instead] = others
    .filter((each) => worthOf(each) > 0 && each.parties.some((party) => leaving.includes(party)))
    .toSorted((a, b) => worthOf(b) - worthOf(a));
  const going = leaving.length > 0 ? (goesNext(instead) ?? goesNext(offer)) : undefined;
  if (going !== undefined || others.length === 0) return going;
  const count = others.length;
  return {
    urgent: false,
    phrase: worth
      ? phrase('move.signedBest', { worth: worthTold(worth), economies, count })
      : phrase('move.signedWaits', { economies, count }),
    target: { type: 'proposal', proposal: offer.id },
  };
}

/** What the conference asks of the seat: to speak, to answer, or to look at changes asked for. Who is ready has seen the text: a new one takes that back. */
function conferenceCall(game: CountryGame, me: EconomyId): YourMove | undefined {
  if (game.wto?.conference === undefined || !isConferenceOn(game)) return undefined;
  const move = conferenceMove(game, game.wto.conference, me);
  const target: MoveTarget = { type: 'conference' };
  switch (move.type) {
    case 'speak': {
      const count = packagesToBack(game, me);
      const key = count > 0 ? 'move.backPackage' : 'move.tablePackage';
      return { urgent: true, phrase: phrase(key, { count }), target };
    }
    case 'answer':
      if (game.seats[me]?.ready === true) return undefined;
      return { urgent: true, phrase: phrase('move.answerPackage'), target };
    case 'author': {
      const economies = game.wto.conference.objections.map(({ by }) => by);
      if (economies.length === 0) return undefined;
      return { urgent: false, phrase: phrase('move.takeChange', { economies }), target };
    }
    default:
      return undefined;
  }
}

function policyMove(scenario: Scenario, game: CountryGame, me: EconomyId, isSame: boolean): YourMove {
  if (!game.sealedBy.includes(me)) {
    const isVote = unionOf(game, me) !== undefined;
    const toSet = isVote ? 'move.sealVote' : 'move.seal';
    const isIdle = paysNobodyFromNow(scenario, game, me);
    const key = isIdle ? 'move.sealIdle' : isSame ? 'move.sealSame' : toSet;
    return { urgent: isIdle || !isSame, phrase: phrase(key), target: { type: 'tariffs' } };
  }
  const seats = Object.keys(game.seats);
  const economies = seats.filter((seat) => !game.sealedBy.includes(seat));
  if (economies.length > 0 && economies.length <= FEW) return calm('move.waitFor', { economies });
  if (game.predictions[me] === undefined) {
    return { urgent: false, phrase: phrase('move.predict'), target: { type: 'predict' } };
  }
  return calm('move.waitSealed', { count: game.sealedBy.length, total: seats.length });
}

/** At the last stop there is nothing left but to go on. */
function revealMove(game: CountryGame, me: EconomyId, present: RevealStop): YourMove {
  if (staysAtResults(game)) return calm('move.atHome');
  if (!isAllOpen(game, present)) return calm(present === 'envelopes' ? 'move.results' : 'move.reveal');
  return game.seats[me]?.ready === true
    ? waiting(game)
    : { urgent: false, phrase: phrase('move.goOn'), target: { type: 'ready' } };
}

function waiting(game: CountryGame): YourMove {
  return { urgent: false, phrase: waitPhrase(game) };
}

function calm<Key extends TextKey>(key: Key, ...params: Filling<Key>): YourMove {
  return { urgent: false, phrase: phrase(key, ...params) };
}

/** What somebody who takes a country's seat after the start must know: the goal, where the country stands, and the next move. */
export function arrivalFacts(scenario: Scenario, game: CountryGame, me: EconomyId): ArrivalFacts {
  const { index, isOpening } = standingOf(game, me);
  return {
    title: t('brief.youAre', { economy: economyName(me) }),
    goal: {
      title: t('brief.goal'),
      text: sentences(
        t('brief.goalText'),
        game.politics !== undefined && t('brief.goalPolitics'),
        t('brief.goalCompared'),
        t('brief.tableMedal'),
      ),
    },
    standing: isOpening ? t('arrival.opening') : t('arrival.index', { index: formatNumber(index, 2) }),
    agreements: Object.values(game.agreements).flatMap(({ id, title, level, parties }) => {
      if (!parties.includes(me)) return [];
      const name = agreementName(id);
      if (title === undefined) return [name];
      const place = say(phrase('register.form', { level, economies: parties }));
      return [t('arrival.agreement', { name, place })];
    }),
    move: yourMove(scenario, game, me).phrase,
    titleOf: proposalTitle,
  };
}
