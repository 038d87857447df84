/**
 * Why the round of a province is another than it was: tables between the two, each with one thing more changed, in an order that is always the
 * same, and the own round that each would bring. What is read off them sums to the whole change, since each begins where the one before ended.
 */
import { CRACKDOWN_LEVEL, PAYROLL_GROWTH } from '#shared/content/provinces/provinceConstants.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, keysOf, mapValues, must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { CorridorPledge, Measures } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { CAREER_LUMPS } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import type { Envelopes, WaryView } from '../pacts/settlePacts.ts';
import { type DialMoved, brokeThen, dialsMoved, movingIn } from '../pacts/breaches.ts';
import { paidNoMore, withPaymentsOf } from '../pacts/payments.ts';
import { spentOnce } from '../envelope/envelope.ts';
import { cardsTurned } from '../events/effects.ts';
import { goneFrom, replacedBy, withoutMembers } from '../pacts/pactLaw.ts';
import { reformsThen } from '../centre/acts.ts';
import { type PointsOnce, pointsOfMoney, pointsOnce } from '../settlement/careerScore.ts';
import { type ForecastProvince, createRoundForecaster, lookFrom } from './forecastMeasures.ts';

/** What has changed with a step. Those of a round that begins or is played, and those of one that was settled. */
type StepCause =
  | 'once'
  | 'lastOnly'
  | 'rules'
  | 'events'
  | 'ended'
  | 'paidOut'
  | 'cut'
  | 'wages'
  | 'opened'
  | 'expected'
  | 'left'
  | 'signed'
  | 'others'
  | 'paid'
  | 'spent'
  | 'promised'
  | 'tried'
  | 'foreseen'
  | 'levels'
  | 'broken'
  | 'routes'
  | 'chance'
  | 'unseen';

export type RoundStep = {
  readonly cause: StepCause;
  /** The own province with it, and all that came before. */
  readonly own: ForecastProvince;
  /** Those in force with it, where they are others than the view's. */
  readonly pacts?: ProvincesState['pacts'];
  /** Who did it, or with whom. */
  readonly economies?: readonly EconomyId[];
  /** That only money moved between the own province and others under a pact: what the pact does without it is a step by itself. */
  readonly isPayment?: true;
  readonly reform?: Reform;
  /** Begins, or is over. */
  readonly card?: string;
  readonly isOver?: true;
  /** What of the last round does not come again. */
  readonly gone?: PointsOnce['of'] | 'spent';
  /** How the dials of whoever did it went. */
  readonly dials?: readonly DialMoved[];
};

type Steps = Result<readonly RoundStep[], ConvergenceFailure>;
type Named = Omit<RoundStep, 'own' | 'pacts'> & { readonly table: ProvinceGame };

/**
 * From the last round, as it was reported, to the round as the table stands; `opened` is where the round began. In the first round from there.
 * Of a view that expects envelopes of others, `expected` is where the round began with these: what came since is told beside them, so that
 * each step brings what its card told. `view` may be redacted.
 */
export function stepsToNow(scenario: ProvincesScenario, view: WaryView, me: EconomyId): Steps {
  const { expects, ...asIs } = view;
  const look = createRoundForecaster(scenario, asIs, me);
  const steps: RoundStep[] = withoutOnce(scenario, asIs, me);
  let before = '';
  const unpromised = withProvinces(view, { pledges: [] });
  const opens = openedRound(unpromised);
  const expected: Named[] =
    expects === undefined
      ? []
      : [{ cause: 'expected', table: opens, economies: movingIn(opens.provinces, expects(opens)) }];
  const tables = [
    ...sinceLastRound(scenario, withProvinces(asIs, { pledges: [] }), me),
    ...expected,
    ...sinceOpened(unpromised, me),
  ];
  for (const { table, ...named } of [...tables, promisedBy(view, me)]) {
    const { departures = [], ...provinces } = table.provinces;
    const known = canonicalJson([table.round, provinces, departures, table.proposals]);
    const isSame = known === before && named.cause !== 'opened' && named.cause !== 'expected';
    before = known;
    if (isSame) continue;
    const round = look(table);
    if (!round.ok) return round;
    steps.push({ ...named, own: must(round.value.provinces[me], me), pacts: provinces.pacts });
  }
  return ok(steps);
}

