import type { Agreement, AgreementTerms, Concession, Timetable } from '#shared/protocol/law.ts';
import { wallOf } from '../../schedules/walls.ts';
import type { GameState } from '../../state.ts';
import { agreedRateBp, preferentialRateBp } from '../preferentialRate.ts';
import { mergeTerms } from '../terms/standingTerms.ts';
import type { LawSource } from './draftAgreement.ts';

/** From this level on no tariff is left that could arrive in steps or be suspended. */
const NO_TARIFF_LEFT = 3;

/** The agreement with what a paper says about how its cuts arrive, and on what condition they stay. */
export function withTariffTerms(state: GameState, source: LawSource, agreement: Agreement): Agreement {
  if (agreement.level >= NO_TARIFF_LEFT) return agreement;
  const phaseIn = timetableOf(state, source, agreement);
  const conditions = source.clauses.flatMap((clause) =>
    clause.type === 'conditionality' && agreement.parties.includes(clause.of)
      ? [{ of: clause.of, condition: clause.condition }]
      : [],
  );
  if (phaseIn === undefined && conditions.length === 0) return agreement;
  const terms: AgreementTerms = {
    ...(phaseIn === undefined ? {} : { phaseIn }),
    ...(conditions.length === 0 ? {} : { conditions }),
  };
  return { ...agreement, terms: mergeTerms(agreement.terms ?? {}, terms) };
}

function timetableOf(state: GameState, { clauses }: LawSource, agreement: Agreement): Timetable | undefined {
  const rounds = clauses.find(({ type }) => type === 'phaseIn');
  const special = clauses.flatMap((clause) => (clause.type === 'specialTreatment' ? [clause] : []));
  if (rounds === undefined && special.length === 0) return undefined;
  const lastAfter = (steps: number): number => state.round + steps - 1;
  const before = ratesBefore(state, agreement);
  if (before.length === 0) return undefined;
  return {
    fromRound: state.round,
    untilRound: lastAfter(rounds?.type === 'phaseIn' ? rounds.rounds : 1),
    longer: Object.fromEntries(
      special.flatMap(({ to, rounds: steps }) => to.map((economy) => [economy, lastAfter(steps)])),
    ),
    before,
    reachedRound: state.round,
  };
}

/** What is levied now on every line that the agreement cuts. */
function ratesBefore(state: GameState, agreement: Agreement): Concession[] {
  const own = { [agreement.id]: agreement };
  return agreement.parties.flatMap((by) =>
    agreement.parties
      .filter((to) => to !== by)
      .flatMap((to) =>
        Object.entries(wallOf(state, by)).flatMap(([sector, mfnBp]) => {
          const agreedBp = agreedRateBp(own, by, to, sector);
          const rateBp = preferentialRateBp(state.agreements, by, to, sector, mfnBp) ?? mfnBp;
          return agreedBp === undefined || rateBp <= agreedBp ? [] : [{ by, to, sector, rateBp }];
        }),
      ),
  );
}
