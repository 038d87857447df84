import { useId } from 'preact/hooks';
import { CENTRE_KINDS } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { t } from '../../text/t.ts';
import { RadioGroup } from '../../design/Choice.tsx';

type Props = { readonly settings: GameSettings; readonly onChange: (part: Partial<GameSettings>) => void };

/** When the provinces begin, who acts for the centre, and whether cards of history are laid out for reading. */
export function ProvincesChoice({ settings, onChange }: Props) {
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
        choices={CENTRE_KINDS.map((value) => ({ value, label: t(`open.centre.${value}`) }))}
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
