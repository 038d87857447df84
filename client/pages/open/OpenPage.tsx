import { useId, useState } from 'preact/hooks';
import type { ChatMode } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { Shares } from '../../design/charts/Bar.tsx';
import { RadioGroup } from '../../design/Choice.tsx';
import { Failure, Icon } from '../../design/Icon.tsx';
import { NameField } from '../../design/textFields.tsx';
import { type SessionFailure, newSeed, openClass, openTable } from '../../net/sessionApi.ts';
import { PageHeader } from '../../panels/chrome/PageHeader.tsx';
import { lazyPart } from '../../panels/chrome/lazyPart.tsx';
import { GameChoice, OwnChoice } from './GameChoice.tsx';
import { PaceChoice, paceOf } from './PaceChoice.tsx';
import './laboratory.css';
import './open.css';
import { peopleKey, writeJson } from '../../state/storage.ts';
import { type LengthModel, SEATS, lengthModel, presetSettings } from '../../state/presetSettings.ts';
import { navigate } from '../../state/router.ts';
import { formatNumber, formatTimeOfDay } from '../../text/format.ts';
import { language } from '../../text/language.ts';
import { t } from '../../text/t.ts';

/** Who plays: friends with whoever opens, that person alone, people whom a host looks after, or a class of so many as were typed. */
const COMPANIES = ['friends', 'alone', 'table', 'class'] as const;
type Company = (typeof COMPANIES)[number];
type Opening = { readonly company: Company; readonly people: string; readonly name: string };

/** Friends and whoever plays alone are not hurried, and friends write what they like. */
const TALK: Readonly<Record<Company, ChatMode>> = {
  friends: 'free',
  alone: 'phrases',
  table: 'phrases',
  class: 'phrases',
};

/** Whether somebody looks after the table who does not play: then a clock runs, and this person may act for the centre. */
function isHosted(company: Company): boolean {
  return company === 'table' || company === 'class';
}

/** Opening a table: who plays, and which game; everything else has a good value and is behind a press. */
export function OpenPage() {
  const [settings, setSettings] = useState<GameSettings>(() => ({
    ...presetSettings('firstLesson', newSeed()),
    timed: false,
  }));
  const [chatMode, setChatMode] = useState<ChatMode>(TALK.friends);
  const [opening, setOpening] = useState<Opening>({ company: 'friends', people: '', name: '' });
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SessionFailure | undefined>(undefined);
  const change = (part: Partial<GameSettings>): void => setSettings({ ...settings, ...part });
  const { company, name } = opening;
  const changeOpening = (next: Opening): void => {
    setFailure(undefined);
    setOpening(next);
    if (next.company === company) return;
    const isLeftAlone = settings.centre === 'host' && !isHosted(next.company);
    change({ timed: isHosted(next.company), ...(isLeftAlone ? { centre: 'rule' } : {}) });
    setChatMode(TALK[next.company]);
  };
  const open = async (): Promise<void> => {
    if (isBusy || !isSeed(settings.seed)) return;
    if (company === 'friends' && name.trim() === '') return setFailure('name/empty');
    setBusy(true);
    setFailure(undefined);
    const asked = { settings, chatMode, language: language.value };
    const opened =
      company === 'class'
        ? await openClass(asked)
        : await openTable({
            ...asked,
            solo: company === 'alone',
            ...(company === 'friends' ? { leader: name } : {}),
          });
    if (!opened.ok) {
      setBusy(false);
      return setFailure(opened.error);
    }
    const room = 'classId' in opened.value ? opened.value.classId : opened.value.gameId;
    if (company === 'class') writeJson(sessionStorage, peopleKey(room), opening.people);
    navigate(`/${isHosted(company) ? 'host' : 'table'}/${room}`);
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
            void open();
          }}
        >
          <div class="open-steps stack gap-4">
            <ForWhom opening={opening} onChange={changeOpening} seats={SEATS[settings.scenarioId]} />
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
                <OwnChoice settings={settings} onChange={change} isHosted={isHosted(company)} />
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
            isBusy={isBusy}
            failure={failure}
            opening={opening}
            onOpening={changeOpening}
          />
        </form>
      </main>
    </div>
  );
}

type Props = {
  readonly settings: GameSettings;
  readonly isBusy: boolean;
  readonly failure: SessionFailure | undefined;
  readonly opening: Opening;
  readonly onOpening: (opening: Opening) => void;
};

/** What will be opened, for whom a clock runs how long it takes, and the button. */
function TableSummary({ settings, isBusy, failure, opening, onOpening }: Props) {
  const { company, name } = opening;
  const length = lengthModel(settings);
  return (
    <aside class="panel summary roomy col gap-3" aria-labelledby="summary">
      <h2 id="summary">{t(`preset.${settings.preset}`)}</h2>
      {company === 'friends' && (
        <NameField
          name={name}
          onChange={(next) => onOpening({ ...opening, name: next })}
          isInvalid={failure?.startsWith('name/') === true}
          problem="open-problem"
        />
      )}
      {isHosted(company) && length !== undefined && <LengthBar length={length} />}
      <p class="small muted">{t('open.bots')}</p>
      <span class="grow" />
      <Failure id="open-problem">{failure === undefined ? undefined : t(`failure.${failure}`)}</Failure>
      <button type="submit" class="btn primary big wide" aria-disabled={isBusy || !isSeed(settings.seed)}>
        {t(isBusy ? 'open.doing' : DO[company])}
        <Icon name="arrowRight" size={20} />
      </button>
    </aside>
  );
}

const DO = {
  friends: 'open.do',
  alone: 'open.alone',
  table: 'open.do',
  class: 'open.doClass',
} as const satisfies Record<Company, string>;

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

/** Who plays; of a class, how many. */
function ForWhom({ opening, onChange, seats }: ForWhomProps) {
  const { company, people } = opening;
  return (
    <div class="for-whom stack">
      <RadioGroup
        legend={t('open.for')}
        value={company}
        choices={COMPANIES.map((value) => ({ value, label: t(`open.for.${value}`) }))}
        onChange={(chosen) => onChange({ ...opening, company: chosen })}
        note={t(`open.forText.${company}`)}
      />
      {company === 'class' && (
        <ClassPlan typed={people} onType={(typed) => onChange({ ...opening, people: typed })} seats={seats} />
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
