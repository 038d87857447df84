import { t } from '../../text/t.ts';
import { CopyButton, SelectedText } from './CopyButton.tsx';
import { QrCode } from './QrCode.tsx';

type Props = {
  readonly link: string;
  /** Whose link it is, and what for. */
  readonly label: string;
  readonly hint: string;
};

/** A secret link to take to another device: a code for its camera, the text to select, and a button that copies it. */
export function ShareLink({ link, label, hint }: Props) {
  return (
    <div class="share-link">
      <p class="small">{hint}</p>
      <QrCode text={link} label={t('share.qr', { label })} />
      <SelectedText text={link} label={label} isFocused={false} />
      <CopyButton text={link} label={t('share.copy')} icon="key" />
    </div>
  );
}
