import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** These two take axe two thirds of its time: it is asked about them only where `doubtful` cannot say. Of a page contrast alone depends on the theme. */
const CONTRAST = 'color-contrast';
const TARGET_SIZE = 'target-size';

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
declare const doubtfulOf: typeof doubtful;

/**
 * Accessibility violations (WCAG 2.2 A and AA) of the page as it stands, one line each. A page within it is judged by itself: the
 * table on the screen of a class may have given way to the next one before it answers.
 */
export async function axeViolations(
  page: Page | Frame,
  { coloursOnly = false, within }: Asked = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'doubtfulOf' in window)))
    await page.evaluate(`${AXE};\nwindow.doubtfulOf = ${doubtful.toString()}`);
  const { violations } = await page.evaluate(
    async ([place, tags, contrast, size]) => {
      // Nothing plays by itself, and axe would first read all the styles.
      const usual = { resultTypes: ['violations'], iframes: false, preload: false };
      const root = place === undefined ? document : document.querySelector(place);
      if (root === null) throw new Error(`nothing to judge at ${place}`);
      const { texts, targets } = doubtfulOf(root);
      const found: AxeResult['violations'][number][] = [];
      const judge = async (where: Document | object, options: object): Promise<void> => {
        found.push(...(await axe.run(where, { ...usual, ...options })).violations);
      };
      const doubts = tags.length === 0 ? texts : [...texts, ...targets];
      const asked = tags.length === 0 ? [contrast] : [contrast, size];
      if (doubts.length > 0) await judge({ include: doubts }, { runOnly: { type: 'rule', values: asked } });
      if (tags.length === 0) return { violations: found };
      const rules = { [contrast]: { enabled: false }, [size]: { enabled: false } };
      await judge(place === undefined ? document : { include: [place] }, { runOnly: tags, rules });
      return { violations: found };
    },
    [within, coloursOnly ? [] : ALL_RULES, CONTRAST, TARGET_SIZE] as const,
  );
  const lines: string[] = [];
  for (const { id, nodes } of violations)
    for (const { target, failureSummary = '' } of nodes) {
      const isHalfHidden = id === TARGET_SIZE && failureSummary.includes('partially obscured');
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

/**
 * Texts and targets for axe to judge, found in the page. Where a text has contrast enough against the boxes that it stands in and against
 * every other one that touches it, whichever of them lies below it, axe finds no fault with it; nor with a target that is large enough, or
 * far enough from others, where none touches it. All that is not as plain as this is doubtful.
 */
function doubtful(root: Document | Element) {
  /** In pixels of CSS. */
  const [LARGE, LARGE_BOLD, LEAST_TARGET] = [24, 18.66, 24];
  const BOLD = 700;
  const [LEAST, LEAST_LARGE] = [4.5, 3];
  /** Colours are read from a pixel, in whole steps. */
  const SPARE = 1.02;
  const MOST_BACKDROPS = 64;
  /** What lies over an image axe does not judge. */
  const IMAGES = 'img, canvas, object, iframe, video, svg';
  const FIELDS = 'input, select, textarea';
  const WITHOUT_TEXT =
    '[type=range], [type=checkbox], [type=radio], [type=hidden], [type=color], [type=image]';
  const ROLES =
    'button|checkbox|combobox|gridcell|grid|link|listbox|menu|menubar|menuitem|menuitemcheckbox|menuitemradio|option|radio|radiogroup|scrollbar|searchbox|slider|spinbutton|switch|tab|tablist|textbox|tree|treegrid|treeitem';
  const TARGETS = `a[href], button, summary, iframe, ${FIELDS}, ${ROLES.split('|')
    .map((role) => `[role=${role}]`)
    .join(', ')}`;
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

  const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (pixel === null) throw new Error('this browser draws nothing');
  const colours = new Map<string, Colour>();
  const colourOf = (text: string): Colour => {
    const known = colours.get(text);
    if (known !== undefined) return known;
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = text;
    pixel.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
    const colour = [red, green, blue, alpha / 255] as const;
    colours.set(text, colour);
    return colour;
  };
  const over = ([r, g, b, a]: Colour, [r2, g2, b2]: Colour): Colour => [
    r * a + r2 * (1 - a),
    g * a + g2 * (1 - a),
    b * a + b2 * (1 - a),
    1,
  ];
  const luminance = ([red, green, blue]: Colour): number => {
    const linear = (part: number): number =>
      part <= 10.0164 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const readStyle = (element: Element) => {
    const style = getComputedStyle(element);
    return {
      paint: colourOf(style.backgroundColor),
      hasImage: style.backgroundImage !== 'none',
      opacity: Number(style.opacity),
      isPlain: style.mixBlendMode === 'normal' && style.filter === 'none',
      isHidden: style.clipPath.startsWith('inset(50%'),
      cutsOff: style.overflowX !== 'visible' || style.overflowY !== 'visible',
    };
  };
  const styles = new Map<Element, ReturnType<typeof readStyle>>();
  const styleOf = (element: Element): ReturnType<typeof readStyle> => {
    const style = styles.get(element) ?? readStyle(element);
    styles.set(element, style);
    return style;
  };
  const touches = (one: Box, other: Box): boolean =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const isSome = ({ left, top, right, bottom }: Box): boolean => left < right && top < bottom;
  const holds = (outer: Box, inner: Box): boolean =>
    outer.left <= inner.left &&
    outer.right >= inner.right &&
    outer.top <= inner.top &&
    outer.bottom >= inner.bottom;
  /** The innermost pane that cuts off what stands in it; the page itself is none. */
  const paneOf = (element: Element): Element | undefined => {
    for (let each = element.parentElement; each !== null && each !== document.body; each = each.parentElement)
      if (styleOf(each).cutsOff) return each;
    return undefined;
  };
  const seenPart = (element: Element, box: Box): Box => {
    let { left, top, right, bottom } = box;
    for (let pane = paneOf(element); pane !== undefined; pane = paneOf(pane)) {
      const edge = pane.getBoundingClientRect();
      [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
      [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
    }
    return { left, top, right, bottom };
  };
  const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  /** Where an element stands: the whole of it, and what of it is not cut off. */
  const placeOf = (element: Element, box: Box) => ({
    element,
    box,
    seen: seenPart(element, box),
    pane: paneOf(element),
  });
  type Place = ReturnType<typeof placeOf>;
  /** Whether it holds where both can be seen, or where they could be after scrolling the pane that both stand in. */
  const anywhere = (one: Place, other: Place, holdsOf: (one: Box, other: Box) => boolean): boolean =>
    (isSome(one.seen) && isSome(other.seen) && holdsOf(one.seen, other.seen)) ||
    (one.pane === other.pane && holdsOf(one.box, other.box));
  const isOther = (one: Place, other: Place): boolean =>
    anywhere(one, other, touches) &&
    !one.element.contains(other.element) &&
    !other.element.contains(one.element);

  const painted: Place[] = [];
  const worded: Element[] = [];
  const hasWords = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '');
  const everything = [...document.querySelectorAll('body *')];
  for (const element of everything) {
    if (element.closest('svg') !== null) continue;
    if (element.matches(IMAGES)) continue;
    const { paint, hasImage } = styleOf(element);
    if ((hasImage || paint[3] > 0) && isShown(element))
      painted.push(placeOf(element, element.getBoundingClientRect()));
    if (
      (hasWords(element) || (element.matches(FIELDS) && !element.matches(WITHOUT_TEXT))) &&
      root.contains(element) &&
      isShown(element)
    )
      worded.push(element);
  }
  const range = document.createRange();
  const wordsBox = (element: Element): Box => {
    if (element.matches(FIELDS)) return element.getBoundingClientRect();
    const boxes = [...element.childNodes].flatMap((node) => {
      if (node.nodeType !== Node.TEXT_NODE || node.nodeValue?.trim() === '') return [];
      range.selectNodeContents(node);
      return [range.getBoundingClientRect()];
    });
    return {
      left: Math.min(...boxes.map(({ left }) => left)),
      top: Math.min(...boxes.map(({ top }) => top)),
      right: Math.max(...boxes.map(({ right }) => right)),
      bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    };
  };
  const chainOf = (element: Element): readonly Element[] => {
    const chain = [element];
    for (let each = element.parentElement; each !== null; each = each.parentElement) chain.unshift(each);
    return chain;
  };
  /** Colours of what may lie above others, whichever of it does; nothing where they are too many. */
  const mixedOf = (solid: readonly Colour[], glass: readonly Colour[]): readonly Colour[] | undefined => {
    const mixed = new Map(solid.map((colour) => [String(colour), colour]));
    for (const paint of glass)
      for (const colour of Array.from(mixed.values())) {
        const next = over(paint, colour);
        mixed.set(String(next.map(Math.round)), next);
        if (mixed.size > MOST_BACKDROPS) return undefined;
      }
    return Array.from(mixed.values());
  };
  /** Boxes that a text stands in, from the last one that hides whatever lies below it. */
  const layersOf = (chain: readonly Element[], box: Box, below: Colour) => {
    let layers = { solid: [below], glass: [] as Colour[], isOnImage: false };
    for (const each of chain) {
      const { paint, hasImage } = styleOf(each);
      const isWhole = each.contains(document.body) || holds(each.getBoundingClientRect(), box);
      if (paint[3] === 1 && isWhole) layers = { solid: [], glass: [], isOnImage: false };
      if (hasImage) layers.isOnImage = true;
      if (paint[3] === 1) layers.solid.push(paint);
      else if (paint[3] > 0) layers.glass.push(paint);
    }
    return layers;
  };
  /** What else may lie below a text: nothing where that cannot be said. */
  const othersOf = (text: Place): readonly Colour[] | undefined => {
    const paints: Colour[] = [];
    for (const { element } of painted.filter((other) => isOther(text, other))) {
      const chain = chainOf(element).map(styleOf);
      if (chain.some(({ isPlain }) => !isPlain)) return undefined;
      const [red, green, blue, alpha] = styleOf(element).paint;
      const seen = chain.reduce((part, { opacity }) => part * opacity, alpha);
      if (seen > 0) paints.push([red, green, blue, seen]);
    }
    return paints;
  };
  type Pair = readonly [words: Colour, backdrop: Colour];
  /** Every pair of colours that a text and what lies below it may have; nothing where that cannot be said. */
  const pairsOf = (text: Place, chain: readonly Element[], colour: Colour): readonly Pair[] | undefined => {
    const faint = chain.filter((each) => styleOf(each).opacity < 1);
    const others = othersOf(text);
    if (others === undefined || faint.length > 1 || chain.some((each) => !styleOf(each).isPlain))
      return undefined;
    const above = others.filter(([, , , alpha]) => alpha < 1);
    const hiding = others.filter(([, , , alpha]) => alpha === 1);
    const colours = ({ solid, glass, isOnImage }: ReturnType<typeof layersOf>) =>
      isOnImage && others.length === 0 ? [] : mixedOf([...solid, ...hiding], [...above, ...glass, ...above]);
    const place = faint[0] === undefined ? chain.length : chain.indexOf(faint[0]);
    const outside = colours(layersOf(chain.slice(0, place), text.box, [255, 255, 255, 1]));
    const part = faint[0] === undefined ? 1 : styleOf(faint[0]).opacity;
    const faded = ([red, green, blue]: Colour, below: Colour): Colour =>
      over([red, green, blue, part], below);
    const pairs: Pair[] = [];
    for (const below of outside ?? []) {
      const inside = part === 1 ? [below] : colours(layersOf(chain.slice(place), text.box, below));
      if (inside === undefined) return undefined;
      for (const each of inside) pairs.push([faded(over(colour, each), below), faded(each, below)]);
    }
    return outside && pairs;
  };
  /** As axe takes it, which asks for no contrast then. */
  const isDisabled = (element: Element): boolean => {
    const told = element.closest(`[aria-disabled], :is(fieldset, button, ${FIELDS})[disabled]`);
    return told !== null && (told.hasAttribute('disabled') || told.getAttribute('aria-disabled') === 'true');
  };
  const isDoubtfulText = (element: Element): boolean => {
    const chain = chainOf(element);
    if (chain.some((each) => styleOf(each).isHidden) || isDisabled(element)) return false;
    const style = getComputedStyle(element);
    if (style.textShadow !== 'none' || parseFloat(style.webkitTextStrokeWidth) > 0) return true;
    const colour = colourOf(style.webkitTextFillColor);
    const pairs = pairsOf(placeOf(element, wordsBox(element)), chain, colour);
    if (pairs === undefined) return true;
    const size = parseFloat(style.fontSize);
    const isBig = size >= LARGE || (size >= LARGE_BOLD && parseFloat(style.fontWeight) >= BOLD);
    const least = (isBig ? LEAST_LARGE : LEAST) * SPARE;
    return pairs.some((pair) => {
      const [one, other] = [luminance(pair[0]), luminance(pair[1])];
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) <= least;
    });
  };

  const targets = [...document.querySelectorAll(TARGETS)]
    .filter(isShown)
    .map((element) => placeOf(element, element.getBoundingClientRect()));
  const isLarge = ({ left, top, right, bottom }: Box): boolean =>
    right - left >= LEAST_TARGET && bottom - top >= LEAST_TARGET;
  const middleOf = ({ left, top, right, bottom }: Box) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });
  /** From the middle of a target to the next point of another, or half a target before the middle of a small one. */
  const distance = (one: Box, other: Box): number => {
    const [from, to] = [middleOf(one), middleOf(other)];
    const x = Math.max(other.left - from.x, 0, from.x - other.right);
    const y = Math.max(other.top - from.y, 0, from.y - other.bottom);
    const toMiddle = Math.hypot(from.x - to.x, from.y - to.y) - LEAST_TARGET / 2;
    return isLarge(other) ? Math.hypot(x, y) : Math.min(Math.hypot(x, y), toMiddle);
  };
  const isNear = (one: Box, other: Box): boolean => distance(one, other) < LEAST_TARGET / 2;
  /** Parts of other controls too that reach out of them: axe takes what they lie over as lost. */
  const isTouched = ({ element, box }: Place): boolean =>
    everything.some(
      (other) =>
        touches(box, other.getBoundingClientRect()) && !element.contains(other) && !other.contains(element),
    );
  /** Whether enough is left along one of its edges. */
  const hasFreeStrip = (box: Box, over: readonly Box[]): boolean =>
    Math.max(
      Math.min(...over.map(({ left }) => left)) - box.left,
      box.right - Math.max(...over.map(({ right }) => right)),
      Math.min(...over.map(({ top }) => top)) - box.top,
      box.bottom - Math.max(...over.map(({ bottom }) => bottom)),
    ) >= LEAST_TARGET;
  const isDoubtfulTarget = (target: Place): boolean => {
    const others = targets.filter(({ element }) => element !== target.element);
    const over = others.filter((other) => anywhere(target, other, touches)).map(({ box }) => box);
    if (isLarge(target.box)) return over.length > 0 && !hasFreeStrip(target.box, over);
    if (over.length > 0) return true;
    return others.some((other) => anywhere(target, other, isNear)) || isTouched(target);
  };
  return {
    texts: worded.filter(isDoubtfulText),
    targets: targets
      .filter(({ element }) => root.contains(element) && element.closest('svg') === null)
      .filter(isDoubtfulTarget)
      .map(({ element }) => element),
  };
}
