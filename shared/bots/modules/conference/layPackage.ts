import { FARM_SECTORS } from '#shared/content/politicsConstants.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Conference, PackageTerms } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import { PACKAGE_SLOTS } from '#shared/content/wtoConstants.ts';
import type { Undertaking } from '#shared/rules/modules/wto/packages/adoptionOf.ts';
import { packageFault } from '#shared/rules/modules/wto/packages/packageFault.ts';
import { openPaperLimit } from '#shared/rules/negotiation/papers/paperLimits.ts';
import { tradableSectors } from '#shared/rules/policy/tradableSectors.ts';
import { seededDraw } from '../../seededDraw.ts';
import { LEAST_WORTH } from '../worth.ts';
import type { Delegation } from './delegation.ts';
import { gainOf, isAcceptable, lawWith, packageName, packageWorth } from './packageWorth.ts';

/** Packages on the table beyond which bots lay down none: the floor has room for one. */
const PACKAGES = 2;
/** A package already there that brings this part of what the own one would is good enough. */
const GOOD_ENOUGH = 0.8;
/** Ambitions that are tried: the bound rates that nobody stands above. */
const COEFFICIENTS_BP = [800, 1_500, 2_500] as const;
/** Facilitation goes this much further from one conference to the next. */
const FACILITATION_STEP_BP = 100;
const FACILITATION_MAX_BP = 200;
/** Packages that are solved, those first that promise most. */
const PACKAGES_SOLVED = 4;
/** How much likelier a package is to fail for each unit that loses by it. */
const FAILS_PER_LOSER = 0.3;

/** A bot with something to gain lays the package before the conference that is best for it and likely to be adopted. */
export function layPackage(delegation: Delegation, { packages }: Conference): SeatIntent[] {
  const { view, economy, temper } = delegation;
  if (packages.length >= PACKAGES) return [];
  if (seededDraw(view, economy, 'conference') >= temper.tableChance) return [];
  if (openPaperLimit(view, economy, PACKAGE_SLOTS) !== undefined) return [];
  const best = bestTerms(delegation);
  if (best === undefined) return [];
  const worth = packageWorth(delegation, { terms: best, waivers: [] });
  const isServed = packages.some((each) => packageWorth(delegation, each) >= GOOD_ENOUGH * worth);
  return isServed ? [] : [{ type: 'tablePackage', terms: best }];
}

function bestTerms(delegation: Delegation): PackageTerms | undefined {
  const { appraiser, economy, scenario, view, wto } = delegation;
  const promise = (terms: PackageTerms): number => {
    const undertaking = { terms, waivers: [] };
    const gains = appraiser.table.estimateLaw(packageName(undertaking), () =>
      lawWith(delegation, undertaking),
    );
    return gains[economy] ?? 0;
  };
  const promising = candidateTerms(delegation)
    .filter((terms) => packageFault(scenario, view, wto, terms) === undefined)
    .map((terms) => ({ terms, promise: promise(terms) }))
    .toSorted((a, b) => b.promise - a.promise)
    .slice(0, PACKAGES_SOLVED);
  let best: PackageTerms | undefined;
  let reached = LEAST_WORTH;
  for (const { terms } of promising) {
    const score = prospectsOf(delegation, { terms, waivers: [] });
    if (score > reached) [best, reached] = [terms, score];
  }
  return best;
}

/** What a package is worth, times how likely nobody objects to it. */
function prospectsOf(delegation: Delegation, undertaking: Undertaking): number {
  if (!isAcceptable(delegation, undertaking)) return 0;
  const { view } = delegation;
  const speakers = new Set(Object.keys(view.seats).map((seat) => unitOf(view, seat)[0] ?? seat));
  const losers = [...speakers].filter((speaker) => gainOf(delegation, undertaking, speaker) < 0);
  return packageWorth(delegation, undertaking) * (1 - FAILS_PER_LOSER) ** losers.length;
}

/** Deep or shallow, with the farm or without it, with or without special treatment; facilitation one step further. */
function candidateTerms({ scenario, wto }: Delegation): PackageTerms[] {
  const goods = tradableSectors(scenario);
  const industry = goods.filter((sector) => !FARM_SECTORS.includes(sector));
  const isMixed = industry.length > 0 && industry.length < goods.length;
  const facilitationBp = Math.min(FACILITATION_MAX_BP, wto.facilitationBp + FACILITATION_STEP_BP);
  return COEFFICIENTS_BP.flatMap((coefficientBp) =>
    [goods, ...(isMixed ? [industry] : [])].flatMap((sectors) =>
      [true, false].map((specialTreatment) => ({ coefficientBp, sectors, specialTreatment, facilitationBp })),
    ),
  );
}
