import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { validatePolicy } from '#shared/rules/countries/policy.ts';
import type { RateBounds } from '#shared/rules/law/lawInForce.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';
import { previews, usePreview } from '../../preview/preview.ts';
import type { CurvePoint, PreviewJob } from '../../preview/previewProtocol.ts';
import { scenario } from '../../state/store.ts';
import { known } from '../../state/useTable.ts';
import { type Effect, effectsOf } from '../effects/effectModel.ts';
import { forecastOpensIn } from '../effects/useProposalPreview.ts';
import { envelopeDesk } from '../table/envelopeDraft.ts';
import { startingPolicy } from './wallModel.ts';

/** Envelopes of economies on this device. */
export const policyDesk = envelopeDesk<Policy>({
  starting: (game, me) => startingPolicy(known(scenario.value), countryGame(game), me),
  untouched: (game, me) =>
    startingPolicy(known(scenario.value), { ...countryGame(game), policyDrafts: {}, sealedPolicies: {} }, me),
  fault: (game, me, policy) => validatePolicy(known(scenario.value), countryGame(game), me, policy),
  save: (policy) => ({ type: 'savePolicyDraft', policy }),
  seal: (policy) => ({ type: 'sealPolicy', policy }),
  reopen: { type: 'reopenPolicy' },
});

/** The properties of each part of an economy's envelope. */
export type EnvelopeProps = {
  readonly policy: Policy;
  /** Sealed: shown, not to be changed. */
  readonly isOff: boolean;
  readonly onChange: (policy: Policy) => void;
};

export type PolicyPreview = {
  /** The round from which effects are forecast, where that is still to come: nothing else is known then. */
  readonly opensInRound: number | undefined;
  readonly effects: readonly Effect[] | undefined;
  readonly welfare: number | undefined;
  readonly hasFailed: boolean;
  readonly curve: readonly CurvePoint[] | undefined;
};

type Ask = {
  readonly game: CountryGame;
  readonly me: EconomyId;
  readonly policy: Policy;
  readonly focus: SectorId | undefined;
  readonly range: RateBounds;
};

/** What the envelope would do, at once; the curve of the slider in hand a little later. */
export function usePolicyPreview({ game, me, policy, focus, range }: Ask): PolicyPreview {
  const opensInRound = forecastOpensIn(game);
  const isOpen = opensInRound === undefined;
  const points = curvePoints(range, POINT_BP);
  const sector = focus === undefined ? {} : { sector: focus };
  const effect: PreviewJob = { type: 'policy', economy: me, policy };
  const around: PreviewJob = { type: 'curve', economy: me, policy, points, ...sector };
  usePreview('first', isOpen ? effect : undefined, [canonicalJson(policy), me, game]);
  usePreview('curve', isOpen ? around : undefined, [
    canonicalJson(withoutFocus(policy, focus)),
    focus,
    me,
    game,
  ]);
  const { first, curve } = previews.value;
  const forecast =
    first?.job.type === 'policy' && first.result.type === 'forecast' ? first.result.forecast : undefined;
  const hasCurve = curve?.job.type === 'curve' && curve.job.sector === focus && curve.result.type === 'curve';
  return {
    opensInRound,
    effects: forecast === undefined ? undefined : effectsOf(forecast),
    welfare: forecast?.economies[me]?.welfare,
    hasFailed: first?.result.type === 'failed',
    curve: hasCurve && curve.result.type === 'curve' ? curve.result.points : undefined,
  };
}

/** The envelope but for the slider in hand: moving that one does not change its curve. */
function withoutFocus(policy: Policy, focus: SectorId | undefined): Policy {
  if (policy.type === 'wallVote') {
    return focus === undefined ? policy : { ...policy, rates: { ...policy.rates, [focus]: 0 } };
  }
  return focus === undefined
    ? { ...policy, shiftBp: 0 }
    : { ...policy, apart: policy.apart.filter(({ sector }) => sector !== focus) };
}

/** Positions of the slider at which the curve is evaluated: every whole point of the range. */
export function curvePoints(
  range: { readonly minBp: number; readonly maxBp: number },
  stepBp: number,
): number[] {
  const count = Math.round((range.maxBp - range.minBp) / stepBp);
  return Array.from({ length: count + 1 }, (_unused, at) => range.minBp + at * stepBp);
}
