import { isReadByEach } from '../../state/standing.ts';
import { isAlone, presentStop, stopOnShow } from '#shared/rules/table/revealStops.ts';
import { signal } from '@preact/signals';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import {
  type CountryPart,
  type GameState,
  type ProvincePart,
  countryPart,
  provincePart,
} from '#shared/rules/state.ts';
import { REVEAL_STOPS, type RevealStop } from '#shared/content/vocabulary.ts';
import type { PlainKey } from '../../text/areas.ts';
import { type Phrase, dataPhrase, phrase } from '../../text/t.ts';
import { eventBegun } from '../events/eventText.ts';
import { objectionsToldLater, signedOf } from '../headlines/headline.ts';
import { proposalTitle } from '../proposal/proposalModel.ts';
import { namedIn } from '../proposal/proposalsOfSeat.ts';
import { leaversByWill, unionEndPhrases, unionEnds, unionsAhead } from '../headlines/unionEnds.ts';

/** What may happen to a table that is more than a message: each has its picture, its sound and its title (`moment.<kind>`). */
export const MOMENT_KINDS = [
  'signed',
  'ratified',
  'votedDown',
  'refused',
  'left',
  'conferenceCarried',
  'conferenceFailed',
  'governmentFell',
  'wordBroken',
  'promoted',
  'envelopes',
  'event',
] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** One thing that happened, with whom it happened to or who did it. */
export type Moment = {
  readonly kind: MomentKind;
  /** In place of the title of its kind. */
  readonly title?: PlainKey;
  readonly phrase: Phrase;
  readonly economies: readonly EconomyId[];
  /** A deal of others, which has one card. */
  readonly deal?: ProposalId;
  /** What was done to the reader, or became of what they signed: its card stays until it is put away, or its phase ends. */
  readonly isToYou?: true;
  /** Of a partner that leaves: from which round on it is out. Those who leave for the same round share a card. */
  readonly outInRound?: number;
  /** Of members that leave a pact of the reader: all who do so before it is put away share a card, whichever pact it is. */
  readonly leftPact?: AgreementId;
  /** Of members that broke a pact of the reader and are still in it. */
  readonly brokenPact?: AgreementId;
  /** Of a conference that has ended, to a seat: the game before. */
  readonly before?: GameState;
};

/** Whose eyes: a seat is told what concerns it, a big screen and whoever watches what everybody may know. */
export type Reader = {
  readonly me: EconomyId | undefined;
  /** Whether this device steps a reveal that players step. */
  readonly mayHost: boolean;
};

/** What a bell or a step of the reveal brought. */
export function momentsOfCourse(before: GameState, after: GameState, reader: Reader): readonly Moment[] {
  return [...eventsBegun(before, after), ...revealed(before, after, reader)];
}

/** What everybody may know of talks: agreements, leavers, and what came of votes and of the conference. */
export function publicMoments(before: GameState, after: GameState): readonly Moment[] {
  if (before.round !== after.round) return [];
  return [
    ...agreementsMade(before, after),
    ...votedDown(before, after),
    ...noticesGiven(before, after),
    ...conferenceEnded(before, after),
    ...pactsMade(before, after),
    ...pactsLeft(before, after),
  ];
}

/** An agreement as a moment: founded, or joined by others. */
export function dealMoment(game: GameState, agreement: Agreement): Moment {
  const { parties, within } = agreement;
  const economies = within === undefined ? parties : [];
  return { kind: 'signed', phrase: signedOf(game, agreement), economies };
}

/** A pact among provinces as a moment; to a member that is paid or pays, with the sum of a round. */
export function pactMoment(
  { members: economies, atMost: level, payments }: Pick<Pact, 'members' | 'atMost' | 'payments'>,
  me?: EconomyId,
): Moment {
  const netMn = payments.reduce(
    (sum, { from, to, amountMn }) => sum + (to === me ? amountMn : 0) - (from === me ? amountMn : 0),
    0,
  );
  const plain = level === 0 ? 'moment.pactOpens' : 'moment.pact';
  const key = netMn === 0 ? plain : netMn > 0 ? (`${plain}Gets` as const) : (`${plain}Gives` as const);
  return { kind: 'signed', phrase: phrase(key, { economies, level, sumMn: Math.abs(netMn) }), economies };
}

