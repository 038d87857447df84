/** Dials that break a pact, and the chance that the breach is seen. */
import {
  LEVEL_UNDER_RULE,
  SEEN_BY_OFFICE,
  SEEN_BY_TRANSPARENCY,
  SEEN_CHANCE,
} from '#shared/content/provinces/provinceConstants.ts';
import { HIGHEST_LEVEL } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { type RandomState, drawUniform } from '#shared/kernel/random.ts';
import { groupsBy, must } from '#shared/kernel/records.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvinceGame, ProvincePart, Seat } from '../../state.ts';
import { petitionsOf } from '../centre/inspections.ts';
import { provinceOf } from '../state/provinceStates.ts';

/** Chance that a member which breaks its word is seen. A binding body looks into its members' books. */
export function seenChance(
  { isBinding, rules }: Pick<Pact, 'isBinding' | 'rules'>,
  hasOfficeAtWork: boolean,
): number {
  if (isBinding) return 1;
  return (
    SEEN_CHANCE +
    (rules.includes('transparency') ? SEEN_BY_TRANSPARENCY : 0) +
    (hasOfficeAtWork ? SEEN_BY_OFFICE : 0)
  );
}

type WordsView = Pick<ProvinceGame, 'round' | 'reports'> & {
  readonly provinces: Pick<ProvincesState, 'breaches' | 'departures'>;
};

/** Of which pact, by whom, and from which round on; all where nothing is said. */
type BrokenAsked = {
  readonly pact?: AgreementId;
  readonly by?: readonly EconomyId[];
  readonly from?: number;
};

/**
 * Who broke which pact in which round, as all may know it, the oldest first: forms, plans, lists and briefings name those alone. A member breaks a
 * pact in a round in which a dial of it stood above what the pact leaves towards some member, once the results have shown that. Towards whom
 * it stood does not matter. Who was not seen has broken no word that could be told, and who leaves a pact breaks none.
 */
export function whoBroke(
  { provinces: { breaches }, round: now, reports }: WordsView,
  { pact: id, by: members, from = 1 }: BrokenAsked = {},
): readonly Breach[] {
  const last = reports.at(-1)?.round ?? now - 1;
  return breaches.filter(
    ({ pact, by, round, isSeen }) =>
      isSeen && round <= last && round >= from && (id ?? pact) === pact && members?.includes(by) !== false,
  );
}

/** Rounds for which it is remembered that somebody broke a pact. */
export const REMEMBERED_ROUNDS = 2;

/** A word that leaders remember: who broke which pact and was seen, or left it, and then whom. */
export type RememberedWord = Pick<Breach, 'pact' | 'by' | 'round'> & { readonly left?: readonly EconomyId[] };

/** The words of late of some members, the oldest first of those that were broken and of those that were left. */
export function wordsRemembered(game: WordsView, members: readonly EconomyId[]): readonly RememberedWord[] {
  const from = game.round - REMEMBERED_ROUNDS;
  const left = (game.provinces.departures ?? []).filter(
    ({ by, round }) => members.includes(by) && round >= from,
  );
  return [
    ...whoBroke(game, { by: members, from }),
    ...left.map(({ pact, by, round, from: whom }) => ({ pact, by, round, left: whom })),
  ];
}

/** The last word that each of the members but the reader has broken, however long ago. */
export function brokenBefore(
  game: WordsView,
  members: readonly EconomyId[],
  me: EconomyId | undefined,
): readonly Breach[] {
  const seen = whoBroke(game, { by: members.filter((member) => member !== me) });
  return [...new Map(seen.map((breach) => [breach.by, breach])).values()];
}

/** Who would gain, or lose little, by breaking or leaving which pact. */
export type Tempted = { readonly by: EconomyId; readonly pact: AgreementId };

/**
 * What partners of a seat would do that were seen breaking a pact before, if they broke again: the voluntary ones that they share with it, at
 * their present dials; and whom pacts tempt, if they broke those. A deposit is there to deter them.
 */
export function breaksAgain(
  { provinces: { pacts, breaches, provinces }, round }: Pick<ProvinceGame, 'provinces' | 'round'>,
  me: EconomyId,
  tempted: readonly Tempted[] = [],
): Readonly<Record<EconomyId, Measures>> {
  const seen = new Set(breaches.filter(({ by, isSeen }) => isSeen && by !== me).map(({ by }) => by));
  const shared = Object.values(pacts).filter(
    ({ members, untilRound }) => members.includes(me) && untilRound >= round,
  );
  return Object.fromEntries(
    [...new Set([...seen, ...tempted.map((each) => each.by)])].flatMap((by) => {
      const isTempted = (id: AgreementId) => tempted.some((each) => each.by === by && each.pact === id);
      const broken = shared
        .filter(
          ({ id, members, isBinding }) =>
            members.includes(by) && ((seen.has(by) && !isBinding) || isTempted(id)),
        )
        .map(({ id }) => id);
      const { wall, block } = must(provinces[by], by);
      return broken.length === 0 ? [] : [[by, { wall, block, breaks: broken }]];
    }),
  );
}

