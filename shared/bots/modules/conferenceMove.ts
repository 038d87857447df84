import {
  COEFFICIENT_LEAST_BP,
  COEFFICIENT_MOST_BP,
  LAST_VERSION_OF_BOTS,
  PACKAGE_SLOTS,
} from '#shared/content/moduleConstants.ts';
import { FARM_SECTORS } from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { ConferenceMatter } from '#shared/protocol/botMove.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type {
  Conference,
  ConferencePackage,
  PackageChange,
  PackageTerms,
} from '#shared/protocol/modules/wto.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { importsFromOutside, tradableSectors, wallOf } from '#shared/rules/law/lawInForce.ts';
import { conferenceNow, floorPackage, speakerFor } from '#shared/rules/modules/wto/conference.ts';
import { areDeveloping } from '#shared/rules/modules/wto/mfnTreatment.ts';
import { type Undertaking, changedPackage, packageFault } from '#shared/rules/modules/wto/packages.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { openProposalLimit } from '#shared/rules/table/proposal.ts';
import { seededDraw } from '#shared/rules/table/botDelays.ts';
import { hasPerson } from '../moves/attention.ts';
import { chiefLobbies } from '../valuation/homePolitics.ts';
import { LEAST_WORTH } from '../valuation/lawSolver.ts';
import {
  type Delegation,
  type PackageStance,
  createDelegation,
  gainOf,
  isAcceptable,
  lawWith,
  packageName,
  packageStance,
  packageWorth,
  worthOfTaking,
} from './delegation.ts';

/** Packages on the table beyond which bots lay down none: the floor has room for one. */
const PACKAGES = 2;
/** A package already there that brings this part of what the own one would is good enough. */
const GOOD_ENOUGH = 0.8;
/** Ambitions that are tried, in basis points: the bound rate above which nobody ends. */
const COEFFICIENTS_BP = [3_000, COEFFICIENT_LEAST_BP, 4_000] as const;
/** Facilitation goes this much further from one conference to the next. */
const FACILITATION_STEP_BP = 100;
const FACILITATION_MAX_BP = 200;
/** How much likelier a package is to fail for each unit that loses by it. */
const FAILS_PER_LOSER = 0.3;

