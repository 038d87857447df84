import type { PlacesOf } from '../../text/areas.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import {
  type Headline,
  type HEADLINES,
  newsOf,
  type PROVINCE_HEADLINES,
  type PROVINCE_QUESTIONS,
  type QUESTIONS,
} from '#shared/protocol/headlines.ts';
import { type Agreement, addedForm, agreedForm, contentOf } from '#shared/protocol/law.ts';
import type { Conference } from '#shared/protocol/modules/wto.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { CountryGame, GameState } from '#shared/rules/state.ts';
import { revealStopsOf } from '#shared/rules/table/revealStops.ts';
import { formatList } from '../../text/format.ts';
import { type Phrase, phrase, dataPhrase, t } from '../../text/t.ts';
import { isWrittenAsNone } from '../../text/money.ts';
import { economyName, isPaymentAlone } from '../../text/nameParams.ts';

type Carried = typeof HEADLINES & typeof QUESTIONS & typeof PROVINCE_HEADLINES & typeof PROVINCE_QUESTIONS;

/** Headlines and questions whose sentence asks only for numbers that the settlement gives: all of them, else this file does not compile. */
type FilledKey = {
  [Key in Headline['key']]: Exclude<PlacesOf<Key>, Carried[Key][number]> extends never ? Key : never;
}[Headline['key']];

/** A sentence of the settlement as a phrase: per cents and points without their sign, which the words carry. `reader`: whose seat reads it. */
export function headlinePhrase(headline: Headline, reader?: EconomyId): Phrase {
  const { key: asked, params: given } = headline;
  const params = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'number' && UNSIGNED.has(name)
        ? Math.abs(name === 'percent' ? percentSaid(asked, value) : value)
        : value,
    ]),
  );
  const { outsiders, economy } = given;
  if (asked === 'question.brokenWord' && economy === reader && reader !== undefined)
    return phrase('question.brokenWordOwn');
  if (economy === reader && (asked === 'question.tariffCut' || asked === 'question.tariffRise'))
    return dataPhrase(`${asked}You`, params);
  const paid = asked === 'question.whyMorePaid' ? 'Paid' : '';
  if (reader !== undefined && (paid || asked === 'question.whyMore')) {
    if (economy === reader) return dataPhrase(`question.whyMore${paid}You`, given);
    if (given['other'] === reader) return dataPhrase(`question.whyLess${paid}You`, given);
  }
  if (asked === 'question.whoIsMissing' && Array.isArray(outsiders) && outsiders.length === 1)
    return phrase('question.whoIsMissingOne', { economies: params['economies'] ?? [], economy: outsiders });
  if (asked === 'question.whoIsMissing' && isLong(outsiders))
    return phrase('question.whoIsMissingOfMany', {
      economies: params['economies'] ?? [],
      count: outsiders.length,
    });
  const { createdBn, divertedBn } = given;
  const movedBn =
    asked === 'headline.blocMostlyCreated'
      ? createdBn
      : asked === 'headline.blocMostlyDiverted'
        ? divertedBn
        : undefined;
  if (typeof movedBn === 'number' && isWrittenAsNone(movedBn))
    return dataPhrase('headline.blocHardly', params);
  const key: FilledKey = asked;
  return dataPhrase(key, params);
}

/** Per cent of income that the end of an agreement must have gone with to be told to the partner that reads of it. */
const LEAST_LOSS = -0.02;

/** That an agreement ran out is told with the loss of whoever lost most outside of what was signed: to the partner that reads it with its own loss. */
export function toldTo(
  headline: Headline,
  reader: EconomyId | undefined,
  report: Pick<RoundReport, 'economies'> | undefined,
): Headline {
  const { economy, economies } = headline.params;
  const own = reader === undefined ? undefined : report?.economies[reader];
  if (headline.key !== 'headline.agreementExpired' || reader === undefined || own === undefined)
    return headline;
  const percent = percentOfLog(own.logChange);
  if (typeof economy !== 'string' || !Array.isArray(economies) || !economies.includes(reader))
    return headline;
  if (percent > LEAST_LOSS) return headline;
  return {
    ...headline,
    params: { economy: reader, economies: [economy], lossBn: -own.gainThisRoundBn, percent: -percent },
  };
}

