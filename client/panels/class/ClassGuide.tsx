import { computed, signal } from '@preact/signals';
import type { CSSProperties } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { alertName } from '#shared/classroom/alerts.ts';
import { Icon } from '../../design/Icon.tsx';
import { classAlerts, classView, tableSummaries } from '../../net/classroom.ts';
import { readJson, writeJson } from '../../state/storage.ts';
import { gameId, mayHere } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { GUIDE_STEPS, type GuideStep, guideStep, isGuideOver } from './planModel.ts';

/** Leads whoever hosts a class for the first time: a note beside the button that is meant, until the class is one step further. */

const KEY = 'accord.guide';
/** What is kept of it for one class; with another class it begins anew. */
type Known = { readonly classId: string; readonly wasAlerted: boolean; readonly knowsEnd: boolean };
const NOTHING_KNOWN: Known = { classId: '', wasAlerted: false, knowsEnd: false };

/** Kept on the device: whoever has put the guide away, or seen all of it, gets it back by the button in the header alone. */
const isPutAway = signal(readJson(localStorage, KEY) === 'off');
const known = signal(NOTHING_KNOWN);

const step = computed((): GuideStep | undefined => {
  const view = classView.value;
  if (isPutAway.value || view === undefined || !mayHere('course')) return undefined;
  const { wasAlerted, knowsEnd } = known.value.classId === gameId.value ? known.value : NOTHING_KNOWN;
  const hasAlert = classAlerts.value.shown.length > 0;
  return guideStep({ view, tables: tableSummaries.value, hasAlert, wasAlerted, knowsEnd });
});

function putAway(isAway: boolean): void {
  isPutAway.value = isAway;
  if (!isAway) known.value = NOTHING_KNOWN;
  writeJson(localStorage, KEY, isAway ? 'off' : 'on');
}

function learn(part: Partial<Known>): void {
  const classId = gameId.peek() ?? '';
  const before = known.peek().classId === classId ? known.peek() : { ...NOTHING_KNOWN, classId };
  known.value = { ...before, ...part };
}

/** Id of the note, for the button that it speaks of. */
export function guideNoteOf(at: GuideStep): { readonly 'aria-describedby'?: string } {
  return step.value === at ? { 'aria-describedby': `guide-${at}` } : {};
}

/** Alerts reach to the edges of their card; beside the picture of the code nothing may take its room. */
const PLACED: Partial<Record<GuideStep, CSSProperties>> = {
  alert: { margin: '0 var(--s4)' },
  screen: { contain: 'inline-size' },
};

/** The note of a step, where the step is the one that the class is at. */
export function GuideNote({ at }: { readonly at: GuideStep }) {
  if (step.value !== at) return null;
  return (
    <section class="panel slim lit stack gap-1 guide" style={PLACED[at]} aria-label={placeText(at)}>
      <div class="row">
        <Icon name="idea" size={18} />
        <b class="small grow">{placeText(at)}</b>
        <button
          type="button"
          class="btn sm ghost icon"
          aria-label={t('guide.close')}
          title={t('guide.close')}
          onClick={() => putAway(true)}
        >
          <Icon name="close" size={16} />
        </button>
      </div>
      <p id={`guide-${at}`}>{noteText(at)}</p>
      {at === 'stop' && (
        <button type="button" class="btn sm" onClick={() => learn({ knowsEnd: true })}>
          {t('guide.understood')}
        </button>
      )}
    </section>
  );
}

function placeText(at: GuideStep): string {
  if (at === 'rest') return t('guide.title');
  return t('guide.step', { step: GUIDE_STEPS.indexOf(at) + 1, steps: GUIDE_STEPS.length });
}

function noteText(at: GuideStep): string {
  if (at === 'deal') return t('guide.deal', { people: classView.value?.people ?? 0 });
  if (at === 'alert') return t(classAlerts.value.shown.length === 0 ? 'guide.alert' : 'guide.alerted');
  return t(`guide.${at}`);
}

/** The first alert has been dealt with, or has passed, as soon as it is not among those that are shown. */
function useFirstAlert(shown: readonly string[] | undefined): void {
  const first = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (shown === undefined) first.current = undefined;
    else if (first.current === undefined) first.current = shown[0];
    else if (!shown.includes(first.current)) learn({ wasAlerted: true });
  }, [shown?.join('\n')]);
}

/** The switch of the guide in the header of the console, and its voice: a screen reader is told every next step. */
export function GuideSwitch() {
  const at = step.value;
  useFirstAlert(at === 'alert' ? classAlerts.value.shown.map(alertName) : undefined);
  const isOver = classView.value !== undefined && isGuideOver(classView.value);
  useEffect(() => {
    if (isOver) putAway(true);
  }, [isOver]);
  if (!mayHere('course')) return null;
  return (
    <>
      <button
        type="button"
        class="btn sm ghost"
        aria-pressed={!isPutAway.value}
        onClick={() => putAway(!isPutAway.value)}
      >
        <Icon name="idea" size={17} />
        {t('guide.title')}
      </button>
      <output class="sr">{at === undefined ? '' : `${placeText(at)}. ${noteText(at)}`}</output>
    </>
  );
}
