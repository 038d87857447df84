import { JOIN_ONE_POINTS, PROSPEROUS_BLOC_GAIN } from '#shared/content/mandates.ts';
import {
  ADJUSTMENT_WEIGHT,
  BROKEN_WORD_COST,
  FATIGUE_PERCENT,
  LEAVING_COST_PER_LEVEL,
  LOSS_AVERSION,
  NEUTRAL_SUPPORT,
  REFERENCE_CLOSING,
  REVENUE_NEED,
  SOVEREIGNTY_PERCENT_BY_LEVEL,
  SOVEREIGNTY_PERCENT_BY_TERM,
  SUPPORT_MAX,
  SUPPORT_PERSISTENCE,
  SUPPORT_PER_PERCENT,
} from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { type Opening, SUPPORT_PARTS, type SupportPart } from '#shared/content/vocabulary.ts';
import { at, fromKeys, mapValues } from '#shared/kernel/records.ts';
import {
  type SupportRule,
  clipSupport,
  forgotten,
  lossAverse,
  pointsOf,
  realReturns,
  rentShare,
  sovereigntyCost,
  votingWeights,
} from '#shared/economics/politics.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { Equilibrium, TradeShock } from '#shared/economics/tradeModel.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type {
  Lobby,
  PoliticsOfEconomy,
  PoliticsOfSeat,
  PoliticsState,
} from '#shared/protocol/modules/politics.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { pairLevel } from '../../law/register.ts';
import { blocsOf, unionOf } from '../../law/blocs.ts';
import { type LawInForce, economyPlace, placesOf } from '../../law/lawInForce.ts';
import type { CountryGame } from '../../state.ts';
import { adjustmentHelp } from '../budget.ts';
import type { ReportFigures } from '../gameModule.ts';
import { affinityOf } from './society.ts';

/** A law in its effect on everybody's life. `moved` [n]: part of the people who work elsewhere than in the round before. */
export type Life = {
  readonly scenario: Scenario;
  readonly law: LawInForce;
  readonly shock: TradeShock;
  readonly equilibrium: Equilibrium;
  readonly moved: Float64Array;
};

/** How a lobby's income stands against what it is used to, ln, and what its voice is worth, per cent of income. */
export type LobbyReaction = { readonly sector: SectorId; readonly change: number; readonly percent: number };

/** What people at home make of a life, per cent of income: the terms of G (docs/rules.md, politics). */
export type Reactions = {
  readonly income: number;
  readonly lobbies: readonly LobbyReaction[];
  readonly revenue: number;
  readonly sovereignty: number;
  readonly adjustment: number;
  readonly fatigue: number;
};

/** The figures of a life that voters, lobbies and the treasury compare with what they are used to. */
type Situation = {
  /** ln real income per head. */
  readonly income: number;
  /** ln real return of the factors bound to each sector. */
  readonly returns: Readonly<Record<SectorId, number>>;
  /** Tariff revenue after pooling, as a part of income. */
  readonly revenue: number;
};

export function situationOf(
  scenario: Scenario,
  { shock, equilibrium }: Pick<Life, 'shock' | 'equilibrium'>,
  economy: EconomyId,
): Situation {
  const n = economyPlace(scenario, economy);
  const returns = realReturns(scenario.base, equilibrium, shock.capital, n);
  return {
    income: Math.log(at(equilibrium.welfarePerHead, n)),
    returns: Object.fromEntries(placesOf(scenario).goods.map(({ id, place }) => [id, at(returns, place)])),
    revenue: (at(equilibrium.revenue, n) + at(equilibrium.pooledTransfer, n)) / at(equilibrium.income, n),
  };
}

export function reactionsAt(
  life: Life,
  economy: EconomyId,
  seat: PoliticsOfSeat,
  affinity: Readonly<Record<string, number>>,
): Reactions {
  const { scenario, law, moved } = life;
  const n = economyPlace(scenario, economy);
  const now = situationOf(scenario, life, economy);
  const isDeveloping = scenario.economies[n]?.developing === true;
  return {
    income: 100 * (now.income - seat.referenceIncome),
    lobbies: lobbyReactions(scenario, economy, seat.lobbies, {
      now: now.returns,
      used: seat.referenceReturns,
    }),
    revenue:
      100 *
      (isDeveloping ? REVENUE_NEED.developing : REVENUE_NEED.developed) *
      (now.revenue - seat.referenceRevenue),
    sovereignty: -sovereigntyOf(law, affinity, economy),
    adjustment: -100 * ADJUSTMENT_WEIGHT * at(moved, n) * (1 - adjustmentHelp(law, economy)),
    fatigue: -FATIGUE_PERCENT,
  };
}

