import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import { useId } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Policy, PolicyOf } from '#shared/protocol/policy.ts';
import { whoMeetsRise } from '#shared/rules/countries/proposals.ts';
import type { TariffChoice } from '#shared/rules/forecast/policyForecasts.ts';
import { tradableSectors, wallOf } from '#shared/rules/law/lawInForce.ts';
import { preferentialRateBp } from '#shared/rules/law/rates.ts';
import { mostFounders } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Delta } from '../../design/Marks.tsx';
import { useCountrySeat } from '../../state/useTable.ts';
import {
  formatAverageRate,
  formatList,
  formatPercent,
  formatSignedPercent,
  sentences,
} from '../../text/format.ts';
import { economyName, progressText } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { SILENT_PERCENT } from '../effects/useProposalPreview.ts';
import { type PolicyPreview, nextWall, sectorLines, shiftBounds } from './policyDraft.ts';

type StepProps = {
  readonly policy: PolicyOf<'wall'>;
  readonly choices: readonly StepChoice[];
  readonly preview: PolicyPreview;
  readonly isOff: boolean;
  readonly onChange: (policy: Policy) => void;
};

/** In the place of a slider, where a round moves the tariff by little: the choices side by side, with what follows now and in the talks after. */
export function StepChoices({ policy, choices, preview, isOff, onChange }: StepProps) {
  const { scenario, game, me } = useCountrySeat();
  const name = useId();
  const told = preview.choices?.length === choices.length ? preview.choices : undefined;
  const others = Object.keys(game.seats).filter((economy) => economy !== me);
  const rateAt = (shiftBp: number): string =>
    formatAverageRate(Math.round(choiceRateBp(scenario, game, me, { ...policy, shiftBp })));
  const isOfRest = movedGoods(scenario, game, me, policy).length < tradableSectors(scenario).length;
  const rowOf = (
    economy: EconomyId,
    percentsOf: (choice: TariffChoice) => Readonly<Record<EconomyId, number | undefined>> | undefined,
  ): ChoiceRowProps => ({
    label: economy === me ? t('wall.you') : economyName(economy),
    percents: told?.map((choice) => percentsOf(choice)?.[economy]) ?? [],
  });
  return (
    <fieldset class="good stack" disabled={isOff}>
      <legend class="sr">{t('wall.choices')}</legend>
      {isOfRest && <span class="small">{t('wall.rest')}</span>}
      <div class="row num">
        {choices.map(({ shiftBp }) => (
          <label key={shiftBp} class={`card slim stack gap-0 grow ${shiftBp === policy.shiftBp ? 'on' : ''}`}>
            <span class="row between">
              <b>{nameOf(shiftBp)}</b>
              <input
                type="radio"
                name={name}
                checked={shiftBp === policy.shiftBp}
                onChange={() => onChange({ ...policy, shiftBp })}
              />
            </span>
            <span>{rateAt(shiftBp)}</span>
          </label>
        ))}
      </div>
      <Verdicts {...{ choices, told, me }} />
      <details>
        <summary class="small">{t('wall.figures')}</summary>
        <table class="figures num" style={{ tableLayout: 'fixed' }}>
          <colgroup>
            <col style={{ width: '16%' }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">
                <span class="sr">{t('wall.choices')}</span>
              </th>
              {choices.map(({ shiftBp }) => (
                <th key={shiftBp} scope="col">
                  {nameOf(shiftBp)}
                </th>
              ))}
            </tr>
          </thead>
          {told !== undefined && (
            <Block
              title={t('wall.thisRound')}
              rows={[rowOf(me, ({ now }) => now)]}
              why={whyNow(choices, told, me)}
            />
          )}
          {told?.some(({ offered }) => offered !== undefined) === true && (
            <Block
              title={t('wall.nextRound')}
              rows={others.map((other) => rowOf(other, ({ offered }) => offered))}
              why={sentences(t('wall.whyNext'), whyRefuses(game, others, told))}
            />
          )}
          {told?.some(({ after }) => after !== undefined) === true && (
            <Block
              title={t('wall.yearsAfter')}
              rows={[rowOf(me, ({ after }) => after)]}
              why={whyAfter(choices, (shiftBp) => whoMeetsRise(scenario, game, me, { ...policy, shiftBp }))}
            />
          )}
          {told?.some(({ task }) => task !== undefined) === true && <TaskBlock told={told} />}
        </table>
      </details>
      {choices.every(({ payers }) => payers.length === 0) && <p class="small muted">{t('curve.flat')}</p>}
      {preview.hasFailed && <p class="small">{t('whatIf.failed')}</p>}
    </fieldset>
  );
}

const nameOf = (shiftBp: number): string =>
  t(shiftBp < 0 ? 'wall.cut' : shiftBp > 0 ? 'wall.raise' : 'wall.leave');

type VerdictsProps = Pick<StepProps, 'choices'> & {
  readonly told: readonly TariffChoice[] | undefined;
  readonly me: EconomyId;
};

function Verdicts({ choices, told, me }: VerdictsProps) {
  return (
    <div class="stack gap-1 small num" aria-busy={told === undefined}>
      {told !== undefined &&
        verdicts(choices, told, me).map(({ shiftBp, words }) => (
          <p key={shiftBp}>
            <b>{nameOf(shiftBp)}</b> {sentences(...words.map(say))}
          </p>
        ))}
    </div>
  );
}

/** Of each move of the tariff in words: the own income now, and what others make of it: in the next round, or in the years after. */
export function verdicts(
  choices: readonly Pick<StepChoice, 'shiftBp'>[],
  told: readonly TariffChoice[],
  me: EconomyId,
): readonly { readonly shiftBp: number; readonly words: readonly Phrase[] }[] {
  const still = told[choices.findIndex(({ shiftBp }) => shiftBp === 0)];
  return choices.flatMap(({ shiftBp }, at) => {
    const choice = told[at];
    if (shiftBp === 0 || choice === undefined) return [];
    const { now, offered = {}, after, task } = choice;
    const change = formatSignedPercent((now[me] ?? 0) / 100, 2);
    const others = Object.keys(still?.offered ?? {}).filter((economy) => economy !== me);
    const refusing = others.filter(
      (economy) => offered[economy] === undefined && still?.offered?.[economy] !== undefined,
    );
    const more = others.reduce(
      (sum, economy) => sum + ((offered[economy] ?? 0) - (still?.offered?.[economy] ?? 0)),
      0,
    );
    const then =
      after !== undefined
        ? phrase('wall.thenAfter', { change: formatSignedPercent((after[me] ?? 0) / 100, 2) })
        : refusing.length > 0
          ? phrase('wall.thenRefuse', { economies: refusing })
          : Math.abs(more) > SILENT_PERCENT && phrase(more < 0 ? 'wall.thenLess' : 'wall.thenMore');
    const isTask = task !== undefined && task.met !== still?.task?.met;
    return [
      {
        shiftBp,
        words: [
          phrase('wall.thenNow', { change }),
          ...(then ? [then] : []),
          ...(isTask ? [phrase(task.met === true ? 'wall.thenTask' : 'wall.thenNoTask')] : []),
        ],
      },
    ];
  });
}

type ToldProps = Pick<StepProps, 'policy' | 'preview'>;

/** Beside a surcharge, which stands far below the choices: what the tariff as it is set moves, the own income and that of whom it hits. */
export function SurchargeTold({ policy, preview }: ToldProps) {
  const { scenario, game, me } = useCountrySeat();
  const at = stepChoices(scenario, game, me, policy)?.findIndex(({ shiftBp }) => shiftBp === policy.shiftBp);
  const now = preview.choices?.[at ?? -1]?.now;
  if (policy.surcharge === undefined || now === undefined) return null;
  const { against } = policy.surcharge;
  const moved = (economy: EconomyId): string => formatSignedPercent((now[economy] ?? 0) / 100, 2);
  const told = { own: moved(me), theirs: moved(against), economy: economyName(against) };
  return <output class="small num">{t('surcharge.told', told)}</output>;
}

type BlockProps = {
  readonly title: string;
  readonly rows: readonly ChoiceRowProps[];
  /** Empty where there is nothing to tell. */
  readonly why: string;
};

/** What the choices bring at one time, and why. */
function Block({ title, rows, why }: BlockProps) {
  const columns = 1 + Math.max(0, ...rows.map(({ percents }) => percents.length));
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns}>
          <b>{title}</b>
        </th>
      </tr>
      {rows.map((row) => (
        <ChoiceRow key={row.label} {...row} />
      ))}
      {why !== '' && (
        <tr>
          <td colSpan={columns} class="small muted" style={{ whiteSpace: 'normal', textAlign: 'start' }}>
            <details>
              <summary>{t('wall.why')}</summary>
              {why}
            </details>
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Whether the task of the seat, judged after the last round, is done with each choice. */
export function TaskBlock({ told }: { readonly told: readonly TariffChoice[] }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={1 + told.length}>
          <b>{t('wall.task')}</b>
        </th>
      </tr>
      <tr>
        <th scope="row">{t('wall.you')}</th>
        {told.map(({ task }, at) => (
          <td key={at} class="small" style={{ whiteSpace: 'normal' }}>
            {task !== undefined && (
              <>
                {t(task.met === true ? 'wall.taskDone' : 'wall.taskNotDone')}
                {task.now !== undefined && ` (${progressText(task)})`}
              </>
            )}
          </td>
        ))}
      </tr>
    </tbody>
  );
}

/**
 * Why a tariff moves the own income as it does: it keeps out what others make for less, and it raises the prices at which the seat sells. Which of
 * the two counts for more is read off the figures.
 */
export function whyNow(
  choices: readonly Pick<StepChoice, 'shiftBp'>[],
  told: readonly TariffChoice[],
  me: EconomyId,
): string {
  const [cut, raise] = [-1, 1].map((way) => {
    const at = choices.findIndex(({ shiftBp }) => Math.sign(shiftBp) === way);
    return told[at]?.now[me] ?? 0;
  }) as [number, number];
  const more = cut >= SILENT_PERCENT ? 'Goods' : raise >= SILENT_PERCENT ? 'Prices' : 'Neither';
  return sentences(t('wall.whyNow'), t(`wall.whyNow${more}`));
}

/** Why some would refuse free trade in the next round, and that it ends what only all could sign then. */
function whyRefuses(
  { settings, round, seats }: Pick<CountryGame, 'settings' | 'round' | 'seats'>,
  among: readonly EconomyId[],
  told: readonly TariffChoice[],
): string | false {
  const refusing = among.filter((other) =>
    told.some(({ offered }) => offered !== undefined && offered[other] === undefined),
  );
  if (refusing.length === 0) return false;
  const why = { economies: formatList(refusing.map(economyName)), count: refusing.length };
  const all = { round: round + 1, count: Object.keys(seats).length };
  const isOfAll = round < settings.rounds && mostFounders(settings, all.round) >= all.count;
  return sentences(t('wall.refusesWhy', why), isOfAll && t('wall.refusesAll', all));
}

/** Who answers a rise in the years after, as the forecast of it counts. */
function whyAfter(
  choices: readonly Pick<StepChoice, 'shiftBp'>[],
  meeting: (shiftBp: number) => readonly EconomyId[],
): string {
  const most = Math.max(...choices.map(({ shiftBp }) => shiftBp));
  const answering = most > 0 ? meeting(most) : [];
  return answering.length === 0
    ? ''
    : t('wall.whyAfter', { economies: formatList(answering.map(economyName)), count: answering.length });
}

/** What the choices move: goods that are set separately stay as they are set. All, where each is. */
function movedGoods(scenario: Scenario, game: CountryGame, me: EconomyId, policy: PolicyOf<'wall'>) {
  const lines = sectorLines(scenario, game, me, policy);
  const rest = lines.filter(({ isApart }) => !isApart);
  return rest.length === 0 ? lines : rest;
}

/** The rate that stands on a choice: of the goods that it moves where some are set separately, else the average of the whole tariff. */
export function choiceRateBp(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  policy: PolicyOf<'wall'>,
): number {
  const moved = movedGoods(scenario, game, me, policy);
  return moved.length < tradableSectors(scenario).length
    ? moved.reduce((sum, { nextBp }) => sum + nextBp, 0) / moved.length
    : averageWallBp(nextWall(scenario, game, me, policy));
}

/** A choice of how far the whole tariff moves. */
export type StepChoice = {
  readonly shiftBp: number;
  /** Whose goods meet another tariff under it. */
  readonly payers: readonly EconomyId[];
};

/** Down by a whole step, as it is, up by a whole step, and the move in hand where the map has set one between. */
export function stepChoices(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  policy: PolicyOf<'wall'>,
): readonly StepChoice[] {
  const { minBp, maxBp } = shiftBounds(scenario, sectorLines(scenario, game, me, policy));
  const shifts = new Set([minBp, 0, maxBp, policy.shiftBp]);
  return [...shifts]
    .toSorted((a, b) => a - b)
    .map((shiftBp) => ({ shiftBp, payers: whoPays(scenario, game, me, { ...policy, shiftBp }) }));
}

/** Whose goods come to pay another tariff under an envelope: an agreement may hold it where it is. */
function whoPays(scenario: Scenario, game: CountryGame, me: EconomyId, policy: Policy): readonly EconomyId[] {
  const wall = wallOf(game, me);
  const next = Object.entries(nextWall(scenario, game, me, policy));
  const paid = (from: EconomyId, sector: SectorId, mfnBp: number): number =>
    Math.min(mfnBp, preferentialRateBp(game.agreements, me, from, sector, mfnBp) ?? mfnBp);
  return Object.keys(game.seats).filter(
    (from) =>
      from !== me &&
      next.some(
        ([sector, nextBp]) => paid(from, sector, nextBp) !== paid(from, sector, wall[sector] ?? nextBp),
      ),
  );
}

export type ChoiceRowProps = {
  readonly label: string;
  /** By choice; of whoever would refuse, nothing. */
  readonly percents: readonly (number | undefined)[];
};

/** What each choice brings to one economy: to the seat itself, or to somebody to whom it has that to offer. The most is marked. */
export function ChoiceRow({ label, percents }: ChoiceRowProps) {
  const written = percents.map((percent) => (percent === undefined ? -Infinity : Math.round(100 * percent)));
  const most = Math.max(...written);
  // A loss is no gain for being the smallest.
  const hasMost = most >= 0 && written.some((each) => each !== most);
  return (
    <tr>
      <th scope="row">{label}</th>
      {percents.map((percent, at) => (
        <td key={at}>
          {percent === undefined ? (
            <small class="muted">{t('wall.refuses')}</small>
          ) : (
            <span class={hasMost && written[at] === most ? 'pill tiny gain' : undefined}>
              <Delta
                value={percent}
                text={formatPercent(Math.abs(percent) / 100, 2)}
                epsilon={SILENT_PERCENT}
              />
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}
