import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import type { FigureId } from '#shared/content/concepts/concept.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { blocsOf, unionOf } from '#shared/rules/law/blocs.ts';
import { pairLevel, pairsOf } from '#shared/rules/law/register.ts';
import { averageRateBp, readTrade } from '../../../state/trade.ts';
import { envelopesOf } from '../../headlines/revealFigures.ts';
import { type FigureSource, type TellFigure, latest, rounded, sentence } from './figure.ts';

type Place = { readonly longitude: number; readonly latitude: number };

/** Mean radius of the earth, kilometres. */
const RADIUS_KM = 6371;

/** Way over the globe between two places given in degrees, to the nearest hundred kilometres (haversine formula). */
function distanceKm(from: Place, to: Place): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const dLat = radians(to.latitude - from.latitude);
  const dLon = radians(to.longitude - from.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(dLon / 2) ** 2;
  return 100 * Math.round((2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))) / 100);
}

function inForce({ game }: FigureSource): readonly Agreement[] {
  return Object.values(game.agreements);
}

/** Agreements of the reader's economy; for a watcher all. */
function ownAgreements(source: FigureSource): readonly Agreement[] {
  const { reader } = source;
  return inForce(source).filter(({ parties }) => reader === undefined || parties.includes(reader));
}

/** Free trade partners or closer. */
function partnersOf({ scenario, game }: FigureSource, economy: EconomyId): readonly EconomyId[] {
  return scenario.economies
    .map(({ id }) => id)
    .filter((id) => id !== economy && pairLevel(game.agreements, economy, id) >= FREE_TRADE_LEVEL);
}

const agreements: TellFigure = (source) => {
  const all = inForce(source);
  if (all.length === 0) return [];
  const level = Math.max(...all.map((agreement) => agreement.level));
  return [sentence('figure.agreements', { count: all.length, level })];
};

const partners: TellFigure = (source) => {
  if (source.reader === undefined) return [];
  const economies = partnersOf(source, source.reader);
  return economies.length === 0 ? [] : [sentence('figure.partners', { economy: source.reader, economies })];
};

const blocCoverage: TellFigure = ({ scenario, game }) => {
  const { goodsBn } = readTrade(scenario, game);
  let totalBn = 0;
  let coveredBn = 0;
  for (const [a, b] of pairsOf(scenario.economies.map(({ id }) => id))) {
    const tradeBn = goodsBn(a, b) + goodsBn(b, a);
    totalBn += tradeBn;
    if (pairLevel(game.agreements, a, b) >= FREE_TRADE_LEVEL) coveredBn += tradeBn;
  }
  const percent = totalBn > 0 ? Math.round((100 * coveredBn) / totalBn) : 0;
  return blocsOf(game).length === 0 ? [] : [sentence('figure.blocCoverage', { percent })];
};

const largestBloc: TellFigure = ({ game }) => {
  const [largest] = blocsOf(game).toSorted((a, b) => b.parties.length - a.parties.length);
  if (largest === undefined) return [];
  const { parties } = largest;
  return [sentence('figure.largestBloc', { count: parties.length, economies: parties })];
};

const overlaps: TellFigure = ({ scenario, game }) => {
  const outer = blocsOf(game).filter(({ within }) => within === undefined);
  const economies = scenario.economies
    .map(({ id }) => id)
    .filter((id) => outer.filter(({ parties }) => parties.includes(id)).length > 1);
  return economies.length === 0 ? [] : [sentence('figure.overlaps', { economies })];
};

const memberKinds: TellFigure = (source) => {
  const all = inForce(source);
  if (all.length === 0) return [];
  const isDeveloping = new Map(source.scenario.economies.map(({ id, developing }) => [id, developing]));
  const kindOf = ({ parties }: Agreement): 'developed' | 'developing' | 'between' => {
    const count = parties.filter((party) => isDeveloping.get(party) === true).length;
    if (count === 0) return 'developed';
    return count === parties.length ? 'developing' : 'between';
  };
  const count = (kind: ReturnType<typeof kindOf>): number =>
    all.filter((each) => kindOf(each) === kind).length;
  const params = {
    developed: count('developed'),
    developing: count('developing'),
    between: count('between'),
  };
  return [sentence('figure.memberKinds', params)];
};

