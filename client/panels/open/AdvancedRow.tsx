import { useId } from 'preact/hooks';
import { newSeed } from '../../state/newSeed.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';

type Props = { readonly seed: string; readonly onChange: (seed: string) => void };

/** What the server takes as a seed (settings of a game). */
export function isSeed(text: string): boolean {
  return /^[\w-]{1,32}$/.test(text);
}

/** Folded: what nobody needs for a first game. */
export function AdvancedRow({ seed, onChange }: Props) {
  const id = useId();
  const isBad = !isSeed(seed);
  return (
    <details class="advanced">
      <summary>
        <Icon name="sliders" size={20} />
        <b>{t('open.advanced')}</b>
        <span class="small muted grow">{t('open.advancedText')}</span>
        <Icon name="chevronDown" size={19} />
      </summary>
      <div class="advanced-body">
        <label for={id}>{t('open.seed')}</label>
        <div class="row">
          <input
            id={id}
            class="field num"
            value={seed}
            onInput={(event) => onChange(event.currentTarget.value)}
            spellcheck={false}
            autoComplete="off"
            aria-invalid={isBad}
            aria-describedby={`${id}-note`}
          />
          <button type="button" class="btn" onClick={() => onChange(newSeed())}>
            {t('open.newSeed')}
          </button>
        </div>
        <p id={`${id}-note`} class={isBad ? 'small bad' : 'small muted'} role={isBad ? 'alert' : undefined}>
          {t(isBad ? 'open.seedBad' : 'open.seedText')}
        </p>
      </div>
    </details>
  );
}
