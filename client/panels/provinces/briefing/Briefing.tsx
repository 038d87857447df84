import { PROVINCE_FEATURES, type ProvinceFeature } from '#shared/content/presets.ts';
import { MEETING_ROUNDS, PROMOTED, PROMOTION_POINTS } from '#shared/content/provinces/provinceConstants.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { ComponentChild } from 'preact';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceEvent, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { isToLayOff } from '#shared/rules/provinces/events/effects.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { pactsMost } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { featureOpensIn, lowestAlone, provinceOf } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { formatList, sentences } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { Say } from '../../../text/Say.tsx';
import { type Phrase, phrase, t, tOr } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { EventLine, laterYear } from '../EventLine.tsx';
import { leagueOf, nextMeeting, tableGoal, whatStillCounts } from '../figures/League.tsx';
import {
  dialsCut,
  isForAnew,
  pactsEnded,
  pactsEnding,
  pactsRenewable,
  reformInNumbers,
  wallsMoved,
} from '../own/ownModel.ts';
import { wordsBroken } from '../own/OwnCards.tsx';
import { membersTold } from '../pacts/pactDraft.ts';
import { UNSEEN, lazyPart } from '../../chrome/lazyPart.tsx';
import { marksTold, rulesInForce, standingOf, useProvinceSeat, useProvinces } from '../seat.ts';

/** What a result is made of comes with it. */
const ResultSince = lazyPart(
  async () => (await import('../policy/MeasuresOutlook.tsx')).ResultSince,
  [],
  UNSEEN,
);
const WithWhom = lazyPart(async () => (await import('../pacts/PactBoard.tsx')).WithWhom, [], UNSEEN);

type Props = {
  /** What to do next, where that is not to write a pact. */
  readonly step?: ComponentChild;
};

/** The first time who one is and what counts; later what changed, what the round brings and what ends: one page. */
export function Briefing({ step }: Props) {
  const { game, seat } = useProvinces();
  const brief = roundBriefing(game);
  const isFirst = game.round === 1;
  return (
    <article class="paper brief prose col gap-3">
      {seat.type === 'centre' ? (
        <header>
          <h2 class="size-h2">{t('pbrief.centre')}</h2>
          <p>{t('pbrief.centreGoal')}</p>
        </header>
      ) : (
        !(isFirst && seat.type === 'province') && (
          <h2 class="size-h2">
            {brief.year === undefined
              ? t('pbrief.round', { round: game.round })
              : t('pbrief.roundIn', { round: game.round, year: `${brief.year}` })}
          </h2>
        )
      )}
      {isFirst && seat.type === 'province' && <Opening />}
      {!isFirst && seat.type === 'province' && <ResultSince from="lastRound" />}
      {!isFirst && seat.type === 'province' && (step ?? <WithWhom />)}
      {!isFirst && seat.type === 'province' && <SinceLastRound />}
      {!isFirst && <ThisRound brief={brief} />}
      {!isFirst && seat.type === 'province' && <LastRounds />}
      {isFirst && seat.type === 'province' && (step ?? <WithWhom />)}
      <details>
        <summary class="small">{t(isFirst ? 'pbrief.more' : 'pbrief.rules')}</summary>
        {isFirst && <GoalsWhole />}
        {isFirst && <ThisRound brief={brief} />}
        <p class="small">{t(`pbrief.centreBy.${game.provinces.centreKind}`)}</p>
        {brief.reforms.length === 0 ? (
          <p class="small">{t('pbrief.noReform')}</p>
        ) : (
          <ul class="small">
            {brief.reforms.map((reform) => (
              <li key={reform}>
                <b>{t(`reform.${reform}`)}</b> <ConceptMark place={`reform.${reform}`} />{' '}
                <span class="muted">{t(reformText(reform, brief.reforms))}</span>
              </li>
            ))}
          </ul>
        )}
        {brief.standing.length > 0 && (
          <>
            <p class="small">{t('pbrief.standing')}</p>
            <ul>
              {brief.standing.map((event) => (
                <EventLine key={event.id} event={event} isFolded />
              ))}
            </ul>
          </>
        )}
      </details>
    </article>
  );
}

