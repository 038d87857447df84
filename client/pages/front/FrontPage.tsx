import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { CODE_LENGTH } from '#shared/protocol/textLengths.ts';
import { Failure, Icon } from '../../design/Icon.tsx';
import { isRoomGone } from '../../net/sessionApi.ts';
import { type Identity, OVER, listIdentities } from '../../state/identity.ts';
import { LEARN, SOLO_PRESETS, navigate } from '../../state/router.ts';
import { loadText, t } from '../../text/t.ts';
import { CodeField } from '../../design/textFields.tsx';
import { LanguageSwitch, ThemeSwitch } from '../../panels/chrome/PageHeader.tsx';
import { Link } from '../../design/Link.tsx';
import { ForgetTables, RejoinCard } from '../join/RejoinCard.tsx';
import './front.css';
import './replay.css';
import type { Replay } from './ReplayPlayer.tsx';

/** The first page: a code, or a table of one's own, or a game alone; behind it a game between bots. */
export function FrontPage() {
  const identities = listIdentities();
  const latest = useLatest(identities);
  // What the next press may need is fetched while people read.
  useEffect(() => void loadText(['rejections', 'names']), []);
  return (
    <div class="front">
      <ReplayStage />
      <div class="front-tools row">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main class="front-main col gap-3" id="content" tabIndex={-1}>
        <h1>{t('app.name')}</h1>
        <p class="front-line">{t('app.line')}</p>
        {latest !== undefined && latest.round !== OVER && <RejoinCard identity={latest} />}
        <CodeForm />
        <nav class="stack" aria-label={t('app.name')}>
          <Link href={`/alone/${SOLO_PRESETS[0]}${LEARN}`} class="way">
            <Icon name="idea" size={24} />
            <span>
              <b>{t('front.learn')}</b>
              <span class="small muted">{t('front.learnHint')}</span>
            </span>
            <Icon name="chevronRight" size={19} />
          </Link>
          <Link href="/open" class="way">
            <Icon name="teacher" size={24} />
            <span>
              <b>{t('front.open')}</b>
              <span class="small muted">{t('front.openHint')}</span>
            </span>
            <Icon name="chevronRight" size={19} />
          </Link>
          <PlayAlone />
        </nav>
        {latest?.round === OVER && <RejoinCard identity={latest} />}
        <ForgetTables identities={identities} />
        <p class="front-links row wrap gap-5">
          <Link href="/rules">{t('front.rules')}</Link>
          <span class="small muted">{t('front.small')}</span>
        </p>
      </main>
    </div>
  );
}

/** The place to which this device may go back: the last one that is not known to be deleted. */
function useLatest(identities: readonly Identity[]): Identity | undefined {
  const [gone, setGone] = useState<readonly string[]>([]);
  const latest = identities.find(({ kind, gameId }) => kind !== 'screen' && !gone.includes(gameId));
  const asked = latest?.gameId;
  useEffect(() => {
    if (asked === undefined) return;
    void isRoomGone(asked).then((isGone) => isGone && setGone((before) => [...before, asked]));
  }, [asked]);
  return latest;
}

type Player = { readonly component: ComponentType<{ readonly replay: Replay }>; readonly replay: Replay };

/** The page answers first; the picture behind it loads when the browser has nothing else to do, at the latest then. */
const LATEST_MS = 2_500;

/** The sea behind the front page, and on it a recorded game between bots once it is there. */
function ReplayStage() {
  const [player, setPlayer] = useState<Player | undefined>(undefined);
  useEffect(() => {
    let isLeft = false;
    const load = (): void => {
      loadPlayer().then(
        (loaded) => !isLeft && setPlayer(loaded),
        // Without its picture the page is complete: nothing to say, nothing to do.
        (failure: unknown) => console.warn('the replay could not be loaded', failure),
      );
    };
    const cancel = whenIdle(load);
    return () => {
      isLeft = true;
      cancel();
    };
  }, []);
  return (
    <div class="replay-stage cover">
      {player !== undefined && <player.component replay={player.replay} />}
    </div>
  );
}

/** Safari has no idle callback: there the end of the first second will do. */
function whenIdle(run: () => void): () => void {
  if (typeof window.requestIdleCallback === 'function') {
    const request = window.requestIdleCallback(run, { timeout: LATEST_MS });
    return () => window.cancelIdleCallback(request);
  }
  const timer = setTimeout(run, 1_000);
  return () => clearTimeout(timer);
}

async function loadPlayer(): Promise<Player> {
  const [{ ReplayPlayer }, response] = await Promise.all([
    import('./ReplayPlayer.tsx'),
    fetch('/replay.json'),
    loadText(['names', 'map']),
  ]);
  if (!response.ok) throw new Error(`replay.json: ${response.status}`);
  const replay: Replay = await response.json();
  return { component: ReplayPlayer, replay };
}

function CodeForm() {
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (code.length < CODE_LENGTH) return setMissing(true);
    navigate(`/join/${code}`);
  };
  return (
    <form class="panel code-form even stack gap-3" onSubmit={submit}>
      <CodeField
        value={code}
        onChange={(next) => {
          setCode(next);
          setMissing(false);
        }}
        label={t('front.codeLabel')}
        hint={t('front.codeHint')}
        isInvalid={isMissing}
        describedBy="code-problem"
      />
      <Failure id="code-problem">{isMissing ? t('join.codeMissing') : undefined}</Failure>
      <button type="submit" class="btn primary big wide">
        {t('front.join')}
        <Icon name="arrowRight" size={20} />
      </button>
    </form>
  );
}

/** A game of one's own against bots: which one. The next page asks for the seat. */
function PlayAlone() {
  return (
    <section class="way play-alone" aria-labelledby="play-alone">
      <Icon name="bot" size={24} />
      <span>
        <b id="play-alone">{t('front.alone')}</b>
        <span class="small muted">{t('front.aloneHint')}</span>
      </span>
      <span class="row wrap alone-games">
        {SOLO_PRESETS.map((preset) => (
          <Link key={preset} href={`/alone/${preset}`} class="btn sm">
            {t(`front.alone.${preset}`)}
          </Link>
        ))}
      </span>
    </section>
  );
}
