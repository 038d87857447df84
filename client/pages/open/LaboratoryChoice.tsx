import { useId } from 'preact/hooks';
import type { Assumptions } from '#shared/content/assumptions.ts';
import {
  INTEGRATION_LEVELS,
  MODULE_IDS,
  type ModuleId,
  type ScenarioId,
  stageOfLevel,
} from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { RadioGroup } from '../../design/Choice.tsx';
import { t } from '../../text/t.ts';

type Props = { readonly settings: GameSettings; readonly onChange: (part: Partial<GameSettings>) => void };

const SCENARIOS = ['quartet', 'textbook', 'world'] as const satisfies readonly ScenarioId[];

const HIGHEST = 6;

/** Everything one by one: scenario, how high the ladder goes, each module, and what the model assumes. */
export function LaboratoryChoice({ settings, onChange }: Props) {
  const level = INTEGRATION_LEVELS.find((each) => each === settings.highestLevel) ?? HIGHEST;
  return (
    <div class="laboratory stack gap-3">
      <div class="laboratory-basics row wrap top gap-4">
        <div class="opening-choice">
          <RadioGroup
            legend={t('open.sum.scenario')}
            value={settings.scenarioId}
            choices={SCENARIOS.map((value) => ({ value, label: t(`scenario.${value}`) }))}
            onChange={(scenarioId) =>
              onChange({ scenarioId, opening: scenarioId === 'world' ? 'highWalls' : 'standard' })
            }
          />
        </div>
        {settings.scenarioId === 'world' && <OpeningChoice settings={settings} onChange={onChange} />}
        <div class="opening-choice">
          <RadioGroup
            legend={t('open.highestLevel')}
            value={String(level)}
            choices={INTEGRATION_LEVELS.map((each) => ({ value: String(each), label: String(each) }))}
            onChange={(value) => onChange({ highestLevel: Number(value) })}
            note={t(`stage.${stageOfLevel(level)}`)}
          />
        </div>
      </div>
      <ModuleSwitches settings={settings} onChange={onChange} />
      <AssumptionsForm settings={settings} onChange={onChange} />
    </div>
  );
}

type AssumptionsProps = {
  readonly settings: GameSettings;
  readonly onChange: (part: Partial<GameSettings>) => void;
};

const PERCENTS = [
  { key: 'scalePercent', max: 120 },
  { key: 'specificFactorsPercent', max: 150 },
  { key: 'sovereigntyPercent', max: 300 },
  { key: 'supportPercent', max: 200 },
] as const satisfies readonly { readonly key: keyof Assumptions; readonly max: number }[];

const USUAL_PERCENT = 100;

/** What the model assumes, for those who want to know how much depends on it. */
function AssumptionsForm({ settings, onChange }: AssumptionsProps) {
  const assumptions = settings.assumptions ?? {};
  const assume = (part: Partial<Assumptions>): void => onChange({ assumptions: { ...assumptions, ...part } });
  return (
    <fieldset class="assumptions pad stack gap-3">
      <legend>
        <b>{t('open.assumptions')}</b> <span class="small muted">{t('open.assumptionsText')}</span>
      </legend>
      <RadioGroup
        legend={t('open.elasticities')}
        value={assumptions.elasticities ?? 'base'}
        choices={(['low', 'base', 'high'] as const).map((value) => ({
          value,
          label: t(`open.elasticities.${value}`),
        }))}
        onChange={(elasticities) => assume({ elasticities })}
      />
      {PERCENTS.map(({ key, max }) => (
        <PercentField
          key={key}
          label={t(`open.${key}`)}
          max={max}
          value={assumptions[key] ?? USUAL_PERCENT}
          onChange={(percent) => assume({ [key]: percent })}
        />
      ))}
    </fieldset>
  );
}

type FieldProps = {
  readonly label: string;
  readonly max: number;
  readonly value: number;
  readonly onChange: (percent: number) => void;
};

function PercentField({ label, max, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <div class="row between wrap percent-field">
      <label for={id}>{label}</label>
      <span class="row">
        <input
          id={id}
          class="field num"
          type="number"
          min={0}
          max={max}
          step={10}
          value={value}
          onChange={(event) => {
            const percent = Math.round(event.currentTarget.valueAsNumber);
            if (Number.isFinite(percent)) onChange(Math.min(max, Math.max(0, percent)));
          }}
        />
        <span aria-hidden="true">%</span>
      </span>
    </div>
  );
}

type ModuleProps = {
  readonly settings: GameSettings;
  readonly onChange: (part: Partial<GameSettings>) => void;
};

/** Each module by itself: one that is off leaves no trace in the game. */
function ModuleSwitches({ settings, onChange }: ModuleProps) {
  const id = useId();
  const chosen = settings.modules ?? MODULE_IDS;
  const toggle = (module: ModuleId): void =>
    onChange({
      modules: MODULE_IDS.filter((each) => (each === module) !== chosen.includes(each)),
    });
  return (
    <fieldset class="module-switches pad stack grid gap-3">
      <legend>
        <b>{t('open.modules')}</b> <span class="small muted">{t('open.modulesText')}</span>
      </legend>
      {MODULE_IDS.map((module) => (
        <div key={module} class="switch-row row top">
          <input
            id={`${id}-${module}`}
            type="checkbox"
            checked={chosen.includes(module)}
            onChange={() => toggle(module)}
            aria-describedby={`${id}-${module}-text`}
          />
          <span class="stack gap-none">
            <label for={`${id}-${module}`}>
              <b>{t(`module.${module}`)}</b>
            </label>
            <span id={`${id}-${module}-text`} class="small muted">
              {t(`open.moduleText.${module}`)}
            </span>
          </span>
        </div>
      ))}
    </fieldset>
  );
}

type OpeningProps = {
  readonly settings: GameSettings;
  readonly onChange: (part: Partial<GameSettings>) => void;
};

/** Where the walls of the world stand when play begins. */
export function OpeningChoice({ settings, onChange }: OpeningProps) {
  const isToday = settings.opening === 'today';
  return (
    <div class="opening-choice">
      <RadioGroup
        legend={t('open.opening')}
        value={isToday ? 'today' : 'highWalls'}
        choices={[
          { value: 'highWalls', label: t('open.openingHighWalls') },
          { value: 'today', label: t('open.openingToday') },
        ]}
        onChange={(opening) => onChange({ opening })}
        note={t(isToday ? 'open.openingTodayText' : 'open.openingHighWallsText')}
      />
    </div>
  );
}
