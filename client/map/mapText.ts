import { stageOfLevel } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { locale } from '../text/language.ts';
import {
  formatAverageRate,
  formatList,
  formatNumber,
  formatPercent,
  formatSigned,
  formatPeople,
} from '../text/format.ts';
import { economyMark, economyName, unionName } from '../text/nameParams.ts';
import { t, tOr } from '../text/t.ts';
import type { MapBloc, MapEconomy, MapFlow, MapModel, MapPlace, MapUnit } from './model/mapParts.ts';

function inUnit(amountBn: number): number {
  return amountBn * locale().money.unitsPerBillion;
}

function digitsOf(amount: number): number {
  const size = Math.abs(amount);
  return size >= 10 ? 0 : size >= 1 ? 1 : 2;
}

/** Trade in billions, without the name of the money: the legend has it. */
export function amountText(amountBn: number): string {
  const amount = inUnit(amountBn);
  return formatNumber(amount, digitsOf(amount));
}

/** Trade in billions with its unit. */
function sumText(amountBn: number): string {
  return locale().money.write(amountText(amountBn), 'plain', 'usual');
}

export function changeText(amountBn: number): string {
  const amount = inUnit(amountBn);
  return formatSigned(amount, digitsOf(amount));
}

export function flowText({ labelBn, labelMn, isChange }: MapFlow): string {
  if (labelMn !== undefined) return formatPeople(labelMn);
  if (labelBn === undefined) return '';
  return isChange ? locale().money.write(changeText(labelBn), 'plain', 'usual') : sumText(labelBn);
}

/** The line under a name: the round's outcome once it is revealed, else the wall. */
export function pinLine({
  wallBp,
  nextWallBp,
  outcome,
}: Pick<MapEconomy, 'wallBp' | 'nextWallBp' | 'outcome'>): string {
  if (outcome !== undefined) return formatPercent(Math.abs(outcome), 2);
  const wall = formatAverageRate(wallBp);
  return nextWallBp === undefined
    ? `▮ ${wall}`
    : `▮ ${wall.replace(/\s?%$/, '')} → ${formatAverageRate(nextWallBp)}`;
}

/** Smaller than this is no change that anybody could feel: a two-hundredth of a per cent. */
const FLAT = 0.00005;

export function outcomeDirection(outcome: number): 'up' | 'down' | 'flat' {
  if (Math.abs(outcome) < FLAT) return 'flat';
  return outcome > 0 ? 'up' : 'down';
}

/** All that a pin shows, as one sentence for those who hear it. */
export function pinLabel(economy: MapEconomy, model: MapModel): string {
  const { id, wallBp, nextWallBp, outcome, tradeBn, isMe } = economy;
  const bloc = model.blocs.find(({ members }) => members.includes(id));
  const wall =
    nextWallBp === undefined
      ? t('map.pin.wall', { rate: formatAverageRate(wallBp) })
      : t('map.pin.wallChange', { from: formatAverageRate(wallBp), to: formatAverageRate(nextWallBp) });
  const parts = [
    economyName(id),
    ...(isMe ? [t('map.pin.you')] : []),
    wall,
    ...(bloc === undefined ? [] : [t('map.pin.bloc', { bloc: blocName(bloc) })]),
    ...(tradeBn > 0 ? [t('map.pin.trade', { amount: sumText(tradeBn) })] : []),
    ...(outcome === undefined ? [] : [outcomeText(outcome)]),
    ...boughtElsewhere(id, model),
  ];
  return parts.join(locale().comma);
}

/** What goes round the wall of an economy, and of whom it buys instead of others: what the map draws at its rim. */
function boughtElsewhere(id: EconomyId, { flows, units, ...named }: MapModel): readonly string[] {
  const nameOf = (place: MapPlace): string => placeName(place, { ...named, units });
  const own = flows.filter(({ importer }) => importer === id);
  return [
    ...own.flatMap(({ exporter, insteadOf }) =>
      insteadOf === undefined
        ? []
        : [t('map.pin.instead', { economy: nameOf(exporter), other: nameOf(insteadOf) })],
    ),
    ...own.flatMap(({ kind, exporter, labelBn }) =>
      kind === 'round' && labelBn !== undefined ? [t('map.pin.round', { economy: nameOf(exporter) })] : [],
    ),
  ];
}

type Named = Pick<MapModel, 'blocs' | 'economies'>;

/** The one name of a fully integrated bloc: its title, else made of its members' letters; Hanzi are as short as these. */
export function unitName({ id }: Pick<MapUnit, 'id'>, { blocs, economies }: Named): string {
  const bloc = blocs.find((each) => each.id === id);
  if (bloc === undefined) return id;
  if (bloc.title !== undefined) return blocName(bloc);
  const markOf = (id: EconomyId): string =>
    economyMark(id, economies.find((each) => each.id === id)?.label ?? economyName(id));
  return unionName(bloc.members, locale().hasShortNames ? economyName : markOf);
}

/** The initial of a fully integrated bloc on its medallion: a letter, or one Hanzi. */
export function unitInitial(unit: Pick<MapUnit, 'id'>, model: Named): string {
  const isNamed = model.blocs.some(({ id, title }) => id === unit.id && title !== undefined);
  if (!isNamed) return t('union.mark');
  return Array.from(unitName(unit, model))[0]?.toUpperCase() ?? '';
}

/** The form of a fully integrated bloc in words, where there is room for it. */
export function unitStage(hasRoom: boolean): string | undefined {
  return hasRoom ? stageText(6) : undefined;
}

/** All that the pin of a fully integrated bloc shows, as one sentence. */
export function unitLabel(unit: MapUnit, model: MapModel): string {
  const parts = [
    unitName(unit, model),
    t('map.unitOf', { economies: formatList(unit.members.map(economyName)) }),
    t('map.pin.wall', { rate: formatAverageRate(unit.wallBp) }),
    ...(unit.outcome === undefined ? [] : [outcomeText(unit.outcome)]),
  ];
  return parts.join(locale().comma);
}

/** Name of an economy, or of the fully integrated bloc in its place. */
export function placeName(place: MapPlace, model: Named & Pick<MapModel, 'units'>): string {
  const unit = model.units.find(({ id }) => id === place);
  return unit === undefined ? economyName(place) : unitName(unit, model);
}

function outcomeText(outcome: number): string {
  return t(`map.pin.${outcomeDirection(outcome)}`, { percent: formatPercent(Math.abs(outcome), 2) });
}

const TAG_MEMBERS = 4;

/** What the tag of a bloc calls it: its title, else the marks of its members. */
export function tagName(bloc: MapBloc, { economies }: Pick<MapModel, 'economies'>): string {
  if (bloc.title !== undefined) return blocName(bloc);
  const members = bloc.parties ?? bloc.members;
  const marks = members.map((id) => economyMark(id, economies.find((each) => each.id === id)?.label ?? id));
  const more = marks.length - TAG_MEMBERS;
  return [...marks.slice(0, TAG_MEMBERS), ...(more > 0 ? [`+${more}`] : [])].join(' ');
}

/** Title of a bloc, else the form it has. */
export function blocName({ title, level }: MapBloc): string {
  return title === undefined ? stageText(level) : tOr(`blocTitle.${title}`, title);
}

export function stageText(level: MapBloc['level']): string {
  return t(`stage.${stageOfLevel(level)}`);
}
