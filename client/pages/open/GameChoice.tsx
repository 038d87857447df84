import { useId } from 'preact/hooks';
import { INTEGRATION_LEVELS } from '#shared/content/integrationLevels.ts';
import { PRESETS, type Preset } from '#shared/content/presets.ts';
import { FEATURE_OPENS_IN_ROUND, PROVINCE_FEATURES } from '#shared/content/provinces/provinceFeatures.ts';
import { PROVINCE_PLACES } from '#shared/content/provinces/geography.ts';
import {
  COUNTRY_PRESET_IDS,
  MODULE_IDS,
  PROVINCE_PRESET_IDS,
  type PresetId,
  type ProvincePresetId,
} from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { RadioGroup } from '../../design/Choice.tsx';
import { LaboratoryChoice, OpeningChoice } from './LaboratoryChoice.tsx';
import { ProvincesChoice } from './ProvincesChoice.tsx';
import { SEATS, lengthModel } from './lengthModel.ts';
import { presetSettings } from './presetSettings.ts';

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
        <fieldset key={heading} class="cards stack grid fine">
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

/** A picture for recognition only: four invented lands, the tiles of twelve economies, or the honeycomb of ten provinces. */
function PresetPicture({ preset }: { readonly preset: PresetId }) {
  return (
    <svg class="preset-picture" viewBox="0 0 320 84" aria-hidden="true">
      {preset === 'firstLesson' ? <Lands /> : isOfProvinces(preset) ? <Cells /> : <Tiles />}
    </svg>
  );
}

const LANDS = [
  'M38 16l52-6 24 26-18 32-58 4-12-30z',
  'M122 12l50 4 10 30-30 24-34-10-8-24z',
  'M196 14l56-4 26 24-14 34-52 6-26-28z',
  'M286 52l22-8 8 14-14 12-20-4z',
] as const;

function Lands() {
  return (
    <g>
      {LANDS.map((outline, index) => (
        <path key={outline} d={outline} class={index === 1 || index === 2 ? 'land bloc' : 'land'} />
      ))}
    </g>
  );
}

/** Columns and rows as on the tile map of the game, and the letters of the medallions. */
const TILES = [
  ['CAN', 0, 0],
  ['USA', 0, 1],
  ['MEX', 0, 2],
  ['UK', 1, 0],
  ['MER', 1, 2],
  ['EU', 2, 0],
  ['AFR', 2, 2],
  ['KOR', 3, 0],
  ['CHN', 3, 1],
  ['IND', 3, 2],
  ['JPN', 4, 0],
  ['ASE', 4, 2],
] as const;

function Tiles() {
  return (
    <g class="tiles">
      {TILES.map(([label, column, row]) => (
        <g key={label} transform={`translate(${34 + column * 52} ${1 + row * 28})`}>
          <rect width="46" height="25" rx="4" class="land" />
          <text x="23" y="17">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

function isOfProvinces(preset: PresetId): boolean {
  return PROVINCE_PRESET_IDS.some((id) => id === preset);
}

/** A cell of six sides around 0, 0. */
const CELL = 'M0-9.5L8.2-4.7V4.7L0 9.5-8.2 4.7V-4.7z';

const DELTA = ['SH', 'JS', 'ZJ'];

/** As in the game; regions without a seat are left out. */
function Cells() {
  return (
    <g>
      {Object.entries(PROVINCE_PLACES)
        .filter(([id]) => !id.includes('-'))
        .map(([id, { tile }]) => (
          <path
            key={id}
            d={CELL}
            class={DELTA.includes(id) ? 'land bloc' : 'land'}
            transform={`translate(${108 + (tile.column + (tile.row % 2) / 2) * 17} ${10.5 + tile.row * 15.2})`}
          />
        ))}
    </g>
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
    <label class={isChosen ? 'card stack top on' : 'card stack top'} for={id}>
      <input id={id} type="radio" name="preset" class="sr" checked={isChosen} onChange={onChoose} />
      <span class="ck" aria-hidden="true">
        {isChosen && <Icon name="check" size={14} />}
      </span>
      <span class="card-title">
        <b>{t(`preset.${preset}`)}</b>
      </span>
      <PresetPicture preset={preset} />
      <span class="card-length row wrap num">
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

/** What a preset plays, as tags: how high the ladder goes, and the modules that it adds. */
function ModuleTags({ preset }: { readonly preset: PresetId }) {
  if (isProvincePreset(preset)) return <FeatureTags preset={preset} />;
  const { levelOpensInRound, moduleOpensInRound, isLaboratory }: Preset = PRESETS[preset];
  const highest = INTEGRATION_LEVELS.findLast((level) => levelOpensInRound[level] !== undefined) ?? 1;
  return (
    <span class="module-tags row wrap gap-1 small">
      <span class="pill tiny">{t('open.levels', { level: highest })}</span>
      {MODULE_IDS.filter((module) => moduleOpensInRound[module] !== undefined).map((module) => (
        <span key={module} class="pill tiny add">
          {t(isLaboratory ? 'open.tagOptional' : 'open.tag', { module: t(`module.${module}`) })}
        </span>
      ))}
    </span>
  );
}

function isProvincePreset(preset: PresetId): preset is ProvincePresetId {
  return PROVINCE_PRESET_IDS.some((id) => id === preset);
}

/** What a game of provinces has beyond dials, pacts and payments. */
function FeatureTags({ preset }: { readonly preset: ProvincePresetId }) {
  const opens: Readonly<Partial<Record<(typeof PROVINCE_FEATURES)[number], number>>> =
    FEATURE_OPENS_IN_ROUND[preset];
  return (
    <span class="module-tags row wrap gap-1 small">
      {PROVINCE_FEATURES.filter((feature) => opens[feature] !== undefined).map((feature) => (
        <span key={feature} class="pill tiny add">
          {t('open.tag', { module: t(`open.feature.${feature}`) })}
        </span>
      ))}
    </span>
  );
}
