/** What a finished game is remembered by: its best deal, its worst betrayal and the round in which it turned, from what all may know at its end. */
import { startsAnew } from '#shared/rules/law/register.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import { type Headline, newsOf, newsWeight } from '#shared/protocol/headlines.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { leftByWill } from '#shared/rules/law/blocs.ts';
import { boughtLessBn, worstLeftOut } from '#shared/rules/settlement/outcome.ts';
import { addresseesOf } from '#shared/rules/settlement/pledges.ts';
import { type BrokenPact, worstBreaches } from '#shared/rules/provinces/pacts/breaches.ts';
import {
  type CountryPart,
  type GameState,
  type ProvincePart,
  countryPart,
  provincePart,
} from '#shared/rules/state.ts';

/** What is remembered: a key of the language files (`highlight.<key>`, its number alone `highlight.figure.<key>`) and the names of its numbers. */
export const HIGHLIGHTS = {
  /** What trade that a bloc created is worth to its members a year, as the rounds in which it was founded or joined told it. */
  created: ['economies', 'gainBn'],
  /** The same where others joined those who began it. */
  createdAndJoined: ['economies', 'newcomers', 'gainBn'],
  /** Who signed with others after so many rounds with a partner, and by how many per cent the partner's income fell in that round; or that of whoever was left out at once. */
  abandoned: ['economy', 'other', 'economies', 'rounds', 'percent'],
  leftOut: ['other', 'economies', 'percent'],
  /** By how much pacts raised the real income of a pact's members on average in its first round. */
  pact: ['economies', 'percent'],
  /** A broken promise, and by how much less was bought from those it was given. */
  promise: ['economy', 'economies', 'lossBn'],
  promiseToAll: ['economy', 'lossBn'],
  promiseForNothing: ['economy', 'economies'],
  promiseToAllForNothing: ['economy'],
  /** A treaty that was left, and by how much trade between the two sides fell when the leaver was out. */
  left: ['economy', 'economies', 'lossBn'],
  leftForNothing: ['economy', 'economies'],
  barrierFound: ['economy', 'sector', 'by', 'lossBn'],
  /** Hidden barriers that stood at the end behind a treaty, and nobody had found. */
  barrierUnseen: ['economy', 'economies', 'count'],
  /** A pact that a member broke, the higher of its two dials where it went furthest, and what was agreed. */
  pactBroken: ['economy', 'economies', 'count', 'dial', 'agreed'],
  pactBrokenUnseen: ['economy', 'economies', 'count', 'dial', 'agreed'],
  /** What the whole world gained or lost in the round, as the round itself told it. */
  roseTogether: ['gainBn'],
  fellTogether: ['lossBn'],
  /** Places in the league, and how many pairs of provinces changed theirs. */
  overtook: ['economy', 'fromPlace', 'toPlace', 'count'],
  nationRose: ['percent'],
  nationFell: ['percent'],
} as const satisfies Record<string, readonly string[]>;
export type HighlightKey = keyof typeof HIGHLIGHTS;

export type Highlight = {
  readonly key: HighlightKey;
  readonly round: number;
  /** Whom it is about, who did it first. */
  readonly economies: readonly EconomyId[];
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  /** Who else was left out by the same deal, and by how many per cent their income fell. */
  readonly alsoOut?: readonly { readonly economy: EconomyId; readonly percent: number }[];
  /** The weightiest news of the round that may have moved it so. */
  readonly cause?: Headline;
};

export type Highlights = {
  readonly deal?: Highlight;
  readonly betrayal?: Highlight;
  /** The worst that nobody saw, where the worst of all was seen. */
  readonly unseen?: Highlight;
  readonly turn?: Highlight;
};

export function highlightsOf(state: GameState): Highlights {
  return { ...ofCountries(state), ...ofProvinces(provincePart(state), state.seats) };
}

function ofCountries(game: GameState): Highlights {
  const state = countryPart(game);
  const all = [...brokenPromises(state), ...treatiesLeft(game), ...barriersFound(state)];
  const ofBot = ({ told }: Suffered) => Number(state.seats[told.economies[0] ?? '']?.member === undefined);
  const [worst] = all.toSorted((a, b) => ofBot(a) - ofBot(b) || b.costBn - a.costBn);
  const [hidden] = barriersUnseen(state);
  // Where every round starts anew no deal lasts: what is remembered is whom it left out.
  const leftOut = startsAnew(game) ? worstLeftOut(state) : undefined;
  return {
    ...named('deal', leftOut === undefined ? bestBloc(state) : undefined),
    ...named('betrayal', leftOut ?? worst?.told ?? hidden),
    ...named('unseen', worst === undefined ? undefined : hidden),
    ...named('turn', startsAnew(game) ? undefined : turnOfCountries(state)),
  };
}

