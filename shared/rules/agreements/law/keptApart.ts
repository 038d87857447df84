/** What members of blocs that open their doors keep among themselves, since newcomers stand lower or have not agreed to it. */
import { agreementId } from '#shared/kernel/ids.ts';
import type { Agreement, AgreementTerms } from '#shared/protocol/law.ts';
import type { GameState } from '../../state.ts';
import type { Admission } from '../admission.ts';
import { innerMarketsOf } from '../unionOf.ts';
import { innerMarketOf, remainderOf } from './deepeningLaw.ts';

/**
 * Terms of the bloc afterwards. A newcomer takes over what a bloc has agreed; where two blocs merge, all are bound only by what
 * both had. Swaps and conditions name their parties and go on as they are.
 */
export function termsTogether({ blocs, level }: Admission, target: Agreement): AgreementTerms {
  const all = blocs.map(({ terms = {} }) => terms);
  const specializations = all.flatMap((terms) => terms.specializations ?? []);
  const conditions = level >= 3 ? [] : all.flatMap((terms) => terms.conditions ?? []);
  const suspended = level >= 3 ? [] : all.flatMap((terms) => terms.suspended ?? []);
  const provisions = (target.terms?.provisions ?? []).filter((provision) =>
    all.every((terms) => terms.provisions?.includes(provision) === true),
  );
  return {
    ...(level >= 3 || target.terms?.phaseIn === undefined ? {} : { phaseIn: target.terms.phaseIn }),
    ...(provisions.length === 0 ? {} : { provisions }),
    ...(all.every((terms) => terms.mutualRecognition === true) ? { mutualRecognition: true } : {}),
    ...(all.every((terms) => terms.disputeSettlement === true) ? { disputeSettlement: true } : {}),
    ...(specializations.length === 0 ? {} : { specializations }),
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(suspended.length === 0 ? {} : { suspended }),
  };
}

/** Common markets of members that stood above the customs union, and deep clauses of one side only. */
export function keptApart(
  state: GameState,
  { admission, joined }: { readonly admission: Admission; readonly joined: Agreement },
): Agreement[] {
  const { blocs, level } = admission;
  let next = state.counters.agreement;
  const freshId = (): Agreement['id'] => agreementId(next++);
  const markets = blocs
    .filter((bloc) => level >= 3 && bloc.level > level)
    .map((bloc) => innerMarketOf(bloc, freshId(), joined.id));
  const moved = blocs
    .filter(({ id }) => id !== joined.id)
    .flatMap((bloc) => innerMarketsOf(state, bloc))
    .map((inner): Agreement => ({ ...inner, within: joined.id }));
  const clauses = blocs.flatMap((bloc) => {
    const { specializations: _kept, ...terms } = bloc.terms ?? {};
    const rest = remainderOf({ ...bloc, terms }, { ...joined, level });
    return rest === undefined ? [] : [{ ...rest, id: freshId() }];
  });
  return [...markets, ...moved, ...clauses];
}
