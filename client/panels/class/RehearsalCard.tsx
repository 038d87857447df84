import { useId, useState } from 'preact/hooks';
import { type ClassView, REHEARSAL_SPEEDS, type RehearsalSpeed } from '#shared/protocol/classroom.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import { RadioGroup } from '../../design/Choice.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Press, RefusalNote } from '../chrome/Press.tsx';
import { classPeople, isClassLive, submitToClass } from '../../net/classroom.ts';
import { newSeed } from '../../net/sessionApi.ts';
import { peopleKey, readJson } from '../../state/storage.ts';
import { gameId } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { peopleTyped } from './classModel.ts';
import { whyClassOff } from './ClassPresses.tsx';

type Props = { readonly view: ClassView };

const USUAL_CLASS = '30';

/** Trying a class out: simulated people come by one press while nobody is there, and real ones to a class of their own. */
export function RehearsalCard({ view }: Props) {
  const { rehearsal } = view;
  if (rehearsal !== undefined) return <RunningRehearsal view={view} rehearsal={rehearsal} />;
  return view.stage === 'gathering' && classPeople.value.length === 0 ? <BeginRehearsal /> : null;
}

function BeginRehearsal() {
  const id = useId();
  const [typed, setTyped] = useState(() => {
    const told = readJson(sessionStorage, peopleKey(gameId.peek() ?? ''));
    return typeof told === 'string' && peopleTyped(told) !== undefined ? told : USUAL_CLASS;
  });
  const people = peopleTyped(typed);
  const range = t('class.open.range', { most: CLASS_SIZES.peoplePerClass });
  const why = whyClassOff() ?? (people === undefined ? { text: range, isTold: true } : undefined);
  return (
    <form
      class="panel pad stack gap-3"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        if (people !== undefined && why === undefined)
          void submitToClass({ type: 'rehearse', people, speed: 1 });
      }}
    >
      <h2 id={`${id}-title`}>{t('rehearsal.title')}</h2>
      <p class="small muted">{t('rehearsal.text')}</p>
      <label for={id} class="sr">
        {t('rehearsal.people')}
      </label>
      <div class="row wrap">
        <input
          id={id}
          class="field num"
          style={{ width: '5rem' }}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          aria-invalid={people === undefined}
          aria-describedby={`${id}-range`}
        />
        <Press type="submit" class="btn" why={why}>
          <Icon name="bot" size={18} />
          {t('rehearsal.begin', { people: people ?? 0 })}
        </Press>
      </div>
      <p class="small" id={`${id}-range`} aria-live="polite">
        {people === undefined && range}
      </p>
    </form>
  );
}

type RunningProps = Props & { readonly rehearsal: NonNullable<ClassView['rehearsal']> };

function RunningRehearsal({ view, rehearsal }: RunningProps) {
  const [isAsking, setAsking] = useState(false);
  const { people, speed, isRunning } = rehearsal;
  return (
    <section class="panel pad stack gap-3" aria-labelledby="rehearsal">
      <h2 id="rehearsal">{t('rehearsal.title')}</h2>
      <p class="small">{t(isRunning ? 'rehearsal.runs' : 'rehearsal.over', { people })}</p>
      {isRunning && (
        <RadioGroup
          legend={t('rehearsal.speed')}
          value={String(speed)}
          choices={REHEARSAL_SPEEDS.map((times) => ({
            value: String(times),
            label: t('rehearsal.times', { times }),
          }))}
          onChange={(chosen) => void submitToClass({ type: 'paceRehearsal', speed: speedOf(chosen) })}
          isOff={!isClassLive.value}
        />
      )}
      <Press class="btn" why={whyClassOff()} onPress={() => setAsking(true)}>
        <Icon name="arrowRight" size={18} />
        {t('rehearsal.real')}
      </Press>
      {isAsking && <RealDialog view={view} onClose={() => setAsking(false)} />}
    </section>
  );
}

function speedOf(chosen: string): RehearsalSpeed {
  return REHEARSAL_SPEEDS.find((times) => String(times) === chosen) ?? 1;
}

/** Asks before the rehearsal is deleted; the class for real people has its code, and this page follows there. */
function RealDialog({ view, onClose }: Props & { readonly onClose: () => void }) {
  return (
    <Dialog
      title={t('rehearsal.realAsk')}
      onClose={onClose}
      action={t('rehearsal.realDo')}
      onAction={() => void submitToClass({ type: 'startReal', seed: newSeed() })}
    >
      <RefusalNote />
      <p>{t('rehearsal.realText', { code: view.code })}</p>
    </Dialog>
  );
}