const farthestPartners: TellFigure = ({ scenario, game }) => {
  if (scenario.id !== 'world') return [];
  const pinOf = new Map(scenario.economies.map(({ id, pin }) => [id, pin]));
  const [farthest] = pairsOf(scenario.economies.map(({ id }) => id))
    .filter(([a, b]) => pairLevel(game.agreements, a, b) >= 1)
    .flatMap(([economy, other]) => {
      const [from, to] = [pinOf.get(economy), pinOf.get(other)];
      return from === undefined || to === undefined ? [] : [{ economy, other, km: distanceKm(from, to) }];
    })
    .toSorted((a, b) => b.km - a.km);
  return farthest === undefined ? [] : [sentence('figure.farthestPartners', farthest)];
};

const newMembers: TellFigure = (source) => {
  const [last] = inForce(source)
    .flatMap(({ id, widenedInRound }) =>
      widenedInRound === undefined ? [] : [{ agreement: id, round: widenedInRound }],
    )
    .toSorted((a, b) => b.round - a.round);
  return last === undefined ? [] : [sentence('figure.newMembers', last)];
};

const boundUntil: TellFigure = (source) =>
  ownAgreements(source)
    .filter(({ boundUntilRound }) => boundUntilRound >= source.game.round)
    .slice(0, 3)
    .map(({ id, boundUntilRound }) =>
      sentence('figure.boundUntil', { agreement: id, round: boundUntilRound }),
    );

const deepClausesInForce: TellFigure = (source) => {
  const count = inForce(source).reduce((sum, { terms }) => sum + (terms?.provisions?.length ?? 0), 0);
  return count === 0 ? [] : [sentence('figure.deepClausesInForce', { count })];
};

const specializations: TellFigure = (source) =>
  inForce(source)
    .flatMap(({ terms }) => terms?.specializations ?? [])
    .flatMap(({ between: [a, b], sinceRound: round }) => [
      sentence('figure.specializations', { round, economy: a.party, other: b.party, sector: a.keeps }),
      sentence('figure.specializations', { round, economy: b.party, other: a.party, sector: b.keeps }),
    ]);

const phaseIns: TellFigure = (source) =>
  inForce(source).flatMap(({ id, terms }) =>
    terms?.phaseIn === undefined
      ? []
      : [sentence('figure.phaseIns', { agreement: id, round: terms.phaseIn.untilRound })],
  );

const infrastructure: TellFigure = (source) =>
  inForce(source)
    .flatMap(({ terms }) => terms?.infrastructure ?? [])
    .map(({ among, sinceRound }) =>
      sentence('figure.infrastructure', { economies: among, round: sinceRound }),
    );

const unionsAsOne: TellFigure = (source) =>
  inForce(source)
    .filter(({ level, within }) => level >= 3 && within === undefined)
    .map(({ parties }) => sentence('figure.unionsAsOne', { economies: parties }));

/** Treaties in force. */
export const TREATY_FIGURES = {
  agreements,
  partners,
  blocCoverage,
  largestBloc,
  overlaps,
  memberKinds,
  farthestPartners,
  newMembers,
  boundUntil,
  deepClausesInForce,
  specializations,
  phaseIns,
  infrastructure,
  unionsAsOne,
} as const satisfies Partial<Record<FigureId, TellFigure>>;

/** Average outside wall in whole tenths of a point. */
export function wallBpOf({ game }: FigureSource, economy: EconomyId): number {
  const schedule = game.walls[economy]?.mfnRateBp ?? {};
  return 10 * Math.round(averageWallBp(schedule) / 10);
}

const ownWall: TellFigure = (source) => {
  const { reader: economy } = source;
  if (economy === undefined) return [];
  return [sentence('figure.ownWall', { economy, rateBp: wallBpOf(source, economy) })];
};

const preferenceMargin: TellFigure = (source) => {
  const { scenario, game, reader: economy } = source;
  if (economy === undefined) return [];
  const partnered = Object.values(game.agreements)
    .filter(({ parties }) => parties.includes(economy))
    .flatMap(({ parties }) => parties)
    .filter((party) => party !== economy);
  const partners = [...new Set(partnered)];
  if (partners.length === 0) return [];
  const rates = partners.map((exporter) => averageRateBp(scenario, game, { importer: economy, exporter }));
  const partnerBp = Math.round(rates.reduce((sum, rate) => sum + rate, 0) / rates.length / 10) * 10;
  return [sentence('figure.preferenceMargin', { economy, partnerBp, rateBp: wallBpOf(source, economy) })];
};

