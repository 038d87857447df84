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
