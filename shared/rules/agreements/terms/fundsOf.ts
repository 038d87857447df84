import type { Agreement } from '#shared/protocol/law.ts';
import type { Register } from '../pairLevel.ts';

/** Agreements under which members insure each other against the costs of adjustment. */
export function fundsOf(law: { readonly agreements: Register }): (Agreement & {
  readonly terms: { readonly adjustmentFundBp: number };
})[] {
  return Object.values(law.agreements).flatMap((agreement) => {
    const { terms } = agreement;
    const adjustmentFundBp = terms?.adjustmentFundBp;
    return adjustmentFundBp === undefined ? [] : [{ ...agreement, terms: { ...terms, adjustmentFundBp } }];
  });
}
