import { economyMark, economyName } from '../text/nameParams.ts';
import type { Size } from './layout/camera.ts';
import type { Extent, LayoutSizes } from './layout/mapLayout.ts';
import { pinLine, stageText, tagName, unitName, unitStage } from './mapText.ts';
import { type MapEconomy, type MapModel, type MapPlace, hasChanges } from './model/mapParts.ts';
import { RING_PX, brickThickness } from './mapStyle.tsx';
import { measureText } from './useElementSize.ts';

/** Sizes of everything on the map for one screen; the style sheet reads the same numbers as custom properties. */
export type MapSizes = {
  /** Line widths against those of a laptop. */
  readonly unit: number;
  readonly medallion: number;
  readonly nameFont: number;
  readonly layout: LayoutSizes;
};

/** A projector's text is 22 px at 1080 lines, and grows with them. */
const LARGE = { lines: 1080, unit: 1.5, medallion: 46, font: 22 } as const;
const SMALL_WIDTH_PX = 560;
const SMALL = { unit: 0.85, medallion: 28, font: 12 } as const;
const NORMAL = { unit: 1, medallion: 34, font: 13 } as const;

/** A map of few economies has room for larger medallions. */
const FEW = { economies: 6, factor: 1.25 } as const;

/** Against a medallion: a member of a fully integrated bloc, and the bloc itself. */
const DOT = 0.4;
const UNIT = 1.35;

const LINE_HEIGHT = 1.25;
const NAME_PADDING = 10;
const TAG_PADDING = { across: 38, down: 18 } as const;
/** Room of the ladder beside the name of the form. */
const LADDER_EM = 3.2;

export function mapSizes(model: MapModel, size: Size, isLarge: boolean, hasRing = false): MapSizes {
  const { unit, medallion, nameFont } = scaleOf(size, isLarge, model.economies.length);
  const names = nameSizes(model, nameFont, isLarge ? 'large' : unit < NORMAL.unit ? 'small' : 'normal');
  const tags = tagSizes(model, nameFont, unit);
  const rings = ringSizes(model, unit);
  const dots = new Set<MapPlace>(model.economies.filter(isDot).map(({ id }) => id));
  const units = new Set<MapPlace>(model.units.map(({ id }) => id));
  const nothing = { width: 0, height: 0 };
  return {
    unit,
    medallion,
    nameFont,
    layout: {
      medallion,
      pin: (id) => medallion * (dots.has(id) ? DOT : units.has(id) ? UNIT : 1),
      ring: (id) => rings.get(id) ?? 0,
      hold: hasRing ? (RING_PX.clear + RING_PX.range + RING_PX.edge) * unit : 0,
      name: (id) => names.get(id) ?? nothing,
      pill: { width: nameFont * (hasChanges(model) ? 5.8 : 4.6), height: nameFont * 1.9 },
      tag: (id) => tags.get(id) ?? nothing,
      chip: { width: nameFont * 8.2, height: nameFont * 3.4 },
      ...(unit < NORMAL.unit
        ? { numbers: model.economies.length > FEW.economies ? NUMBERS_ON_SMALL : NUMBERS_OF_FEW }
        : {}),
    },
  };
}

/** A member of a fully integrated bloc has no name of its own on the map. */
function isDot({ unit }: MapEconomy): boolean {
  return unit !== undefined;
}

/**
 * What stands beside a mark: on a small map its character tells the name of an economy that is neither the reader's own nor in view, so that
 * only a number stands there, and none where it is no matter.
 */
export function saidBeside(
  { showsBricks }: Pick<MapModel, 'showsBricks'>,
  { id, label, isMe, isSelected, outcome, nextWallBp }: MapEconomy,
  isSmall: boolean,
): 'all' | 'number' | 'nothing' {
  const hasCharacter = economyMark(id, label) !== label;
  if (!isSmall || !hasCharacter || isMe || isSelected) return 'all';
  return showsBricks || outcome !== undefined || nextWallBp !== undefined ? 'number' : 'nothing';
}

