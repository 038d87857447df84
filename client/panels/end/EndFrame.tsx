import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import type { Opening as Start } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Failure, Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { type SessionFailure, findSession, joinByCode, newSeed, openTable } from '../../net/sessionApi.ts';
import { submitSessionIntent } from '../../net/submitIntent.ts';
import { listIdentities } from '../../state/identity.ts';
import { SOLO_PRESETS, navigate } from '../../state/router.ts';
import { gameId, isLive, leadsFriends, me, playsAlone, session } from '../../state/store.ts';
import { beatKey, nextOpening, noteOpening, scoreToBeatNext, soloAfter } from '../../state/standing.ts';
import { askedKey, ownStorage, writeJson } from '../../state/storage.ts';
import { useTable } from '../../state/useTable.ts';
import { formatList, formatPoints } from '../../text/format.ts';
import { language } from '../../text/language.ts';
import { economyName, partyName } from '../../text/nameParams.ts';
import { type Phrase, t } from '../../text/t.ts';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import { DebriefAtOnce, DebriefAtOwnPace } from '../debrief/DebriefAtOwnPace.tsx';
import { Remembered } from '../debrief/HighlightCards.tsx';
import { QuestionAlone } from '../debrief/RoundQuestion.tsx';
import '../table/table.css';
import { TalkPanel } from '../talk/TalkPanel.tsx';
import '../talk/talk.css';
import { friendsAt, nextSeatAt, seatAmongFriends } from './endModel.ts';
import {
  Fold,
  friendAt,
  GamesWon,
  type Headline,
  MedalRound,
  type MedalsOfTable,
  OwnHeadline,
  type Wins,
  useHandingOut,
  EndHeader,
  GamesBefore,
  winsAfter,
  winsKept,
  winsKey,
} from './MedalRound.tsx';
import { ShortenedNote } from './Medals.tsx';

type Props = {
  /** Class of the game that is played. */
  readonly kind?: string;
  /** Whether scores against bots in the same seats are known. */
  readonly hasScores: boolean;
  /** What one's own seat came to, with its cards where the headline does not tell all; undefined for who had none. */
  readonly own: (Headline & { readonly cards?: ComponentChildren }) | undefined;
  /** Headline for who had no seat. */
  readonly tableTitle: string;
  /** Every seat's medal, and the table's. */
  readonly medals: MedalsOfTable;
  /** What made the own game, what others did to it, and what to take home. */
  readonly short?: ComponentChildren;
  /** Cards of the table together, beside one's own. */
  readonly table?: ComponentChildren;
  /** A card over the whole width, above the standings. */
  readonly account?: ComponentChildren;
  /** Two people among bots, side by side. */
  readonly people?: ComponentChildren;
  /** All seats, where the medals do not tell all of them. */
  readonly standings?: {
    readonly title: string;
    readonly table: ComponentChildren;
    readonly note: string;
    readonly more?: ComponentChildren;
  };
  /** What else the game has to tell. */
  readonly children?: ComponentChildren;
  /** The question of the last round. */
  readonly question: Phrase | undefined;
  /** Where the cards of the glossary that look back stand, for games of the real world. */
  readonly readOn: ConceptPlace | undefined;
};

/**
 * The last page of any game: the medals, what made the own game, the next game. Folded is what else may be read. Where others are led through
 * the debrief by a host, it stands first.
 */
