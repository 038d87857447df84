/** What a single seat decided in a game that is over, and what others did to it: each by what its average income would be. */
import { EPILOGUE_WEIGHT } from '#shared/content/scores.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { MILLIONS_PER_BILLION, NOTICE_ROUNDS } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { Compared, TableWhatIfs, TreatyForm, WhatIf } from '#shared/protocol/debrief.ts';
import type { AgreementForm } from '#shared/protocol/law.ts';
import type { Cause } from '#shared/protocol/report.ts';
import { refusersOf } from '../countries/proposals.ts';
import { type RecordedRound, plainArea } from '../forecast/debriefWhatIf.ts';
import { unionBehind } from '../law/blocs.ts';
import { mostFounders, startsAnew } from '../law/register.ts';
import { isMet } from '../modules/politics/mandates.ts';
import { meanOverRounds } from '../scores/finalScore.ts';
import type { CountryGame } from '../state.ts';

/** What a seat itself decided, what moved its income most first, for better or worse; what the model could not solve is left out. */
export function decisionsOf(rows: TableWhatIfs, seat: EconomyId): readonly WhatIf[] {
  const effect = ({ compared }: WhatIf): number => {
    const own = compared?.[seat];
    return own === undefined ? 0 : Math.abs(own.with - own.without);
  };
  return rows
    .filter(({ what }) => what !== 'access' && what !== 'left')
    .filter(({ treaty, economy }) => economy === seat || formsWith(treaty, seat).length > 0)
    .filter((row) => effect(row) > 0)
    .toSorted((a, b) => effect(b) - effect(a));
}

/** What others decided without a seat, such as leaving it, and cost it most of its income; none where nothing did. */
export function worstOfOthers(rows: TableWhatIfs, seat: EconomyId): readonly WhatIf[] {
  const cost = ({ compared }: WhatIf): number =>
    (compared?.[seat]?.with ?? NaN) - (compared?.[seat]?.without ?? NaN);
  return rows
    .filter(
      ({ what, treaty, economy, injured = [] }) =>
        (what === 'never' && formsWith(treaty, seat).length === 0) ||
        (economy !== seat && (what === 'wall' || (what === 'left' && injured.includes(seat)))),
    )
    .filter((row) => cost(row) >= LEAST_COST)
    .toSorted((a, b) => cost(b) - cost(a))
    .slice(0, 1);
}

/** Points of average income below which what others did is not worth telling. */
const LEAST_COST = 0.02;

/** Who gave notice in a round, and to whom: without those whose own union has ended the agreement. */
type Left = { readonly by: EconomyId; readonly round: number; readonly injured: readonly EconomyId[] };

/** All that gave notice in a game, each once a round. */
export function leavesOf(game: Pick<CountryGame, 'agreements' | 'proposals' | 'reports'>): readonly Left[] {
  return game.reports.flatMap(({ round, leavers }) =>
    [...groupsBy(leavers, ({ by }) => by).entries()].map(([by, left]): Left => {
      const injured = left.flatMap(({ agreement, injured: all }) =>
        all.filter(
          (each) =>
            unionBehind(game, { agreement, by: each, outInRound: round + NOTICE_ROUNDS }) === undefined,
        ),
      );
      return { by, round, injured: [...new Set(injured)] };
    }),
  );
}

/** A round of a game that is over, with the law that governed it. */
type Governed = { readonly state: CountryGame };

/**
 * The rounds of a game had an economy not given notice in one of them: what it left goes on in the rounds after as it stood then, also in the place of
 * what was left of it. Payments hold no longer than they were signed for.
 */