/** Members that keep dials against each other above what a pact of theirs leaves, in the order of pacts and members. */
export function breachesOf(
  state: ProvinceGame,
  offices: readonly Pact['id'][],
): { readonly breaches: readonly Breach[]; readonly random: RandomState } {
  const petitions = petitionsOf(state);
  const breaches: Breach[] = [];
  let { random } = state;
  for (const pact of Object.values(state.provinces.pacts)) {
    for (const by of pact.members) {
      if (!breaks(state, pact, by)) continue;
      const drawn = drawUniform(random);
      random = drawn.next;
      const isNamed = petitions.some(({ against }) => against === by);
      const isSeen = isNamed || drawn.value < seenChance(pact, offices.includes(pact.id));
      breaches.push({
        pact: pact.id,
        by,
        round: state.round,
        isSeen,
        deposit: isSeen && pact.isBinding ? pact.deposit : 0,
        isExcluded: isSeen && pact.isBinding,
      });
    }
  }
  return { breaches, random };
}

function breaks(state: ProvinceGame, pact: Pact, by: EconomyId): boolean {
  return brokenPairs(state, by).some(({ broken }) => broken.includes(pact.id));
}

/** A dial of a member against one other, above what the pacts between them allow. */
type BrokenPair = {
  readonly dial: Dial;
  readonly against: EconomyId;
  /** At which it stands: the province's own, or what pacts that it keeps leave. */
  readonly level: number;
  /** Pacts that it goes against. */
  readonly broken: readonly AgreementId[];
};

/**
 * What a province's envelope breaks: against each member of a pact that it says it breaks, its own dial stands, as far as no other pact
 * with that member caps it. To name a pact that the dials respect breaks nothing.
 */
export function brokenPairs(state: ProvinceGame, by: EconomyId): BrokenPair[] {
  const { pacts, sealed, provinces } = state.provinces;
  const named = sealed[by]?.breaks ?? [];
  if (named.length === 0) return [];
  const own = Object.values(pacts).filter(({ members }) => members.includes(by));
  const dials = provinceOf(state, by);
  return Object.keys(provinces)
    .filter((other) => other !== by)
    .flatMap((against) => {
      const between = own.filter(({ members }) => members.includes(against));
      return DIALS.map((dial) => brokenPair({ dial, against, between, named, level: dials[dial] }));
    })
    .filter(({ broken }) => broken.length > 0);
}

/** Whether a word that was seen broken in a round stood against a seat: not where another pact that was kept held it towards that seat. */
export function stoodAgainst(
  state: ProvinceGame,
  { pacts, provinces, breaches }: ProvinceGame['reports'][number],
  { by, pact }: Pick<Breach, 'by' | 'pact'>,
  seat: EconomyId,
): boolean {
  const { wall, block } = must(provinces[by], by);
  const breaks = breaches.filter((each) => each.by === by).map((each) => each.pact);
  const then = {
    ...state.provinces,
    pacts: Object.fromEntries(pacts.map((each) => [each.id, each])),
    sealed: { [by]: { wall, block, breaks } },
    provinces: { ...state.provinces.provinces, [by]: { ...provinceOf(state, by), wall, block } },
  };
  return brokenPairs({ ...state, provinces: then }, by).some(
    ({ against, broken }) => against === seat && broken.includes(pact),
  );
}

type Case = {
  readonly dial: Dial;
  readonly against: EconomyId;
  readonly between: readonly Pact[];
  readonly named: readonly AgreementId[];
  readonly level: number;
};

function brokenPair({ dial, against, between, named, level: own }: Case): BrokenPair {
  const kept = between.filter(({ id }) => !named.includes(id));
  const level = Math.min(own, ...kept.map((pact) => dialCap(pact, dial)));
  const broken = between
    .filter((pact) => named.includes(pact.id) && dialCap(pact, dial) < level)
    .map(({ id }) => id);
  return { dial, against, level, broken };
}

/** Walls meet finished goods, blocks raw goods. */
export type Dial = 'wall' | 'block';
export const DIALS: readonly Dial[] = ['wall', 'block'];
const GOODS_OF_DIAL = { wall: 'finished', block: 'raw' } as const satisfies Record<Dial, Pact['goods']>;

export type DialMoved = `${Dial}${'Up' | 'Down'}`;

/** Which dials went where between two envelopes. */
export function dialsMoved(was: Pick<Measures, Dial>, now: Pick<Measures, Dial>): readonly DialMoved[] {
  return DIALS.flatMap((dial): DialMoved[] =>
    now[dial] === was[dial] ? [] : [`${dial}${now[dial] > was[dial] ? 'Up' : 'Down'}`],
  );
}

type Dials = Readonly<Record<EconomyId, Pick<Measures, Dial>>>;

