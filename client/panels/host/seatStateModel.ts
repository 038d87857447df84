import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Person, SessionView } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';

/** How it stands with a seat; `away` and `minded` are those that may need the host. */
export type SeatState = 'live' | 'ready' | 'away' | 'minded' | 'bot';

export type SeatModel = {
  readonly economy: EconomyId;
  readonly person?: Person;
  readonly state: SeatState;
  /** Whether the envelope is sealed, never what is in it; absent outside the policy phase. */
  readonly isSealed?: boolean;
  readonly openPapers: number;
  /** 100 × Ŵ of the last report. */
  readonly index?: number;
};

/** The console's rows, in the order in which seats are dealt. */
export function seatModels(
  { dealOrder }: Pick<Scenario, 'dealOrder'>,
  game: GameState,
  session: Pick<SessionView, 'people'>,
): readonly SeatModel[] {
  const report = game.reports.at(-1);
  const ofProvinces = game.provinceReports?.at(-1);
  // A seat that nobody is dealt, the centre's, comes after those that are.
  const others = Object.keys(game.seats).filter((economy) => !dealOrder.includes(economy));
  return [...dealOrder, ...others].map((economy) => {
    const person = session.people.find(({ seat }) => seat === economy);
    const index = (report?.economies[economy] ?? ofProvinces?.provinces[economy])?.index;
    return {
      economy,
      ...(person === undefined ? {} : { person }),
      state: seatState(game, economy, person),
      ...(game.phase === 'policy' ? { isSealed: game.sealedBy.includes(economy) } : {}),
      openPapers: openPapersOf(game, economy),
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

function openPapersOf({ papers }: GameState, economy: EconomyId): number {
  return Object.values(papers).filter(({ status, author }) => status === 'open' && author === economy).length;
}