function nameSizes(
  model: MapModel,
  nameFont: number,
  map: 'small' | 'normal' | 'large',
): ReadonlyMap<MapPlace, Extent> {
  const isLarge = map === 'large';
  const lineFont = nameFont > LARGE.font ? nameFont * 0.95 : Math.max(12, nameFont - 1);
  const sizeOf = (name: string, line: string, extra = 0): Extent => {
    const lineWidth = measureText(line, font(500, lineFont)) + nameFont * 0.9 + extra;
    return {
      width: Math.max(measureText(name, font(650, nameFont)), lineWidth) + NAME_PADDING,
      height: ((name === '' ? 0 : nameFont) + lineFont) * LINE_HEIGHT + 2,
    };
  };
  const said = (economy: MapEconomy) => saidBeside(model, economy, map === 'small');
  const sayable = model.economies.filter((economy) => !isDot(economy) && said(economy) !== 'nothing');
  const named = map === 'small' ? firstNamed(sayable, model) : sayable;
  return new Map<MapPlace, Extent>([
    ...named.map((economy) => {
      const name = said(economy) === 'all' ? economyName(economy.id) : '';
      return [economy.id, sizeOf(name, pinLine(economy))] as const;
    }),
    ...model.units.map(
      (own) =>
        [
          own.id,
          sizeOf(unitName(own, model), `${unitStage(isLarge) ?? ''} ${pinLine(own)}`, nameFont * LADDER_EM),
        ] as const,
    ),
  ]);
}

/** Names on a small map: more would lie over each other. Whoever else is asked about has its name at a touch. */
const NAMES_ON_SMALL = 4;
/** Numbers of flows there, where economies are many. */
const NUMBERS_ON_SMALL = 2;
const NUMBERS_OF_FEW = 4;

/** The reader's own name and the one in view, then those who lose most, or those whom the view is about. */
export function firstNamed(
  economies: readonly MapEconomy[],
  { frame }: Pick<MapModel, 'frame'>,
): readonly MapEconomy[] {
  const place = ({ id, isMe, isSelected, outcome }: MapEconomy): number => {
    if (isMe || isSelected) return -Infinity;
    const at = frame.indexOf(id);
    return outcome ?? (at < 0 ? Infinity : at);
  };
  return economies.toSorted((a, b) => Math.sign(place(a) - place(b)) || 0).slice(0, NAMES_ON_SMALL);
}

function tagSizes(model: MapModel, nameFont: number, unit: number): ReadonlyMap<MapPlace, Extent> {
  return new Map(
    model.blocs.map((bloc) => {
      const title = measureText(tagName(bloc, model), font(600, nameFont * 1.15));
      // On a phone the ladder alone says how deep it is.
      const words = unit < NORMAL.unit ? 0 : measureText(stageText(bloc.level), font(500, nameFont));
      const width = Math.max(title, words + nameFont * LADDER_EM) + TAG_PADDING.across * Math.max(1, unit);
      return [bloc.id, { width, height: nameFont * 2.6 + TAG_PADDING.down * unit }];
    }),
  );
}

function ringSizes({ economies, units, showsBricks }: MapModel, unit: number): ReadonlyMap<MapPlace, number> {
  const walled = [...economies.filter((economy) => !isDot(economy)), ...units];
  return new Map(
    walled.map(({ id, wallBp, nextWallBp }) => {
      const isShown = showsBricks || nextWallBp !== undefined;
      return [id, isShown ? 3 * unit + brickThickness(nextWallBp ?? wallBp, unit) : 0];
    }),
  );
}

let family: string | undefined;

/** The font of the page is read once: each time it is asked for, the browser first works out the styles of all that has changed on the page. */
function font(weight: number, px: number): string {
  family ??= getComputedStyle(document.body).fontFamily;
  return `${weight} ${px}px ${family}`;
}

function scaleOf(
  { width, height }: Size,
  isLarge: boolean,
  economies: number,
): { readonly unit: number; readonly medallion: number; readonly nameFont: number } {
  const room = economies <= FEW.economies ? FEW.factor : 1;
  if (isLarge) {
    const scale = Math.max(0.6, height / LARGE.lines);
    return {
      unit: LARGE.unit * scale,
      medallion: LARGE.medallion * scale * room,
      nameFont: LARGE.font * scale,
    };
  }
  const { unit, medallion, font } = width < SMALL_WIDTH_PX ? SMALL : NORMAL;
  return { unit, medallion: medallion * room, nameFont: font };
}
