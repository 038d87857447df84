import type { PlainKey } from '../../text/areas.ts';
import { formatList, formatPercent, sentences } from '../../text/format.ts';
import { agreementName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { countryProposals } from '#shared/rules/countries/proposals.ts';
import { type Confirmation, confirmationFor, isLastSignature } from '#shared/rules/table/signing.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { lazyPart, UNSEEN } from '../chrome/lazyPart.tsx';
import type { HomeForecast } from '../../preview/preview.ts';
import { TaskWith, VotesAtHome, homeEffect, supportWith } from '../effects/HomeEffects.tsx';
import { type ProposalPreview, SILENT_PERCENT, effectsShown } from '../effects/useProposalPreview.ts';
import { ScoreMoved } from '../politics/ScoreMoved.tsx';
import { IncomeIfSigned } from '../effects/EffectOnYou.tsx';
import { EndsNote, offerInWords } from '../proposal/ProposalHeader.tsx';
import { fromTo, kindOfProposal, ownCounterTo, worthTold } from '../proposal/proposalModel.ts';
import { onOtherMatters } from '../proposal/proposalsOfSeat.ts';
import { ForegoneIfSigned } from '../treaty/ForegoneDeals.tsx';
import { betterOffer, lapsesByPartner } from '../treaty/GiveGet.tsx';
import type { SignQuestion } from '../treaty/ProposalList.tsx';
import { areSame } from '../treaty/templates.ts';
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
  const lapsing = confirmation?.lapses ?? [];
  // That other versions of the same deal go with it goes without saying.
  const ended = startsAnew(game)
    ? lapsing
    : onOtherMatters(game, proposal, lapsing).filter((id) => !isOwnVersion(game.proposals[id], proposal, me));
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
      {known !== undefined && <ScoreMoved {...known} of={proposal} />}
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

/** Whether an own offer asks for the same form of agreement with the same partners. */
export function isOwnVersion(
  other: Proposal | undefined,
  { parties, clauses }: Draft,
  me: EconomyId,
): boolean {
  return (
    other?.author === me &&
    areSame(other.parties, parties) &&
    kindOfProposal(other.clauses) === kindOfProposal(clauses)
  );
}

/** In per cent of real income, below 0: what an offer costs its author as the desk tells it, in the last round in the years after. */
export function costOfOffer(
  game: CountryGame,
  me: EconomyId,
  preview: ProposalPreview,
): { readonly percent: number; readonly isAfter: boolean } | undefined {
  if (!startsAnew(game)) return undefined;
  const { effects, isAfter } = effectsShown(game, preview);
  const percent = effects.find(({ economy }) => economy === me)?.percent ?? 0;
  return percent <= -SILENT_PERCENT ? { percent, isAfter } : undefined;
}

/** Odds and cost once more, before the pen touches paper. */
function HomeBeforeSigning({ home }: { readonly home: HomeForecast }) {
  const { game, me } = useCountrySeat();
  const own = homeEffect(home, me);
  return (
    <>
      {own !== undefined && <p class="num">{supportWith(game, me, own)}</p>}
      {home.odds.length > 0 && <VotesAtHome home={home} />}
    </>
  );
}

type CostProps = Pick<SignQuestion, 'proposal' | 'preview' | 'onClose'> & { readonly onSend: () => void };

/** An own offer that costs its author is asked for once, as a last signature is. */
export function CostDialog({ proposal, preview, onSend, onClose }: CostProps) {
  const { game, me } = useCountrySeat();
  const { percent = 0, isAfter = false } = costOfOffer(game, me, preview) ?? {};
  const change = formatPercent(-percent / 100, 2);
  return (
    <Dialog title={t('confirm.costsTitle')} onClose={onClose} action={t('desk.sendShort')} onAction={onSend}>
      <p>
        <b>{offerInWords(proposal, me)}</b>
      </p>
      <p>{t(isAfter ? 'confirm.costsAfter' : 'confirm.costs', { change })}</p>
      {preview.type === 'known' && (
        <TaskWith tasks={preview.tasks} levels={preview.levels?.[me]} reaction={preview.reaction} />
      )}
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
