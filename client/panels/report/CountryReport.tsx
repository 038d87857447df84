import type { EconomyId } from '#shared/kernel/ids.ts';
import type { FinalReport } from '#shared/protocol/report.ts';
import type { Lesson } from '#shared/rules/game/seatDecisions.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { ownStorage, readJson, stringField } from '../../state/storage.ts';
import { gameOfCountries, me, scenario } from '../../state/store.ts';
import { formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, t } from '../../text/t.ts';
import { decisionsKey, endModel, lessonKey } from '../end/endModel.ts';
import { lessonText } from '../debrief/debriefModel.ts';
import { ObjectiveList, TaskTitle } from '../politics/MandateCard.tsx';
import { closingHeadline, headlinePhrase } from '../headlines/headline.ts';
import { type KeptDecision, KeepSheet, OPENING, countryDecisions, countryRounds } from './KeepSheet.tsx';
import { type ReportProps, type SheetRow, type TableEnd, TableSheets, useSheets } from './TableSheets.tsx';

/** The report of games of countries: one's own page, or for who had no seat what the tables came to. */
export function CountryReport({ ends, where, played }: ReportProps) {
  const sheets = useSheets(ends, tableEnd);
  const [state, world, seat] = [gameOfCountries.value, scenario.value, me.value?.seat];
  if (sheets.length === 0 || state?.final === undefined || world === undefined) return null;
  const { mine } = endModel(state.final, world.dealOrder, seat);
  if (mine === undefined) return <TableSheets sheets={sheets} played={played} />;
  const { economy, medal, account, kept, broken, mandate = [] } = mine;
  const id = ends[0]?.head.gameId ?? '';
  const lesson = lessonTold(id, economy);
  const question = closingHeadline(state.reports);
  return (
    <KeepSheet
      where={where}
      played={played}
      model={{
        economy,
        title: t(`end.headline.${medal}`, { economy: economyName(economy) }),
        medal,
        score: account.score,
        rounds: countryRounds(state.reports, economy),
        tasks: mandate.length > 0 && (
          <section class="ruled stack" aria-labelledby="keep-task">
            <h2 id="keep-task">
              <TaskTitle task={t('end.yourTask')} mandate={t('end.yourMandate')} />
            </h2>
            <ObjectiveList objectives={mandate} isJudged />
          </section>
        ),
        decisions: decisionsTold(id, economy) ?? countryDecisions(state, economy),
        lesson: lesson && lessonText(lesson, economy),
        word: kept + broken === 0 ? undefined : t('end.pledgesText', { kept, broken }),
        question: question && headlinePhrase(question, economy),
      }}
    />
  );
}

/** As the end page has told them, where this device has seen it. */
export function decisionsTold(game: string, seat: EconomyId): readonly KeptDecision[] | undefined {
  const kept = readJson(ownStorage(), decisionsKey(game, seat));
  const told = Array.isArray(kept) ? kept.filter(isTold) : [];
  return told.length === 0
    ? undefined
    : told.map(({ title, points }) => ({ round: 0, phrase: title, points }));
}

type Told = { readonly title: Phrase; readonly points: number };

function isTold(each: unknown): each is Told {
  if (typeof each !== 'object' || each === null) return false;
  const { title, points } = each as Readonly<Record<string, unknown>>;
  return typeof points === 'number' && stringField(title, 'key')?.startsWith('end.decision.') === true;
}

/** As the end page has told it. */
function lessonTold(game: string, seat: EconomyId): Lesson | undefined {
  const kept = readJson(ownStorage(), lessonKey(game, seat));
  return isLesson(kept) ? kept : undefined;
}

function isLesson(kept: unknown): kept is Lesson {
  if (typeof kept !== 'object' || kept === null) return false;
  const { what, round, gained, lost, keptMn } = kept as Readonly<Record<string, unknown>>;
  const isMoved = (list: unknown): boolean =>
    Array.isArray(list) && list.every((each) => stringField(each, 'economy') !== undefined);
  return (
    (what === 'together' || what === 'leftOut') &&
    [round, keptMn].every((value) => typeof value === 'number') &&
    [gained, lost].every(isMoved)
  );
}

function tableEnd(): TableEnd | undefined {
  const [state, world] = [gameOfCountries.peek(), scenario.peek()];
  if (state?.final === undefined || world === undefined) return undefined;
  const { tableMedal, tableScore, tableBasis } = endModel(state.final, world.dealOrder, undefined);
  const question = closingHeadline(state.reports);
  return {
    medal: tableMedal,
    together: t(tableBasis === 'way' ? 'end.tableWay' : 'end.tableMean', { score: formatNumber(tableScore) }),
    rows: countryRows(state, state.final, world.dealOrder),
    reports: state.reports,
    question: question && say(headlinePhrase(question)),
  };
}

/** What each seat came to. Its income is that at the end, as the debrief compares seats; what the score counts is the mean of the game. */
export function countryRows(
  { reports }: Pick<CountryGame, 'reports'>,
  final: FinalReport,
  dealOrder: readonly EconomyId[],
): readonly SheetRow[] {
  return endModel(final, dealOrder, undefined).rows.map(({ economy, medal, account, kept, broken }) => ({
    economy,
    medal,
    score: account.score,
    index: countryRounds(reports, economy).at(-1)?.index ?? OPENING,
    kept,
    broken,
  }));
}
