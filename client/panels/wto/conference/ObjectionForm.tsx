import { useEffect, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConferencePackage, PackageChange } from '#shared/protocol/modules/wto.ts';
import { changedPackage } from '#shared/rules/modules/wto/packages.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isLive } from '../../../state/store.ts';
import { rejectionText } from '../../../text/rejectionText.ts';
import { t } from '../../../text/t.ts';
import { Choice } from '../../player/Choice.tsx';
import { press } from '../../player/press.ts';
import { firstChange, possibleKinds } from './changeDraft.ts';
import { ChangeValue } from './ChangeValue.tsx';
import { costOf } from './effectModel.ts';
import { Costs } from './Requests.tsx';
import type { KnownEffects } from './usePackageEffects.ts';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly package: ConferencePackage;
  readonly me: EconomyId;
  readonly mine: readonly EconomyId[];
  readonly change: PackageChange;
  readonly effects: KnownEffects;
  readonly onChange: (change: PackageChange) => void;
  readonly onClose: () => void;
};

/** Object by name with exactly one change; what it would cost is told while it is chosen. */
export function ObjectionForm(props: Props) {
  const { scenario, game, package: tabled, me, mine, change, effects, onChange, onClose } = props;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const kinds = possibleKinds(scenario, tabled, me);
  const isSame = changedPackage(tabled, change) === undefined;
  const cost = effects.type === 'known' ? costOf(game, effects, change, mine) : undefined;
  const send = async (): Promise<void> => {
    const isSent = await press({ type: 'objectToPackage', revision: tabled.revision, change });
    if (isSent) onClose();
  };
  return (
    <section class="panel pad objection" aria-labelledby="objection-title">
      <h3 id="objection-title" ref={title} tabIndex={-1}>
        {t('wto.objection')}
      </h3>
      <p class="small muted">{t('wto.objection.hint')}</p>
      <div class="fields">
        <Choice
          label={t('wto.objection.kind')}
          value={change.type}
          options={kinds.map((kind) => ({ value: kind, label: t(`wto.objection.kind.${kind}`) }))}
          onChange={(chosen) => {
            const kind = kinds.find((each) => each === chosen);
            const next = kind === undefined ? undefined : firstChange(scenario, tabled, kind, me);
            if (next !== undefined) onChange(next);
          }}
        />
        <ChangeValue scenario={scenario} undertaking={tabled} change={change} onChange={onChange} />
      </div>
      <p class="row between small">
        {isSame ? (
          rejectionText({ code: 'conference/no-change' })
        ) : (
          <Costs request={cost === undefined ? {} : { cost }} />
        )}
      </p>
      <div class="row wrap">
        <button
          type="button"
          class="btn primary"
          disabled={!isLive.value || isSame}
          onClick={() => void send()}
        >
          {t('wto.objection.send')}
        </button>
        <button type="button" class="btn ghost" onClick={onClose}>
          <u>{t('wto.objection.cancel')}</u>
        </button>
      </div>
    </section>
  );
}
