import './home.css';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatList, formatNumber, formatSigned } from '../../text/format.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { sentences } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { ConceptLink, ConceptMark } from '../concepts/ConceptLink.tsx';
import { ObjectiveList } from '../politics/MandateCard.tsx';
import { appointmentsIn, homeBriefing, type HomeBriefing } from './homeModel.ts';

type Props = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId };

/** The own house before talks begin: support and what moved it, what lobbies want, the tasks; nothing without politics. */
export function BriefingHome({ scenario, game, me }: Props) {
  const home = homeBriefing(scenario, game, me);
  if (home === undefined) return null;
  return (
    <section>
      <h3>
        {t('brief.home')} <ConceptMark place="spot.election" />
      </h3>
      {home.hasFallen && (
        <p>
          <b>{t('brief.fell')}</b>
        </p>
      )}
      <p>{sentences(supportText(home), home.isElection && t('brief.ownElection', { points: home.line }))}</p>
      {home.lobbies.length > 0 && (
        <>
          <p class="part-title">
            <b>{t('brief.lobbies')}</b> <ConceptMark place="spot.lobby" />
          </p>
          <ul>
            {home.lobbies.map(({ wants, sector }) => (
              <li key={sector}>{t(`interest.${wants}`, { sector: sectorName(sector) })}</li>
            ))}
          </ul>
        </>
      )}
      {home.tasks.length > 0 && (
        <>
          <p class="part-title">
            <b>{t(home.hasFallen ? 'brief.mandateNew' : 'brief.mandate')}</b>{' '}
            <ConceptMark place="spot.mandate" />
          </p>
          <ObjectiveList objectives={home.tasks} />
        </>
      )}
    </section>
  );
}

/** Where support stands; after a round also where it came from, and the two parts that moved it most. */
function supportText({ support, before, causes }: HomeBriefing): string {
  const after = formatNumber(support, 1);
  if (causes.length === 0) return t('brief.support', { points: after });
  return t('brief.supportMoved', {
    before: formatNumber(before, 1),
    after,
    causes: formatList(
      causes.map(({ part, value }) => `${t(`support.part.${part}`)} ${formatSigned(value)}`),
    ),
  });
}

/** What is due this round besides: whose voters are asked, and the conference. */
export function BriefingDue({ game, me }: Omit<Props, 'scenario'>) {
  const { elections, isConference } = appointmentsIn(game, game.round);
  const others = elections.filter((economy) => economy !== me);
  if (others.length === 0 && !isConference) return null;
  return (
    <section>
      <h3>{t('brief.due')}</h3>
      {isConference && (
        <p>
          <ConceptLink id="singleUndertaking">{t('brief.conference')}</ConceptLink>
        </p>
      )}
      {others.length > 0 && <p>{t('brief.elections', { economies: formatList(others.map(economyName)) })}</p>}
    </section>
  );
}
