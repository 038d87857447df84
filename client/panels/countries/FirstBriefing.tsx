import { mapValues } from '#shared/kernel/records.ts';
import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import { mostMembers } from '#shared/rules/law/register.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { type TableSeat } from '../../state/standing.ts';
import { standingOf } from '../../state/trade.ts';
import { viewport } from '../../state/viewport.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { Say, say } from '../../text/Say.tsx';
import { formatAverageRate, formatNumber, sentences } from '../../text/format.ts';
import { economyName, money } from '../../text/nameParams.ts';
import { phrase, t } from '../../text/t.ts';
import { limitOfRound, membersTold } from '../chrome/clockModel.ts';
import { ObjectiveList, TaskWeight } from '../politics/MandateCard.tsx';
import { tasksAhead } from '../politics/politicsModel.ts';
import { IncomeScale } from '../results/RateLine.tsx';
import {
  AverageLine,
  ScoreLine,
  hasScoreParts,
  goldInSeat,
  parInSeat,
  pointsPerCent,
  scoreToBeat,
  scoreWeights,
} from '../results/ParInSeat.tsx';
import { type Briefing } from './briefingModel.ts';

/** Who you are, what counts, what to do; how it is scored is there for whoever asks. */
export function Opening({ briefing }: { readonly briefing: Briefing }) {
  const { game, me } = useCountrySeat();
  const wallBp = averageWallBp(game.walls[me]?.mfnRateBp ?? {});
  const members = membersTold(game.settings, Object.keys(game.seats).length);
  const { agreementLimits: limits, signedPerRound: count } = game.settings;
  const [isLesson, incomeBn] = [limits !== undefined, game.settled.incomeBn[me]];
  const wall = t('brief.wall', { rateBp: formatAverageRate(wallBp) });
  return (
    <>
      <header class="row">
        <Medallion economy={me} size={52} />
        <div>
          <h2 class="size-h2">{t('brief.youAre', { economy: economyName(me) })}</h2>
          {!isLesson && <p class="small muted num">{wall}</p>}
        </div>
      </header>
      {briefing.tariffs !== undefined && (
        <p>
          <Say phrase={briefing.tariffs} />
        </p>
      )}
      <Goal isLesson={isLesson} />
      <BriefingTask />
      {members !== undefined && (
        <p>
          {count === undefined
            ? say(members)
            : t('brief.limitsFirst', { count, most: mostMembers(game.settings, game.round) })}
        </p>
      )}
      {limits !== undefined && (
        <section>
          <h3>{t('brief.limits')}</h3>
          <ul>
            {[limitOfRound(limits), phrase('brief.race')].map((each) => (
              <li key={each.key}>
                <Say phrase={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <details open={isLesson && viewport.value !== 'phone'}>
        <summary class="small">{t('brief.trade')}</summary>
        <ul class="small num">
          {isLesson && incomeBn !== undefined && (
            <li>
              {t('brief.incomeYear', { income: money(incomeBn) })} · {wall}
            </li>
          )}
          {briefing.trade.map((each, at) => (
            <li key={at}>
              <Say phrase={each} />
            </li>
          ))}
        </ul>
      </details>
      <AtTable table={briefing.table} />
    </>
  );
}

/** What counts, and what is good; where agreements are few, in one line with what takes gold. */
function Goal({ isLesson }: { readonly isLesson: boolean }) {
  const { game, me } = useCountrySeat();
  const [par, gold] = [parInSeat(game, me), goldInSeat(game, me)];
  const hasTargets = par !== undefined && hasScoreParts(game);
  const alone = isLesson && game.tasks !== undefined ? goldInSeat(game, me, false) : undefined;
  const points = hasScoreParts(game) ? pointsPerCent(game, me) : undefined;
  const rules = [
    hasScoreParts(game) ? t('brief.countsParts', scoreWeights()) : t('brief.tableMedal'),
    ...(points === undefined
      ? []
      : [
          t(
            'brief.perCent',
            mapValues(points, (each) => formatNumber(each, 0)),
          ),
        ]),
    t('brief.counts'),
  ];
  return (
    <section>
      <h3>{t('brief.goal')}</h3>
      <p>
        {sentences(
          t('brief.goalText'),
          !hasTargets && game.politics !== undefined && t('brief.goalPolitics'),
          isLesson && gold !== undefined
            ? t(`brief.goalGold${game.tasks === undefined ? '' : 'Task'}`, { index: formatNumber(gold, 2) })
            : t(hasTargets ? 'brief.goalParts' : 'brief.goalCompared'),
          alone !== undefined && t('brief.goalGoldAlone', { index: formatNumber(alone, 2) }),
          !hasTargets && hasScoreParts(game) && t('econ.weights', scoreWeights()),
          scoreToBeat() ?? false,
        )}
      </p>
      {hasTargets && viewport.value !== 'wide' && <ScoreLine />}
      {viewport.value !== 'wide' && !isLesson && !hasTargets && (
        <div class="stack gap-1 small num">
          <span>
            {t('econ.index')} {formatNumber(standingOf(game, me).index, 2)}
          </span>
          <AverageLine />
        </div>
      )}
      <details>
        <summary class="small">{t('brief.how')}</summary>
        <ul class="small">
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        {!hasTargets && <IncomeScale economy={me} />}
      </details>
    </section>
  );
}

/** Who else plays: people by name, and which seats bots have. */
function AtTable({ table }: Pick<Briefing, 'table'>) {
  const { me } = useCountrySeat();
  const people = table.filter(({ economy, name }) => economy !== me && name !== undefined);
  const bots = table.flatMap(({ economy, name }) => (name === undefined ? [economy] : []));
  if (people.length === 0) return null;
  return (
    <section>
      <h3>{t('brief.atTable')}</h3>
      <ul class="stack grid fine">
        {people.map((seat) => (
          <Seat key={seat.economy} seat={seat} />
        ))}
        {bots.length > 0 && <li class="small">{say(phrase('brief.bots', { economies: bots }))}</li>}
      </ul>
    </section>
  );
}

function Seat({ seat }: { readonly seat: TableSeat }) {
  const who = seat.isMinded ? `${seat.name ?? ''} (${t('table.minded')})` : seat.name;
  return (
    <li class="row small">
      <Medallion economy={seat.economy} size={26} />
      <span>
        {economyName(seat.economy)} <span class="muted">{who}</span>
      </span>
    </li>
  );
}

/** The one task of the seat, where voters give no mandate. */
export function BriefingTask() {
  const { scenario, game, me } = useCountrySeat();
  const tasks = game.tasks === undefined ? [] : tasksAhead(scenario, game, me);
  // Beside the own column it stands there.
  if (tasks.length === 0 || viewport.value === 'wide') return null;
  return (
    <section>
      <h3>{t('brief.secretTask')}</h3>
      <ObjectiveList objectives={tasks} />
      <TaskWeight />
    </section>
  );
}
