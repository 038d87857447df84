import type { GameState } from '#shared/rules/state.ts';
import {
  nextRevealStop,
  nextStopDueInMs,
  revealPacer,
  revealStopsOf,
} from '#shared/rules/table/revealStops.ts';
import { Icon } from '../../design/Icon.tsx';
import { Press, type WhyOff, whyTableOff } from '../chrome/Press.tsx';
import { submitAsHost } from '../../net/submitIntent.ts';
import { nowMs, useNow } from '../../state/serverClock.ts';
import { game } from '../../state/store.ts';
import { t } from '../../text/t.ts';

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
      <Press class="btn sm" onPress={() => void submitAsHost({ type: 'paceReveal', by })} why={whyTableOff()}>
        {t(`console.revealTo.${by}`)}
      </Press>
    </div>
  );
}

type Props<Step extends string> = {
  readonly steps: readonly { readonly step: Step; readonly label: string }[];
  /** The step that the screens show. */
  readonly now: Step | undefined;
  /** Stops of a reveal are passed one after the other; pages are turned in any order. */
  readonly kind: 'step' | 'page';
  readonly next: Step | undefined;
  /** Why it is off, where no table says it. */
  readonly why?: WhyOff | undefined;
  readonly nextLabel: string;
  readonly onGo: (step: Step) => void;
};

/** What the host can show next: every step by its name, and a button that goes on to the one after. */
export function StepList<Step extends string>({
  steps,
  now,
  kind,
  next,
  nextLabel,
  onGo,
  ...rest
}: Props<Step>) {
  const why = 'why' in rest ? rest.why : whyTableOff();
  const place = steps.findIndex(({ step }) => step === now);
  const lookOf = (index: number): string => {
    if (index === place) return 'now';
    return kind === 'step' && index < place ? 'done' : '';
  };
  return (
    <>
      <ol class="console-pages stack gap-1">
        {steps.map(({ step, label }, index) => (
          <li key={step}>
            <Press
              class={lookOf(index)}
              {...(index === place ? { 'aria-current': kind } : {})}
              onPress={() => onGo(step)}
              why={why}
            >
              {label}
            </Press>
          </li>
        ))}
      </ol>
      <Press
        class="btn primary wide"
        onPress={() => next !== undefined && onGo(next)}
        why={why ?? (next === undefined ? { text: t('off.lastStep') } : undefined)}
      >
        {nextLabel}
        <Icon name="arrowRight" size={18} />
      </Press>
    </>
  );
}