export function hadNotLeft<Round extends Governed>(
  rounds: readonly Round[],
  { by, round: inRound }: { readonly by: EconomyId; readonly round: number },
): readonly Round[] {
  const then = rounds.find(({ state }) => state.round === inRound)?.state.agreements ?? {};
  const left = Object.values(then).filter(({ notices }) =>
    notices.some((notice) => notice.by === by && notice.outInRound === inRound + NOTICE_ROUNDS),
  );
  return rounds.map((round) => {
    const { agreements } = round.state;
    const gone = left.filter(({ id }) => agreements[id]?.parties.includes(by) !== true);
    if (round.state.round <= inRound || gone.length === 0) return round;
    const kept = Object.fromEntries(gone.map((agreement) => [agreement.id, agreement]));
    return { ...round, state: { ...round.state, agreements: { ...agreements, ...kept } } };
  });
}

/** The forms in which a treaty bound a seat, the first first, each with those that it bound the seat to. */
export function formsWith(treaty: WhatIf['treaty'], seat: EconomyId): readonly TreatyForm[] {
  if (treaty === undefined) return [];
  const { later = [], ...first } = treaty;
  return [first, ...later].flatMap((form) => {
    const { each = [form.parties], levels = [], forms = [] } = form;
    const own = each
      .map((parties, at) => {
        const level = levels[at] ?? form.level;
        return { parties, level, called: forms[at] ?? level };
      })
      .filter(({ parties }) => parties.includes(seat));
    if (own.length === 0) return [];
    const level = Math.max(...own.map((one) => one.level));
    return [
      {
        ...form,
        level,
        parties: [...new Set(own.flatMap(({ parties }) => parties))],
        each: own.map(({ parties }) => parties),
        forms: own.map(({ called }) => called),
        levels: own.map((one) => one.level),
      },
    ];
  });
}

/** What was signed with whom, by its own name, and since which round. */
export type SignedForm = {
  readonly round: number;
  readonly form: AgreementForm;
  readonly economies: readonly EconomyId[];
};

/**
 * Of treaties that are told as one each by its own name: the deepest of the first round first, then those of other kinds or with others, as
 * they came. Money alone, and what one already has with somebody more closely, is not named.
 */
export function signedForms(treaty: WhatIf['treaty'], seat: EconomyId): readonly SignedForm[] {
  const told: SignedForm[] = [];
  const seen = new Set<string>();
  const kindOf = (form: AgreementForm): string => String(form).split(' ')[0] ?? '';
  const isLevel = (form: AgreementForm): form is number => typeof form === 'number';
  for (const { sinceRound: round, each = [], forms = [] } of formsWith(treaty, seat)) {
    const fresh = each
      .map((parties, at) => ({ form: forms[at] ?? 1, others: parties.filter((party) => party !== seat) }))
      .filter(({ form }) => form !== 'payments')
      .toSorted((a, b) => (isLevel(b.form) ? b.form : 0) - (isLevel(a.form) ? a.form : 0));
    for (const { form, others } of fresh) {
      const isTold = (party: EconomyId): boolean =>
        seen.has(`${form} ${party}`) ||
        told.some(
          (one) =>
            one.economies.includes(party) &&
            (one.form === form || (isLevel(form) && isLevel(one.form) && one.form >= form)),
        );
      const economies = others.filter((party) => !isTold(party));
      for (const party of others) seen.add(`${form} ${party}`);
      if (economies.length === 0) continue;
      const alike = told.find((one) => one.round === round && kindOf(one.form) === kindOf(form));
      if (alike === undefined) told.push({ round, form, economies });
      else
        told[told.indexOf(alike)] = {
          round,
          form: alike.form === form ? form : kindOf(form),
          economies: [...new Set([...alike.economies, ...economies])],
        };
    }
  }
  return told;
}

/**
 * Who refused whom for a rise in the last round, in which all might else have signed together and did not. Nothing where the rules were against it,
 * or a bot would have lost by it the task that it had done.
 */
