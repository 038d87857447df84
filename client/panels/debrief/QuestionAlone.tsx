import { useState } from 'preact/hooks';
import { tableWhatIfs } from '../../state/debrief.ts';
import { useTable } from '../../state/useTable.ts';
import { provincesScenario, session } from '../../state/store.ts';
import { Say } from '../../text/Say.tsx';
import { type Phrase, t } from '../../text/t.ts';
import './debrief.css';
import { answersTo } from './debriefTables.ts';
import { hasSomething, whatNumbersSay } from './debriefModel.ts';

/** The closing question for whoever has played alone: an answer, and then what the numbers of the game say to it. */
export function QuestionAlone({ question }: { readonly question: Phrase }) {
  const { game } = useTable();
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const answers = answersTo(question).filter((_, answer) => hasSomething(game, question.key, answer));
  return (
    <section class="paper end-question roomy stack" aria-labelledby="end-question">
      <h2 id="end-question">{t('end.questionAlone')}</h2>
      <p class="lead">
        <Say phrase={question} />
      </p>
      <p class="small muted">{t('numbers.choose')}</p>
      <ul class="stack gap-2">
        {[...answers, ...(answers.length < 2 ? [t('debrief.answer.other')] : [])].map((label, choice) => (
          <li key={choice}>
            <button
              type="button"
              class={choice === chosen ? 'choice-bar own' : 'choice-bar'}
              aria-pressed={choice === chosen}
              onClick={() => setChosen(choice)}
            >
              <span>{label}</span>
            </button>
          </li>
        ))}
      </ul>
      <div aria-live="polite">{chosen !== undefined && <NumbersSaid />}</div>
    </section>
  );
}

/** What the numbers of this table say, one sentence each. */
export function NumbersSaid() {
  const { game } = useTable();
  const table = session.value?.ofClass?.table;
  const whatIfs = tableWhatIfs.value[table ?? 'A'] ?? [];
  return (
    <>
      <h3>{table === undefined ? t('numbers.title') : t('numbers.titleAt', { table })}</h3>
      <ul class="prose">
        {whatNumbersSay(game, whatIfs, provincesScenario.value?.atOpening.borderEffect).map((said) => (
          <li key={said.key}>
            <Say phrase={said} />
          </li>
        ))}
      </ul>
    </>
  );
}
