import type { EconomyId } from '#shared/kernel/ids.ts';

/** A running obligation to pay, in millions of the scenario's money a round. */
export type Payment = {
  readonly from: EconomyId;
  readonly to: EconomyId;
  readonly amountMn: number;
  /** Last round in which it is paid. */
  readonly untilRound: number;
};
