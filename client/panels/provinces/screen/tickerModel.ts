import { PROVINCE_CARD_KEYS } from '#shared/content/provinces/cards/provinceCard.ts';
import type { ProvinceEvent, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { type Phrase, phrase } from '../../../text/phrase.ts';
import { headlinePhrase } from '../../reveal/headline.ts';

type Told = {
  readonly game: Pick<ProvinceGame, 'round' | 'phase'>;
  readonly provinces: Pick<ProvincesState, 'pacts' | 'payments' | 'events'>;
  readonly reports: readonly Pick<ProvinceRoundReport, 'headlines'>[];
};

const LINES = 4;

/** Proposals write millions, the provinces 100 millions. */
const MN_A_YUAN100M = 100;

/** News, the newest first: in the briefing the cards that begin, pacts and payments of this round, then what the last round said. */
export function tickerLines({
  game: { round, phase },
  provinces: { pacts, payments, events },
  reports,
}: Told): readonly Phrase[] {
  const cards = phase === 'briefing' ? beginning(events, round) : [];
  const signed = Object.values(pacts)
    .filter(({ sinceRound }) => sinceRound === round)
    .toReversed()
    .flatMap(({ members, atMost, payments: tied }): Phrase[] => [
      phrase(atMost === 0 ? 'pscreen.pactOpens' : 'pscreen.pactSigned', {
        economies: members,
        level: atMost,
      }),
      ...tied.map(({ from, to, amountMn }): Phrase =>
        phrase('pscreen.pactPays', { from, to, amountYuan: amountMn / MN_A_YUAN100M }),
      ),
    ]);
  const paid = payments
    .toReversed()
    .map(({ from, to, yuan100m }): Phrase => phrase('pscreen.paid', { from, to, amountYuan: yuan100m }));
  const last = (reports.at(-1)?.headlines ?? []).map((headline) => headlinePhrase(headline));
  return [...cards, ...signed, ...paid, ...last].slice(0, LINES);
}

/** Cards that begin with the round; those for reading too. */
function beginning(events: readonly ProvinceEvent[], round: number): readonly Phrase[] {
  return events
    .filter(({ fromRound }) => fromRound === round)
    .flatMap(({ card }): Phrase[] => {
      const key = PROVINCE_CARD_KEYS.find((each) => each === card);
      if (key === undefined) return [];
      return [phrase(`provinceEvent.${key}.title`)];
    });
}
