import { pairLevel } from '#shared/rules/agreements/pairLevel.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { AgreementId, EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { blocOf } from '../treaty/templates.ts';
import { averageRateBp, leviedRateBp, readTrade } from './tradeOf.ts';

/** Another economy seen from this seat. */
export type PartnerCard = {
  readonly economy: EconomyId;
  /** What it sells to me and buys from me, in billions, with the change of the last round. */
  readonly sellsYouBn: number;
  readonly sellsYouChangeBn: number;
  readonly buysFromYouBn: number;
  readonly buysFromYouChangeBn: number;
  readonly itsWallToYouBp: number;
  readonly yourWallToItBp: number;
  readonly level: number;
  readonly bloc?: AgreementId;
  readonly lines: readonly {
    readonly sector: SectorId;
    readonly itsRateBp: number;
    readonly yourRateBp: number;
  }[];
  readonly isSeat: boolean;
};

export function partnerCard(
  scenario: Scenario,
  game: GameState,
  me: EconomyId,
  economy: EconomyId,
): PartnerCard {
  const { goodsBn, goods } = readTrade(scenario, game);
  const flows = game.reports.at(-1)?.flows ?? [];
  const changeBn = (importer: EconomyId, exporter: EconomyId): number => {
    const flow = flows.find((each) => each.importer === importer && each.exporter === exporter);
    return flow === undefined ? 0 : flow.afterBn - flow.beforeBn;
  };
  const bloc = blocOf(game, economy);
  return {
    economy,
    sellsYouBn: goodsBn(me, economy),
    sellsYouChangeBn: changeBn(me, economy),
    buysFromYouBn: goodsBn(economy, me),
    buysFromYouChangeBn: changeBn(economy, me),
    itsWallToYouBp: averageRateBp(scenario, game, { importer: economy, exporter: me }),
    yourWallToItBp: averageRateBp(scenario, game, { importer: me, exporter: economy }),
    level: pairLevel(game.agreements, me, economy),
    ...(bloc === undefined ? {} : { bloc: bloc.id }),
    lines: goods.map((sector) => ({
      sector,
      itsRateBp: leviedRateBp(game, { importer: economy, exporter: me }, sector),
      yourRateBp: leviedRateBp(game, { importer: me, exporter: economy }, sector),
    })),
    isSeat: game.seats[economy] !== undefined,
  };
}
