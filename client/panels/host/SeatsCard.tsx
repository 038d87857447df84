import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Person, SessionView } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { Press, whyTableOff } from '../chrome/Press.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { submitSessionIntent } from '../../net/submitIntent.ts';
import { game, seating, session, mayAnywhere } from '../../state/store.ts';
import { seatsReported } from '../../state/standing.ts';
import { formatList, formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { seatRows } from '../lobby/SeatGrid.tsx';
import { RemovedPeople, WatcherList, openSeat } from './PeopleLists.tsx';

/** Who sits where and how they are; a row is tinted only when someone may need help. */
export function SeatsCard() {
  if (seating.value === undefined || game.value === undefined || session.value === undefined) return null;
  const rows = seatModels(seating.value, game.value, session.value);
  const showsSealed = game.value.phase === 'policy';
  return (
    <div class="panel seats-card">
      <h2 class="head" id="seats-card">
        {t('console.seats')}
      </h2>
      <ScrollPane class="scroll-x" labelledBy="seats-card">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('console.economy')}</th>
              <th scope="col">{t('console.person')}</th>
              <th scope="col">{t('console.state')}</th>
              {showsSealed && <th scope="col">{t('console.sealed')}</th>}
              <th scope="col">{t('console.proposals')}</th>
              <th scope="col">{t('console.income')}</th>
              <th scope="col">
                <span class="sr">{t('console.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <SeatRow key={row.economy} row={row} showsSealed={showsSealed} />
            ))}
          </tbody>
        </table>
      </ScrollPane>
      {mayAnywhere('people') && <SeatQueue />}
      <WatcherList />
      <RemovedPeople />
    </div>
  );
}

const TINT: Readonly<Record<SeatState, string>> = {
  live: '',
  ready: '',
  away: 'warn',
  minded: 'bad',
  bot: '',
};
const DOT: Readonly<Record<SeatState, string>> = {
  live: 'dot',
  ready: 'dot',
  away: 'dot warn',
  minded: 'dot off',
  bot: 'dot none',
};

function SeatRow({ row, showsSealed }: { readonly row: SeatModel; readonly showsSealed: boolean }) {
  const { economy, people, state, isSealed, openProposals, index } = row;
  const name = economyName(economy);
  return (
    <tr class={TINT[state]}>
      <th scope="row">
        <span class="row">
          <Medallion economy={economy} size={27} />
          {name}
        </span>
      </th>
      <td class="muted">
        {people.map(({ member, name: own, muted, offices }) => (
          <div key={member}>
            <span class="clipped-name" title={own}>
              {own}
            </span>
            {offices !== undefined && (
              <span class="small"> · {formatList(offices.map((office) => t(`office.${office}`)))}</span>
            )}
            {muted && <span class="small"> · {t('console.muted')}</span>}
          </div>
        ))}
      </td>
      <td>
        <span class="row">
          {state === 'ready' ? <Icon name="check" size={14} /> : <i class={DOT[state]} aria-hidden="true" />}
          {t(`console.state.${state}`)}
        </span>
      </td>
      {showsSealed && <td>{t(isSealed === true ? 'console.sealed.yes' : 'console.sealed.no')}</td>}
      <td class="num">{openProposals}</td>
      <td class="num">{index === undefined ? t('rate.none') : formatNumber(index, 2)}</td>
      <td>
        {mayAnywhere('people') && (
          <button
            type="button"
            class="btn sm ghost icon"
            aria-label={t('console.more', { economy: name })}
            onClick={() => openSeat(row)}
          >
            <Icon name="more" size={18} />
          </button>
        )}
      </td>
    </tr>
  );
}

/** How it stands with a seat; `away` and `minded` are those that may need the host. */
type SeatState = 'live' | 'ready' | 'away' | 'minded' | 'bot';

