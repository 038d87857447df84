import type { ComponentChildren } from 'preact';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { useTable } from '../../state/useTable.ts';
import { economyName } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { isPactOver, signaturesOf } from '../proposal/proposalModel.ts';
import { headlinePhrase } from '../headlines/headline.ts';
import '../proposal/proposals.css';

/** What the page of a replay gives to the part of a game. */
export type ReplayProps = {
  /** One's own seat. */
  readonly seat: EconomyId | undefined;
  /** In the place of the map: the course of the game as a list. */
  readonly list: ComponentChildren | undefined;
};

type Props = {
  readonly list: ReplayProps['list'];
  readonly picture: ComponentChildren;
  /** What the settlement said, as far as the reveal had come. */
  readonly headlines: readonly Headline[];
  readonly titleOf: (proposal: Proposal) => string;
  readonly law: ComponentChildren;
  readonly standings: ComponentChildren;
};

/** A moment of any game: its picture or the list, and beside it the news, what was on the table, the law and how everybody stood. */
export function ReplayColumns({ list, picture, headlines, titleOf, law, standings }: Props) {
  return (
    <div class="replay-columns grow stack gap-3">
      <section class="panel replay-picture" aria-label={t(list === undefined ? 'replay.map' : 'replay.list')}>
        {list ?? picture}
      </section>
      <div class="replay-side stack top gap-3">
        {headlines.length > 0 && (
          <Below>
            <News headlines={headlines} />
          </Below>
        )}
        <Below>
          <OffersCard titleOf={titleOf} />
        </Below>
        <Below>
          <section class="panel pad stack" aria-labelledby="replay-law">
            <h2 id="replay-law">{t('replay.law')}</h2>
            {law}
          </section>
        </Below>
        <Below>{standings}</Below>
      </div>
    </div>
  );
}

/** What a phone shows below its edge is laid out once it is scrolled to: it changes with every moment. */
function Below({ children }: { readonly children: ComponentChildren }) {
  return <div style={{ contentVisibility: 'auto', containIntrinsicSize: 'auto 300px' }}>{children}</div>;
}

const NEWS_SHOWN = 4;

function News({ headlines }: Pick<Props, 'headlines'>) {
  return (
    <section class="panel pad row top gap-3" aria-label={t('replay.news')}>
      <Icon name="news" size={22} />
      <ul class="stack gap-1">
        {headlines.slice(0, NEWS_SHOWN).map((headline, at) => (
          <li key={at}>
            <Say phrase={headlinePhrase(headline)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Proposals of the round as they stood, the last first, with who had signed and who had refused. */
function OffersCard({ titleOf }: Pick<Props, 'titleOf'>) {
  const { game } = useTable();
  const shown = Object.values(game.proposals)
    .filter(({ round }) => round === game.round)
    .toReversed();
  return (
    <section class="panel pad stack" aria-labelledby="replay-offers">
      <h2 id="replay-offers">{t('replay.offers')}</h2>
      {shown.length === 0 && <p class="muted small">{t('replay.noOffers')}</p>}
      <ul class="replay-offers stack">
        {shown.map((proposal) => (
          <Offer
            key={proposal.id}
            proposal={proposal}
            title={titleOf(proposal)}
            // Of several among the same parties each is known by whoever made it.
            isAlone={shown.every((other) => other === proposal || titleOf(other) !== titleOf(proposal))}
          />
        ))}
      </ul>
    </section>
  );
}

/** Where an offer stood at the moment: a pact that was signed may have given way to another, and an open offer to one that answers it. */
export function statusOf(game: GameState, proposal: Proposal): Proposal['status'] | 'over' | 'replaced' {
  if (isPactOver(game, proposal)) return 'over';
  const isReplaced = Object.values(game.proposals).some(
    ({ counterTo, status }) => counterTo === proposal.id && (status === 'open' || status === 'concluded'),
  );
  return proposal.status === 'open' && isReplaced ? 'replaced' : proposal.status;
}

type OfferProps = { readonly proposal: Proposal; readonly title: string; readonly isAlone: boolean };

function Offer({ proposal, title, isAlone }: OfferProps) {
  const { game } = useTable();
  return (
    <li class="paper slip slim stack gap-1">
      <div class="row between wrap">
        <span>
          <b>{title}</b>{' '}
          {!isAlone && (
            <span class="small muted">{t('replay.from', { economy: economyName(proposal.author) })}</span>
          )}
        </span>
        <span class="pill">{t(`replay.status.${statusOf(game, proposal)}`)}</span>
      </div>
      <ul class="row wrap small">
        {signaturesOf(proposal).map(({ economy, state }) => (
          <li key={economy} class="row gap-1">
            <Medallion economy={economy} size={22} />
            <span>
              {economyName(economy)} <span class="muted">{t(`replay.signature.${state}`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
