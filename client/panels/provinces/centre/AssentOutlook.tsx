import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { previews } from '../../../preview/preview.ts';
import { usePreview } from '../../../preview/usePreview.ts';
import { formatNumber } from '../../../text/format.ts';
import { RichText } from '../../../text/RichText.tsx';
import { t } from '../../../text/t.ts';
import { Delta } from '../../player/Delta.tsx';

type Props = { readonly game: GameState; readonly me: EconomyId };

/** What the reform would bring to whoever is asked to assent, in points of a round. */
export function AssentOutlook({ game, me }: Props) {
  const { decisions } = previews.value;
  // Nothing that it rests on moves before the envelopes are opened: some forty solves need no second run when others seal.
  usePreview('decisions', { type: 'assent', economy: me }, [me, game.round]);
  if (decisions?.job.type !== 'assent') return <p class="small muted">{t('assent.waiting')}</p>;
  if (decisions.result.type !== 'assent') return <p class="small muted">{t('assent.failed')}</p>;
  const { now, reformed } = decisions.result.forecast;
  return (
    <p class="small num assent-outlook">
      <RichText
        k="assent.forecast"
        params={{ now: formatNumber(now, 1), reformed: <b>{formatNumber(reformed, 1)}</b> }}
      />{' '}
      <Delta value={reformed - now} text={formatNumber(Math.abs(reformed - now), 1)} epsilon={0.05} />
    </p>
  );
}
