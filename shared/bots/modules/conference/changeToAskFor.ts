import type { SectorId } from '#shared/kernel/ids.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { ConferencePackage, PackageChange } from '#shared/protocol/modules/wto.ts';
import { changedPackage } from '#shared/rules/modules/wto/packages/changedPackage.ts';
import { areDeveloping } from '#shared/rules/modules/wto/schedules/isDeveloping.ts';
import { importsFromOutside } from '#shared/rules/policy/shock/importsFromOutside.ts';
import { wallOf } from '#shared/rules/policy/wallOf.ts';
import { chiefLobbies } from '../chiefLobbies.ts';
import type { Delegation } from './delegation.ts';
import { FACILITATION_MAX_BP } from './layPackage.ts';
import { gainOf, isAcceptable, lawWith, packageWorth } from './packageWorth.ts';

/** How much less ambitious a formula an objector asks for. */
const COEFFICIENT_FACTORS = [1.5, 2.5] as const;
const COEFFICIENT_MAX_BP = 5_000;
/** Sectors whose exemption is thought through, those first in which it would cut most. */
const SECTORS_TRIED = 2;

/**
 * The one change that makes a package acceptable; of several the one that leaves its author most, since the author must take it.
 * Where none does, the one that is best for the objector.
 */
export function changeToAskFor(delegation: Delegation, tabled: ConferencePackage): PackageChange | undefined {
  const options = changesToTry(delegation, tabled).flatMap((change) => {
    const changed = changedPackage(tabled, change);
    return changed === undefined ? [] : [{ change, changed }];
  });
  const acceptable = options
    .filter(({ changed }) => isAcceptable(delegation, changed))
    .map((option) => ({ ...option, rank: gainOf(delegation, option.changed, tabled.author) }));
  const ranked =
    acceptable.length > 0
      ? acceptable
      : options.map((option) => ({ ...option, rank: packageWorth(delegation, option.changed) }));
  return ranked.toSorted((a, b) => b.rank - a.rank)[0]?.change;
}

function changesToTry(delegation: Delegation, { terms }: ConferencePackage): PackageChange[] {
  const { scenario, unit, temper, economy } = delegation;
  const isPoor = areDeveloping(scenario, unit);
  const coefficients = COEFFICIENT_FACTORS.map((factor) =>
    Math.min(COEFFICIENT_MAX_BP, Math.round((terms.coefficientBp * factor) / 100) * 100),
  );
  return [
    ...sectorsToSpare(delegation, terms.sectors).map((sector) => ({ type: 'exemptSector', sector }) as const),
    ...coefficients.map((coefficientBp) => ({ type: 'coefficient', coefficientBp }) as const),
    ...(isPoor ? [{ type: 'specialTreatment', on: true } as const] : []),
    ...(terms.facilitationBp < FACILITATION_MAX_BP
      ? [{ type: 'facilitation', facilitationBp: FACILITATION_MAX_BP } as const]
      : []),
    ...(isPoor || temper.asksWaiver ? [{ type: 'waiver', economy } as const] : []),
  ];
}

/** Those of the lobbies that it listens to, then those in which the package takes most off what outsiders pay. */
function sectorsToSpare(delegation: Delegation, sectors: readonly SectorId[]): SectorId[] {
  const { scenario, view, unit, economy, temper } = delegation;
  const lobbies = temper.sparesLobby ? chiefLobbies(scenario, economy).map(({ sector }) => sector) : [];
  const [before, after] = [view, lowered(delegation, sectors)].map((law) => wallOf(law, economy));
  const taken = (sector: SectorId): number => {
    const bought = importsFromOutside(scenario, view, unit, { member: economy, sector });
    return bought * toFraction((before?.[sector] ?? 0) - (after?.[sector] ?? 0));
  };
  const byCut = sectors
    .map((sector) => ({ sector, cut: taken(sector) }))
    .filter(({ sector, cut }) => cut > 0 && !lobbies.includes(sector))
    .toSorted((a, b) => b.cut - a.cut)
    .slice(0, SECTORS_TRIED)
    .map(({ sector }) => sector);
  return [...lobbies.filter((sector) => sectors.includes(sector)), ...byCut];
}

function lowered(delegation: Delegation, sectors: readonly SectorId[]): ReturnType<typeof lawWith> {
  const terms = { coefficientBp: 1_000, sectors, specialTreatment: false, facilitationBp: 0 };
  return lawWith(delegation, { terms, waivers: [] });
}