type Returns = Situation['returns'];

/** What lobbies make of their returns against those that they are used to. */
export function lobbyReactions(
  scenario: Scenario,
  economy: EconomyId,
  lobbies: readonly Lobby[],
  { now, used }: { readonly now: Returns; readonly used: Returns },
): LobbyReaction[] {
  const n = economyPlace(scenario, economy);
  return placesOf(scenario).goods.flatMap(({ id: sector, place }): LobbyReaction[] => {
    const lobby = lobbies.find((each) => each.sector === sector);
    if (lobby === undefined) return [];
    const change = (now[sector] ?? 0) - (used[sector] ?? 0);
    const rents = rentShare(scenario.base, n, place);
    return [{ sector, change, percent: 100 * lobby.weight * rents * lossAverse(change, LOSS_AVERSION) }];
  });
}

/** What people are used to after another round of a situation. */
export function usedTo(
  seat: PoliticsOfSeat,
  { income, returns, revenue }: Situation,
  closing: number = REFERENCE_CLOSING,
): Pick<PoliticsOfSeat, 'referenceIncome' | 'referenceReturns' | 'referenceRevenue'> {
  const closer = (from: number, to: number): number => from + closing * (to - from);
  return {
    referenceIncome: closer(seat.referenceIncome, income),
    referenceReturns: mapValues(returns, (value, sector) =>
      closer(seat.referenceReturns[sector] ?? 0, value),
    ),
    referenceRevenue: closer(seat.referenceRevenue, revenue),
  };
}

type Law = Pick<LawInForce, 'agreements' | 'settled' | 'settings'>;

/** Per cent of income that rule by others feels like to an economy in a round: its union by depth, and institutions by proposal. */
export function sovereigntyOf(
  law: Law,
  affinity: Readonly<Record<string, number>>,
  economy: EconomyId,
): number {
  const union = unionOf(law, economy);
  const assumed = (law.settings?.assumptions?.sovereigntyPercent ?? 100) / 100;
  const ofUnion =
    union === undefined
      ? 0
      : ruleOf(law, affinity, { parties: union.parties, economy }, (other) => {
          const level = pairLevel(law.agreements, economy, other);
          return SOVEREIGNTY_PERCENT_BY_LEVEL[level];
        });
  let ofProposals = 0;
  for (const agreement of Object.values(law.agreements)) {
    const percent = institutionsPercent(agreement);
    if (percent === 0 || !agreement.parties.includes(economy)) continue;
    ofProposals += ruleOf(law, affinity, { parties: agreement.parties, economy }, () => percent);
  }
  return assumed * (ofUnion + ofProposals);
}

/** Institutions that a proposal sets up beside its form; the economic union has its own. */
function institutionsPercent({ level, terms }: Agreement): number {
  if (terms === undefined || level >= 5) return 0;
  return (
    SOVEREIGNTY_PERCENT_BY_TERM.provision * (terms.provisions?.length ?? 0) +
    (terms.mutualRecognition === true ? SOVEREIGNTY_PERCENT_BY_TERM.mutualRecognition : 0) +
    (terms.disputeSettlement === true ? SOVEREIGNTY_PERCENT_BY_TERM.disputeSettlement : 0)
  );
}

type Body = { readonly parties: readonly EconomyId[]; readonly economy: EconomyId };

function ruleOf(
  { settled }: Law,
  affinity: Readonly<Record<string, number>>,
  { parties, economy }: Body,
  depthPercent: (other: EconomyId) => number,
): number {
  const votes = votingWeights(parties.map((party) => settled.incomeBn[party] ?? 0));
  return sovereigntyCost(
    parties.flatMap((party, place) =>
      party === economy
        ? []
        : [
            {
              depthPercent: depthPercent(party),
              votes: votes[place] ?? 0,
              distance: 1 - affinityOf(affinity, economy, party),
            },
          ],
    ),
  );
}

export type SupportParts = Readonly<Record<SupportPart, number>>;

/** Points by part, before the ends of the scale cut anything off. */
export function supportParts(
  rule: SupportRule,
  support: number,
  reactions: Reactions,
  lumps: PoliticsOfSeat['pending'],
): SupportParts {
  const lobbyPercent = reactions.lobbies.reduce((sum, { percent }) => sum + percent, 0);
  const settled: Partial<Record<SupportPart, number>> = {
    memory: forgotten(rule, support),
    income: pointsOf(rule, reactions.income),
    lobbies: pointsOf(rule, lobbyPercent),
    revenue: pointsOf(rule, reactions.revenue),
    sovereignty: pointsOf(rule, reactions.sovereignty),
    adjustment: pointsOf(rule, reactions.adjustment),
    fatigue: pointsOf(rule, reactions.fatigue),
  };
  return fromKeys(SUPPORT_PARTS, (part) => (settled[part] ?? 0) + (lumps[part] ?? 0));
}