/** The last round without what was spent in it once, and points that do not come again; of the first round nothing. */
function withoutOnce(scenario: ProvincesScenario, view: ProvinceGame, me: EconomyId): RoundStep[] {
  const last = view.reports.at(-1);
  const own = last?.provinces[me];
  if (last === undefined || own === undefined) return [];
  const pacts = byId(last.pacts);
  const spent = spentOnce(withProvinces(view, { pacts }), me, own, undefined);
  let { score } = own;
  const steps = pointsOnce(scenario, last, view, own).map(({ of: gone, points }): RoundStep => {
    score -= points;
    return { cause: 'once', gone, own: { ...own, score }, pacts };
  });
  score += pointsOfMoney(scenario, last.institution, me, own, spent);
  return [
    ...steps,
    { cause: 'once', gone: 'spent', own: { ...own, score, budget: own.budget + spent }, pacts },
  ];
}

/** What others promise corridors as they seal. */
function promisedBy(view: ProvinceGame, me: EconomyId): Named {
  const { pledges = [] } = view.provinces;
  const others = pledges.filter(({ by }) => by !== me);
  return {
    cause: 'promised',
    table: withProvinces(view, { pledges: others }),
    economies: others.map(({ by }) => by),
  };
}

/** The last round as its report has it, but for what was in its envelopes: at its levels, pacts and rules, with the money and people of now. */
function lastRound(scenario: ProvincesScenario, view: ProvinceGame): ProvinceGame | undefined {
  const last = view.reports.at(-1);
  if (last === undefined) return undefined;
  const { provinces, centre } = view.provinces;
  const isTakenDown = last.isCrackdown || last.enacted !== undefined;
  return withProvinces(
    { ...view, round: last.round, proposals: {} },
    {
      reforms: reformsThen(scenario, view, last),
      pacts: byId(last.pacts),
      payments: [],
      departures: [],
      centre: { ...centre, acts: last.acts },
      provinces: mapValues(provinces, (own, seat) => {
        const { wall, block } = last.provinces[seat] ?? own;
        const isCut = isTakenDown || last.inspections.some(({ of, found }) => of === seat && found);
        const payroll = own.payroll / (1 + PAYROLL_GROWTH);
        return isCut ? { ...own, payroll, wall, block } : { ...own, payroll };
      }),
    },
  );
}

function sinceLastRound(scenario: ProvincesScenario, view: ProvinceGame, me: EconomyId): Named[] {
  const last = view.reports.at(-1);
  const then = lastRound(scenario, view);
  const opened = openedRound(view);
  if (last === undefined || then === undefined) return [{ cause: 'opened', table: opened }];
  const { reforms, provinces } = view.provinces;
  const { enacted } = last;
  const enactedNow = enacted === undefined || !reforms.includes(enacted) ? [] : [enacted];
  const ruled = withProvinces(then, { reforms: [...then.provinces.reforms, ...enactedNow] });
  const lasting = mapValues(opened.provinces.pacts, (pact) => ({
    ...pact,
    payments: pact.payments.filter(({ untilRound }) => untilRound >= view.round),
  }));
  let pacts = ruled.provinces.pacts;
  // One pact after the other, what was paid under it before the rest of it.
  const endings = Object.values(pacts).flatMap((pact): Named[] => {
    const economies = goneFrom(me, pact, lasting);
    if (economies.length === 0) return [];
    const now = lasting[pact.id];
    const unpaid = { ...pacts, [pact.id]: withPaymentsOf(me, pact, now?.payments ?? []) };
    const others = Object.values(pacts).filter(({ id }) => id !== pact.id);
    pacts = byId(now === undefined ? others : [...others, now]);
    return [
      { cause: 'ended', isPayment: true, economies, table: withProvinces(ruled, { pacts: unpaid }) },
      { cause: 'ended', economies, table: withProvinces(ruled, { pacts }) },
    ];
  });
  const paidOut = mapValues(pacts, (pact, id) => withPaymentsOf(me, pact, lasting[id]?.payments ?? []));
  const ended = withProvinces(ruled, { pacts: lasting });
  const eventful = withProvinces({ ...ended, round: view.round }, { reforms });
  const turned = cardsTurned(view.provinces.events, last.round, view.round);
  const cut = withProvinces(eventful, {
    provinces: mapValues(eventful.provinces.provinces, (own, seat) => {
      const { wall, block } = must(provinces[seat], seat);
      return { ...own, wall, block };
    }),
  });
  return [
    { cause: 'lastOnly', table: then },
    { cause: 'rules', table: ruled, ...(enacted === undefined ? {} : { reform: enacted }) },
    ...endings,
    {
      cause: 'paidOut',
      isPayment: true,
      table: withProvinces(ruled, { pacts: paidOut }),
      economies: paidNoMore(me, pacts, paidOut),
    },
    { cause: 'ended', table: ended },
    ...turned.map(({ events, ...named }): Named => ({
      cause: 'events',
      table: withProvinces(eventful, { events }),
      ...named,
    })),
    { cause: 'events', table: eventful },
    { cause: 'cut', table: cut },
    { cause: 'wages', table: withProvinces(cut, { provinces, centre: view.provinces.centre }) },
    { cause: 'opened', table: opened },
  ];
}

