import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Addressee } from '#shared/protocol/pledges.ts';
import { blocsOf, unionOf } from '#shared/rules/agreements/unionOf.ts';
import { tradableSectors } from '#shared/rules/schedules/places.ts';
import { wallOf } from '#shared/rules/schedules/walls.ts';
import type { GameState } from '#shared/rules/state.ts';
import { offendersOf } from '../policy/offendersOf.ts';
import { seededDraw } from '../seededDraw.ts';
import { TEMPERS } from '../temperaments.ts';

/** What a bot promises in pencil at the beginning of a round, if it is in the mood: no higher walls, or a vote in its union. */
export function pledge(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
): SeatIntentOf<'givePledge'>[] {
  const { pledgeChance, wall } = TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'];
  if (seededDraw(view, economy, 'pledge') >= pledgeChance) return [];
  if (wall === 'mirror' && offendersOf(view, economy).length > 0) return [];
  const union = unionOf(view, economy);
  if (union === undefined) {
    const [bloc] = blocsOf(view).filter(({ parties }) => parties.includes(economy));
    const to: Addressee = bloc === undefined ? { type: 'all' } : { type: 'bloc', agreement: bloc.id };
    return [{ type: 'givePledge', to, undertaking: { type: 'noTariffRises' } }];
  }
  const tariff = wallOf(view, economy);
  const [highest] = tradableSectors(scenario).toSorted((a, b) => (tariff[b] ?? 0) - (tariff[a] ?? 0));
  if (highest === undefined) return [];
  const undertaking = { type: 'voteAtMost', sector: highest, rateBp: tariff[highest] ?? 0 } as const;
  return [{ type: 'givePledge', to: { type: 'bloc', agreement: union.id }, undertaking }];
}
