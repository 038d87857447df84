import { useMemo } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { PartnerOffer } from '../../preview/advice.ts';
import { previews, usePreview } from '../../preview/preview.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { isTaskOpponent, isTaskPartner } from '../../state/trade.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { formatList, formatSigned, formatSignedPercent } from '../../text/format.ts';
import { economyName, exactMoney } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { SILENT_PERCENT } from '../effects/useProposalPreview.ts';
import { lawOf, proposalTitle } from '../proposal/proposalModel.ts';

/** Rows that are open; the others are folded. */
const ROWS = 5;
/** Points of support that are told beside income. */
const TOLD_POINTS = 0.5;

type BoardProps = {
  readonly onWrite: (partners: readonly EconomyId[], draft: Draft) => void;
};

/** With whom the seat could deal in this round, by what form, what that brings to both, and whether they would sign: a press opens the offer. */
export function PartnerBoard({ onWrite }: BoardProps) {
  const { scenario, game, me } = useCountrySeat();
  const shunned = Object.keys(game.seats).filter((other) => isTaskOpponent(game, me, other));
  const told = Object.values(game.proposals).map(({ id, status }) => `${id} ${status}`);
  const job = useMemo(
    () => ({ type: 'advice', economy: me, shunned }) as const,
    [me, game.round, lawOf(game), told.join(), shunned.join()],
  );
  usePreview('partners', job, [job]);
  const { job: asked, result } = previews.value.partners ?? {};
  const known = asked?.type === 'advice' && asked.economy === me && result?.type === 'advice';
  const offers = known
    ? result.offers.filter(
        // With whom an offer lies open, that is what there is to look at.
        ({ draft }) =>
          !hasOpenOffer(game, draft.parties) && findFaults(scenario, game, draft, me).length === 0,
      )
    : undefined;
  const rows = (some: readonly PartnerOffer[]) => (
    <ul class="stack gap-1">
      {some.map((offer) => (
        <Row key={offer.partners.join()} offer={offer} onWrite={onWrite} />
      ))}
    </ul>
  );
  return (
    <section class="slips stack">
      <h3 class="small muted">{t('partners.title')}</h3>
      {offers === undefined && (
        <p class="small muted" aria-busy="true">
          {t('proposal.computing')}
        </p>
      )}
      {offers?.length === 0 && <p class="small muted">{t('partners.none')}</p>}
      {offers !== undefined && rows(offers.slice(0, ROWS))}
      {offers !== undefined && offers.length > ROWS && (
        <details class="small">
          <summary class="muted">{t('partners.more', { count: offers.length - ROWS })}</summary>
          {rows(offers.slice(ROWS))}
        </details>
      )}
    </section>
  );
}

function Row({ offer, onWrite }: BoardProps & { readonly offer: PartnerOffer }) {
  const { game, me } = useCountrySeat();
  const { partners, draft } = offer;
  const [partner = me] = partners;
  return (
    <li class="paper slip slim stack">
      <button type="button" class="slip-open row" onClick={() => onWrite(partners, draft)}>
        <Medallion economy={partner} size={28} />
        <span class="stack gap-0 grow">
          <span>
            <b>{formatList(partners.map(economyName))}</b>{' '}
            <span class="small muted">{proposalTitle(draft)}</span>
          </span>
          <span class="row wrap gap-2 small num">
            <Gain who={t('partners.you')} percent={offer.percent[me]} points={offer.supportPoints[me]} />
            <Gain
              who={partners.length > 1 ? t('partners.each') : t('partners.other')}
              percent={Math.min(...partners.map((each) => offer.percent[each] ?? 0))}
              points={Math.min(...partners.map((each) => offer.supportPoints[each] ?? 0))}
            />
          </span>
          <span class={`small ${offer.readiness?.step === 'closed' ? 'muted' : ''}`}>
            {readinessText(offer)}
            {partners.some((each) => isTaskPartner(game, me, each)) && ` · ${t('partners.task')}`}
          </span>
        </span>
        <span class="cover" />
      </button>
    </li>
  );
}

type GainProps = {
  readonly who: string;
  readonly percent: number | undefined;
  readonly points: number | undefined;
};

/** What somebody gets: real income, and support where it is told. */
function Gain({ who, percent = 0, points = 0 }: GainProps) {
  const isMoved = Math.abs(percent) >= SILENT_PERCENT;
  const look = isMoved ? `delta-word ${percent > 0 ? 'up' : 'down'}` : 'muted';
  return (
    <span>
      {who} <b class={look}>{formatSignedPercent(percent / 100, 2)}</b>
      {points <= -TOLD_POINTS && ` ${t('partners.support', { points: formatSigned(points, 1) })}`}
    </span>
  );
}

/** Whether they would sign what a press opens; nothing of people. */
function readinessText({ readiness, partners, draft }: PartnerOffer): string {
  if (readiness === undefined) return '';
  const { step, reason } = readiness;
  if (step === 'signs') return t('partners.signs');
  if (step === 'closed')
    return reason === undefined
      ? t('partners.closed')
      : t('partners.closedSaying', { reason: t(`reason.${reason}`) });
  const paidMn = partners.reduce((sum, each) => sum + paidToMn(draft.clauses, each), 0);
  return paidMn > 0 ? t('partners.paid', { amount: exactMoney(paidMn) }) : t('partners.wantsMore');
}

function hasOpenOffer(game: CountryGame, among: readonly EconomyId[]): boolean {
  return Object.values(game.proposals).some(
    ({ status, parties }) =>
      status === 'open' && parties.length === among.length && parties.every((party) => among.includes(party)),
  );
}
