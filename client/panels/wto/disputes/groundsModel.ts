import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { unionOf, unitOf } from '#shared/rules/law/blocs.ts';
import { fileComplaint } from '#shared/rules/modules/wto/complaints.ts';
import { boundSchedule, ownBinding } from '#shared/rules/modules/wto/bindings.ts';
import { wallOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { WtoView } from '../../../state/wtoView.ts';

export type Ground = Dispute['ground'];

/** A rate that stands above what was promised. */
type Excess = { readonly sector: SectorId; readonly wallBp: number; readonly limitBp: number };

/** A complaint that could be filed, with what speaks for it, or with what is missing. */
export type GroundLine = {
  readonly ground: Ground;
  /** Set where a complaint on this ground is about one good. */
  readonly sector?: SectorId;
  readonly excess: readonly Excess[];
  readonly fault?: Rejection;
};

/** Every ground against an economy: a hidden barrier that came to light has a line of its own for each good. */
export function groundsAgainst(
  scenario: Scenario,
  view: WtoView,
  me: EconomyId,
  respondent: EconomyId,
): GroundLine[] {
  const line = (ground: Ground, sector?: SectorId): GroundLine => {
    const filed = fileComplaint({ scenario, nowMs: 0 }, view, me, {
      type: 'fileComplaint',
      against: respondent,
      ground,
      ...(sector === undefined ? {} : { sector }),
    });
    return {
      ground,
      ...(sector === undefined ? {} : { sector }),
      excess: excessOn(scenario, view, respondent, ground),
      ...(filed.ok ? {} : { fault: filed.error }),
    };
  };
  const found = view.barriers?.found.filter(({ by }) => by === respondent) ?? [];
  const hidden =
    found.length > 0 ? found.map(({ sector }) => line('hiddenBarrier', sector)) : [unseen(respondent)];
  return [
    line('aboveBinding'),
    ...(unionOf(view, respondent) === undefined ? [] : [line('barriersRaised')]),
    line('surcharge'),
    ...(view.barriers === undefined ? [] : hidden),
  ];
}

/** Nobody may complain about what nobody has seen. */
function unseen(economy: EconomyId): GroundLine {
  return { ground: 'hiddenBarrier', excess: [], fault: { code: 'dispute/no-ground', economy } };
}

function excessOn(scenario: Scenario, view: WtoView, respondent: EconomyId, ground: Ground): Excess[] {
  if (ground !== 'aboveBinding' && ground !== 'barriersRaised') return [];
  const limit: Schedule =
    ground === 'barriersRaised'
      ? ownBinding(view.wto, respondent)
      : boundSchedule(scenario, view, respondent);
  return Object.entries(wallOf(view, respondent))
    .map(([sector, wallBp]) => ({ sector, wallBp, limitBp: limit[sector] ?? wallBp }))
    .filter(({ wallBp, limitBp }) => wallBp > limitBp);
}

/** Seats that one may complain about at all: those outside one's own union. */
export function possibleRespondents(game: CountryGame, me: EconomyId): EconomyId[] {
  const unit = unitOf(game, me);
  return Object.keys(game.seats).filter((seat) => !unit.includes(seat));
}

/** Economies against which there is a ground now. */
export function openToComplaint(scenario: Scenario, view: WtoView, me: EconomyId): EconomyId[] {
  return possibleRespondents(view, me).filter((economy) =>
    groundsAgainst(scenario, view, me, economy).some(({ fault }) => fault === undefined),
  );
}
