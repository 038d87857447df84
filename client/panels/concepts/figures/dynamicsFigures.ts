import type { EconomyId } from '#shared/kernel/ids.ts';
import type { KeyFilledBy } from '../../../text/areas.ts';
import type { FigureId } from '#shared/content/concepts/figureIds.ts';
import type { DynamicsOfEconomy, DynamicsReport, InvestmentKind } from '#shared/protocol/modules/dynamics.ts';
import { type TellFigure, latest, latestOf, rounded, sentence, type Figure } from './figure.ts';

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
