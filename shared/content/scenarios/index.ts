import { type Result, err, ok } from '#shared/kernel/result.ts';
import { type Provinces, type ScenarioFault, provincesSchema, type Scenario } from '../scenario.ts';
import {
  COUNTRY_SCENARIO_IDS,
  FOUR_OPENINGS,
  type CountryScenarioId,
  type Opening,
  type ScenarioId,
} from '../vocabulary.ts';
import { type RawFile, parseScenario } from './parseScenario.ts';
import provinces from './provinces.json' with { type: 'json' };
import quartetStandard from './quartet-standard.json' with { type: 'json' };
import quartetFoodWalls from './quartet-food-walls.json' with { type: 'json' };
import quartetOpenCato from './quartet-open-cato.json' with { type: 'json' };
import quartetClosedAlba from './quartet-closed-alba.json' with { type: 'json' };
import quartet from './quartet.json' with { type: 'json' };
import textbookStandard from './textbook-standard.json' with { type: 'json' };
import textbook from './textbook.json' with { type: 'json' };
import worldHighWalls from './world-high-walls.json' with { type: 'json' };
import worldToday from './world-today.json' with { type: 'json' };
import world from './world.json' with { type: 'json' };

const FOLDER = 'shared/content/scenarios';
type ScenarioFiles = {
  readonly file: RawFile;
  readonly openings: Readonly<Partial<Record<Opening, RawFile>>>;
};

const FILES = {
  textbook: {
    file: raw('textbook.json', textbook),
    openings: { standard: raw('textbook-standard.json', textbookStandard) },
  },
  quartet: {
    file: raw('quartet.json', quartet),
    openings: {
      standard: raw('quartet-standard.json', quartetStandard),
      openCato: raw('quartet-open-cato.json', quartetOpenCato),
      foodWalls: raw('quartet-food-walls.json', quartetFoodWalls),
      closedAlba: raw('quartet-closed-alba.json', quartetClosedAlba),
    },
  },
  world: {
    file: raw('world.json', world),
    openings: {
      highWalls: raw('world-high-walls.json', worldHighWalls),
      today: raw('world-today.json', worldToday),
    },
  },
} as const satisfies Record<CountryScenarioId, ScenarioFiles>;

function raw(name: string, content: unknown): RawFile {
  return { path: `${FOLDER}/${name}`, content };
}

/** Openings that a scenario can be played from; the first is its default. */
export const OPENINGS_OF = {
  textbook: ['standard'],
  quartet: FOUR_OPENINGS,
  world: ['highWalls', 'today'],
  provinces: ['year1997', 'year1987'],
} as const satisfies Record<ScenarioId, readonly Opening[]>;

const loaded = new Map<string, Result<Scenario, ScenarioFault>>();

/** The scenario at one opening, read and checked once per process. */
export function loadScenario(id: CountryScenarioId, opening: Opening): Result<Scenario, ScenarioFault> {
  const key = `${id}/${opening}`;
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const result = readScenario(id, opening);
  loaded.set(key, result);
  return result;
}

function readScenario(id: CountryScenarioId, opening: Opening): Result<Scenario, ScenarioFault> {
  const { file, openings }: ScenarioFiles = FILES[id];
  const openingFile = openings[opening];
  if (openingFile === undefined) {
    return err({ path: file.path, field: 'opening', reason: `${id} cannot be played from ${opening}` });
  }
  return parseScenario(file, openingFile);
}

/** Everything that can be played, checked: the server calls this before it starts. */
export function findScenarioFaults(): ScenarioFault[] {
  return COUNTRY_SCENARIO_IDS.flatMap((id) =>
    OPENINGS_OF[id].flatMap((opening) => {
      const scenario = loadScenario(id, opening);
      return scenario.ok ? [] : [scenario.error];
    }),
  );
}

const PATH = 'shared/content/scenarios/provinces.json';

/** The segmented market of the provinces, read and checked. */
export function loadProvinces(content: unknown = provinces): Result<Provinces, ScenarioFault> {
  const parsed = provincesSchema.safeParse(content);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err({ path: PATH, field: issue?.path.join('.') ?? '', reason: issue?.message ?? 'unreadable' });
}
