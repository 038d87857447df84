import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { REVEAL_STOPS, type RevealStop } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { PRESIDED, presidencyOf } from '#shared/rules/law/blocs.ts';
import { wallOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { readTrade } from '../../state/trade.ts';
import type { MapBloc, MapEconomy, MapOptions, MapPlace, MapUnit } from './mapParts.ts';

/** Movements of a wall below a tenth of a point are not shown: they come from the weights, not from an envelope. */
const SHOWN_CHANGE_BP = 10;

type Context = { readonly options: MapOptions; readonly blocs: readonly MapBloc[] };

/** The pins: who stands where, behind which wall, in which bloc, and what the round brought. */
export function mapEconomies(
  scenario: Scenario,
  game: CountryGame,
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
      ...wallsOf(game, id, options),
      ...(slot === undefined ? {} : { slot }),
      ...(unit === undefined ? {} : { unit }),
      ...(outcome === undefined || !economy.playable ? {} : { outcome }),
      tradeBn: me === undefined || me === id ? 0 : goodsBn(me, id) + goodsBn(id, me),
    };
  });
}

function wallsOf(
  game: CountryGame,
  id: EconomyId,
  { preview, reveal }: MapOptions,
): Pick<MapEconomy, 'wallBp' | 'nextWallBp'> {
  const average = (schedule: Schedule): number => Math.round(averageWallBp(schedule));
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

/** Blocs that are one economy to the outside: full integration. */
function unitBlocs(blocs: readonly MapBloc[]): readonly MapBloc[] {
  return blocs.filter(({ level }) => level >= PRESIDED);
}

/** Where an economy is found on the map: in its fully integrated bloc, else at its own pin. */
export function placeFinder(blocs: readonly MapBloc[]): (economy: EconomyId) => MapPlace {
  const places = new Map(
    unitBlocs(blocs).flatMap(({ id, members }) => members.map((member) => [member, id] as const)),
  );
  return (economy) => places.get(economy) ?? economy;
}

/** One pin for all members: their wall and outcome on average, weighted by income. */
export function mapUnits(
  game: CountryGame,
  blocs: readonly MapBloc[],
  economies: readonly MapEconomy[],
): readonly MapUnit[] {
  return unitBlocs(blocs).flatMap(({ id, slot, members, level }): MapUnit[] => {
    const own = economies.filter((economy) => members.includes(economy.id));
    const voice = presidencyOf(game, { level, parties: members }) ?? members[0];
    if (voice === undefined) return [];
    const mean = weightedMean(own, (economy) => game.settled.incomeBn[economy.id] ?? 0);
    const next = own.some(({ nextWallBp }) => nextWallBp !== undefined)
      ? mean(({ wallBp, nextWallBp }) => nextWallBp ?? wallBp)
      : undefined;
    const isTold = own.some(({ outcome }) => outcome !== undefined);
    return [
      {
        id,
        slot,
        members,
        voice,
        isMe: own.some(({ isMe }) => isMe),
        isSelected: own.some(({ isSelected }) => isSelected),
        wallBp: Math.round(mean(({ wallBp }) => wallBp)),
        ...(next === undefined ? {} : { nextWallBp: Math.round(next) }),
        ...(isTold ? { outcome: mean(({ outcome }) => outcome ?? 0) } : {}),
        tradeBn: own.reduce((sum, { tradeBn }) => sum + tradeBn, 0),
      },
    ];
  });
}

function weightedMean(
  economies: readonly MapEconomy[],
  weightOf: (economy: MapEconomy) => number,
): (valueOf: (economy: MapEconomy) => number) => number {
  const total = economies.reduce((sum, economy) => sum + weightOf(economy), 0);
  return (valueOf) =>
    economies.reduce((sum, economy) => {
      const share = total > 0 ? weightOf(economy) / total : 1 / economies.length;
      return sum + share * valueOf(economy);
    }, 0);
}
