import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Objection, PackageTerms } from '#shared/protocol/modules/wto.ts';
import { formatPercent } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { say } from '../../../text/Say.tsx';
import { shortMoney } from '../../../text/money.ts';
import { t } from '../../../text/t.ts';
import { Delta } from '../../../design/Marks.tsx';
import { Medallion } from '../../../design/Medallion.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { submitIntent } from '../../../net/submitIntent.ts';
import { SILENT_PERCENT } from '../../effects/effectModel.ts';
import { changePhrase } from '../package/TermsList.tsx';
import { type KnownEffects, type Request, requestsOf } from './effectModel.ts';
import { useCountries } from '../../../state/useTable.ts';
import { mayPress } from '../../../state/offices.ts';

type Props = {
  readonly objections: readonly Objection[];
  readonly terms: PackageTerms;
  readonly effects: KnownEffects;
  /** The members of one's own voice; empty for who only watches. */
  readonly mine: readonly EconomyId[];
  /** The author's side may take a change. */
  readonly mayTake: boolean;
};

/** The changes that objectors attach, each with what it would cost the world and the reader. */
export function Requests({ objections, terms, effects, mine, mayTake }: Props) {
  const { game } = useCountries();
  const requests = requestsOf(game, objections, effects.type === 'known' ? effects : undefined, mine);
  return (
    <section class="panel requests slim stack" aria-labelledby="requests-title">
      <h3 id="requests-title" class="row">
        <span class="grow">{t('wto.requests')}</span>
        <ConceptMark place="spot.objection" />
      </h3>
      {requests.length === 0 ? (
        <p class="small muted">{t('wto.requests.none')}</p>
      ) : (
        <>
          <ul>
            {requests.map((request) => (
              <li key={request.objection.by} class="row wrap">
                <Medallion economy={request.objection.by} size={26} ring="var(--time)" />
                <span class="grow">
                  <b>{economyName(request.objection.by)}</b>
                  {t('common.colon')}
                  {say(changePhrase(request.objection.change, terms))}
                </span>
                <Costs request={request} />
                {mayTake && (
                  <button
                    type="button"
                    class="btn sm"
                    disabled={!mayPress('takeChange')}
                    aria-label={t('wto.requests.takeOf', { economy: economyName(request.objection.by) })}
                    onClick={() => void submitIntent({ type: 'takeChange', by: request.objection.by })}
                  >
                    {t('wto.requests.take')}
                  </button>
                )}
              </li>
            ))}
          </ul>
          <p class="micro muted">{t('wto.requests.hint')}</p>
        </>
      )}
    </section>
  );
}

/** A change counts as none below this, billions. */
const SILENT_BN = 0.05;

export function Costs({ request: { cost } }: { readonly request: Pick<Request, 'cost'> }) {
  if (cost === undefined) return <span class="costs" aria-busy="true" />;
  return (
    <span class="costs num">
      <span>
        {t('wto.requests.world')}{' '}
        <Delta value={cost.worldBn} text={shortMoney(Math.abs(cost.worldBn))} epsilon={SILENT_BN} />
      </span>
      {cost.ownPercent !== undefined && (
        <span>
          {t('wto.requests.you')}{' '}
          <Delta
            value={cost.ownPercent}
            text={formatPercent(Math.abs(cost.ownPercent) / 100, 2)}
            epsilon={SILENT_PERCENT}
          />
        </span>
      )}
    </span>
  );
}
