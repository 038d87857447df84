import type { Page } from 'playwright-core';
import { BIBLIOGRAPHY, type WorkId } from '../../../shared/content/concepts/concept.ts';

/** What a page in Chinese may say in Latin letters: labels of economies, the code, units, names of keys and of the language. */
const ALLOWED = /\b(?:[A-Z]{2,3}|[A-Z0-9]{6}|Accord|English|Esc|bn)\b/g;
/** Where the server is. */
const ADDRESS = /(?:https?:\/\/)?[\w.]+:\d+(?:\/\S*)?/g;
/** Works whose authors are named in sentences, by the names that stand on them, as Chinese journals do. */
const NAMED = [
  'fang2013',
  'holz2006',
  'liEtAl2012',
  'naughton2000',
  'pang2023',
  'wiebe',
  'young2000',
  'zhao2019',
] as const satisfies readonly WorkId[];
const AUTHORS: ReadonlySet<string> = new Set(NAMED.flatMap((work) => authorsOf(BIBLIOGRAPHY[work])));

/** Words in Latin letters that are left on the screen, in labels and in titles. */
export async function foreignWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const names = ['aria-label', 'title', 'alt', 'placeholder', 'aria-valuetext'];
    const hidden = [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) =>
      names.map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.title, document.body.innerText, ...hidden];
  });
  const words = texts.flatMap(
    (text) =>
      text
        .replaceAll(ADDRESS, ' ')
        .replaceAll(ALLOWED, ' ')
        .match(/\p{Script=Latin}{2,}/gu) ?? [],
  );
  return [...new Set(words)].filter((word) => !AUTHORS.has(word));
}

/** Surnames at the head of a work. */
function authorsOf(work: string): readonly string[] {
  const head = /^[^(,]+(?:, \p{Lu}[^(,]+)*/u.exec(work)?.[0] ?? '';
  return head.match(/\p{Lu}\p{L}+/gu) ?? [];
}
