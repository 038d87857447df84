import { Icon } from '../../../design/Icon.tsx';
import type { ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { isLive } from '../../../state/store.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { press } from '../../player/press.ts';
import type { ConferenceMove } from './boardModel.ts';

type Props = {
  readonly move: ConferenceMove;
  readonly package: ConferencePackage;
  readonly onAsk: () => void;
};

/** Agree, or ask for exactly one change; both may be taken back until the bell. */
export function FloorActions({ move, package: { revision }, onAsk }: Props) {
  switch (move.type) {
    case 'author':
      return <p class="panel pad small">{t('wto.authorHint')}</p>;
    case 'otherVoice':
      return <p class="panel pad small">{t('wto.otherVoice', { economy: economyName(move.speaker) })}</p>;
    case 'speak':
    case 'spoken':
    case 'over':
      return null;
    case 'answer':
    case 'agrees':
    case 'asks':
      return (
        <div class="panel floor-actions">
          <button
            type="button"
            class={move.type === 'answer' ? 'btn primary' : 'btn'}
            disabled={!isLive.value || move.type === 'agrees'}
            onClick={() => void press({ type: 'agreeToPackage', revision })}
          >
            <Icon name="check" />
            {t(move.type === 'agrees' ? 'wto.agreed' : move.type === 'asks' ? 'wto.withdraw' : 'wto.agree')}
          </button>
          <button type="button" class="btn" onClick={onAsk}>
            <Icon name="pencil" />
            {t(move.type === 'asks' ? 'wto.askAnother' : 'wto.ask')}
          </button>
          <span class="small muted">{t('wto.mayChange')}</span>
        </div>
      );
  }
}
