/**
 * The model's arrays while the law is written into them; flat as in the trade model. `iceberg` and `tfp` are factors that the
 * parts multiply, `transfer` is a level in billions to which they add.
 */
export type ShockDraft = {
  readonly tariff: Float64Array;
  readonly iceberg: Float64Array;
  /** The part of `iceberg` that is proof of origin; to be read. */
  readonly origin: Float64Array;
  readonly transfer: Float64Array;
  readonly tfp: Float64Array;
  readonly labour: Float64Array;
  readonly capital: Float64Array;
};
