import { useLayoutEffect } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableResults } from '#shared/classroom/openFacts.ts';
import { DEBRIEF_STEPS, type DebriefStep } from '#shared/content/vocabulary.ts';
import { type ClassScreen, type ScreenView, type TableLetter } from '#shared/protocol/classroom.ts';
import { SCORES } from '../../design/charts/scale.ts';
import { Choice } from '../../design/Choice.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { Press } from '../chrome/Press.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { classView, submitToClass, wallTiles } from '../../net/classroom.ts';
import { ballots, tableResults } from '../../state/debrief.ts';
import { seating } from '../../state/store.ts';
import { sentences } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { DebriefBoard } from '../debrief/DebriefAtOwnPace.tsx';
import { DotStrip, OPENING_INDEX, incomeDots, incomeEnds, scoreDots } from '../debrief/Ballots.tsx';
import { ScreenElsewhere } from '../host/HostLinks.tsx';
import { StepList } from '../host/RevealCard.tsx';
import { headlinePhrase } from '../headlines/headline.ts';
import { placeText, whyClassOff } from './ClassPresses.tsx';
import { GuideNote } from './ClassGuide.tsx';
import { screenOf, stepBeside } from './classModel.ts';

type BoardProps = { readonly screen: ClassScreen; readonly on: 'console' | 'wall' };

/** What came of the rounds of all tables, as the host has turned the screens to it. */
export function ClassBoard({ screen: { view, economy, table }, on }: BoardProps) {
  switch (view) {
    case 'spread':
      return <Spread results={tableResults.value} />;
    case 'code':
    case 'wall':
    case 'tour':
      return null;
    default:
      return <DebriefBoard step={view} economy={economy} table={table} on={on} />;
  }
}

type Props = { readonly results: readonly TableResults[] };

function seatsOfClass(): readonly EconomyId[] {
  return seating.value?.dealOrder ?? [];
}

/** Columns of strips have the same length, so that rows can be compared. */
const STRIP_COLUMN = { width: '40%' } as const;

