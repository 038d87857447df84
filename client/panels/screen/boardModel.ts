import {
  type IntegrationLevel,
  type IntegrationStage,
  type RevealStop,
  stageOfLevel,
} from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { mapBlocs } from '../../map/model/mapBlocs.ts';

/** Stages at which an outsider meets more than a wall. */
const DEEP_STAGES = [
  'commonMarket',
  'economicUnion',
  'fullIntegration',
] as const satisfies readonly IntegrationStage[];
export type DeepStage = (typeof DEEP_STAGES)[number];
const DEEP_LEVEL = 4;

/** A bloc as somebody outside meets it. */
export type DeepBloc = {
  readonly agreement: AgreementId;
  readonly stage: DeepStage;
  readonly level: IntegrationLevel;
  /** Colour of the bloc on the map. */
  readonly slot: number;
  readonly members: readonly EconomyId[];
  readonly incomeBn: number;
};

export type OutsiderView = {
  readonly blocs: readonly DeepBloc[];
  /** Seats in none of them, and what the round brought each, per cent of real income. */
  readonly outsiders: readonly { readonly economy: EconomyId; readonly percent: number }[];
};

const BLOCS_SHOWN = 3;

/** What an outsider meets at common markets and deeper blocs; undefined where there is none. */
export function outsiderView(
  scenario: Scenario,
  game: CountryGame,
  report: RoundReport,
): OutsiderView | undefined {
  const blocs = deepBlocs(scenario, game, report)
    .toSorted((a, b) => b.level - a.level || b.members.length - a.members.length)
    .slice(0, BLOCS_SHOWN)
    .toSorted((a, b) => a.level - b.level);
  if (blocs.length === 0) return undefined;
  const inside = new Set(blocs.flatMap(({ members }) => members));
  const outsiders = Object.keys(game.seats)
    .filter((economy) => !inside.has(economy))
    .map((economy) => ({ economy, percent: percentOfLog(report.economies[economy]?.logChange ?? 0) }))
    .toSorted((a, b) => a.percent - b.percent);
  return { blocs, outsiders };
}

/** A common market of some members stands for itself inside its union. */
function deepBlocs(scenario: Scenario, game: CountryGame, report: RoundReport): DeepBloc[] {
  return mapBlocs(scenario, game).flatMap(({ id, level, members, slot, inner = [] }) => {
    const own = level >= DEEP_LEVEL ? [{ level, members }] : inner;
    return own.flatMap((each) => {
      const stage = DEEP_STAGES.find((deep) => deep === stageOfLevel(each.level));
      if (stage === undefined) return [];
      const incomeBn = each.members.reduce(
        (sum, economy) => sum + (report.economies[economy]?.incomeBn ?? 0),
        0,
      );
      return [{ agreement: id, stage, level: each.level, slot, members: each.members, incomeBn }];
    });
  });
}

/** What stands beside the map at a stop of the reveal. */
type ScreenBoard = 'income' | 'decided' | 'structure' | 'account';

/** Whatever the stop has to show; where nothing happened, incomes. */
export function screenBoard(
  scenario: Scenario,
  game: CountryGame,
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
