import { FACILITATION_CLOSING } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/kernel/records.ts';
import { BASIS_POINTS } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import { preferentialRateBp } from '../../law/rates.ts';
import { type LawInForce, type ShockDraft, economyPlace, placesOf } from '../../law/lawInForce.ts';
import { openWto } from '../../law/moduleIsOn.ts';

/**
 * Most-favoured-nation treatment (GATT Article I): what a preferential arrangement cuts, it cuts for all. `mfnBp` [n][g] is
 * lowered in place. Not where a table's settings have cuts stay among their parties. Preferences among developing economies only stay theirs (Enabling Clause, 2(c)), and so do arrangements
 * older than the game.
 */
export function extendCuts(scenario: Scenario, law: LawInForce, mfnBp: Float64Array): void {
  if (openWto(law) === undefined || scenario.flags.cutsStayAmongParties === true) return;
  for (const agreement of Object.values(law.agreements)) {
    if (cutsForAll(scenario, agreement)) extend(scenario, law, agreement, mfnBp);
  }
}

/** Whether what an agreement cuts goes to everybody. */
function cutsForAll(scenario: Scenario, { level, sinceRound, concessions, parties }: Agreement): boolean {
  return level === 1 && sinceRound > 0 && concessions.length > 0 && !areDeveloping(scenario, parties);
}

function extend(
  scenario: Scenario,
  { answers }: LawInForce,
  agreement: Agreement,
  mfnBp: Float64Array,
): void {
  const { goods } = placesOf(scenario);
  const register = { [agreement.id]: agreement };
  for (const { by, to, sector } of agreement.concessions) {
    const isWithheld = answers?.withheld.some((each) => each.by === by && each.to === to) ?? false;
    const g = goods.findIndex(({ id }) => id === sector);
    if (isWithheld || g < 0) continue;
    const cell = economyPlace(scenario, by) * goods.length + g;
    const rateBp = preferentialRateBp(register, by, to, sector, at(mfnBp, cell));
    if (rateBp !== undefined) mfnBp[cell] = Math.min(at(mfnBp, cell), rateBp);
  }
}

/** Whether an economy counts as developing: the Enabling Clause and special treatment are for these. */
export function isDeveloping(scenario: Scenario, economy: EconomyId): boolean {
  return scenario.economies[economyPlace(scenario, economy)]?.developing === true;
}

/** Whether all of some economies do, as a union or the parties of a proposal. */
export function areDeveloping(scenario: Scenario, economies: readonly EconomyId[]): boolean {
  return economies.every((economy) => isDeveloping(scenario, economy));
}

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
