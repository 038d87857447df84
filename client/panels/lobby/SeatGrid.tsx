import { useState } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Person, SessionView } from '#shared/protocol/session.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Failure } from '../../design/Failure.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Medallion, Portrait } from '../../design/Medallion.tsx';
import { sendSeatRequest } from '../../net/requests.ts';
import {
  type LoadedScenario,
  game,
  isLive,
  me,
  provincesScenario,
  scenario,
  seating,
  session,
} from '../../state/store.ts';
import { formatList, formatRate } from '../../text/format.ts';
import { yuan } from '../../text/money.ts';
import { economyName, rejectionText, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import './lobby.css';

/** So many seats are shown one by one though bots have them; of more they are told in one line. */
const SHOWN_WITH_BOTS = 6;

/** On the host's page: what a press on a seat's button does. */
type Props = { readonly onActions?: (row: SeatRow) => void };

/** Who sits where, while people arrive. */
export function SeatGrid({ onActions }: Props) {
  if (seating.value === undefined || game.value === undefined || session.value === undefined) return null;
  const rows = seatRows(seating.value, game.value, session.value);
  // Whoever manages seats reaches each; others are told who has come and, where there are many, of bots in one line.
  const isEach = onActions !== undefined || rows.length <= SHOWN_WITH_BOTS;
  const shown = isEach ? rows : rows.filter(({ person }) => person !== undefined);
  const facts = seatsHere();
  const bots = rows.filter((row) => !shown.includes(row)).map(({ economy }) => economyName(economy));
  return (
    <ul class="seat-grid stack">
      {shown.map((row) => (
        <SeatCell
          key={row.economy}
          row={row}
          facts={facts.find(({ economy }) => economy === row.economy)}
          isMine={row.economy === me.value?.seat}
          {...(onActions === undefined ? {} : { onActions })}
        />
      ))}
      {bots.length > 0 && (
        <li class="row small muted bots">
          <Icon name="bot" size={17} />
          {t('lobby.bots', { economies: formatList(bots) })}
        </li>
      )}
    </ul>
  );
}

type CellProps = Props & {
  readonly row: SeatRow;
  readonly facts: SeatFacts | undefined;
  readonly isMine: boolean;
};

function SeatCell({ row, facts, isMine, onActions }: CellProps) {
  const { economy, person, isHere } = row;
  const name = economyName(economy);
  return (
    <li class={`row ${person === undefined ? 'free' : isMine ? 'taken mine' : 'taken'}`}>
      {person === undefined && onActions === undefined ? (
        <Portrait economy={economy} size={42} />
      ) : (
        <Medallion economy={economy} size={42} ring={isHere ? 'var(--gain)' : 'var(--line-strong)'} />
      )}
      <div class="grow">
        <b>{name}</b>
        <div class="small muted">
          {person === undefined ? (
            <>
              <Icon name="bot" size={13} /> {t('seat.bot')}
            </>
          ) : (
            <>
              {/* Where names are hidden they come empty. */}
              {person.name === '' ? t('seat.taken') : person.name}
              {isMine && ` (${t('lobby.you')})`}
              {person.muted && ` · ${t('console.muted')}`}
            </>
          )}
        </div>
        {facts !== undefined && onActions === undefined && <div class="small num">{facts.line}</div>}
      </div>
      {facts !== undefined && onActions === undefined && <SeatPlace facts={facts} />}
      {onActions !== undefined && (
        <button
          type="button"
          class="btn sm ghost icon"
          aria-label={t('console.more', { economy: name })}
          onClick={() => onActions(row)}
        >
          <Icon name="more" size={18} />
        </button>
      )}
    </li>
  );
}

type SeatRow = {
  readonly economy: EconomyId;
  /** Absent: a bot governs the seat. */
  readonly person?: Person;
  readonly isHere: boolean;
};

/** The seats in the order in which they are dealt, with who sits on them. */
export function seatRows(
  { dealOrder }: Pick<Scenario, 'dealOrder'>,
  { seats }: Pick<GameState, 'seats'>,
  session: Pick<SessionView, 'people'>,
): readonly SeatRow[] {
  // A seat that nobody is dealt, the centre's, comes after those that are.
  const others = Object.keys(seats).filter((economy) => !dealOrder.includes(economy));
  return [...dealOrder, ...others].map((economy) => {
    const person = session.people.find(({ seat }) => seat === economy);
    return {
      economy,
      ...(person === undefined ? {} : { person }),
      isHere: person?.connected === true && seats[economy]?.member !== undefined,
    };
  });
}

/** A seat before the game, with what is told of it in one line. */
export type SeatFacts = {
  readonly economy: EconomyId;
  readonly label: string;
  readonly line: string;
  /** Where all seats of its game lie on a map of tiles, its own first; none where the map has no tiles. */
  readonly tiles: readonly Tile[];
};
type Tile = { readonly column: number; readonly row: number };

/** The seats of a game in the order in which they are dealt. */
export function seatFacts(loaded: LoadedScenario): readonly SeatFacts[] {
  return loaded.countries !== undefined ? countrySeats(loaded.countries) : provinceSeats(loaded.provinces);
}

/** Those of this table. */
function seatsHere(): readonly SeatFacts[] {
  const [countries, provinces] = [scenario.value, provincesScenario.value];
  if (countries !== undefined) return seatFacts({ countries });
  return provinces === undefined ? [] : seatFacts({ provinces });
}

/** The own seat of this table. */
export function factsOfSeat(seat: EconomyId | undefined): SeatFacts | undefined {
  return seatsHere().find(({ economy }) => economy === seat);
}

/** What each country sells and buys most. */
function countrySeats(scenario: Scenario): readonly SeatFacts[] {
  const { economies } = scenario;
  return scenario.dealOrder.map((economy) => {
    const index = economies.findIndex(({ id }) => id === economy);
    const own = economies[index];
    const goods = goodsByBalance(scenario, index);
    const [sells, buys] = [goods[0], goods.at(-1)];
    const line =
      sells === undefined || buys === undefined
        ? ''
        : t('alone.country', { sells: sectorName(sells), buys: sectorName(buys) });
    const others = economies.filter((each) => each !== own);
    const tiles = (own === undefined ? [] : [own, ...others]).map(({ tile }) => tile);
    return { economy, label: own?.label ?? '', line, tiles };
  });
}

/** Goods by exports less imports at the opening, before tariffs; the largest surplus first. */
function goodsByBalance({ base, sectors }: Scenario, of: number): SectorId[] {
  const { N, J, pi, tau, X } = base;
  const flow = (importer: number, exporter: number, j: number): number => {
    const at = (importer * N + exporter) * J + j;
    return ((pi[at] ?? 0) * (X[importer * J + j] ?? 0)) / (1 + (tau[at] ?? 0));
  };
  const balanceOf = (j: number): number => {
    let balance = 0;
    for (let other = 0; other < N; other++)
      if (other !== of) balance += flow(other, of, j) - flow(of, other, j);
    return balance;
  };
  return sectors
    .map(({ id, tradable }, j) => ({ id, tradable, balance: balanceOf(j) }))
    .filter(({ tradable }) => tradable)
    .toSorted((a, b) => b.balance - a.balance)
    .map(({ id }) => id);
}

const BP = 10_000;

/** What each province makes in a year, and how much of its industry the state owns. */
function provinceSeats({ dealOrder, provinces }: ProvincesScenario): readonly SeatFacts[] {
  return dealOrder.flatMap((economy) => {
    const region = provinces.regions.find(({ id }) => id === economy);
    if (region === undefined) return [];
    const output = yuan(region.gdp);
    const share = formatRate(Math.round(region.stateShareOfIndustry * BP));
    return [{ economy, label: economy, line: t('alone.province', { output, share }), tiles: [] }];
  });
}

/** Where a seat lies among the others: its tile is filled. */
export function SeatPlace({ facts: { tiles } }: { readonly facts: SeatFacts }) {
  if (tiles.length === 0) return null;
  const most = (side: keyof Tile): number => Math.max(...tiles.map((tile) => tile[side])) + 1;
  const [columns, rows] = [most('column'), most('row')];
  return (
    <svg viewBox={`0 0 ${columns} ${rows}`} width={Math.min(52, 18 * columns)} aria-hidden="true">
      {tiles.map(({ column, row }, at) => (
        <rect
          key={at}
          x={column + 0.08}
          y={row + 0.08}
          width={0.84}
          height={0.84}
          rx={0.15}
          fill={at === 0 ? 'var(--text)' : 'var(--line-strong)'}
        />
      ))}
    </svg>
  );
}

/** One press by which whoever watches asks the host for a seat, and their place among those who wait. */
export function SeatRequest() {
  const [refusal, setRefusal] = useState<Rejection | undefined>(undefined);
  const { member, seat } = me.value ?? {};
  const queue = session.value?.seatQueue ?? [];
  if (member === undefined || seat !== undefined) return null;
  const place = queue.indexOf(member) + 1;
  const waits = place > 0;
  const ask = async (): Promise<void> => {
    const answer = await sendSeatRequest({ waits: !waits });
    setRefusal(answer.ok ? undefined : answer.error);
  };
  return (
    <span class="row wrap">
      <output>{waits && t('seatAsk.waits', { place, count: queue.length })}</output>
      <button
        type="button"
        class={waits ? 'btn sm ghost' : 'btn sm primary'}
        disabled={!isLive.value}
        onClick={() => void ask()}
      >
        {t(waits ? 'seatAsk.stop' : 'seatAsk.do')}
      </button>
      <Failure>{refusal === undefined ? undefined : rejectionText(refusal)}</Failure>
    </span>
  );
}
