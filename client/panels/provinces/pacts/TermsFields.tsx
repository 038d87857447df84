import {
  DEPOSIT_LEAST,
  MARKET_RULES,
  OFFICE_COST,
  PACT_GOODS,
} from '#shared/content/provinces/provinceConstants.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { seenChance } from '#shared/rules/provinces/pacts/breaches.ts';
import { LEVELS } from '../../../map/provinces/provinceMapModel.ts';
import { formatPercent } from '../../../text/format.ts';
import { yuan } from '../../../text/money.ts';
import { t } from '../../../text/t.ts';
import { Choice } from '../../../design/Choice.tsx';
import { Stepper } from '../../../design/Stepper.tsx';
import { isFeatureOpen, useProvinces } from '../seat.ts';
import { OptionRow } from '../OptionRow.tsx';
import { articleOf, roundsLeft, withTerms, type PactArticle } from './pactDraft.ts';

type Props = {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

type PartProps = {
  readonly article: PactArticle;
  readonly onSet: (terms: Parameters<typeof withTerms>[1]) => void;
};

const DEPOSIT_MOST = 40;

/** What the members agree: goods, the highest level, how it binds, how long, the office, the rules of one market. */
export function TermsFields({ draft, onChange }: Props) {
  const article = articleOf(draft);
  if (article === undefined) return null;
  const props = {
    article,
    onSet: (terms: Parameters<typeof withTerms>[1]) => onChange(withTerms(draft, terms)),
  };
  return (
    <>
      <LevelField {...props} />
      <ForceField {...props} />
      <RulesField {...props} />
    </>
  );
}

function LevelField({ article: { goods, atMost, rounds }, onSet }: PartProps) {
  const { game } = useProvinces();
  return (
    <fieldset class="pact-field stack slim ruled">
      <legend>{t('pactDesk.terms')}</legend>
      <div class="fields">
        <Choice
          label={t('pactDesk.goods')}
          value={goods}
          options={PACT_GOODS.map((each) => ({ value: each, label: t(`pactGoods.${each}`) }))}
          onChange={(value) => onSet({ goods: PACT_GOODS.find((each) => each === value) ?? goods })}
        />
        <Choice
          label={t('pactDesk.atMost')}
          value={String(atMost)}
          options={LEVELS.map((level) => ({
            value: String(level),
            label: level === 0 ? t('pactDesk.open') : t('pactDesk.level', { n: level }),
          }))}
          onChange={(value) => onSet({ atMost: Number(value) })}
        />
        <span class="choice">
          <span class="small muted">{t('field.rounds')}</span>
          <Stepper
            label={t('field.rounds')}
            value={rounds}
            min={1}
            max={Math.max(roundsLeft(game), rounds)}
            onChange={(next) => onSet({ rounds: Math.round(next) })}
          />
        </span>
      </div>
    </fieldset>
  );
}

function ForceField({ article, onSet }: PartProps) {
  const { isBinding, deposit } = article;
  const chance = formatPercent(seenChance({ ...article, isBinding: false }, article.hasOffice), 0);
  return (
    <fieldset class="pact-field stack slim ruled">
      <legend>{t('pactDesk.force')}</legend>
      {[false, true].map((binds) => (
        <OptionRow
          key={String(binds)}
          type="radio"
          name="pact-force"
          isOn={isBinding === binds}
          title={t(binds ? 'pact.binding' : 'pact.voluntary')}
          hint={binds ? t('pactDesk.bindingHint') : t('pactDesk.voluntaryHint', { chance })}
          onChoose={() => onSet({ isBinding: binds })}
        />
      ))}
      {isBinding && (
        <span class="choice">
          <span class="small muted">{t('pactDesk.deposit')}</span>
          <Stepper
            label={t('pactDesk.deposit')}
            value={deposit}
            min={Math.min(DEPOSIT_LEAST, deposit)}
            max={DEPOSIT_MOST}
            onChange={(next) => onSet({ deposit: Math.round(next) })}
          />
        </span>
      )}
    </fieldset>
  );
}

function RulesField({ article: { hasOffice, rules }, onSet }: PartProps) {
  const { game } = useProvinces();
  return (
    <fieldset class="pact-field stack slim ruled">
      <legend>{t('pactDesk.rules')}</legend>
      {isFeatureOpen(game, 'offices') && (
        <OptionRow
          type="checkbox"
          isOn={hasOffice}
          title={t('pactDesk.office')}
          hint={t('pactDesk.officeHint', { cost: yuan(OFFICE_COST) })}
          onChoose={() => onSet({ hasOffice: !hasOffice })}
        />
      )}
      {MARKET_RULES.map((rule) => (
        <OptionRow
          key={rule}
          type="checkbox"
          isOn={rules.includes(rule)}
          title={t(`marketRule.${rule}`)}
          hint={t(`pactDesk.rule.${rule}`)}
          onChoose={() =>
            onSet({ rules: rules.includes(rule) ? rules.filter((each) => each !== rule) : [...rules, rule] })
          }
        />
      ))}
    </fieldset>
  );
}
