/** The game of each seat in at most eight sentences, from the reports: when it joined, was left out, raised a wall, kept or broke its word, and how it ended. */
import { UNION_LEVEL } from '#shared/content/treatyConstants.ts';
import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { SeatSentence, SeatSentenceKey } from '#shared/protocol/debrief.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { BlocReport, Cause, RoundReport } from '#shared/protocol/report.ts';
import { kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { leftByWill } from '#shared/rules/law/blocs.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { percentMoved } from '#shared/rules/settlement/causes.ts';
import type { CountryGame } from '#shared/rules/state.ts';

/** Per cent of real income below which nobody would notice; points of a wall; millions. */
const [NOTICED_PERCENT, NOTICED_POINTS, NOTICED_MN] = [0.05, 0.5, 1];

export function rounded(value: number): number {
  return Math.round(100 * value) / 100;
}

/** What is told of a seat, not yet chosen from. */
export function ofCountry(state: CountryGame, economy: EconomyId): readonly SeatSentence[] {
  const { reports } = state;
  const last = reports.at(-1);
  const own = last?.economies[economy];
  const inRounds = reports.flatMap((report, place) =>
    report.isEpilogue
      ? []
      : [
          ...signedIn(state, report, startsAnew(state) ? undefined : reports[place - 1], economy),
          ...renewalsOf(report, economy),
          ...unionsOf(state, report, economy),
          ...specializedIn(state, report, economy),
          ...wallOf(state, report, reports[place - 1], economy),
          ...surchargesOf(report, reports[place - 1], economy),
          ...wordsOf(state, report, economy),
          ...leavingsOf(state, report, economy),
        ],
  );
  return [
    ...inRounds,
    ...extremesOf(reports, economy),
    ...(last?.isEpilogue === true && Math.abs(percentIn(last, economy)) >= NOTICED_PERCENT
      ? [said('after', last.round, { economy, percent: percentIn(last, economy) })]
      : []),
    ...(last === undefined || own === undefined
      ? []
      : [said('ended', last.round, { economy, index: rounded(own.index) })]),
  ];
}

export function said(
  key: SeatSentenceKey,
  round: number,
  params: SeatSentence['params'],
  alone: number | undefined = 0,
): SeatSentence {
  return { key, round, params, ...(alone === 0 ? {} : { alone }) };
}

function movedBy(...asked: Parameters<typeof percentMoved>): number | undefined {
  const percent = percentMoved(...asked);
  return percent === undefined ? undefined : rounded(percent);
}

function percentIn({ economies }: RoundReport, economy: EconomyId): number {
  return rounded(100 * Math.expm1(economies[economy]?.logChange ?? 0));
}

function renewalsOf({ round, economies, renewals = [] }: RoundReport, economy: EconomyId): SeatSentence[] {
  const welfare = economies[economy]?.welfare;
  return renewals.flatMap(({ parties, welfareWithout }) => {
    const without = welfareWithout[economy];
    if (welfare === undefined || without === undefined) return [];
    const others = parties.filter((party) => party !== economy);
    const percent = rounded(100 * (welfare / without - 1));
    return [said('renewed', round, { economy, economies: others, percent })];
  });
}

/** Sales to a bloc that fall by less than half a per cent have not fallen. */
const NOTABLE_FALL = 0.005;

function hasSoldLess({ flows }: RoundReport, economy: EconomyId, { parties }: BlocReport): boolean {
  const sold = flows.filter(({ exporter, importer }) => exporter === economy && parties.includes(importer));
  const before = sold.reduce((sum, { beforeBn }) => sum + beforeBn, 0);
  const after = sold.reduce((sum, { afterBn }) => sum + afterBn, 0);
  return before - after > NOTABLE_FALL * before;
}

/** Its agreements, and its payments where no agreement tells them. */
function signedIn(...asked: Parameters<typeof blocsOf>): SeatSentence[] {
  const [, report, , economy] = asked;
  const blocs = blocsOf(...asked);
  const isTold = blocs.some(({ params }) => 'amountMn' in params);
  return isTold ? blocs : [...blocs, ...paymentsOf(report, economy)];
}

/** Blocs that it joined in the round, and those of others by which it lost; `before`: the round before, if its agreements go on. */
function blocsOf(
  state: CountryGame,
  report: RoundReport,
  before: RoundReport | undefined,
  economy: EconomyId,
): SeatSentence[] {
  const { round } = report;
  /** What signatures moved by which these blocs came about, or grew; from the law of before, though it ran out on the way. */
  const movedIn = (blocs: readonly BlocReport[]): number | undefined =>
    movedBy(report, economy, ({ kind, parties = [] }) => {
      const isIn = (bloc: BlocReport): boolean => parties.every((party) => bloc.parties.includes(party));
      return (kind === 'signed' || kind === 'ended') && blocs.some(isIn);
    });
  const isNew = ({ agreement, parties }: RoundReport['blocs'][number]): boolean =>
    before?.blocs.some((each) => each.agreement === agreement && each.parties.length >= parties.length) !==
    true;
  const renewed = (report.renewals ?? []).map(({ agreement }) => agreement);
  const founded = report.blocs.filter((bloc) => isNew(bloc) && !renewed.includes(bloc.agreement));
  const joined = founded.filter(({ parties }) => parties.includes(economy));
  const partners = new Set(joined.flatMap(({ parties }) => parties));
  partners.delete(economy);
  const known = (before?.blocs ?? [])
    .filter(({ parties }) => parties.includes(economy))
    .flatMap(({ parties }) => parties);
  const newcomers = [...partners].filter((partner) => !known.includes(partner));
  const economies = newcomers.length === 0 ? [...partners] : newcomers;
  if (economies.length > 0)
    return joinedSentences(state, report, {
      economy,
      economies,
      alone: movedIn(joined),
      outsider: startsAnew(state) ? outsiderOf(report, joined) : undefined,
    });
  const own = new Set(
    report.blocs.filter(({ parties }) => parties.includes(economy)).flatMap(({ parties }) => parties),
  );
  const hasPartner = ({ parties }: BlocReport): boolean => parties.some((party) => own.has(party));
  const others = founded.find(
    (bloc) => bloc.lostBy.includes(economy) || (hasPartner(bloc) && hasSoldLess(report, economy, bloc)),
  );
  if (others === undefined) return [];
  const alone = movedIn([others]);
  if ((alone ?? percentIn(report, economy)) > -NOTICED_PERCENT) return [];
  const wasLeft = before?.leavers.some(
    ({ by, injured }) => injured.includes(economy) && others.parties.includes(by),
  );
  // Who was left by one of them has lost a treaty, which is told by itself.
  if (wasLeft === true) return [];
  const key = hasPartner(others) ? 'eroded' : 'leftOut';
  return [said(key, round, { economy, economies: others.parties }, alone)];
}

type Joined = {
  readonly economy: EconomyId;
  readonly economies: readonly EconomyId[];
  readonly alone: number | undefined;
  readonly outsider: SeatSentence['outsider'];
};

/** Who lost most by these agreements without being in one of them. */
function outsiderOf(report: RoundReport, joined: readonly BlocReport[]): SeatSentence['outsider'] {
  const members = joined.flatMap(({ parties }) => parties);
  const isOf = ({ kind, parties = [] }: Cause): boolean =>
    kind === 'signed' && parties.every((party) => members.includes(party));
  const [worst] = Object.keys(report.economies)
    .filter((economy) => !members.includes(economy))
    .map((economy) => ({ economy, percent: -(movedBy(report, economy, isOf) ?? 0) }))
    .toSorted((a, b) => b.percent - a.percent);
  return worst !== undefined && worst.percent >= NOTICED_PERCENT ? worst : undefined;
}

/** With whom it signed in the round, and who came without its signature; a union that it founded is told by itself. What was moved is told where one of them moved it. */
function joinedSentences(
  state: CountryGame,
  report: RoundReport,
  { economy, economies, alone, outsider }: Joined,
): SeatSentence[] {
  const concluded = concludedIn(state, report.round).filter(({ parties }) => parties.includes(economy));
  const signed = concluded.filter(({ signatures }) => signatures[economy] !== undefined);
  const union = unionSigned(state, report, economy);
  const isSilent = (other: EconomyId): boolean =>
    concluded.length > 0 && !signed.some(({ parties }) => parties.includes(other));
  const others = economies.filter((other) => !union.includes(other));
  const told = [
    ['joined', others.filter((other) => !isSilent(other))],
    ['joinedUnopposed', others.filter(isSilent)],
  ] as const;
  const some = told.filter(([, partners]) => partners.length > 0);
  const isAlone = some.length === 1 && union.length === 0;
  const amountMn = startsAnew(state) && isAlone ? paidMn(report, economy) : 0;
  return some.map(([key, partners]) => {
    const params = { economy, economies: partners };
    const paid = amountMn < 0 ? 'joinedPaid' : 'joinedReceived';
    const sentence =
      key === 'joined' && Math.abs(amountMn) >= NOTICED_MN
        ? said(paid, report.round, { ...params, amountMn: Math.abs(amountMn) }, alone)
        : said(key, report.round, params, isAlone ? alone : 0);
    return outsider === undefined ? sentence : { ...sentence, outsider };
  });
}

/** The others of a customs union that it signed in the round, though they were in one bloc before. */
function unionSigned(state: CountryGame, report: RoundReport, economy: EconomyId): readonly EconomyId[] {
  const founded = concludedIn(state, report.round)
    .filter(({ signatures }) => signatures[economy] !== undefined)
    .flatMap(({ clauses }) =>
      clauses.flatMap((clause) =>
        'among' in clause && kindOf(clause.type).level === UNION_LEVEL && clause.among.includes(economy)
          ? clause.among
          : [],
      ),
    );
  return [...new Set(founded)].filter((other) => other !== economy);
}

function unionsOf(state: CountryGame, report: RoundReport, economy: EconomyId): SeatSentence[] {
  const economies = unionSigned(state, report, economy);
  const isOf = ({ kind, parties = [] }: Cause): boolean =>
    kind === 'signed' && parties.includes(economy) && economies.some((other) => parties.includes(other));
  return economies.length === 0
    ? []
    : [said('joinedUnion', report.round, { economy, economies }, movedBy(report, economy, isOf))];
}

function concludedIn({ proposals }: CountryGame, of: number): readonly Proposal[] {
  return Object.values(proposals).filter(({ status, round }) => status === 'concluded' && round === of);
}

/** Agreements on who makes what, which are no blocs. */
function specializedIn(state: CountryGame, report: RoundReport, economy: EconomyId): SeatSentence[] {
  const signed = concludedIn(state, report.round).filter(
    ({ signatures, clauses }) =>
      signatures[economy] !== undefined && clauses.some((clause) => 'between' in clause),
  );
  const economies = [...new Set(signed.flatMap(({ parties }) => parties))].filter(
    (other) => other !== economy,
  );
  return economies.length === 0 ? [] : [said('specialized', report.round, { economy, economies })];
}

/** Its own wall, or that of its union, by the sector that moved most, with what its tariffs moved where they went one way and nothing else set them. */
function wallOf(
  state: CountryGame,
  report: RoundReport,
  last: RoundReport | undefined,
  economy: EconomyId,
): SeatSentence[] {
  const before = report.wallsBefore[economy] ?? {};
  const moves = Object.entries(report.walls[economy] ?? {}).map(
    ([sector, rateBp]) => (rateBp - (before[sector] ?? rateBp)) / 100,
  );
  const [up, down] = [Math.max(0, ...moves), Math.min(0, ...moves)];
  // A union may raise some lines and cut others: it is told of what it did to most of the wall.
  const isUp = moves.reduce((sum, move) => sum + move, 0) > 0;
  if ((isUp ? up : -down) < NOTICED_POINTS) return [];
  const params = { economy, points: rounded(isUp ? up : -down) };
  const union = unionIn(state, report, economy);
  // The round in which a union is founded or joined sets its tariff by the signature, and a conference cuts by its text.
  const isOfEnvelope =
    union === undefined ||
    last?.blocs.some(({ parties }) => canonicalJson(parties) === canonicalJson(union.parties)) === true;
  const isCut = [last, report].some((each) => each?.modules?.wto?.boundCutBp[economy] !== undefined);
  const isKnown = isOfEnvelope && !isCut && (up === 0 || down === 0);
  const alone = isKnown ? movedBy(report, economy, ({ kind }) => kind === 'ownTariff') : undefined;
  if (union === undefined) return [said(isUp ? 'wallUp' : 'wallDown', report.round, params, alone)];
  const key = isUp ? 'unionUp' : 'unionDown';
  return [said(key, report.round, { ...params, economies: union.parties }, alone)];
}

/** The union in which it was in that round, though it may be in none, or in another, at the end. */
function unionIn(
  { agreements, proposals }: CountryGame,
  { round, blocs, walls }: RoundReport,
  economy: EconomyId,
): RoundReport['blocs'][number] | undefined {
  const concluded = Object.values(proposals).filter(
    (proposal) => proposal.status === 'concluded' && proposal.round <= round,
  );
  const [largest] = blocs
    .filter(({ parties }) => parties.includes(economy))
    .filter(({ parties }) =>
      parties.every((party) => canonicalJson(walls[party]) === canonicalJson(walls[economy])),
    )
    .filter(({ agreement, parties }) => {
      const founding = concluded.flatMap(({ clauses }) =>
        clauses.flatMap((clause) =>
          'among' in clause && clause.among.every((each) => parties.includes(each))
            ? (kindOf(clause.type).level ?? [])
            : [],
        ),
      );
      // Nobody has signed the unions that stood at the opening.
      const level = founding.length === 0 ? agreements[agreement]?.level : Math.max(...founding);
      return (level ?? UNION_LEVEL) >= UNION_LEVEL;
    })
    .toSorted((a, b) => b.parties.length - a.parties.length);
  return largest;
}

function surchargesOf(
  report: RoundReport,
  before: RoundReport | undefined,
  economy: EconomyId,
): SeatSentence[] {
  const fresh = report.surcharges.filter(
    ({ by, surcharge }) =>
      before?.surcharges.some((old) => old.by === by && old.surcharge.against === surcharge.against) !== true,
  );
  const own = fresh.find(({ by }) => by === economy);
  const others = fresh.filter(({ surcharge }) => surcharge.against === economy).map(({ by }) => by);
  return [
    ...(own === undefined
      ? []
      : [said('surcharged', report.round, { economy, against: own.surcharge.against })]),
    ...(others.length === 0 ? [] : [said('surchargedBy', report.round, { economy, economies: others })]),
  ];
}

function wordsOf({ pledges }: CountryGame, { round }: RoundReport, economy: EconomyId): SeatSentence[] {
  const own = pledges.filter((pledge) => pledge.by === economy && pledge.round === round);
  const count = (outcome: 'kept' | 'broken'): number =>
    own.filter((pledge) => pledge.outcome === outcome).length;
  return [
    ...(count('broken') === 0 ? [] : [said('brokeWord', round, { economy, count: count('broken') })]),
    ...(count('kept') === 0 ? [] : [said('keptWord', round, { economy, count: count('kept') })]),
  ];
}

function leavingsOf(state: CountryGame, report: RoundReport, economy: EconomyId): SeatSentence[] {
  const { round, leavers } = report;
  const byWill = leftByWill(state, report);
  const ofUnions = leavers.filter((leave) => !byWill.includes(leave));
  const injured = byWill.filter(({ by }) => by === economy).flatMap((leaver) => leaver.injured);
  const goneOf = (all: RoundReport['leavers']): EconomyId[] =>
    all.filter((leaver) => leaver.injured.includes(economy)).map(({ by }) => by);
  const [gone, joined] = [goneOf(byWill), goneOf(ofUnions)];
  return [
    ...(injured.length === 0 ? [] : [said('left', round, { economy, economies: [...new Set(injured)] })]),
    ...(gone.length === 0 ? [] : [said('wasLeft', round, { economy, economies: [...new Set(gone)] })]),
    ...(joined.length === 0 ? [] : [said('unionEnded', round, { economy, economies: [...new Set(joined)] })]),
  ];
}

/** What it was paid in the round less what it paid. */
function paidMn({ economies }: RoundReport, economy: EconomyId): number {
  return Math.round(1000 * (economies[economy]?.paymentsBn ?? 0));
}

function paymentsOf(report: RoundReport, economy: EconomyId): SeatSentence[] {
  const amountMn = paidMn(report, economy);
  if (Math.abs(amountMn) < NOTICED_MN) return [];
  return [said(amountMn < 0 ? 'paid' : 'received', report.round, { economy, amountMn: Math.abs(amountMn) })];
}

/** The rounds in which its income rose and fell most, and by which part, or by the events of the round where these moved it more. */
function extremesOf(reports: readonly RoundReport[], economy: EconomyId): SeatSentence[] {
  const played = reports.filter(({ isEpilogue }) => !isEpilogue);
  const ranked = played.toSorted((a, b) => percentIn(b, economy) - percentIn(a, economy));
  const [best, worst] = [ranked[0], ranked.at(-1)];
  const of = (report: RoundReport | undefined, sign: 1 | -1): SeatSentence[] => {
    if (report === undefined || sign * percentIn(report, economy) < NOTICED_PERCENT) return [];
    const part = largestPart(report, economy, sign);
    const params = { economy, percent: percentIn(report, economy), part };
    return [said(sign === 1 ? 'rose' : 'fell', report.round, params)];
  };
  return [...of(best, 1), ...of(worst, -1)];
}

function largestPart(report: RoundReport, economy: EconomyId, sign: 1 | -1): WelfarePart | 'events' {
  const parts = report.economies[economy]?.parts;
  const largest = WELFARE_PARTS.reduce((most, part) =>
    sign * (parts?.[part] ?? 0) > sign * (parts?.[most] ?? 0) ? part : most,
  );
  const events = (report.causes ?? [])
    .filter(({ kind }) => kind === 'events')
    .reduce((sum, { logChange }) => sum + (logChange[economy] ?? 0), 0);
  return sign * events > sign * (parts?.[largest] ?? 0) ? 'events' : largest;
}
