import { useId, useState } from 'preact/hooks';
import { PRESET_IDS, type PresetId } from '#shared/content/vocabulary.ts';
import type { ClassView } from '#shared/protocol/classroom.ts';
import { ADJOURNED_DAYS_AT_MOST, MOST_GAMES, type PastGameView } from '#shared/protocol/classTables.ts';
import { Choice } from '../../design/Choice.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { Press, RefusalNote } from '../chrome/Press.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { classView, pastGames, submitToClass, tableSummaries } from '../../net/classroom.ts';
import { newSeed } from '../../net/sessionApi.ts';
import { presetSettings } from '../../state/presetSettings.ts';
import { gameId } from '../../state/store.ts';
import { formatDayAndTime, formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { PrintLink } from '../host/HostLinks.tsx';
import { adjournedEntry, CalendarButton } from '../sittings/Homework.tsx';
import { whyClassOff, whyOffUnless } from './ClassPresses.tsx';

/** After the debrief: another game with the same people. */
export function NextGameCard() {
  const [isAsking, setAsking] = useState(false);
  const view = classView.value;
  const [preset, setPreset] = useState<PresetId>(view?.settings.preset ?? 'firstLesson');
  if (view === undefined || view.game >= MOST_GAMES) return null;
  const begin = (): void => {
    const { clock, timed } = view.settings;
    // The same game keeps what was chosen for it; another has what it proposes.
    const settings =
      preset === view.settings.preset
        ? { ...view.settings, seed: newSeed() }
        : { ...presetSettings(preset, newSeed()), clock, timed };
    void submitToClass({ type: 'nextGame', settings }).then((isDone) => {
      if (isDone) setAsking(false);
    });
  };
  return (
    <section class="panel pad stack gap-3" aria-labelledby="class-next">
      <h2 id="class-next">{t('class.next')}</h2>
      <p class="small muted">{t('class.next.hint')}</p>
      <Choice
        label={t('class.next.game')}
        value={preset}
        options={PRESET_IDS.map((value) => ({ value, label: t(`preset.${value}`) }))}
        onChange={(value) => setPreset(PRESET_IDS.find((each) => each === value) ?? preset)}
      />
      <Press class="btn primary wide" why={whyClassOff()} onPress={() => setAsking(true)}>
        <Icon name="play" size={18} />
        {t('class.next.do')}
      </Press>
      {isAsking && (
        <Dialog
          title={t('class.next.ask')}
          onClose={() => setAsking(false)}
          action={t('class.next.do')}
          onAction={begin}
        >
          <RefusalNote />
          <p>{t('class.next.text')}</p>
        </Dialog>
      )}
    </section>
  );
}

/** What came of the games before, seat by seat and table by table. */
export function PastGames() {
  const games = pastGames.value;
  if (games.length === 0) return null;
  return (
    <section class="panel pad stack gap-3" aria-labelledby="class-past">
      <h2 id="class-past">{t('class.past')}</h2>
      {games.map((game, place) => (
        <details key={place}>
          <summary>
            {t('class.past.game', { game: place + 1, preset: t(`preset.${game.settings.preset}`) })}
          </summary>
          <PastTable played={game} />
        </details>
      ))}
    </section>
  );
}

const DIGITS = { income: 1, score: 0 } as const;

function PastTable({ played: { seats, tables } }: { readonly played: PastGameView }) {
  const id = useId();
  const hasScores = tables.some(({ scores }) => scores.some((score) => score !== null));
  return (
    <ScrollPane class="scroll-x" labelledBy={id}>
      <table>
        <caption id={id} class="small muted">
          {t(hasScores ? 'class.past.both' : 'class.past.incomes')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('class.board.seat')}</th>
            {tables.map(({ table, gameId: game }) => (
              <th key={table} scope="col">
                <Link href={`/replay/${game}`}>{t('class.past.replay', { table })}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seats.map((economy, place) => (
            <tr key={economy}>
              <th scope="row">{economyName(economy)}</th>
              {tables.map(({ table, incomes, scores }) => (
                <td key={table} class="num">
                  {valueText(incomes[place], DIGITS.income)}
                  {hasScores && ` · ${valueText(scores[place], DIGITS.score)}`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

function valueText(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined ? '–' : formatNumber(value, digits);
}

/** Games that are over, to be looked at again: by the host at once, by people of other tables when the host opens them. */
export function ReplaysCard({ isOpen }: { readonly isOpen: boolean }) {
  const over = tableSummaries.value.filter(({ phase }) => phase === 'debrief');
  if (over.length === 0) return null;
  return (
    <section class="panel pad stack" aria-labelledby="class-replays">
      <h2 id="class-replays">{t('class.replays')}</h2>
      <ul class="row wrap">
        {over.map(({ table, gameId: game }) => (
          <li key={table}>
            <Link href={`/replay/${game}`} class="btn sm">
              <Icon name="history" size={16} />
              {t('class.table', { table })}
            </Link>
          </li>
        ))}
      </ul>
      <a href={`/report/${gameId.value ?? ''}`} target="_blank" class="btn">
        <Icon name="report" size={18} />
        {t('class.report')}
      </a>
      <Press
        class="btn"
        aria-pressed={isOpen}
        why={whyClassOff()}
        onPress={() => void submitToClass({ type: 'openReplays', open: !isOpen })}
      >
        <Icon name={isOpen ? 'check' : 'eye'} size={18} />
        {t(isOpen ? 'class.replaysClose' : 'class.replaysOpen')}
      </Press>
      <p class="small muted">{t(isOpen ? 'class.replaysOpenNote' : 'class.replaysClosedNote')}</p>
    </section>
  );
}

const WEEK_MS = 7 * 86_400_000;

/** The value of a field for day and time, by the clock of this device. */
function fieldText(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** Everything stands still until another day, by one press; and goes on by another. */
export function AdjournRow({ adjourned }: Pick<ClassView, 'adjourned'>) {
  const id = useId();
  const [until, setUntil] = useState(() => fieldText(new Date(Date.now() + WEEK_MS)));
  const [isRefused, setRefused] = useState(false);
  const untilAt = new Date(until).getTime();
  if (adjourned !== undefined)
    return (
      <div class="stack">
        <output>{t('table.adjourned', { when: formatDayAndTime(new Date(adjourned.untilAt)) })}</output>
        <p class="small muted">{t('class.adjourn.cards')}</p>
        <CalendarButton entries={[adjournedEntry(gameId.value ?? '', adjourned.untilAt)]} />
        <PrintLink class="btn" />
        <Press
          class="btn primary"
          why={whyClassOff()}
          onPress={() => void submitToClass({ type: 'reconvene' })}
        >
          <Icon name="play" size={18} />
          {t('class.reconvene')}
        </Press>
      </div>
    );
  return (
    <details>
      <summary>{t('class.adjourn')}</summary>
      <div class="stack">
        <label for={id}>{t('class.adjourn.until')}</label>
        <input
          id={id}
          class="field"
          type="datetime-local"
          value={until}
          onInput={(event) => setUntil(event.currentTarget.value)}
        />
        <p class="small muted">{t('class.adjourn.hint', { days: ADJOURNED_DAYS_AT_MOST })}</p>
        <Press
          class="btn"
          why={whyOffUnless(!Number.isNaN(untilAt), 'class.off.noDay')}
          onPress={() =>
            void submitToClass({ type: 'adjourn', untilAt }).then((isDone) => setRefused(!isDone))
          }
        >
          <Icon name="pause" size={18} />
          {t('class.adjourn.do')}
        </Press>
        {isRefused && <RefusalNote />}
      </div>
    </details>
  );
}
