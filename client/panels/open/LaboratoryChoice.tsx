import { INTEGRATION_LEVELS, stageOfLevel } from '#shared/content/integrationLevels.ts';
import type { ScenarioId } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { t } from '../../text/t.ts';
import { RadioGroup } from '../chrome/RadioGroup.tsx';
import { AssumptionsForm } from './AssumptionsForm.tsx';
import { ModuleSwitches } from './ModuleSwitches.tsx';
import { OpeningChoice } from './OpeningChoice.tsx';

type Props = { readonly settings: GameSettings; readonly onChange: (part: Partial<GameSettings>) => void };

const SCENARIOS = ['quartet', 'textbook', 'world'] as const satisfies readonly ScenarioId[];
const HIGHEST = 6;

/** Everything one by one: scenario, how high the ladder goes, each module, and what the model assumes. */
export function LaboratoryChoice({ settings, onChange }: Props) {
  const level = INTEGRATION_LEVELS.find((each) => each === settings.highestLevel) ?? HIGHEST;
  return (
    <div class="laboratory">
      <div class="laboratory-basics">
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