/** Those that move a dial in their envelopes. */
export function movingIn(
  { provinces }: { readonly provinces: Dials },
  envelopes: Dials,
): readonly EconomyId[] {
  return Object.entries(envelopes).flatMap(([seat, next]) => {
    const now = provinces[seat];
    return now !== undefined && dialsMoved(now, next).length > 0 ? [seat] : [];
  });
}

export type PactTerms = Pick<Pact, 'goods' | 'atMost' | 'rules'>;

/** Highest level that a pact leaves to a dial among its members; HIGHEST_LEVEL where it says nothing of it. */
export function dialCap({ goods, atMost, rules }: PactTerms, dial: Dial): number {
  const agreed = goods === 'all' || goods === GOODS_OF_DIAL[dial] ? atMost : HIGHEST_LEVEL;
  return Math.min(agreed, ...rules.map((rule) => LEVEL_UNDER_RULE[rule][dial] ?? HIGHEST_LEVEL));
}

/** What one member broke of one pact over a game: the round in which it went furthest, and to whom. */
export type BrokenPact = {
  readonly by: EconomyId;
  /** Who else broke the same pact, seen or unseen as this one, where not all did. */
  readonly also?: readonly EconomyId[];
  readonly pact: Pact;
  readonly round: number;
  /** Rounds in which it broke it. */
  readonly count: number;
  /** The dial that went furthest, and what was agreed. */
  readonly dial: number;
  readonly agreed: number;
  readonly isSeen: boolean;
};

/** Every broken word of a game as one story each, the worst first: the longer, the further and against the more partners, the worse. */
function brokenPacts({
  reports,
  breaches: all,
}: Pick<ProvincePart, 'reports' | 'breaches'>): readonly BrokenPact[] {
  const groups = groupsBy(all, ({ by, pact }) => `${by} ${pact}`);
  return [...groups.values()]
    .flatMap((breaches) => {
      const told = brokenPact(reports, breaches);
      return told === undefined ? [] : [told];
    })
    .toSorted((a, b) => b.weight - a.weight);
}

function brokenPact(
  reports: ProvinceGame['reports'],
  breaches: readonly Breach[],
): (BrokenPact & { readonly weight: number }) | undefined {
  const rounds = breaches.flatMap(({ by, pact: id, round }) => {
    const report = reports.find((each) => each.round === round);
    const pact = report?.pacts.find((each) => each.id === id);
    const own = report?.provinces[by];
    if (pact === undefined || own === undefined) return [];
    const [furthest] = DIALS.map((dial) => ({ dial: own[dial], agreed: dialCap(pact, dial) })).toSorted(
      (a, b) => b.dial - b.agreed - (a.dial - a.agreed),
    );
    return furthest === undefined ? [] : [{ by, pact, round, ...furthest }];
  });
  const excess = ({ dial, agreed }: { readonly dial: number; readonly agreed: number }): number =>
    Math.max(0, dial - agreed);
  const [worst] = rounds.toSorted((a, b) => excess(b) - excess(a));
  if (worst === undefined) return undefined;
  return {
    ...worst,
    count: breaches.length,
    isSeen: breaches.some(({ isSeen }) => isSeen),
    weight: rounds.reduce((sum, each) => sum + excess(each) * (each.pact.members.length - 1), 0),
  };
}

/** Those that a game is remembered by, broken by people before bots: the worst of all, and the worst that nobody saw where that one was seen. */
export function worstBreaches(
  game: Pick<ProvincePart, 'reports' | 'breaches'>,
  seats: Readonly<Record<string, Pick<Seat, 'member'>>>,
): {
  readonly worst?: BrokenPact;
  readonly unseen?: BrokenPact;
} {
  const ofBot = ({ by }: BrokenPact): number => Number(seats[by]?.member === undefined);
  const [worst, ...others] = brokenPacts(game).toSorted((a, b) => ofBot(a) - ofBot(b));
  if (worst === undefined) return {};
  const unseen = worst.isSeen ? others.find(({ isSeen }) => !isSeen) : undefined;
  const withOthers = (told: BrokenPact): BrokenPact => {
    const alike = [worst, ...others].filter(
      ({ by, pact, isSeen }) => by !== told.by && pact.id === told.pact.id && isSeen === told.isSeen,
    );
    const isAll = alike.length + 1 >= told.pact.members.length;
    return alike.length === 0 || isAll ? told : { ...told, also: alike.map(({ by }) => by) };
  };
  return { worst: withOthers(worst), ...(unseen && { unseen: withOthers(unseen) }) };
}

/** Who was seen breaking a pact with the seat in a round, or the seat itself. */
export function brokeThen({ pacts, breaches }: ProvinceRoundReport, me: EconomyId): readonly EconomyId[] {
  const own = pacts.filter(({ members }) => members.includes(me)).map(({ id }) => id);
  return [...new Set(breaches.flatMap(({ by, isSeen, pact }) => (isSeen && own.includes(pact) ? [by] : [])))];
}
