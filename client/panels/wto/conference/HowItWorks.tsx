import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';

const RULES = ['wto.how.1', 'wto.how.2', 'wto.how.3', 'wto.how.4'] as const;

/** The conference in four sentences. */
export function HowItWorks() {
  return (
    <section class="panel pad small how" aria-labelledby="how-title">
      <h3 id="how-title" class="row">
        <span class="grow">{t('wto.how')}</span>
        <ConceptMark place="spot.conference" />
      </h3>
      <ol>
        {RULES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
    </section>
  );
}
