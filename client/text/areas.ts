import type { Language } from '#shared/content/vocabulary.ts';
import { shell as shellEn } from './en/shell.ts';
import { shell as shellZh } from './zh/shell.ts';
import type { host } from './en/host.ts';
import type { rejections } from './en/rejections.ts';
import type { names } from './en/names.ts';
import type { play } from './en/play.ts';
import type { treaty } from './en/treaty.ts';
import type { policy } from './en/policy.ts';
import type { results } from './en/results.ts';
import type { rules } from './en/rules.ts';
import type { map } from './en/map.ts';
import type { events } from './en/events.ts';
import type { budget } from './en/budget.ts';
import type { politics } from './en/politics.ts';
import type { model } from './en/model.ts';
import type { concepts } from './en/concepts.ts';
import type { wto } from './en/wto.ts';
import type { screen } from './en/screen.ts';
import type { provinces } from './en/provinces.ts';
import type { provinceScreen } from './en/provinceScreen.ts';

/** Every key of every area; a key that one language lacks does not compile. */
export type TextKey =
  | keyof typeof shellEn
  | keyof typeof host
  | keyof typeof rejections
  | keyof typeof names
  | keyof typeof play
  | keyof typeof treaty
  | keyof typeof policy
  | keyof typeof results
  | keyof typeof rules
  | keyof typeof map
  | keyof typeof events
  | keyof typeof budget
  | keyof typeof politics
  | keyof typeof model
  | keyof typeof concepts
  | keyof typeof wto
  | keyof typeof screen
  | keyof typeof provinces
  | keyof typeof provinceScreen;

export type Sentences = Readonly<Record<string, string>>;

/** The front page's own sentences come with the entry; the other areas load with the page that speaks them. */
export const ENTRY_SENTENCES = { en: shellEn, zh: shellZh } as const satisfies Record<Language, Sentences>;

type Loader = Readonly<Record<Language, () => Promise<Sentences>>>;

export const AREA_LOADERS = {
  host: {
    en: async () => (await import('./en/host.ts')).host,
    zh: async () => (await import('./zh/host.ts')).host,
  },
  rejections: {
    en: async () => (await import('./en/rejections.ts')).rejections,
    zh: async () => (await import('./zh/rejections.ts')).rejections,
  },
  names: {
    en: async () => (await import('./en/names.ts')).names,
    zh: async () => (await import('./zh/names.ts')).names,
  },
  play: {
    en: async () => (await import('./en/play.ts')).play,
    zh: async () => (await import('./zh/play.ts')).play,
  },
  treaty: {
    en: async () => (await import('./en/treaty.ts')).treaty,
    zh: async () => (await import('./zh/treaty.ts')).treaty,
  },
  policy: {
    en: async () => (await import('./en/policy.ts')).policy,
    zh: async () => (await import('./zh/policy.ts')).policy,
  },
  results: {
    en: async () => (await import('./en/results.ts')).results,
    zh: async () => (await import('./zh/results.ts')).results,
  },
  rules: {
    en: async () => (await import('./en/rules.ts')).rules,
    zh: async () => (await import('./zh/rules.ts')).rules,
  },
  model: {
    en: async () => (await import('./en/model.ts')).model,
    zh: async () => (await import('./zh/model.ts')).model,
  },
  concepts: {
    en: async () => (await import('./en/concepts.ts')).concepts,
    zh: async () => (await import('./zh/concepts.ts')).concepts,
  },
  map: {
    en: async () => (await import('./en/map.ts')).map,
    zh: async () => (await import('./zh/map.ts')).map,
  },
  politics: {
    en: async () => (await import('./en/politics.ts')).politics,
    zh: async () => (await import('./zh/politics.ts')).politics,
  },
  events: {
    en: async () => (await import('./en/events.ts')).events,
    zh: async () => (await import('./zh/events.ts')).events,
  },
  budget: {
    en: async () => (await import('./en/budget.ts')).budget,
    zh: async () => (await import('./zh/budget.ts')).budget,
  },
  wto: {
    en: async () => (await import('./en/wto.ts')).wto,
    zh: async () => (await import('./zh/wto.ts')).wto,
  },
  provinces: {
    en: async () => (await import('./en/provinces.ts')).provinces,
    zh: async () => (await import('./zh/provinces.ts')).provinces,
  },
  screen: {
    en: async () => (await import('./en/screen.ts')).screen,
    zh: async () => (await import('./zh/screen.ts')).screen,
  },
  provinceScreen: {
    en: async () => (await import('./en/provinceScreen.ts')).provinceScreen,
    zh: async () => (await import('./zh/provinceScreen.ts')).provinceScreen,
  },
} as const satisfies Record<string, Loader>;

export type TextArea = keyof typeof AREA_LOADERS;
export const TEXT_AREAS = [
  'host',
  'rejections',
  'names',
  'play',
  'treaty',
  'policy',
  'results',
  'rules',
  'map',
  'politics',
  'model',
  'events',
  'budget',
  'concepts',
  'wto',
  'provinces',
  'screen',
  'provinceScreen',
] as const;