/** A message that is a card as well; with `isToYou` one that stays. */
export function asCard(news: Phrase, kind: MomentKind, economies: readonly EconomyId[], isToYou = false) {
  return { phrase: news, moment: { kind, phrase: news, economies, ...(isToYou && { isToYou }) } } as const;
}

/** That an offer has ended, as a card that stays: whoever has signed took itself for bound, and so did whoever meant to sign its best. */
export function expiryCard({ parties }: Pick<Proposal, 'parties'>, me: EconomyId, news: Phrase) {
  const others = parties.filter((party) => party !== me);
  const told = asCard(news, 'refused', others, true);
  return { ...told, moment: { ...told.moment, title: 'moment.expired' } } as const;
}

function agreementsMade(before: GameState, after: GameState): Moment[] {
  const { agreements } = countryPart(before);
  return Object.values(countryPart(after).agreements)
    .filter(({ id, parties }) => {
      const known = agreements[id]?.parties;
      return known === undefined || parties.some((party) => !known.includes(party));
    })
    .map((agreement) => dealMoment(after, agreement));
}

function votedDown(before: GameState, after: GameState): Moment[] {
  return Object.values(after.proposals).flatMap((proposal): Moment[] => {
    const { id, lapse } = proposal;
    if (before.proposals[id]?.status === 'lapsed' || lapse?.type !== 'notRatified') return [];
    return [{ kind: 'votedDown', phrase: votedDownPhrase(proposal, lapse.by), economies: lapse.by }];
  });
}

/** Which agreement was voted down, and where. */
export function votedDownPhrase(proposal: Proposal, by: readonly EconomyId[]): Phrase {
  const kind = () => proposalTitle(proposal);
  return phrase('notice.notRatified', { kind, economies: namedIn(proposal), by });
}

function noticesGiven(before: GameState, after: GameState): Moment[] {
  const { agreements } = countryPart(before);
  const game = countryPart(after);
  const byWill = Object.values(game.agreements).flatMap((agreement) =>
    leaversByWill({ agreements: game.agreements, proposals: after.proposals }, agreement, undefined)
      .filter(({ by }) => agreements[agreement.id]?.notices.some((old) => old.by === by) === false)
      .map(({ by, outInRound }): Moment => ({
        kind: 'left',
        phrase: phrase('news.leaving', { economy: by, agreement: agreement.id, round: outInRound }),
        economies: [by],
      })),
  );
  return [...byWill, ...unionsEnding(before, after, undefined)];
}

/** Unions whose treaty has just ended older agreements: a card for each. The reader's own needs none: it was read before it was signed. */
export function unionsEnding(before: GameState, after: GameState, me: EconomyId | undefined): Moment[] {
  const { agreements } = countryPart(before);
  const { agreements: now } = countryPart(after);
  const fresh = unionEnds({ agreements: now, proposals: after.proposals }, me).filter(
    ({ agreement, by, whose }) =>
      whose === (me === undefined ? '' : 'You') &&
      agreements[agreement]?.notices.some((old) => old.by === by) === false,
  );
  const over = [...groupsBy(fresh, ({ union }) => union.id).values()].flatMap((group) =>
    unionEndPhrases(group).map((told): Moment => ({
      kind: 'left',
      title: 'moment.unionEnds',
      phrase: told,
      economies: [...new Set(group.map(({ by }) => by))],
      ...(me === undefined ? {} : { isToYou: true }),
    })),
  );
  return [...unionsAhead(before, after, me), ...over];
}