/** The table as its round began: without what was signed, left, offered and paid since. */
function openedRound(view: ProvinceGame): ProvinceGame {
  const last = view.reports.at(-1);
  const { departures = [] } = view.provinces;
  const before = Object.entries(view.proposals).filter(([, { round }]) => round !== view.round);
  const pacts = (last?.pacts ?? []).flatMap((pact): Pact[] => {
    if (last?.endedPacts.includes(pact.id) === true) return [];
    const gone = last?.breaches.flatMap(({ pact: id, by, isExcluded }) =>
      id === pact.id && isExcluded ? [by] : [],
    );
    const left = gone === undefined || gone.length === 0 ? pact : withoutMembers(pact, gone);
    // What the centre has granted its office since is told by the pact as it stands.
    const now = view.provinces.pacts[pact.id];
    return left === undefined
      ? []
      : [now === undefined ? left : { ...now, members: left.members, payments: left.payments }];
  });
  return withProvinces(
    { ...view, proposals: Object.fromEntries(before) },
    {
      pacts: byId(pacts),
      payments: [],
      departures: departures.filter(({ round }) => round < view.round),
    },
  );
}

function sinceOpened(view: ProvinceGame, me: EconomyId): Named[] {
  const opened = openedRound(view);
  const { pacts, payments, departures = [] } = view.provinces;
  const fresh = Object.values(pacts).filter(({ sinceRound }) => sinceRound === view.round);
  const isReplaced = ({ id }: Pact, some: readonly Pact[]): boolean =>
    some.some((pact) =>
      replacedBy(opened.provinces, { ...pact, type: 'marketPact', among: pact.members, rounds: 1 }).some(
        (old) => old.id === id,
      ),
    );
  const lost = Object.values(opened.provinces.pacts).filter(
    (pact) => !isReplaced(pact, fresh) && pacts[pact.id]?.members.length !== pact.members.length,
  );
  const ownLost = lost.filter(({ members }) => members.includes(me));
  const kept = Object.values(opened.provinces.pacts).flatMap((pact) =>
    lost.includes(pact) ? (pacts[pact.id] ?? []) : [pact],
  );
  const named: Named[] = [
    {
      cause: 'left',
      table: withProvinces(opened, { pacts: byId(kept), departures }),
      economies: [...new Set(ownLost.flatMap((pact) => goneFrom(me, pact, pacts)))],
    },
  ];
  const own = fresh.filter(({ members }) => members.includes(me));
  own.forEach((pact, place) => {
    const signed = own.slice(0, place + 1);
    const others = kept.filter((each) => !isReplaced(each, signed));
    const before = kept.filter((each) => isReplaced(each, [pact])).flatMap(({ payments: paid }) => paid);
    const unpaid = [...own.slice(0, place), withPaymentsOf(me, pact, before)];
    const economies = pact.members.filter((member) => member !== me);
    const withPacts = (some: readonly Pact[]): ProvinceGame =>
      withProvinces(opened, { pacts: byId([...others, ...some]), departures });
    named.push(
      { cause: 'signed', economies, table: withPacts(unpaid) },
      { cause: 'signed', economies, isPayment: true, table: withPacts(signed) },
    );
  });
  const all = withProvinces(opened, { pacts, departures });
  return [
    ...named,
    { cause: 'others', table: all },
    { cause: 'paid', table: withProvinces(all, { payments }) },
    { cause: 'spent', table: view },
  ];
}

/**
 * From the last round as the own envelope would have brought it had all else stayed, to the round as it came: what each of the others sealed, words that
 * were seen broken, routes, what chance decided, and the rest, which the seat cannot have seen. `view` is of the results.
 */
