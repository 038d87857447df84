import type { ProvinceFigureId } from '#shared/content/concepts/figureIds.ts';
import { t } from '../../../text/t.ts';
import { sentence } from './figure.ts';
import type { TellProvinceFigure } from './provinceFigure.ts';
import { signedChange } from './signedChange.ts';

const pillarsNow: TellProvinceFigure = ({ reports }) => {
  const last = reports.at(-1);
  return Object.entries(last?.provinces ?? {}).flatMap(([economy, { pillar }]) =>
    pillar === undefined
      ? []
      : [
          sentence('figure.pillarsNow', {
            round: last?.round ?? 0,
            economy,
            pillar: t(`pillar.${pillar.pillar}`),
            change: signedChange(pillar.boostPercent),
          }),
        ],
  );
};

const driveNow: TellProvinceFigure = ({ provinces, reader: economy }) => {
  const own = economy === undefined ? undefined : provinces.provinces[economy];
  if (own === undefined || economy === undefined || own.localDrive === 1) return [];
  return [sentence('figure.driveNow', { economy, change: signedChange(100 * (own.localDrive - 1)) })];
};

const promotedSoFar: TellProvinceFigure = ({ reports }) => {
  const economies = [...new Set(reports.flatMap(({ promoted }) => promoted))];
  return economies.length === 0 ? [] : [sentence('figure.promotedSoFar', { economies })];
};

const crackdowns: TellProvinceFigure = ({ reports }) => {
  const count = reports.filter(({ isCrackdown }) => isCrackdown).length;
  return count === 0 ? [] : [sentence('figure.crackdowns', { count })];
};

const prestigeNow: TellProvinceFigure = ({ provinces: { centre } }) => [
  sentence('figure.prestigeNow', { prestige: centre.prestige }),
];

const pactsNow: TellProvinceFigure = ({ provinces, round }) => {
  const pacts = Object.values(provinces.pacts).filter(({ untilRound }) => untilRound >= round);
  const binding = pacts.filter(({ isBinding }) => isBinding).length;
  return pacts.length === 0 ? [] : [sentence('figure.pactsNow', { count: pacts.length, binding })];
};

const rulesAdopted: TellProvinceFigure = ({ provinces, round }) =>
  Object.values(provinces.pacts)
    .filter(({ untilRound, rules }) => untilRound >= round && rules.length > 0)
    .map(({ members, rules }) =>
      sentence('figure.rulesAdopted', {
        economies: members,
        rules: rules.map((rule) => t(`marketRule.${rule}`)),
      }),
    );

const breachesSeen: TellProvinceFigure = ({ reports }) => {
  const breaches = reports.flatMap((report) => report.breaches);
  const last = breaches.at(-1);
  return last === undefined
    ? []
    : [sentence('figure.breachesSeen', { count: breaches.length, economy: last.by })];
};

const provinceCorridors: TellProvinceFigure = ({ provinces: { corridors } }) => {
  const last = corridors.at(-1);
  return last === undefined
    ? []
    : [sentence('figure.provinceCorridors', { count: corridors.length, corridor: last.corridor })];
};

const reformsNow: TellProvinceFigure = ({ provinces: { reforms } }) =>
  reforms.length === 0
    ? []
    : [sentence('figure.reformsNow', { reforms: reforms.map((reform) => t(`reform.${reform}`)) })];

const inspectionsSoFar: TellProvinceFigure = ({ reports }) => {
  const all = reports.flatMap(({ inspections }) => inspections);
  const found = all.filter((each) => each.found).length;
  return all.length === 0 ? [] : [sentence('figure.inspectionsSoFar', { count: all.length, found })];
};

/** Pillars and drive, bodies, law and the centre. */
export const ORDER_FIGURES = {
  pillarsNow,
  driveNow,
  promotedSoFar,
  crackdowns,
  prestigeNow,
  pactsNow,
  rulesAdopted,
  breachesSeen,
  provinceCorridors,
  reformsNow,
  inspectionsSoFar,
} as const satisfies Partial<Record<ProvinceFigureId, TellProvinceFigure>>;
