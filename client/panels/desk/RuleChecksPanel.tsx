import { Icon, type IconName } from '../../design/Icon.tsx';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { failing, type RuleCheck, type RuleChecks } from './ruleChecks.ts';

type Props = { readonly checks: RuleChecks };

const ICONS = { holds: 'check', fails: 'close', note: 'idea' } as const satisfies Record<
  RuleCheck['result'],
  IconName
>;

/** What the rules ask of the draft, one line a question; where the multilateral system is open, Article XXIV line by line. */
export function RuleChecksPanel({ checks }: Props) {
  const count = failing(checks);
  return (
    <section class="panel rule-checks" aria-label={t('desk.rules')}>
      <h3 class="head">
        {t('desk.rules')}
        <span class="grow" />
        <span class={count === 0 ? 'pill gain' : 'pill loss'}>
          {count === 0 ? t('desk.lawful') : t('check.fails', { count })}
        </span>
      </h3>
      <div class="pad small">
        <CheckList checks={checks.game} />
        {checks.review.length > 0 && (
          <>
            <h4 class="row">
              {t('check.review')}
              <ConceptMark place="spot.articleXxiv" />
            </h4>
            <CheckList checks={checks.review} />
          </>
        )}
      </div>
    </section>
  );
}

function CheckList({ checks }: { readonly checks: readonly RuleCheck[] }) {
  return (
    <ul class="checks">
      {checks.map(({ result, phrase, detail, article }) => (
        <li key={phrase.key} class={result}>
          <Icon name={ICONS[result]} size={16} />
          <span>
            <span class="sr">{t(`check.result.${result}`)}: </span>
            {say(phrase)}
            {article !== undefined && <b> {t('desk.article', { clause: article + 1 })}</b>}
            {detail !== undefined && <span class="muted"> {say(detail)}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
