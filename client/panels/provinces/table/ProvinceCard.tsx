import type { GoalsMoved } from '../policy/resultGauge.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvincePayment } from '#shared/protocol/provinces/provincesState.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { Icon } from '../../../design/Icon.tsx';
import { OfferButtons } from '../../../map/board/board.tsx';
import { LevelMeter } from '../../../map/provinces/ProvinceMap.tsx';
import { Term } from '../../../design/Term.tsx';
import {
  formatList,
  formatNumber,
  formatSigned,
  formatSignedPercent,
  sentences,
} from '../../../text/format.ts';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { yuan, yuanField } from '../../../text/money.ts';
import { throughTurns } from '../../../state/useTable.ts';
import { Dialog } from '../../../design/Dialog.tsx';
import { Stepper } from '../../../design/Stepper.tsx';
import { submitIntent } from '../../../net/submitIntent.ts';
import { showTalkWith, tab } from '../../../state/tableState.ts';
import { EconomyCard } from '../../table/CapitalSigns.tsx';
import { previews, usePreview } from '../../../preview/preview.ts';
import { ownPacts, ownState, placeText } from '../own/ownModel.ts';
import { tableHelp, type tableStanding } from '#shared/content/provinces/provinceConstants.ts';
import { nationText } from '../figures/mapLayersModel.ts';
import { provinceOffers } from './ProvinceMapPane.tsx';
import {
  isAnswered,
  mostHelpful,
  offersTold,
  openDraft,
  useGauge,
  withMoved,
} from '../pacts/PartnerAdvice.tsx';
import { termText } from '../pacts/pactDraft.ts';
import { askToLeave, leavingsTold } from './provinceMoveModel.tsx';
import { levelPercent } from '../own/ownModel.ts';
import { freeOfWages } from '../own/OwnCards.tsx';
import {
  atSignature,
  provinceAt,
  standingOf,
  useProvinceSeat,
  useProvinces,
  useSeatOrCentre,
} from '../seat.ts';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { mayPress } from '../../../state/offices.ts';

type Props = { readonly economy: EconomyId };

/** A province that was picked on the map: what is public about it, and what one can do with it. */
export function ProvinceCard({ economy }: Props) {
  const { scenario, game, seat } = useProvinces();
  const province = game.provinces.provinces[economy];
  const me = provinceAt(seat);
  if (province === undefined) return null;
  const own = ownState(game, economy);
  const pacts = ownPacts(game, economy);
  return (
    <EconomyCard
      economy={economy}
      label={economyName(economy)}
      closeLabel={t('dialog.close')}
      medallionPx={30}
    >
      <dl class="facts stack gap-1 small">
        {(['wall', 'block'] as const).map((dial) => (
          <div key={dial} class="row between">
            <dt>
              <Term of={dial === 'wall' ? 'wall' : 'exportLimit'}>{t(`dial.${dial}`)}</Term>
            </dt>
            <dd class="row num">
              <LevelMeter kind={dial} level={province[dial]} />
              {province[dial]} · {formatNumber(levelPercent(scenario, province[dial]), 0)}%
            </dd>
          </div>
        ))}
        <div class="row between">
          <dt>{t('own.income')}</dt>
          <dd class="num">{formatSignedPercent(own.index / 100 - 1, 1)}</dd>
        </div>
        <div class="row between">
          <dt>
            <Term of="growthRank">{t('own.place')}</Term>
          </dt>
          <dd class="num">{placeText(own, scenario)}</dd>
        </div>
        <div class="row between">
          <dt>
            <Term of="reputation">{t('own.reputation')}</Term>
          </dt>
          <dd class="num">{formatNumber(own.reputation)}</dd>
        </div>
      </dl>
      <p class="small muted">
        {pacts.length === 0 ? t('pmap.noPact') : pacts.map(({ id }) => agreementName(id)).join(' · ')}
      </p>
      {me !== undefined && me !== economy && (
        <>
          <div class="row wrap">
            <button type="button" class="btn sm" onClick={() => showTalkWith(economy)}>
              <Icon name="chat" size={16} />
              {t('pcard.talk')}
            </button>
          </div>
          {game.phase === 'negotiation' && (
            <>
              <OfferButtons offers={provinceOffers(scenario, game, me, economy)} />
              <PayForm to={economy} />
            </>
          )}
        </>
      )}
    </EconomyCard>
  );
}

/** What a payment does to the own result, and to the career of who gets it, before it is made. */
function PriceOfPaying({ payment }: { readonly payment: ProvincePayment }) {
  const { scenario, game } = useProvinces();
  const { from, to } = payment;
  const gauge = useGauge(true);
  usePreview('paying', { type: 'paying', payment }, [canonicalJson(payment)]);
  const told = previews.value.paying;
  if (told?.result.type !== 'measures') return <p class="muted">{t('pactOutlook.waiting')}</p>;
  const { forecast } = told.result;
  const [was, next] = [forecast.before.provinces[from], forecast.after.provinces[from]];
  const [theirs, paid] = [forecast.before.provinces[to], forecast.after.provinces[to]];
  if (was === undefined || next === undefined || theirs === undefined || paid === undefined) return null;
  const [before, then] = [was, next].map((own) => gauge?.gaugeNow({ scenario, game }, from, own)?.score);
  const income = formatSignedPercent(next.index / was.index - 1, 1);
  return (
    <p>
      {sentences(
        before !== undefined &&
          then !== undefined &&
          t('pay.price', { was: formatNumber(before), next: formatNumber(then), income }),
        t('pay.brings', { economy: economyName(to), points: formatSigned(paid.score - theirs.score, 1) }),
      )}
    </p>
  );
}

