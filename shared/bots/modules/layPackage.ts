import { PACKAGE_SLOTS } from '#shared/content/moduleConstants.ts';
import { FARM_SECTORS } from '#shared/content/politicsConstants.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Conference, PackageTerms } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import { packageFault } from '#shared/rules/modules/wto/packages.ts';
import { openProposalLimit } from '#shared/rules/table/proposalLimits.ts';
import { seededDraw } from '../moves/seededDraw.ts';
import { LEAST_WORTH } from '../valuation/lawSolver.ts';
import { type Delegation, gainOf, isAcceptable, packageWorth } from './delegation.ts';

/** Packages on the table beyond which bots lay down none: the floor has room for one. */
const PACKAGES = 2;
/** A package already there that brings this part of what the own one would is good enough. */
const GOOD_ENOUGH = 0.8;
/** Ambitions that are tried, in basis points: the bound rate above which nobody ends. */
const COEFFICIENTS_BP = [1_500, 800, 2_500] as const;
/** Facilitation goes this much further from one conference to the next. */
const FACILITATION_STEP_BP = 100;
export const FACILITATION_MAX_BP = 200;
/** How much likelier a package is to fail for each unit that loses by it. */
const FAILS_PER_LOSER = 0.3;

/** A bot with something to gain lays the package before the conference that is best for it and likely to be adopted. */
export function layPackage(delegation: Delegation, { packages }: Conference): SeatIntent[] {
  const { view, economy, temperament } = delegation;
  if (packages.length >= PACKAGES) return [];
  if (seededDraw(view, economy, 'conference') >= temperament.conference.tableChance) return [];
  if (openProposalLimit(view, economy, PACKAGE_SLOTS) !== undefined) return [];
  const terms = bestTerms(delegation);
  if (terms === undefined) return [];
  const worth = packageWorth(delegation, { terms, waivers: [] });
  const isServed = packages.some((each) => packageWorth(delegation, each) >= GOOD_ENOUGH * worth);
  return isServed ? [] : [{ type: 'tablePackage', terms }];
}

/** One choice after the other: how deep, with the farm or without it, with or without special treatment. */
function bestTerms(delegation: Delegation): PackageTerms | undefined {
  const { scenario, view, wto } = delegation;
  const goods = tradableSectors(scenario);
  const industry = goods.filter((sector) => !FARM_SECTORS.includes(sector));
  const sectorLists = industry.length > 0 && industry.length < goods.length ? [goods, industry] : [goods];
  const facilitationBp = Math.min(FACILITATION_MAX_BP, wto.facilitationBp + FACILITATION_STEP_BP);
  const [coefficientBp] = COEFFICIENTS_BP;
  const choices: readonly (readonly Partial<PackageTerms>[])[] = [
    COEFFICIENTS_BP.map((each) => ({ coefficientBp: each })),
    sectorLists.map((sectors) => ({ sectors })),
    [true, false].map((specialTreatment) => ({ specialTreatment })),
  ];
  let best: PackageTerms = { coefficientBp, sectors: goods, specialTreatment: true, facilitationBp };
  let reached = -Infinity;
  for (const options of choices) {
    for (const option of options) {
      const terms = { ...best, ...option };
      const score = prospectsOf(delegation, terms);
      if (score > reached) [best, reached] = [terms, score];
    }
  }
  return reached > LEAST_WORTH && packageFault(scenario, view, wto, best) === undefined ? best : undefined;
}

/** What a package is worth, times how likely nobody objects to it; what one could not live with oneself is worth nothing. */
function prospectsOf(delegation: Delegation, terms: PackageTerms): number {
  const undertaking = { terms, waivers: [] };
  if (!isAcceptable(delegation, undertaking)) return 0;
  const { view } = delegation;
  const units = new Set(Object.keys(view.seats).map((seat) => unitOf(view, seat)[0] ?? seat));
  const losers = [...units].filter((unit) => gainOf(delegation, undertaking, unit) < 0);
  return packageWorth(delegation, undertaking) * (1 - FAILS_PER_LOSER) ** losers.length;
}
