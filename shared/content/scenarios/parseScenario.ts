import type { z } from 'zod';
import { fromKeys } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import type { Scenario } from '../scenario.ts';
import {
  openingFileSchema,
  scenarioFileSchema,
  type OpeningFile,
  type ScenarioFault,
  type ScenarioFile,
} from '../scenarioSchema.ts';
import { accountingFaults } from './accountingFaults.ts';
import { nameFaults } from './nameFaults.ts';
import { openingTariff } from './openingTariff.ts';

/** The text of a file, already read as JSON, with the path to name in a fault. */
export type RawFile = { readonly path: string; readonly content: unknown };

/** Joins a scenario file with one of its openings; the first contradiction found is the fault. */
export function parseScenario(rawFile: RawFile, rawOpening: RawFile): Result<Scenario, ScenarioFault> {
  const file = parseFile(scenarioFileSchema, rawFile);
  if (!file.ok) return file;
  const opening = parseFile(openingFileSchema, rawOpening);
  if (!opening.ok) return opening;

  const sizeFault = sizeFaults(file.value, opening.value)[0];
  if (sizeFault !== undefined) return err(locate(sizeFault, rawFile.path, rawOpening.path));
  const nameFault = nameFaults(file.value, opening.value)[0];
  if (nameFault !== undefined) return err(locate(nameFault, rawFile.path, rawOpening.path));
  const scenario = assemble(file.value, opening.value);
  const accountingFault = accountingFaults(scenario.base)[0];
  if (accountingFault !== undefined) return err(locate(accountingFault, rawFile.path, rawOpening.path));
  return ok(scenario);
}

function parseFile<T>(schema: z.ZodType<T>, raw: RawFile): Result<T, ScenarioFault> {
  const parsed = schema.safeParse(raw.content);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return err({
    path: raw.path,
    field: issue?.path.join('.') ?? '',
    reason: issue?.message ?? parsed.error.message,
  });
}

type FieldFault = { readonly field: string; readonly reason: string };

/** The first word of a field tells which of the two files it stands in. */
function locate(fault: FieldFault, path: string, openingPath: string): ScenarioFault {
  const [head = ''] = fault.field.split('.');
  return { path: head in scenarioFileSchema.shape ? path : openingPath, ...fault };
}

function sizeFaults(file: ScenarioFile, opening: OpeningFile): FieldFault[] {
  const N = file.economies.length;
  const J = file.sectors.length;
  const { technology } = file;
  const sizes = [
    ['technology.valueAddedShare', technology.valueAddedShare, N * J],
    ['technology.inputShare', technology.inputShare, N * J * J],
    ['technology.finalShare', technology.finalShare, N * J],
    ['technology.tradeElasticity', technology.tradeElasticity, J],
    ['technology.lowTradeElasticity', technology.lowTradeElasticity, J],
    ['technology.highTradeElasticity', technology.highTradeElasticity, J],
    ['technology.scaleElasticity', technology.scaleElasticity, J],
    ['technology.specificFactorShare', technology.specificFactorShare, N * J],
    ['importShare', opening.importShare, N * N * J],
    ['expenditure', opening.expenditure, N * J],
  ] as const;
  return sizes
    .filter(([, values, size]) => values.length !== size)
    .map(([field, values, size]) => ({ field, reason: `has ${values.length} numbers, expected ${size}` }));
}

function assemble(file: ScenarioFile, opening: OpeningFile): Scenario {
  const { technology } = file;
  const N = file.economies.length;
  const J = file.sectors.length;
  const base: TradeBase = {
    N,
    J,
    pi: Float64Array.from(opening.importShare),
    tau: openingTariff(file, opening),
    X: Float64Array.from(opening.expenditure),
    gva: Float64Array.from(technology.valueAddedShare),
    gio: Float64Array.from(technology.inputShare),
    alpha: Float64Array.from(technology.finalShare),
    theta: Float64Array.from(technology.tradeElasticity),
    psi: Float64Array.from(technology.scaleElasticity),
    spec: Float64Array.from(technology.specificFactorShare),
    D: new Float64Array(N),
  };
  const { id, economies, sectors, flags, stepBp, moneyUnit, sources } = file;
  const { mfnRateBp, agreements, dealOrder, bestWelfare } = opening;
  const ids = economies.map((economy) => economy.id);
  return {
    id,
    opening: opening.opening,
    economies,
    sectors,
    base,
    otherElasticities: { low: technology.lowTradeElasticity, high: technology.highTradeElasticity },
    mfnRateBp: fromKeys(ids, (economy) => mfnRateBp[economy] ?? {}),
    agreements,
    flags,
    stepBp,
    dealOrder,
    bestWelfare,
    moneyUnit,
    sources,
  };
}