export function stepsAsItCame(scenario: ProvincesScenario, view: ProvinceGame, me: EconomyId): Steps {
  const last = must(view.reports.at(-1), 'a report');
  const came = must(last.provinces[me], me);
  const table = beforeEnvelopes(scenario, view);
  const { corridors } = view.provinces;
  const standing = corridors.filter(({ round }) => round < last.round);
  const look = lookFrom(scenario, withProvinces(table, { corridors: standing }), me);
  const own = view.provinces.envelopes.at(-1)?.[me];
  const mine = own ?? { wall: came.wall, block: came.block };
  const others = keysOf(last.provinces).filter((seat) => seat !== me);
  const levelsOf = (seat: EconomyId): Measures => {
    const { wall, block, reform, pillar } = must(last.provinces[seat], seat);
    return { wall, block, ...(reform && { reform }), ...(pillar && { pillar: pillar.pillar }) };
  };
  const seen = last.breaches.filter(({ by, isSeen }) => isSeen && by !== me);
  const brokenBy = (seat: EconomyId): Measures => {
    const breaks = seen.flatMap(({ by, pact }) => (by === seat ? [pact] : []));
    return breaks.length === 0 ? levelsOf(seat) : { ...levelsOf(seat), breaks };
  };
  // Promises stand in the order in which they were sealed: the own forecast counted those before it.
  const { pledges = [] } = last;
  const place = pledges.findIndex(({ by }) => by === me);
  const promised = place < 0 ? pledges : pledges.slice(0, place);
  const sealedBy = (
    measuresOf: (seat: EconomyId) => Measures,
    counted: readonly CorridorPledge[],
  ): Record<EconomyId, Measures> => ({
    ...fromKeys(others, (seat) => {
      const { corridor, yuan100m } = counted.find(({ by }) => by === seat) ?? {};
      return corridor === undefined || yuan100m === undefined
        ? measuresOf(seat)
        : { ...measuresOf(seat), pledge: { corridor, yuan100m } };
    }),
    [me]: mine,
  });
  const stood = (seat: EconomyId): Measures => {
    const { wall, block } = must(table.provinces.provinces[seat], seat);
    return { wall, block };
  };
  const steps: RoundStep[] = [];
  const movers = movingIn({ provinces: fromKeys(others, stood) }, fromKeys(others, levelsOf));
  const moves = movers.map((seat, at) => ({
    cause: 'levels' as const,
    economies: [seat],
    dials: dialsMoved(stood(seat), levelsOf(seat)),
    sealed: sealedBy((of) => (movers.slice(0, at + 1).includes(of) ? levelsOf : stood)(of), promised),
  }));
  const breakers = brokeThen(last, me).filter((seat) => seat !== me);
  const opened: readonly (Omit<RoundStep, 'own'> & { readonly sealed: Envelopes })[] = [
    { cause: 'foreseen', sealed: sealedBy(stood, promised) },
    ...moves,
    { cause: 'levels', sealed: sealedBy(levelsOf, promised) },
    { cause: 'broken', sealed: sealedBy(brokenBy, promised), economies: breakers },
    { cause: 'routes', sealed: sealedBy(brokenBy, pledges) },
  ];
  for (const { sealed, ...named } of opened) {
    const round = look({ sealed });
    if (!round.ok) return round;
    steps.push({ ...named, own: must(round.value.provinces[me], me) });
  }
  const { own: known } = must(steps.at(-1), 'a step');
  const lumps = CAREER_LUMPS.reduce((sum, lump) => sum + came.lumps[lump] - known.lumps[lump], 0);
  steps.push({ cause: 'chance', own: { ...known, lumps: came.lumps, score: known.score + lumps } });
  return ok([...steps, { cause: 'unseen', own: came }]);
}

/** The last round before its envelopes were opened. */
function beforeEnvelopes(scenario: ProvincesScenario, view: ProvinceGame): ProvinceGame {
  const last = must(view.reports.at(-1), 'a report');
  const then = must(lastRound(scenario, view), 'a round');
  const most = view.provinces.centre.crackdowns.includes(last.round - 1) ? CRACKDOWN_LEVEL : Infinity;
  // What was offered in it is paid.
  return withProvinces(
    { ...then, proposals: view.proposals },
    {
      provinces: mapValues(then.provinces.provinces, (own, seat) => {
        const { wallBefore, blockBefore } = must(last.provinces[seat], seat);
        return { ...own, wall: Math.min(most, wallBefore), block: Math.min(most, blockBefore) };
      }),
    },
  );
}

function withProvinces(table: ProvinceGame, part: Partial<ProvincesState>): ProvinceGame {
  return { ...table, provinces: { ...table.provinces, ...part } };
}

function byId(pacts: readonly Pact[]): ProvincesState['pacts'] {
  return Object.fromEntries(pacts.map((pact) => [pact.id, pact]));
}
