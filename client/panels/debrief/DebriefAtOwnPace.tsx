import { useEffect, useRef, useState } from 'preact/hooks';
import { DEBRIEF_STEPS, type DebriefStep, STEP_OF_PAGE } from '#shared/content/vocabulary.ts';
import { debriefPageOf } from '#shared/rules/table/revealStops.ts';
import { Icon } from '../../design/Icon.tsx';
import { Press, type WhyOff } from '../chrome/Press.tsx';
import { onScreen } from '../../state/debrief.ts';
import { game, gameOfCountries, session } from '../../state/store.ts';
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
  /** Whoever plays alone has nobody to answer with. */
  readonly isAlone?: boolean;
};

/** Steps that ask everybody something. */
const ASKING: readonly DebriefStep[] = ['mood', 'question'];

/** The steps on a person's own device: with the big screen, until they turn a page themselves. */
export function DebriefAtOwnPace({ question, isAlone = false }: Props) {
  const [chosen, setChosen] = useState<DebriefStep | undefined>(undefined);
  const [isTextHere, setTextHere] = useState(false);
  const top = useRef<HTMLElement>(null);
  useEffect(() => void DebriefBoard.fetch().then(() => setTextHere(true)), []);
  // Steps differ in height: each is read from its top.
  useEffect(() => {
    if (chosen !== undefined) top.current?.scrollIntoView({ block: 'start' });
  }, [chosen]);
  if (!isTextHere) return null;
  const shared = isAlone ? undefined : stepOnScreen();
  // Words that were all kept are counted beside what the table came to.
  const state = gameOfCountries.value;
  const isKept = state !== undefined && state.pledges.every(({ outcome }) => outcome !== 'broken');
  const isUnled = isAlone || session.value?.ledBy !== undefined;
  const steps = DEBRIEF_STEPS.filter((each) => {
    if (each === 'words') return !(isUnled && isKept) || shared === 'words';
    return !(isAlone && ASKING.includes(each));
  });
  const step = chosen ?? shared ?? steps[0] ?? 'story';
  const place = steps.indexOf(step);
  const go = (to: number): void => setChosen(steps[to]);
  return (
    <section ref={top} class="debrief-own stack gap-3" aria-labelledby="debrief-own">
      <div class="row wrap between">
        <h2 id="debrief-own">
          {isUnled ? (
            t(titleOf(step))
          ) : (
            <>
              {t('debrief.title')} <span class="muted">{t(titleOf(step))}</span>
            </>
          )}
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
