/** What a file asks to be solved: how to report on it, and the one solve that `--time` measures. */
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { parseCounterfactual } from './counterfactualFile.ts';
import { counterfactualReport } from './counterfactualReport.ts';
import { readJsonFile } from './readJsonFile.ts';
import { parseSegmentation } from './segmentationFile.ts';
import { segmentationReport } from './segmentationReport.ts';
import { parseTariffGame } from './tariffGameFile.ts';
import { solveTariffGame, tariffGameReport } from './tariffGameReport.ts';

/** `code` and whatever else tells how far the search came. */
export type SolveFailure = { readonly code: string } & Readonly<Record<string, number | string>>;

export type Problem = {
  readonly report: () => Result<Record<string, unknown>, SolveFailure>;
  /** At the tolerance of play. */
  readonly solve: () => void;
};

const PLAY_TOLERANCE = 1e-9;

/** The problem in the file, or one line that says what is wrong with it. */
export function readProblem(path: string): Result<Problem, string> {
  const json = readJsonFile(path);
  if (!json.ok) return json;
  if (hasKey(json.value, 'input')) return readSegmentation(path, json.value);
  const isTariffGame = hasKey(json.value, 'base') && !hasKey(json.value, 'shock');
  return isTariffGame ? readTariffGame(path, json.value) : readCounterfactual(path, json.value);
}

function readCounterfactual(path: string, json: unknown): Result<Problem, string> {
  const counterfactual = parseCounterfactual(path, json);
  if (!counterfactual.ok) return counterfactual;
  const { base, shock } = counterfactual.value;
  return ok({
    report: () => counterfactualReport(counterfactual.value),
    solve: () => void solveEquilibrium(base, shock, { tolerance: PLAY_TOLERANCE }),
  });
}

function readTariffGame(path: string, json: unknown): Result<Problem, string> {
  const base = parseTariffGame(path, json);
  if (!base.ok) return base;
  return ok({ report: () => tariffGameReport(base.value), solve: () => solveTariffGame(base.value) });
}

function readSegmentation(path: string, json: unknown): Result<Problem, string> {
  const segmentation = parseSegmentation(path, json);
  if (!segmentation.ok) return segmentation;
  const { market, state } = segmentation.value;
  return ok({
    report: () => segmentationReport(segmentation.value),
    solve: () => void solveSegmented(market.base, state.shock, { tolerance: PLAY_TOLERANCE }),
  });
}

function hasKey(json: unknown, key: string): boolean {
  return typeof json === 'object' && json !== null && key in json;
}
