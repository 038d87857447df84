import type { DeepProvision } from '#shared/content/vocabulary.ts';
import type { Agreement, AgreementTerms } from '#shared/protocol/law.ts';
import { CONTAINS_PROVISIONS } from './provisionsBetween.ts';

/** Terms that bind by themselves, and not only beside a tariff cut: an agreement may live on them alone. */
export type StandingTerms = Pick<
  AgreementTerms,
  | 'provisions'
  | 'mutualRecognition'
  | 'disputeSettlement'
  | 'specializations'
  | 'infrastructure'
  | 'adjustmentFundBp'
>;

export function standingTermsOf({ terms = {} }: Pick<Agreement, 'terms'>): StandingTerms {
  const { phaseIn: _steps, conditions: _conditions, suspended: _suspended, ...standing } = terms;
  return standing;
}

export function hasStandingTerms(agreement: Pick<Agreement, 'terms'>): boolean {
  return Object.keys(standingTermsOf(agreement)).length > 0;
}

/** Both agreements' terms in one, each deep clause once. */
export function mergeTerms(first: AgreementTerms, second: AgreementTerms): AgreementTerms {
  const provisions = [...new Set([...(first.provisions ?? []), ...(second.provisions ?? [])])];
  const list = <K extends 'specializations' | 'infrastructure' | 'conditions' | 'suspended'>(
    key: K,
  ): Pick<AgreementTerms, K> => {
    const both = [...(first[key] ?? []), ...(second[key] ?? [])];
    const entry: AgreementTerms = both.length === 0 ? {} : { [key]: both };
    return entry;
  };
  return {
    ...first,
    ...second,
    ...(provisions.length === 0 ? {} : { provisions }),
    ...list('specializations'),
    ...list('infrastructure'),
    ...list('conditions'),
    ...list('suspended'),
  };
}

/** What an older agreement has agreed among its parties that a newer one of the same parties does not contain. */
export function termsBeyond(older: Agreement, newer: Agreement): StandingTerms {
  const { provisions = [], mutualRecognition, disputeSettlement, ...own } = standingTermsOf(older);
  const isContained = newer.level >= CONTAINS_PROVISIONS;
  const kept: readonly DeepProvision[] = newer.terms?.provisions ?? [];
  const left = isContained ? [] : provisions.filter((provision) => !kept.includes(provision));
  const losesRecognition =
    mutualRecognition === true && !isContained && newer.terms?.mutualRecognition !== true;
  const losesPanel = disputeSettlement === true && !isContained && newer.terms?.disputeSettlement !== true;
  return {
    ...own,
    ...(left.length === 0 ? {} : { provisions: left }),
    ...(losesRecognition ? { mutualRecognition } : {}),
    ...(losesPanel ? { disputeSettlement } : {}),
  };
}