export function refusalsOfAll(
  scenario: Scenario,
  played: CountryGame,
  rounds: readonly RecordedRound[],
): WhatIf['refusals'] {
  const { dealOrder } = scenario;
  const { settings, agreements } = played;
  const haveAll = Object.values(agreements).some(({ parties }) => parties.length === dealOrder.length);
  const then = rounds.find(({ state: { round } }) => round === settings.rounds)?.state;
  if (haveAll || then === undefined || mostFounders(settings, settings.rounds) < dealOrder.length)
    return undefined;
  const all = { ...played, agreements: plainArea(dealOrder, settings.rounds) };
  const isTaskLost = (economy: EconomyId): boolean =>
    played.seats[economy]?.member === undefined &&
    (played.tasks?.[economy] ?? []).some(
      (task) =>
        isMet({ scenario, state: played, economy }, task) && !isMet({ scenario, state: all, economy }, task),
    );
  if (dealOrder.some(isTaskLost)) return undefined;
  return dealOrder.flatMap((by) => {
    const economies = refusersOf(scenario, then, by);
    return economies.length === 0 ? [] : [{ by, economies }];
  });
}

/** Millions a year: what a deal moved in its round, rounded as far as an average in hundredths bears. */
export type Moved = { readonly economy: EconomyId; readonly yearlyMn: number };

/**
 * What a game in which every round starts anew teaches, in money, so that the gain of one can be set against the loss of another. `together`: all
 * signing in the last round, where that would have brought more than it took. `leftOut`: the deal that cost outsiders most.
 */
export type Lesson = {
  readonly what: 'together' | 'leftOut';
  readonly round: number;
  readonly gained: readonly Moved[];
  readonly lost: readonly Moved[];
  /** What those who gain would have kept had they made good all losses. */
  readonly keptMn: number;
  /** Of `together`: who would have gained most, and stood outside in that round with enough to pay for the losses of all others. */
  readonly outsider?: EconomyId;
  /** Of `leftOut`: in its round the deal made more new trade than it took from others. */
  readonly isMostlyNew?: boolean;
  /** Of `together`: who would not have signed with whom. */
  readonly refusals?: NonNullable<WhatIf['refusals']>;
};

export function lessonOf(
  rows: TableWhatIfs,
  { settings, reports, agreements }: Pick<CountryGame, 'settings' | 'reports' | 'agreements'>,
): Lesson | undefined {
  const lessonIn = (what: Lesson['what'], round: number, compared: Compared, sign: 1 | -1): Lesson => {
    const incomes = reports.find((report) => report.round === round)?.economies ?? {};
    const share = shareOfAverage(settings, round);
    const moved = Object.entries(compared).map(([economy, each]): Moved => {
      const percent = (sign * 100 * (each.with / each.without - 1)) / share;
      const exact = (percent / 100) * (incomes[economy]?.incomeBn ?? 0) * MILLIONS_PER_BILLION;
      return { economy, yearlyMn: ROUNDED_MN * Math.round(exact / ROUNDED_MN) };
    });
    const gained = moved.filter(({ yearlyMn }) => yearlyMn > 0).toSorted((a, b) => b.yearlyMn - a.yearlyMn);
    const lost = moved.filter(({ yearlyMn }) => yearlyMn < 0).toSorted((a, b) => a.yearlyMn - b.yearlyMn);
    return { what, round, gained, lost, keptMn: moved.reduce((sum, { yearlyMn }) => sum + yearlyMn, 0) };
  };
  const all = rows.find(({ what }) => what === 'together');
  if (all?.compared && all.round !== undefined) {
    const { refusals } = all;
    const lesson = { ...lessonIn('together', all.round, all.compared, 1), ...(refusals && { refusals }) };
    const [first] = lesson.gained;
    const lossMn = lesson.lost.reduce((sum, { yearlyMn }) => sum - yearlyMn, 0);
    const isOutside = !Object.values(agreements).some(({ parties }) =>
      parties.includes(first?.economy ?? ''),
    );
    if (first !== undefined && isOutside && lossMn > 0 && first.yearlyMn > lossMn)
      return { ...lesson, keptMn: first.yearlyMn - lossMn, outsider: first.economy };
    if (first !== undefined && lesson.keptMn > 0) return lesson;
  }
  const [worst] = rows
    .flatMap(({ what, treaty, compared }): Lesson[] => {
      if (what !== 'never' || treaty === undefined || compared === null) return [];
      const { parties, sinceRound } = treaty;
      const lesson = lessonIn('leftOut', sinceRound, compared, -1);
      const lost = lesson.lost.filter(({ economy }) => !parties.includes(economy));
      const gained = lesson.gained.filter(({ economy }) => parties.includes(economy));
      const bloc = reports
        .find(({ round }) => round === sinceRound)
        ?.blocs.find((each) => each.parties.toSorted().join() === parties.toSorted().join());
      const isMostlyNew = bloc !== undefined && bloc.createdTradeBn > bloc.divertedTradeBn;
      return lost.length === 0 || gained.length === 0 ? [] : [{ ...lesson, lost, gained, isMostlyNew }];
    })
    .toSorted((a, b) => (a.lost[0]?.yearlyMn ?? 0) - (b.lost[0]?.yearlyMn ?? 0));
  return worst;
}