/** What the conference came to; nothing where it ended without a package. */
export function conferenceEnded(before: GameState, after: GameState, me?: EconomyId): Moment[] {
  const [was, is] = [before, after].map((game) => countryPart(game).wto?.conference);
  if (is === undefined || was?.round !== is.round || was.stage === is.stage) return [];
  const floor = is.packages.find(({ id }) => id === is.floor);
  const isOwn = me !== undefined && floor?.author === me;
  const text = isOwn ? 'moment.conferenceOwnText' : 'moment.conferenceCarriedText';
  if (is.stage === 'adopted')
    return [{ kind: 'conferenceCarried', phrase: phrase(text), economies: isOwn ? [me] : [] }];
  if (is.stage !== 'failed') return [];
  const version = floor?.revision ?? 1;
  const told = phrase('wto.packageFailed', { version, list: objectionsToldLater(is.objections) });
  return [{ kind: 'conferenceFailed', phrase: told, economies: is.objections.map(({ by }) => by) }];
}

function pactsMade(before: GameState, after: GameState): Moment[] {
  const { pacts } = provincePart(before);
  return Object.values(provincePart(after).pacts)
    .filter(({ id }) => pacts[id] === undefined)
    .map((pact) => pactMoment(pact));
}

function pactsLeft(before: GameState, after: GameState): Moment[] {
  const { pacts: inForce } = provincePart(after);
  const pacts = Object.values(inForce);
  return Object.values(provincePart(before).pacts).flatMap(({ id, members }): Moment[] => {
    const now = inForce[id]?.members ?? [];
    const gone = members.filter((member) => !now.includes(member));
    const isRenewed = pacts.some((pact) => members.every((each) => pact.members.includes(each)));
    if (gone.length === 0 || isRenewed || now.length === 0) return [];
    return [
      { kind: 'left', phrase: phrase('moment.pactLeft', { economies: gone, against: now }), economies: gone },
    ];
  });
}

/** Cards that begin to work with this round. */
function eventsBegun(before: GameState, after: GameState): Moment[] {
  const opens = after.phase === 'briefing' && (before.phase !== 'briefing' || before.round !== after.round);
  if (!opens) return [];
  return (countryPart(after).events?.active ?? [])
    .filter(({ fromRound }) => fromRound === after.round)
    .map((event): Moment => ({
      kind: 'event',
      phrase: eventBegun(event),
      economies: event.economies,
    }));
}

/** What the stops tell that have opened since. */
function revealed(before: GameState, after: GameState, reader: Reader): Moment[] {
  if (after.phase !== 'results') return [];
  const wasOn = before.phase === 'results' && before.round === after.round;
  const from = wasOn ? REVEAL_STOPS.indexOf(stopSeen(before, reader)) : -1;
  const opened = REVEAL_STOPS.slice(from + 1, REVEAL_STOPS.indexOf(stopSeen(after, reader)) + 1);
  return opened.flatMap((stop) => atStop(after, stop, reader.me));
}

function stopSeen(game: GameState, { me, mayHost }: Reader): RevealStop {
  return me === undefined ? stopOnShow(game) : presentStop(game, mayHost);
}

function atStop(game: GameState, stop: RevealStop, me: EconomyId | undefined): Moment[] {
  const countries = countryPart(game);
  const report = countries.reports.find(({ round }) => round === game.round);
  const account = provincePart(game).reports.find(({ round }) => round === game.round);
  // Whoever opens pages alone finds words on those before: the card comes with them, not after.
  const isOwnPace = me !== undefined && (isReadByEach(game) || isAlone(game));
  const [ofWords, ofPacts] = isOwnPace ? ['envelopes', 'gains'] : ['pledges', 'pledges'];
  const ofEnvelopes: Moment = { kind: 'envelopes', phrase: phrase('moment.envelopesText'), economies: [] };
  return [
    ...(stop === 'envelopes' ? [ofEnvelopes] : []),
    ...(report !== undefined && stop === 'gains' ? voted(report, me) : []),
    ...(report !== undefined && stop === ofWords ? broken(countries, report, me) : []),
    ...(account !== undefined && stop === ofPacts ? provinceAccount(account, me) : []),
  ];
}

