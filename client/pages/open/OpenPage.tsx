import { useId, useState } from 'preact/hooks';
import type { ChatMode } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { Shares } from '../../design/charts/Bar.tsx';
import { RadioGroup } from '../../design/Choice.tsx';
import { Failure } from '../../design/Failure.tsx';
import { Icon } from '../../design/Icon.tsx';
import { type SessionFailure, newSeed, openClass, openTable } from '../../net/sessionApi.ts';
import { PageHeader } from '../../panels/chrome/PageHeader.tsx';
import { lazyPart } from '../../panels/chrome/lazyPart.tsx';
import { GameChoice, OwnChoice } from './GameChoice.tsx';
import { PaceChoice, paceOf } from './PaceChoice.tsx';
import './laboratory.css';
import { type LengthModel, SEATS, lengthModel } from './lengthModel.ts';
import './open.css';
import { peopleKey, writeJson } from '../../state/storage.ts';
import { presetSettings } from '../../state/presetSettings.ts';
import { navigate } from '../../state/router.ts';
import { formatNumber, formatTimeOfDay } from '../../text/format.ts';
import { language } from '../../text/language.ts';
import { t } from '../../text/t.ts';

/** What is opened: one table, or a class for so many people as were typed. */
type Opening = { readonly isClass: boolean; readonly people: string };

/** Opening a table in three numbered steps; everything has a good value from the start, so one press is enough. */
export function OpenPage() {
  const [settings, setSettings] = useState<GameSettings>(() => presetSettings('firstLesson', newSeed()));
  const [chatMode, setChatMode] = useState<ChatMode>('phrases');
  const [opening, setOpening] = useState<Opening>({ isClass: false, people: '' });
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SessionFailure | undefined>(undefined);
  const change = (part: Partial<GameSettings>): void => setSettings({ ...settings, ...part });
  const open = async (solo: boolean): Promise<void> => {
    if (isBusy || !isSeed(settings.seed)) return;
    setBusy(true);
    setFailure(undefined);
    const asked = { settings, chatMode, language: language.value };
    const opened = opening.isClass ? await openClass(asked) : await openTable({ ...asked, solo });
    if (!opened.ok) {
      setBusy(false);
      return setFailure(opened.error);
    }
    const room = 'classId' in opened.value ? opened.value.classId : opened.value.gameId;
    if (opening.isClass) writeJson(sessionStorage, peopleKey(room), opening.people);
    navigate(`/${solo ? 'table' : 'host'}/${room}`);
  };
  return (
    <div class="page">
      <PageHeader title={t('open.title')} />
      <main id="content" tabIndex={-1}>
        <h1 class="sr">{t('open.title')}</h1>
        <form
          class="open-form stack gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void open(false);
          }}
        >
          <div class="open-steps stack gap-4">
            <GameChoice settings={settings} onChoose={setSettings} />
            <details class="advanced" open={settings.preset === 'laboratory'}>
              <summary class="pad row gap-3">
                <Icon name="sliders" size={20} />
                <span class="grow">
                  <b>{t('open.step2')}</b> <span class="small muted">{chosenText(settings, chatMode)}</span>
                </span>
                <Icon name="chevronDown" size={19} />
              </summary>
              <div class="advanced-body stack gap-4">
                <OwnChoice settings={settings} onChange={change} />
                <PaceChoice
                  settings={settings}
                  onChange={change}
                  chatMode={chatMode}
                  onChatMode={setChatMode}
                />
                <SeedField seed={settings.seed} onChange={(seed) => change({ seed })} />
              </div>
            </details>
          </div>
          <TableSummary
            settings={settings}
            chatMode={chatMode}
            isBusy={isBusy}
            failure={failure}
            onPlayAlone={() => void open(true)}
            opening={opening}
            onOpening={setOpening}
          />
        </form>
      </main>
    </div>
  );
}

type Props = {
  readonly settings: GameSettings;
  readonly chatMode: ChatMode;
  readonly isBusy: boolean;
  readonly failure: SessionFailure | undefined;
  readonly onPlayAlone: () => void;
  readonly opening: Opening;
  readonly onOpening: (opening: Opening) => void;
};

/** Step 3: what will be opened, how long it takes, and the button. */
function TableSummary(props: Props) {
  const { settings, chatMode, isBusy, failure, onPlayAlone, opening, onOpening } = props;
  const isOff = isBusy || !isSeed(settings.seed);
  const length = lengthModel(settings);
  return (
    <aside class="panel summary roomy col" aria-labelledby="summary">
      <h2 id="summary">{t('open.step3')}</h2>
      <ForWhom opening={opening} onChange={onOpening} seats={SEATS[settings.scenarioId]} />
      <dl>
        <dt>{t('open.sum.game')}</dt>
        <dd>{t(`preset.${settings.preset}`)}</dd>
        <dt>{t('open.sum.scenario')}</dt>
        <dd>{scenarioText(settings)}</dd>
        <dt>{t('open.sum.rounds')}</dt>
        <dd class="num">{settings.rounds}</dd>
        <dt>{t('open.sum.seats')}</dt>
        <dd class="num">{SEATS[settings.scenarioId]}</dd>
        <dt>{t('open.sum.clock')}</dt>
        <dd>{t(`open.clock.${paceOf(settings)}`)}</dd>
        <dt>{t('open.sum.chat')}</dt>
        <dd>{t(`open.chat.${chatMode}`)}</dd>
      </dl>
      <hr />
      {length === undefined ? <p class="muted">{t('open.noLength')}</p> : <LengthBar length={length} />}
      <p class="small muted">{t('open.bots')}</p>
      <span class="grow" />
      <Failure>{failure === undefined ? undefined : t(`failure.${failure}`)}</Failure>
      {!opening.isClass && (
        <button type="button" class="btn wide" aria-disabled={isOff} onClick={onPlayAlone}>
          <Icon name="bot" size={18} />
          {t('open.alone')}
        </button>
      )}
      <button type="submit" class="btn primary big wide" aria-disabled={isOff}>
        {t(isBusy ? 'open.doing' : opening.isClass ? 'open.doClass' : 'open.do')}
        <Icon name="arrowRight" size={20} />
      </button>
    </aside>
  );
}

