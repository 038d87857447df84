import type { EconomyId } from '#shared/kernel/ids.ts';
import type { CountryScenarioId } from './vocabulary.ts';

/** A route that two or more economies may build together; its name stands in the language files under `corridor.<id>`. */
export type Corridor = {
  readonly id: string;
  readonly members: readonly EconomyId[];
  /** Points that its members' pledges must reach within one round. */
  readonly points: number;
  /** Iceberg cost less on goods among its members, once it stands. */
  readonly savingBp: number;
  /** The real undertaking that it stands for. */
  readonly source: string;
};

/** More than one seat can pay alone, not more than two with ordinary means. */
const POINTS = 9;
/** A new land or sea route lowers the cost of trade along it by one to three per cent (Donaldson 2018; de Soyres et al. 2019). */
const SAVING_BP = 200;

const route = (id: string, members: readonly EconomyId[], source: string): Corridor => ({
  id,
  members,
  points: POINTS,
  savingBp: SAVING_BP,
  source,
});

/** Corridors of every scenario: each seat of the world is on two at least. */
export const CORRIDORS: Readonly<Record<CountryScenarioId, readonly Corridor[]>> = {
  textbook: quartetRoutes(),
  quartet: quartetRoutes(),
  world: [
    route(
      'northAmericanRoads',
      ['USA', 'CAN', 'MEX'],
      'Border crossings and rail from Canada to Mexico (CPKC 2023)',
    ),
    route(
      'pacificGateway',
      ['CAN', 'JPN', 'KOR'],
      'Asia-Pacific Gateway and Corridor Initiative, Canada 2006',
    ),
    route('northPacificPorts', ['USA', 'JPN'], 'Green shipping corridor Los Angeles–Nagoya 2023'),
    route('interoceanic', ['MEX', 'ASE'], 'Interoceanic Corridor of the Isthmus of Tehuantepec 2023'),
    route('northAtlanticPorts', ['USA', 'GBR'], 'Ports and cables of the North Atlantic'),
    route('channelRail', ['EUR', 'GBR'], 'Channel Tunnel 1994'),
    route('southAtlanticCable', ['MER', 'EUR'], 'EllaLink cable 2021 and ports of the South Atlantic'),
    route('bioceanic', ['MER', 'CHN'], 'Bioceanic corridor and the port of Chancay 2024'),
    route('eurasianRail', ['EUR', 'CHN'], 'China–Europe freight trains since 2011'),
    route('indiaEurope', ['IND', 'EUR'], 'India–Middle East–Europe Economic Corridor 2023'),
    route('trilateralHighway', ['IND', 'ASE'], 'India–Myanmar–Thailand Trilateral Highway'),
    route('panAsianRail', ['CHN', 'ASE'], 'Railway Kunming–Vientiane 2021, on the way to Singapore'),
    route(
      'northeastAsianFerries',
      ['CHN', 'JPN', 'KOR'],
      'Northeast Asia Logistics Information Service Network 2010',
    ),
    route('koreaAsean', ['KOR', 'ASE'], 'Ports of Busan and Southeast Asia, New Southern Policy 2017'),
    route('lobito', ['AFR', 'EUR', 'USA'], 'Lobito Corridor 2023'),
    route('eastAfricanRail', ['AFR', 'CHN'], 'Standard-gauge railway Mombasa–Nairobi 2017'),
    route('indianOcean', ['AFR', 'IND'], 'Asia–Africa Growth Corridor 2017'),
  ],
};

/** Roads between the four islands that everybody can reach. */
function quartetRoutes(): Corridor[] {
  const invented = 'Invented, as the scenario is';
  return [
    route('northBridge', ['ALB', 'BOR'], invented),
    route('southBridge', ['CAT', 'DUN'], invented),
    route('westFerry', ['ALB', 'DUN'], invented),
    route('eastFerry', ['BOR', 'CAT'], invented),
  ];
}
