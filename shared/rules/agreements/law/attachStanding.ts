import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Agreement, LawChange } from '#shared/protocol/law.ts';
import type { GameState } from '../../state.ts';
import { applyLaw } from '../applyLaw.ts';
import { mergeTerms, type StandingTerms } from '../terms/standingTerms.ts';
import { boundUntilBy, freshAgreement, type LawSource } from './draftAgreement.ts';

type Standing = {
  readonly among: readonly EconomyId[];
  readonly terms: StandingTerms;
  /** Money that members put in: it stays among those who signed for it, also when their bloc takes newcomers. */
  readonly isOwn: boolean;
};

/**
 * The law with a paper's deep clauses and common undertakings. Deep clauses belong to the agreement of just these parties, be it
 * this paper's or one in force; funds and roads, and what has no such home, stand in an arrangement of their own.
 */
export function attachStanding(state: GameState, source: LawSource, law: LawChange): LawChange {
  return source.clauses.reduce((change, clause) => {
    const standing = standingOf(state, clause);
    return standing === undefined ? change : attach(state, source, { change, standing });
  }, law);
}

function standingOf({ round }: Pick<GameState, 'round'>, clause: Clause): Standing | undefined {
  switch (clause.type) {
    case 'deepProvision':
      return { among: clause.among, terms: { provisions: [clause.provision] }, isOwn: false };
    case 'mutualRecognition':
      return { among: clause.among, terms: { mutualRecognition: true }, isOwn: false };
    case 'disputeSettlement':
      return { among: clause.among, terms: { disputeSettlement: true }, isOwn: false };
    case 'adjustmentFund':
      return { among: clause.among, terms: { adjustmentFundBp: clause.contributionBp }, isOwn: true };
    case 'jointInfrastructure': {
      const { among, contributionBp } = clause;
      return {
        among,
        terms: { infrastructure: [{ among, contributionBp, sinceRound: round }] },
        isOwn: true,
      };
    }
    default:
      return undefined;
  }
}

function attach(
  state: GameState,
  source: LawSource,
  { change, standing }: { readonly change: LawChange; readonly standing: Standing },
): LawChange {
  const now = applyLaw(state, change);
  const isNew = ({ id }: Agreement): boolean => change.upsert.some((other) => other.id === id);
  const homes = Object.values(now.agreements)
    .filter((agreement) => hasJust(agreement, standing.among))
    .filter((agreement) => !standing.isOwn || (isNew(agreement) && isBare(agreement)))
    .toSorted((a, b) => b.level - a.level);
  const { title: _title, ...untitled } = source;
  const present = homes[0] ?? freshAgreement(now, untitled, 1, standing.among);
  const home: Agreement = {
    ...present,
    boundUntilRound: Math.max(present.boundUntilRound, boundUntilBy(state, source)),
    terms: mergeTerms(present.terms ?? {}, standing.terms),
    ...(source.id === undefined ? {} : { paper: source.id }),
  };
  return { ...change, upsert: [...change.upsert.filter(({ id }) => id !== home.id), home] };
}

/** Nothing else stands in it: whoever later leaves a deal keeps the roads, and the other way round. */
function isBare({ level, concessions, payments }: Agreement): boolean {
  return level === 1 && concessions.length + payments.length === 0;
}

function hasJust({ parties }: Agreement, among: readonly EconomyId[]): boolean {
  return parties.length === among.length && parties.every((party) => among.includes(party));
}