const lowestPartnerWall: TellFigure = (source) => {
  const { game, reader: economy, scenario } = source;
  if (economy === undefined || !scenario.flags.lowestWallEntry) return [];
  const insiders = unionOf(game, economy)?.parties ?? [];
  const [lowest] = partnersOf(source, economy)
    .filter((partner) => !insiders.includes(partner))
    .map((other) => ({ other, rateBp: wallBpOf(source, other) }))
    .toSorted((a, b) => a.rateBp - b.rateBp);
  if (lowest === undefined) return [];
  return [sentence('figure.lowestPartnerWall', { economy, ...lowest, ownBp: wallBpOf(source, economy) })];
};

const unionWall: TellFigure = (source) => {
  const { game, reader } = source;
  const unions = Object.values(game.agreements).filter(
    ({ level, within }) => level >= 3 && within === undefined,
  );
  const union = unions.find(({ parties }) => reader !== undefined && parties.includes(reader)) ?? unions[0];
  const [member] = union?.parties ?? [];
  if (union === undefined || member === undefined) return [];
  return [sentence('figure.unionWall', { economies: union.parties, rateBp: wallBpOf(source, member) })];
};

const poolShare: TellFigure = ({ reports, reader }) => {
  const told = latest(reports, ({ pooled }) =>
    pooled.find(({ shares }) => reader === undefined || shares[reader] !== undefined),
  );
  if (told === undefined) return [];
  const { agreement, poolBn, shares } = told.found;
  const [largest] = Object.entries(shares).toSorted(([, a], [, b]) => b - a);
  const economy = reader ?? largest?.[0];
  if (economy === undefined) return [];
  const percent = rounded(100 * (shares[economy] ?? 0));
  return [sentence('figure.poolShare', { round: told.round, agreement, poolBn, economy, percent })];
};

const revenue: TellFigure = ({ reports, reader: economy }) => {
  const last = reports.at(-1);
  const revenueBn = economy === undefined ? undefined : last?.economies[economy]?.revenueBn;
  if (last === undefined || economy === undefined || revenueBn === undefined) return [];
  return [sentence('figure.revenue', { round: last.round, economy, revenueBn })];
};

const wallRises: TellFigure = ({ reports }) => {
  const told = latest(reports, (report) => {
    const economies = envelopesOf(report)
      .filter(({ fromBp, toBp }) => toBp > fromBp)
      .map(({ economy }) => economy);
    return economies.length === 0 ? undefined : economies;
  });
  return told === undefined
    ? []
    : [sentence('figure.wallRises', { round: told.round, economies: told.found })];
};

const surcharges: TellFigure = ({ reports }) => {
  const told = latest(reports, (report) =>
    report.surcharges.length === 0 ? undefined : report.surcharges.slice(0, 3),
  );
  return (told?.found ?? []).map(({ by, surcharge: { against, rateBp } }) =>
    sentence('figure.surcharges', { round: told?.round ?? 0, economy: by, rateBp, against }),
  );
};

const proposalsThisRound: TellFigure = ({ game }) => {
  const proposals = Object.values(game.proposals).filter(({ round }) => round === game.round);
  const signed = proposals.filter(({ status }) => status === 'concluded').length;
  return proposals.length === 0
    ? []
    : [sentence('figure.proposalsThisRound', { count: proposals.length, signed })];
};

const pledgeRecord: TellFigure = ({ game, reports }) => {
  const outcomes = reports.flatMap(({ pledges }) => pledges).map(({ outcome }) => outcome);
  const kept = outcomes.filter((outcome) => outcome === 'kept').length;
  const judged = new Set(reports.flatMap(({ pledges }) => pledges).map(({ id }) => id));
  const open = game.pledges.filter(({ id }) => !judged.has(id)).map(({ by }) => by);
  return [
    ...(outcomes.length === 0
      ? []
      : [sentence('figure.pledgeRecord', { kept, broken: outcomes.length - kept })]),
    ...(open.length === 0 ? [] : [sentence('figure.pledgesOpen', { economies: [...new Set(open)] })]),
  ];
};

/** Walls, tariff money, and what is done to each other by word and letter. */
export const WALL_FIGURES = {
  ownWall,
  preferenceMargin,
  lowestPartnerWall,
  unionWall,
  poolShare,
  revenue,
  wallRises,
  surcharges,
  proposalsThisRound,
  pledgeRecord,
} as const satisfies Partial<Record<FigureId, TellFigure>>;