/** More names than can be read at a glance. */
const NAMES_AT_MOST = 4;

function isLong(names: Headline['params'][string] | undefined): names is readonly string[] {
  return Array.isArray(names) && names.length > NAMES_AT_MOST;
}

/** Sentences that the settlement of provinces fills with 100 × log, and whether they tell of a gain or a loss. */
const SIGN_OF_LOG: Readonly<Partial<Record<Headline['key'], 1 | -1>>> = {
  'headline.gainedMost': 1,
  'headline.lostMost': -1,
  'headline.wallClimb': -1,
  'headline.paidFor': -1,
  'pquestion.gained': 1,
  'pquestion.lost': -1,
};

/** The per cent of a sentence as every place beside it says it. */
function percentSaid(key: Headline['key'], value: number): number {
  const sign = SIGN_OF_LOG[key];
  return sign === undefined ? value : percentOfLog((sign * value) / 100);
}

const UNSIGNED = new Set(['percent', 'points', 'lossBn', 'divertedBn']);

/** Headlines that belong to a stop of the reveal, in the order in which the settlement put them. */
const STOP_HEADLINES: Readonly<Record<RevealStop, readonly string[]>> = {
  envelopes: [
    'wallRaised',
    'wallLowered',
    'wallMixed',
    'unionWallMixed',
    'unionWallRaised',
    'unionWallLowered',
    'surcharge',
    'successors',
    'conferenceAdopted',
    'conferenceFailed',
    'ratified',
    'notRatified',
    'barrierFound',
    'corridorBuilt',
    'corridorFailed',
    'quiet',
  ],
  flows: [
    'blocMostlyCreated',
    'blocMostlyDiverted',
    'nobodyOutsideLost',
    'outsiderLost',
    'preferenceEroded',
    'partlyOutside',
    'partnerLeft',
    'leaverLost',
    'agreementExpired',
    'quiet',
  ],
  gains: [
    'biggestGain',
    'biggestLoss',
    'renewed',
    'eventsHit',
    'eventsHelped',
    'governmentFell',
    'worldGained',
    'worldLost',
    'paymentCut',
    'quiet',
  ],
  pledges: ['wordBroken', 'wordKept', 'leaving', 'panelFound', 'mayRetaliate'],
  question: [],
};

/** What the screen says at a stop, in the order of the settlement but what concerns all or answers the reader first; at the last stop the question. */
export function headlinesAt(report: RoundReport, stop: RevealStop, reader?: EconomyId): readonly Headline[] {
  if (stop === 'question') return [report.question];
  // That words were kept is told with incomes only where no stop is about words.
  const isToldEarlier = stop === 'gains' && !revealStopsOf({ reports: [report] }).includes('pledges');
  const keys = [...STOP_HEADLINES[stop], ...(isToldEarlier ? ['wordKept'] : [])].map(
    (key) => `headline.${key}`,
  );
  const told = newsOf(report.headlines).filter(({ key }) => keys.includes(key));
  const rank = (each: Headline): number => (isOfAll(each) ? 2 : isAnswerTo(each, reader) ? 1 : 0);
  return told.toSorted((a, b) => rank(b) - rank(a));
}

/** Of all who are answered in the years after the reader comes first. */
function isAnswerTo({ key, params }: Headline, reader: EconomyId | undefined): boolean {
  return key === 'headline.successors' && params.economy === reader;
}

/** What a conference decides changes everybody's wall, and is told before any one wall. */
function isOfAll({ key }: Headline): boolean {
  return key === 'headline.conferenceAdopted' || key === 'headline.conferenceFailed';
}

/** The question that a game leaves people with; nothing where the years after moved too little to ask about. */
export function closingHeadline(reports: readonly Pick<RoundReport, 'question'>[]): Headline | undefined {
  const question = reports.at(-1)?.question;
  return question === undefined || isStatement(question) ? undefined : question;
}

/** What stands in the place of a question where nothing moved that could be asked about: it says so, and asks nothing. */
export function isStatement({ key }: Headline): boolean {
  return key === 'question.yearsQuiet';
}