const ROUNDED_MN = 10;

/** What a round counts of the average where rounds start anew: the years after go on as the last one. */
function shareOfAverage({ rounds }: CountryGame['settings'], round: number): number {
  return (round === rounds ? 1 + EPILOGUE_WEIGHT : 1) / (rounds + EPILOGUE_WEIGHT);
}

/** Something that moved the average income of a seat, in points of it: what the results of its round told, times the part of the average that the round is. */
export type AveragePart = {
  /** `tariffs`: of all together, where it is not known whose moved what. */
  readonly kind: 'signed' | 'othersSigned' | 'luck' | 'ownTariffs' | 'othersTariffs' | 'tariffs' | 'rest';
  /** Of what the seat signed, and of luck; all else are sums over the rounds. */
  readonly round?: number;
  readonly parties?: readonly EconomyId[];
  /** What others signed without the seat, in the order of the rounds. */
  readonly deals?: readonly DealPoints[];
  readonly points: number;
};
type DealPoints = { readonly round: number; readonly parties: readonly EconomyId[]; readonly points: number };

/** Tariffs by whose they were, each in the rounds in which it was moved, and what all that had been moved before did to the rounds after. */
export type TariffPoints = Readonly<Record<'own' | 'others' | 'before', number>> & {
  /** Of those of others: the surcharges on the seat, each in its round. */
  readonly surcharges: readonly DealPoints[];
};

const nameOf = (parties: readonly EconomyId[]): string => parties.toSorted().join();

/**
 * What made the average income of a seat where every round starts anew, in the order of the rounds; together the average less 100. Nothing where
 * agreements last, or a report knows no causes. `rows`: what own tariffs did in all rounds is known from the game played again without them; and where a surcharge ends with the last round, a deal of it brings another sum in the years after
 * than in the round, which is known from the game played again without it.
 */