export function EndFrame(props: Props) {
  const { kind = '', hasScores, own, tableTitle, medals, question } = props;
  const wins = winsAfter(winsKept(gameId.value ?? ''), medals.seats, friendAt);
  const isAlone = playsAlone.value;
  // Nobody leads friends through the debrief: first they see what they came to.
  const isAmongFriends = session.value?.ledBy !== undefined;
  const goesOnAt = session.value?.goesOnAt;
  const handingOut = useHandingOut(medals.seats.length, isAlone || isAmongFriends);
  const isHandedOut = handingOut.stage === 'all';
  const links = (
    <div class="end-ways row wrap">
      <Link href={`/replay/${gameId.value ?? ''}#play`} class="btn">
        <Icon name="play" size={17} />
        {t('end.watchReplay')}
      </Link>
      <Link href={`/report/${gameId.value ?? ''}`} class="btn">
        <Icon name="report" size={17} />
        {t('page.report')}
      </Link>
      {session.value?.ofClass !== undefined && <GamesBefore of={gameId.value ?? ''} />}
      <Link href="/" class="btn">
        {t('end.again')}
      </Link>
    </div>
  );
  return (
    <>
      <EndHeader isPrintable={isHandedOut} />
      <main class={`end page-main stack gap-4 ${kind}`} id="content" tabIndex={-1}>
        <h1>{t('end.over')}</h1>
        {goesOnAt !== undefined && <GoOnTogether code={goesOnAt} seat={own?.economy} wins={wins} />}
        <ShortenedNote hasScores={hasScores} />
        {!isAlone && !isAmongFriends && <DebriefAtOwnPace question={question} />}
        <MedalRound {...medals} handingOut={handingOut}>
          {own === undefined ? <h3>{tableTitle}</h3> : <OwnHeadline {...own} />}
        </MedalRound>
        {isHandedOut && props.people !== undefined && (
          <div class="panel standings stack gap-3">
            <h2 id="standings-people">{t('end.people')}</h2>
            {props.people}
            {isAmongFriends && <GamesWon wins={wins} />}
          </div>
        )}
        {own === undefined && <Remembered />}
        {isHandedOut && props.short}
        {isAmongFriends && goesOnAt === undefined && own !== undefined && (
          <AgainTogether own={own.economy} wins={wins} />
        )}
        {isAlone && !isAmongFriends && own !== undefined && (
          <div class="end-ways row wrap">
            <PlayAgain {...own} score={isHandedOut ? own.score : undefined} />
          </div>
        )}
        {isHandedOut && <Folded {...props} />}
        {own !== undefined && !isAlone && session.value?.chatMode !== 'off' && (
          <div style={{ height: 'min(24rem, 60dvh)' }}>
            <TalkPanel />
          </div>
        )}
        {links}
      </main>
    </>
  );
}

/** What else may be read about a game that is over. */
function Folded({ own, table, account, standings, children, question, readOn }: Props) {
  const isAlone = playsAlone.value;
  const isUnled = isAlone || session.value?.ledBy !== undefined;
  const columns = 'end-cards stack grid top gap-4';
  return (
    <>
      {table !== undefined && (
        <Fold title={t(own === undefined ? 'end.table' : 'end.scoreFold')}>
          <div class={own === undefined ? columns : `${columns} own`}>
            {own !== undefined && <div class="stack top gap-4">{own.cards}</div>}
            <div class="stack top gap-4">{table}</div>
          </div>
          {account}
        </Fold>
      )}
      {standings !== undefined && (
        <Fold title={standings.title}>
          <div class="panel standings">
            <h2 class="sr" id="standings">
              {standings.title}
            </h2>
            {standings.table}
            <p class="small muted">{standings.note}</p>
            {standings.more}
          </div>
          {children}
        </Fold>
      )}
      {isUnled && (
        <Fold title={t('end.closer')}>
          <DebriefAtOnce question={question} isAlone={isAlone} />
          {isAlone && question !== undefined && <QuestionAlone question={question} />}
        </Fold>
      )}
      {readOn !== undefined && (
        <Fold title={t('end.readOn')}>
          <p class="row wrap">
            <ConceptLinks place={readOn} />
          </p>
        </Fold>
      )}
    </>
  );
}

type GoOnProps = {
  readonly code: string;
  /** Where one sat: one's own again, or the next person's where the leader has changed seats. */
  readonly seat: EconomyId | undefined;
  readonly wins: Wins;
};