/** Who one is, what counts, what walls do to whom, and how a round goes. */
function Opening() {
  const { game, me } = useProvinceSeat();
  return (
    <>
      <header class="row">
        <Medallion economy={me} size={52} />
        <h2 class="size-h2">{t('pbrief.youAre', { economy: economyName(me) })}</h2>
      </header>
      <ol>
        <li>{t('pbrief.goalText')}</li>
        <li>{t('pbrief.tableShort')}</li>
      </ol>
      <section>
        <h3>{t('pbrief.levels')}</h3>
        <ul>
          <li>{t('pbrief.wall')}</li>
          <li>{t('pbrief.limit')}</li>
          <li>{t('pbrief.dilemma')}</li>
        </ul>
      </section>
      <section>
        <h3>{t('pbrief.round1')}</h3>
        <ol>
          <li>{sentences(t('pbrief.do1'), membersTold(game))}</li>
          <li>{t('pbrief.do2', { least: lowestAlone(game, provinceOf(game, me).wall) })}</li>
        </ol>
      </section>
    </>
  );
}

/** What the goals go by in figures, for whoever asks. */
function GoalsWhole() {
  const { scenario, game, seat } = useProvinces();
  if (seat.type !== 'province') return null;
  const clock = game.settings.timed ? [] : [phrase('pbrief.noClock')];
  return <Lines lines={[phrase('pbrief.goalMore'), tableGoal(scenario, game), ...clock]} />;
}

function endOf(game: ProvinceGame, pact: Pact) {
  if (pact.untilRound < game.round) return 'pbrief.pactEnded';
  if (game.round >= game.settings.rounds) return 'pbrief.pactEndsLast';
  return isForAnew(game, pact) ? 'pbrief.pactEndsAnew' : 'pbrief.pactEnds';
}

/** What is new in the round, what happens in it, and what ends with it; nothing where nothing does. */
function ThisRound({ brief }: { readonly brief: RoundBriefing }) {
  const { scenario, game, seat, me } = useProvinces();
  const { round } = game;
  const ending =
    seat.type === 'province' ? [...pactsEnded(game, seat.economy), ...pactsEnding(game, seat.economy)] : [];
  const renewable = seat.type === 'province' ? pactsRenewable(game, seat.economy) : [];
  const { enacted, opens, atWork, announced, meeting } = brief;
  const inNumbers =
    me === undefined || enacted === undefined
      ? undefined
      : reformInNumbers(scenario, game, { me, reform: enacted, standing: standingOf(me) });
  const isOfSeat = ({ economies }: ProvinceEvent): boolean =>
    economies.length === 0 || seat.type !== 'province' || economies.includes(seat.economy);
  const race = meeting === undefined ? undefined : raceTold(scenario, game, { meeting, me });
  const events = [...atWork, ...announced];
  if (ending.length + opens.length + events.length === 0 && enacted === undefined && !race) return null;
  return (
    <section>
      {round > 1 && <h3>{t('pbrief.comes')}</h3>}
      <ul>
        {ending.map((pact) => (
          <li key={pact.id}>
            {t(endOf(game, pact), {
              economies: formatList(
                pact.members
                  .filter((member) => seat.type !== 'province' || member !== seat.economy)
                  .map(economyName),
              ),
            })}
          </li>
        ))}
        {pactsMost(game) < renewable.length && <li>{t('pbrief.endsLimit', { limit: pactsMost(game) })}</li>}
        {enacted !== undefined && (
          <li>
            {t('pbrief.enacted', { reform: t(`reform.${enacted}`) })}{' '}
            <span class="muted">{t(reformText(enacted, brief.reforms))}</span>{' '}
            {inNumbers !== undefined && <Say phrase={inNumbers} />}
          </li>
        )}
        {opens.map((feature) => (
          <li key={feature}>{t(`feature.${feature}`)}</li>
        ))}
        {events.map((event) => (
          <EventLine
            key={event.id}
            event={event}
            isComing={event.fromRound > round}
            isFolded={event.fromRound > round || !isOfSeat(event)}
          >
            {event.card === 'layoffs' && event.fromRound <= round && me !== undefined && (
              <p class="small">
                {t(isToLayOff(scenario, game, me) ? 'cardChoice.layoffsHere' : 'cardChoice.layoffsNotHere')}
              </p>
            )}
          </EventLine>
        ))}
        {race && <li>{race}</li>}
      </ul>
    </section>
  );
}

