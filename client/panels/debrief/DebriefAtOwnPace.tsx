import { useEffect, useRef, useState } from 'preact/hooks';
import { countryPart, provincePart } from '#shared/rules/state.ts';
import { DEBRIEF_STEPS, type DebriefStep, STEP_OF_PAGE } from '#shared/content/vocabulary.ts';
import { debriefPageOf } from '#shared/rules/table/revealStops.ts';
import { Icon } from '../../design/Icon.tsx';
import { Press, type WhyOff } from '../chrome/Press.tsx';
import { onScreen } from '../../state/debrief.ts';
import { game, session } from '../../state/store.ts';
import type { Phrase } from '../../text/t.ts';
import { t } from '../../text/t.ts';
import { FailedPart, lazyPart } from '../chrome/lazyPart.tsx';
import type { StepProps } from './DebriefStepBoard.tsx';

/** The boards of the debrief, fetched when the first is shown. */
export const DebriefBoard = lazyPart<StepProps>(
  async () => (await import('./DebriefStepBoard.tsx')).DebriefStepBoard,
  ['debrief', 'classroom', 'results', 'treaty'],
  { Loading: () => <p class="muted">…</p>, Failed: FailedPart },
);

/** The step that the big screen shows: of the class, or of the one table. */
function stepOnScreen(): DebriefStep | undefined {
  if (onScreen.value !== undefined) return onScreen.value.step;
  const state = game.value;
  const page = state === undefined ? undefined : debriefPageOf(state);
  const steps: Readonly<Record<string, DebriefStep>> = STEP_OF_PAGE;
  return page === undefined ? undefined : steps[page];
}

type Props = {
  readonly question: Phrase | undefined;
};

/** Fetches the boards; nothing is shown before their text is here. */
function useBoards(): boolean {
  const [isTextHere, setTextHere] = useState(false);
  useEffect(() => void DebriefBoard.fetch().then(() => setTextHere(true)), []);
  return isTextHere;
}

/**
 * Without a host, on one page: incomes over the rounds, what might have been, and words that somebody broke. Friends answer each other besides;
 * whoever plays alone has nobody to answer with.
 */
export function DebriefAtOnce({ question, isAlone }: Props & { readonly isAlone: boolean }) {
  if (!useBoards()) return null;
  const state = game.value;
  const hasBroken =
    state !== undefined &&
    (countryPart(state).pledges.some(({ outcome }) => outcome === 'broken') ||
      provincePart(state).breaches.length > 0);
  const steps: readonly DebriefStep[] = [
    'chair',
    'whatIf',
    ...(hasBroken ? (['words'] as const) : []),
    ...(isAlone ? [] : (['mood', 'question'] as const)),
  ];
  return (
    <>
      {steps.map((step) => (
        <section key={step} class="debrief-own stack gap-3" aria-label={t(titleOf(step))}>
          {/* The others bear their own. */}
          {(step === 'chair' || step === 'words') && <h2>{t(titleOf(step))}</h2>}
          <DebriefBoard on="own" step={step} question={question} isAtEnd />
        </section>
      ))}
    </>
  );
}

/** The steps on the device of somebody whom a host leads: with the big screen, until they turn a page themselves. */
export function DebriefAtOwnPace({ question }: Props) {
  const [chosen, setChosen] = useState<DebriefStep | undefined>(undefined);
  const top = useRef<HTMLElement>(null);
  const isTextHere = useBoards();
  // Steps differ in height: each is read from its top.
  useEffect(() => {
    if (chosen !== undefined) top.current?.scrollIntoView({ block: 'start' });
  }, [chosen]);
  if (!isTextHere) return null;
  const shared = stepOnScreen();
  const steps = DEBRIEF_STEPS;
  const step = chosen ?? shared ?? steps[0];
  const place = steps.indexOf(step);
  const go = (to: number): void => setChosen(steps[to]);
  return (
    <section ref={top} class="debrief-own stack gap-3" aria-labelledby="debrief-own">
      <div class="row wrap between">
        <h2 id="debrief-own">
          {t('debrief.title')} <span class="muted">{t(titleOf(step))}</span>
        </h2>
        {chosen !== undefined && shared !== undefined && chosen !== shared && (
          <button type="button" class="btn sm" onClick={() => setChosen(undefined)}>
            <Icon name="screen" size={17} />
            {t('debrief.follow')}
          </button>
        )}
      </div>
      <DebriefBoard key={step} on="own" step={step} question={question} isAtEnd {...seatAndTable(step)} />
      <nav class="row between" aria-label={t('debrief.title')}>
        <Press class="btn" why={whyEnd(place === 0, 'off.firstStep')} onPress={() => go(place - 1)}>
          {t('debrief.before')}
        </Press>
        <span class="small muted num" aria-live="polite">
          {t('debrief.stepAt', { at: place + 1, count: steps.length })}
        </span>
        <Press
          class="btn primary"
          why={whyEnd(place === steps.length - 1, 'off.lastStep')}
          onPress={() => go(place + 1)}
        >
          {t('debrief.next')}
          <Icon name="arrowRight" size={18} />
        </Press>
      </nav>
    </section>
  );
}

/** One table has no other worlds to compare a seat with: there the step shows its incomes over time. */
function titleOf(step: DebriefStep): 'debrief.page.incomes' | `debrief.step.${DebriefStep}` {
  const isOneTable = session.value?.ofClass === undefined;
  return step === 'chair' && isOneTable ? 'debrief.page.incomes' : `debrief.step.${step}`;
}

/** The count between the two buttons shows it. */
function whyEnd(isEnd: boolean, key: 'off.firstStep' | 'off.lastStep'): WhyOff | undefined {
  return isEnd ? { text: t(key), isTold: true } : undefined;
}

/** On one's own device it is one's own seat that is compared. */
function seatAndTable(step: DebriefStep): Pick<StepProps, 'table'> {
  const shown = onScreen.value;
  return step === shown?.step && shown.table !== undefined ? { table: shown.table } : {};
}