/** The table at which friends go on together. Whoever has been there on this device finds their own place again. */
function GoOnTogether({ code, seat, wins }: GoOnProps) {
  const friends = friendsAt(useTable().game, session.value);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SessionFailure | undefined>(undefined);
  const go = async (): Promise<void> => {
    if (isBusy) return;
    const known = listIdentities().find((each) => each.kind === 'seat' && each.code === code);
    if (known !== undefined) return navigate(`/table/${known.gameId}`);
    setBusy(true);
    setFailure(undefined);
    const found = await findSession(code);
    const free = found.ok ? seatAmongFriends(friends, seat, found.value.freeSeats) : undefined;
    const joined = await joinByCode({
      code,
      name: me.value?.name ?? '',
      as: 'player',
      ...(free === undefined ? {} : { seat: free }),
    });
    setBusy(false);
    if (joined.ok) writeJson(ownStorage(), winsKey(joined.value), wins);
    if (joined.ok) navigate(`/table/${joined.value}`);
    else setFailure(joined.error);
  };
  return (
    <section class="panel pad" aria-live="polite" style={{ position: 'sticky', top: 0, zIndex: 3 }}>
      <div class="row wrap between">
        <b>{t('end.goOn')}</b>
        <button type="button" class="btn primary" aria-disabled={isBusy} onClick={() => void go()}>
          {t('end.goOnAt', { code })}
          <Icon name="arrowRight" size={18} />
        </button>
      </div>
      <Failure>{failure === undefined ? undefined : t(`failure.${failure}`)}</Failure>
    </section>
  );
}

type Opening = { readonly isBusy: boolean; readonly failure: SessionFailure | undefined };

type NextTable = {
  readonly seat: EconomyId;
  /** Other tariffs than these. */
  readonly start?: Start | undefined;
  /** Of friends, who play on together. */
  readonly wins?: Wins;
  readonly beating?: number | undefined;
};

/** Opens the next table with the settings of this one: alone, or for friends, where whoever opens it sits down on a seat. */
function useNextTable() {
  const { game } = useTable();
  const { settings, agreedRounds } = game;
  const [{ isBusy, failure }, setOpening] = useState<Opening>({ isBusy: false, failure: undefined });
  const open = async ({ seat, start = settings.opening, wins, beating }: NextTable): Promise<void> => {
    if (isBusy) return;
    const isOfFriends = wins !== undefined;
    setOpening({ isBusy: true, failure: undefined });
    const opened = await openTable({
      // A game that was ended early is played to its end this time.
      settings: { ...settings, opening: start, rounds: agreedRounds ?? settings.rounds, seed: newSeed() },
      chatMode: session.value?.chatMode ?? 'phrases',
      language: language.value,
      seat,
      after: gameId.value,
      ...(isOfFriends ? { solo: false, leader: me.value?.name ?? '' } : { solo: true }),
    });
    // Friends who look at this page find the way there; the lobby shows the code in any case.
    if (opened.ok && isOfFriends) {
      const { seats } = friendsAt(game, session.value);
      const isSwapped = seat !== me.value?.seat;
      const asked = (session.value?.people ?? []).flatMap(({ name, member, seat: own }) =>
        own === undefined || member === me.value?.member
          ? []
          : [{ name, seat: isSwapped ? nextSeatAt(seats, own) : own }],
      );
      writeJson(sessionStorage, askedKey(opened.value.gameId), asked);
      if (isLive.value) await submitSessionIntent({ type: 'goOnAt', code: opened.value.code });
    }
    setOpening({ isBusy: false, failure: opened.ok ? undefined : opened.error });
    if (opened.ok && isOfFriends) writeJson(ownStorage(), winsKey(opened.value.gameId), wins);
    if (opened.ok && beating !== undefined) writeJson(ownStorage(), beatKey(opened.value.gameId), beating);
    if (opened.ok) navigate(`/table/${opened.value.gameId}`);
  };
  return { isBusy, failure, open };
}

/** Other tariffs for the next game, of those that this device has not played yet in the seat; the ones of this game count as played. */
function useOtherTariffs(seat: EconomyId): Start | undefined {
  const { settings } = useTable().game;
  useEffect(() => noteOpening(settings, seat), [settings.opening, seat]);
  return nextOpening(settings, seat);
}

