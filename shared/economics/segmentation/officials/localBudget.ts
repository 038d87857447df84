import { at } from '../../../kernel/records.ts';
import type { SegmentedBase, SegmentedEquilibrium } from '../segmentedModel.ts';

/** A province's budget under the rules of public finance: its part of taxes, of barrier rents, and the centre's transfers. */

const FISCAL_RULES = ['contracting', 'sharing'] as const;
type FiscalRule = (typeof FISCAL_RULES)[number];

export type PublicFinance = {
  /** Taxes by sector, as a part of value added. */
  readonly taxRates: readonly number[];
  /** Part of them that stays in the province. */
  readonly retention: Readonly<Record<FiscalRule, readonly number[]>>;
  /** Part of the barrier rents that reaches the budget, as fees and once they are taxes. */
  readonly rentToBudget: number;
  readonly rentToBudgetAsTax: number;
  /** What the centre hands back under tax sharing, in money. */
  readonly transferPool: number;
  /** A province needs this many payrolls. */
  readonly payrollNeed: number;
};

export type FiscalInstitution = {
  readonly fiscalRule: FiscalRule;
  /** Part of the transfers handed out by need; the rest goes back where taxes came from. */
  readonly equalisation: number;
  readonly feesAreTaxes: boolean;
};

type Yield = Pick<SegmentedEquilibrium, 'valueAddedBySector' | 'rent'>;

/** In the money of the base; by region but for the taxes. */
type BudgetParts = {
  /** Taxes that stay in the province, [n][j]. */
  readonly taxes: Float64Array;
  /** What of the barrier rents reaches the budget. */
  readonly rents: Float64Array;
  /** From the centre, as the base earned them. */
  readonly transfers: Float64Array;
  /** Received from other provinces less paid to them: budget money. */
  readonly payments: Float64Array;
  /** Paid out for purposes of its own. */
  readonly spending: Float64Array;
};

type Budgets = {
  /** Of the base under the same institution. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** Parts of the second: taxes + rents + transfers + payments − spending. */
  readonly parts: BudgetParts;
};

type Outcome = Yield & {
  readonly transfer: Float64Array;
  readonly affairs?: Pick<HomeAffairs, 'spending' | 'feesTurned'>;
};

/** Budgets by province. */
export function localBudgets(
  base: SegmentedBase,
  finance: PublicFinance & { readonly payroll: Float64Array },
  institution: FiscalInstitution,
  outcome: Outcome,
): Budgets {
  const { rentToBudgetAsTax } = finance;
  const { spending = new Float64Array(base.N), feesTurned = [] } = outcome.affairs ?? {};
  const { budgets, transfers, rentPart } = budgetsAtBase(base, finance, institution);
  const taxes = keptTaxes(base, finance, institution, outcome);
  const rents = outcome.rent.map((rent, n) => (feesTurned.includes(n) ? rentToBudgetAsTax : rentPart) * rent);
  return {
    before: budgets,
    after: sumBySector(base, taxes).map(
      (tax, n) => tax + at(rents, n) + at(transfers, n) + at(outcome.transfer, n) - at(spending, n),
    ),
    parts: { taxes, rents, transfers, payments: outcome.transfer, spending },
  };
}

/** Budgets of the base under an institution, with which later ones are compared; what the centre hands back, and the part of rents that counts. */
export function budgetsAtBase(
  base: SegmentedBase,
  finance: PublicFinance & { readonly payroll: Float64Array },
  institution: FiscalInstitution,
) {
  const { rentToBudget, rentToBudgetAsTax } = finance;
  const atBase = {
    valueAddedBySector: base.gva.map((share, nj) => share * at(base.output, nj)),
    rent: base.rent,
  };
  const ownTax = sumBySector(base, keptTaxes(base, finance, institution, atBase));
  const transfers = centralTransfers(finance, institution, ownTax);
  const rentPart = institution.feesAreTaxes ? rentToBudgetAsTax : rentToBudget;
  const budgets = ownTax.map((tax, n) => tax + rentPart * at(base.rent, n) + at(transfers, n));
  return { budgets, transfers, rentPart };
}

