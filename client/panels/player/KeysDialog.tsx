import type { TextKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';
import { Dialog } from '../chrome/Dialog.tsx';
import { showsKeys } from './tableState.ts';
import { areKeysOn, switchKeys } from './useTableKeys.ts';

export type KeyList = readonly (readonly [string, TextKey])[];

const KEYS: KeyList = [
  ['P', 'keys.proposals'],
  ['M', 'keys.map'],
  ['C', 'keys.chat'],
  ['T', 'keys.tariffs'],
  ['N', 'keys.write'],
  ['1 2 3 4', 'keys.layers'],
  ['?', 'keys.list'],
  ['Esc', 'keys.close'],
];

/** The list of keys, with the switch that turns single letters off. */
export function KeysDialog({ keys = KEYS }: { readonly keys?: KeyList }) {
  if (!showsKeys.value) return null;
  return (
    <Dialog title={t('keys.title')} onClose={() => (showsKeys.value = false)}>
      <dl class="keys">
        {keys.map(([key, text]) => (
          <div class="row" key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <label class="row">
        <input
          type="checkbox"
          checked={areKeysOn.value}
          onChange={(event) => switchKeys(event.currentTarget.checked)}
        />
        {t('keys.switch')}
      </label>
    </Dialog>
  );
}