const ECONOMY_PARAMS = ['economy', 'economies', 'against', 'lostBy', 'outsiders'] as const;

/** Economies that a sentence names: the camera frames them. */
export function economiesNamed(headlines: readonly (Headline | Phrase)[]): readonly EconomyId[] {
  const named = headlines.flatMap(({ params }) =>
    ECONOMY_PARAMS.flatMap((name): readonly string[] => {
      const value = params[name];
      if (typeof value === 'string') return [value];
      return typeof value === 'object' ? value : [];
    }),
  );
  return [...new Set(named)];
}

/** Whom the camera frames at a stop: nobody, which is the whole map, where the matter is everybody's. */
export function framedAt(report: RoundReport, stop: RevealStop): readonly EconomyId[] {
  const headlines = headlinesAt(report, stop);
  return stop === 'gains' || headlines.some(isOfAll) ? [] : economiesNamed(headlines);
}

/** Agreements that a proposal of a round founded or changed, also by taking others in unless these are told apart; a payment that was part of it stands behind the rest of it. */
export function signedIn(
  { agreements, proposals }: Pick<CountryGame, 'agreements' | 'proposals'>,
  round: number,
  isWideningApart = false,
): readonly Agreement[] {
  const signed = Object.values(agreements).filter(({ sinceRound, proposal, widenedInRound }) => {
    const changedIn = proposal === undefined ? undefined : proposals[proposal]?.round;
    return sinceRound === round || (changedIn === round && !(isWideningApart && widenedInRound === round));
  });
  return signed.filter(
    (agreement) =>
      !isPaymentAlone(agreement) ||
      !signed.some((other) => other !== agreement && other.proposal === agreement.proposal),
  );
}

/** The same of what a proposal has founded or changed: what it added, where an older agreement holds it, or its payment alone is new. */
export function signedOf({ proposals }: Pick<GameState, 'proposals'>, agreement: Agreement): Phrase {
  const { proposal: id, parties, sinceRound } = agreement;
  const proposal = id === undefined ? undefined : proposals[id];
  const isAdded = proposal !== undefined && (isPaymentAlone(agreement) || sinceRound < proposal.round);
  const form = isAdded ? addedForm(proposal.clauses) : undefined;
  return form === undefined
    ? signedPhrase(agreement)
    : phrase('news.signedForm', { economies: parties, level: form });
}

/** Who signed what. An agreement without a title is called after its parties, and these are named already. */
export function signedPhrase(agreement: Agreement): Phrase {
  const { id, title, parties, payments } = agreement;
  const content = contentOf(agreement);
  const [payment, ...more] = payments;
  if (content === 'payments' && payment !== undefined && more.length === 0)
    return phrase('news.signedPays', { economy: payment.from, other: payment.to });
  if (content === 'payments') return phrase('news.signedPayment', { economies: parties });
  if (title !== undefined) return phrase('news.signed', { economies: parties, agreement: id });
  return phrase('news.signedForm', { economies: parties, level: agreedForm(agreement) });
}

/** Questions that give their own answer away, or ask about words that are judged at a later stop. */
const ASKED_LAST: readonly Headline['key'][] = [
  'question.whyMore',
  'question.whyMorePaid',
  'question.howGained',
  'question.whyLeftOut',
  'question.brokenWord',
  'question.yearsAfter',
  'question.yearsLost',
  'question.yearsLostExpired',
  'question.yearsQuiet',
  'pquestion.breach',
  'pquestion.corridor',
  'pquestion.cycle',
  'pquestion.meeting',
];

/** Whether devices ask the question of a round before anything is seen that answers it, so that somebody predicts and then sees. */
export function isAskedAhead({ key }: Headline): boolean {
  return !ASKED_LAST.includes(key);
}

/** Who objected, each with what it asked for. */
export function objectionsTold(objections: Conference['objections']): readonly string[] {
  return objections.map(({ by, change: { type } }) =>
    t('agreement.unnamed', { form: economyName(by), members: t(`wto.objection.kind.${type}`) }),
  );
}

/** The same for a card, which its reader may read in another language than it came in. */
export function objectionsToldLater(objections: Conference['objections']): () => string {
  return () => formatList(objectionsTold(objections));
}