const named = (name: keyof Highlights, told: Highlight | undefined): Highlights =>
  told === undefined ? {} : { [name]: told };

/** Money below which nothing is told of it, in billions; per cent likewise. */
const [SMALLEST_BN, SMALLEST_PERCENT] = [0.005, 0.05];

/** Of deals worth the same, those of people are remembered before deals among bots. */
const hasPerson = (seats: GameState['seats'], economies: readonly EconomyId[]): boolean =>
  economies.some((economy) => seats[economy]?.member !== undefined);

/** The bloc of the game's own that created most when it was founded and joined, of those whose whole account left anything. */
function bestBloc({ reports, agreements, seats }: CountryPart): Highlight | undefined {
  const accounts = reports.flatMap(({ round, blocs }) => blocs.map((bloc) => ({ round, ...bloc })));
  const blocs = [...groupsBy(accounts, ({ agreement }) => agreement).entries()].flatMap(([id, rounds]) => {
    const [first] = rounds;
    const standing = agreements[id];
    const isOlder = standing !== undefined && standing.proposal === undefined;
    if (first === undefined || isOlder) return [];
    const leftBn = rounds.reduce((sum, { createdBn, divertedBn }) => sum + createdBn + divertedBn, 0);
    if (leftBn < SMALLEST_BN) return [];
    const gainBn = rounds
      .filter(({ parties }, at) => parties.length > (rounds[at - 1]?.parties.length ?? 0))
      .reduce((sum, { createdBn }) => sum + createdBn, 0);
    const economies = first.parties;
    const parties = rounds.flatMap((each) => each.parties);
    const newcomers = [...new Set(parties)].filter((party) => !economies.includes(party));
    return [{ round: first.round, economies, newcomers, gainBn: toCents(gainBn) }];
  });
  const ofPeople = (each: (typeof blocs)[number]): number => Number(hasPerson(seats, each.economies));
  const [best] = blocs.toSorted((a, b) => b.gainBn - a.gainBn || ofPeople(b) - ofPeople(a));
  if (best === undefined || best.gainBn < SMALLEST_BN) return undefined;
  const { round, economies, newcomers, gainBn } = best;
  if (newcomers.length === 0) return { key: 'created', round, economies, params: { economies, gainBn } };
  const params = { economies, newcomers, gainBn };
  return { key: 'createdAndJoined', round, economies: [...economies, ...newcomers], params };
}

const toCents = (value: number): number => Math.round(100 * value) / 100;

/** A betrayal, and the trade that it cost those who suffered it. */
type Suffered = { readonly costBn: number; readonly told: Highlight };

function brokenPromises(state: CountryPart): readonly Suffered[] {
  const { pledges, reports, seats } = state;
  return pledges
    .filter(({ outcome }) => outcome === 'broken')
    .map((pledge): Suffered => {
      const { by, round } = pledge;
      const report = reports.find((each) => each.round === round);
      const to = addresseesOf(state, pledge);
      const isToAll = to === 'all';
      const injured = isToAll ? Object.keys(seats).filter((economy) => economy !== by) : to;
      const lossBn = boughtLessBn(report, by, injured);
      const isFelt = lossBn >= SMALLEST_BN;
      const key = isToAll
        ? isFelt
          ? 'promiseToAll'
          : 'promiseToAllForNothing'
        : isFelt
          ? 'promise'
          : 'promiseForNothing';
      const params = {
        economy: by,
        ...(isToAll ? {} : { economies: injured }),
        ...(isFelt ? { lossBn } : {}),
      };
      return {
        costBn: lossBn,
        told: { key, round, economies: isToAll ? [by] : [by, ...injured], params },
      };
    });
}

/** Who gave notice in a round is out in the next: that is where trade falls. What the treaty of a union ended is no betrayal. */
function treatiesLeft(game: GameState): readonly Suffered[] {
  const state = { ...countryPart(game), proposals: game.proposals };
  return state.reports.flatMap((report, place) =>
    leftByWill(state, report)
      .filter(({ injured }) => injured.length > 0)
      .map(({ by, injured }): Suffered => {
        const next = state.reports[place + 1];
        const lossBn = toCents(
          boughtLessBn(next, by, injured) +
            injured.reduce((sum, economy) => sum + boughtLessBn(next, economy, [by]), 0),
        );
        const isFelt = lossBn >= SMALLEST_BN;
        const params = { economy: by, economies: injured, ...(isFelt ? { lossBn } : {}) };
        const key = isFelt ? 'left' : 'leftForNothing';
        return { costBn: lossBn, told: { key, round: report.round, economies: [by, ...injured], params } };
      }),
  );
}