/** What is said of a class comes with the choice of one: who opens a table for friends downloads none of it. */
const ClassPlan = lazyPart(
  async () => (await import('../../panels/class/DealCard.tsx')).ClassPlan,
  ['classroom'],
  { Loading: () => null, Failed: () => <p class="small bad">{t('page.failed')}</p> },
);

type ForWhomProps = {
  readonly opening: Opening;
  readonly onChange: (opening: Opening) => void;
  /** Of one table. */
  readonly seats: number;
};

/** One table, or a class. */
function ForWhom({ opening, onChange, seats }: ForWhomProps) {
  return (
    <div class="for-whom stack">
      <RadioGroup
        legend={t('open.for')}
        value={opening.isClass ? 'class' : 'table'}
        choices={[
          { value: 'table', label: t('open.forTable') },
          { value: 'class', label: t('open.forClass') },
        ]}
        onChange={(chosen) => onChange({ ...opening, isClass: chosen === 'class' })}
      />
      {opening.isClass && (
        <ClassPlan
          typed={opening.people}
          onType={(people) => onChange({ ...opening, people })}
          seats={seats}
        />
      )}
    </div>
  );
}

/** What is chosen in the folded part, in one line. */
function chosenText(settings: GameSettings, chatMode: ChatMode): string {
  return [
    t('open.roundCount', { rounds: settings.rounds }),
    t(`open.clock.${paceOf(settings)}`),
    t(`open.chat.${chatMode}`),
  ].join(' · ');
}

function scenarioText({ scenarioId, opening }: GameSettings): string {
  const scenario = t(`scenario.${scenarioId}`);
  return opening === 'standard' ? scenario : `${scenario} · ${t(`opening.${opening}`)}`;
}

/** Minutes with a half where it matters: 5½ is written 5.5. */
function minutesText(minutes: number): string {
  return formatNumber(minutes, Math.abs(minutes - Math.round(minutes)) < 0.05 ? 0 : 1);
}

function LengthBar({ length }: { readonly length: LengthModel }) {
  const { joinMinutes, roundMinutes, debriefMinutes, totalMinutes } = length;
  const usualRound = roundMinutes.at(-1) ?? 0;
  const numbers = {
    join: minutesText(joinMinutes),
    rounds: roundMinutes.length,
    round: minutesText(usualRound),
    debrief: minutesText(debriefMinutes),
  };
  const ends = new Date(Date.now() + totalMinutes * 60_000);
  return (
    <>
      <div class="row between">
        <span class="muted">{t('open.length')}</span>
        <b class="num length">{t('open.minutes', { minutes: Math.round(totalMinutes) })}</b>
      </div>
      <p class="sr">{t('open.bar', numbers)}</p>
      <Shares
        shares={[
          { amount: joinMinutes, look: 'join outlined' },
          ...roundMinutes.map((amount) => ({ amount, look: 'strong' })),
          { amount: debriefMinutes, look: 'debrief hatched' },
        ]}
      />
      <div class="row between small muted num" aria-hidden="true">
        <span>{t('open.barJoin', { minutes: numbers.join })}</span>
        <span>{t('open.barRounds', { rounds: numbers.rounds, minutes: numbers.round })}</span>
        <span>{t('open.barDebrief', { minutes: numbers.debrief })}</span>
      </div>
      <p class="small muted">{t('open.ends', { time: formatTimeOfDay(ends) })}</p>
    </>
  );
}

type SeedProps = { readonly seed: string; readonly onChange: (seed: string) => void };

/** What the server takes as a seed (settings of a game). */
function isSeed(text: string): boolean {
  return /^[\w-]{1,32}$/.test(text);
}

/** The seed of the game: the same one deals the same luck. */
function SeedField({ seed, onChange }: SeedProps) {
  const id = useId();
  const isBad = !isSeed(seed);
  return (
    <div class="stack">
      <label for={id}>{t('open.seed')}</label>
      <div class="row">
        <input
          id={id}
          class="field num"
          value={seed}
          onInput={(event) => onChange(event.currentTarget.value)}
          spellcheck={false}
          autoComplete="off"
          aria-invalid={isBad}
          aria-describedby={`${id}-note`}
        />
        <button type="button" class="btn" onClick={() => onChange(newSeed())}>
          {t('open.newSeed')}
        </button>
      </div>
      <p id={`${id}-note`} class={isBad ? 'small bad' : 'small muted'} role={isBad ? 'alert' : undefined}>
        {t(isBad ? 'open.seedBad' : 'open.seedText')}
      </p>
    </div>
  );
}