export function averageParts(
  { settings, reports }: Pick<CountryGame, 'settings' | 'reports'>,
  seat: EconomyId,
  rows: TableWhatIfs = [],
): { readonly parts: readonly AveragePart[]; readonly tariffs: TariffPoints } | undefined {
  if (!startsAnew({ settings }) || reports.some(({ causes }) => causes === undefined)) return undefined;
  const last = reports.findLast(({ isEpilogue }) => !isEpilogue);
  const years = reports.some(({ isEpilogue }) => isEpilogue) ? EPILOGUE_WEIGHT : 0;
  const log =
    meanOverRounds(reports, ({ economies }) => Math.log((economies[seat]?.index ?? 100) / 100)) ?? 0;
  const ofRound = percentALog(log) / (reports.length - (years > 0 ? 1 : 0) + years);
  const isOtherAfter = (last?.surcharges.length ?? 0) > (reports.at(-1)?.surcharges.length ?? 0);
  const isOf = ({ what, treaty }: WhatIf, round: number, parties: readonly EconomyId[]): boolean =>
    what === 'never' && treaty?.sinceRound === round && nameOf(treaty.parties) === nameOf(parties);
  const moved = reports.flatMap((report) => {
    // What the last round moved goes on in the years after.
    const weight = report.isEpilogue ? years : report === last ? 1 + years : 1;
    return (report.causes ?? []).map(({ kind, parties = [], logChange }) => {
      const isAgain = kind === 'signed' && report === last && isOtherAfter;
      const row = isAgain ? rows.find((each) => isOf(each, report.round, parties)) : undefined;
      const without = row?.compared?.[seat];
      return {
        kind: partOf(kind, parties, seat),
        isSurcharge: kind === 'surcharge' && parties[1] === seat,
        round: report.round,
        parties,
        points: without ? without.without - without.with : ofRound * weight * (logChange[seat] ?? 0),
      };
    });
  });
  const sumOf = (...kinds: readonly string[]): number =>
    moved.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { points }) => sum + points, 0);
  const [own, others] = [sumOf('own'), sumOf('others')];
  const dealsOf = (of: 'signed' | 'othersSigned'): readonly DealPoints[] =>
    moved.flatMap(({ kind, isSurcharge: _isSurcharge, ...each }) => (kind === of ? [each] : []));
  const deals = dealsOf('othersSigned');
  const luck = moved.find(({ kind }) => kind === 'luck');
  const rest = sumOf('rest');
  // What a round begins with is what had been moved before it.
  const before = percentOfLog(log) - moved.reduce((sum, { points }) => sum + points, 0);
  const ofTariffs = own + others + before;
  const still = rows.find(({ what, economy }) => what === 'wall' && economy === seat)?.compared?.[seat];
  const ofOwn = hasMovedTariffs(reports, seat) ? still && still.without - still.with : 0;
  const parts: readonly AveragePart[] = [
    ...dealsOf('signed').map((each) => ({ kind: 'signed' as const, ...each })),
    ...(luck === undefined ? [] : [{ kind: 'luck' as const, round: luck.round, points: sumOf('luck') }]),
  ];
  return {
    parts: [
      ...parts.toSorted((a, b) => (a.round ?? 0) - (b.round ?? 0)),
      { kind: 'othersSigned', deals, points: sumOf('othersSigned') },
      ...(ofOwn === undefined
        ? [{ kind: 'tariffs' as const, points: ofTariffs }]
        : [
            { kind: 'ownTariffs' as const, points: ofOwn },
            { kind: 'othersTariffs' as const, points: ofTariffs - ofOwn },
          ]),
      { kind: 'rest', points: rest },
    ],
    tariffs: { own, others, before, surcharges: moved.filter(({ isSurcharge }) => isSurcharge) },
  };
}

/** Whether a seat has ever set another tariff than the one before, or a surcharge. */
function hasMovedTariffs(reports: CountryGame['reports'], seat: EconomyId): boolean {
  return reports.some(
    ({ walls, wallsBefore, surcharges }) =>
      surcharges.some(({ by }) => by === seat) ||
      Object.entries(walls[seat] ?? {}).some(([good, rateBp]) => rateBp !== wallsBefore[seat]?.[good]),
  );
}

function partOf(
  kind: Cause['kind'],
  parties: readonly EconomyId[],
  seat: EconomyId,
): 'signed' | 'othersSigned' | 'luck' | 'rest' | 'own' | 'others' {
  if (kind === 'signed') return parties.includes(seat) ? 'signed' : 'othersSigned';
  if (kind === 'events') return 'luck';
  if (kind === 'ownTariff' || (kind === 'surcharge' && parties[0] === seat)) return 'own';
  return kind === 'othersTariffs' || kind === 'surcharge' || kind === 'answers' ? 'others' : 'rest';
}
