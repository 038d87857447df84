import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import type { FigureId } from '#shared/content/concepts/concept.ts';
import type { SupportPart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { DynamicsOfEconomy, DynamicsReport, InvestmentKind } from '#shared/protocol/modules/modules.ts';
import { pairKey } from '#shared/rules/law/register.ts';
import type { KeyFilledBy } from '../../../text/areas.ts';
import { type Figure, type TellFigure, latest, latestOf, rounded, sentence } from './figure.ts';
import { formatSigned } from '../../../text/format.ts';
import { wallBpOf } from './treatyFigures.ts';

/** A hundredth of a per cent. */
const LEAST_SHARE = 0.00005;
const LEAST_BN = 0.005;
const LEAST_MN = 0.0005;

type OwnValue = (own: DynamicsOfEconomy) => number;

/** A value of the reader's own economy, or of the one that it is most about, from the last round in which it was worth telling. */
function ownFigure(
  least: number,
  valueOf: OwnValue,
  tell: (of: { readonly round: number; readonly economy: EconomyId }, value: number) => Figure,
): TellFigure {
  return (source) => {
    const told = latestOf(
      source,
      ({ modules }, economy) => {
        const own = modules?.dynamics?.economies[economy];
        return own === undefined ? undefined : valueOf(own);
      },
      least,
    );
    if (told === undefined) return [];
    return [tell({ round: told.round, economy: told.economy }, told.value)];
  };
}

function percentOf(key: KeyFilledBy<'round' | 'economy' | 'percent'>, valueOf: OwnValue): TellFigure {
  return ownFigure(LEAST_SHARE, valueOf, (of, value) =>
    sentence(key, { ...of, percent: rounded(100 * value) }),
  );
}

function moneyOf(key: KeyFilledBy<'round' | 'economy' | 'amountBn'>, valueOf: OwnValue): TellFigure {
  return ownFigure(LEAST_BN, valueOf, (of, value) => sentence(key, { ...of, amountBn: value }));
}

/** The largest move of capital of one kind; one that touches the reader goes first. */
function investmentOf(
  key: KeyFilledBy<'round' | 'from' | 'to' | 'amountBn'>,
  kind: InvestmentKind,
): TellFigure {
  return ({ reports, reader }) => {
    const told = latest(reports, ({ modules }) => {
      const moves = (modules?.dynamics?.investment ?? [])
        .filter((move) => move.kind === kind && move.amountBn >= LEAST_BN)
        .toSorted((a, b) => b.amountBn - a.amountBn);
      return moves.find(({ from, to }) => from === reader || to === reader) ?? moves[0];
    });
    if (told === undefined) return [];
    const { from, to, amountBn } = told.found;
    return [sentence(key, { round: told.round, from, to, amountBn })];
  };
}

const migration: TellFigure = ({ reports, reader }) => {
  const told = latest(reports, ({ modules }): DynamicsReport['migration'][number] | undefined => {
    const flows = (modules?.dynamics?.migration ?? [])
      .filter(({ peopleMn }) => peopleMn >= LEAST_MN)
      .toSorted((a, b) => b.peopleMn - a.peopleMn);
    return flows.find(({ from, to }) => from === reader || to === reader) ?? flows[0];
  });
  if (told === undefined) return [];
  const { from, to, peopleMn } = told.found;
  const people = 1000 * Math.round(1000 * peopleMn);
  return [sentence('figure.migration', { round: told.round, from, to, people })];
};

/** What moves from round to round, with its cause. */
export const DYNAMICS_FIGURES = {
  growthCompetition: percentOf('figure.growthCompetition', ({ productivity }) => productivity.competition),
  growthDiffusion: percentOf('figure.growthDiffusion', ({ productivity }) => productivity.diffusion),
  growthResearch: percentOf('figure.growthResearch', ({ productivity }) => productivity.research),
  growthSpecialization: percentOf(
    'figure.growthSpecialization',
    ({ productivity }) => productivity.specialization,
  ),
  capitalSaving: percentOf('figure.capitalSaving', ({ capital }) => capital.saving),
  capitalFromAbroad: percentOf('figure.capitalFromAbroad', ({ capital }) => capital.fromAbroad),
  investmentInside: investmentOf('figure.investmentInside', 'inside'),
  investmentJumping: investmentOf('figure.investmentJumping', 'tariffJumping'),
  investmentDiverted: investmentOf('figure.investmentDiverted', 'diverted'),
  migration,
  savedStaff: moneyOf('figure.savedStaff', ({ savedStaffBn }) => savedStaffBn),
  smuggled: moneyOf('figure.smuggled', ({ smuggledBn }) => smuggledBn),
  changedWork: percentOf('figure.changedWork', ({ adjustment }) => adjustment),
} as const satisfies Partial<Record<FigureId, TellFigure>>;

const LEAST_POINTS = 0.05;

function part(key: KeyFilledBy<'round' | 'economy' | 'points'>, of: SupportPart): TellFigure {
  return (source) => {
    const told = latestOf(
      source,
      ({ modules }, economy) => modules?.politics?.economies[economy]?.parts[of],
      LEAST_POINTS,
    );
    if (told === undefined) return [];
    const { round, economy, value } = told;
    return [sentence(key, { round, economy, points: rounded(value) })];
  };
}

const support: TellFigure = ({ game, reader: economy }) => {
  const own = economy === undefined ? undefined : game.politics?.seats[economy];
  if (economy === undefined || own === undefined) return [];
  return [sentence('figure.support', { economy, points: Math.round(own.support) })];
};

const loudestLobby: TellFigure = ({ game, reports, reader }) => {
  const told = latest(reports, ({ modules }) => {
    const economies = reader === undefined ? Object.keys(game.seats) : [reader];
    const [loudest] = economies
      .flatMap((economy) =>
        (modules?.politics?.economies[economy]?.lobbies ?? []).map((lobby) => ({ economy, ...lobby })),
      )
      .filter(({ swing }) => Math.abs(swing) >= LEAST_POINTS)
      .toSorted((a, b) => Math.abs(b.swing) - Math.abs(a.swing));
    return loudest;
  });
  if (told === undefined) return [];
  const { economy, sector, swing } = told.found;
  return [sentence('figure.loudestLobby', { round: told.round, economy, sector, points: rounded(swing) })];
};

const electionsHeld: TellFigure = ({ reports }) => {
  const held = reports.flatMap(({ modules }) => modules?.politics?.elections ?? []);
  if (held.length === 0) return [];
  return [
    sentence('figure.electionsHeld', { count: held.length, fallen: held.filter(({ fell }) => fell).length }),
  ];
};

const ratifications: TellFigure = ({ reports }) => {
  const votes = reports
    .flatMap(({ modules }) => modules?.politics?.ratifications ?? [])
    .flatMap((ratification) => ratification.votes);
  if (votes.length === 0) return [];
  const refused = votes.filter(({ passed }) => !passed).length;
  return [sentence('figure.ratifications', { count: votes.length, refused })];
};

/** The reader's own: a mandate is a secret of its seat. */
const mandate: TellFigure = ({ game, reader }) => {
  const tasks = reader === undefined ? [] : (game.politics?.mandates[reader] ?? []);
  if (tasks.length === 0) return [];
  const points = tasks.reduce((sum, task) => sum + task.points, 0);
  return [sentence('figure.mandate', { count: tasks.length, points })];
};

const nearestPartner: TellFigure = ({ game, reader: economy }) => {
  if (economy === undefined || game.politics === undefined) return [];
  const { affinity } = game.politics;
  const others = Object.keys(game.seats)
    .filter((other) => other !== economy)
    .map((other) => ({ other, nearness: affinity[pairKey(economy, other)] ?? 0 }))
    .toSorted((a, b) => b.nearness - a.nearness);
  const [nearest, farthest] = [others[0], others.at(-1)];
  if (nearest === undefined || farthest === undefined || nearest.other === farthest.other) return [];
  return [sentence('figure.nearestPartner', { economy, other: nearest.other, against: farthest.other })];
};

/** Governments and those who carry or topple them. */
export const POLITICS_FIGURES = {
  support,
  supportLobbies: part('figure.supportLobbies', 'lobbies'),
  supportSovereignty: part('figure.supportSovereignty', 'sovereignty'),
  supportAdjustment: part('figure.supportAdjustment', 'adjustment'),
  supportRevenue: part('figure.supportRevenue', 'revenue'),
  supportTreaties: part('figure.supportTreaties', 'treaties'),
  supportPledges: part('figure.supportPledges', 'pledges'),
  loudestLobby,
  electionsHeld,
  ratifications,
  mandate,
  nearestPartner,
} as const satisfies Partial<Record<FigureId, TellFigure>>;

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
  return [sentence('figure.eventEffect', { round, economy, percent: formatSigned(value, 2) })];
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
  const { game, reader: economy } = source;
  const bound = economy === undefined ? undefined : game.wto?.bindings[economy];
  if (economy === undefined || bound === undefined) return [];
  const boundBp = 10 * Math.round(averageWallBp(bound) / 10);
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
