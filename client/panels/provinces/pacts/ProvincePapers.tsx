import type { EconomyId } from '#shared/kernel/ids.ts';
import { DRAFTING_COST } from '#shared/content/provinces/provinceConstants.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/moneyLeft.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../../design/Icon.tsx';
import { yuan } from '../../../text/yuan.ts';
import { t } from '../../../text/t.ts';
import { PaperPile } from '../../treaty/PaperPile.tsx';
import type { PaperFace } from '../../treaty/PaperSlip.tsx';
import { partyAt, provinceAt, type PaneProps } from '../table/seat.ts';
import { openPactDesk } from './openPactDesk.ts';
import { pactTitle, termLines } from './pactTerms.ts';
import { ProvincePaper } from './ProvincePaper.tsx';

const LINES = 2;

const FACE: PaperFace = {
  titleOf: pactTitle,
  termsOf: (paper) => (
    <ul class="slip-terms small">
      {termLines(paper)
        .slice(0, LINES)
        .map((line) => (
          <li key={line}>{line}</li>
        ))}
    </ul>
  ),
};

/** Papers of provinces, with their first terms in words, and what another one costs. */
export function ProvincePapers({ scenario, game, seat }: PaneProps) {
  const me = provinceAt(seat);
  return (
    <PaperPile
      game={game}
      party={partyAt(seat)}
      me={me}
      face={FACE}
      sheetOf={(paper) => (
        <ProvincePaper key={paper.id} scenario={scenario} game={game} paper={paper} me={me} />
      )}
      empty="pacts.empty"
    >
      {me !== undefined && <WritePact game={game} me={me} />}
    </PaperPile>
  );
}

type WriteProps = { readonly game: GameState; readonly me: EconomyId };

function WritePact({ game, me }: WriteProps) {
  return (
    <>
      <button type="button" class="btn wide write" onClick={() => openPactDesk(game, me)}>
        <Icon name="plus" />
        {t('pacts.write')}
      </button>
      <p class="small muted center">
        {t('pactDesk.money', { cost: yuan(DRAFTING_COST), left: yuan(moneyLeft(game, me)) })}
      </p>
    </>
  );
}