/** Whoever leads friends opens them the next table, with the seats of this one or each on the next person's seat; the others come along. */
function AgainTogether({ own, wins }: { readonly own: EconomyId; readonly wins: Wins }) {
  const { seats, leader } = friendsAt(useTable().game, session.value);
  const { isBusy, failure, open } = useNextTable();
  const other = useOtherTariffs(own);
  if (!leadsFriends.value)
    return leader === undefined ? null : (
      <p class="note">{t('end.leaderOpens', { name: partyName(leader) })}</p>
    );
  const plays = seats.map((seat) =>
    t('end.plays', { name: friendAt(seat), economy: economyName(nextSeatAt(seats, seat)) }),
  );
  const press = (seat: EconomyId, start?: Start) => () => void open({ seat, start, wins });
  return (
    <section class="panel pad stack gap-2">
      <div class="row wrap">
        <button type="button" class="btn primary" aria-disabled={isBusy} onClick={press(own, other)}>
          <Icon name="undo" size={18} />
          <span aria-live="polite">
            {isBusy
              ? t('alone.starting')
              : other === undefined
                ? t('end.againTogether')
                : t('end.otherTariffs', { tariffs: t(`opening.${other}`) })}
          </span>
        </button>
        {other !== undefined && (
          <button type="button" class="btn" aria-disabled={isBusy} onClick={press(own)}>
            {t('end.sameTariffs')}
          </button>
        )}
        {seats.length > 1 && (
          <button type="button" class="btn" aria-disabled={isBusy} onClick={press(nextSeatAt(seats, own))}>
            {t('end.againSwapped')}
          </button>
        )}
      </div>
      {seats.length > 1 && <p class="small muted">{t('end.swapped', { list: formatList(plays) })}</p>}
      <Failure>{failure === undefined ? undefined : t(`failure.${failure}`)}</Failure>
    </section>
  );
}

/** On a phone these words need more than one line. */
const WRAPS = { whiteSpace: 'normal' } as const;

/** For whoever has played alone: the same seat once more, to beat what it came to at best; another seat, another game. */
function PlayAgain({ economy, score, most }: Pick<Headline, 'economy' | 'score' | 'most'>) {
  const { game } = useTable();
  const { isBusy, failure, open } = useNextTable();
  const beating = scoreToBeatNext(score, most);
  const other = useOtherTariffs(economy);
  const same =
    beating === undefined
      ? t(other === undefined ? 'end.playAgain' : 'end.sameTariffs')
      : t(other !== undefined ? 'end.sameTariffsBeat' : 'tasks' in game ? 'end.beatOtherTask' : 'end.beat', {
          score: formatPoints(beating),
        });
  const here = SOLO_PRESETS.find((preset) => preset === game.settings.preset);
  const next = soloAfter(game.settings);
  return (
    <>
      <button
        type="button"
        class="btn primary"
        style={WRAPS}
        aria-disabled={isBusy}
        onClick={() =>
          void open({ seat: economy, ...(other === undefined ? { beating } : { start: other }) })
        }
      >
        <Icon name="undo" size={18} />
        <span aria-live="polite">
          {isBusy
            ? t('alone.starting')
            : other === undefined
              ? same
              : t('end.otherTariffs', { tariffs: t(`opening.${other}`) })}
        </span>
      </button>
      {other !== undefined && (
        <button
          type="button"
          class="btn"
          style={WRAPS}
          aria-disabled={isBusy}
          onClick={() => void open({ seat: economy, beating })}
        >
          {same}
        </button>
      )}
      {here !== undefined && (
        <Link href={`/alone/${here}`} class="btn">
          {t('end.otherSeat')}
        </Link>
      )}
      {next !== undefined && (
        <Link href={`/alone/${next}`} class="btn">
          {t('end.nextGame', { game: t(`front.alone.${next}`) })}
        </Link>
      )}
      <Failure>{failure === undefined ? undefined : t(`failure.${failure}`)}</Failure>
    </>
  );
}
