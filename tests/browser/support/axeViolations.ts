import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What of a page depends on its theme. */
const OF_COLOURS = { type: 'rule', values: ['color-contrast'] };

type Asked = {
  /** Only what changes with the theme: the same page was judged whole on the same size in another one. */
  readonly coloursOnly?: boolean;
  /** What lies over a page that is judged elsewhere. */
  readonly within?: string;
};

type AxeNode = { readonly target: string[]; readonly failureSummary?: string };
type AxeResult = {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly AxeNode[] }[];
};
declare const axe: { run: (root: Document | object, options: object) => Promise<AxeResult> };

/**
 * Accessibility violations (WCAG 2.2 A and AA) of the page as it stands, one line each. A page within it is judged by itself: the
 * table on the screen of a class may have given way to the next one before it answers.
 */
export async function axeViolations(
  page: Page | Frame,
  { coloursOnly = false, within }: Asked = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const options = {
    runOnly: coloursOnly ? OF_COLOURS : ALL_RULES,
    resultTypes: ['violations'],
    iframes: false,
  };
  const { violations } = await page.evaluate(
    async ([place, wanted]) => axe.run(place === undefined ? document : { include: [place] }, wanted),
    [within, options] as const,
  );
  const lines: string[] = [];
  for (const { id, nodes } of violations)
    for (const { target, failureSummary = '' } of nodes) {
      const isHalfHidden = id === 'target-size' && failureSummary.includes('partially obscured');
      if (isHalfHidden && (await comesFree(page, target))) continue;
      lines.push(`${id}: ${target.join(' ')} ${failureSummary.split('\n')[1]?.trim() ?? ''}`);
    }
  return lines;
}

/**
 * Whether a target that lies half under a foot that stays in place can be scrolled out from under it and is then large enough. It
 * depends on the length of the words above where the edge falls.
 */
async function comesFree(page: Page | Frame, target: readonly string[]): Promise<boolean> {
  return page.evaluate(async (selectors) => {
    const element = document.querySelector(selectors[0] ?? '');
    if (selectors.length !== 1 || element === null) return false;
    const scrolled: [Element, number][] = [];
    for (let each = element.parentElement; each !== null; each = each.parentElement)
      scrolled.push([each, each.scrollTop]);
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { violations } = await axe.run(document, { runOnly: { type: 'rule', values: ['target-size'] } });
    for (const [each, top] of scrolled) each.scrollTop = top;
    const faulty = violations.flatMap(({ nodes }) =>
      nodes.map((node) => document.querySelector(node.target.join(' '))),
    );
    return !faulty.includes(element);
  }, target);
}
