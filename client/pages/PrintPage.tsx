import { useId, useState } from 'preact/hooks';
import { openFacts } from '#shared/classroom/openFacts.ts';
import { Icon } from '../design/Icon.tsx';
import { classView, GATHERING, isClassLive, printedPins, submitToClass } from '../net/classroom.ts';
import { tableResults } from '../state/debrief.ts';
import { useShareOrigin } from '../net/sessionApi.ts';
import { useTable } from '../net/table.ts';
import { PageHeader } from '../panels/chrome/PageHeader.tsx';
import { LoadingPage, NoTable, ShutTable } from '../panels/chrome/MessagePage.tsx';
import { FailedPart } from '../panels/chrome/lazyPart.tsx';
import { isShut } from '../panels/chrome/connectionModel.ts';
import { RefusalNote } from '../panels/chrome/Press.tsx';
import { type PrintFacts, ROSTER_ROWS, SHEETS, type Sheet, parseRoster } from '../panels/print/printModel.ts';
import { PinCards, PlanPages, RoleCards, RosterCards, RulesPage, Tents } from '../panels/print/Sheets.tsx';
import { Worksheet, WorksheetKey } from '../panels/print/Worksheet.tsx';
import { rulebookOf, useScenario } from '../rulebooks/TableGate.tsx';
import { identityOf } from '../state/identity.ts';
import { isClassId } from '../state/router.ts';
import { connection, game, mayHere, seating, session } from '../state/store.ts';
import { Say } from '../text/Say.tsx';
import { t } from '../text/t.ts';
import '../panels/class/class.css';
import '../panels/print/print.css';

/** What a teacher prints for a class or a table: cards, tents, rules, a worksheet with its answers, the plan, cards for a roster. */
export function PrintPage({ id }: { readonly id: string }) {
  const reader = isClassId(id) ? { reader: GATHERING } : {};
  // The host alone prints what opens the class; whoever else prints sees what everybody may.
  const isHost = isClassId(id) && identityOf('host', id) !== undefined;
  const identity = useTable(['host', 'screen', 'seat'], id, { isPublicScreen: !isHost, ...reader });
  useShareOrigin();
  const facts = isClassId(id) ? factsOfClass() : factsOfTable(id);
  const isFailed = useScenario(classView.value?.settings ?? game.value?.settings);
  if (identity === undefined) return <NoTable title={t('link.noneHost')} />;
  const state = connection.value;
  if (isShut(state)) return <ShutTable title={t(`connection.${state.type}`)} />;
  if (isFailed) return <FailedPart />;
  if (facts === undefined) return <LoadingPage />;
  return <Kit facts={facts} mayPrintPins={isHost && mayHere('links')} />;
}

function factsOfClass(): PrintFacts | undefined {
  const view = classView.value;
  const seats = seating.value?.dealOrder;
  if (view === undefined || seats === undefined) return undefined;
  const { code, settings, tables } = view;
  return {
    code,
    settings,
    seats,
    tables,
    isClass: true,
    guide: rulebookOf(settings).lobby,
    results: tableResults.value,
  };
}

/** A table by itself counts as table A. */
function factsOfTable(gameId: string): PrintFacts | undefined {
  const state = game.value;
  const seats = seating.value?.dealOrder;
  const code = session.value?.code;
  if (state === undefined || seats === undefined || code === undefined) return undefined;
  const { results } = openFacts({ table: 'A', gameId, state, seats });
  const guide = rulebookOf(state.settings).lobby;
  return { code, settings: state.settings, guide, seats, tables: [], isClass: false, results: [results] };
}

type KitProps = { readonly facts: PrintFacts; readonly mayPrintPins: boolean };

function Kit({ facts, mayPrintPins }: KitProps) {
  const [chosen, setChosen] = useState<ReadonlySet<Sheet>>(new Set(SHEETS));
  const [typed, setTyped] = useState('');
  const roster = parseRoster(typed);
  const toggle = (sheet: Sheet): void => {
    const next = new Set(chosen);
    if (!next.delete(sheet)) next.add(sheet);
    setChosen(next);
  };
  const shows = (sheet: Sheet): boolean => chosen.has(sheet);
  return (
    <div class="page">
      <PageHeader title={t('page.print')} />
      <main id="content" tabIndex={-1}>
        <div class="print-tools page-main stack gap-3">
          <h1>{t('page.print')}</h1>
          <p>{t('print.intro')}</p>
          <fieldset class="stack">
            <legend>{t('print.which')}</legend>
            {SHEETS.filter((sheet) => sheet !== 'pins' || mayPrintPins).map((sheet) => (
              <label key={sheet} class="row">
                <input type="checkbox" checked={shows(sheet)} onChange={() => toggle(sheet)} />
                {t(`print.sheet.${sheet}`)}
              </label>
            ))}
          </fieldset>
          {mayPrintPins && shows('pins') && <PinsField />}
          {shows('roster') && <RosterField typed={typed} onType={setTyped} faults={roster.faults} />}
          <button type="button" class="btn primary big" onClick={() => window.print()}>
            <Icon name="print" size={18} />
            {t('print.do')}
          </button>
        </div>
        {shows('cards') && <RoleCards facts={facts} />}
        {shows('tents') && <Tents facts={facts} />}
        {shows('rules') && <RulesPage facts={facts} />}
        {shows('worksheet') && <Worksheet facts={facts} />}
        {shows('key') && <WorksheetKey facts={facts} />}
        {shows('plan') && <PlanPages facts={facts} />}
        {shows('roster') && <RosterCards facts={facts} rows={roster.rows} />}
        {mayPrintPins && shows('pins') && <PinCards facts={facts} pins={printedPins.value} />}
      </main>
    </div>
  );
}

/** Numbers by which people come back, made when they are asked for: the server keeps none that could be read. */
function PinsField() {
  return (
    <div class="stack">
      <b>{t('print.sheet.pins')}</b>
      <p class="small muted">{t('print.pins.hint')}</p>
      <button
        type="button"
        class="btn"
        disabled={!isClassLive.value}
        onClick={() => void submitToClass({ type: 'makePins' })}
      >
        <Icon name="key" size={18} />
        {t('print.pins.make')}
      </button>
      <RefusalNote />
    </div>
  );
}

type RosterProps = {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly faults: ReturnType<typeof parseRoster>['faults'];
};

/** Names stay in this browser: only the codes that are printed hold them. */
function RosterField({ typed, onType, faults }: RosterProps) {
  const id = useId();
  const readFile = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) onType(await file.text());
  };
  return (
    <div class="stack">
      <label for={id}>{t('roster.label')}</label>
      <p class="small muted" id={`${id}-hint`}>
        {t('roster.hint', { most: ROSTER_ROWS })}
      </p>
      <textarea
        id={id}
        class="field"
        rows={10}
        style={{ height: 'auto' }}
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
        aria-invalid={faults.length > 0}
        aria-describedby={`${id}-hint ${id}-faults`}
      />
      <label class="row wrap">
        {t('roster.file')}
        <input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(event) => void readFile(event.currentTarget.files?.[0])}
        />
      </label>
      <ul id={`${id}-faults`} class="bad" role="alert">
        {faults.map((fault, at) => (
          <li key={at}>
            <Say phrase={fault} />
          </li>
        ))}
      </ul>
    </div>
  );
}
