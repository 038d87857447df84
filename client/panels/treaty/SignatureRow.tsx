import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { Icon } from '../../design/Icon.tsx';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../chrome/Medallion.tsx';
import { signaturesOf, type SignatureState } from './paperModel.ts';

type Props = { readonly paper: Paper; readonly me: EconomyId | undefined };

/** Where each party stands: not opened, reading, signed, refused. The sender sees it as it happens. */
export function SignatureRow({ paper, me }: Props) {
  return (
    <ul class="sign">
      {signaturesOf(paper).map(({ economy, state }) => (
        <li class="s" key={economy}>
          <Medallion economy={economy} size={30} ring={RINGS[state]} isDashed={state === 'sent'} />
          <span>
            <b>{economy === me ? t('paper.you') : economyName(economy)}</b>
            <br />
            <span class="muted">
              {state === 'signed' && <Icon name="sign" size={13} />}{' '}
              {economy === me && state !== 'signed' && state !== 'refused'
                ? t('paper.notSigned')
                : t(`paper.${state}`)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const RINGS = {
  signed: 'var(--gain)',
  reading: 'var(--line-strong)',
  sent: 'var(--line-strong)',
  refused: 'var(--loss)',
} as const satisfies Record<SignatureState, string>;
