import type { MovedTrade } from '../../../map/provinces/provinceMapModel.ts';
import { RichText } from '../../../text/RichText.tsx';
import { t } from '../../../text/t.ts';
import { tradeSentences } from '../policy/tradeMovedModel.ts';
import './whatIfNote.css';

type Props = {
  readonly moved: readonly MovedTrade[];
  /** It has come about in the last round; otherwise an envelope in hand would move it. */
  readonly isSettled: boolean;
  /** Numbers stand beside the curves. */
  readonly hasSums: boolean;
};

/** Says over the map whether its curves are only tried or have come about, and in which unit their numbers are. */
export function WhatIfNote({ moved, isSettled, hasSums }: Props) {
  if (moved.length === 0) return null;
  return (
    <output class="panel small what-if-note">
      {isSettled ? (
        <span>{t(hasSums ? 'pmap.movedSums' : 'pmap.moved')}</span>
      ) : (
        <span aria-hidden="true">
          <RichText
            k={hasSums ? 'pmap.whatIfSums' : 'pmap.whatIf'}
            params={{ only: <b>{t('pmap.whatIfOnly')}</b> }}
          />
        </span>
      )}
      {moved.some(({ change }) => change < 0) && <Sign look="lost" text={t('pmap.whatIfLost')} />}
      {moved.some(({ change }) => change > 0) && <Sign look="won" text={t('pmap.whatIfWon')} />}
      {!isSettled && (
        <span class="sr">
          {t('pmap.whatIfOnly')} {tradeSentences(moved).join(' ')}
        </span>
      )}
    </output>
  );
}

function Sign({ look, text }: { readonly look: 'lost' | 'won'; readonly text: string }) {
  return (
    <span class="legend-trade" aria-hidden="true">
      <svg width="34" height="8">
        <path class={look} d="M3 4H31" />
      </svg>
      {text}
    </span>
  );
}
