import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { ModuleEventOf } from '#shared/protocol/modules/modules.ts';
import type { Dispute, WtoState } from '#shared/protocol/modules/wto.ts';
import type { Schedule, WallState } from '#shared/protocol/policy.ts';
import { hasDisputeSettlement } from '../../law/terms.ts';
import { unitOf } from '../../law/blocs.ts';
import type { DecideContext, CountryGame } from '../../state.ts';
import { type WtoLaw, isInForce, loweredWalls } from './complaints.ts';
import { openWto } from '../../law/moduleIsOn.ts';

/**
 * Before a round: what a panel found between two economies that have a standing panel of their own is put right at once, and
 * surcharges end whose leave ended with the last settlement. Nothing where there is neither.
 */
export function enforceRulings({ scenario }: DecideContext, state: CountryGame): GameEvent[] {
  const wto = openWto(state);
  if (wto === undefined) return [];
  const law = { ...state, wto };
  const put = wto.disputes.filter(
    (dispute) =>
      dispute.stage === 'ruledFor' &&
      hasDisputeSettlement(state, dispute.complainant, dispute.respondent) &&
      isInForce(scenario, law, dispute),
  );
  const endedSurcharges = [...surchargesPutRight(law, put), ...surchargesWithoutLeave(law)];
  if (put.length === 0 && endedSurcharges.length === 0) return [];
  return [
    {
      type: 'rulingsEnforced',
      round: state.round,
      complied: put.map(({ id }) => id),
      walls: wallsPutRight(scenario, law, put),
      endedSurcharges: [...new Set(endedSurcharges)],
      endedBarriers: put.flatMap(({ ground, respondent, sector }) =>
        ground === 'hiddenBarrier' && sector !== undefined ? [{ by: respondent, sector }] : [],
      ),
    },
  ];
}

/** Several rulings about one wall: the lowest rate of each sector. */
function wallsPutRight(
  scenario: Scenario,
  law: WtoLaw,
  put: readonly Dispute[],
): Readonly<Record<EconomyId, Schedule>> {
  const walls: Record<EconomyId, Schedule> = {};
  for (const dispute of put) {
    if (dispute.ground !== 'aboveBinding' && dispute.ground !== 'barriersRaised') continue;
    // A member's own binding cannot bring down its part of a common wall alone: all members come down.
    const lowered = Object.values(loweredWalls(scenario, law, dispute))[0] ?? {};
    for (const member of unitOf(law, dispute.respondent)) {
      const known = walls[member] ?? lowered;
      walls[member] = Object.fromEntries(
        Object.entries(lowered).map(([sector, rateBp]) => [
          sector,
          Math.min(rateBp, known[sector] ?? rateBp),
        ]),
      );
    }
  }
  return walls;
}

function surchargesPutRight(law: WtoLaw, put: readonly Dispute[]): EconomyId[] {
  return put
    .filter(({ ground }) => ground === 'surcharge')
    .flatMap(({ respondent }) => unitOf(law, respondent));
}

function surchargesWithoutLeave(law: WtoLaw): EconomyId[] {
  return law.wto.disputes
    .filter(({ stage, closedInRound }) => stage === 'ended' && closedInRound === law.round - 1)
    .flatMap(({ complainant, respondent }) =>
      unitOf(law, complainant).filter((member) => law.walls[member]?.surcharge?.against === respondent),
    );
}

/** The state after rulings took effect: walls lowered, surcharges and barriers gone, disputes complied with. */
export function enforce(
  state: CountryGame,
  wto: WtoState,
  event: ModuleEventOf<'rulingsEnforced'>,
): CountryGame {
  const settled = (dispute: Dispute): Dispute =>
    event.complied.includes(dispute.id)
      ? { ...dispute, stage: 'complied', closedInRound: event.round }
      : dispute;
  return {
    ...state,
    wto: { ...wto, disputes: wto.disputes.map(settled) },
    walls: wallsAfter(state, event),
    ...(state.barriers === undefined ? {} : { barriers: barriersAfter(state.barriers, event) }),
  };
}

function wallsAfter(
  { walls }: CountryGame,
  { walls: lowered, endedSurcharges }: ModuleEventOf<'rulingsEnforced'>,
): CountryGame['walls'] {
  const after = mapValues(lowered, (mfnRateBp, economy) => ({ ...wallOf(walls, economy), mfnRateBp }));
  const next: CountryGame['walls'] = { ...walls, ...after };
  const ended = fromKeys(endedSurcharges, (economy): WallState => {
    const { surcharge: _surcharge, ...wall } = wallOf(next, economy);
    return wall;
  });
  return { ...next, ...ended };
}

function wallOf(walls: CountryGame['walls'], economy: EconomyId): WallState {
  return must(walls[economy], `wall of ${economy}`);
}

function barriersAfter(
  barriers: NonNullable<CountryGame['barriers']>,
  { endedBarriers }: ModuleEventOf<'rulingsEnforced'>,
): NonNullable<CountryGame['barriers']> {
  const levels = { ...barriers.levels };
  for (const { by, sector } of endedBarriers) levels[by] = { ...levels[by], [sector]: 0 };
  const isEnded = (by: EconomyId, sector: SectorId): boolean =>
    endedBarriers.some((ended) => ended.by === by && ended.sector === sector);
  return { ...barriers, levels, found: barriers.found.filter(({ by, sector }) => !isEnded(by, sector)) };
}