/** What voters decided: to a seat its own election, to a room the governments that fell. */
function voted({ modules }: RoundReport, me: EconomyId | undefined): Moment[] {
  const elections = modules?.politics?.elections ?? [];
  const own = elections.find(({ economy }) => economy === me);
  if (me !== undefined && own?.fell === false)
    return [
      {
        kind: 'promoted',
        title: 'moment.reelected',
        phrase: phrase('moment.reelectedText'),
        economies: [me],
      },
    ];
  const economies = elections.filter(({ fell }) => fell).map(({ economy }) => economy);
  if (economies.length === 0 || (me !== undefined && own === undefined)) return [];
  const told = me === undefined ? phrase('headline.governmentFell', { economies }) : phrase('news.fellYou');
  return [{ kind: 'governmentFell', phrase: told, economies: me === undefined ? economies : [me] }];
}

/** Words that were broken: to a seat its own, and those that it was given. */
function broken(
  { pledges }: Pick<CountryPart, 'pledges'>,
  report: RoundReport,
  me: EconomyId | undefined,
): Moment[] {
  const ids = report.pledges.filter(({ outcome }) => outcome === 'broken').map(({ id }) => id);
  const told = pledges.filter(({ id }) => ids.includes(id));
  if (me !== undefined && told.some(({ by }) => by === me))
    return [{ kind: 'wordBroken', phrase: phrase('moment.wordBrokenOwn'), economies: [me] }];
  const concerned = told.filter(({ to }) => me === undefined || to.type !== 'seat' || to.economy === me);
  const economies = [...new Set(concerned.map(({ by }) => by))];
  if (economies.length === 0) return [];
  const given = concerned.filter(({ to }) => to.type === 'seat' && to.economy === me);
  const toMe = [...new Set(given.map(({ by }) => by))];
  if (toMe.length > 0) {
    const told = phrase('moment.wordBrokenToYou', { economies: toMe });
    return [{ kind: 'wordBroken', phrase: told, economies: toMe, isToYou: true }];
  }
  return [{ kind: 'wordBroken', phrase: phrase('headline.wordBroken', { economies }), economies }];
}

type ProvinceAccount = ProvincePart['reports'][number];

/** Pacts that were seen broken, and who was promoted: to a seat what it did, suffered or won. */
function provinceAccount(
  { breaches, pacts, promoted, corridor: built, pledges = [] }: ProvinceAccount,
  me: EconomyId | undefined,
): Moment[] {
  const concerned = breaches.filter(
    ({ pact, isSeen }) =>
      isSeen && (me === undefined || pacts.some(({ id, members }) => id === pact && members.includes(me))),
  );
  const own = concerned.filter(({ by }) => by === me).map(({ pact }) => pact);
  const breakers = [...new Set(concerned.map(({ by }) => by))].filter((by) => by !== me);
  // The pact is named: another may have been broken with nobody seeing it.
  const partners = new Set(pacts.filter(({ id }) => own.includes(id)).flatMap(({ members }) => members));
  const isPromoted = promoted.length > 0 && (me === undefined || promoted.includes(me));
  const others = [...partners].filter((each) => each !== me);
  const paid = pledges.find((each) => each.by === me && each.corridor === built?.corridor && built.isBuilt);
  const card = (is: boolean, kind: MomentKind, told: Phrase, economies: readonly EconomyId[]): Moment[] =>
    is ? [{ kind, phrase: told, economies }] : [];
  const breach = me === undefined ? 'moment.breach' : 'moment.breachYou';
  return [
    ...card(
      own.length > 0,
      'wordBroken',
      phrase('moment.breachOwn', { economies: others }),
      me === undefined ? [] : [me],
    ),
    ...card(breakers.length > 0, 'wordBroken', phrase(breach, { economies: breakers }), breakers),
    ...(paid === undefined ? [] : [corridorOf(paid)]),
    ...card(isPromoted, 'promoted', phrase('moment.promotedText', { economies: promoted }), promoted),
  ];
}

