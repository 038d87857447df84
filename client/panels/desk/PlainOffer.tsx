import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import { mostFounders, signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { useCountrySeat } from '../../state/useTable.ts';
import { economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { phrase, t } from '../../text/t.ts';
import { viewOf } from '../clauses/clauseViews.ts';
import { AmountStepper } from '../clauses/undertakings.tsx';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { holdsFor } from '../treaty/agreementRegisterModel.ts';
import { OfIncome } from '../treaty/GiveGet.tsx';
import { draftFrom } from '../treaty/templates.ts';
import { FaultNotes } from './ArticleList.tsx';
import { templatesNow } from './DeskHead.tsx';
import { type MarkedFault, withClause, withClauseAt, withoutClauseAt } from './deskModel.ts';

/** Where every round starts anew: free trade among all who sign, at a price, is what is mostly written, and has a form of its own. */
export function isPlainOffer(game: Pick<CountryGame, 'settings'>, { parties, clauses }: Draft): boolean {
  if (!startsAnew(game)) return false;
  const [area, ...more] = clauses.filter(({ type }) => type !== 'payment');
  if (area === undefined) return clauses.length === 0 && parties.length === 1;
  return (
    more.length === 0 &&
    area.type === 'freeTradeArea' &&
    area.exceptions.length === 0 &&
    parties.every((party) => area.among.includes(party))
  );
}

/** The same terms among the author and others; who is left out neither pays nor is paid. */
export function plainOfferTo(draft: Draft, me: EconomyId, partners: readonly EconomyId[]): Draft {
  if (partners.length === 0) return { parties: [me], clauses: [] };
  const stay = draft.parties.filter((party) => party === me || partners.includes(party));
  const parties = [...stay, ...partners.filter((partner) => !stay.includes(partner))];
  const payments = draft.clauses.filter(
    (clause) => clause.type === 'payment' && parties.includes(clause.from) && parties.includes(clause.to),
  );
  return {
    ...draft,
    parties,
    clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }, ...payments],
  };
}

type Props = {
  readonly draft: Draft;
  readonly faults: readonly MarkedFault[];
  readonly onChange: (draft: Draft) => void;
};

/** Free trade with whom, and who pays whom how much; all else behind one fold. */
export function PlainOffer({ draft, faults, onChange }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const partners = draft.parties.filter((party) => party !== me);
  const [partner = me] = partners;
  const others = Object.keys(game.seats).filter((economy) => economy !== me);
  const most = mostFounders(game.settings, game.round);
  const isFull = partners.length + 1 >= most;
  const turn = (economy: EconomyId): void => {
    const rest = partners.filter((each) => each !== economy);
    const isIn = rest.length < partners.length;
    // Of two the other is turned to.
    onChange(plainOfferTo(draft, me, isIn ? rest : most === 2 ? [economy] : [...partners, economy]));
  };
  const holds = faults.length === 0 && partners.length > 0 && holdsFor(scenario, game, draft);
  const spent = others.filter((economy) => signaturesLeft(game, economy) === 0);
  const exception = { by: me, sector: tradableSectors(scenario)[0] ?? '' };
  return (
    <div class="slim ruled stack">
      <div class="row wrap between">
        <b>{t('desk.plain.with')}</b>
        <fieldset class="seg" aria-label={t('desk.plain.with')}>
          {others.map((economy) => {
            const isIn = partners.includes(economy);
            return (
              <button
                key={economy}
                type="button"
                class={isIn ? 'on' : ''}
                aria-pressed={isIn}
                disabled={!isIn && (spent.includes(economy) || (isFull && most > 2))}
                onClick={() => turn(economy)}
              >
                {economyName(economy)}
              </button>
            );
          })}
        </fieldset>
      </div>
      <p class="small muted">
        {t('desk.plain.means')} {holds} {most <= others.length && t('desk.plain.atMost', { count: most })}{' '}
        {spent.length > 0 && say(phrase('desk.plain.spent', { economies: spent, count: spent.length }))}
      </p>
      {partners.length > 0 && <Payments draft={draft} partner={partner} onChange={onChange} />}
      <FaultNotes faults={faults} onRepair={onChange} />
      {partners.length > 0 && (
        <details>
          <summary class="small">{t('desk.plain.more')}</summary>
          <div class="row wrap">
            {templatesNow({ scenario, game, me, partners })
              .filter(
                (template) => template !== 'freeTradeArea' && template !== 'payment' && template !== 'blank',
              )
              .map((template) => (
                <button
                  key={template}
                  type="button"
                  class="btn sm"
                  onClick={() => onChange(draftFrom(template, { scenario, game, me, partners }))}
                >
                  {t(template === 'tariffSwap' ? 'desk.plain.cuts' : `template.${template}`)}
                </button>
              ))}
            <button
              type="button"
              class="btn sm"
              onClick={() =>
                onChange({
                  ...draft,
                  clauses: draft.clauses.map((clause) =>
                    clause.type === 'freeTradeArea' ? { ...clause, exceptions: [exception] } : clause,
                  ),
                })
              }
            >
              {t('desk.plain.keep')}
            </button>
          </div>
        </details>
      )}
    </div>
  );
}

type PaymentsProps = Omit<Props, 'faults'> & { readonly partner: EconomyId };

/** Each payment on one line, always open. */
function Payments({ draft, partner, onChange }: PaymentsProps) {
  const { scenario, game, me } = useCountrySeat();
  const { add, concepts } = viewOf('payment');
  const pairs = draft.parties.flatMap((from) =>
    draft.parties.filter((to) => to !== from).map((to) => ({ from, to })),
  );
  const wordOf = ({ from, to }: Pick<ClauseOf<'payment'>, 'from' | 'to'>): string => {
    if (from === me) return t('desk.plain.youPay', { economy: economyName(to) });
    if (to === me) return t('desk.plain.paysYou', { economy: economyName(from) });
    return t('chip.payment', { from: economyName(from), to: economyName(to) });
  };
  return (
    <>
      {draft.clauses.map((clause, at) =>
        clause.type !== 'payment' ? null : (
          <div key={at} class="row wrap">
            <select
              class="field"
              style={{ width: 'auto' }}
              aria-label={t('desk.plain.who')}
              value={`${clause.from} ${clause.to}`}
              onChange={({ currentTarget: { value } }) => {
                const pair = pairs.find(({ from, to }) => value === `${from} ${to}`);
                if (pair !== undefined) onChange(withClauseAt(draft, at, { ...clause, ...pair }));
              }}
            >
              {pairs.map((pair) => (
                <option key={wordOf(pair)} value={`${pair.from} ${pair.to}`}>
                  {wordOf(pair)}
                </option>
              ))}
            </select>
            <AmountStepper
              clause={clause}
              isUnitBeside
              onChange={(changed) => onChange(withClauseAt(draft, at, changed))}
            />
            <ConceptMark concepts={concepts} />
            <button
              type="button"
              class="btn sm ghost icon"
              aria-label={t('desk.plain.unpay')}
              onClick={() => onChange(withoutClauseAt(draft, at))}
            >
              <Icon name="trash" size={17} />
            </button>
            {(clause.from === me || clause.to === me) && (
              <span class="small">
                <OfIncome amountMn={clause.amountMn} />
              </span>
            )}
          </div>
        ),
      )}
      {add !== undefined && (
        <button
          type="button"
          class="btn sm"
          style={{ justifySelf: 'start', alignSelf: 'start' }}
          onClick={() => onChange(withClause(draft, add.first({ scenario, game, draft, me, partner })))}
        >
          <Icon name="plus" size={15} />
          {t('desk.plain.pay')}
        </button>
      )}
    </>
  );
}
