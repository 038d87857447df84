import { agreementId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { TradeShock } from '#shared/economics/tradeModel.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { buildShock } from '../../policy/shock/buildShock.ts';
import { openingLawInForce } from '../../settlement/openingSettled.ts';

/** After so many rounds border costs have reached what the level allows. */
const ROUNDS_TO_SETTLE = 100;

/**
 * A free trade area among `members` beside the law of the opening, by the rules of play and with the scenario's flags: origin
 * cost, entry through the lowest wall, and the border cost of the level in full, not phased.
 */
export function freeTradeShock(scenario: Scenario, members: readonly number[]): TradeShock {
  const law = openingLawInForce(scenario);
  const area: Agreement = {
    id: agreementId(scenario.agreements.length),
    level: 2,
    parties: members.map((member) => must(scenario.economies[member], 'economy').id),
    concessions: [],
    exceptions: [],
    payments: [],
    sinceRound: 1,
    boundUntilRound: 1,
    notices: [],
  };
  return buildShock(scenario, {
    ...law,
    agreements: { ...law.agreements, [area.id]: area },
    round: 1,
    roundsAhead: ROUNDS_TO_SETTLE,
  });
}
