import { SUPPORT_PARTS, type SupportPart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Lobby, PoliticsOfEconomy } from '#shared/protocol/modules/politics.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { officeLine } from '#shared/rules/modules/politics/society.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type Account, accountOf } from '../../design/charts/stack.ts';

/** How a government stands with its voters; what is still hidden by the reveal is not in it. */
export type SupportView = {
  readonly support: number;
  readonly before: number;
  readonly line: number;
  readonly electionInRound?: number;
  readonly lobbies: readonly (Lobby & { readonly swing?: number })[];
  readonly falls: number;
};

/** Undefined where politics is off or nobody governs. */
export function supportView(
  game: CountryGame,
  economy: EconomyId,
  revealed: readonly RoundReport[],
): SupportView | undefined {
  const seat = game.politics?.seats[economy];
  if (seat === undefined) return undefined;
  const own = (report: RoundReport | undefined): PoliticsOfEconomy | undefined =>
    report?.modules?.politics?.economies[economy];
  const last = own(revealed.at(-1));
  // While the reveal holds the round back, the state already knows more than may be shown.
  const hidden = own(game.reports[revealed.length]);
  return {
    support: hidden?.supportBefore ?? seat.support,
    before: last?.supportBefore ?? hidden?.supportBefore ?? seat.support,
    line: officeLine(game.settings),
    ...(seat.electionInRound === undefined ? {} : { electionInRound: seat.electionInRound }),
    lobbies: seat.lobbies.map((lobby) => {
      const swing = last?.lobbies.find(({ sector }) => sector === lobby.sector)?.swing;
      return swing === undefined ? lobby : { ...lobby, swing };
    }),
    falls: seat.falls,
  };
}

/** Parts below this are left out: a twentieth of a point is noise to a reader. */
const VISIBLE_POINTS = 0.05;

/** Why support changed in a round: bars that sum to the change. */
export function supportAccount({ parts, support, supportBefore }: PoliticsOfEconomy): Account<SupportPart> {
  const entries = SUPPORT_PARTS.map((part) => ({ part, value: parts[part] }));
  return accountOf(entries, support - supportBefore, VISIBLE_POINTS);
}
