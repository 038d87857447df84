import type { ComponentType } from 'preact';
import { useId } from 'preact/hooks';
import {
  FEATURE_OPENS_IN_ROUND,
  PRESETS,
  PRESETS_OFFERED,
  PROVINCE_FEATURES,
  type Preset,
} from '#shared/content/presets.ts';
import {
  CENTRE_KINDS,
  FOUR_OPENINGS,
  MODULE_IDS,
  PROVINCE_PRESET_IDS,
  type PresetId,
  type ProvincePresetId,
  type ScenarioId,
} from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { Choice, RadioGroup } from '../../design/Choice.tsx';
import { SEATS, lengthModel, withPreset } from '../../state/presetSettings.ts';
import { t } from '../../text/t.ts';
import { LaboratoryChoice, OpeningChoice } from './LaboratoryChoice.tsx';

type Props = {
  readonly settings: GameSettings;
  readonly onChoose: (settings: GameSettings) => void;
  readonly onChange: (part: Partial<GameSettings>) => void;
};

type OwnChoiceProps = Omit<Props, 'onChoose'> & {
  /** Whether a host is there who may act for the centre. */
  readonly isHosted: boolean;
};

const FURTHER: readonly PresetId[] = PRESETS_OFFERED.further;

/** Which game. Choosing a preset sets what it proposes and keeps the clock, the seed and a number of rounds of one's own. */
export function GameChoice({ settings, onChoose }: Omit<Props, 'onChange'>) {
  const cards = (presets: readonly PresetId[]) =>
    presets.map((preset) => (
      <PresetCard
        key={preset}
        preset={preset}
        settings={withPreset(settings, preset)}
        isChosen={preset === settings.preset}
        onChoose={() => onChoose(withPreset(settings, preset))}
      />
    ));
  return (
    <fieldset class="cards stack gap-1">
      <legend>
        <h2>{t('open.step1')}</h2>
      </legend>
      {cards(PRESETS_OFFERED.first)}
      <details class="more-games" open={FURTHER.includes(settings.preset)}>
        <summary>{t('open.moreGames')}</summary>
        <div class="stack gap-1">{cards(FURTHER)}</div>
      </details>
    </fieldset>
  );
}

type CardProps = {
  readonly preset: PresetId;
  readonly settings: GameSettings;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

/** One line for each game; that of the chosen one tells what is played. */
function PresetCard({ preset, settings, isChosen, onChoose }: CardProps) {
  const id = useId();
  // Without a clock a game takes as long as its people want.
  const minutes = lengthModel(settings)?.totalMinutes;
  return (
    <label class={isChosen ? 'card stack top on' : 'card stack top'} for={id}>
      <span class="row wrap">
        <input id={id} type="radio" name="preset" checked={isChosen} onChange={onChoose} />
        <b class="grow">{t(`preset.${preset}`)}</b>
        <span class="small muted num">
          {[
            minutes === undefined
              ? t('open.roundCount', { rounds: settings.rounds })
              : t('open.minutes', { minutes: Math.round(minutes) }),
            t('open.seats', { seats: SEATS[settings.scenarioId] }),
          ].join(' · ')}
        </span>
      </span>
      {isChosen && (
        <>
          {preset === 'firstLesson' && <span class="pill">{t('open.recommended')}</span>}
          <span class="small">{t(`open.${preset}Text`)}</span>
          <ModuleTags preset={preset} />
        </>
      )}
    </label>
  );
}

/** What a game lets one choose of its own: where it begins, who the centre is, what the laboratory assumes. */
export function OwnChoice(props: OwnChoiceProps) {
  const { settings, onChange } = props;
  if (settings.preset === 'laboratory') return <LaboratoryChoice settings={settings} onChange={onChange} />;
  const Own = OWN_CHOICES[settings.scenarioId];
  return <Own {...props} />;
}

/** The invented countries: near in size to play with, or the textbook's to show an example. */
function CountriesChoice({ settings, onChange }: OwnChoiceProps) {
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
        onChange={(scenarioId) => onChange({ scenarioId, opening: 'standard' })}
        note={t(isTextbook ? 'open.countriesTextbookText' : 'open.countriesQuartetText')}
      />
      {!isTextbook && (
        <Choice
          label={t('open.tariffs')}
          value={settings.opening}
          options={FOUR_OPENINGS.map((value) => ({ value, label: t(`opening.${value}`) }))}
          onChange={(value) =>
            onChange({ opening: FOUR_OPENINGS.find((each) => each === value) ?? 'standard' })
          }
        />
      )}
    </div>
  );
}

/** What a preset plays, as tags: the modules that it adds. */
function ModuleTags({ preset }: { readonly preset: PresetId }) {
  if (isProvincePreset(preset)) return <FeatureTags preset={preset} />;
  const { moduleOpensInRound, isLaboratory }: Preset = PRESETS[preset];
  return (
    <span class="module-tags row wrap gap-1 small">
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

/** When the provinces begin, who acts for the centre, and whether cards of history are laid out for reading. */
function ProvincesChoice({ settings, onChange, isHosted }: OwnChoiceProps) {
  const id = useId();
  const opening = settings.opening === 'year1987' ? 'year1987' : 'year1997';
  const centre = settings.centre ?? 'rule';
  return (
    <div class="opening-choice provinces-choice row wrap top gap-4">
      <RadioGroup
        legend={t('open.begins')}
        value={opening}
        choices={(['year1997', 'year1987'] as const).map((value) => ({
          value,
          label: t(`opening.${value}`),
        }))}
        onChange={(next) => onChange({ opening: next })}
        note={t(`open.begins.${opening}`)}
      />
      <RadioGroup
        legend={t('open.centre')}
        value={centre}
        choices={CENTRE_KINDS.filter((value) => value !== 'host' || isHosted).map((value) => ({
          value,
          label: t(`open.centre.${value}`),
        }))}
        onChange={(next) => onChange({ centre: next })}
        note={t(`open.centreText.${centre}`)}
      />
      <div class="switch-row row top">
        <input
          id={id}
          type="checkbox"
          checked={settings.showsHistory === true}
          onChange={(event) => onChange({ showsHistory: event.currentTarget.checked })}
          aria-describedby={`${id}-text`}
        />
        <span class="stack gap-none">
          <label for={id}>
            <b>{t('open.history')}</b>
          </label>{' '}
          <span id={`${id}-text`} class="small muted">
            {t('open.historyText')}
          </span>
        </span>
      </div>
    </div>
  );
}

const OWN_CHOICES = {
  textbook: CountriesChoice,
  quartet: CountriesChoice,
  world: OpeningChoice,
  provinces: ProvincesChoice,
} as const satisfies Record<ScenarioId, ComponentType<OwnChoiceProps>>;
