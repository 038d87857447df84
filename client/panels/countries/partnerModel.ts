import { pairKey, pairLevel } from '#shared/rules/law/register.ts';
import type { IntegrationLevel } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { AgreementId, EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { supportView } from '../politics/politicsModel.ts';
import { blocOf } from '../treaty/templates.ts';
import { revealedReports } from '../../state/standing.ts';
import { averageRateBp, leviedRateBp, readTrade } from '../../state/trade.ts';

/** Another economy seen from this seat. */
type PartnerCard = {
  readonly economy: EconomyId;
  /** What it sells to me and buys from me, in billions, with the change of the last round. */
  readonly sellsYouBn: number;
  readonly sellsYouChangeBn: number;
  readonly buysFromYouBn: number;
  readonly buysFromYouChangeBn: number;
  readonly itsWallToYouBp: number;
  readonly yourWallToItBp: number;
  readonly level: 0 | IntegrationLevel;
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
  game: CountryGame,
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

/** How another government stands at home, which is public, and how near its people are to one's own. */
type PartnerAtHome = {
  /** 0–100: like incomes, institutions and history. */
  readonly nearness?: number;
  readonly support: number;
  /** Support below which it falls. */
  readonly line: number;
  readonly electionInRound?: number;
};

/** Undefined where there is no politics, or nobody governs there. */
export function partnerAtHome(
  game: CountryGame,
  me: EconomyId,
  economy: EconomyId,
): PartnerAtHome | undefined {
  const view = supportView(game, economy, revealedReports(game));
  if (view === undefined) return undefined;
  const affinity = game.politics?.affinity[pairKey(me, economy)];
  return {
    ...(affinity === undefined ? {} : { nearness: 100 * affinity }),
    support: view.support,
    line: view.line,
    ...(view.electionInRound === undefined ? {} : { electionInRound: view.electionInRound }),
  };
}