/** Barriers that an inspection brought to light, with the exports that they cost in the round they were found. */
function barriersFound({ reports }: CountryPart): readonly Suffered[] {
  return reports.flatMap(({ round, modules }) =>
    (modules?.barriers?.found ?? [])
      .filter((found) => found.round === round)
      .map(({ by: economy, sector, foundBy: by, lostBn }): Suffered => {
        const lossBn = toCents(Object.values(lostBn).reduce((sum, lost) => sum + lost, 0));
        return {
          costBn: lossBn,
          told: {
            key: 'barrierFound',
            round,
            economies: [economy, by],
            params: { economy, sector, by, lossBn },
          },
        };
      }),
  );
}

/** Whoever keeps most barriers that nobody found, and has promised partners free trade. */
function barriersUnseen(state: CountryPart): readonly Highlight[] {
  const { barriers, agreements, reports } = state;
  const round = reports.at(-1)?.round ?? 0;
  return Object.entries(barriers?.levels ?? {})
    .flatMap(([economy, levels]) => {
      const isFound = (sector: string): boolean =>
        barriers?.found.some((found) => found.by === economy && found.sector === sector) === true;
      const count = Object.entries(levels).filter(
        ([sector, level]) => (level ?? 0) > 0 && !isFound(sector),
      ).length;
      const partners = Object.values(agreements)
        .filter(({ level, parties }) => level >= FREE_TRADE_LEVEL && parties.includes(economy))
        .flatMap(({ parties }) => parties.filter((party) => party !== economy));
      const economies = [...new Set(partners)];
      return count === 0 || economies.length === 0 ? [] : [{ economy, economies, count }];
    })
    .toSorted((a, b) => b.count * b.economies.length - a.count * a.economies.length)
    .map(({ economy, economies, count }) => ({
      key: 'barrierUnseen',
      round,
      economies: [economy, ...economies],
      params: { economy, economies, count },
    }));
}

/** The round that moved what the world earns most. */
function turnOfCountries({ reports }: CountryPart): Highlight | undefined {
  const played = reports
    .filter(({ isEpilogue }) => !isEpilogue)
    .map((report) => ({ report, movedBn: toCents(report.worldGainBn) }));
  const [most] = played.toSorted((a, b) => Math.abs(b.movedBn) - Math.abs(a.movedBn));
  if (most === undefined || Math.abs(most.movedBn) < SMALLEST_BN) return undefined;
  const { report, movedBn } = most;
  return {
    key: movedBn > 0 ? 'roseTogether' : 'fellTogether',
    round: report.round,
    economies: [],
    params: movedBn > 0 ? { gainBn: movedBn } : { lossBn: -movedBn },
    ...causeOfMove(report.headlines, movedBn),
  };
}

/** What makes a world richer or poorer, the weightiest first: what a conference decides changes everybody's wall. */
const CAUSES_OF_RISE: readonly Headline['key'][] = [
  'headline.conferenceAdopted',
  'headline.blocMostlyCreated',
  'headline.unionWallLowered',
  'headline.wallLowered',
  'headline.eventsHelped',
  'headline.corridorBuilt',
];
const CAUSES_OF_FALL: readonly Headline['key'][] = [
  'headline.partnerLeft',
  'headline.leaverLost',
  'headline.agreementExpired',
  'headline.blocMostlyDiverted',
  'headline.surcharge',
  'headline.unionWallRaised',
  'headline.wallRaised',
  'headline.eventsHit',
];

/** Part of what moved that an account of a bloc must come to, to be told as its cause. */
const LEAST_PART_OF_MOVE = 0.1;

/** The news of a round that may have moved the world as it moved. */
function causeOfMove(headlines: readonly Headline[], movedBn: number): Pick<Highlight, 'cause'> {
  const causes = movedBn > 0 ? CAUSES_OF_RISE : CAUSES_OF_FALL;
  const [cause] = newsOf(headlines)
    .filter((news) => causes.includes(causeIn(news)))
    .filter(({ params: { createdBn, divertedBn } }) => {
      const accountBn = createdBn ?? divertedBn;
      return typeof accountBn !== 'number' || accountBn >= LEAST_PART_OF_MOVE * Math.abs(movedBn);
    })
    .toSorted((a, b) => causes.indexOf(causeIn(a)) - causes.indexOf(causeIn(b)));
  return cause === undefined ? {} : { cause };
}

/** A wall of which some goods rose and some fell counts as what moved further. */
function causeIn({ key, params }: Headline): Headline['key'] {
  const isRise = Number(params['points']) >= Number(params['cutPoints']);
  if (key === 'headline.wallMixed') return isRise ? 'headline.wallRaised' : 'headline.wallLowered';
  if (key === 'headline.unionWallMixed')
    return isRise ? 'headline.unionWallRaised' : 'headline.unionWallLowered';
  return key;
}