type SeatModel = {
  readonly economy: EconomyId;
  /** Everybody who shares it; none: a bot governs it. */
  readonly people: readonly Person[];
  readonly person?: Person;
  readonly state: SeatState;
  /** Whether the envelope is sealed, never what is in it; absent outside the policy phase. */
  readonly isSealed?: boolean;
  readonly openProposals: number;
  /** 100 × Ŵ of the last report. */
  readonly index?: number;
};

/** The console's rows, in the order in which seats are dealt. */
function seatModels(
  { dealOrder }: Pick<Scenario, 'dealOrder'>,
  game: GameState,
  session: Pick<SessionView, 'people'>,
): readonly SeatModel[] {
  const report = game.reports.at(-1);
  const reported = report === undefined ? {} : seatsReported(report);
  // A seat that nobody is dealt, the centre's, comes after those that are.
  const others = Object.keys(game.seats).filter((economy) => !dealOrder.includes(economy));
  return [...dealOrder, ...others].map((economy) => {
    const people = session.people.filter(({ seat }) => seat === economy);
    const person = people.find(({ connected }) => connected) ?? people[0];
    const index = reported[economy]?.index;
    return {
      economy,
      people,
      ...(person === undefined ? {} : { person }),
      state: seatState(game, economy, person),
      ...(game.phase === 'policy' ? { isSealed: game.sealedBy.includes(economy) } : {}),
      openProposals: openProposalsOf(game, economy),
      ...(index === undefined ? {} : { index }),
    };
  });
}

function seatState({ seats }: GameState, economy: EconomyId, person: Person | undefined): SeatState {
  const seat = seats[economy];
  if (person === undefined || seat?.member === undefined) return 'bot';
  if (!seat.present) return 'minded';
  if (!person.connected) return 'away';
  return seat.ready ? 'ready' : 'live';
}

function openProposalsOf({ proposals }: GameState, economy: EconomyId): number {
  return Object.values(proposals).filter(({ status, author }) => status === 'open' && author === economy)
    .length;
}

/** Who asks for a seat, in turn: the first in sight with the seat that is free, the others folded away behind their number. */
export function SeatQueue() {
  if (seating.value === undefined || game.value === undefined || session.value === undefined) return null;
  const { people, seatQueue } = session.value;
  const [first, ...others] = seatQueue.flatMap(
    (member) => people.find((person) => person.member === member) ?? [],
  );
  const free = seatRows(seating.value, game.value, session.value).find(({ person }) => person === undefined);
  const seat = free === undefined ? {} : { seat: free.economy };
  return (
    <section class="seat-queue stack" aria-label={t('console.queue')} aria-live="polite">
      {first !== undefined && (
        <>
          <b>{t('console.queue')}</b>
          {free === undefined && <p class="small muted">{t('console.queueFull')}</p>}
          <Waiting person={first} {...seat} />
        </>
      )}
      {others.length > 0 && (
        <details class="watchers">
          <summary>{t('console.queueMore', { count: others.length })}</summary>
          <ol>
            {others.map((person) => (
              <li key={person.member}>
                <Waiting person={person} {...seat} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

type WaitingProps = { readonly person: Person; readonly seat?: EconomyId };

function Waiting({ person: { member, name, connected }, seat }: WaitingProps) {
  return (
    <div class="waiting row grow">
      <i class={connected ? 'dot' : 'dot off'} aria-hidden="true" />
      <span class="grow clipped-name" title={name}>
        {name}
      </span>
      {seat !== undefined && (
        <Press
          class="btn sm primary"
          aria-label={t('console.queueGiveTo', { name, economy: economyName(seat) })}
          why={whyTableOff()}
          onPress={() => void submitSessionIntent({ type: 'giveSeat', member, economy: seat })}
        >
          {t('console.queueGive', { economy: economyName(seat) })}
        </Press>
      )}
      <Press
        class="btn sm ghost icon"
        aria-label={t('console.queueDecline', { name })}
        title={t('console.queueDecline', { name })}
        why={whyTableOff()}
        onPress={() => void submitSessionIntent({ type: 'declineSeatRequest', member })}
      >
        <Icon name="close" size={17} />
      </Press>
    </div>
  );
}
