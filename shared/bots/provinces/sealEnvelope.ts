import { AGREED_DIVISION, PILLARS } from '#shared/content/provinces/pillars.ts';
import {
  BREACH_REPUTATION,
  PETITION_COST,
  PETITION_RIGHT_POINTS,
  PETITION_WRONG_POINTS,
} from '#shared/content/provinces/provinceConstants.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { isHumanCentre } from '#shared/rules/provinces/centre/acts.ts';
import { breaksLaw } from '#shared/rules/provinces/centre/inspections.ts';
import { measuresFault } from '#shared/rules/provinces/envelope/envelope.ts';
import { feesAllowed, isToLayOff } from '#shared/rules/provinces/events/effects.ts';
import { DIALS, dialCap, seenChance } from '#shared/rules/provinces/pacts/breaches.ts';
import { pactDues } from '#shared/rules/provinces/pacts/payments.ts';
import type { Envelopes, WaryView } from '#shared/rules/provinces/pacts/settlePacts.ts';
import { featureFault, institutionOf, provinceOf } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { seededDraw } from '#shared/rules/table/botDelays.ts';
import { chooseDials, choosePledge, chooseReform } from './chooseMeasures.ts';
import { knownToAll, sightOf } from './sight.ts';
import { LIKE_ANY_LEADER, type Thinking, pointsAYuan, thinkAs, worthFor } from './thinking.ts';

/** Each adds to the envelope what pays, or leaves it as it is; money goes in this order. */
const CHOICES: readonly ((thinking: Thinking, measures: Measures) => Measures)[] = [
  chooseCards,
  choosePledge,
  choosePillar,
  chooseReform,
  choosePetition,
  breakWords,
];

/** What a leader says to the centre, and the envelope that it seals. */
export function sealEnvelope(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): SeatIntent[] {
  const ended = programmeToEnd(scenario, view, economy);
  const thought = thinkAs(scenario, view, economy);
  const thinking = {
    ...thought,
    worthOf: (measures: Measures) => thought.worthOf({ ...ended, ...measures }),
  };
  const measures = CHOICES.reduce<Measures>(
    (envelope, choose) => choose(thinking, envelope),
    chooseDials(thinking),
  );
  return [...answerCentre(thinking), { type: 'sealMeasures', measures: { ...ended, ...measures } }];
}

/** Chance that a dial at the unlawful level stays there; one level higher it can only come down by a second step. */
const STAYS_CHANCE = 0.75;

const SURE_CHANCE = 0.97;

/** How often a leader looks for somebody to name: where all did, the points would be shared by all. */
const EAGERNESS = 0.35;

/** Part of its envy by which a leader counts what a fine takes from a rival as won. */
const SPITE = 0.2;

const HIGHEST_SEVERITY = 8;

/** Names a province whose dials break a law and will hardly come down in this round, where the points are worth the money. */
function choosePetition(thinking: Thinking, measures: Measures): Measures {
  const { scenario, view, economy } = thinking;
  if (featureFault(view, 'petitions') !== undefined) return measures;
  if (seededDraw(view, economy, 'eager') >= EAGERNESS) return measures;
  const { law } = institutionOf(scenario, view);
  const asIs = sightOf(scenario, view).asIs();
  if (law === 0 || !asIs.ok) return measures;
  const suspects = scenario.dealOrder.filter(
    (other) => other !== economy && breaksLaw(law, provinceOf(view, other)),
  );
  const sure = suspects.filter((other) => breaksLaw(law, steppedDown(thinking, other)));
  const named = sure.length > 0 ? sure : suspects;
  const against = named[Math.floor(seededDraw(view, economy, 'petition') * named.length)];
  if (against === undefined) return measures;
  const chance = sure.length > 0 ? SURE_CHANCE : STAYS_CHANCE;
  // All others think the same, and each that is eager draws one of the suspects.
  const sharers = 1 + (EAGERNESS * (scenario.dealOrder.length - 2)) / named.length;
  const money = PETITION_COST * pointsAYuan(scenario, view, must(asIs.value.provinces[economy], economy));
  const right =
    PETITION_RIGHT_POINTS / sharers + SPITE * thinking.temperament.envy * fineOn(thinking, against);
  const gain = chance * right - (1 - chance) * PETITION_WRONG_POINTS - money;
  const petitioned = { ...measures, petition: against };
  return gain > 0 && thinking.worthOf(petitioned) > -Infinity ? petitioned : measures;
}

/** Points that a fine takes from another beyond the sanction whose place it takes. */
function fineOn({ scenario, view }: Thinking, other: EconomyId): number {
  const { law } = institutionOf(scenario, view);
  const { chance, fine } = must(scenario.economy.market.politics.inspection[law], 'law');
  const { wall, block } = provinceOf(view, other);
  return ((1 - chance) * fine * (wall + block)) / HIGHEST_SEVERITY;
}

