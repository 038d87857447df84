import { nextRevealStop, nextStopDueInMs, revealPacer, revealStopsOf } from '#shared/rules/table/reveal.ts';
import type { GameState } from '#shared/rules/state.ts';
import { nowMs, useNow } from '../../state/serverClock.ts';
import { game, isLive } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { submitAsHost } from '../../net/submitIntent.ts';
import { StepList } from './StepList.tsx';

/** The stops of the reveal and who opens them; every screen follows the one that is on. */
export function RevealCard() {
  const state = game.value;
  if (state === undefined) return null;
  const stops = revealStopsOf(state);
  const place = stops.indexOf(state.revealStop);
  const next = nextRevealStop(state);
  return (
    <section class="panel reveal-card stack gap-3" aria-labelledby="reveal-card">
      <div class="row between">
        <b id="reveal-card">{t('console.reveal')}</b>
        <span class="small muted num">{t('console.revealAt', { n: place + 1, count: stops.length })}</span>
      </div>
      <StepList
        steps={stops.map((step) => ({ step, label: t(`stop.${step}`) }))}
        now={state.revealStop}
        kind="step"
        next={next}
        nextLabel={t('console.revealNext')}
        onGo={(stop) => void submitAsHost({ type: 'stepReveal', stop })}
      />
      {next !== undefined && <Pacer state={state} />}
    </section>
  );
}

/** Says whether the reveal steps by itself or waits for the host, and lets the host change it. */
function Pacer({ state }: { readonly state: GameState }) {
  useNow(1_000);
  const pacer = revealPacer(state);
  const dueInMs = nextStopDueInMs(state, nowMs());
  const by = pacer === 'clock' ? 'host' : 'clock';
  return (
    <div class="row between">
      <span class="small num">
        {dueInMs === undefined
          ? t(`console.revealBy.${pacer}`)
          : t('console.revealDue', { seconds: Math.max(0, Math.ceil(dueInMs / 1_000)) })}
      </span>
      <button
        type="button"
        class="btn sm"
        onClick={() => void submitAsHost({ type: 'paceReveal', by })}
        disabled={!isLive.value}
      >
        {t(`console.revealTo.${by}`)}
      </button>
    </div>
  );
}
