import '../effects/effects.css';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { signaturesLeft } from '#shared/rules/law/register.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { keptDesk } from '../proposal/deskMemory.ts';
import { desk, selected } from '../../state/tableState.ts';
import { likelyPartner } from '../../state/trade.ts';
import { ClauseChip } from './DiffChips.tsx';
import { type ProposalFace, ProposalPile } from '../proposal/ProposalPile.tsx';
import { ProposalSheet } from './ProposalSheet.tsx';
import { proposalTitle } from '../proposal/proposalModel.ts';
import { draftFrom } from './templates.ts';
import { useCountries, useCountrySeat } from '../../state/useTable.ts';

const CHIPS = 3;

const FACE: ProposalFace = {
  titleOf: proposalTitle,
  termsOf: ({ clauses }) => (
    <div class="chips row wrap gap-1">
      {clauses.slice(0, CHIPS).map((clause, at) => (
        <ClauseChip key={at} clause={clause} />
      ))}
      {clauses.length > CHIPS && <span class="clause">+{clauses.length - CHIPS}</span>}
    </div>
  ),
};

/** Proposals of economies, with their clauses as chips. */
export function ProposalList() {
  const { scenario, game, me } = useCountries();
  return (
    <ProposalPile
      party={me}
      reader={me}
      face={FACE}
      sheetOf={(proposal) => <ProposalSheet key={proposal.id} proposal={proposal} />}
      empty="list.empty"
    >
      {me !== undefined && <SignaturesLeft />}
      {me !== undefined && (
        <button type="button" class="btn wide write" onClick={() => writeProposal(scenario, game, me)}>
          <Icon name="plus" />
          {t('list.write')}
        </button>
      )}
    </ProposalPile>
  );
}

/** How many agreements the seat may still conclude in this round, where the game limits them. */
function SignaturesLeft() {
  const { game, me } = useCountrySeat();
  const count = signaturesLeft(game, me);
  const limits = game.settings.agreementLimits;
  if (count === undefined || limits === undefined || game.phase !== 'negotiation') return null;
  const last = game.round + limits.rounds - 1;
  const holds = last > game.settings.rounds ? t('list.holdsToEnd') : t('list.holdsUntil', { round: last });
  return (
    <p class="small pad">
      <b>{t('list.signaturesLeft', { count })}</b> <span class="muted">{count > 0 && holds}</span>
    </p>
  );
}

/** Go on with the draft that was left on the desk, or begin one with the partner in view. */
export function writeProposal(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  partner?: EconomyId,
): void {
  const kept = partner === undefined ? keptDesk() : undefined;
  const chosen = selected.value;
  if (kept !== undefined) {
    desk.value = kept;
    return;
  }
  selected.value = undefined;
  const wanted = partner ?? chosen ?? likelyPartner(scenario, game, me);
  const partners = wanted === undefined || wanted === me || game.seats[wanted] === undefined ? [] : [wanted];
  const template = partners.length === 0 ? 'blank' : 'tariffSwap';
  desk.value = { draft: draftFrom(template, { scenario, game, me, partners }) };
}
