import { REST_OF_PAGE, lazyPart } from '../panels/chrome/lazyPart.tsx';
import { conceptCard } from '../panels/concepts/ConceptLayer.tsx';
import type { RulebookInterface } from './rulebookInterface.ts';

const AREAS = ['provinces', 'provinceScreen'] as const;

/** The interface of games of provinces. */
export const provinces: RulebookInterface = {
  // Provinces levy no tariffs on each other: they speak of what they let in, and of pacts.
  traits: {
    says: {
      'phrase.lowerTogether': 'phrase.openTogether',
      'debrief.change.wallDown': 'debrief.change.wallsDown',
      'debrief.whatIf.hintMean': 'debrief.whatIf.hintProvinces',
    },
    neverSaid: ['votesAtHome', 'wallRaised'],
    forms: ['voluntary', 'binding'],
    otherRules: [],
    paid: 'nation',
    rulesAt: '#provinces',
  },
  loadScenario: async ({ opening }) => ({
    provinces: (await import('./provinceScenario.ts')).provinceScenario(opening),
  }),
  startPreviews: () =>
    new Worker(new URL('../preview/provinceWorker.ts', import.meta.url), { type: 'module' }),
  lobby: {
    steps: ['plobby.how1', 'plobby.how2', 'plobby.how3'],
    aim: 'plobby.aim',
    rules: ([1, 2, 3, 4, 5, 6, 7] as const).map((place) => `rules.provinces${place}` as const),
    words: ['print.key.border'],
  },
  Table: lazyPart(
    async () => (await import('../panels/provinces/table/ProvinceTable.tsx')).ProvinceTable,
    AREAS,
    REST_OF_PAGE,
  ),
  End: lazyPart(
    async () => (await import('../panels/provinces/end/ProvinceEndPage.tsx')).ProvinceEndPage,
    [...AREAS, 'debrief'],
    REST_OF_PAGE,
  ),
  Screen: lazyPart(
    async () => (await import('../panels/provinces/screen/ProvinceScreen.tsx')).ProvinceScreen,
    AREAS,
    REST_OF_PAGE,
  ),
  Replay: lazyPart(
    async () => (await import('../panels/replay/ProvinceReplay.tsx')).ProvinceReplay,
    AREAS,
    REST_OF_PAGE,
  ),
  Report: lazyPart(
    async () => (await import('../panels/report/ProvinceReport.tsx')).ProvinceReport,
    AREAS,
    REST_OF_PAGE,
  ),
  Console: lazyPart(
    async () => (await import('../panels/host/ProvinceConsole.tsx')).ProvinceConsole,
    AREAS,
    REST_OF_PAGE,
  ),
  ConceptCard: conceptCard(
    async () => (await import('../panels/concepts/figures/provinceFigures.ts')).provinceFiguresHere,
  ),
};
