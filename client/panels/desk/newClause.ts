import type { EconomyId } from '#shared/kernel/ids.ts';
import { DEEP_PROVISIONS, type DeepProvision } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { tradableSectors } from '#shared/rules/policy/tradableSectors.ts';
import type { GameState } from '#shared/rules/state.ts';
import { concession, formerOf } from '../treaty/templates.ts';
import type { Addable } from './addable.ts';

type Ground = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId };

/** A first text of an added article; its author changes it at once. */
export function newClause(type: Addable, { scenario, game, me }: Ground, draft: Draft): Clause {
  const partner = draft.parties.find((party) => party !== me) ?? me;
  switch (type) {
    case 'tariffConcession':
      return (
        concession(scenario, game, { importer: me, exporter: partner }) ?? {
          type,
          by: me,
          to: [partner],
          sector: tradableSectors(scenario)[0] ?? '',
          rateBp: 0,
        }
      );
    case 'freeTradeArea':
      return { type, among: draft.parties, exceptions: [] };
    case 'customsUnion':
      return { type, among: draft.parties, key: { type: 'imports' }, former: formerOf(game, draft.parties) };
    case 'payment':
      return { type, from: partner, to: me, amountMn: 100, rounds: 2 };
    case 'bindingPeriod':
    case 'phaseIn':
      return { type, rounds: 3 };
    case 'commonMarket':
    case 'economicUnion':
    case 'fullIntegration':
    case 'mutualRecognition':
    case 'disputeSettlement':
      return { type, among: draft.parties };
    case 'deepProvision':
      return { type, among: draft.parties, provision: unusedProvision(draft) };
    case 'jointInfrastructure':
    case 'adjustmentFund':
      return { type, among: draft.parties, contributionBp: 20 };
    case 'specialTreatment':
      return { type, to: [poorest(game, draft.parties) ?? partner], rounds: 4 };
    case 'agreedSpecialization':
      return { type, between: specialization(scenario, me, partner) };
    case 'conditionality':
      return { type, of: partner, condition: 'noWallRise' };
  }
}

function unusedProvision(draft: Draft): DeepProvision {
  const used = draft.clauses.flatMap((clause) => (clause.type === 'deepProvision' ? [clause.provision] : []));
  return DEEP_PROVISIONS.find((provision) => !used.includes(provision)) ?? DEEP_PROVISIONS[0];
}

/** The party with the smallest income. */
function poorest(game: GameState, parties: readonly EconomyId[]): EconomyId | undefined {
  return parties.toSorted((a, b) => (game.settled.incomeBn[a] ?? 0) - (game.settled.incomeBn[b] ?? 0))[0];
}

/** A first pair of goods; the author chooses. */
function specialization(
  scenario: Scenario,
  me: EconomyId,
  partner: EconomyId,
): Extract<Clause, { type: 'agreedSpecialization' }>['between'] {
  const [first = '', second = first] = tradableSectors(scenario);
  return [
    { party: me, keeps: first },
    { party: partner, keeps: second },
  ];
}
