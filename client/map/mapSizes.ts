import type { EconomyId } from '#shared/kernel/ids.ts';
import { economyName } from '../text/nameParams.ts';
import type { Size } from './layout/camera.ts';
import type { LayoutSizes } from './layout/mapLayout.ts';
import { blocName, pinLine, stageText } from './mapText.ts';
import type { MapModel } from './model/mapParts.ts';
import { brickThickness } from './mapStyle.ts';
import { measureText } from './measureText.ts';

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

const LINE_HEIGHT = 1.25;
const NAME_PADDING = 10;
const TAG_PADDING = { across: 26, down: 18 } as const;
/** Room of the ladder beside the name of the form. */
const LADDER_EM = 3.2;

export function mapSizes(model: MapModel, size: Size, isLarge: boolean): MapSizes {
  const { unit, medallion, nameFont } = scaleOf(size, isLarge, model.economies.length);
  const family = getComputedStyle(document.body).fontFamily;
  const lineFont = nameFont > LARGE.font ? nameFont * 0.95 : Math.max(12, nameFont - 1);
  const nameSize = new Map<EconomyId, { width: number; height: number }>(
    model.economies.map((economy) => {
      const name = measureText(economyName(economy.id), `650 ${nameFont}px ${family}`);
      const line = measureText(pinLine(economy), `500 ${lineFont}px ${family}`) + nameFont * 0.9;
      return [
        economy.id,
        { width: Math.max(name, line) + NAME_PADDING, height: (nameFont + lineFont) * LINE_HEIGHT + 2 },
      ];
    }),
  );
  const rings = new Map(
    model.economies.map(({ id, wallBp, nextWallBp }) => {
      const isShown = model.showsBricks || nextWallBp !== undefined;
      return [id, isShown ? 3 * unit + brickThickness(nextWallBp ?? wallBp, unit) : 0];
    }),
  );
  const tagSize = new Map(
    model.blocs.map((bloc) => {
      const title = measureText(blocName(bloc), `600 ${nameFont * 1.15}px ${family}`);
      const stage = measureText(stageText(bloc.level), `500 ${nameFont}px ${family}`) + nameFont * LADDER_EM;
      return [
        bloc.id,
        {
          width: Math.max(title, stage) + TAG_PADDING.across * unit,
          height: nameFont * 2.6 + TAG_PADDING.down * unit,
        },
      ];
    }),
  );
  const nothing = { width: 0, height: 0 };
  return {
    unit,
    medallion,
    nameFont,
    layout: {
      medallion,
      ring: (id) => rings.get(id) ?? 0,
      name: (id) => nameSize.get(id) ?? nothing,
      pill: { width: nameFont * 4.6, height: nameFont * 1.9 },
      tag: (id) => tagSize.get(id) ?? nothing,
    },
  };
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
