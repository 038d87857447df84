import { englishName } from '#shared/content/economyNames.ts';
import { stageOfLevel } from '#shared/content/vocabulary.ts';
import type { ProvinceTemperamentName } from '#shared/content/provinces/provinceTemperaments.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvinceRoundReport, ProvinceStanding } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { isPaused, remainingMs } from '#shared/rules/table/clock.ts';
import type { CountryGame, GameState, Seat } from '#shared/rules/state.ts';
import type { LogRow } from '../../store/GameStore.ts';
import { describeFields, describeNamed, toChange, toClock, toWords } from './describeFields.ts';
import type { RecordedTable } from './recordedTables.ts';

/** A table after one row of its log: what is described. */
type TableAtRow = {
  readonly table: RecordedTable;
  readonly state: GameState;
  readonly row: LogRow;
  readonly rowCount: number;
};

/** A table as its people would read it off the host's screen, in English: one line a seat, an agreement, a proposal, a wall. */
export function describeTable(shown: TableAtRow): string {
  const { state, table } = shown;
  const { agreements, walls, income, standings } = partsOf(state);
  const sections: readonly Section[] = [
    ['Seats', Object.values(state.seats).map((seat) => describeSeat(seat, state, table.names))],
    ['Agreements in force', agreements],
    ['Proposals', Object.values(state.proposals).flatMap(describeProposal)],
    ['Walls', walls],
    income,
    ['End of the game', describeEnd(standings)],
  ];
  return [
    ...describeHead(shown),
    ...sections
      .filter(([, lines]) => lines.length > 0)
      .flatMap(([title, lines]) => ['', title, ...lines.map((line) => `  ${line}`)]),
  ].join('\n');
}

type Section = readonly [title: string, lines: readonly string[]];

/** What each game has in the place of agreements, walls and incomes. */
type Parts = {
  readonly agreements: readonly string[];
  readonly walls: readonly string[];
  readonly income: Section;
  readonly standings: readonly Ended[];
};

function partsOf(state: GameState): Parts {
  switch (state.rulebook) {
    case 'countries':
      return {
        agreements: Object.values(state.agreements).map(describeAgreement),
        walls: describeWalls(state),
        income: incomeSection(state),
        standings: state.final?.standings ?? [],
      };
    case 'provinces':
      return {
        agreements: Object.values(state.provinces.pacts).map(describePact),
        walls: describeDials(state.provinces),
        income: placesSection(state.reports.at(-1)),
        standings: state.provinces.final?.standings ?? [],
      };
  }
}

/** The events of one row, under who sent it and when. */
export function describeRow({ seq, at, tMs, member, type, events }: LogRow): string {
  const by = member === undefined ? '' : ` by ${member}`;
  const head = `row ${seq}, ${toClock(tMs)} of game time, ${toTime(at)}: ${toWords(type)}${by}`;
  return [head, ...events.map((event) => `  ${describeNamed(event)}`)].join('\n');
}

function describeHead({ table, state, row, rowCount }: TableAtRow): readonly string[] {
  const { scenarioId, opening, preset, seed } = state.settings;
  return [
    `Table ${table.code}, game ${table.gameId}: ${scenarioId}, ${opening}, ${preset}, seed ${seed}, rules ${state.rulesVersion}`,
    `After row ${row.seq} of ${rowCount} (${toWords(row.type)}), ${toTime(row.at)}, ${toClock(row.tMs)} of game time`,
    `Round ${state.round} of ${state.settings.rounds}, ${state.phase}, ${describeClock(state, row.tMs)}`,
    ...(state.held === undefined ? [] : [`The round is held: ${describeFields(state.held)}`]),
  ];
}

function describeClock(state: GameState, nowMs: number): string {
  const leftMs = remainingMs(state, nowMs);
  if (leftMs === undefined) return 'without a limit of time';
  return `${toClock(leftMs)} left${isPaused(state) ? ', paused' : ''}`;
}

function describeSeat(
  { economy, member, present, ready, temperament }: Seat,
  state: GameState,
  names: ReadonlyMap<string, string>,
): string {
  const name = member === undefined ? undefined : names.get(member);
  const holder =
    member === undefined
      ? `bot, ${toWords(ownTemperament(state, economy) ?? temperament ?? 'of no temperament')}`
      : `${name === undefined || name === '' ? member : `${name} (${member})`}${present ? '' : ', away'}`;
  const hasSealed =
    state.rulebook === 'countries' ? state.sealedBy.includes(economy) : economy in state.provinces.sealed;
  return `${economy}  ${englishName(economy)}: ${holder}${ready ? ', ready' : ''}${hasSealed ? ', sealed' : ''}`;
}

