import { NEUTRAL_SUPPORT } from '#shared/content/politicsConstants.ts';
import { SUPPORT_PARTS, type SupportPart } from '#shared/content/vocabulary.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { RatificationOdds } from '#shared/protocol/modules/politics.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { HomeForecast } from '../../preview/previewProtocol.ts';

/** A vote at home before it is held. */
export type VoteAhead = {
  readonly economy: EconomyId;
  /** Per cent, whole; never said to be certain. */
  readonly percent: number;
  readonly threshold: number;
  /** Points that add up to what the government can count on. */
  readonly support: number;
  readonly swing: number;
  readonly affinity: number;
  /** Points of support that the fight costs, once carried. */
  readonly cost: number;
  readonly look: 'likely' | 'open' | 'unlikely';
};

/** What a proposal does to one government: points in all, what they are made of, and how its lobbies take it. */
export type HomeEffect = {
  readonly change: number;
  readonly support: number;
  readonly parts: readonly { readonly part: SupportPart; readonly points: number }[];
  readonly lobbies: readonly { readonly sector: SectorId; readonly points: number }[];
};

/** Changes below this are not told: half of the digit that is shown. */
export const SILENT_POINTS = 0.05;
const LIKELY = 0.8;
const UNLIKELY = 0.4;

export function votesAhead({ odds }: HomeForecast): VoteAhead[] {
  return odds
    .map((vote): VoteAhead => {
      const { economy, threshold, support, swing, affinity, cost, probability } = vote;
      const percent = Math.min(99, Math.max(1, Math.round(100 * probability)));
      return { economy, percent, threshold, support, swing, affinity, cost, look: lookOf(vote) };
    })
    .toSorted((a, b) => a.percent - b.percent);
}

function lookOf({ probability }: RatificationOdds): VoteAhead['look'] {
  if (probability >= LIKELY) return 'likely';
  return probability < UNLIKELY ? 'unlikely' : 'open';
}

/** Chance that all of them say yes, whole per cent; undefined where nobody votes. Chances are drawn one by one. */
export function allRatifyPercent({ odds }: HomeForecast): number | undefined {
  if (odds.length === 0) return undefined;
  const all = odds.reduce((product, { probability }) => product * probability, 1);
  return Math.min(99, Math.max(1, Math.round(100 * all)));
}

export function homeEffect(
  game: Pick<CountryGame, 'politics'>,
  home: HomeForecast,
  economy: EconomyId,
): HomeEffect | undefined {
  const forecast = home.support[economy];
  if (forecast === undefined) return undefined;
  const { change, parts, lobbies } = forecast;
  return {
    change,
    support: game.politics?.seats[economy]?.support ?? NEUTRAL_SUPPORT,
    parts: SUPPORT_PARTS.map((part) => ({ part, points: parts[part] }))
      .filter(({ points }) => Math.abs(points) >= SILENT_POINTS)
      .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    lobbies: lobbies
      .map(({ sector, swing }) => ({ sector, points: swing }))
      .filter(({ points }) => Math.abs(points) >= SILENT_POINTS)
      .toSorted((a, b) => a.points - b.points),
  };
}
