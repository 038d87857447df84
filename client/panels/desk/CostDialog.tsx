import { useMemo } from 'preact/hooks';
import { type EconomyId, proposalId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { countryProposals } from '#shared/rules/countries/proposals.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { rivalsOf } from '#shared/rules/table/signing.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { useCountrySeat } from '../../state/useTable.ts';
import { formatPercent, formatPoints } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { TaskWith } from '../effects/HomeEffects.tsx';
import { type ProposalPreview, SILENT_PERCENT, effectsShown } from '../effects/useProposalPreview.ts';
import { type Foretold, scoreMoved } from '../politics/ScoreMoved.tsx';
import { asksAnswerOf } from '../proposal/proposalModel.ts';
import { worthNow } from '../treaty/GiveGet.tsx';
import type { SignQuestion } from '../treaty/ProposalList.tsx';
import { offerInWords } from './SignDialog.tsx';

/** No proposal is called so. */
const UNSENT = proposalId(-1);

/** The draft as if it were on the table, of the thread of what it answers or changes. */
export function asTabled(
  draft: Draft,
  {
    author,
    round,
    thread = UNSENT,
  }: Pick<Proposal, 'author' | 'round'> & { readonly thread: Proposal['thread'] | undefined },
): Proposal {
  return {
    ...draft,
    id: UNSENT,
    author,
    round,
    thread,
    revision: 1,
    signatures: {},
    refusedBy: [],
    openedBy: [],
    status: 'open',
    tabledAtMs: 0,
    revisedAtMs: 0,
    isPublic: false,
  };
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

/**
 * What an own offer may cost once it is signed. Where rounds start anew that is income; where a score is told, an offer of others that brings
 * more and cannot stand beside it. `isKnown`: the model has weighed it, or need not.
 */
export function useCostsOfSending(
  proposal: Proposal,
  preview: ProposalPreview,
): { readonly isKnown: boolean; readonly costs: readonly string[] } {
  const { scenario, game, me } = useCountrySeat();
  const isAnew = startsAnew(game);
  const rivals = useMemo(
    () =>
      isAnew
        ? []
        : rivalsOf(countryProposals(scenario), game, proposal).flatMap((id) => game.proposals[id] ?? []),
    [game.proposals, game.agreements, proposal],
  ).filter((offer) => asksAnswerOf(offer, me));
  const isWeighed = preview.type !== 'computing' && !(preview.type === 'known' && preview.isStale);
  const ended = preview.type === 'known' ? betterEnded({ scenario, game, me }, rivals, preview) : undefined;
  const cost = costOfOffer(game, me, preview);
  const lost =
    cost &&
    t(cost.isAfter ? 'confirm.costsAfter' : 'confirm.costs', {
      change: formatPercent(-cost.percent / 100, 2),
    });
  return {
    isKnown: isWeighed || (!isAnew && rivals.length === 0),
    costs: [lost, ended].filter((each) => each !== undefined),
  };
}

/** The best of offers that would end, where the score ends a point or more higher with it than with the own offer. */
export function betterEnded(
  { scenario, game, me }: Pick<ReturnType<typeof useCountrySeat>, 'scenario' | 'game' | 'me'>,
  rivals: readonly Proposal[],
  own: Foretold,
): string | undefined {
  const move = scoreMoved(scenario, game, me, own);
  const [best] = rivals
    .flatMap((offer) => {
      const worth = worthNow(game, offer, me);
      const next = worth && scoreMoved(scenario, game, me, worth)?.next;
      return next === undefined ? [] : [{ offer, next }];
    })
    .toSorted((a, b) => b.next - a.next);
  if (move === undefined || best === undefined || best.next - move.next < 1) return undefined;
  const [next, instead] = [formatPoints(move.next), formatPoints(best.next)];
  return t('confirm.sendEnds', { offer: offerInWords(best.offer, me), next, instead });
}

type CostProps = Pick<SignQuestion, 'proposal' | 'preview' | 'onClose'> & {
  readonly costs: readonly string[];
  readonly onSend: () => void;
};

/** An own offer that costs its author is asked for once, as a last signature is. */
export function CostDialog({ proposal, preview, costs, onSend, onClose }: CostProps) {
  const { game, me } = useCountrySeat();
  return (
    <Dialog title={t('confirm.costsTitle')} onClose={onClose} action={t('desk.sendShort')} onAction={onSend}>
      <p>
        <b>{offerInWords(proposal, me)}</b>
      </p>
      {costs.map((cost) => (
        <p key={cost}>{cost}</p>
      ))}
      {startsAnew(game) && preview.type === 'known' && (
        <TaskWith tasks={preview.tasks} levels={preview.levels?.[me]} reaction={preview.reaction} />
      )}
    </Dialog>
  );
}