/** Dials of another after the free step down. */
function steppedDown({ view }: Thinking, other: EconomyId): Pick<Measures, 'wall' | 'block'> {
  const { wall, block } = provinceOf(view, other);
  return { wall: wall - 1, block: block - 1 };
}

/** Ballot on a centre under which the nation stands where it began, and points for each per cent of its income. */
const BALLOT_AT_OPENING = 40;

const BALLOT_A_PERCENT = 5;

/** Its assent, where the centre asks for one, and its ballot on a human centre at the end. */
function answerCentre(thinking: Thinking): SeatIntent[] {
  return [...assent(thinking), ...ballot(thinking)];
}

/** A leader assents to a reform of evaluation that pays him; how much he would give up for it is a matter of temperament. */
function assent({ scenario, view, economy, temperament }: Thinking): SeatIntent[] {
  const { acts, assentedBy } = view.provinces.centre;
  const isAsked = acts.some((act) => act.type === 'reform' && act.reform === 'evaluation');
  if (!isAsked || assentedBy.includes(economy)) return [];
  const forecasts = sightOf(scenario, view).assents();
  if (!forecasts.ok) return [];
  const { now, reformed } = must(forecasts.value[economy], economy);
  return [{ type: 'castAssent', assent: reformed > now - temperament.assentPoints }];
}

function ballot({ view }: Thinking): SeatIntent[] {
  if (!isHumanCentre(view) || view.round < view.settings.rounds) return [];
  const points = BALLOT_AT_OPENING + BALLOT_A_PERCENT * view.provinces.nationalIncomePercent;
  return [{ type: 'rateCentre', points: Math.max(0, Math.min(100, Math.round(points))) }];
}

/** Points by which a programme must pay for itself, and within which programmes are as good as each other. */
const LEAST_GAIN = 0.2;

const AS_GOOD = 0.4;

/**
 * A pillar industry that pays while others push what they push. Among those as good as the best it takes the one that a division of
 * labour would give it; in a rush nobody sees what the neighbours choose in the same round.
 */
function choosePillar(thinking: Thinking, measures: Measures): Measures {
  const { view, economy } = thinking;
  if (featureFault(view, 'pillars') !== undefined) return measures;
  const { pillar: running } = provinceOf(view, economy);
  const worthNow = thinking.worthOf(measures);
  const options = [...(running === undefined ? [] : (['none'] as const)), ...PILLARS]
    .filter((pillar) => pillar !== running?.pillar)
    .map((pillar) => ({ pillar, worth: thinking.worthOf({ ...measures, pillar }) }));
  const best = Math.max(...options.map(({ worth }) => worth));
  if (best <= worthNow + LEAST_GAIN) return measures;
  const good = options.filter(({ worth }) => worth >= best - AS_GOOD && worth > worthNow);
  const own = good.find(({ pillar }) => pillar === AGREED_DIVISION[economy]);
  const drawn = good[Math.floor(seededDraw(view, economy, 'pillar') * good.length)];
  const chosen = own ?? drawn;
  return chosen === undefined ? measures : { ...measures, pillar: chosen.pillar };
}

/** A programme that runs is ended where there is no more money for it. */
function programmeToEnd(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): Pick<Measures, 'pillar'> {
  const { wall, block, pillar } = provinceOf(view, economy);
  const isShort =
    pillar !== undefined && measuresFault(scenario, view, economy, { wall, block }) !== undefined;
  return isShort ? { pillar: 'none' } : {};
}

/** Whether it sets the fee that a card allows, and pays for jobs that a card would take. */
function chooseCards(thinking: Thinking, measures: Measures): Measures {
  const { scenario, view, economy } = thinking;
  const options: Measures[] = [
    measures,
    ...feesAllowed(view, economy).map((fee) => ({ ...measures, fee })),
    ...(isToLayOff(scenario, view, economy) ? [{ ...measures, keepsJobs: true as const }] : []),
  ];
  return options.reduce((a, b) => (thinking.worthOf(b) > thinking.worthOf(a) ? b : a));
}

/** A binding body finds every breach and takes the deposit: that, and its place in it, is the price; a voluntary one costs reputation where it is seen. */
function breakWords(thinking: Thinking, measures: Measures): Measures {
  const { view, economy, temperament } = thinking;
  const own = Object.values(view.provinces.pacts).filter(
    (pact) => pact.members.includes(economy) && DIALS.some((dial) => dialCap(pact, dial) < measures[dial]),
  );
  return own.reduce<Measures>((envelope, pact) => {
    const broken = { ...envelope, breaks: [...(envelope.breaks ?? []), pact.id] };
    // The forecast takes the deposit, which is certain.
    const gain = thinking.worthOf(broken) - thinking.worthOf(envelope);
    return gain > priceOf(thinking, pact) + temperament.honourPoints ? broken : envelope;
  }, measures);
}