/** Temperaments of provinces stand in their own part of the state, those of countries in their seats. */
function ownTemperament(state: GameState, economy: EconomyId): ProvinceTemperamentName | undefined {
  return state.rulebook === 'provinces' ? state.provinces.temperaments[economy] : undefined;
}

function describeAgreement({ id, level, parties, ...rest }: Agreement): string {
  const { sinceRound, boundUntilRound, concessions, exceptions, payments, terms, notices } = rest;
  const details = describeFields({ exceptions, payments, notices, ...terms });
  const preferences = concessions.length === 0 ? '' : `, ${concessions.length} preferences`;
  return `${id}  ${toWords(stageOfLevel(level))} of ${namesOf(parties)}, since round ${sinceRound}, bound until round ${boundUntilRound}${preferences}${details === '' ? '' : `; ${details}`}`;
}

function describePact({ id, members, ...rest }: Pact): string {
  return `${id}  pact of ${namesOf(members)}; ${describeFields(rest)}`;
}

function describeProposal(proposal: Proposal): readonly string[] {
  const { id, author, parties, revision, signatures, refusedBy, status, clauses, lapse } = proposal;
  const signers = Object.entries(signatures).flatMap(([by, signed]) => (signed === revision ? [by] : []));
  const fate = lapse === undefined ? '' : ` (${describeNamed(lapse)})`;
  const answers = `signed by ${namesOf(signers)}${refusedBy.length === 0 ? '' : `, refused by ${namesOf(refusedBy)}`}`;
  return [
    `${id}  ${toWords(status)}${fate}, by ${englishName(author)} for ${namesOf(parties)}, revision ${revision}, ${answers}`,
    ...clauses.map((clause) => `    ${describeNamed(clause)}`),
  ];
}

function describeWalls({ walls }: CountryGame): readonly string[] {
  return Object.entries(walls).map(([economy, { mfnRateBp, surcharge }]) => {
    const rates = Object.entries(mfnRateBp).map(([sector, rateBp]) => `${sector} ${rateBp / 100}`);
    const extra = surcharge === undefined ? '' : `; surcharge ${describeFields(surcharge)}`;
    return `${englishName(economy)}  ${rates.join(', ')} %${extra}`;
  });
}

function describeDials({ provinces }: ProvincesState): readonly string[] {
  return Object.entries(provinces).map(
    ([economy, { wall, block, freeMoney }]) =>
      `${englishName(economy)}  wall ${wall}, block ${block}, ${Math.round(freeMoney)} × 100 million yuan to spend`,
  );
}

function incomeSection({ reports, seats }: CountryGame): Section {
  const report = reports.at(-1);
  const lines = Object.entries(report?.economies ?? {}).map(
    ([economy, { index, logChange, gainThisRoundBn, shareOfPrize }]) => {
      const prize = economy in seats ? `, ${Math.round(shareOfPrize)} of 100 of the prize` : '';
      return `${englishName(economy)}  ${index.toFixed(2)} (${toChange(100 * logChange)} %), ${toChange(gainThisRoundBn)} billion${prize}`;
    },
  );
  return [`Real income per head after round ${report?.round ?? 0}, opening 100`, lines];
}

function placesSection(report: ProvinceRoundReport | undefined): Section {
  const lines = Object.entries(report?.provinces ?? {}).map(
    ([economy, { index, logChange, place, score, budget }]) =>
      `${englishName(economy)}  ${index.toFixed(2)} (${toChange(logChange)} %), place ${place}, score ${score.toFixed(1)}, budget ${Math.round(budget)}`,
  );
  return [`Real income after round ${report?.round ?? 0}, opening 100, and places`, lines];
}

type Ended = Pick<ProvinceStanding, 'economy' | 'medal' | 'score' | 'index'>;

function describeEnd(standings: readonly Ended[]): readonly string[] {
  return standings.map(({ economy, medal, score, index }) => {
    const points = score === undefined ? '' : `, ${Math.round(score)} of 100`;
    return `${englishName(economy)}  ${index.toFixed(2)}${points}, medal ${medal}`;
  });
}

function namesOf(economies: readonly EconomyId[]): string {
  return economies.length === 0 ? 'nobody' : economies.map(englishName).join(', ');
}

/** Wall clock, to the second. */
function toTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
