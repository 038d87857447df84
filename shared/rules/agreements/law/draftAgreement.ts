import { agreementId, type AgreementId, type EconomyId, type PaperId } from '#shared/kernel/ids.ts';
import type { IntegrationLevel } from '#shared/content/integrationLevels.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement, LawChange } from '#shared/protocol/law.ts';
import type { GameState } from '../../state.ts';
import { bindingRounds } from '../boundUntilRound.ts';
import { unionsOf } from '../unionOf.ts';

/** A paper that makes law: a draft, with its id once it is on the table. */
export type LawSource = Draft & { readonly id?: PaperId };

/** What a paper's form of integration does, before its concessions and payments are added. */
export type IntegrationLaw = {
  readonly target: Agreement;
  /** Other agreements that change beside it. */
  readonly alongside: readonly Agreement[];
  readonly end: readonly AgreementId[];
  readonly walls?: LawChange['walls'];
};

/** Last round in which a paper concluded now binds. */
export function boundUntilBy(state: Pick<GameState, 'round'>, source: Draft): number {
  return state.round + bindingRounds(source.clauses) - 1;
}

/** The agreement in force at a level whose parties are just these. */
export function sameParties(
  state: Pick<GameState, 'agreements'>,
  parties: readonly EconomyId[],
  level: IntegrationLevel,
): Agreement | undefined {
  return Object.values(state.agreements).find(
    (agreement) =>
      agreement.level === level &&
      agreement.parties.length === parties.length &&
      agreement.parties.every((party) => parties.includes(party)),
  );
}

/** The customs union, however deep, whose members are just these. */
export function sameUnion(
  state: Pick<GameState, 'agreements'>,
  members: readonly EconomyId[],
): Agreement | undefined {
  return unionsOf(state).find(
    ({ parties }) => parties.length === members.length && parties.every((party) => members.includes(party)),
  );
}

/** An empty agreement with the next free number. */
export function freshAgreement(
  state: Pick<GameState, 'counters' | 'round'>,
  source: LawSource,
  level: IntegrationLevel,
  parties: readonly EconomyId[],
): Agreement {
  return {
    id: agreementId(state.counters.agreement),
    level,
    parties,
    concessions: [],
    exceptions: [],
    payments: [],
    sinceRound: state.round,
    boundUntilRound: boundUntilBy(state, source),
    notices: [],
    ...(source.title === undefined ? {} : { title: source.title }),
    ...(source.id === undefined ? {} : { paper: source.id }),
  };
}

/** The agreement as a new paper of all its parties leaves it: bound anew, named anew where the paper gives a name. */
export function amended(state: Pick<GameState, 'round'>, agreement: Agreement, source: LawSource): Agreement {
  return {
    ...agreement,
    boundUntilRound: Math.max(agreement.boundUntilRound, boundUntilBy(state, source)),
    notices: [],
    ...(source.title === undefined ? {} : { title: source.title }),
    ...(source.id === undefined ? {} : { paper: source.id }),
  };
}
