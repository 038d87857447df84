import type { OpeningFile, ScenarioFile } from '../scenarioSchema.ts';

type NameFault = { readonly field: string; readonly reason: string };

/** Economies and sectors that a file names but the scenario does not know, names twice, or forgets. */
export function nameFaults(file: ScenarioFile, opening: OpeningFile): NameFault[] {
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
