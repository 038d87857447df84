import { PROVINCE_FEATURES, type ProvinceFeature } from '#shared/content/presets.ts';
import {
  CENTRE_ACTS_FROM_ROUND,
  MEETING_ROUNDS,
  PROMOTED,
  PROMOTION_POINTS,
} from '#shared/content/provinces/provinceConstants.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceReport.ts';
import { featureOpensIn } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Icon } from '../../../design/Icon.tsx';
import { Medallion } from '../../../design/Medallion.tsx';
import { Term } from '../../../design/Term.tsx';
import {
  formatList,
  formatNumber,
  formatSigned,
  formatSignedPercent,
  sentences,
} from '../../../text/format.ts';
import { yuan } from '../../../text/money.ts';
import { economyName } from '../../../text/nameParams.ts';
import { Say } from '../../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { EventLine } from '../EventLine.tsx';
import { nextMeeting } from '../figures/League.tsx';
import {
  medalParts,
  ownBudget,
  ownPacts,
  ownState,
  pactsEnding,
  placeText,
  breakersOfPactsWith,
  ownRoundPhrase,
  wallsMoved,
} from '../own/ownModel.ts';
import { openPactDesk } from '../pacts/PactDesk.tsx';
import { useFirstPartner } from '../pacts/PactOutlook.tsx';
import { FIRST_PACT } from '../pacts/pactDraft.ts';
import { rulesInForce, useProvinceSeat, useProvinces } from '../seat.ts';

type Props = {
  /** Whether the own figures stand beside the page already: from the second round on it has room for what is new. */
  readonly hasOwnColumn: boolean;
};

