import type { Scenario } from '#shared/content/scenario.ts';
import { FACILITATION_CLOSING } from '#shared/content/moduleConstants.ts';
import { at } from '#shared/economics/at.ts';
import { BASIS_POINTS } from '#shared/kernel/basisPoints.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import type { LawInForce, ShockDraft } from '../../schedules/lawInForce.ts';
import { placesOf } from '../../schedules/places.ts';
import { openWto } from './openWto.ts';

/** Facilitation keeps hundredths of a basis point. */
const DECIMALS = 100;

/**
 * Trade facilitation: goods pass the borders of all who were at the conference at less cost, from wherever they come. The gap
 * to what was agreed closes by 60 per cent a round, as border costs do. Source: Trade Facilitation Agreement (WTO 2013).
 */
export function shapeWto(scenario: Scenario, law: LawInForce, { iceberg }: ShockDraft): void {
  const wto = openWto(law);
  if (wto === undefined || wto.facilitationBp === 0) return;
  const cost = 1 - facilitatedAfter(wto, law.roundsAhead) / BASIS_POINTS;
  const { N, J } = scenario.base;
  const { goods } = placesOf(scenario);
  scenario.economies.forEach(({ playable }, n) => {
    if (!playable) return;
    for (let i = 0; i < N; i++) {
      if (n === i) continue;
      for (const { place } of goods) {
        const cell = (n * N + i) * J + place;
        iceberg[cell] = at(iceberg, cell) * cost;
      }
    }
  });
}

/** How much of the facilitation agreed is reached after so many rounds, in basis points. */
export function facilitatedAfter(
  { facilitationBp, facilitatedBp }: Pick<WtoState, 'facilitationBp' | 'facilitatedBp'>,
  rounds = 1,
): number {
  const left = (1 - FACILITATION_CLOSING) ** rounds;
  const reachedBp = facilitationBp + (facilitatedBp - facilitationBp) * left;
  return Math.round(reachedBp * DECIMALS) / DECIMALS;
}
