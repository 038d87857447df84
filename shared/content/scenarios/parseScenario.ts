import type { z } from 'zod';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import {
  type Scenario,
  type OpeningFile,
  type ScenarioFault,
  type ScenarioFile,
  openingFileSchema,
  scenarioFileSchema,
} from '../scenario.ts';
import { accountingFaults } from './accountingFaults.ts';
import { assembleScenario } from './assembleScenario.ts';

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
  const scenario = assembleScenario(file.value, opening.value);
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

type NameFault = { readonly field: string; readonly reason: string };

/** Economies and sectors that a file names but the scenario does not know, names twice, or forgets. */
function nameFaults(file: ScenarioFile, opening: OpeningFile): NameFault[] {
  const economies = file.economies.map(({ id }) => id);
  const playable = file.economies.filter((economy) => economy.playable).map(({ id }) => id);
  const sectors = file.sectors.map(({ id }) => id);
  const tradable = file.sectors.filter((sector) => sector.tradable).map(({ id }) => id);
  return [
    ...(file.id === opening.scenario
      ? []
      : [{ field: 'scenario', reason: `belongs to ${opening.scenario}, not to ${file.id}` }]),
    ...duplicates('economies', economies),
    ...duplicates('sectors', sectors),
    ...difference('mfnRateBp', Object.keys(opening.mfnRateBp), economies),
    ...Object.entries(opening.mfnRateBp).flatMap(([economy, schedule]) =>
      difference(`mfnRateBp.${economy}`, Object.keys(schedule), tradable),
    ),
    ...opening.agreements.flatMap(({ parties, shareOfMfn }, index) => [
      ...duplicates(`agreements.${index}.parties`, parties),
      ...unknown(`agreements.${index}.parties`, parties, economies),
      ...unknown(`agreements.${index}.shareOfMfn`, Object.keys(shareOfMfn), tradable),
    ]),
    ...duplicates('dealOrder', opening.dealOrder),
    ...difference('dealOrder', opening.dealOrder, playable),
    ...difference('bestWelfare', Object.keys(opening.bestWelfare), playable),
  ];
}

function duplicates(field: string, names: readonly string[]): NameFault[] {
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => ({ field, reason: `names ${name} twice` }));
}

function unknown(field: string, names: readonly string[], known: readonly string[]): NameFault[] {
  return names.filter((name) => !known.includes(name)).map((name) => ({ field, reason: `unknown ${name}` }));
}

function difference(field: string, names: readonly string[], expected: readonly string[]): NameFault[] {
  const missing = expected.filter((name) => !names.includes(name));
  return [...unknown(field, names, expected), ...missing.map((name) => ({ field, reason: `lacks ${name}` }))];
}