/** The weightiest news of the round. */
function causeOf(headlines: readonly Headline[]): Pick<Highlight, 'cause'> {
  const [cause] = newsOf(headlines)
    .filter(({ key }) => key !== 'headline.quiet')
    .toSorted((a, b) => newsWeight(a) - newsWeight(b));
  return cause === undefined ? {} : { cause };
}

function ofProvinces(state: ProvincePart, seats: GameState['seats']): Highlights {
  const { worst, unseen } = worstBreaches(state, seats);
  return {
    ...named('deal', bestPact(state, seats)),
    ...named('betrayal', worst && brokenPact(worst)),
    ...named('unseen', unseen && brokenPact(unseen)),
    ...named('turn', turnOfProvinces(state)),
  };
}

/** The pact in whose first round pacts brought its members most. */
function bestPact({ reports }: ProvincePart, seats: GameState['seats']): Highlight | undefined {
  const pacts = reports.flatMap(({ round, pacts: inForce, provinces }) =>
    inForce
      .filter(({ sinceRound, members }) => sinceRound === round && members.length > 1)
      .map(({ members }) => ({
        round,
        members,
        sum: members.reduce((all, member) => all + (provinces[member]?.causes.pacts ?? 0), 0),
      })),
  );
  const ofPeople = ({ members }: (typeof pacts)[number]): number => Number(hasPerson(seats, members));
  const [best] = pacts.toSorted((a, b) => b.sum - a.sum || ofPeople(b) - ofPeople(a));
  const { round = 0, members: economies = [], sum = 0 } = best ?? {};
  const percent = toCents(sum / Math.max(1, economies.length));
  return percent < SMALLEST_PERCENT
    ? undefined
    : { key: 'pact', round, economies, params: { economies, percent } };
}

function brokenPact({ by, also = [], pact, round, count, dial, agreed, isSeen }: BrokenPact): Highlight {
  const economy = also.length === 0 ? by : [by, ...also];
  const economies = pact.members.filter((member) => ![by, ...also].includes(member));
  return {
    key: isSeen ? 'pactBroken' : 'pactBrokenUnseen',
    round,
    economies: [by, ...also, ...economies],
    params: { economy, economies, count, dial, agreed },
  };
}

/** The round in which most provinces changed places in the league; where none did, the one that moved national income most. */
function turnOfProvinces({ reports }: ProvincePart): Highlight | undefined {
  const rounds = reports.map((report, place) => {
    const before = reports[place - 1];
    return {
      report,
      count: before === undefined ? 0 : pairsTurned(before, report),
      before,
      percent: toCents(report.nationalIncomePercent - (before?.nationalIncomePercent ?? 0)),
    };
  });
  const [most] = rounds.toSorted((a, b) => b.count - a.count || Math.abs(b.percent) - Math.abs(a.percent));
  if (most === undefined) return undefined;
  const { report, before, count, percent } = most;
  const { round, headlines } = report;
  // What moved the country, or somebody else, is no cause of one province's climb.
  const causes = headlines.filter(({ key }) => !BEGINS_LATER.includes(key));
  const [climber] =
    before === undefined
      ? []
      : Object.entries(report.provinces)
          .map(([economy, { place: toPlace }]) => {
            const fromPlace = before.provinces[economy]?.place ?? toPlace;
            return { economy, fromPlace, toPlace };
          })
          .toSorted((a, b) => b.fromPlace - b.toPlace - (a.fromPlace - a.toPlace));
  if (count > 0 && climber !== undefined && climber.fromPlace > climber.toPlace)
    return {
      key: 'overtook',
      round,
      economies: [climber.economy],
      params: { ...climber, count },
      ...causeOf(causes.filter(({ params }) => Object.values(params).flat().includes(climber.economy))),
    };
  if (Math.abs(percent) < SMALLEST_PERCENT) return undefined;
  const key = percent > 0 ? 'nationRose' : 'nationFell';
  return { key, economies: [], params: { percent: Math.abs(percent) }, round, ...causeOf(causes) };
}

/** What the centre decides works from the next round on. */
const BEGINS_LATER: readonly Headline['key'][] = ['headline.reformEnacted', 'headline.reformRefused'];

/** Pairs of provinces of which the one that stood before the other now stands behind it. */
function pairsTurned(before: ProvinceRoundReport, now: ProvinceRoundReport): number {
  const seats = Object.keys(now.provinces);
  const placeIn = (of: ProvinceRoundReport, seat: EconomyId): number => of.provinces[seat]?.place ?? 0;
  return seats.reduce(
    (sum, a, at) =>
      sum +
      seats
        .slice(at + 1)
        .filter((b) => (placeIn(before, a) - placeIn(before, b)) * (placeIn(now, a) - placeIn(now, b)) < 0)
        .length,
    0,
  );
}
