import { useMemo, useRef } from 'preact/hooks';
import { clausesBeside, paidToMn } from '#shared/rules/law/transfers.ts';
import { mostFounders, signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { useLate } from '../../map/mapEngine.ts';
import { previews } from '../../preview/preview.ts';
import { listedDeal } from '../../state/tableState.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { sentences } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { phrase, t } from '../../text/t.ts';
import { payingPrices, viewOf, withClause, withClauseAt, withoutClauseAt } from '../clauses/clauseViews.ts';
import { keepingOne } from '../clauses/freeTrade.tsx';
import {
  type Payment,
  AmountStepper,
  LengthChoice,
  besidesOf,
  isBetween,
  isPayment,
  mostMn,
  paymentPut,
  stepMn,
} from '../clauses/undertakings.tsx';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { leadingAfter } from '../effects/useProposalPreview.ts';
import { AskPrices, type Limit } from '../talk/Composer.tsx';
import { useAreaPrices } from '../treaty/areaBoardModel.ts';
import { inBareSums, saidSurely, willingness } from '../treaty/areaPrices.ts';
import { shareOfIncome } from '../treaty/GiveGet.tsx';
import { holdsFor } from '../treaty/agreementRegisterModel.ts';
import { draftFrom } from '../treaty/templates.ts';
import { FaultNotes, isListedDeal } from './ArticleList.tsx';
import { templatesNow } from './DeskHead.tsx';
import { type MarkedFault, paymentsAsked } from './deskModel.ts';

const loadGoods = () => import('../policy/GoodsRows.tsx');

/** That with a lawful draft the own tariff counts for nothing any more, where it counts now. */
export function TariffIdleNote({ draft }: { readonly draft: Pick<Draft, 'parties' | 'clauses'> }) {
  const { scenario, game, me } = useCountrySeat();
  const goods = useLate(loadGoods, !startsAnew(game));
  const isIdle = useMemo(
    () => goods?.makesIdle(scenario, game, me, draft),
    [goods, game.round, game.agreements, game.proposals, canonicalJson(draft.clauses)],
  );
  return isIdle === true ? <p class="small">{t('confirm.tariffIdle')}</p> : null;
}

/** Free trade among the author and others. What was paid before was a price of another area, and is written anew. */
export function plainOfferTo(draft: Draft, me: EconomyId, partners: readonly EconomyId[]): Draft {
  if (partners.length === 0) return { parties: [me], clauses: [] };
  const stay = draft.parties.filter((party) => party === me || partners.includes(party));
  const parties = [...stay, ...partners.filter((partner) => !stay.includes(partner))];
  return { ...draft, parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] };
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
  const gone = spent.length > 0 && say(phrase('desk.plain.spent', { economies: spent, count: spent.length }));
  const kept = keepingOne(scenario, game, draft, me);
  const isShut = isFull && most > 2 && most <= others.length;
  const told = [t('desk.plain.means'), holds, isShut && t('desk.plain.atMost', { count: most }), gone];
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
      <p class="small muted">{sentences(...told)}</p>
      <Payments draft={draft} onChange={onChange} />
      {partners.length > 0 && (
        <details>
          <summary class="small">{t('desk.plain.more')}</summary>
          <div class="row wrap">
            {templatesNow({ scenario, game, me, partners })
              .filter((template) => !['freeTradeArea', 'payment', 'blank'].includes(template))
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
            {kept !== undefined && (
              <button type="button" class="btn sm" onClick={() => onChange(kept)}>
                {t('desk.plain.keep')}
              </button>
            )}
          </div>
        </details>
      )}
    </div>
  );
}

/** Where everybody chosen has signed all that it may: the same offer to each who has not, of which one is enough. */
export function partnersLeft(scenario: Scenario, game: CountryGame, me: EconomyId, draft: Draft) {
  const isLeft = (economy: EconomyId): boolean => signaturesLeft(game, economy) !== 0;
  const chosen = draft.parties.filter((party) => party !== me);
  if (chosen.length === 0 || chosen.some(isLeft) || !isLeft(me)) return [];
  const others = Object.keys(game.seats).filter((economy) => economy !== me && isLeft(economy));
  return others.map((partner) => ({
    partner,
    draft: draftFrom('freeTradeArea', { scenario, game, me, partners: [partner] }),
  }));
}