/** Who one is, what has changed, what the round brings, what is in force: one page. */
export function Briefing({ hasOwnColumn }: Props) {
  const { game, seat } = useProvinces();
  const brief = roundBriefing(game);
  return (
    <article class="paper brief prose col gap-3">
      {seat.type === 'province' && <Who hasOwnColumn={hasOwnColumn} />}
      {seat.type === 'centre' && (
        <header>
          <h2 class="size-h2">{t('pbrief.centre')}</h2>
          <p>{t('pbrief.centreGoal')}</p>
        </header>
      )}
      {seat.type === 'watcher' && <h2 class="size-h2">{t('pbrief.round', { round: game.round })}</h2>}
      {game.round > 1 && seat.type === 'province' && <SinceLastRound />}
      {game.round === 1 && seat.type === 'province' && (
        <section>
          <h3>{t('pbrief.goal')}</h3>
          <p>{t('pbrief.goalText', medalParts())}</p>
          <ol>
            <li>{t('pbrief.do1')}</li>
            <li>{t('pbrief.do2')}</li>
            <li>{t('pbrief.do3')}</li>
          </ol>
        </section>
      )}
      {game.round === 1 && seat.type === 'province' && <WithWhom />}
      <section>
        <h3>{t('pbrief.comes')}</h3>
        <ul>
          {seat.type === 'province' &&
            pactsEnding(game, seat.economy).map(({ id, members }) => (
              <li key={id}>
                {t(game.round < game.settings.rounds ? 'pbrief.pactEnds' : 'pbrief.pactEndsLast', {
                  economies: formatList(members.filter((member) => member !== seat.economy).map(economyName)),
                })}
              </li>
            ))}
          {brief.enacted !== undefined && (
            <li>{t('pbrief.enacted', { reform: t(`reform.${brief.enacted}`) })}</li>
          )}
          {brief.isCentreAwake && <li>{t('pbrief.centreAwake')}</li>}
          {brief.opens.map((feature) => (
            <li key={feature}>{t(`feature.${feature}`)}</li>
          ))}
          {brief.atWork.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
          {brief.announced.map((event) => (
            <EventLine key={event.id} event={event} isComing />
          ))}
          <li>
            {brief.meeting === undefined
              ? t('pbrief.noMeeting')
              : t('pbrief.meeting', {
                  round: brief.meeting,
                  count: PROMOTED,
                  rounds: MEETING_ROUNDS,
                  points: PROMOTION_POINTS,
                })}
          </li>
        </ul>
        {brief.standing.length > 0 && (
          <details>
            <summary>{t('pbrief.standing', { count: brief.standing.length })}</summary>
            <ul>
              {brief.standing.map((event) => (
                <EventLine key={event.id} event={event} />
              ))}
            </ul>
          </details>
        )}
      </section>
      <section>
        <h3>{t('pbrief.rules')}</h3>
        {brief.reforms.length === 0 ? (
          <p>{t('pbrief.noReform')}</p>
        ) : (
          <ul>
            {brief.reforms.map((reform) => (
              <li key={reform}>
                <b>{t(`reform.${reform}`)}</b> <ConceptMark place={`reform.${reform}`} />{' '}
                <span class="muted">{t(reformText(reform, brief.reforms))}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </article>
  );
}

/** What the last round has changed for this seat and around it. */
function SinceLastRound() {
  const { game, me } = useProvinceSeat();
  const lines = sinceLastRound(game, me);
  return (
    <section>
      <h3>{t('pbrief.since')}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line.key}>
            <Say phrase={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The partner to begin with, what either would have of it and why, with the way to the draft; nothing until the model has answered. */
function WithWhom() {
  const { game, me } = useProvinceSeat();
  const first = useFirstPartner(true);
  if (first === undefined) return null;
  const { partner, own, theirs, paysBoth } = first;
  const economy = economyName(partner);
  return (
    <section class="stack gap-1">
      <h3>{t('pbrief.partner')}</h3>
      <p>
        {sentences(
          t(paysBoth ? 'pbrief.partnerGains' : 'pbrief.partnerNear', {
            economy,
            points: formatSigned(theirs.score),
            ownPoints: formatSigned(own.score),
            income: formatSignedPercent(own.incomePercent / 100, 1),
          }),
          t('pbrief.partnerWhy', { atMost: FIRST_PACT.atMost }),
        )}
      </p>
      <button type="button" class="btn" onClick={() => openPactDesk(game, me, partner)}>
        <Icon name="pencil" size={16} />
        {t('pbrief.partnerWrite', { economy })}
      </button>
    </section>
  );
}

/** Points of the score from which the law's hold on walls is told. */
const TOLD_RISK = 0.5;

/** New pacts of others that are told; the map shows all. */
const PACTS_TOLD = 2;

/** The own place, broken words, the law, walls that moved, and new pacts that leave this seat out; of the round before this. */
export function sinceLastRound(game: ProvinceGame, me: EconomyId): readonly Phrase[] {
  const report = game.reports.at(-1);
  const own = report?.provinces[me];
  if (report === undefined || own === undefined) return [];
  const round = ownRoundPhrase(game.reports, me);
  const excluded = breakersOfPactsWith(report, me, 'excluded');
  const others = breakersOfPactsWith(report, me).filter((economy) => !excluded.includes(economy));
  const sanction = -own.lumps.sanction;
  const pacts = Object.values(game.provinces.pacts).filter(({ untilRound }) => untilRound >= game.round);
  const begun = pacts.filter(
    ({ sinceRound, members }) => sinceRound === report.round && !members.includes(me),
  );
  return [
    ...(round === undefined ? [] : [round]),
    ...(excluded.length === 0 ? [] : [phrase('pbrief.brokenExcluded', { economies: excluded })]),
    ...(others.length === 0 ? [] : [phrase('pbrief.broken', { economies: others })]),
    ...(sanction < TOLD_RISK ? [] : [phrase('pbrief.sanction', { points: formatNumber(sanction, 1) })]),
    ...wallsMoved('pbrief', report, me),
    ...begun.slice(0, PACTS_TOLD).map(({ members }) => phrase('pbrief.pactBegun', { economies: members })),
  ];
}

function Who({ hasOwnColumn }: Props) {
  const { scenario, game, me } = useProvinceSeat();
  const own = ownState(game, me);
  const budget = ownBudget(scenario, game, me);
  const pacts = ownPacts(game, me);
  const { wall = 0, block = 0 } = game.provinces.provinces[me] ?? {};
  return (
    <>
      <header class="row">
        <Medallion economy={me} size={52} />
        <div>
          <h2 class="size-h2">{t('pbrief.youAre', { economy: economyName(me) })}</h2>
          <p class="small muted num">{t('pbrief.dials', { wall, block })}</p>
        </div>
      </header>
      {(game.round === 1 || !hasOwnColumn) && (
        <dl class="brief-goods stack num">
          <div>
            <dt class="small muted">
              <Term of="realIncome">{t('own.income')}</Term>
            </dt>
            <dd>{formatNumber(own.index, 1)}</dd>
          </div>
          <div>
            <dt class="small muted">
              <Term of="growthRank">{t('own.place')}</Term>
            </dt>
            <dd>{placeText(own, scenario)}</dd>
          </div>
          <div>
            <dt class="small muted">{t('pbrief.free')}</dt>
            <dd>{yuan(budget.left)}</dd>
          </div>
          <div>
            <dt class="small muted">{t('own.pacts')}</dt>
            <dd>{formatNumber(pacts.length)}</dd>
          </div>
        </dl>
      )}
    </>
  );
}

/** What a rule does beside those that came after it: money from the centre goes by the last of them. */
export function reformText(reform: Reform, reforms: readonly Reform[]) {
  return reform === 'taxSharing' && reforms.includes('standardTransfers')
    ? ('reformDoes.taxSharingLater' as const)
    : (`reformDoes.${reform}` as const);
}

/** What a round begins with, the same for every seat. */
type RoundBriefing = {
  readonly reforms: readonly Reform[];
  /** Enacted at the last settlement: in force from this round. */
  readonly enacted?: Reform;
  /** Features that can be used from this round on, but for the first. */
  readonly opens: readonly ProvinceFeature[];
  /** Cards that are at work: those of this round first, then those that end before the game does. */
  readonly atWork: readonly ProvinceEvent[];
  /** Cards of earlier rounds that stay to the end: known, and folded away. */
  readonly standing: readonly ProvinceEvent[];
  readonly announced: readonly ProvinceEvent[];
  readonly meeting?: number;
  /** The centre may act from this round on. */
  readonly isCentreAwake: boolean;
};

export function roundBriefing(game: ProvinceGame): RoundBriefing {
  const { round, settings, reports } = game;
  const { reforms, events } = game.provinces;
  const enacted = reports.find((report) => report.round === round - 1)?.enacted;
  const atWork = events.filter(({ fromRound, untilRound }) => fromRound <= round && untilRound >= round);
  const isStanding = ({ fromRound, untilRound }: ProvinceEvent): boolean =>
    fromRound < round && untilRound >= settings.rounds;
  const meeting = nextMeeting(round, lastRoundOf(game));
  return {
    reforms: rulesInForce(reforms),
    ...(enacted === undefined ? {} : { enacted }),
    opens: round === 1 ? [] : PROVINCE_FEATURES.filter((each) => featureOpensIn(settings, each) === round),
    atWork: atWork.filter((event) => !isStanding(event)).toSorted((a, b) => b.fromRound - a.fromRound),
    standing: atWork.filter(isStanding),
    announced: events.filter(({ fromRound }) => fromRound > round),
    ...(meeting === undefined ? {} : { meeting }),
    isCentreAwake: round === CENTRE_ACTS_FROM_ROUND,
  };
}
