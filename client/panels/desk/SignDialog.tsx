import type { PlainKey } from '../../text/areas.ts';
import { formatList, sentences } from '../../text/format.ts';
import { agreementName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { countryProposals } from '#shared/rules/countries/proposals.ts';
import { type Confirmation, confirmationFor, isLastSignature } from '#shared/rules/table/signing.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { lazyPart, UNSEEN } from '../chrome/lazyPart.tsx';
import { HomeBeforeSigning } from '../effects/HomeEffects.tsx';
import { ScoreMoved } from '../politics/ScoreMoved.tsx';
import { IncomeIfSigned } from '../effects/EffectOnYou.tsx';
import { EndsNote, offerInWords } from '../proposal/ProposalHeader.tsx';
import { fromTo, ownCounterTo, worthTold } from '../proposal/proposalModel.ts';
import { ForegoneIfSigned } from '../treaty/ForegoneDeals.tsx';
import { betterOffer, lapsesByPartner } from '../treaty/GiveGet.tsx';
import type { SignQuestion } from '../treaty/ProposalList.tsx';
import { holdsFor } from '../treaty/agreementRegisterModel.ts';
import { barsUnion } from './DeskHead.tsx';
import { OthersInstead, TariffIdleNote } from './PlainOffer.tsx';
import { useCountrySeat } from '../../state/useTable.ts';

const BoundNote = lazyPart(
  async () => (await import('../treaty/AgreementRegister.tsx')).BoundNote,
  [],
  UNSEEN,
);

/** The last signature makes law: it is asked for, and told what it would end. So is one under an offer that was countered. */
export function SignDialog({ proposal, preview, onSign, onClose }: SignQuestion) {
  const { scenario, game, me } = useCountrySeat();
  const confirmation = confirmationFor(countryProposals(scenario), game, proposal, me);
  const isLast = isLastSignature(game, proposal, me);
  const ended = confirmation?.lapses ?? [];
  const lapses = startsAnew(game)
    ? ended
        .flatMap((id) => game.proposals[id] ?? [])
        .map((each) => `${fromTo(each, me)}: ${offerInWords(each, me)}`)
    : lapsesByPartner(game, ended, me);
  const better = startsAnew(game) ? betterOffer(game, proposal, me) : undefined;
  const ends = (confirmation?.ends ?? []).map(agreementName);
  const notices = (confirmation?.notices ?? [])
    .filter((id) => game.agreements[id]?.parties.includes(me) !== true)
    .map(agreementName);
  const known = preview.type === 'known' && !preview.isStale ? preview : undefined;
  const barred = barsUnion(scenario, game, proposal, me);
  return (
    <Dialog
      title={t(isLast ? 'confirm.title' : 'confirm.titleOlder')}
      onClose={onClose}
      action={t(isLast ? confirmAction(confirmation) : 'proposal.sign')}
      onAction={onSign}
    >
      <p>
        <b>{offerInWords(proposal, me)}</b>
      </p>
      {ownCounterTo(game, proposal, me) && <p class="countered">{t('confirm.countered')}</p>}
      {isLast && <p>{sentences(t(confirmText(confirmation)), holdsFor(scenario, game, proposal))}</p>}
      {known !== undefined && <ScoreMoved {...known} />}
      <IncomeIfSigned preview={preview} reader={me} />
      {better !== undefined && (
        <p class="countered">
          {t('confirm.better', {
            offer: offerInWords(better.offer, me),
            change: worthTold(better.worth),
            own: worthTold(better.own),
          })}
        </p>
      )}
      {startsAnew(game) && <OthersInstead proposal={proposal} />}
      {known?.home !== undefined && <HomeBeforeSigning home={known.home} />}
      {lapses.length > 0 && (
        <details class="small">
          <summary>{t('confirm.lapses', { count: ended.length })}</summary>
          <ul>
            {lapses.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {isLast && <ForegoneIfSigned proposal={proposal} confirmation={confirmation} />}
      {isLast && <TariffIdleNote draft={proposal} />}
      {isLast && barred !== undefined && <p>{say(barred)}</p>}
      {ends.length > 0 && <p>{t('confirm.ends', { list: formatList(ends) })}</p>}
      {confirmation !== undefined && <EndsNote draft={proposal} />}
      <BoundNote proposal={proposal} />
      {notices.length > 0 && <p>{t('confirm.notices', { list: formatList(notices) })}</p>}
    </Dialog>
  );
}

function confirmText(confirmation: Confirmation | undefined): PlainKey {
  if (confirmation?.awaitsRatification === true) return 'confirm.ratification';
  return confirmation?.awaitsBell === true ? 'confirm.bell' : 'confirm.text';
}

/** What the last press does: it makes law, or sends the proposal to legislatures, or leaves members until the bell to refuse. */
export function confirmAction(confirmation: Confirmation | undefined): PlainKey {
  if (confirmation?.awaitsRatification === true) return 'confirm.signVote';
  return confirmation?.awaitsBell === true ? 'proposal.sign' : 'confirm.sign';
}
