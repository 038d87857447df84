import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';

/** What every surface of a seat is given; without `me` someone watches. */
export type SeatProps = {
  readonly scenario: ProvincesScenario;
  readonly game: GameState;
  readonly me: EconomyId;
};

/** What every part of the envelope is given. */
export type MeasuresProps = SeatProps & {
  readonly measures: Measures;
  readonly isOff: boolean;
  readonly onChange: (measures: Measures) => void;
};
