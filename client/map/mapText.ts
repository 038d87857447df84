import { stageOfLevel } from '#shared/content/integrationLevels.ts';
import { language } from '../text/language.ts';
import { formatNumber, formatPercent, formatRate, formatSigned } from '../text/format.ts';
import { economyName } from '../text/nameParams.ts';
import { t, tOr } from '../text/t.ts';
import type { MapBloc, MapEconomy, MapFlow, MapModel } from './model/mapParts.ts';

/** Chinese counts money in 亿, ten to a billion. */
function inUnit(amountBn: number): number {
  return language.value === 'zh' ? amountBn * 10 : amountBn;
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

export function changeText(amountBn: number): string {
  const amount = inUnit(amountBn);
  return formatSigned(amount, digitsOf(amount));
}

export function flowText({ labelBn, labelMn, isChange }: MapFlow): string {
  if (labelMn !== undefined) return peopleText(labelMn);
  if (labelBn === undefined) return '';
  return isChange ? changeText(labelBn) : t('map.amount', { amount: amountText(labelBn) });
}

/** People; Chinese counts them in tens of thousands. */
export function peopleText(peopleMn: number): string {
  const isChinese = language.value === 'zh';
  const amount = isChinese ? peopleMn * 100 : peopleMn;
  return t('map.people', { amount: formatNumber(amount, isChinese && amount >= 1 ? 0 : 2) });
}

/** Whole points; below ten with a decimal. */
export function wallText(wallBp: number): string {
  const step = wallBp >= 1000 ? 100 : 10;
  return formatRate(Math.round(wallBp / step) * step);
}

/** The line under a name: the round's outcome once it is revealed, else the wall. */
export function pinLine({ wallBp, nextWallBp, outcome }: MapEconomy): string {
  if (outcome !== undefined) return formatPercent(Math.abs(outcome), 2);
  const wall = wallText(wallBp);
  return nextWallBp === undefined ? `▮ ${wall}` : `▮ ${wall.replace(/\s?%$/, '')} → ${wallText(nextWallBp)}`;
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
      ? t('map.pin.wall', { rate: wallText(wallBp) })
      : t('map.pin.wallChange', { from: wallText(wallBp), to: wallText(nextWallBp) });
  const parts = [
    economyName(id),
    ...(isMe ? [t('map.pin.you')] : []),
    wall,
    ...(bloc === undefined ? [] : [t('map.pin.bloc', { bloc: blocName(bloc) })]),
    ...(tradeBn > 0
      ? [t('map.pin.trade', { amount: t('map.amount', { amount: amountText(tradeBn) }) })]
      : []),
    ...(outcome === undefined ? [] : [outcomeText(outcome)]),
  ];
  return parts.join(language.value === 'zh' ? '，' : ', ');
}

function outcomeText(outcome: number): string {
  return t(`map.pin.${outcomeDirection(outcome)}`, { percent: formatPercent(Math.abs(outcome), 2) });
}

/** Title of a bloc, else the form it has. */
export function blocName({ title, level }: MapBloc): string {
  return title === undefined ? stageText(level) : tOr(`blocTitle.${title}`, title);
}

export function stageText(level: MapBloc['level']): string {
  return t(`stage.${stageOfLevel(level)}`);
}