type PaymentsProps = Omit<Props, 'faults'> & Partial<Props>;
type Way = Pair<EconomyId>;

/** Millions at which a payment is told to start while the model has not answered. */
const UNKNOWN_MN = 50;

/** What a draft brings a party as the desk tells it, as a part of its income: in the last round in the years after. Undefined while the model has not answered about this draft. */
function gainTold(game: CountryGame, draft: Draft, economy: EconomyId): number | undefined {
  const { first, ahead } = previews.peek();
  const text = canonicalJson(draft);
  if (first?.job.type !== 'proposal' || first.result.type !== 'forecast') return undefined;
  if (canonicalJson(first.job.draft) !== text) return undefined;
  const inRound = Math.expm1(first.result.forecast.economies[economy]?.logChange ?? 0);
  if (game.round < game.settings.rounds) return inRound;
  if (ahead?.job.type !== 'proposalAhead' || ahead.result.type !== 'ahead') return undefined;
  if (canonicalJson(ahead.job.draft) !== text) return undefined;
  const after = leadingAfter(game, ahead.result.rounds, economy);
  return after === undefined ? inRound : after.percent / 100;
}

/** What is paid moves a real income by about a tenth more: whoever is paid buys more at home, so that its prices rise. */
const MOVES = 1.1;

type Pair<Of> = { readonly from: Of; readonly to: Of };
/** What evens out the gains of two, as parts of their incomes, in whole steps; above 0 the first pays. Undefined where they have no income. */
function evenMn(
  game: CountryGame,
  pair: Pair<EconomyId>,
  gains: Pair<number>,
  paidMn = 0,
): number | undefined {
  const perMn = (shareOfIncome(game, pair.from, 1) ?? 0) + (shareOfIncome(game, pair.to, 1) ?? 0);
  if (perMn === 0) return undefined;
  const step = stepMn(game, pair);
  const most = (way: Pair<EconomyId>): number => step * Math.floor(mostMn(game, way) / step);
  const even = step * Math.round((paidMn + (gains.from - gains.to) / perMn / MOVES) / step);
  return Math.max(-most({ from: pair.to, to: pair.from }), Math.min(most(pair), even));
}

/**
 * What evens out the gains of two parties, in per cent of their incomes as the desk tells them, in whole steps: above 0 the first pays. It takes
 * the place of what the draft has one of them pay the other. Undefined while the model has not answered about this draft.
 */
export function evensOutMn(
  game: CountryGame,
  draft: Draft,
  some: EconomyId,
  other: EconomyId,
): number | undefined {
  const [from, to] = [some, other].map((economy) => gainTold(game, draft, economy));
  if (from === undefined || to === undefined) return undefined;
  const between = draft.clauses.filter((clause) => isBetween(clause, some, other));
  const paidMn = -paidToMn(between, some);
  return evenMn(game, { from: some, to: other }, { from, to }, paidMn);
}

/** Part of what a payer gains that a press begins with, where nothing tells it what evens the two out. */
const FIRST_PAID = 0.1;

/**
 * Millions that a press has one pay another at first: what was asked, where the answer goes that way, what the list has put, else what evens the
 * two out or, where that goes the other way, a part of what the payer gains; at least a step, as far as one may pay more and the other get more.
 */
