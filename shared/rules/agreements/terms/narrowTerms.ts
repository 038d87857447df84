import type { EconomyId } from '#shared/kernel/ids.ts';
import type { AgreementTerms } from '#shared/protocol/law.ts';

/** What is left of an agreement's terms among those who stay; bilateral ones end with either side. */
export function narrowTerms(terms: AgreementTerms, stays: (economy: EconomyId) => boolean): AgreementTerms {
  const { specializations, infrastructure, conditions, suspended, ...whole } = terms;
  const swaps = specializations?.filter(({ between }) => between.every(({ party }) => stays(party)));
  const works = infrastructure
    ?.map((work) => ({ ...work, among: work.among.filter(stays) }))
    .filter(({ among }) => among.length >= 2);
  const asked = conditions?.filter(({ of }) => stays(of));
  const waiting = suspended?.filter(({ of }) => stays(of));
  return {
    ...whole,
    ...(isFilled(swaps) ? { specializations: swaps } : {}),
    ...(isFilled(works) ? { infrastructure: works } : {}),
    ...(isFilled(asked) ? { conditions: asked } : {}),
    ...(isFilled(waiting) ? { suspended: waiting } : {}),
  };
}

function isFilled<T>(list: readonly T[] | undefined): list is readonly T[] {
  return list !== undefined && list.length > 0;
}
