/** What changes of law other than offers would do: a package of the conference, and that a seat leaves agreements. */
import { NOTICE_ROUNDS } from '#shared/content/treatyConstants.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { PackageChange, WtoState } from '#shared/protocol/modules/wto.ts';
import type { SupportForecast } from '#shared/protocol/modules/politics.ts';
import { withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import { type EconomyForecast, compareLaws, forecastLeaving } from '#shared/rules/forecast/compareLaws.ts';
import { forecastOverRounds } from '#shared/rules/forecast/forecastOverRounds.ts';
import { giveNotices } from '#shared/rules/law/leaving.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { solveLaw, solveStandingLaw } from '#shared/rules/shock/solveLaw.ts';
import { forecastSupport } from '#shared/rules/forecast/policyForecasts.ts';
import { type Undertaking, adopt, adoptionOf, changedPackage } from '#shared/rules/modules/wto/packages.ts';
import type { CountryGame } from '#shared/rules/state.ts';

/** A package, as on the floor or being written, and changes to it, each asked for by itself. */
export type PackageJob = {
  readonly type: 'package';
  readonly undertaking: Undertaking;
  readonly changes: readonly PackageChange[];
};

/** What an undertaking would do to every economy in this round, and to all together, billions. */
export type UndertakingEffect = {
  readonly economies: Readonly<Record<EconomyId, EconomyForecast>>;
  readonly worldGainBn: number;
};

export type PackageEffects = {
  readonly type: 'package';
  readonly asTabled: UndertakingEffect;
  /** Of every government; empty where the game has no politics. */
  readonly support: Readonly<Record<EconomyId, SupportForecast>>;
  /** In the order asked; nothing where the package says that already. */
  readonly changed: readonly (UndertakingEffect | undefined)[];
  /** What all together gain by the tariffs of the package alone, without easier borders: free trade in `freeTradeGainBn` has none. */
  readonly tariffGainBn: number;
  /** What all together would gain if no seat levied a tariff: the far end of the scale. */
  readonly freeTradeGainBn: number;
};

type View = CountryGame & { readonly wto: WtoState };
type Case = { readonly scenario: Scenario; readonly view: View; readonly without: CountryGame };

/** The package, then each change, then free trade; newer work may interrupt between them. */
export function* packageEffects(
  scenario: Scenario,
  view: CountryGame,
  { undertaking, changes }: PackageJob,
): Generator<undefined, PackageEffects | undefined> {
  const { wto } = view;
  if (wto === undefined) return undefined;
  const each: Case = { scenario, view: { ...view, wto }, without: withPendingLaw(scenario, view) };
  const asTabled = effectOf(each, adopted(each, undertaking));
  if (!asTabled.ok) return undefined;
  yield undefined;
  const support = supportUnder(each, undertaking);
  if (!support.ok) return undefined;
  const changed: (UndertakingEffect | undefined)[] = [];
  for (const change of changes) {
    yield undefined;
    const asked = changedPackage(undertaking, change);
    const effect = asked === undefined ? undefined : effectOf(each, adopted(each, asked));
    if (effect?.ok === false) return undefined;
    changed.push(effect?.value);
  }
  yield undefined;
  const tariffs = effectOf(each, adopted(each, withoutFacilitation(undertaking)));
  if (!tariffs.ok) return undefined;
  yield undefined;
  const free = effectOf(each, withoutTariffs(each));
  if (!free.ok) return undefined;
  return {
    type: 'package',
    asTabled: asTabled.value,
    support: support.value,
    changed,
    tariffGainBn: tariffs.value.worldGainBn,
    freeTradeGainBn: free.value.worldGainBn,
  };
}

function adopted({ scenario, view, without }: Case, undertaking: Undertaking): CountryGame {
  return adopt(without, adoptionOf(scenario, without, view.wto, undertaking));
}

function withoutFacilitation({ terms, waivers }: Undertaking): Undertaking {
  return { terms: { ...terms, facilitationBp: 0 }, waivers };
}

function withoutTariffs({ view, without }: Case): CountryGame {
  const walls = mapValues(without.walls, (wall, economy) =>
    view.seats[economy] === undefined ? wall : { ...wall, mfnRateBp: mapValues(wall.mfnRateBp, () => 0) },
  );
  return { ...without, walls };
}

function effectOf(
  { scenario, without }: Case,
  law: CountryGame,
): Result<UndertakingEffect, ConvergenceFailure> {
  const compared = compareLaws(scenario, { without, with: law });
  if (!compared.ok) return compared;
  const { economies } = compared.value;
  return ok({
    economies,
    worldGainBn: Object.values(economies).reduce((sum, { gainBn }) => sum + gainBn, 0),
  });
}

function supportUnder(
  each: Case,
  undertaking: Undertaking,
): Result<Readonly<Record<EconomyId, SupportForecast>>, ConvergenceFailure> {
  const { scenario, view, without } = each;
  if (view.politics === undefined) return ok({});
  const law = adopted(each, undertaking);
  const before = solveStandingLaw(scenario, without);
  if (!before.ok) return before;
  const after = solveLaw(scenario, law, { warmStart: before.value.equilibrium.warmStart });
  if (!after.ok) return after;
  const choice = { before: { law: without, solved: before.value }, after: { law, solved: after.value } };
  const support = Object.keys(view.seats).flatMap((economy) => {
    const forecast = forecastSupport(scenario, view, choice, economy);
    return forecast === undefined ? [] : [[economy, forecast] as const];
  });
  return ok(Object.fromEntries(support));
}

/** What comes once a seat is out of each of several agreements. */
export type LeavingJob = {
  readonly type: 'leaving';
  readonly economy: EconomyId;
  readonly agreements: readonly Agreement[];
};

/** Per cent of real income: once it is out, and in the last round, when what the agreement no longer makes grow is missing too. */
export type LeavingWorth = { readonly percent: number; readonly last: number };

export type Leaving = {
  readonly type: 'leaving';
  /** In the order asked; nothing where the model finds nothing. */
  readonly worths: readonly (LeavingWorth | undefined)[];
};

/** An agreement a slice. */
export function* leavingWorths(
  scenario: Scenario,
  view: CountryGame,
  { economy, agreements }: LeavingJob,
): Generator<undefined, Leaving> {
  const without = withPendingLaw(scenario, view);
  const outInRound = view.round + NOTICE_ROUNDS;
  const rounds = Math.max(NOTICE_ROUNDS, view.settings.rounds - view.round) + 1;
  const worths: (LeavingWorth | undefined)[] = [];
  for (const agreement of agreements) {
    yield undefined;
    const left = forecastLeaving(scenario, view, agreement, economy);
    const own = left.ok ? left.value.economies[economy] : undefined;
    const noticed = giveNotices(agreement, [economy], outInRound);
    const withNotice = { ...without, agreements: { ...without.agreements, [agreement.id]: noticed } };
    yield undefined;
    const ahead = forecastOverRounds(scenario, { without, with: withNotice }, { rounds });
    const last = ahead.ok ? ahead.value.at(-1)?.logChange[economy] : undefined;
    worths.push(
      own === undefined || last === undefined
        ? undefined
        : { percent: percentOfLog(own.logChange), last: percentOfLog(last) },
    );
  }
  return { type: 'leaving', worths };
}
