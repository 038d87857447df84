import type { GivenWord } from '#shared/classroom/story.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { fillSentence, t } from '../../text/t.ts';
import { undertakingText } from '../treaty/pledgeText.ts';
import type { DebriefTable } from './debriefTables.ts';

type Props = { readonly tables: readonly DebriefTable[]; readonly table: TableLetter | undefined };

/** Words of all tables that a wall can hold; those broken come first. */
const MOST_ROWS = 12;

/** Every word that was given: by whom and to whom, kept or broken, and what those to whom it was broken did about it in the next round. */
export function WordsBoard({ tables, table }: Props) {
  const meant = table === undefined ? tables : tables.filter((each) => each.table === table);
  const hasLetter = tables.length > 1;
  const rows = meant
    .flatMap(({ table: letter, story }) => (story?.words ?? []).map((word) => ({ letter, word })))
    .toSorted((a, b) => a.word.outcome.localeCompare(b.word.outcome));
  return (
    <section class="panel pad stack gap-3 class-board">
      <ul class="row wrap gap-3">
        {meant.map(({ table: letter, results: { kept, broken } }) => (
          <li key={letter} class="pill num">
            {hasLetter && `${t('class.atTable', { table: letter })} · `}
            {t('debrief.words.count', { kept, broken })}
          </li>
        ))}
      </ul>
      {rows.length === 0 ? (
        <p>{t('debrief.words.none')}</p>
      ) : (
        <ScrollPane class="scroll-x" label={t('debrief.step.words')}>
          <table>
            <thead>
              <tr>
                {hasLetter && <th scope="col">{t('class.board.table')}</th>}
                <th scope="col">{t('round.column')}</th>
                <th scope="col">{t('debrief.words.who')}</th>
                <th scope="col">{t('debrief.words.to')}</th>
                <th scope="col">{t('debrief.words.outcome')}</th>
                <th scope="col">{t('debrief.words.what')}</th>
                <th scope="col">{t('debrief.words.then')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST_ROWS).map(({ letter, word }, at) => (
                <tr key={at}>
                  {hasLetter && <td>{letter}</td>}
                  <td class="num">{word.round}</td>
                  <th scope="row">{economyName(word.by)}</th>
                  <td>{addressees(word)}</td>
                  <td class={word.outcome === 'broken' ? 'bad' : ''}>{t(`debrief.words.${word.outcome}`)}</td>
                  <td style={WORDS}>
                    {word.undertaking === undefined
                      ? t('debrief.words.pact')
                      : undertakingText(word.undertaking)}
                  </td>
                  <td style={WORDS}>{answerText(word)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollPane>
      )}
      {rows.length > MOST_ROWS && (
        <p class="muted">{t('debrief.more', { count: rows.length - MOST_ROWS })}</p>
      )}
    </section>
  );
}

const WORDS = { minWidth: '12em', whiteSpace: 'normal' } as const;

function addressees({ to }: GivenWord): string {
  return to === 'all' ? t('debrief.words.all') : formatList(to.map(economyName));
}

function answerText({ outcome, answered }: GivenWord): string {
  if (outcome === 'kept') return '';
  if (answered === undefined) return t('debrief.then.tooLate');
  return fillSentence(`debrief.then.${answered.what}`, { by: formatList(answered.by.map(economyName)) });
}
