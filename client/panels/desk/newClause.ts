import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { tradableSectors } from '#shared/rules/policy/tradableSectors.ts';
import type { GameState } from '#shared/rules/state.ts';
import { concession, formerOf } from '../treaty/templates.ts';
import type { ADDABLE } from './deskModel.ts';

type Ground = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId };

/** A first text of an added article; its author changes it at once. */
export function newClause(
  type: (typeof ADDABLE)[number],
  { scenario, game, me }: Ground,
  draft: Draft,
): Clause {
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
      return { type, rounds: 3 };
  }
}
