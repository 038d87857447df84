import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { confirmationFor } from '#shared/rules/negotiation/confirmationFor.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatList } from '../../../text/format.ts';
import { agreementName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { pactTitle } from './pactTerms.ts';

type Props = {
  readonly scenario: ProvincesScenario;
  readonly game: GameState;
  readonly paper: Paper;
  readonly me: EconomyId;
};

/** What else the last signature does: papers that lapse with it, older pacts that it takes the place of. */
export function PactConsequences({ scenario, game, paper, me }: Props) {
  const { lapses = [], ends = [] } = confirmationFor(scenario, game, paper, me) ?? {};
  const papers = lapses.flatMap((id) => game.papers[id] ?? []).map(pactTitle);
  return (
    <>
      {papers.length > 0 && (
        <>
          <p>{t('confirm.lapses')}</p>
          <ul class="small">
            {papers.map((title, place) => (
              <li key={place}>{title}</li>
            ))}
          </ul>
        </>
      )}
      {ends.length > 0 && <p>{t('pacts.replaces', { list: formatList(ends.map(agreementName)) })}</p>}
    </>
  );
}
