import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Phrase } from '../../../text/phrase.ts';
import { headlinePhrase } from '../../results/headline.ts';

type Told = {
  readonly game: Pick<GameState, 'round'>;
  readonly provinces: Pick<ProvincesState, 'pacts' | 'payments'>;
  readonly reports: readonly Pick<ProvinceRoundReport, 'headlines'>[];
};

const LINES = 3;

/** News, the newest first: pacts and payments of this round, then what the last round said. */
export function tickerLines({
  game: { round },
  provinces: { pacts, payments },
  reports,
}: Told): readonly Phrase[] {
  const signed = Object.values(pacts)
    .filter(({ sinceRound }) => sinceRound === round)
    .toReversed()
    .map(({ members, atMost }): Phrase => ({
      key: atMost === 0 ? 'pscreen.pactOpens' : 'pscreen.pactSigned',
      params: { economies: members, level: atMost },
    }));
  const paid = payments.toReversed().map(({ from, to, yuan100m }): Phrase => ({
    key: 'pscreen.paid',
    params: { from, to, amountYuan: yuan100m },
  }));
  const last = (reports.at(-1)?.headlines ?? []).map(headlinePhrase);
  return [...signed, ...paid, ...last].slice(0, LINES);
}
