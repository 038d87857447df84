import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import { gameOfCountries } from '../../state/store.ts';
import { formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ObjectiveList, TaskTitle } from '../politics/MandateCard.tsx';
import { type StandingTask, sharesOf } from '../politics/politicsModel.ts';
import type { EndModel, EndRow } from './endModel.ts';

/** The own tasks as they were judged. */
export function OwnMandate({ row }: { readonly row: EndRow }) {
  const { mandate = [], parts } = row;
  if (mandate.length === 0) return null;
  return (
    <section class="panel mandate-card" aria-labelledby="own-mandate">
      <div class="head row between">
        <h2 id="own-mandate">
          <TaskTitle task={t('end.yourTask')} mandate={t('end.yourMandate')} />
        </h2>
        <span class="num small">
          {gameOfCountries.value?.tasks === undefined
            ? t('end.mandatePoints', { points: formatNumber(parts?.mandate?.value ?? 0) })
            : t(mandate.every(({ met }) => met === true) ? 'mandate.done' : 'mandate.missed')}
        </span>
      </div>
      <ObjectiveList objectives={mandate.map((task) => withShares(task, row.economy))} isJudged />
    </section>
  );
}

/** A task that compares with the table, with what was compared. */
function withShares(task: Objective, economy: EconomyId): Objective & Pick<StandingTask, 'shares'> {
  const game = gameOfCountries.value;
  return task.kind === 'outpace' && game !== undefined ? { ...task, shares: sharesOf(game, economy) } : task;
}

/** What was secret until now: the tasks of every government. */
export function AllMandates({ model }: { readonly model: EndModel }) {
  const rows = model.rows.filter(({ mandate = [] }) => mandate.length > 0);
  if (rows.length === 0) return null;
  return (
    <details class="all-mandates">
      <summary>{t('end.mandates')}</summary>
      <div class="mandate-columns stack grid gap-3">
        {rows.map(({ economy, mandate = [] }) => (
          <section key={economy} aria-label={economyName(economy)}>
            <h3>{economyName(economy)}</h3>
            <ObjectiveList objectives={mandate} isJudged />
          </section>
        ))}
      </div>
    </details>
  );
}
