import { must } from '../../../../shared/kernel/records.ts';
import type { Draft } from '../../../../shared/protocol/intents.ts';
import type { Measures } from '../../../../shared/protocol/provinces/measures.ts';
import type { ProvinceRoundReport } from '../../../../shared/protocol/provinces/provinceReport.ts';
import type { ProvinceGame } from '../../../../shared/rules/state.ts';
import { aBindingDraft, aCompensation, aProvincesTable } from '../../../support/aProvincesTable.ts';

/**
 * Four rounds of provinces: a body of the Delta that pays Jiangsu, which takes the money and breaks its word; a person governs the
 * centre and asks the provinces to judge officials otherwise; under the new rule walls come down.
 */
export const DELTA = {
  scenarioId: 'provinces',
  opening: 'year1997',
  preset: 'provincesFull',
  rounds: 4,
  centre: 'seat',
  timed: false,
} as const;

/** Who plays which part; a program plays the third member. */
export const CAST = { author: 'SH', paid: 'JS', member: 'ZJ', centre: 'CN' } as const;
/** What each of the others pays Jiangsu in a round, 100 million yuan, and points that a broken word costs. */
export const TERMS = { yuan100m: 30, deposit: 12 } as const;
/** What befalls in which round. */
export const PLOT = { signed: 1, broken: 2, asked: 3, opened: 4 } as const;
export const REFORM = 'evaluation';

export function body(): Draft {
  const { author, paid, member } = CAST;
  const { yuan100m, deposit } = TERMS;
  return aBindingDraft(
    [author, paid, member],
    { deposit },
    aCompensation(author, paid, yuan100m, DELTA.rounds),
    aCompensation(member, paid, yuan100m, DELTA.rounds),
  );
}

/** What a seat seals: dials stand until officials are judged otherwise; then each falls as far as it goes at once, money allowing. */
export function measuresOf(game: ProvinceGame, seat: string): Measures {
  const { wall, block, freeMoney } = must(game.provinces.provinces[seat], seat);
  if (game.round < PLOT.opened) return { wall, block };
  const steps = freeMoney >= 20 ? 2 : 1;
  return { wall: Math.max(0, wall - steps), block: Math.max(0, block - steps) };
}

export function isAsked({ phase, provinces }: ProvinceGame): boolean {
  return phase === 'policy' && provinces.centre.acts.some(({ type }) => type === 'reform');
}

type Story = { readonly reports: readonly ProvinceRoundReport[]; readonly end: ProvinceGame };

/** Plays it by the rules alone. */
export function rehearseDelta(seed: string): Story {
  const table = aProvincesTable({ ...DELTA, seed });
  const seats = table.scenario.dealOrder;
  table.seatPerson(CAST.centre);
  const { id } = table.conclude(body());
  for (let round = 1; round <= DELTA.rounds; round++) {
    if (round === PLOT.asked && !table.provinces.reforms.includes(REFORM)) {
      table.act(CAST.centre, { type: 'actForCentre', act: { type: 'reform', reform: REFORM } });
    }
    table.advance();
    for (const seat of seats) {
      if (isAsked(table.state)) table.act(seat, { type: 'castAssent', assent: true });
      const breaks = round === PLOT.broken && seat === CAST.paid ? { breaks: [id] } : {};
      table.act(seat, { type: 'sealMeasures', measures: { ...measuresOf(table.state, seat), ...breaks } });
    }
    table.settle();
    if (round < DELTA.rounds) table.nextRound();
  }
  table.advance();
  return { reports: table.state.reports, end: table.state };
}

/** What is to be shown. */
const PARTS = {
  'the body brings the border effect down': ([first], { opening }) => at(first) < opening,
  'the breach is found and brings it up again': ([first, second]) =>
    second?.breaches.some(({ by, isSeen, isExcluded }) => by === CAST.paid && isSeen && isExcluded) ===
      true && at(second) > at(first),
  'nobody else breaks a word': (reports) => reports.flatMap(({ breaches }) => breaches).length === 1,
  'the centre alone reforms': (reports, { reforms }) =>
    reports[PLOT.asked - 1]?.enacted === REFORM && reforms.join(' ') === `taxSharing ${REFORM}`,
  'the last reading is the lowest': (reports) => Math.min(...reports.map(at)) === at(reports.at(-1)),
} as const satisfies Record<string, (reports: Story['reports'], about: About) => boolean>;

type About = { readonly opening: number; readonly reforms: readonly string[] };

const at = (report: ProvinceRoundReport | undefined): number => report?.borderEffect ?? Number.NaN;

const OPENING = 21;
const MOST_SEEDS = 20;

/** The first seed whose cards leave the story alone, and what happens under it, found anew each time by the rules as they are. */
export function findDelta(): { readonly seed: string } & Story {
  const missing: string[] = [];
  for (let place = 0; place < MOST_SEEDS; place++) {
    const seed = `delta-${place}`;
    const story = rehearseDelta(seed);
    const about = { opening: OPENING, reforms: story.end.provinces.reforms };
    const untold = Object.entries(PARTS).flatMap(([part, isTold]) =>
      isTold(story.reports, about) ? [] : [part],
    );
    if (untold.length === 0) return { seed, ...story };
    missing.push(`${seed} lacks: ${untold.join('; ')}`);
  }
  throw new Error(`none of ${MOST_SEEDS} seeds tells the whole story\n${missing.join('\n')}`);
}
