import { REVEAL_STOPS, type RevealStop } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { wallOf } from '#shared/rules/schedules/walls.ts';
import type { GameState } from '#shared/rules/state.ts';
import { averageWallBp, readTrade } from '../../panels/player/tradeOf.ts';
import type { MapBloc, MapEconomy, MapOptions } from './mapParts.ts';
import { unitBlocs } from './mapUnits.ts';

/** Movements of a wall below a tenth of a point are not shown: they come from the weights, not from an envelope. */
const SHOWN_CHANGE_BP = 10;

type Context = { readonly options: MapOptions; readonly blocs: readonly MapBloc[] };

/** The pins: who stands where, behind which wall, in which bloc, and what the round brought. */
export function mapEconomies(
  scenario: Scenario,
  game: GameState,
  { options, blocs }: Context,
): readonly MapEconomy[] {
  const { goodsBn } = readTrade(scenario, game);
  const { me, selected } = options;
  return scenario.economies.map((economy): MapEconomy => {
    const { id, label, tile, pin } = economy;
    const slot = blocs.find(({ members }) => members.includes(id))?.slot;
    const unit = unitBlocs(blocs).find(({ members }) => members.includes(id))?.id;
    const outcome = outcomeOf(id, options);
    return {
      id,
      label,
      isPlayable: economy.playable,
      isMe: id === me,
      isSelected: id === selected,
      tile,
      pin,
      ...wallsOf(scenario, game, id, options),
      ...(slot === undefined ? {} : { slot }),
      ...(unit === undefined ? {} : { unit }),
      ...(outcome === undefined || !economy.playable ? {} : { outcome }),
      tradeBn: me === undefined || me === id ? 0 : goodsBn(me, id) + goodsBn(id, me),
    };
  });
}

function wallsOf(
  scenario: Scenario,
  game: GameState,
  id: EconomyId,
  { preview, reveal }: MapOptions,
): Pick<MapEconomy, 'wallBp' | 'nextWallBp'> {
  const average = (schedule: Schedule): number => Math.round(averageWallBp(scenario, game, id, schedule));
  const nowBp = average(wallOf(game, id));
  const before = reveal?.report.wallsBefore[id];
  const after = reveal?.report.walls[id];
  if (reveal?.stop === 'envelopes' && before !== undefined && after !== undefined)
    return withNext(average(before), average(after));
  return withNext(nowBp, preview?.wallsBp[id]);
}

function withNext(wallBp: number, nextWallBp: number | undefined): Pick<MapEconomy, 'wallBp' | 'nextWallBp'> {
  const moves = nextWallBp !== undefined && Math.abs(nextWallBp - wallBp) >= SHOWN_CHANGE_BP;
  return moves ? { wallBp, nextWallBp } : { wallBp };
}

function outcomeOf(id: EconomyId, { reveal }: MapOptions): number | undefined {
  if (reveal === undefined || !isReached('gains', reveal.stop)) return undefined;
  const own = reveal.report.economies[id];
  return own === undefined ? undefined : Math.expm1(own.logChange);
}

function isReached(stop: RevealStop, present: RevealStop): boolean {
  return REVEAL_STOPS.indexOf(stop) <= REVEAL_STOPS.indexOf(present);
}