function priceOf(thinking: Thinking, pact: Pact): number {
  const { view } = thinking;
  if (pact.isBinding) return lossByExclusion(thinking, pact);
  return BREACH_REPUTATION * seenChance(pact, pactDues(view).offices.includes(pact.id));
}

/** What the pact would bring in the rounds that it still has to run. */
function lossByExclusion(
  { scenario, view, economy, temperament }: Thinking,
  { id, untilRound }: Pact,
): number {
  const sight = sightOf(scenario, view);
  const [within, without] = [sight.asIs(), sight.withoutPact(id)];
  if (!within.ok || !without.ok) return Infinity;
  const rounds = Math.min(untilRound, view.settings.rounds) - view.round;
  const [member, outsider] = [within.value, without.value].map((round) =>
    worthFor(temperament, view, round, economy),
  );
  return Math.max(0, rounds * (must(member, 'member') - must(outsider, 'outsider')));
}

/** Points of a round that a broken word must bring, beside what it costs, before it is expected: of the four temperaments one gives it for more only. */
const KEEPS_ITS_WORD = 5;

type Expecting = {
  readonly scenario: ProvincesScenario;
  readonly view: WaryView;
  readonly economy: EconomyId;
};

/** Envelopes that a seat expects of the others. */
export type Expectation = {
  /** Works them out for a table, a leader a slice. */
  readonly slices: (table: ProvinceGame) => Generator<undefined, void>;
  /** Under the pacts of a table: of this view's, or of one with others. */
  readonly expects: (table: ProvinceGame) => Envelopes;
};

/**
 * What each other leader would seal if it served its own career by what everybody can see: its own pacts, and nothing paid. So a pact moves what
 * its members do and nobody else, the same before it is signed and after. A seat can work that out, as bots decide by rule; what they
 * hide, tastes and honour, is left out.
 */
function createExpectation({ scenario, view, economy }: Expecting): Expectation {
  const temperaments = fromKeys(scenario.dealOrder, () => LIKE_ANY_LEADER);
  const others = scenario.dealOrder.filter((seat) => seat !== economy);
  const { provinces, ...known } = withoutDeals(view);
  const found = new Map<string, Measures>();
  const envelopeOf = ({ round, provinces: { pacts } }: ProvinceGame, seat: EconomyId): Measures => {
    const own = Object.values(pacts).filter(({ members }) => members.includes(seat));
    const unpaid = Object.fromEntries(own.map((pact) => [pact.id, { ...pact, payments: [] }]));
    const key = canonicalJson([seat, round, unpaid]);
    const before = found.get(key);
    if (before !== undefined) return before;
    const table = { ...known, round, provinces: { ...provinces, temperaments, pacts: unpaid } };
    const thinking = thinkAs(scenario, table, seat);
    const temperament = { ...thinking.temperament, honourPoints: KEEPS_ITS_WORD };
    const sealed = breakWords({ ...thinking, temperament }, chooseDials(thinking));
    found.set(key, sealed);
    return sealed;
  };
  const byPacts = new WeakMap<object, Envelopes>();
  return {
    *slices(table) {
      for (const seat of others) {
        yield undefined;
        envelopeOf(table, seat);
      }
    },
    expects(table) {
      const { pacts } = table.provinces;
      const sealed = byPacts.get(pacts) ?? fromKeys(others, (seat) => envelopeOf(table, seat));
      byPacts.set(pacts, sealed);
      return sealed;
    },
  };
}

/** A table as everybody knows it, without what has been agreed on in it. */
function withoutDeals(view: WaryView): ProvinceGame {
  const { provinces, ...known } = knownToAll(view);
  const { pledges: _promised, departures: _left, ...rest } = provinces;
  const deck = { drawn: [], count: 0 };
  return { ...known, provinces: { ...rest, deck, pacts: {}, payments: [] } };
}

const lastExpected = new WeakMap<ProvincesScenario, Readonly<{ key: string; expectation: Expectation }>>();

/** The same for a view that may have been sent anew: whoever has spoken, drafted, signed or sealed since changes nothing in it. */
export function expectationOf({ scenario, view, economy }: Expecting): Expectation {
  const { opening, preset, rounds } = view.settings;
  const key = canonicalJson([economy, opening, preset, rounds, view.round, withoutDeals(view).provinces]);
  const known = lastExpected.get(scenario);
  if (known?.key === key) return known.expectation;
  const expectation = createExpectation({ scenario, view, economy });
  lastExpected.set(scenario, { key, expectation });
  return expectation;
}
