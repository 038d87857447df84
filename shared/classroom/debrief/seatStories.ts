/** The game of each seat in at most eight sentences, from the reports: when it joined, was left out, raised a wall, kept or broke its word, and how it ended. */
import { UNION_LEVEL } from '#shared/content/treatyConstants.ts';
import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { percentALog } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { BlocReport, RoundReport } from '#shared/protocol/report.ts';
import { kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { leftByWill } from '#shared/rules/law/blocs.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { dialsDecided } from '#shared/rules/provinces/settlement/headlines.ts';
import { percentMoved } from '#shared/rules/settlement/causes.ts';
import type { CountryGame, ProvinceGame } from '#shared/rules/state.ts';

/** What is told of a seat: a key of the language files (`story.<key>`) and the names of its numbers; per cents are of real income in that round. */
export const SEAT_SENTENCES = {
  joined: ['economy', 'economies'],
  /** Against the same round without the agreement: the round before had it too. */
  renewed: ['economy', 'economies', 'percent'],
  leftOut: ['economy', 'economies'],
  /** It had a bloc with some of them before. */
  eroded: ['economy', 'economies'],
  wallUp: ['economy', 'points'],
  wallDown: ['economy', 'points'],
  /** By the common tariff of a customs union. */
  unionUp: ['economy', 'economies', 'points'],
  unionDown: ['economy', 'economies', 'points'],
  surcharged: ['economy', 'against'],
  surchargedBy: ['economy', 'economies'],
  brokeWord: ['economy', 'count'],
  keptWord: ['economy', 'count'],
  left: ['economy', 'economies'],
  wasLeft: ['economy', 'economies'],
  /** By the treaty of a union, which others joined. */
  unionEnded: ['economy', 'economies'],
  paid: ['economy', 'amountBn'],
  received: ['economy', 'amountBn'],
  rose: ['economy', 'percent', 'part'],
  fell: ['economy', 'percent', 'part'],
  after: ['economy', 'percent'],
  ended: ['economy', 'index'],
  // Among provinces.
  dialsUp: ['economy'],
  dialsDown: ['economy'],
  promoted: ['economy'],
  brokePact: ['economy'],
  fined: ['economy'],
  pact: ['economy', 'economies'],
  place: ['economy', 'place', 'index'],
} as const satisfies Record<string, readonly string[]>;
export type SeatSentenceKey = keyof typeof SEAT_SENTENCES;

export type SeatSentence = {
  readonly key: SeatSentenceKey;
  readonly round: number;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  /** Per cent of its real income that this alone moved (`story.alone`); absent where that is not known, and where it is nothing. */
  readonly alone?: number;
};

/** How much a sentence says: of too many the weightiest are told. */
const WEIGHTS: Readonly<Record<SeatSentenceKey, number>> = {
  ended: 100,
  place: 100,
  leftOut: 9,
  eroded: 9,
  brokeWord: 9,
  brokePact: 9,
  joined: 8,
  renewed: 8,
  left: 8,
  wasLeft: 8,
  unionEnded: 8,
  promoted: 8,
  fined: 7,
  after: 7,
  surcharged: 7,
  surchargedBy: 7,
  rose: 6,
  fell: 6,
  pact: 6,
  wallUp: 6,
  unionUp: 6,
  dialsUp: 6,
  wallDown: 5,
  unionDown: 5,
  dialsDown: 5,
  paid: 4,
  received: 4,
  keptWord: 3,
};

const MOST_SENTENCES = 8;
/** Per cent of real income below which nobody would notice; points of a wall; a hundredth of a billion. */
const [NOTICED_PERCENT, NOTICED_POINTS, NOTICED_BN] = [0.05, 0.5, 0.01];

function toldOf(sentences: readonly SeatSentence[]): readonly SeatSentence[] {
  return sentences
    .toSorted((a, b) => WEIGHTS[b.key] - WEIGHTS[a.key])
    .slice(0, MOST_SENTENCES)
    .toSorted((a, b) => a.round - b.round || WEIGHTS[a.key] - WEIGHTS[b.key]);
}

function rounded(value: number): number {
  return Math.round(100 * value) / 100;
}

export function seatStoriesOfCountries(
  state: CountryGame,
): Readonly<Record<EconomyId, readonly SeatSentence[]>> {
  const stories = Object.keys(state.seats).map(
    (economy) => [economy, toldOf(ofCountry(state, economy))] as const,
  );
  return Object.fromEntries(stories);
}

function ofCountry(state: CountryGame, economy: EconomyId): readonly SeatSentence[] {
  const { reports } = state;
  const last = reports.at(-1);
  const own = last?.economies[economy];
  const inRounds = reports.flatMap((report, place) =>
    report.isEpilogue
      ? []
      : [
          ...blocsOf(report, startsAnew(state) ? undefined : reports[place - 1], economy),
          ...renewalsOf(report, economy),
          ...wallOf(state, report, reports[place - 1], economy),
          ...surchargesOf(report, reports[place - 1], economy),
          ...wordsOf(state, report, economy),
          ...leavingsOf(state, report, economy),
          ...paymentsOf(report, economy),
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

function said(
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

/** Blocs that it joined in the round, and those of others by which it lost; `before`: the round before, if its agreements go on. */
function blocsOf(report: RoundReport, before: RoundReport | undefined, economy: EconomyId): SeatSentence[] {
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
  if (economies.length > 0) return [said('joined', round, { economy, economies }, movedIn(joined))];
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

function paymentsOf({ round, economies }: RoundReport, economy: EconomyId): SeatSentence[] {
  const amountBn = economies[economy]?.paymentsBn ?? 0;
  if (Math.abs(amountBn) < NOTICED_BN) return [];
  return [
    said(amountBn < 0 ? 'paid' : 'received', round, { economy, amountBn: rounded(Math.abs(amountBn)) }),
  ];
}

/** The rounds in which its income rose and fell most, and by which part. */
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

function largestPart({ economies }: RoundReport, economy: EconomyId, sign: 1 | -1): WelfarePart {
  const parts = economies[economy]?.parts;
  return WELFARE_PARTS.reduce((largest, part) =>
    sign * (parts?.[part] ?? 0) > sign * (parts?.[largest] ?? 0) ? part : largest,
  );
}

export function seatStoriesOfProvinces(
  state: ProvinceGame,
): Readonly<Record<EconomyId, readonly SeatSentence[]>> {
  const known = Object.keys(state.reports.at(-1)?.provinces ?? {});
  return Object.fromEntries(known.map((economy) => [economy, toldOf(ofProvince(state, economy))] as const));
}

function ofProvince(
  { reports, provinces: { breaches, final } }: ProvinceGame,
  economy: EconomyId,
): SeatSentence[] {
  const inRounds = reports.flatMap((report, at): SeatSentence[] => {
    const { round } = report;
    const own = report.provinces[economy];
    if (own === undefined) return [];
    const { levels, log } = dialsDecided(report, reports[at - 1], own);
    const alone = rounded((percentALog(own.logChange / 100) / 100) * log);
    const joined = report.pacts.filter((pact) => pact.sinceRound === round && pact.members.includes(economy));
    const partners = [...new Set(joined.flatMap(({ members }) => members))].filter(
      (member) => member !== economy,
    );
    return [
      ...(levels === 0 ? [] : [said(levels > 0 ? 'dialsUp' : 'dialsDown', round, { economy }, alone)]),
      ...(partners.length === 0 ? [] : [said('pact', round, { economy, economies: partners })]),
      ...(report.promoted.includes(economy) ? [said('promoted', round, { economy })] : []),
      ...(breaches.some((each) => each.by === economy && each.round === round)
        ? [said('brokePact', round, { economy })]
        : []),
      ...(report.inspections.some(({ of, found }) => of === economy && found)
        ? [said('fined', round, { economy })]
        : []),
    ];
  });
  const standing = final?.standings.find((each) => each.economy === economy);
  const round = reports.at(-1)?.round ?? 0;
  return [
    ...inRounds,
    ...(standing === undefined
      ? []
      : [said('place', round, { economy, place: standing.place, index: rounded(standing.index) })]),
  ];
}
