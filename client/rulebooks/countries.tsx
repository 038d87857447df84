import { assembleScenario, underSettings } from '#shared/content/scenarios/assembleScenario.ts';
import type { OpeningFile, ScenarioFile, Scenario } from '#shared/content/scenario.ts';
import type { CountryScenarioId, Opening, ScenarioId } from '#shared/content/vocabulary.ts';
import { must } from '#shared/kernel/records.ts';
import type { ScenarioChoice } from '#shared/rules/scenario/anyScenario.ts';
import { REST_OF_PAGE, lazyPart } from '../panels/chrome/lazyPart.tsx';
import { conceptCard } from '../panels/concepts/ConceptLayer.tsx';
import type { RulebookInterface } from './rulebookInterface.ts';

/** Files of the scenarios, each fetched by tables that are played on it. */
const FILES: Readonly<Partial<Record<ScenarioId, Files>>> = {
  textbook: {
    scenario: () => import('#shared/content/scenarios/textbook.json'),
    openings: {
      standard: () => import('#shared/content/scenarios/textbook-standard.json'),
    },
  },
  quartet: {
    scenario: () => import('#shared/content/scenarios/quartet.json'),
    openings: {
      standard: () => import('#shared/content/scenarios/quartet-standard.json'),
      openCato: () => import('#shared/content/scenarios/quartet-open-cato.json'),
      foodWalls: () => import('#shared/content/scenarios/quartet-food-walls.json'),
      closedAlba: () => import('#shared/content/scenarios/quartet-closed-alba.json'),
    },
  },
  world: {
    scenario: () => import('#shared/content/scenarios/world.json'),
    openings: {
      highWalls: () => import('#shared/content/scenarios/world-high-walls.json'),
      today: () => import('#shared/content/scenarios/world-today.json'),
    },
  },
} as const satisfies Record<CountryScenarioId, Files>;

type Fetch = () => Promise<{ readonly default: unknown }>;
type Files = {
  readonly scenario: Fetch;
  readonly openings: Readonly<Partial<Record<Opening, Fetch>>>;
};

async function loadShipped(id: ScenarioId, opening: Opening): Promise<Scenario> {
  const { scenario, openings } = must(FILES[id], `files of ${id}`);
  const fetchOpening = must(openings[opening], `${id} ${opening}`);
  const [file, openingFile] = await Promise.all([scenario(), fetchOpening()]);
  return assembleScenario(file.default as ScenarioFile, openingFile.default as OpeningFile);
}

/** Few tables assume another model than the files: the code for it is fetched by those. */
async function loadModel(settings: ScenarioChoice): Promise<Scenario> {
  const { scenarioId, opening, assumptions } = settings;
  const shipped = loadShipped(scenarioId, opening);
  if (assumptions === undefined) return shipped;
  const { assumedModel, assumeModel } = await import('#shared/rules/scenario/assumedScenario.ts');
  const assumed = assumedModel(settings);
  if (assumed === undefined) return shipped;
  const today = opening === 'highWalls' ? loadShipped(scenarioId, 'today') : shipped;
  const scenario = assumeModel(await shipped, assumed, await today);
  if (scenario.ok) return scenario.value;
  throw new Error(`${scenario.error.path}: ${scenario.error.reason}`);
}

/** The interface of games of countries. */
export const countries: RulebookInterface = {
  traits: {},
  loadScenario: async (settings) => {
    return { countries: underSettings(await loadModel(settings), settings) };
  },
  startPreviews: () =>
    new Worker(new URL('../preview/countryWorker.ts', import.meta.url), { type: 'module' }),
  lobby: {
    steps: ['lobby.how1', 'lobby.how2', 'lobby.how3'],
    aim: 'lobby.aim',
    words: ['rules.created', 'rules.diverted'],
  },
  Table: lazyPart(
    async () => (await import('../panels/countries/CountryTable.tsx')).CountryTable,
    [],
    REST_OF_PAGE,
  ),
  End: lazyPart(async () => (await import('../panels/end/EndPage.tsx')).EndPage, ['debrief'], REST_OF_PAGE),
  Screen: lazyPart(async () => (await import('../panels/screen/BigScreen.tsx')).BigScreen, [], REST_OF_PAGE),
  Replay: lazyPart(
    async () => (await import('../panels/replay/CountryReplay.tsx')).CountryReplay,
    [],
    REST_OF_PAGE,
  ),
  Report: lazyPart(
    async () => (await import('../panels/report/CountryReport.tsx')).CountryReport,
    [],
    REST_OF_PAGE,
  ),
  Console: lazyPart(
    async () => (await import('../panels/host/CountryConsole.tsx')).CountryConsole,
    [],
    REST_OF_PAGE,
  ),
  ConceptCard: conceptCard(
    async () => (await import('../panels/concepts/figures/conceptFigures.ts')).figuresHere,
  ),
};
