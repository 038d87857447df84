import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { countryProposals } from '#shared/rules/countries/proposals.ts';
import { confirmationFor, isLastSignature, type Confirmation } from '#shared/rules/table/signing.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { HomeForecast } from '../../preview/previewProtocol.ts';
import { formatList, formatSigned } from '../../text/format.ts';
import { agreementName, economyName } from '../../text/nameParams.ts';
import type { PlainKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { homeEffect } from '../effects/homeModel.ts';
import { VotesAtHome } from '../effects/HomeEffects.tsx';
import { ownCounterTo } from '../proposal/proposalListModel.ts';
import { proposalTitle } from '../proposal/proposalModel.ts';
import { useCountrySeat } from '../../state/useTable.ts';

type Props = {
  readonly proposal: Proposal;

  /** What it does at home; absent where there is no politics or the model has not answered. */
  readonly home: HomeForecast | undefined;
  readonly onSign: () => void;
  readonly onClose: () => void;
};

/** The last signature makes law: it is asked for, and told what it would end. So is one under an offer that was countered. */
export function SignDialog({ proposal, home, onSign, onClose }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const confirmation = confirmationFor(countryProposals(scenario), game, proposal, me);
  const isLast = isLastSignature(game, proposal, me);
  const isVotedOn = confirmation?.awaitsRatification === true;
  const isCountered = ownCounterTo(game, proposal, me) !== undefined;
  const lapses = lapsesByPartner(game, confirmation?.lapses ?? [], me);
  const ends = (confirmation?.ends ?? []).map(agreementName);
  const notices = (confirmation?.notices ?? []).map(agreementName);
  return (
    <Dialog
      title={t(isLast ? 'confirm.title' : 'confirm.titleOlder')}
      onClose={onClose}
      action={t(!isLast ? 'proposal.sign' : isVotedOn ? 'confirm.signVote' : 'confirm.sign')}
      onAction={onSign}
    >
      {isCountered && <p class="countered">{t('confirm.countered')}</p>}
      {isLast && <p>{t(confirmText(confirmation))}</p>}
      {home !== undefined && <HomeBeforeSigning home={home} />}
      {lapses.length > 0 && (
        <>
          <p>{t('confirm.lapses')}</p>
          <ul class="small">
            {lapses.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {ends.length > 0 && <p>{t('confirm.ends', { list: formatList(ends) })}</p>}
      {notices.length > 0 && <p>{t('confirm.notices', { list: formatList(notices) })}</p>}
    </Dialog>
  );
}

/** Proposals that would lapse, those of a kind on one line with the partners of each. */
function lapsesByPartner(game: CountryGame, lapses: readonly ProposalId[], me: EconomyId): string[] {
  const proposals = lapses.map((id) => game.proposals[id]).filter((other) => other !== undefined);
  return [...groupsBy(proposals, proposalTitle)].map(([kind, alike]) =>
    t('confirm.lapseOf', {
      kind,
      economies: formatList(
        alike.map(({ parties }) => formatList(parties.filter((party) => party !== me).map(economyName))),
      ),
    }),
  );
}

function confirmText(confirmation: Confirmation | undefined): PlainKey {
  if (confirmation?.awaitsRatification === true) return 'confirm.ratification';
  return confirmation?.awaitsBell === true ? 'confirm.bell' : 'confirm.text';
}

type HomeProps = {
  readonly home: HomeForecast;
};

/** Odds and cost once more, before the pen touches paper. */
function HomeBeforeSigning({ home }: HomeProps) {
  const { game, me } = useCountrySeat();
  const own = homeEffect(game, home, me);
  return (
    <>
      {own !== undefined && <p class="num">{t('confirm.effect', { points: formatSigned(own.change, 1) })}</p>}
      {home.odds.length > 0 && <VotesAtHome home={home} />}
    </>
  );
}