/** When the next are promoted; once rounds count for it, who is ahead, and the reader's own place among all. */
function raceTold(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  { meeting: round, me }: { readonly meeting: number; readonly me: EconomyId | undefined },
): string {
  const from = round - MEETING_ROUNDS + 1;
  const told = { round, count: PROMOTED, points: marksTold(PROMOTION_POINTS) };
  const rows = leagueOf(scenario.dealOrder, game.reports).toSorted((a, b) => b.sum - a.sum);
  if (game.round === from || me === undefined)
    return t('pbrief.meeting', { ...told, rounds: MEETING_ROUNDS });
  return t('pbrief.meetingSoFar', {
    ...told,
    from,
    economies: formatList(rows.slice(0, PROMOTED).map(({ economy }) => economyName(economy))),
    place: 1 + rows.findIndex(({ economy }) => economy === me),
  });
}

/** What still counts in the last rounds. */
function LastRounds() {
  const lines = whatStillCounts(useProvinceSeat().game);
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{t('plast.title')}</h3>
      <Lines lines={lines} />
    </section>
  );
}

/** What the last round has changed for this seat; what others did among themselves stands behind a press. */
function SinceLastRound() {
  const { game, me } = useProvinceSeat();
  const { own: changed, others } = sinceLastRound(game, me);
  return (
    <>
      {changed.length > 0 && (
        <section>
          <h3>{t('pbrief.since')}</h3>
          <Lines lines={changed} />
        </section>
      )}
      {others.length > 0 && (
        <details>
          <summary class="small">{t('pbrief.others', { count: others.length })}</summary>
          <Lines lines={others} />
        </details>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly Phrase[] }) {
  return (
    <ul>
      {lines.map((line, at) => (
        <li key={at}>
          <Say phrase={line} />
        </li>
      ))}
    </ul>
  );
}

/** Points of the score from which the law's hold on walls is told. */
const TOLD_RISK = 0.5;

/** Of the round before this: broken words, what the law took, and what brought the own dials down; and of others walls that moved, and new pacts that leave this seat out. */
export function sinceLastRound(
  game: ProvinceGame,
  me: EconomyId,
): { readonly own: readonly Phrase[]; readonly others: readonly Phrase[] } {
  const report = game.reports.at(-1);
  const own = report?.provinces[me];
  if (report === undefined || own === undefined) return { own: [], others: [] };
  const words = wordsBroken(game, me);
  const sanction = -own.lumps.sanction;
  const cut = dialsCut(game, me);
  const pacts = Object.values(game.provinces.pacts).filter(({ untilRound }) => untilRound >= game.round);
  const built = corridorBuilt(report, game.provinces.corridors, me);
  const begun = pacts.filter(
    ({ sinceRound, members }) => sinceRound === report.round && !members.includes(me),
  );
  return {
    own: [
      ...words.own,
      ...(built?.isOwn === true ? [built.told] : []),
      ...(sanction < TOLD_RISK ? [] : [phrase('pbrief.sanction', { points: marksTold(sanction) })]),
      ...(cut === undefined ? [] : [cut]),
    ],
    others: [
      ...words.others,
      ...(built?.isOwn === false ? [built.told] : []),
      ...wallsMoved(report, me),
      ...begun.map(({ members }) => phrase('pbrief.pactBegun', { economies: members })),
    ],
  };
}

/** The route that was built in a round, by whom, and whether this seat was among them. */
function corridorBuilt(
  { round, corridor: built, pledges = [] }: ProvinceRoundReport,
  corridors: ProvinceGame['provinces']['corridors'],
  me: EconomyId,
): { readonly told: Phrase; readonly isOwn: boolean } | undefined {
  if (built?.isBuilt !== true) return undefined;
  const economies = pledges.filter(({ corridor }) => corridor === built.corridor).map(({ by }) => by);
  const corridor = tOr(`corridor.${built.corridor}`, built.corridor);
  const stood = corridors.some((each) => each.corridor === built.corridor && each.round < round);
  const told = stood
    ? phrase('pbrief.corridorAgain', { corridor })
    : economies.length === 0
      ? phrase('pbrief.corridor', { corridor })
      : phrase('pbrief.corridorBy', { corridor, economies });
  return { told, isOwn: economies.includes(me) };
}

/** What a rule does beside those that came after it: money from the centre goes by the last of them. */
export function reformText(reform: Reform, reforms: readonly Reform[]) {
  return reform === 'taxSharing' && reforms.includes('standardTransfers')
    ? ('reformDoes.taxSharingLater' as const)
    : (`reformDoes.${reform}` as const);
}

/** What a seat may use: events need nobody. */
type UsedFeature = Exclude<ProvinceFeature, 'events'>;
const isUsed = (feature: ProvinceFeature): feature is UsedFeature => feature !== 'events';

/** What a round begins with, the same for every seat. */
type RoundBriefing = {
  /** Where cards of this round tell of a later one than those before, in whose order the seed draws them. */
  readonly year: number | undefined;
  readonly reforms: readonly Reform[];
  /** Enacted at the last settlement: in force from this round. */
  readonly enacted?: Reform;
  /** Features that can be used from this round on, but for the first: what only happens to a seat is told when it does. */
  readonly opens: readonly UsedFeature[];
  /** Cards that are at work: those of this round first, then those that end before the game does. */
  readonly atWork: readonly ProvinceEvent[];
  /** Cards of earlier rounds, and of the opening, that stay to the end: rules rather than news, and folded away. */
  readonly standing: readonly ProvinceEvent[];
  readonly announced: readonly ProvinceEvent[];
  readonly meeting?: number;
};

export function roundBriefing(game: ProvinceGame): RoundBriefing {
  const { round, settings, reports } = game;
  const { reforms, events } = game.provinces;
  const enacted = reports.find((report) => report.round === round - 1)?.enacted;
  const atWork = events.filter(({ fromRound, untilRound }) => fromRound <= round && untilRound >= round);
  const isStanding = ({ fromRound, untilRound }: ProvinceEvent): boolean =>
    round === 1 || (fromRound < round && untilRound >= settings.rounds);
  const meeting = nextMeeting(round, lastRoundOf(game));
  return {
    year: laterYear(game),
    reforms: rulesInForce(reforms),
    ...(enacted === undefined ? {} : { enacted }),
    opens:
      round === 1
        ? []
        : PROVINCE_FEATURES.filter(isUsed).filter((each) => canBeUsedFrom(game, each) === round),
    atWork: atWork.filter((event) => !isStanding(event)).toSorted((a, b) => b.fromRound - a.fromRound),
    standing: atWork.filter(isStanding),
    announced: events.filter(({ fromRound }) => fromRound > round),
    ...(meeting === undefined ? {} : { meeting }),
  };
}

/** The round from which a seat has a use for a feature: petitions need a law. */
function canBeUsedFrom({ settings, reports }: ProvinceGame, feature: UsedFeature): number | undefined {
  const opensIn = featureOpensIn(settings, feature);
  if (feature !== 'petitions' || opensIn === undefined) return opensIn;
  const law = reports.find(({ enacted }) => enacted === 'weakLaw' || enacted === 'strongLaw');
  return law && Math.max(opensIn, law.round + 1);
}