export function beginsWithMn(game: CountryGame, draft: Draft, way: Way, askedMn: number): number {
  if (askedMn > 0) return askedMn;
  const step = stepMn(game, way);
  const gainMn = (gainTold(game, draft, way.from) ?? 0) * (game.settled.incomeBn[way.from] ?? 0) * 1000;
  const partMn = startsAnew(game) ? 0 : step * Math.round((FIRST_PAID * gainMn) / step);
  const evenMn = evensOutMn(game, draft, way.from, way.to) ?? UNKNOWN_MN;
  const put = listedDeal.value?.draft.clauses.filter(isPayment).find((p) => isBetween(p, way.from, way.to));
  const isPut = isListedDeal(draft) && put?.from === way.from;
  const begunMn = isPut ? put.amountMn : Math.max(step, evenMn > 0 ? evenMn : partMn);
  const leftMn = mostMn(game, way, clausesBeside(draft.clauses, [way.from, way.to]));
  // Where nothing is left, the rule says so below.
  return leftMn < 1 ? begunMn : Math.min(begunMn, leftMn);
}

/** What a bot would want of the author for the draft, in the words of the table of areas, where others neither pay it nor are paid by it. */
function wantedBy(
  { scenario, game, me }: ReturnType<typeof useCountrySeat>,
  draft: Draft,
  partner: EconomyId,
): Limit | undefined {
  const isBeside = draft.clauses.some(
    (each) =>
      'amountMn' in each && [each.from, each.to].includes(partner) && ![each.from, each.to].includes(me),
  );
  if (isBeside || !startsAnew(game)) return undefined;
  const parties = [me, ...draft.parties.filter((party) => party !== me)];
  const willing = willingness(game, { draft: { ...draft, parties } }, partner);
  if (willing === undefined) return undefined;
  const would = say(inBareSums(scenario, saidSurely(willing.wantsMn)));
  const said = t('desk.plain.limit', {
    economy: economyName(partner),
    would,
    unit: t(`field.unit.${scenario.moneyUnit}`),
  });
  const isOpen = willing.downToMn !== undefined;
  return { priceMn: willing.wantsMn, words: sentences(said, isOpen && t('desk.plain.haggle')) };
}

/**
 * Who pays whom in a round, one pair of those who sign a line, the own ones first: a press begins with what the other asked for, else with
 * what evens the two out where it goes that way, else with one step. Others who pay each other nothing are folded.
 */
export function Payments({ draft, faults = [], onChange }: PaymentsProps) {
  const seat = useCountrySeat();
  const { scenario, game, me } = seat;
  const order = [me, ...draft.parties.filter((party) => party !== me)];
  const among = order.toSorted().join();
  useAreaPrices(scenario, game, me);
  // Beside a refusal stands for what it would sign.
  const answered = paymentsAsked(game, draft);
  const wants = (partner: EconomyId): Limit | undefined => wantedBy(seat, draft, partner);
  // What each asked of the reader for an area of just these.
  const asked = useRef<Record<string, number>>({});
  const askedBy = (partner: EconomyId): number => asked.current[`${among} ${partner}`] ?? 0;
  const pairs = order.flatMap((some, at) => order.slice(at + 1).map((other) => ({ some, other })));
  const lines = pairs.flatMap(({ some, other }, place) => {
    const paid = draft.clauses.flatMap((each, at) => (isBetween(each, some, other) ? [at] : []));
    return (paid.length > 0 ? paid : [-1]).map((at, nth) => ({
      isFolded: some !== me && at < 0,
      line: (
        <PairPays
          key={`${some} ${other} ${nth}`}
          {...{ draft, faults, some, other, at, onChange, askedBy }}
          isFirst={place + nth === 0}
        />
      ),
    }));
  });
  const folded = lines.filter(({ isFolded }) => isFolded);
  const paid = draft.clauses.filter(isPayment).filter(({ amountMn }) => amountMn > 0);
  // Below a long form on a phone nobody sees them before the offer is sent.
  const isBelow = viewport.value === 'phone';
  const prices = (
    <AskPrices
      among={order}
      payments={paid.map(({ from, to, amountMn }) => ({ from, to, amountMn }))}
      wants={wants}
      isAnswered={(partner) => answered.some(({ economy }) => economy === partner)}
      onPay={(prices) => onChange(payingPrices(game, draft, me, prices))}
      onPrices={(prices) => {
        for (const { partner, priceMn } of prices) asked.current[`${among} ${partner}`] = priceMn;
      }}
    />
  );
  return (
    <>
      {isBelow && prices}
      {lines.filter(({ isFolded }) => !isFolded).map(({ line }) => line)}
      {folded.length > 0 && (
        <details>
          <summary class="small">{t('desk.plain.among')}</summary>
          <div class="stack gap-2">{folded.map(({ line }) => line)}</div>
        </details>
      )}
      {!isBelow && prices}
    </>
  );
}

