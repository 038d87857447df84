import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { Viewer } from '#shared/protocol/viewer.ts';
import type { GameState } from '../../state.ts';

/**
 * Of the provinces, what a viewer may know before the debrief: envelopes, those of rounds behind too, assents and ballots are their
 * seat's alone; a breach that nobody saw is the breaker's; the market as it was solved is nobody's.
 */
export function redactProvinces(
  { phase, provinces }: Pick<GameState, 'phase' | 'provinces'>,
  viewer: Viewer,
): { readonly provinces?: ProvincesState } {
  if (provinces === undefined || phase === 'debrief') return {};
  const own = <V>(bySeat: Readonly<Record<EconomyId, V>>): Record<EconomyId, V> => {
    const value = viewer.type === 'seat' ? bySeat[viewer.economy] : undefined;
    return viewer.type === 'seat' && value !== undefined ? { [viewer.economy]: value } : {};
  };
  const { centre } = provinces;
  const { market: _market, ...known } = provinces;
  return {
    provinces: {
      ...known,
      envelopes: provinces.envelopes.map(own),
      temperaments: {},
      drafts: own(provinces.drafts),
      sealed: own(provinces.sealed),
      breaches: provinces.breaches.filter(
        ({ isSeen, by }) => isSeen || (viewer.type === 'seat' && viewer.economy === by),
      ),
      centre: { ...centre, assents: own(centre.assents), ballots: own(centre.ballots) },
    },
  };
}
