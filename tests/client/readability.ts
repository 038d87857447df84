import { AREA_LOADERS, ENTRY_SENTENCES, type Sentences } from '../../client/text/areas.ts';
import { en } from '../../client/text/en/locale.ts';
import { interpolate, type TextParams } from '../../client/text/locale.ts';

/**
 * How many years of school English sentences ask for: the grade of Flesch and Kincaid,
 *
 *     0.39 · words / sentences + 11.8 · syllables / words − 15.59
 *
 * (Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75, Naval Technical Training Command). Syllables are counted by
 * spelling: groups of vowels, without a silent e at the end, with the exceptions below. For single words that is off now and then,
 * by one; over a page it is within a few per cent of a dictionary's count.
 */
export function gradeOf(texts: readonly string[]): number {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** Sentences as their signs end them; neither a colon nor a semicolon does. */
function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?…])[”)]?\s+/).filter((part) => wordsOf(part).length > 0);
}

/** Words and numbers; a hyphen joins two words. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\d[\d.,]*|\p{Letter}+(?:’\p{Letter}+)?/gu) ?? [];
}

/** Words whose spelling misleads the rule. */
const EXACTLY: Readonly<Record<string, number>> = {
  anybody: 4,
  area: 3,
  areas: 3,
  being: 2,
  borea: 3,
  business: 2,
  create: 2,
  created: 3,
  creating: 3,
  creation: 3,
  doing: 2,
  economies: 4,
  elsewhere: 2,
  every: 2,
  everybody: 4,
  everyone: 3,
  forecast: 2,
  going: 2,
  household: 2,
  idea: 3,
  ideas: 3,
  likely: 2,
  once: 1,
  parliament: 3,
  parliaments: 3,
  people: 2,
  quiet: 2,
  real: 1,
  science: 2,
  seeing: 2,
  somebody: 3,
  someone: 2,
  something: 2,
  sometimes: 2,
  therefore: 2,
  trial: 2,
  union: 2,
  unions: 2,
  whole: 1,
};

/** How many syllables an English word has. A number counts as one, as it is read at a glance. */
export function syllablesOf(written: string): number {
  const word = written.toLowerCase().replace(/’(?:s|t|re|ll|ve|d)?$/, '');
  const known = EXACTLY[word];
  if (known !== undefined) return known;
  const spoken = word
    // An e is silent at the end, in -ed but after t or d, in -es but after a hiss, before -ly and -ment; that of -le is heard.
    .replace(/(?<=[^aeiouy]l)e$/, 'el')
    .replace(/(?<=[^aeiouy])ely$/, 'ly')
    .replace(/(?<=[^aeiou])ements?$/, 'ment')
    .replace(/(?<=[^td])ed$/, '')
    .replace(/(?<=[^aeiouscxzgh])es$/, '')
    .replace(/(?<=[aeiouy][^aeiouy]+)e$/, '')
    .replace(/^y(?=[aeiou])/, '')
    .replaceAll('qu', 'q');
  const groups = spoken.match(/[aeiouy]+/g) ?? [];
  // Two vowels that are heard apart: as in various, but not in nation; area, video, easier, relying; and -ism.
  const apart =
    spoken.match(
      /(?<![tscg])i(?:a|o|u)|(?<=[tscg])ia(?!l|n)|ua|eo(?!u)|ie[rst]{1,2}$|(?<=[^aeiou])ying$|ism$/g,
    ) ?? [];
  return Math.max(1, groups.length + apart.length);
}

/** What stands in a place while sentences are read for how hard they are; a number where nothing else is named. */
const FILLED: TextParams = {
  economy: 'Japan',
  other: 'India',
  against: 'India',
  economies: ['Japan', 'India'],
  outsiders: ['Japan', 'India'],
  lostBy: ['Japan', 'India'],
  parties: ['Japan', 'India'],
  members: ['Japan', 'India'],
  others: ['Japan', 'India'],
  to: 'India',
  from: 'Japan',
  by: 'Japan',
  agreement: 'the customs union',
  agreements: 'the customs union',
  former: 'the older agreement',
  sector: 'grain',
  sectors: ['grain', 'cloth'],
  name: 'Ada',
  names: ['Ada', 'Ben'],
  holder: 'Ada',
  office: 'chair',
  level: 'customs union',
  stage: 'customs union',
  form: 'customs union',
  kind: 'free trade area',
  phase: 'Policy',
  corridor: 'North Bridge',
  reform: 'Tax sharing',
  pillar: 'Steel',
  reason: 'Another offer brings us more.',
  cards: 'Drought',
  list: ['grain', 'cloth'],
  title: 'Meridian',
  direction: 'up',
  condition: 'a tariff rises',
  change: 'up',
};

/** The sentence as a reader meets it. */
export function filled(sentence: string): string {
  const places = [...sentence.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);
  const params = Object.fromEntries(places.map((name) => [name, FILLED[name] ?? 2]));
  return interpolate(sentence, params, en);
}

/** A label of a button or a column is not read as a sentence. */
const LEAST_WORDS = 4;

/** Areas of text that people meet while they play. Consoles of teachers, cards to look up and the page on the model are not among them. */
const PLAYED = [
  'play',
  'treaty',
  'policy',
  'results',
  'rules',
  'map',
  'politics',
  'wto',
  'events',
  'provinces',
  'provinceScreen',
  'screen',
  'terms',
  'debrief',
  'rejections',
] as const;

/** Cards of history and the four views of research, which provinces look up. */
const LOOKED_UP = /^(?:provinceEvent|fourViews)\./;

/** The English sentences of the play surfaces by area, as they are read. */
export async function playSurfaces(): Promise<ReadonlyMap<string, readonly string[]>> {
  const loaded = await Promise.all(
    PLAYED.map(async (area): Promise<readonly [string, Sentences]> => [area, await AREA_LOADERS.en[area]()]),
  );
  const areas: readonly (readonly [string, Sentences])[] = [['shell', ENTRY_SENTENCES.en], ...loaded];
  return new Map(
    areas.map(([area, sentences]) => [
      area,
      Object.entries(sentences)
        .filter(([key]) => !LOOKED_UP.test(key))
        .map(([, sentence]) => filled(sentence))
        .filter((text) => wordsOf(text).length >= LEAST_WORDS),
    ]),
  );
}

const HARDEST = 25;

/** `npm run readability`: the grade of each area and of all together, and the sentences that are hardest to read. */
async function report(): Promise<void> {
  const told = (texts: readonly string[]): string => gradeOf(texts).toFixed(1).padStart(5);
  const areas = await playSurfaces();
  for (const [area, texts] of areas) console.log(`${told(texts)}  ${area} (${texts.length} sentences)`);
  const all = [...areas.values()].flat();
  console.log(`${told(all)}  all play surfaces\n\nThe hardest:`);
  const hardest = all.toSorted((a, b) => gradeOf([b]) - gradeOf([a])).slice(0, HARDEST);
  for (const text of hardest) console.log(`${told([text])}  ${text}`);
}

if (import.meta.main) await report();
