import { useId } from 'preact/hooks';
import { MODULE_IDS, type ModuleId } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { t } from '../../text/t.ts';

type Props = { readonly settings: GameSettings; readonly onChange: (part: Partial<GameSettings>) => void };

/** Each module by itself: one that is off leaves no trace in the game. */
export function ModuleSwitches({ settings, onChange }: Props) {
  const id = useId();
  const chosen = settings.modules ?? MODULE_IDS;
  const toggle = (module: ModuleId): void =>
    onChange({
      modules: MODULE_IDS.filter((each) => (each === module) !== chosen.includes(each)),
    });
  return (
    <fieldset class="module-switches">
      <legend>
        <b>{t('open.modules')}</b> <span class="small muted">{t('open.modulesText')}</span>
      </legend>
      {MODULE_IDS.map((module) => (
        <div key={module} class="switch-row">
          <input
            id={`${id}-${module}`}
            type="checkbox"
            checked={chosen.includes(module)}
            onChange={() => toggle(module)}
            aria-describedby={`${id}-${module}-text`}
          />
          <span>
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
