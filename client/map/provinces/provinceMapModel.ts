import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { slotOfPact } from './pactSlot.ts';

/** A province with a seat as the map shows it: levels as last revealed. */
export type MappedProvince = {
  readonly id: EconomyId;
  readonly wall: number;
  readonly block: number;
  /** Levels that the envelope in hand would set; absent where it changes nothing. */
  readonly next?: { readonly wall: number; readonly block: number };
  readonly isMe: boolean;
  /** Slots of the pacts that it is in, in the order in which they were made. */
  readonly slots: readonly number[];
  /** Degrees. */
  readonly seat: { readonly longitude: number; readonly latitude: number };
};

export type MappedPact = {
  readonly id: AgreementId;
  readonly slot: number;
  readonly members: readonly EconomyId[];
  readonly isBinding: boolean;
};

export type ProvinceMapModel = {
  readonly provinces: readonly MappedProvince[];
  readonly pacts: readonly MappedPact[];
};

/** What the map of provinces shows; `measures` are those on this desk. */
export function provinceMapModel(
  { dealOrder, economies }: ProvincesScenario,
  { provinces: all, round }: Pick<GameState, 'provinces' | 'round'>,
  own: { readonly me?: EconomyId | undefined; readonly measures?: Measures | undefined } = {},
): ProvinceMapModel {
  const pacts = Object.values(all?.pacts ?? {})
    .filter(({ untilRound }) => untilRound >= round)
    .map(({ id, members, isBinding }) => ({ id, members, isBinding, slot: slotOfPact(id) }));
  const provinces = dealOrder.map((id) => {
    const { wall = 0, block = 0 } = all?.provinces[id] ?? {};
    const { measures } = own;
    const isMe = id === own.me;
    const isMoved = isMe && measures !== undefined && (measures.wall !== wall || measures.block !== block);
    return {
      id,
      wall,
      block,
      ...(isMoved ? { next: { wall: measures.wall, block: measures.block } } : {}),
      isMe,
      slots: pacts.filter(({ members }) => members.includes(id)).map(({ slot }) => slot),
      seat: economies.find((economy) => economy.id === id)?.pin ?? { longitude: 0, latitude: 0 },
    };
  });
  return { provinces, pacts };
}
