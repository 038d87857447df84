import { isOpenAt } from '#shared/rules/table/revealStops.ts';
import { CONCEPTS } from '#shared/content/concepts.ts';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import { PROVINCE_FIGURE_IDS, type ProvinceFigureId } from '#shared/content/concepts/concept.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { gameOfProvinces, provincesScenario } from '../../../state/store.ts';
import { t } from '../../../text/t.ts';
import {
  type Figure,
  type ProvinceFigureSource,
  type TellProvinceFigure,
  sentence,
  signedChange,
} from './figure.ts';

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
const ORDER_FIGURES = {
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

/** The reader's own report of the last round, else nothing. */
function ownReport({
  reports,
  reader,
}: ProvinceFigureSource):
  | (ProvinceReport & { readonly economy: EconomyId; readonly round: number })
  | undefined {
  const last = reports.at(-1);
  const own = reader === undefined ? undefined : last?.provinces[reader];
  return own === undefined || reader === undefined || last === undefined
    ? undefined
    : { ...own, economy: reader, round: last.round };
}

const borderNow: TellProvinceFigure = ({ scenario: { atOpening }, reports }) => {
  const last = reports.at(-1);
  return [
    sentence('figure.borderNow', {
      times: (last?.borderEffect ?? atOpening.borderEffect).toFixed(1),
      tariff: Math.round(last?.borderEffectPercent ?? atOpening.borderTariff),
      from: atOpening.borderEffect.toFixed(1),
    }),
  ];
};

const nationNow: TellProvinceFigure = ({ reports }) => {
  const last = reports.at(-1);
  return last === undefined
    ? []
    : [sentence('figure.nationNow', { change: signedChange(last.nationalIncomePercent) })];
};

const ownDials: TellProvinceFigure = ({ provinces, reader: economy }) => {
  const own = economy === undefined ? undefined : provinces.provinces[economy];
  if (own === undefined || economy === undefined) return [];
  return [sentence('figure.ownDials', { economy, wall: own.wall, block: own.block })];
};

/** From this level on a province counts as protecting. */
const PROTECTS_FROM = 2;

const wallsHigh: TellProvinceFigure = ({ provinces, scenario: { dealOrder } }) => {
  const count = dealOrder.filter(
    (economy) => (provinces.provinces[economy]?.wall ?? 0) >= PROTECTS_FROM,
  ).length;
  return [sentence('figure.wallsHigh', { count, seats: dealOrder.length })];
};

const wallRent: TellProvinceFigure = (source) => {
  const own = ownReport(source);
  if (own === undefined) return [];
  return [sentence('figure.wallRent', { economy: own.economy, percent: own.rentSharePercent })];
};

const ownShare: TellProvinceFigure = (source) => {
  const own = ownReport(source);
  return own === undefined
    ? []
    : [sentence('figure.ownShare', { economy: own.economy, percent: own.ownSharePercent })];
};

const similarityNow: TellProvinceFigure = ({ scenario: { atOpening }, reports }) => {
  const last = reports.at(-1);
  const before = 100 * atOpening.similarity.mean;
  return [
    sentence('figure.similarityNow', {
      percent: last === undefined ? before : 100 * last.similarity,
      before: before.toFixed(1),
    }),
  ];
};

const payrollCover: TellProvinceFigure = (source) => {
  const own = ownReport(source);
  if (own === undefined) return [];
  const { economy, budget, payroll } = own;
  return [
    sentence('figure.payrollCover', {
      economy,
      budgetYuan: Math.round(budget),
      payrollYuan: Math.round(payroll),
      times: (budget / payroll).toFixed(2),
    }),
  ];
};

const stateJobsNow: TellProvinceFigure = (source) => {
  const own = ownReport(source);
  return own === undefined
    ? []
    : [sentence('figure.stateJobsNow', { economy: own.economy, points: own.stateJobs })];
};

const ownPlace: TellProvinceFigure = (source) => {
  const own = ownReport(source);
  if (own === undefined) return [];
  const { economy, round, place, relativeGrowth } = own;
  return [
    sentence('figure.ownPlace', {
      round,
      economy,
      place,
      change: signedChange(percentOfLog(relativeGrowth / 100)),
    }),
  ];
};

const careerScore: TellProvinceFigure = (source) => {
  const own = ownReport(source);
  if (own === undefined) return [];
  const { economy, round, score, career } = own;
  return [sentence('figure.careerScore', { round, economy, points: score, mean: career.toFixed(1) })];
};

const transfersNow: TellProvinceFigure = (source) => {
  const own = ownReport(source);
  if (own === undefined) return [];
  return [
    sentence('figure.transfersNow', {
      economy: own.economy,
      amountYuan: Math.round(own.budgetParts.transfers),
    }),
  ];
};

const incomeGap: TellProvinceFigure = ({ reports }) => {
  const ranked = Object.entries(reports.at(-1)?.provinces ?? {}).toSorted(
    ([, a], [, b]) => b.index - a.index,
  );
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (best === undefined || worst === undefined) return [];
  return [
    sentence('figure.incomeGap', {
      economy: best[0],
      best: signedChange(best[1].index - 100),
      other: worst[0],
      worst: signedChange(worst[1].index - 100),
    }),
  ];
};

/** Figures of a table of provinces: the market and the own seat here, bodies and the centre beside it. */
const PROVINCE_FIGURES: Readonly<Record<ProvinceFigureId, TellProvinceFigure>> = {
  ...ORDER_FIGURES,
  borderNow,
  nationNow,
  ownDials,
  wallsHigh,
  wallRent,
  ownShare,
  similarityNow,
  payrollCover,
  stateJobsNow,
  ownPlace,
  careerScore,
  transfersNow,
  incomeGap,
};

/**
 * What a card tells of a table of provinces: from rounds that have been revealed, what is public, and the viewer's own seat. A round
 * counts once the reveal has come to who gained.
 */
export function provinceConceptFigures(
  game: ProvinceGame,
  scenario: ProvincesScenario,
  viewer: EconomyId | undefined,
  id: ConceptId,
): readonly Figure[] {
  const { provinces, phase, round, revealStop } = game;
  const isHidden = phase === 'results' && !isOpenAt('gains', revealStop);
  const reports = game.reports.filter((report) => !(isHidden && report.round === round));
  const source = { scenario, provinces, round, reports, reader: viewer };
  const told = CONCEPTS[id].figures;
  return PROVINCE_FIGURE_IDS.filter((figure) => told.includes(figure))
    .toSorted((a, b) => told.indexOf(a) - told.indexOf(b))
    .flatMap((figure) => PROVINCE_FIGURES[figure](source));
}

/** The same of the table that this device is at. */
export function provinceFiguresHere(id: ConceptId, viewer: EconomyId | undefined): readonly Figure[] {
  const [state, scenario] = [gameOfProvinces.value, provincesScenario.value];
  return state === undefined || scenario === undefined
    ? []
    : provinceConceptFigures(state, scenario, viewer, id);
}