/** A bot with something to gain lays the package before the conference that is best for it and likely to be adopted. */
function layPackage(delegation: Delegation, { packages }: Conference): SeatIntent[] {
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
  const { first, choices } = termsToTry(delegation);
  let best = first;
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

/** What bots choose from, one after the other, and what they begin with. */
function termsToTry({ scenario, wto }: Delegation) {
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
  const first: PackageTerms = { coefficientBp, sectors: goods, specialTreatment: true, facilitationBp };
  return { first, choices };
}

/** All packages that bots could put together from these, for people to choose from. */
export function packagesToTry(delegation: Delegation): PackageTerms[] {
  const { scenario, view, wto } = delegation;
  const { first, choices } = termsToTry(delegation);
  return choices
    .reduce<PackageTerms[]>(
      (all, options) => all.flatMap((terms) => options.map((option) => ({ ...terms, ...option }))),
      [first],
    )
    .filter((terms) => packageFault(scenario, view, wto, terms) === undefined);
}

/** A package that a person could propose. */
export type PackagePlan = {
  readonly terms: PackageTerms;
  /** Log real income of its author by it, and of all voices in the mean. */
  readonly gain: number;
  readonly gainOfAll: number;
  /** How the voice of each unit that a bot speaks for would stand to it. */
  readonly stances: Readonly<Record<EconomyId, PackageStance>>;
  /** The package of another that says the same already. */
  readonly tabled?: string;
};

/** Of all packages that bots could put together: the one that fewest could object to, the best for its author, and the best for all. */
export function* packagePlans(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
): Generator<undefined, readonly PackagePlan[]> {
  const own = createDelegation(scenario, view, economy);
  if (own === undefined) return [];
  const units = unitsIn(view);
  // The taste of a person is not known: none is taken for granted.
  const walls = { ...own.temperament.walls, importAversion: 0 };
  const person: Delegation = { ...own, temperament: { ...own.temperament, walls } };
  const found: (PackagePlan & { readonly worth: number; readonly against: number })[] = [];
  for (const terms of packagesToTry(own)) {
    const undertaking = { terms, waivers: [] };
    const same = tabledAs(view, undertaking);
    const stances = yield* stancesTo(own, undertaking);
    const gains = units.map((unit) => gainOf(own, undertaking, unit));
    found.push({
      terms,
      stances,
      ...(same && { tabled: same.id }),
      gain: gainOf(own, undertaking, economy),
      gainOfAll: gains.reduce((sum, gain) => sum + gain, 0) / units.length,
      worth: packageWorth(person, undertaking),
      against: countOf(stances, 'objects') + countOf(stances, 'mayObject') / 2,
    });
  }
  const byWorth = found.toSorted((a, b) => b.worth - a.worth);
  const [mildest] = byWorth.toSorted((a, b) => a.against - b.against);
  const [best] = byWorth.toSorted((a, b) => b.gainOfAll - a.gainOfAll);
  return [...new Set([mildest, byWorth[0], best])].flatMap((plan) => plan ?? []);
}

/** Who has a voice. */
const unitsIn = (view: CountryGame): EconomyId[] =>
  Object.keys(view.seats).filter((seat) => speakerFor(view, seat) === seat);

const tabledAs = (view: CountryGame, undertaking: Undertaking): ConferencePackage | undefined =>
  conferenceNow(view)?.packages.find((each) => packageName(each) === packageName(undertaking));

/** How the voice of each unit that a bot speaks for would stand to a package. */
function* stancesTo(own: Delegation, undertaking: Undertaking): Generator<undefined, PackagePlan['stances']> {
  const { view, economy } = own;
  const same = tabledAs(view, undertaking);
  const stances: Record<EconomyId, PackageStance> = {};
  for (const bot of unitsIn(view).filter((unit) => unit !== economy && !hasPerson(view, [unit]))) {
    yield undefined;
    const unit = unitOf(view, bot);
    // Whoever has proposed or backed it objects to nothing in it.
    const isFor = same?.backers.some((each) => unit.includes(each)) === true;
    stances[bot] = isFor ? { step: 'agrees' } : packageStance({ ...own, economy: bot, unit }, undertaking);
  }
  return stances;
}

/** The same for any package that is proposed or written. */
export function* packageStances(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  undertaking: Undertaking,
): Generator<undefined, PackagePlan['stances']> {
  const own = createDelegation(scenario, view, economy);
  return own === undefined ? {} : yield* stancesTo(own, undertaking);
}

const countOf = (stances: PackagePlan['stances'], step: PackageStance['step']): number =>
  Object.values(stances).filter((stance) => stance.step === step).length;

/** What a package is worth, times how likely nobody objects to it; what one could not live with oneself is worth nothing. */
function prospectsOf(delegation: Delegation, terms: PackageTerms): number {
  const undertaking = { terms, waivers: [] };
  if (!isAcceptable(delegation, undertaking)) return 0;
  const { view } = delegation;
  const units = new Set(Object.keys(view.seats).map((seat) => unitOf(view, seat)[0] ?? seat));
  const losers = [...units].filter((unit) => gainOf(delegation, undertaking, unit) < 0);
  return packageWorth(delegation, undertaking) * (1 - FAILS_PER_LOSER) ** losers.length;
}

/** What the voice of a unit does about one thought that it owes the conference; nothing where the conference has gone on. */
export function conferenceMove(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  move: ConferenceMatter,
): SeatIntent[] {
  const conference = conferenceNow(view);
  if (view.phase !== 'negotiation' || conference === undefined) return [];
  if (speakerFor(view, economy) !== economy) return [];
  const delegation = createDelegation(scenario, view, economy);
  if (delegation === undefined) return [];
  const { packages, stage, objections } = conference;
  if (stage === 'tabling') {
    if (move.matter === 'table') return layPackage(delegation, conference);
    const isOfNow = move.matter === 'back' && move.packages === packages.length;
    return isOfNow ? backBest(delegation, conference) : [];
  }
  const tabled = floorPackage(conference);
  if (stage !== 'floor' || tabled === undefined) return [];
  if (move.matter !== 'floor' && move.matter !== 'objections') return [];
  if (move.package !== tabled.id || move.revision !== tabled.revision) return [];
  if (move.matter === 'floor') return speakOnFloor(delegation, conference, tabled);
  const objectors = objections.map(({ by }) => by).toSorted();
  const isOfNow = objectors.join() === move.objectors.toSorted().join();
  return isOfNow ? answerObjectors(delegation, conference, tabled) : [];
}

/** How much less ambitious a formula an objector asks for. */
const COEFFICIENT_FACTORS = [1.5, 2.5] as const;

/** Sectors whose exemption is thought through, those first in which it would cut most. */
const SECTORS_TRIED = 2;

/**
 * The one change that makes a package acceptable; of several the one that leaves its author most, since the author must take it.
 * Where none does, the one that is best for the objector.
 */
function changeToAskFor(delegation: Delegation, tabled: ConferencePackage): PackageChange | undefined {
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
  const { scenario, unit, temperament, economy } = delegation;
  const isPoor = areDeveloping(scenario, unit);
  const coefficients = COEFFICIENT_FACTORS.map((factor) =>
    Math.min(COEFFICIENT_MOST_BP, Math.round((terms.coefficientBp * factor) / 100) * 100),
  );
  return [
    ...sectorsToSpare(delegation, terms.sectors).map((sector) => ({ type: 'exemptSector', sector }) as const),
    ...coefficients.map((coefficientBp) => ({ type: 'coefficient', coefficientBp }) as const),
    ...(isPoor ? [{ type: 'specialTreatment', on: true } as const] : []),
    ...(terms.facilitationBp < FACILITATION_MAX_BP
      ? [{ type: 'facilitation', facilitationBp: FACILITATION_MAX_BP } as const]
      : []),
    ...(isPoor || temperament.conference.asksWaiver ? [{ type: 'waiver', economy } as const] : []),
  ];
}

/** Those of the lobbies that it listens to, then those in which the package takes most off what outsiders pay. */
function sectorsToSpare(delegation: Delegation, sectors: readonly SectorId[]): SectorId[] {
  const { scenario, view, unit, economy, temperament } = delegation;
  const lobbies = temperament.conference.sparesLobbies
    ? chiefLobbies(scenario, economy).map(({ sector }) => sector)
    : [];
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
  const terms = { coefficientBp: COEFFICIENT_LEAST_BP, sectors, specialTreatment: false, facilitationBp: 0 };
  return lawWith(delegation, { terms, waivers: [] });
}

/**
 * A bot says yes to what it can live with; else it objects with the one change that would do. Some hold out at first, to be left out of
 * the cuts while others make theirs; who holds out risks that all fails.
 */
function speakOnFloor(
  delegation: Delegation,
  { objections }: Conference,
  tabled: ConferencePackage,
): SeatIntent[] {
  const { revision } = tabled;
  const canLive = isAcceptable(delegation, tabled);
  const change = canLive ? holdOut(delegation, tabled) : changeToAskFor(delegation, tabled);
  if (canLive && change === undefined) return [{ type: 'agreeToPackage', revision }];
  if (change === undefined) return [];
  const standing = objections.find(({ by }) => by === delegation.economy)?.change;
  return standing !== undefined && isSame(standing, change)
    ? []
    : [{ type: 'objectToPackage', revision, change }];
}

/** The waiver that it asks for, where that would bring it something. */
function holdOut(delegation: Delegation, tabled: ConferencePackage): PackageChange | undefined {
  const { economy } = delegation;
  if (!isHoldingOut(delegation)) return undefined;
  const change = { type: 'waiver', economy } as const;
  const changed = changedPackage(tabled, change);
  if (changed === undefined) return undefined;
  const more = packageWorth(delegation, changed) - packageWorth(delegation, tabled);
  return more > LEAST_WORTH ? change : undefined;
}

function isSame(a: PackageChange, b: PackageChange): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/**
 * What the author does about objections. At the bell one of them is the end of it, so any change that leaves a gain is better than
 * none; of several the one that leaves most. Rich economies are not let off cheaply.
 */
function answerObjectors(
  delegation: Delegation,
  { objections }: Conference,
  tabled: ConferencePackage,
): SeatIntent[] {
  const isLast = tabled.revision >= LAST_VERSION_OF_BOTS;
  const [best] = objections
    // A text that has changed often changes on for people alone.
    .filter(({ by }) => !isLast || hasPerson(delegation.view, [by]))
    .flatMap((objection) => {
      const worth = worthOfTaking(delegation, tabled, objection);
      return worth === undefined ? [] : [{ by: objection.by, worth }];
    })
    .toSorted((a, b) => b.worth - a.worth);
  return best === undefined ? [] : [{ type: 'takeChange', by: best.by }];
}

/** How much a person's package is preferred. */
const HUMAN_PREFERENCE = 1.25;

/** A bot speaks for the package that is best for it; for none where all are bad. */
function backBest(delegation: Delegation, { packages }: Conference): SeatIntent[] {
  const { view, economy } = delegation;
  if (isHoldingOut(delegation)) return [];
  const worth = (each: ConferencePackage): number =>
    packageWorth(delegation, each) * (hasPerson(view, [each.author]) ? HUMAN_PREFERENCE : 1);
  const [best] = packages
    .filter((each) => isAcceptable(delegation, each) && packageWorth(delegation, each) > 0)
    .toSorted((a, b) => worth(b) - worth(a));
  return best === undefined || best.backers.includes(economy)
    ? []
    : [{ type: 'backPackage', package: best.id }];
}

/** Whether a delegation means to be left out of the cuts while others make theirs; it says no word for any package before. */
function isHoldingOut({ view, economy, temperament }: Delegation): boolean {
  return seededDraw(view, economy, 'holdOut') < temperament.conference.holdOutChance;
}

/** Whose package takes up the room for proposals tables none: instead of a counter it refuses. */
export function withinSlots(
  view: CountryGame,
  economy: EconomyId,
  intents: readonly SeatIntent[],
): readonly SeatIntent[] {
  if (openProposalLimit(view, economy) === undefined) return intents;
  // What is withdrawn first makes room.
  if (intents.some(({ type }) => type === 'withdrawProposal')) return intents;
  return intents.flatMap((intent): SeatIntent[] => {
    if (intent.type !== 'tableProposal') return [intent];
    const { counterTo, reason } = intent;
    return counterTo === undefined ? [] : [{ type: 'refuseProposal', proposal: counterTo, reason }];
  });
}
