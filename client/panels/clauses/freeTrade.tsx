import type { CountryGame } from '#shared/rules/state.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ClauseOf, TradeException } from '#shared/protocol/clauses.ts';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { type ClauseView, type FormProps, each, integrationSubject, names, term } from './clauseView.ts';

export const freeTradeArea: ClauseView<'freeTradeArea'> = {
  concepts: ['freeTradeArea'],
  chip: ({ among, exceptions: { length: count } }) => ({
    label: t('kind.freeTradeArea'),
    value: count === 0 ? names(among) : t('chip.exceptions', { count }),
  }),
  terms: (_ground, { among, exceptions }) =>
    each(among, (party, economies) => [
      term(party, 'give', 'term.freeGive', { economies }),
      term(party, 'get', 'term.freeGet', { economies }),
      ...exceptions
        .filter(({ by }) => by === party)
        .map(({ sector }) => term(party, 'get', 'term.exceptionKept', { sector })),
      ...exceptions
        .filter(({ by }) => by !== party)
        .map(({ by, sector }) => term(party, 'give', 'term.exceptionMet', { economy: by, sector })),
    ]),
  subject: integrationSubject,
  Form: FreeTradeForm,
  add: {
    group: 'forms',
    label: 'desk.add.freeTradeArea',
    first: ({ draft }) => ({ type: 'freeTradeArea', among: draft.parties, exceptions: [] }),
  },
};

/** Free trade and its exceptions: who keeps a tariff on what. */
function FreeTradeForm({ scenario, me, clause, onChange }: FormProps<ClauseOf<'freeTradeArea'>>) {
  const goods = tradableSectors(scenario);
  const set = (exceptions: readonly TradeException[]): void => onChange({ ...clause, exceptions });
  const replace = (at: number, exception: TradeException): void => set(clause.exceptions.with(at, exception));
  return (
    <div class="col">
      <p class="small muted">{t('field.exceptions')}</p>
      {clause.exceptions.map((exception, at) => (
        <div class="fields" key={at}>
          <Choice
            label={t('field.keeper')}
            value={exception.by}
            options={clause.among.map((party) => ({ value: party, label: economyName(party) }))}
            onChange={(by) => replace(at, { ...exception, by })}
          />
          <Choice
            label={t('field.exception', { economy: economyName(exception.by) })}
            value={exception.sector}
            options={goods.map((sector) => ({ value: sector, label: sectorName(sector) }))}
            onChange={(sector) => replace(at, { ...exception, sector })}
          />
          <button
            type="button"
            class="btn sm ghost icon"
            aria-label={t('field.removeException')}
            onClick={() => set(clause.exceptions.toSpliced(at, 1))}
          >
            <Icon name="trash" size={16} />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="btn sm"
        onClick={() => set([...clause.exceptions, { by: me, sector: goods[0] ?? '' }])}
      >
        <Icon name="plus" size={16} />
        {t('field.addException')}
      </button>
    </div>
  );
}

/** A draft with the author's tariff on one good, where the rules leave room for that. */
export function keepingOne(
  scenario: Scenario,
  game: CountryGame,
  draft: Draft,
  me: EconomyId,
): Draft | undefined {
  return tradableSectors(scenario)
    .map((sector) => ({
      ...draft,
      clauses: draft.clauses.map((clause) =>
        clause.type === 'freeTradeArea' ? { ...clause, exceptions: [{ by: me, sector }] } : clause,
      ),
    }))
    .find((each) => findFaults(scenario, game, each, me).length === 0);
}