/** Every seat as a row: one dot for each table. */
function Spread({ results }: Props) {
  const ends = incomeEnds(results);
  const hasScores = results.some(({ scores }) => scores.length > 0);
  return (
    <section class="panel pad stack gap-3 class-board">
      <p class="muted">{t('class.spread.hint')}</p>
      <ScrollPane class="scroll-x" label={t('class.view.spread')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('class.board.seat')}</th>
              <th scope="col" style={STRIP_COLUMN}>
                {t('class.spread.income')}
              </th>
              {hasScores && (
                <th scope="col" style={STRIP_COLUMN}>
                  {t('class.spread.score')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {seatsOfClass().map((economy, place) => (
              <tr key={economy}>
                <th scope="row">
                  <Named economy={economy} />
                </th>
                <td>
                  <DotStrip dots={incomeDots(results, place)} ends={ends} base={OPENING_INDEX} digits={1} />
                </td>
                {hasScores && (
                  <td>
                    <DotStrip dots={scoreDots(results, place)} ends={SCORES} digits={0} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPane>
    </section>
  );
}

function Named({ economy }: { readonly economy: EconomyId }) {
  return (
    <span class="row">
      <Medallion economy={economy} size={30} />
      {economyName(economy)}
    </span>
  );
}

/** Turns the big screens; without a view they show what belongs to the stage. */
export function turnScreen(next: ScreenView | undefined, told: Omit<ClassScreen, 'view'> = {}): void {
  void submitToClass({ type: 'turnScreen', ...(next === undefined ? {} : { view: next }), ...told });
}

const OVERVIEWS = ['code', 'wall', 'tour', 'spread'] as const satisfies readonly ScreenView[];

/** On the console: what the big screens of the class show, and the steps of the debrief, with the keys that turn them. */
export function ScreenCard() {
  const view = classView.value;
  useStepKeys();
  if (view === undefined) return null;
  const shown = screenOf(view, wallTiles.value);
  const isAuto = view.screen === undefined;
  const revealed = isAuto ? shown.table : undefined;
  const step = DEBRIEF_STEPS.find((each) => each === shown.view);
  const isShown = (each: ScreenView): boolean => shown.view === each && revealed === undefined;
  return (
    <section class="panel pad stack gap-3" aria-labelledby="class-screens">
      <h2 id="class-screens">{t('class.screens')}</h2>
      <ScreenElsewhere class="btn sm" />
      <div class="row wrap gap-2">
        {OVERVIEWS.map((each) => (
          <Press
            key={each}
            class={isShown(each) ? 'btn sm primary' : 'btn sm'}
            aria-pressed={isShown(each)}
            why={whyClassOff()}
            onPress={() => turnScreen(each)}
          >
            {t(`class.view.${each}`)}
          </Press>
        ))}
      </div>
      {revealed !== undefined && <p class="small">{t('class.screens.reveal', { table: revealed })}</p>}
      <h3>{t('debrief.title')}</h3>
      <GuideNote at="debrief" />
      <StepList
        steps={DEBRIEF_STEPS.map((each) => ({ step: each, label: t(`debrief.step.${each}`) }))}
        now={step}
        kind="page"
        next={stepBeside(shown.view, 1)}
        nextLabel={t('debrief.next')}
        onGo={(next) => turnScreen(next)}
        why={whyClassOff()}
      />
      {step !== undefined && <StepDetails step={step} shown={shown} tables={view.tables} />}
      {view.stage === 'debrief' && <p class="small muted">{t('console.debriefKeys')}</p>}
      {!isAuto && (
        <button type="button" class="btn sm ghost" onClick={() => turnScreen(undefined)}>
          {t('class.screens.auto')}
        </button>
      )}
    </section>
  );
}

type DetailsProps = {
  readonly step: DebriefStep;
  readonly shown: ClassScreen;
  readonly tables: readonly TableLetter[];
};

/** The seat that is compared, or the table that is told alone. */
function StepDetails({ step, shown, tables }: DetailsProps) {
  const seats = seatsOfClass();
  if (step === 'chair')
    return (
      <Choice
        label={t('class.board.seat')}
        value={shown.economy ?? seats[0] ?? ''}
        options={seats.map((value) => ({ value, label: economyName(value) }))}
        onChange={(economy) => turnScreen('chair', { economy })}
      />
    );
  if (step !== 'story' && step !== 'words' && step !== 'whatIf') return null;
  // What might have been is told of one table; beside it there is only the vote.
  const isOfOne = step === 'whatIf';
  const hasVote = ballots.value?.ballots.some(({ offer }) => offer !== undefined) === true;
  const all = isOfOne ? 'class.board.vote' : 'class.board.allTables';
  return (
    <Choice
      label={t('class.board.table')}
      value={shown.table ?? (isOfOne && !hasVote ? (tables[0] ?? '') : '')}
      options={[
        ...(isOfOne && !hasVote ? [] : [{ value: '', label: t(all) }]),
        ...tables.map((table) => ({ value: table, label: t('class.atTable', { table }) })),
      ]}
      onChange={(letter) => {
        const table = tables.find((each) => each === letter);
        turnScreen(step, table === undefined ? {} : { table });
      }}
    />
  );
}

/** In the debrief the arrows turn its steps, as long as no field has the focus, from the moment at which the steps are shown. */
function useStepKeys(): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const view = classView.peek();
      const { altKey, ctrlKey, metaKey, key, target } = event;
      if (view?.stage !== 'debrief' || altKey || ctrlKey || metaKey) return;
      if (target instanceof Element && target.closest('input,select,textarea,dialog') !== null) return;
      const places = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : undefined;
      const next = places && stepBeside(screenOf(view, []).view, places);
      if (next === undefined) return;
      event.preventDefault();
      turnScreen(next);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** The board that the screens show, on the console, once there is something to compare. */
export function BoardOnConsole() {
  const view = classView.value;
  if (view === undefined || tableResults.value.length === 0) return null;
  const screen = screenOf(view, []);
  if (screen.view === 'code' || screen.view === 'wall' || screen.view === 'tour') return null;
  return <ClassBoard screen={screen} on="console" />;
}

/** For so long after somebody has come back it stands open. */
const FRESH_MS = 3 * 3_600_000;

/** What has happened so far at every table of a class that goes on after a break. */
export function ClassRecap() {
  const since = classView.value?.goesOnSince;
  if (since === undefined || classView.value?.stage !== 'playing') return null;
  return (
    <details class="panel pad" open={Math.abs(Date.now() - since) < FRESH_MS}>
      <summary>
        <b>{t('table.soFar')}</b>
      </summary>
      <ul class="stack gap-2">
        {wallTiles.value.map((tile) => (
          <li key={tile.table}>
            {sentences(
              t('recap.table', { table: tile.table, place: placeText(tile) }),
              t('recap.joined', { joined: tile.links.length }),
              tile.headline !== undefined && say(headlinePhrase(tile.headline)),
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
