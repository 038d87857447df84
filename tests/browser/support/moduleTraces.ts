import type { Page } from 'playwright-core';
import { type Language, MODULE_IDS } from '../../../shared/content/vocabulary.ts';
import type { AClient } from '../../server/support/aClient.ts';
import { AREA_LOADERS, ENTRY_SENTENCES, type Sentences, type TextArea } from '../../../client/text/areas.ts';
import { SINGLE_TASK_KINDS } from '../../../shared/rules/modules/politics/dealMandates.ts';

/** Areas that speak of modules and nothing else. */
const MODULE_AREAS = ['politics', 'events', 'wto'] as const satisfies readonly TextArea[];
/** Sentences of modules, and of levels that a short game does not play, among those of other areas. */
const MODULE_KEYS =
  /^(moves|home(?!\.articles)|meter|inspect|barriers|spending|corridor|retaliate|provision|condition)\.|^check\.(review|substantially|noHigher|worst|schedule|enabling|mostFavoured)|^(module|rules\.module)\.|^(stage|desk\.add|desk\.about|term)\.(commonMarket|economicUnion|fullIntegration|adjustmentFund|deepProvision|mutualRecognition|disputeSettlement|conditionality)|^headline\.(conference|panel|mayRetaliate|government|notRatified|ratified|events|barrier|corridor)|^(part|partHint)\.growth$|^map\.legend\.(people|capital|corridor|deep|inner)/;

/** Among those of modules, what a lesson of few agreements says of its own: the kinds of which the one task of a seat is drawn, and how it stands. */
const TASK_KEYS: readonly string[] = [
  // Two of them name no deeper form where none can be signed.
  ...SINGLE_TASK_KINDS.flatMap((task) => [task, `${task}Flat`]),
  ...([
    'points',
    'met',
    'open',
    'done',
    'missed',
    'secret',
    'fades',
    'shares',
    'now',
    'near',
    'withOffer',
    'mayBeLost',
    'notWithOffer',
    'then',
    'lastRound',
  ] as const),
].map((name) => `mandate.${name}`);

/** Words that no table speaks on which modules are off: a second net, coarser than whole sentences. */
const WORDS = {
  en: /\bWTO\b|\belection|\blobb(?:y|ies)\b|mandate|legislature|ratif|re-elect|migrat|corridor|\binspect|hidden barrier|retaliat|common market|economic union|productivity/i,
  zh: /世贸|选举|民意测评|施政班子|利益集团|立法机关|批准|走廊|隐性壁垒|报复|共同市场|经济联盟|生产率/,
} as const satisfies Record<Language, RegExp>;

/** Pieces shorter than this may stand in any sentence. */
const LEAST_LENGTH = { en: 12, zh: 6 } as const satisfies Record<Language, number>;

export type Traces = (page: Page) => Promise<string[]>;

/** What a page says that only a module would say, in the words on the screen and in those for screen readers. */
export async function moduleTraces(language: Language): Promise<Traces> {
  const areas = await Promise.all(
    Object.entries(AREA_LOADERS[language]).map(async ([area, load]) => [area, await load()] as const),
  );
  const all = areas.flatMap(([area, sentences]) =>
    Object.entries(sentences).map(([key, sentence]) => ({ area, key, sentence })),
  );
  const isOfModule = ({ area, key }: { area: string; key: string }): boolean =>
    area !== 'concepts' &&
    !TASK_KEYS.includes(key) &&
    (MODULE_AREAS.some((each) => each === area) || MODULE_KEYS.test(key));
  const others = [
    ...Object.values(ENTRY_SENTENCES[language] satisfies Sentences),
    ...all.filter((each) => !isOfModule(each)).map(({ sentence }) => sentence),
  ].join('\n');
  const pieces = all
    .filter(isOfModule)
    .map(({ sentence }) => longestPiece(sentence))
    .filter((piece) => piece.length >= LEAST_LENGTH[language] && !others.includes(piece));
  return async (page) => {
    const text = await saidOn(page);
    const word = WORDS[language].exec(text)?.[0];
    return [...pieces.filter((piece) => text.includes(piece)), ...(word === undefined ? [] : [word])];
  };
}

/** Documents of modules, or with entries of modules, that the table sends to everybody. */
export function moduleDocuments(host: AClient): string[] {
  return [...host.room.state.documents.entries()].flatMap(([key, text]) =>
    MODULE_IDS.some((module) => module === key) || Object.hasOwn(Object(JSON.parse(text)), 'modules')
      ? [key]
      : [],
  );
}

/** Of a sentence with gaps the longest part between two of them. */
function longestPiece(sentence: string): string {
  const pieces = sentence.split(/\{[^}]*\}/).map((piece) => piece.trim());
  return pieces.toSorted((a, b) => b.length - a.length)[0] ?? '';
}

/** Everything that a page says: also what is folded away, and labels for those who hear it. */
async function saidOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const names = ['aria-label', 'title', 'alt', 'placeholder', 'aria-valuetext'];
    const labels = [...document.querySelectorAll('body *')].flatMap((element) =>
      names.map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.title, document.body.textContent ?? '', ...labels].join('\n');
  });
}