type PayFormProps = { readonly to: EconomyId };

const FIRST_SUM = 10;
const STEP = 5;

const useSum = throughTurns<number>();
const useAsking = throughTurns<boolean>();

/** Money at once: public, and not to be had back, so it is asked for. */
function PayForm({ to }: PayFormProps) {
  const { game, me } = useSeatOrCentre();
  const left = moneyLeft(game, me);
  const [wanted, setWanted] = useSum(FIRST_SUM, to);
  const [isAsking, setAsking] = useAsking(false, to);
  if (left < 1) return <p class="small muted">{t('pay.nothing')}</p>;
  const { yuan100m, digits } = yuanField();
  const sum = Math.min(left, wanted);
  const free = freeOfWages(left, standingOf(me));
  return (
    <div class="fields pay-form ruled">
      <span class="choice">
        <span class="small muted">{t('pay.sum', { left: yuan(free) })}</span>
        <Stepper
          label={t('pay.label', { economy: economyName(to) })}
          value={sum / yuan100m}
          min={1 / yuan100m}
          max={left / yuan100m}
          step={STEP / yuan100m}
          digits={digits}
          onChange={(next) => setWanted(Math.max(1, Math.round(next * yuan100m)))}
        />
      </span>
      <button
        type="button"
        class="btn sm"
        disabled={!mayPress('payProvince')}
        onClick={() => {
          // Once the device is turned, the card stands under this tab.
          tab.value = 'map';
          setAsking(true);
        }}
      >
        {t('pay.press')}
      </button>
      <OfficeNote type="payProvince" />
      {isAsking && (
        <Dialog
          title={t('pay.ask', { economy: economyName(to), sum: yuan(sum) })}
          onClose={() => setAsking(false)}
          action={t('pay.press')}
          onAction={() => {
            setAsking(false);
            void submitIntent({ type: 'payProvince', to, yuan100m: sum });
          }}
        >
          <p>{t('pay.text')}</p>
          <PriceOfPaying payment={{ from: me, to, yuan100m: sum }} />
        </Dialog>
      )}
    </div>
  );
}

/** So many partners are named; more of them are counted. */
const NAMED_PARTNERS = 3;

/** In the talks: of the pacts that were tried and that all would sign, and of leaving own ones, what moves it most, with what it makes of the own result. */
export function TableAdvice() {
  const { scenario, game, me } = useProvinceSeat();
  if (game.phase !== 'negotiation' || !isAnswered(game, me)) return null;
  type Act = GoalsMoved & { readonly draft: Draft; readonly leaving?: Pact };
  const acts: readonly Act[] = [...offersTold(game, me), ...leavingsTold(game, me)];
  const most = mostForTable(
    scenario,
    acts.map((act) => withMoved(game, me, act)),
  );
  if (most === undefined) return null;
  const { draft, leaving, nation, result } = most;
  if (nation === undefined || result === undefined) return null;
  const partners = draft.parties.filter((party) => party !== me);
  const [was, next] = [formatNumber(result.was.score), formatNumber(result.next.score)];
  const brings = {
    was: nationText(nation.was).border,
    next: nationText(nation.next).border,
    mine: was === next ? t('goal.stays', { value: was }) : `${was} → ${next}`,
  };
  const economies =
    partners.length > NAMED_PARTNERS
      ? t('goal.provinces', { count: partners.length })
      : formatList(partners.map(economyName));
  return (
    <p class="slim stack gap-1 small num">
      <span>
        {leaving === undefined
          ? t('goal.tableAdvice', { terms: termText(draft), economies, ...brings })
          : t('goal.tableLeave', { agreement: agreementName(leaving.id), ...brings })}
      </span>
      <button
        type="button"
        class="btn sm"
        onClick={() => (leaving === undefined ? openDraft(draft) : askToLeave(leaving))}
      >
        {t(leaving === undefined ? 'move.writeNow' : 'pacts.leave')}
      </button>
    </p>
  );
}

/** Points of the own result that helping the table may take and still be advised: no more than a round can bring back. */
const LOST_MOST = 10;

/** Of pacts the one that helps the table most in the round in which it is signed, of those that leave the own result about as it is; none where none does. */
export function mostForTable<Offer extends Pick<GoalsMoved, 'rounds' | 'result'>>(
  scenario: ProvincesScenario,
  offers: readonly Offer[],
): Offer | undefined {
  return mostHelpful(offers, ({ rounds, result }) => {
    if (rounds === undefined || (result && result.next.score < result.was.score - LOST_MOST)) return 0;
    const { without, kept } = atSignature(rounds);
    // What is told of it is the border effect.
    if (kept.borderEffect > without.borderEffect || nationText(kept).border === nationText(without).border)
      return 0;
    return tableHelp(scenario, { was: without, next: kept });
  });
}

/** What each medal of the table asks for, and what moves borders. */
export function TableMedals({ medals }: Pick<ReturnType<typeof tableStanding>, 'medals'>) {
  const list = medals.map(({ medal, incomePercent: income, borderEffect: times }) =>
    t('goal.medalFrom', { medal: t(`medal.${medal}`), income, times }),
  );
  return (
    <>
      <p class="small muted">{t('goal.medals', { list: formatList(list) })}</p>
      <p class="small muted">{t('nation.borderWhy')}</p>
    </>
  );
}
