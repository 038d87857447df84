import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameState } from '#shared/rules/state.ts';
import { outsiderView } from './outsiderModel.ts';

/** What stands beside the map at a stop of the reveal. */
export type ScreenBoard = 'income' | 'decided' | 'structure' | 'account';

/** Whatever the stop has to show; where nothing happened, incomes. */
export function screenBoard(
  scenario: Scenario,
  game: GameState,
  report: RoundReport,
  stop: RevealStop,
): ScreenBoard {
  switch (stop) {
    case 'envelopes':
      return hasDecisions(report) ? 'decided' : 'income';
    case 'flows': {
      const hasMeter = report.modules?.wto !== undefined;
      return hasMeter || outsiderView(scenario, game, report) !== undefined ? 'structure' : 'income';
    }
    case 'pledges':
      return hasAccounts(report) ? 'account' : 'income';
    case 'gains':
    case 'question':
      return 'income';
  }
}

function hasDecisions({ modules }: RoundReport): boolean {
  const ratifications = modules?.politics?.ratifications.length ?? 0;
  const events = modules?.events?.active.length ?? 0;
  return ratifications + events > 0 || modules?.wto?.conference !== undefined;
}

function hasAccounts({ modules }: RoundReport): boolean {
  const elections = modules?.politics?.elections.length ?? 0;
  const rulings = modules?.wto?.rulings.length ?? 0;
  const found = modules?.barriers?.found.length ?? 0;
  return elections + rulings + found > 0;
}
