import type { FigureId } from '#shared/content/concepts/figureIds.ts';
import { readTrade } from '../../../state/trade.ts';
import { type TellFigure, latest, latestOf, rounded, sentence } from './figure.ts';
import { wallBpOf } from './wallFigures.ts';

/** A hundredth of a per cent. */
const LEAST_PERCENT = 0.005;

const eventEffect: TellFigure = (source) => {
  const told = latestOf(
    source,
    ({ modules }, economy) => modules?.events?.effectPercent[economy],
    LEAST_PERCENT,
  );
  if (told === undefined) return [];
  const { round, economy, value } = told;
  return [sentence('figure.eventEffect', { round, economy, percent: rounded(value) })];
};

const conferences: TellFigure = ({ game }) => {
  const past = game.wto?.past ?? [];
  if (past.length === 0) return [];
  const adopted = past.filter(({ outcome }) => outcome === 'adopted').length;
  return [sentence('figure.conferences', { adopted, failed: past.length - adopted })];
};

const objections: TellFigure = ({ game, reports }) => {
  const present = game.wto?.conference?.objections ?? [];
  const last = latest(reports, ({ modules }) => {
    const told = modules?.wto?.conference?.objections ?? [];
    return told.length === 0 ? undefined : told;
  });
  const shown = present.length > 0 ? present : (last?.found ?? []);
  return shown.length === 0
    ? []
    : [sentence('figure.objections', { economies: [...new Set(shown.map(({ by }) => by))] })];
};

const meter: TellFigure = ({ reports }) => {
  const told = latest(reports, ({ modules }) => modules?.wto?.meter);
  if (told === undefined) return [];
  const { builtSoFarBn: builtBn, stumbledSoFarBn: stumbledBn } = told.found;
  return [sentence('figure.meter', { builtBn: Math.abs(builtBn), stumbledBn: Math.abs(stumbledBn) })];
};

const mfnTrade: TellFigure = ({ reports }) => {
  const told = latest(reports, ({ modules }) => modules?.wto?.meter);
  if (told === undefined) return [];
  return [sentence('figure.mfnTrade', { percent: Math.round(100 * told.found.mfnShare) })];
};

const boundWall: TellFigure = (source) => {
  const { scenario, game, reader: economy } = source;
  const bound = economy === undefined ? undefined : game.wto?.bindings[economy];
  if (economy === undefined || bound === undefined) return [];
  const { importsBn, goods } = readTrade(scenario, game);
  const weightOf = (sector: string): number =>
    scenario.economies.reduce(
      (sum, { id }) => sum + (id === economy ? 0 : importsBn(economy, id, sector)),
      0,
    );
  const total = goods.reduce((sum, sector) => sum + weightOf(sector), 0);
  const averageBp = goods.reduce(
    (sum, sector) => sum + ((bound[sector] ?? 0) * weightOf(sector)) / (total || 1),
    0,
  );
  const boundBp = 10 * Math.round(averageBp / 10);
  return [sentence('figure.boundWall', { economy, boundBp, rateBp: wallBpOf(source, economy) })];
};

const rulings: TellFigure = ({ game }) => {
  const ruled = (game.wto?.disputes ?? []).filter(({ lostTradeBn }) => (lostTradeBn ?? 0) > 0);
  if (ruled.length === 0) return [];
  const lossBn = Math.max(...ruled.map(({ lostTradeBn }) => lostTradeBn ?? 0));
  return [sentence('figure.rulings', { count: ruled.length, lossBn })];
};

const barriersFound: TellFigure = ({ game }) => {
  const count = game.barriers?.found.length ?? 0;
  return count === 0 ? [] : [sentence('figure.barriersFound', { count })];
};

const corridors: TellFigure = ({ game }) => {
  const count = game.budget?.corridors.length ?? 0;
  return count === 0 ? [] : [sentence('figure.corridors', { count })];
};

/** Events, the multilateral system, hidden barriers, public money. */
export const SYSTEM_FIGURES = {
  eventEffect,
  conferences,
  objections,
  meter,
  mfnTrade,
  boundWall,
  rulings,
  barriersFound,
  corridors,
} as const satisfies Partial<Record<FigureId, TellFigure>>;