function keptTaxes(
  { J }: SegmentedBase,
  { taxRates, retention }: PublicFinance,
  { fiscalRule }: FiscalInstitution,
  { valueAddedBySector }: Yield,
): Float64Array {
  const kept = taxRates.map((rate, j) => rate * (retention[fiscalRule][j] ?? NaN));
  return valueAddedBySector.map((value, nj) => (kept[nj % J] ?? NaN) * value);
}

function sumBySector({ N, J }: Pick<SegmentedBase, 'N' | 'J'>, values: Float64Array): Float64Array {
  return Float64Array.from({ length: N }, (_, n) =>
    values.subarray(n * J, (n + 1) * J).reduce((sum, value) => sum + value, 0),
  );
}

/** The pool, shared by need (payrolls that own taxes do not cover) and by origin of taxes; none under contracting. */
function centralTransfers(
  { transferPool, payrollNeed, payroll }: PublicFinance & { readonly payroll: Float64Array },
  { fiscalRule, equalisation }: FiscalInstitution,
  ownTax: Float64Array,
): Float64Array {
  if (fiscalRule === 'contracting') return ownTax.map(() => 0);
  const need = ownTax.map((tax, n) => Math.max(payrollNeed * at(payroll, n) - tax, 0));
  const allNeed = need.reduce((sum, value) => sum + value, 0);
  const allTax = ownTax.reduce((sum, value) => sum + value, 0);
  return ownTax.map((tax, n) => {
    const byNeed = allNeed > 0 ? at(need, n) / allNeed : 0;
    return transferPool * (equalisation * byNeed + (1 - equalisation) * (tax / allTax));
  });
}

/**
 * Local drive: who keeps more of what his province earns works harder for it (Jin, Qian & Weingast 2005).
 * Δln A_n = d · (k_n − k°_n), k the part of the taxes raised in n that stays there, k° that of the start, d per unit of k.
 */

/**
 * k_n by region. The centre's transfers are fixed sums, whatever a province earns, so they drive nobody and are left out.
 */
export function keptShares(
  { N, J }: SegmentedBase,
  { taxRates, retention }: PublicFinance,
  fiscalRule: FiscalRule,
  { valueAddedBySector }: Pick<SegmentedEquilibrium, 'valueAddedBySector'>,
): Float64Array {
  return Float64Array.from({ length: N }, (_, n) => {
    let raised = 0;
    let kept = 0;
    taxRates.forEach((rate, j) => {
      const tax = rate * at(valueAddedBySector, n * J + j);
      raised += tax;
      kept += tax * (retention[fiscalRule][j] ?? NaN);
    });
    return kept / raised;
  });
}

/** Δln A_n of one round. A country that changes nothing stands still: its growth is in the base. */
export function localDrive(kept: Float64Array, keptAtStart: Float64Array, drive: number): Float64Array {
  return kept.map((share, n) => drive * (share - at(keptAtStart, n)));
}

/** What a province's leader changes at home, beside walls and the market: by region, each left out where nothing has changed. */
export type HomeAffairs = {
  /** The payroll now, in the money of the base. Transfers by need keep to that of the base. */
  readonly payroll?: Float64Array;
  /** Paid out of the budget for its own purposes: as with the centre's transfers, the private economy does not feel it. */
  readonly spending?: Float64Array;
  /** State jobs cut or made by decree, in per cent of those of the base. */
  readonly decreedJobs?: Float64Array;
  /** Factor on what a change of state jobs means to the leader, once his state firms are reformed. */
  readonly jobsFelt?: Float64Array;
  /** Provinces that have turned their fees into taxes before the centre made all do so. */
  readonly feesTurned?: readonly number[];
};
