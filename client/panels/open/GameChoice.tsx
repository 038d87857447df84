import { useId } from 'preact/hooks';
import { COUNTRY_PRESET_IDS, PROVINCE_PRESET_IDS, type PresetId } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { RadioGroup } from '../chrome/RadioGroup.tsx';
import { lengthModel } from './lengthModel.ts';
import { presetSettings } from './presetSettings.ts';
import { SEATS } from './seats.ts';
import { LaboratoryChoice } from './LaboratoryChoice.tsx';
import { ModuleTags } from './ModuleTags.tsx';
import { OpeningChoice } from './OpeningChoice.tsx';
import { PresetPicture } from './PresetPicture.tsx';
import { ProvincesChoice } from './ProvincesChoice.tsx';

type Props = {
  readonly settings: GameSettings;
  readonly onChoose: (settings: GameSettings) => void;
  readonly onChange: (part: Partial<GameSettings>) => void;
};

/** By who plays. */
const OFFERED = [
  { heading: 'open.ofCountries', presets: COUNTRY_PRESET_IDS },
  { heading: 'open.ofProvinces', presets: PROVINCE_PRESET_IDS },
] as const;

/** Step 1: which game. Choosing a preset sets what it proposes and keeps the clock and the seed. */
export function GameChoice({ settings, onChoose, onChange }: Props) {
  const choose = (preset: PresetId): void => {
    onChoose({ ...presetSettings(preset, settings.seed), clock: settings.clock, timed: settings.timed });
  };
  return (
    <section>
      <h2>{t('open.step1')}</h2>
      {OFFERED.map(({ heading, presets }) => (
        <fieldset key={heading} class="cards">
          <legend>{t(heading)}</legend>
          {presets.map((preset) => (
            <PresetCard
              key={preset}
              preset={preset}
              settings={{ ...presetSettings(preset, settings.seed), clock: settings.clock }}
              isChosen={preset === settings.preset}
              onChoose={() => choose(preset)}
            />
          ))}
        </fieldset>
      ))}
      {settings.preset === 'laboratory' ? (
        <LaboratoryChoice settings={settings} onChange={onChange} />
      ) : settings.scenarioId === 'provinces' ? (
        <ProvincesChoice settings={settings} onChange={onChange} />
      ) : settings.scenarioId === 'world' ? (
        <OpeningChoice settings={settings} onChange={onChange} />
      ) : (
        <CountriesChoice settings={settings} onChange={onChange} />
      )}
    </section>
  );
}

type CardProps = {
  readonly preset: PresetId;
  readonly settings: GameSettings;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function PresetCard({ preset, settings, isChosen, onChoose }: CardProps) {
  const id = useId();
  const minutes = lengthModel(settings)?.totalMinutes ?? 0;
  return (
    <label class={isChosen ? 'card on' : 'card'} for={id}>
      <input id={id} type="radio" name="preset" class="sr" checked={isChosen} onChange={onChoose} />
      <span class="ck" aria-hidden="true">
        {isChosen && <Icon name="check" size={14} />}
      </span>
      <span class="card-title">
        <b>{t(`preset.${preset}`)}</b>
      </span>
      <PresetPicture preset={preset} />
      <span class="card-length num">
        <b>{t('open.minutes', { minutes: Math.round(minutes) })}</b>
        <span class="small muted">
          {t('open.roundCount', { rounds: settings.rounds })} ·{' '}
          {t('open.seats', { seats: SEATS[settings.scenarioId] })}
        </span>
        {preset === 'firstLesson' && <span class="pill">{t('open.recommended')}</span>}
      </span>
      <span class="small">{t(`open.${preset}Text`)}</span>
      <ModuleTags preset={preset} />
    </label>
  );
}

/** The invented countries: near in size to play with, or the textbook's to show an example. */
function CountriesChoice({ settings, onChange }: Omit<Props, 'onChoose'>) {
  const isTextbook = settings.scenarioId === 'textbook';
  return (
    <div class="opening-choice">
      <RadioGroup
        legend={t('open.countries')}
        value={isTextbook ? 'textbook' : 'quartet'}
        choices={[
          { value: 'quartet', label: t('open.countriesQuartet') },
          { value: 'textbook', label: t('open.countriesTextbook') },
        ]}
        onChange={(scenarioId) => onChange({ scenarioId })}
        note={t(isTextbook ? 'open.countriesTextbookText' : 'open.countriesQuartetText')}
      />
    </div>
  );
}