type PairProps = PaymentsProps & {
  readonly some: EconomyId;
  readonly other: EconomyId;
  /** Its place in the draft; −1 where neither pays the other. */
  readonly at: number;
  readonly isFirst: boolean;
  /** What a partner said in the talk that it wants of the reader; less than 0: what it would pay. */
  readonly askedBy: (partner: EconomyId) => number;
};

function PairPays({ draft, faults = [], some, other, at, isFirst, askedBy, onChange }: PairProps) {
  const { game, me } = useCountrySeat();
  const found = draft.clauses[at];
  const clause = found !== undefined && isPayment(found) ? found : undefined;
  const last = useRef(clause);
  if (clause !== undefined) last.current = clause;
  const ways = [{ from: some, to: other }, { from: other, to: some }, undefined] as const;
  const words = ways.map((way) => {
    if (way === undefined) return t('desk.plain.noPayment');
    if (way.from === me) return t('desk.plain.youPay', { economy: economyName(other) });
    return way.to === me
      ? t('desk.plain.paysYou', { economy: economyName(other) })
      : t('chip.payment', { from: economyName(way.from), to: economyName(way.to) });
  });
  const turn = (way: Way | undefined): void => {
    if (way?.from === clause?.from) return;
    if (way === undefined) return onChange(withoutClauseAt(draft, at));
    const askedMn = some === me ? (way.from === me ? 1 : -1) * askedBy(other) : 0;
    const paid = paymentPut(game, way, beginsWithMn(game, draft, way, askedMn), last.current);
    onChange(clause === undefined ? withClause(draft, paid) : withClauseAt(draft, at, paid));
  };
  return (
    <div class="stack gap-2">
      <div class="row wrap between">
        {isFirst ? (
          <span class="row">
            <b>{t('desk.plain.who')}</b>
            <ConceptMark concepts={viewOf('payment').concepts} />
          </span>
        ) : (
          viewport.value === 'stacked' && <span class="row" />
        )}
        <fieldset
          class="seg"
          style={{ flexWrap: 'wrap' }}
          aria-label={`${t('desk.plain.who')}: ${economyName(other)}`}
        >
          {ways.map((way, place) => {
            const isOn = way?.from === clause?.from;
            return (
              <button
                key={words[place]}
                type="button"
                class={isOn ? 'on' : ''}
                aria-pressed={isOn}
                onClick={() => turn(way)}
              >
                {words[place]}
              </button>
            );
          })}
        </fieldset>
      </div>
      {clause !== undefined && <Amount {...{ draft, clause, at, onChange }} />}
      <FaultNotes faults={faults.filter(({ article }) => article === at && at >= 0)} onRepair={onChange} />
    </div>
  );
}

type AmountProps = PaymentsProps & { readonly clause: Payment; readonly at: number };

/** How much, for how long, and the most that it may be. */
function Amount({ draft, clause, at, onChange }: AmountProps) {
  const { game } = useCountrySeat();
  const most = say(phrase('desk.plain.most', { mostMn: mostMn(game, clause, besidesOf(draft, clause)) }));
  const write = (next: Payment): void => onChange(withClauseAt(draft, at, next));
  return (
    <div class="stack gap-1" style={{ justifyItems: 'start' }}>
      <span class="row wrap">
        <AmountStepper {...{ draft, clause, onChange: write }} isUnitBeside />
        <LengthChoice clause={clause} onChange={write} isLabelHidden />
      </span>
      {!startsAnew(game) && <span class="small muted num">{most}</span>}
    </div>
  );
}
