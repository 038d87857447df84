import { FALL_PENALTY, NEW_GOVERNMENT_SUPPORT } from '#shared/content/politicsConstants.ts';
import { SUPPORT_PARTS, type SupportPart } from '#shared/content/vocabulary.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { PoliticsOfEconomy, RatificationVote, SupportNow } from '#shared/protocol/modules/politics.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { Icon } from '../../design/Icon.tsx';
import { Term } from '../../design/Term.tsx';
import { formatList, formatNumber, formatSigned, sentences } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { economyName, progressText, sectorName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { ConceptLinks, ConceptMark } from '../concepts/ConceptLink.tsx';
import { Delta } from '../../design/Marks.tsx';
import { moduleIsOpen } from '#shared/rules/law/moduleIsOn.ts';
import { officeLine } from '#shared/rules/modules/politics/society.ts';
import type { PartnerOffer } from '../../preview/advice.ts';
import { previews } from '../../preview/preview.ts';
import { countsSupport, revealedReports } from '../../state/standing.ts';
import { Meter } from '../../design/charts/Bar.tsx';
import { accountOf } from '../../design/charts/stack.ts';
import { AccountBars } from '../../design/charts/AccountBars.tsx';
import './politics.css';
import { ScoreFoot } from './ScoreLedger.tsx';
import { supportView, tasksAhead } from './politicsModel.ts';
import { objectiveText } from './MandateCard.tsx';
import { useCountrySeat } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { Parts, partsTold, voteTold } from '../effects/HomeEffects.tsx';
import { isConferenceOn } from '../../state/trade.ts';

const SMALLEST_POINTS = 0.05;

/** Support against the line below which a government falls, the next election, and what lobbies want. */
export function SupportCard() {
  const { game, me } = useCountrySeat();
  const view = supportView(game, me, revealedReports(game));
  if (view === undefined) return null;
  const { support, before, line, electionInRound, fellAt, lobbies } = view;
  // The briefing of the next round says it by itself.
  const isTold = fellAt !== undefined && game.phase === 'results';
  const level = (
    <span class="num">
      <b class="size-title">{formatNumber(support, 1)}</b>{' '}
      {Math.abs(support - before) > SMALLEST_POINTS && (
        <Delta value={support - before} text={formatNumber(Math.abs(support - before), 1)} />
      )}
    </span>
  );
  return (
    <section class="panel support-card" aria-labelledby="support-title">
      <div class="head row between">
        <h2>
          <Term of="support">
            <span id="support-title">{t('support.title')}</span>
          </Term>{' '}
          <ConceptMark place="spot.election" />
        </h2>
        {!countsSupport(game) && level}
      </div>
      <div class="pad stack">
        <SupportMeter support={support} line={line} />
        {/* Beside the envelope it stands with what the envelope does. */}
        {(game.phase !== 'policy' || viewport.value === 'wide') && <SupportAhead />}
        {isTold && (
          <p class="small">
            {t('election.fellYou', {
              support: formatNumber(fellAt, 1),
              line,
              penalty: FALL_PENALTY,
              points: NEW_GOVERNMENT_SUPPORT,
            })}
          </p>
        )}
        <p class="small muted">
          {electionInRound === undefined
            ? t('election.none')
            : t('election.due', { round: electionInRound, points: line, penalty: FALL_PENALTY })}
        </p>
        <details>
          <summary class="small">
            {t(countsSupport(game) ? 'support.nowAndLobbies' : 'support.part.lobbies')}
          </summary>
          {countsSupport(game) && (
            <p class="small">
              {level} {t('support.whyOther')}
            </p>
          )}
          <ul class="lobbies stack small">
            {lobbies.map((lobby) => (
              <li key={lobby.sector} class="row between">
                <span>{t(`interest.${lobby.wants}`, { sector: sectorName(lobby.sector) })}</span>
                {Math.abs(lobby.swing ?? 0) > SMALLEST_POINTS && (
                  <Delta value={lobby.swing ?? 0} text={formatNumber(Math.abs(lobby.swing ?? 0), 1)} />
                )}
              </li>
            ))}
          </ul>
          <ConceptMark place="spot.lobby" />
        </details>
      </div>
    </section>
  );
}

type MeterProps = { readonly support: number; readonly line: number };

/** 0 to 100 with the office line. */
export function SupportMeter({ support, line }: MeterProps) {
  return (
    <div class="support-meter">
      <meter
        class="sr"
        min={0}
        max={100}
        low={line}
        value={Math.round(support)}
        aria-label={t('support.title')}
      >
        {t('support.of', { points: formatNumber(support, 1) })}
      </meter>
      <Meter value={support} look={support >= line ? 'gain' : 'loss'} marks={[{ at: line, look: 'line' }]} />
    </div>
  );
}

const tenth = (points: number): number => Math.round(10 * points) / 10;
/** What rounding leaves of tenths is no part. */
const LEAST_TENTH = 0.05;

/** What moved support in a round, the largest first: as written they sum to the change. What rounding leaves goes to the largest. */
export function supportCauses({
  parts,
  support,
  supportBefore,
}: PoliticsOfEconomy): readonly { readonly part: SupportPart; readonly value: number }[] {
  const moved = SUPPORT_PARTS.map((part) => ({ part, value: tenth(parts[part]) }))
    .filter(({ value }) => value !== 0)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const left = moved.reduce((rest, { value }) => rest - value, tenth(support) - tenth(supportBefore));
  return moved
    .map((each, at) => (at === 0 ? { ...each, value: tenth(each.value + left) } : each))
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** In the results, behind a press: where support stands after the round and what moved it. The score counts the average. */
export function SupportMoved({ report, economy }: SupportBillProps) {
  const own = report.modules?.politics?.economies[economy];
  if (own === undefined) return null;
  const { support, supportBefore } = own;
  return (
    <details class="ruled small">
      <summary>{t('support.inRound')}</summary>
      <p class="row num">
        <b>{formatNumber(support, 1)}</b>
        <Delta value={support - supportBefore} text={formatNumber(Math.abs(support - supportBefore), 1)} />
      </p>
      <p class="muted num">
        {supportCauses(own)
          .map(({ part, value }) => `${t(`support.part.${part}`)} ${formatSigned(value, 1)}`)
          .join(locale().comma)}
      </p>
      <p class="muted">{t('support.whyOther')}</p>
    </details>
  );
}

type SupportBillProps = { readonly report: RoundReport; readonly economy: EconomyId };

/** Why support changed in the round: bars that sum to the change. */
export function SupportBill({ report, economy }: SupportBillProps) {
  const own = report.modules?.politics?.economies[economy];
  if (own === undefined) return null;
  return (
    <section class="panel bill">
      <h3 class="head">{t('support.bill', { economy: economyName(economy) })}</h3>
      <div class="pad stack">
        <AccountBars
          account={accountOf(supportCauses(own), tenth(own.support) - tenth(own.supportBefore), LEAST_TENTH)}
          nameOf={(part) => t(`support.part.${part}`)}
          explain={(part) => (
            <>
              {t(`support.partHint.${part}`)} <ConceptLinks place={`support.${part}`} />
            </>
          )}
          digits={1}
        />
        <p class="micro muted num">
          {t('support.fromTo', {
            before: formatNumber(own.supportBefore, 1),
            after: formatNumber(own.support, 1),
          })}
        </p>
      </div>
    </section>
  );
}

/** Votes of legislatures and elections of the round: public, the same for everyone. */
export function VotesCard({ report }: { readonly report: RoundReport }) {
  const politics = report.modules?.politics;
  if (politics === undefined) return null;
  const { ratifications, elections } = politics;
  if (ratifications.length + elections.length === 0) return null;
  const kept = elections.filter(({ fell }) => !fell);
  return (
    <section class="panel votes-card">
      <h3 class="head">
        {t('votes.title')}{' '}
        <ConceptMark place={ratifications.length > 0 ? 'spot.ratification' : 'spot.election'} />
      </h3>
      <ul class="pad stack">
        {ratifications.flatMap(({ proposal, votes }) =>
          votes.map((vote) => (
            <li key={`${proposal}${vote.economy}`}>
              <span class="row">
                <Icon name={vote.passed ? 'check' : 'close'} size={16} />
                <b class="grow">
                  {t(vote.passed ? 'ratification.passed' : 'ratification.refused', {
                    economy: economyName(vote.economy),
                  })}
                </b>
              </span>
              <span class="micro muted num">
                {vote.passed
                  ? t('ratification.needs', {
                      threshold: vote.threshold,
                      support: formatNumber(vote.support, 0),
                      swing: formatSigned(vote.swing, 1),
                      affinity: formatSigned(vote.affinity, 1),
                    })
                  : say(voteLost(vote))}
              </span>
            </li>
          )),
        )}
        {elections
          .filter(({ fell }) => fell)
          .map(({ economy, support }) => (
            <li key={economy} class="row">
              <Icon name="alert" size={16} />
              <span class="grow">
                {t('election.fell', { economy: economyName(economy), points: NEW_GOVERNMENT_SUPPORT })}
              </span>
              <span class="num small muted">{formatNumber(support, 1)}</span>
            </li>
          ))}
        {kept.length > 0 && (
          <li class="row top">
            <Icon name="check" size={16} />
            <span class="grow num">
              {t('election.kept', {
                list: formatList(
                  kept.map(({ economy, support }) => `${economyName(economy)} ${formatNumber(support, 1)}`),
                ),
              })}
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}

/** Points of support from which a way to raise it is told. */
const TOLD_HELP = 0.05;

/** Under what may be signed: score and support as they stand. */
export function StandingFoot() {
  return (
    <div class="row wrap between gap-0">
      <ScoreFoot />
      <SupportAhead />
    </div>
  );
}

/** What support comes to where an election is at stake, while something can still be decided, and what would raise it where it falls short. */
export function SupportAhead({ isPadded = false }: { readonly isPadded?: boolean }) {
  const { game, me } = useCountrySeat();
  const isAsked =
    (game.phase === 'negotiation' || game.phase === 'policy') &&
    game.politics?.seats[me] !== undefined &&
    moduleIsOpen(game, 'politics');
  const answer = previews.value.standing;
  if (!isAsked || answer?.result.type !== 'support' || answer.result.support === undefined) return null;
  const { points: after, atVote, parts, tariff } = answer.result.support;
  const causes = partsTold(parts);
  const points = atVote ?? after;
  const isShort =
    game.politics?.seats[me]?.electionInRound !== undefined && points < officeLine(game.settings);
  const vote = voteTold(game, me, { after, atVote });
  if (vote === undefined) return null;
  const told = sentences(
    vote,
    isConferenceOn(game) && t('support.aheadConference'),
    isShort && helpTold(me, points, tariff),
  );
  if (causes.length === 0) return <p class={`small num ${isPadded ? 'pad' : ''}`}>{told}</p>;
  return (
    <details class={`support-split small num ${isPadded ? 'pad' : ''}`}>
      <summary>{told}</summary>
      <p class="muted">
        {t('support.aheadWhy', { support: formatNumber(game.politics?.seats[me]?.support ?? 0, 1) })}
      </p>
      <Parts parts={causes} />
    </details>
  );
}

/** What raises support most of what may still be decided: a deal of the list, or the tariffs. */
function helpTold(me: EconomyId, points: number, tariff: SupportNow['tariff']): string | false {
  if (tariff !== undefined) {
    return tariff.points - points < TOLD_HELP
      ? t('support.helpNoTariff')
      : t('support.helpTariff', {
          points: formatSigned(tariff.shiftBp / POINT_BP, 0),
          support: formatNumber(tariff.points, 1),
        });
  }
  const advice = previews.value.partners?.result;
  if (advice?.type !== 'advice') return false;
  const raisedBy = ({ supportPoints }: PartnerOffer): number => supportPoints[me] ?? 0;
  const [best] = advice.offers
    .filter(({ readiness }) => readiness?.step !== 'closed')
    .toSorted((a, b) => raisedBy(b) - raisedBy(a));
  return best === undefined || raisedBy(best) < TOLD_HELP
    ? t('support.helpNoDeal')
    : t('support.helpDeal', {
        economies: formatList(best.partners.map(economyName)),
        points: formatSigned(raisedBy(best), 1),
      });
}

/** By how much a vote at home was lost, and what it was made of. */
function voteLost({ economy, threshold, support, swing, affinity, noise }: RatificationVote): Phrase {
  const short = threshold - support - swing - affinity - noise;
  return phrase('vote.lost', {
    economy,
    points: formatNumber(Math.max(0.1, short), 1),
    threshold,
    support: formatNumber(support, 1),
    swing: formatSigned(swing, 1),
    affinity: formatSigned(affinity, 1),
    noise: formatSigned(noise, 1),
  });
}

/** The one task of a seat at the talks of a phone, whose card stands under another tab: whether it is done, and behind that what it asks. */
export function TaskLine() {
  const { scenario, game, me } = useCountrySeat();
  const [task] = game.tasks === undefined ? [] : tasksAhead(scenario, game, me);
  if (task === undefined) return null;
  const { met, fades, isAhead = met } = task;
  return (
    <details class="panel slim small">
      <summary>
        {t('brief.secretTask')}
        {t('common.colon')}
        {t(fades === true ? 'mandate.fades' : isAhead === true ? 'mandate.met' : 'mandate.open')}
        {task.now !== undefined && ` · ${progressText(task)}`}
      </summary>
      <p>{objectiveText(game, task)}</p>
    </details>
  );
}
