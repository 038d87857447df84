import { useState } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Conference, PackageTerms } from '#shared/protocol/modules/wto.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { SwissFigure } from '../package/SwissFigure.tsx';
import { TermsList } from '../package/TermsList.tsx';
import { swissChart } from '../package/swissModel.ts';
import type { WtoView } from '../wtoView.ts';
import { EffectCards } from './EffectCards.tsx';
import { EffectsByEconomy } from './EffectsByEconomy.tsx';
import { PackagesOnTable } from './PackagesOnTable.tsx';
import { TablingForm } from './TablingForm.tsx';
import { boardOf, conferenceMove } from './boardModel.ts';
import { firstTerms, tabledPackages } from './tablingModel.ts';
import { usePackageEffects } from './usePackageEffects.ts';

const RULES = ['wto.how.1', 'wto.how.2', 'wto.how.3', 'wto.how.4'] as const;

/** The conference in four sentences. */
function HowItWorks() {
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

type Props = {
  readonly scenario: Scenario;
  readonly view: WtoView;
  readonly conference: Conference;
  readonly me: EconomyId | undefined;
};

/** Before the floor opens: packages on the table, and one's own that is being written, with its effect. */
export function TablingView({ scenario, view, conference, me }: Props) {
  const [terms, setTerms] = useState<PackageTerms>(() => firstTerms(scenario));
  const [shownId, setShown] = useState<string | undefined>(undefined);
  const rows = tabledPackages(view, conference, me);
  const move = me === undefined ? undefined : conferenceMove(view, conference, me);
  const mayWrite = me !== undefined && move?.type !== 'otherVoice' && !rows.some(({ isMine }) => isMine);
  const leading = rows.find(({ leads }) => leads)?.package;
  const shown = rows.find((row) => row.package.id === shownId)?.package ?? (mayWrite ? undefined : leading);
  const isWriting = mayWrite && shown === undefined;
  const undertaking = shown ?? (isWriting && terms.sectors.length > 0 ? { terms, waivers: [] } : undefined);
  const effects = usePackageEffects(undertaking, []);
  const { voices } = boardOf(view, conference, me);
  return (
    <div class="floor before-floor">
      <div class="floor-side">
        {undertaking !== undefined && (
          <article class="paper package" aria-label={t('wto.package')}>
            <h3>
              {shown === undefined
                ? t('wto.package')
                : t('wto.packageOf', { economy: economyName(shown.author) })}
            </h3>
            <SwissFigure chart={swissChart(scenario, view, undertaking, voices)} />
            {shown !== undefined && <TermsList undertaking={shown} />}
          </article>
        )}
        <HowItWorks />
      </div>
      <div class="floor-side">
        {move?.type === 'otherVoice' && (
          <p class="panel pad small">{t('wto.otherVoice', { economy: economyName(move.speaker) })}</p>
        )}
        <PackagesOnTable
          rows={rows}
          shown={shown?.id}
          mayBack={move?.type === 'speak' || move?.type === 'spoken'}
          onShow={setShown}
        />
        {mayWrite && (
          <TablingForm
            scenario={scenario}
            view={view}
            me={me}
            terms={terms}
            isOpen={isWriting}
            onOpen={() => setShown(undefined)}
            onChange={setTerms}
          />
        )}
        <EffectCards game={view} effects={effects} me={me} isDraft={isWriting} />
        <EffectsByEconomy game={view} effects={effects} voices={voices} />
      </div>
    </div>
  );
}
