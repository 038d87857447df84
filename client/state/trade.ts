import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { remembering } from '#shared/kernel/records.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import { preferentialRateBp } from '#shared/rules/law/rates.ts';
import { signaturesLeft, roundsHeld, startsAnew } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { revealedReports } from './standing.ts';

/** Reads of last round's trade: `settled.imports` is flat [importer][exporter][sector], net of tariff, in billions. */
type TradeReader = {
  readonly importsBn: (importer: EconomyId, exporter: EconomyId, sector: SectorId) => number;
  /** All goods of one pair in one direction; as before the round while its reveal has not come to trade. */
  readonly goodsBn: (importer: EconomyId, exporter: EconomyId) => number;
  readonly goods: readonly SectorId[];
};

export function readTrade(scenario: Scenario, game: CountryGame): TradeReader {
  return readers(game, scenario.id, () => createReader(scenario, game));
}

/** The map alone asks for every wall and every curve. */
const readers = remembering<CountryGame, TradeReader>();

function createReader(scenario: Scenario, game: CountryGame): TradeReader {
  const place = new Map(scenario.economies.map((economy, index) => [economy.id, index]));
  const column = new Map(scenario.sectors.map((sector, index) => [sector.id, index]));
  const N = scenario.economies.length;
  const J = scenario.sectors.length;
  const goods = scenario.sectors.filter((sector) => sector.tradable).map((sector) => sector.id);
  const importsBn = (importer: EconomyId, exporter: EconomyId, sector: SectorId): number => {
    const n = place.get(importer);
    const i = place.get(exporter);
    const j = column.get(sector);
    if (n === undefined || i === undefined || j === undefined) return 0;
    return game.settled.imports[(n * N + i) * J + j] ?? 0;
  };
  const hidden = game.reports[revealedReports(game, 'flows').length]?.flows ?? [];
  const before = new Map(hidden.map((flow) => [`${flow.importer}<${flow.exporter}`, flow.beforeBn]));
  const goodsBn = (importer: EconomyId, exporter: EconomyId): number =>
    before.get(`${importer}<${exporter}`) ??
    goods.reduce((sum, sector) => sum + importsBn(importer, exporter, sector), 0);
  return { importsBn, goodsBn, goods };
}

/** What `importer` levies on `sector` from `exporter` by the law in force, surcharge included. */
export function leviedRateBp(
  game: CountryGame,
  pair: { readonly importer: EconomyId; readonly exporter: EconomyId },
  sector: SectorId,
): number {
  const wall = game.walls[pair.importer];
  const mfnBp = wall?.mfnRateBp[sector] ?? 0;
  const preferenceBp = preferentialRateBp(game.agreements, pair.importer, pair.exporter, sector, mfnBp);
  const surcharge = wall?.surcharge;
  const extraBp =
    surcharge?.against === pair.exporter && surcharge.untilRound >= game.round ? surcharge.rateBp : 0;
  return (preferenceBp ?? mfnBp) + extraBp;
}

/** Average that `importer` levies on goods from `exporter`, weighted by that trade; plain mean where there is none. */
export function averageRateBp(
  scenario: Scenario,
  game: CountryGame,
  pair: { readonly importer: EconomyId; readonly exporter: EconomyId },
): number {
  const { importsBn, goods } = readTrade(scenario, game);
  const weights = goods.map((sector) => importsBn(pair.importer, pair.exporter, sector));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rates = goods.map((sector) => leviedRateBp(game, pair, sector));
  const weighted = rates.reduce(
    (sum, rate, at) => sum + rate * (total > 0 ? (weights[at] ?? 0) / total : 1 / goods.length),
    0,
  );
  return Math.round(weighted);
}

/** Average outside tariff of a schedule, weighted by what the economy imports of each good. */
export function averageWallBp(
  scenario: Scenario,
  game: CountryGame,
  economy: EconomyId,
  schedule: Readonly<Record<SectorId, number>>,
): number {
  const { importsBn, goods } = readTrade(scenario, game);
  const others = scenario.economies.filter((other) => other.id !== economy);
  const weights = goods.map((sector) =>
    others.reduce((sum, other) => sum + importsBn(economy, other.id, sector), 0),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return goods.reduce((sum, sector, at) => {
    const share = total > 0 ? (weights[at] ?? 0) / total : 1 / goods.length;
    return sum + share * (schedule[sector] ?? 0);
  }, 0);
}

/** Tasks that ask for a free trade area with a partner, and those that ask to stay apart from one. */
const FOR: readonly Objective['kind'][] = ['agreementWith', 'peaceWithNeighbour'];
const APART: readonly Objective['kind'][] = ['noAgreementWith', 'counterBloc'];

/** Whom tasks name; nobody while what is signed is over before they are judged, where each round starts without agreements. */
function namedInTasks(game: CountryGame, me: EconomyId, kinds: readonly Objective['kind'][]): EconomyId[] {
  if (startsAnew(game) && game.round < game.settings.rounds) return [];
  const tasks = game.politics?.mandates[me] ?? game.tasks?.[me] ?? [];
  return tasks.flatMap(({ kind, economy }) => (kinds.includes(kind) ? (economy ?? []) : []));
}

/** Whether a task of the seat asks for a free trade area with a partner. */
export function isTaskPartner(game: CountryGame, me: EconomyId, partner: EconomyId): boolean {
  return namedInTasks(game, me, FOR).includes(partner);
}

/** Whether a task of the seat asks it to stay apart from somebody. */
export function isTaskOpponent(game: CountryGame, me: EconomyId, other: EconomyId): boolean {
  return namedInTasks(game, me, APART).includes(other);
}

/** Seats without free trade with this one yet, the one with most trade first. */
export function partnersWithoutFreeTrade(scenario: Scenario, game: CountryGame, me: EconomyId): EconomyId[] {
  const { goodsBn } = readTrade(scenario, game);
  const tied = new Set(
    Object.values(game.agreements)
      .filter((agreement) => agreement.level >= FREE_TRADE_LEVEL && agreement.parties.includes(me))
      .flatMap((agreement) => agreement.parties),
  );
  const tradeBn = (other: EconomyId): number => goodsBn(me, other) + goodsBn(other, me);
  return Object.keys(game.seats)
    .filter((other) => other !== me && !tied.has(other))
    .toSorted((a, b) => tradeBn(b) - tradeBn(a));
}

/** The last round, while what is signed now ends with it: it cannot be renewed then, and does not reach the years after. */
export function lastRoundReached(game: CountryGame): number | undefined {
  const last = game.round + roundsHeld(game) - 1;
  return last === game.settings.rounds ? last : undefined;
}

/**
 * Seats without an agreement yet, whom an own task names first, then the one with most trade: whom to talk to. Not who has refused an offer
 * in this round, nor whom an own task says to stay apart from, nor whom a task asks for at the end while what is signed ends before.
 */
export function likelyPartners(scenario: Scenario, game: CountryGame, me: EconomyId): EconomyId[] {
  const refusers = Object.values(game.proposals)
    .filter(({ author, round }) => author === me && round === game.round)
    .flatMap(({ refusedBy }) => refusedBy);
  const later = lastRoundReached(game) === undefined ? [] : namedInTasks(game, me, FOR);
  const left = new Set([...refusers, ...namedInTasks(game, me, APART), ...later]);
  const asked = (other: EconomyId): number => Number(isTaskPartner(game, me, other));
  return partnersWithoutFreeTrade(scenario, game, me)
    .filter((other) => !left.has(other) && signaturesLeft(game, other) !== 0)
    .toSorted((a, b) => asked(b) - asked(a));
}
