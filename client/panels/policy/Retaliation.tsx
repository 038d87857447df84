import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { previews } from '../../preview/preview.ts';
import { usePreview } from '../../preview/usePreview.ts';
import type { PreviewJob } from '../../preview/previewProtocol.ts';
import { formatNumber, formatSignedPercent } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import type { Effect } from '../treaty/effectModel.ts';
import { retaliationOf } from './retaliationModel.ts';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly me: EconomyId;
  readonly policy: Policy;
  readonly effects: readonly Effect[] | undefined;
};

/** What becomes of the plan if the hardest hit answers in kind; shown when somebody would lose enough to. */
export function Retaliation({ scenario, game, me, policy, effects }: Props) {
  const threat = retaliationOf({ scenario, game, me, policy, effects: effects ?? [] });
  const text = canonicalJson([policy, threat ?? '']);
  const job: PreviewJob | undefined =
    threat === undefined
      ? undefined
      : { type: 'retaliation', economy: me, policy, by: threat.by, raisedBp: threat.raisedBp };
  usePreview('retaliation', job, [text, game]);
  const answer = previews.value.retaliation;
  if (threat === undefined || answer?.job.type !== 'retaliation' || answer.result.type !== 'forecast')
    return null;
  const own = answer.result.forecast.economies[me];
  if (own === undefined || answer.job.by !== threat.by) return null;
  const before = game.settled.welfare[me] ?? 1;
  return (
    <section class="retaliation" role="note">
      <h3 class="row">
        <Icon name="retaliation" size={17} />
        {t('retaliate.title', { economy: economyName(threat.by) })}
      </h3>
      <p class="small num">
        {t('retaliate.text', {
          index: formatNumber(100 * own.welfare, 2),
          change: formatSignedPercent(own.welfare / before - 1, 2),
        })}{' '}
        {t('retaliate.explain', { points: threat.raisedBp / 100 })}{' '}
        {threat.rounds > 0 && t('retaliate.record', { count: threat.raises, total: threat.rounds })}{' '}
        <ConceptMark place="spot.retaliation" />
      </p>
    </section>
  );
}
