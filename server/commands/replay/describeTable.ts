import { englishName } from '#shared/content/economyNames.ts';
import type { ProvinceTemperamentName } from '#shared/content/provinces/provinceTemperaments.ts';
import { stageOfLevel } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvinceStanding } from '#shared/protocol/provinces/provinceReport.ts';
import {
  type CountryPart,
  type GameState,
  type ProvincePart,
  type Seat,
  countryPart,
  provincePart,
} from '#shared/rules/state.ts';
import { isPaused, remainingMs } from '#shared/rules/table/clock.ts';
import type { LogRow } from '../../store/GameStore.ts';
import type { RecordedTable } from './recordedTables.ts';

/**
 * Clauses, events and measures in English by their own field names, which carry the unit, and with the names of economies: `rateBp: 500` is "rate 5 %". A new kind
 * of any of them needs nothing here.
 */

/** Units at the end of a field's name: how many of the number's units one of those makes, and what it is called. */
const UNITS: readonly { readonly end: string; readonly per: number; readonly word: string }[] = [
  { end: 'Bp', per: 100, word: ' %' },
  { end: 'Percent', per: 1, word: ' %' },
  { end: 'Mn', per: 1, word: ' million' },
  { end: 'Bn', per: 1, word: ' billion' },
  { end: 'Ms', per: 1_000, word: ' s' },
  { end: '100m', per: 1, word: ' × 100 million' },
];
const MOST_DIGITS = 4;
/** A field with more in it than this is counted instead of written out. */
const MOST_CHARACTERS = 240;

type Named = { readonly type: string };

/** A value of a union as its kind and its fields: `payment: from USA, to MEX, amount 1000 million, rounds 2`. */
export function describeNamed({ type, ...fields }: Named): string {
  const words = describeFields(fields);
  return words === '' ? toWords(type) : `${toWords(type)}: ${words}`;
}

/** The fields of a value one after another; empty ones are left out. */
function describeFields(fields: object): string {
  return Object.entries(fields)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => describeField(name, value))
    .join(', ');
}

function describeField(name: string, value: unknown): string {
  const unit = UNITS.find(({ end }) => name.endsWith(end));
  if (unit !== undefined && typeof value === 'number')
    return `${toWords(name.slice(0, -unit.end.length))} ${toNumber(value / unit.per)}${unit.word}`;
  const asked = typeof value === 'boolean' ? name.replace(/^(is|has)(?=[A-Z])/, '') : name;
  return `${toWords(asked)} ${describeValue(value, unit)}`;
}

function describeValue(value: unknown, unit: (typeof UNITS)[number] | undefined): string {
  if (typeof value === 'number')
    return unit === undefined ? toNumber(value) : `${toNumber(value / unit.per)}${unit.word}`;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || value === null) return englishName(String(value));
  if (JSON.stringify(value).length > MOST_CHARACTERS) return `(${Object.keys(value).length} entries)`;
  if (Array.isArray(value)) return `[${value.map((item) => describeValue(item, unit)).join(', ')}]`;
  if ('type' in value && typeof value.type === 'string')
    return `(${describeNamed({ ...value, type: value.type })})`;
  const inner = Object.entries(value).map(([name, each]) =>
    isCode(name) ? `${englishName(name)} ${describeValue(each, unit)}` : describeField(name, each),
  );
  return `(${inner.join(', ')})`;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** An economy, a sector or a number in the place of a field's name. */
function isCode(name: string): boolean {
  return /^[A-Z0-9]+$/.test(name);
}

/** `tariffConcession` as "tariff concession". */
export function toWords(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
}

/** At most four decimals, since more say nothing to a reader. */
function toNumber(value: number): string {
  return String(Number(value.toFixed(MOST_DIGITS)));
}

/** With its sign and two decimals: a change. */
function toChange(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

/** Minutes and seconds of game time. */
function toClock(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

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
  const [countries, provinces] = [countryPart(state), provincePart(state)];
  const sections: readonly Section[] = [
    ['Seats', Object.values(state.seats).map((seat) => describeSeat(seat, state, table.names))],
    [
      'Agreements in force',
      [
        ...Object.values(countries.agreements).map(describeAgreement),
        ...Object.values(provinces.pacts).map(describePact),
      ],
    ],
    ['Proposals', Object.values(state.proposals).flatMap(describeProposal)],
    ['Walls', [...describeWalls(countries), ...describeDials(provinces)]],
    incomeSection(countries),
    placesSection(provinces),
    [
      'End of the game',
      describeEnd([...(countries.final?.standings ?? []), ...(provinces.final?.standings ?? [])]),
    ],
  ];
  return [
    ...describeHead(shown),
    ...sections
      .filter(([, lines]) => lines.length > 0)
      .flatMap(([title, lines]) => ['', title, ...lines.map((line) => `  ${line}`)]),
  ].join('\n');
}

type Section = readonly [title: string, lines: readonly string[]];

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
  const hasSealed = state.sealedBy.includes(economy);
  return `${economy}  ${englishName(economy)}: ${holder}${ready ? ', ready' : ''}${hasSealed ? ', sealed' : ''}`;
}

/** Temperaments of provinces stand in their own part of the state, those of countries in their seats. */
function ownTemperament(state: GameState, economy: EconomyId): ProvinceTemperamentName | undefined {
  return provincePart(state).temperaments[economy];
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

function describeWalls({ walls }: CountryPart): readonly string[] {
  return Object.entries(walls).map(([economy, { mfnRateBp, surcharge }]) => {
    const rates = Object.entries(mfnRateBp).map(([sector, rateBp]) => `${sector} ${rateBp / 100}`);
    const extra = surcharge === undefined ? '' : `; surcharge ${describeFields(surcharge)}`;
    return `${englishName(economy)}  ${rates.join(', ')} %${extra}`;
  });
}

function describeDials({ provinces }: ProvincePart): readonly string[] {
  return Object.entries(provinces).map(
    ([economy, { wall, block, freeMoney }]) =>
      `${englishName(economy)}  wall ${wall}, block ${block}, ${Math.round(freeMoney)} × 100 million yuan to spend`,
  );
}

function incomeSection({ reports, seats }: CountryPart): Section {
  const report = reports.at(-1);
  const lines = Object.entries(report?.economies ?? {}).map(
    ([economy, { index, logChange, gainThisRoundBn, shareOfPrize }]) => {
      const prize = economy in seats ? `, ${Math.round(shareOfPrize)} of 100 of the prize` : '';
      return `${englishName(economy)}  ${index.toFixed(2)} (${toChange(100 * logChange)} %), ${toChange(gainThisRoundBn)} billion${prize}`;
    },
  );
  return [`Real income per head after round ${report?.round ?? 0}, opening 100`, lines];
}

function placesSection({ reports }: ProvincePart): Section {
  const report = reports.at(-1);
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