export function sumOfParts(parts: SupportParts): number {
  return SUPPORT_PARTS.reduce((sum, part) => sum + parts[part], 0);
}

/**
 * Support after a round with parts that sum to the change: what the ends of the scale cut off is taken from the largest part of its
 * direction.
 */
export function supportChange(
  rule: SupportRule,
  support: number,
  reactions: Reactions,
  lumps: PoliticsOfSeat['pending'],
): PoliticsOfEconomy {
  const parts = supportParts(rule, support, reactions, lumps);
  const { support: after, cutOff } = clipSupport(rule, support, sumOfParts(parts));
  const direction = Math.sign(cutOff);
  const largest = SUPPORT_PARTS.reduce((a, b) => (-direction * parts[b] > -direction * parts[a] ? b : a));
  return {
    support: after,
    supportBefore: support,
    parts: { ...parts, [largest]: parts[largest] + cutOff },
    lobbies: reactions.lobbies.map(({ sector, change, percent }) => ({
      sector,
      change,
      swing: pointsOf(rule, percent),
    })),
  };
}

/** How support answers in a game: the scenario's scale, and what the Laboratory assumes otherwise. */
export function supportRule(
  { id, opening }: Pick<Scenario, 'id' | 'opening'>,
  settings: Pick<GameSettings, 'assumptions'> | undefined,
): SupportRule {
  const scales: Readonly<Partial<Record<Opening, number>>> = SUPPORT_PER_PERCENT[id];
  const usual = scales[opening] ?? 0;
  const percent = settings?.assumptions?.supportPercent ?? 100;
  return {
    persistence: SUPPORT_PERSISTENCE,
    scale: (usual * percent) / 100,
    neutral: NEUTRAL_SUPPORT,
    max: SUPPORT_MAX,
  };
}

/** Support that notices of this round cost whoever gave them: so much for each level above the first. */
export function leavingCost(
  { agreements, round }: Pick<LawInForce, 'agreements' | 'round'>,
  economy: EconomyId,
): number {
  return Object.values(agreements).reduce((sum, { level, notices }) => {
    const isGoing = notices.some(({ by, outInRound }) => by === economy && outInRound === round + 1);
    return isGoing ? sum + LEAVING_COST_PER_LEVEL * (level - 1) : sum;
  }, 0);
}

/** Support that broken words of this round cost: the first one counts, the others do not add. */
export function brokenWordCost(
  pledges: CountryGame['pledges'],
  outcomes: RoundReport['pledges'],
  economy: EconomyId,
): number {
  const broken = new Set(outcomes.filter(({ outcome }) => outcome === 'broken').map(({ id }) => id));
  return pledges.some(({ id, by }) => by === economy && broken.has(id)) ? BROKEN_WORD_COST : 0;
}

/**
 * Success is seen from outside: when a bloc's members are together so much better off than at the opening, voters of those in no
 * bloc ask to be in one (Baldwin 1993). While there is a round left to do it; once for a seat.
 */
export function askToJoin(
  scenario: Scenario,
  state: CountryGame,
  figures: ReportFigures,
  mandates: PoliticsState['mandates'],
): PoliticsState['mandates'] {
  if (state.round >= state.settings.rounds) return mandates;
  const blocs = blocsOf(state);
  if (!blocs.some((bloc) => isProsperous(scenario, figures, bloc))) return mandates;
  const isInside = (economy: EconomyId): boolean => blocs.some(({ parties }) => parties.includes(economy));
  return mapValues(mandates, (objectives, economy) =>
    isInside(economy) || objectives.some(({ kind }) => kind === 'joinOne')
      ? objectives
      : [
          ...objectives,
          {
            id: `${economy}-join`,
            kind: 'joinOne' as const,
            points: JOIN_ONE_POINTS,
            addedInRound: state.round,
          },
        ],
  );
}

function isProsperous(scenario: Scenario, { economies }: ReportFigures, { parties }: Agreement): boolean {
  const { income } = baseAccounts(scenario.base);
  const gainBn = parties.reduce((sum, party) => sum + (economies[party]?.gainBn ?? 0), 0);
  const openingBn = parties.reduce((sum, party) => sum + at(income, economyPlace(scenario, party)), 0);
  return gainBn >= PROSPEROUS_BLOC_GAIN * openingBn;
}