/** A corridor that the reader has helped to pay for. */
const corridorOf = ({ by, corridor }: { readonly by: EconomyId; readonly corridor: string }): Moment => {
  const told = phrase('moment.corridorText', { corridor });
  return { kind: 'signed', title: 'moment.corridor', phrase: told, economies: [by], isToYou: true };
};

/** A moment with its number on this page, by which its card is told from the next. */
export type MomentShown = Moment & { readonly number: number };

/** Cards that wait, the first of them on show. */
export const moments = signal<readonly MomentShown[]>([]);
let lastNumber = 0;

/** At the end of a phase a reveal’s cards go, and those that wait for a press, but for a pact that was left: it costs the round that goes on. Gives back what was unread. */
export function endMoments(phase: GameState['phase']): readonly Moment[] {
  const shown = phase === 'results' ? [] : moments.peek();
  const ends = ({ isToYou, leftPact }: Moment): boolean => isToYou === true && leftPact === undefined;
  moments.value = shown.filter((each) => !ends(each));
  return shown.filter(ends);
}

/** Whether two partners leave for the same round, or pacts of the reader, or one deal is told of twice. */
function isSame(one: Moment, { outInRound, leftPact, deal }: Moment): boolean {
  if (leftPact !== undefined) return one.leftPact !== undefined;
  if (deal !== undefined) return one.deal === deal;
  return outInRound !== undefined && one.outInRound === outInRound;
}

/** Several who leave, or what one deal did. */
function toldAsOne(one: Moment, other: Moment): Moment {
  if (one.deal !== undefined) {
    const end = [one, other].find(({ phrase: { key } }) => key === 'notice.lapsedSigned')?.phrase;
    const isLess = [one, other].some(({ phrase: { key } }) => key === 'moment.othersTextLess');
    const told = end && (isLess ? dataPhrase('notice.lapsedSignedLess', end.params) : end);
    return { ...one, phrase: told ?? one.phrase, ...((one.isToYou ?? other.isToYou) && { isToYou: true }) };
  }
  const economies = [...new Set([...one.economies, ...other.economies])];
  const phrases = [one.phrase, other.phrase];
  const by = [...new Set(phrases.flatMap(({ params }) => (Array.isArray(params['by']) ? params['by'] : [])))];
  const others = economies.filter((economy) => !by.includes(economy));
  const isGain = phrases.every(({ key }) => key === 'notice.pactLeftLoss');
  const way = by.length === 0 ? (isGain ? 'Loss' : '') : others.length === 0 ? 'Breaker' : 'Broken';
  const left = dataPhrase(`notice.pactLeft${way}`, { economies: others.length > 0 ? others : economies, by });
  const told = one.outInRound === undefined ? left : phrase('moment.leaveYou', { economies });
  return economies.length === one.economies.length ? one : { ...one, phrase: told, economies };
}

const MOST_WAITING = 4;
/** What gives way where more happens than can be shown: each of these also stands in a list. */
const COMMON: readonly MomentKind[] = ['signed', 'refused', 'event'];

/** Lets cards wait for their turn. */
export function showMoments(news: readonly Moment[]): void {
  if (news.length === 0) return;
  let all = moments.peek();
  for (const moment of news) {
    const same = all.find((each) => isSame(each, moment));
    all =
      same === undefined
        ? [...all, { ...moment, number: ++lastNumber }]
        : all.map((each) => (each === same ? { ...toldAsOne(same, moment), number: same.number } : each));
  }
  const surplus = all.length - MOST_WAITING;
  const common = all.slice(1).filter(({ kind }) => COMMON.includes(kind));
  const dropped = new Set(surplus > 0 ? common.slice(-surplus) : []);
  moments.value = all.filter((moment) => !dropped.has(moment));
}
