import type { FigureId } from '#shared/content/concepts/figureIds.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { unionOf } from '#shared/rules/law/blocs.ts';
import { averageRateBp, averageWallBp } from '../../../state/trade.ts';
import { envelopesOf } from '../../reveal/revealModel.ts';
import { type FigureSource, type TellFigure, latest, rounded, sentence } from './figure.ts';
import { partnersOf } from './treatyFigures.ts';

/** Average outside wall in whole tenths of a point. */
export function wallBpOf({ scenario, game }: FigureSource, economy: EconomyId): number {
  const schedule = game.walls[economy]?.mfnRateBp ?? {};
  return 10 * Math.round(averageWallBp(scenario, game, economy, schedule) / 10);
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
  const { game, reader: economy } = source;
  if (economy === undefined) return [];
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

const pledgeRecord: TellFigure = ({ reports }) => {
  const outcomes = reports.flatMap(({ pledges }) => pledges).map(({ outcome }) => outcome);
  if (outcomes.length === 0) return [];
  const kept = outcomes.filter((outcome) => outcome === 'kept').length;
  return [sentence('figure.pledgeRecord', { kept, broken: outcomes.length - kept })];
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
