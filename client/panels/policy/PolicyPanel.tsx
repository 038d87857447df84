import type { ComponentChildren, ComponentProps } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { SURCHARGE_MAX_BP } from '#shared/content/treatyConstants.ts';
import {
  BARRIER_ICEBERG_PER_LEVEL,
  BARRIER_LEVEL_MAX,
  BARRIER_RENT_PER_LEVEL,
  BARRIER_STEP,
  DETECTION_CHANCE,
} from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { surchargeFault } from '#shared/rules/countries/policy.ts';
import { unionOf, unitOf } from '#shared/rules/law/blocs.ts';
import { guessesCuts, tradableSectors } from '#shared/rules/law/lawInForce.ts';
import { moduleIsOpen, openWto } from '#shared/rules/law/moduleIsOn.ts';
import { hasPreferenceOf } from '#shared/rules/law/rates.ts';
import { barrierLevel } from '#shared/rules/modules/barriers.ts';
import { leaveToRetaliate } from '#shared/rules/modules/wto/bindings.ts';
import { pledgesBrokenBy } from '#shared/rules/settlement/pledges.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import { Term } from '../../design/Term.tsx';
import { submitIntent } from '../../net/submitIntent.ts';
import { mayPress } from '../../state/offices.ts';
import { guessesUntil, readTrade } from '../../state/trade.ts';
import { viewport } from '../../state/viewport.ts';
import { throughTurns, useCountrySeat } from '../../state/useTable.ts';
import { formatList, formatNumber, formatRate } from '../../text/format.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { OfficeNote } from '../chrome/SeatOffices.tsx';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { useGrowth } from '../results/OwnResult.tsx';
import { EnvelopeFrame } from '../table/EnvelopeFrame.tsx';
import { undertakingText } from '../headlines/unionEnds.ts';
import { GoodsRows, Locks, VoteRule, hangsOnNothing, isFlat, stillGoods } from './GoodsRows.tsx';
import { AnswersNote, SliderCard } from './SliderCard.tsx';
import { StepChoices, SurchargeTold, stepChoices } from './StepChoices.tsx';
import { PresidencyBox, SpendingBox } from './SpendingBox.tsx';
import { DetourNote, IdleNote, RefusalsNote, Retaliation, WhatIf, sealKey } from './WhatIf.tsx';
import {
  type EnvelopeProps,
  hasSmallStep,
  inPoints,
  isGuessing,
  policyDesk,
  sectorLines,
  shiftBounds,
  usePolicyPreview,
  withBarrier,
  withSurcharge,
} from './policyDraft.ts';

const FIRST_BP = 500;
/** Extra points on one economy: rare, public, and by the rules' own judgement of whom it may hit. */
/** With what it would do, where that is told out of its sight. */
type SurchargeProps = EnvelopeProps & { readonly told: ComponentChildren };

function SurchargeBox({ policy, isOff, onChange, told }: SurchargeProps) {
  const { scenario, game, me } = useCountrySeat();
  const running = game.walls[me]?.surcharge;
  const lawful = Object.keys(game.seats).filter(
    (against) =>
      surchargeFault(scenario, game, me, { against, rateBp: POINT_BP }) === undefined &&
      (openWto(game) === undefined || leaveToRetaliate(game, me, against) !== undefined),
  );
  const mostBp = (against: EconomyId): number =>
    openWto(game) === undefined ? SURCHARGE_MAX_BP : (leaveToRetaliate(game, me, against) ?? POINT_BP);
  const { surcharge } = policy;
  const [first = me] = lawful;
  const firstSurcharge = { against: first, rateBp: Math.min(FIRST_BP, mostBp(first)) };
  return (
    <section class="good surcharge" aria-labelledby="surcharge">
      <h3 id="surcharge">{t('surcharge.title')}</h3>
      <p class="small muted">
        {t('surcharge.hint', { rateBp: formatRate(SURCHARGE_MAX_BP) })}{' '}
        {unionOf(game, me) !== undefined && t('surcharge.union')} <ConceptMark place="spot.surcharge" />
      </p>
      {running !== undefined && running.untilRound >= game.round && (
        <p class="small">
          {t('surcharge.running', {
            economy: economyName(running.against),
            rateBp: formatRate(running.rateBp),
            round: running.untilRound,
          })}
        </p>
      )}
      {lawful.length === 0 && (
        <p class="small">{t(openWto(game) === undefined ? 'surcharge.nobody' : 'surcharge.needsLeave')}</p>
      )}
      {lawful.length > 0 && surcharge === undefined && (
        <button
          type="button"
          class="btn sm"
          disabled={isOff}
          onClick={() => onChange(withSurcharge(policy, firstSurcharge))}
        >
          {t('surcharge.add')}
        </button>
      )}
      {surcharge !== undefined && (
        <div class="fields">
          <Choice
            label={t('surcharge.against')}
            value={surcharge.against}
            options={lawful.map((value) => ({ value, label: economyName(value) }))}
            onChange={(against) => onChange(withSurcharge(policy, { ...surcharge, against }))}
          />
          <Stepper
            label={t('surcharge.rate')}
            value={surcharge.rateBp / POINT_BP}
            min={1}
            max={Math.floor(mostBp(surcharge.against) / POINT_BP)}
            unit="%"
            isOff={isOff}
            onChange={(rate) =>
              onChange(withSurcharge(policy, { ...surcharge, rateBp: Math.round(rate) * POINT_BP }))
            }
          />
          <button
            type="button"
            class="btn sm ghost"
            disabled={isOff}
            onClick={() => onChange(withSurcharge(policy, undefined))}
          >
            <u>{t('surcharge.remove')}</u>
          </button>
        </div>
      )}
      {told}
    </section>
  );
}

type ApartProps = SurchargeProps & Omit<ComponentProps<typeof GoodsRows>, keyof EnvelopeProps>;

/** What moves apart from all the others: a good, or what one economy sells. Few envelopes need it, so it is folded until it is asked for; a First lesson begins without it. */
function ApartBox(props: ApartProps) {
  const { policy } = props;
  const goods = policy.type === 'wall' ? policy.apart : [];
  const isUsed = goods.length > 0 || policy.surcharge !== undefined;
  const [isOpen] = useState(isUsed);
  return (
    <details class="apart" open={isOpen}>
      <summary class="good">
        <b>{t('wall.apart')}</b>{' '}
        {goods.map(({ sector, rateBp }) => (
          <span key={sector} class="pill num">
            {sectorName(sector)} {formatRate(rateBp)}
          </span>
        ))}
        {policy.surcharge !== undefined && (
          <span class="pill num">
            {economyName(policy.surcharge.against)} +{formatRate(policy.surcharge.rateBp)}
          </span>
        )}
      </summary>
      {policy.type === 'wall' && <GoodsRows {...props} />}
      <Locks />
      <SurchargeBox {...props} />
    </details>
  );
}

/** The envelope: slider and curve, what it would do, what moves apart; then Seal. */
export function PolicyPanel() {
  const { scenario, game, me } = useCountrySeat();
  const envelope = policyDesk.useEnvelope();
  const { content: policy, isSealed, change } = envelope;
  useGrowth(game, me);
  const isVote = policy.type === 'wallVote';
  const still = useMemo(() => (isVote ? stillGoods(scenario, game, me) : []), [scenario, game, me, isVote]);
  const lines = sectorLines(scenario, game, me, policy).filter(({ sector }) => !still.includes(sector));
  const [wanted, setFocus] = useState(isVote ? mostPaid(scenario, game, me, lines) : undefined);
  const focus = lines.find(({ sector, isApart }) => sector === wanted && (isApart || isVote));
  const range = focus === undefined ? shiftBounds(scenario, lines) : inPoints(focus);
  const steps = policy.type === 'wall' && hasSmallStep(scenario) ? policy : undefined;
  const choices = steps && stepChoices(scenario, game, me, steps);
  const policies = steps && choices?.map(({ shiftBp }) => ({ ...steps, shiftBp }));
  const preview = usePolicyPreview({ game, me, policy, focus: focus?.sector, range, choices: policies });
  const lawful = useMemo(() => hangsOnNothing(scenario, game, me), [scenario, game, me]);
  const isIdle = !isVote && focus === undefined && isFlat(game, me, preview.curve);
  const idle = lawful ?? (isIdle ? 'flat' : undefined);
  const isFolded = viewport.value === 'phone';
  const shared = { policy, isOff: isSealed, onChange: change };
  const goods = { ...shared, lines, still, focus: focus?.sector, onFocus: steps ? undefined : setFocus };
  const sliders = steps === undefined && (
    <>
      <SliderCard {...shared} focus={focus} shiftRange={shiftBounds(scenario, lines)} preview={preview} />
      {!isSealed && <RefusalsNote policy={policy} />}
      {!isSealed && <AnswersNote preview={preview} />}
      {policy.type === 'wall' && focus !== undefined && (
        <button type="button" class="btn sm ghost back" onClick={() => setFocus(undefined)}>
          <Icon name="arrowLeft" size={15} />
          {t('wall.whole')}
        </button>
      )}
      {isVote && <GoodsRows {...goods} lines={lines.filter(({ sector }) => sector !== focus?.sector)} />}
      <WhatIf preview={preview} isUntouched={envelope.isUntouched} />
    </>
  );
  return (
    <EnvelopeFrame
      envelope={envelope}
      head={
        <>
          <Icon name="envelope" />
          <h2>
            <Term of={policy.type === 'wall' ? 'tariff' : 'commonTariff'}>
              <span id="policy-title">{t(policy.type === 'wall' ? 'wall.title' : 'wall.voteTitle')}</span>
            </Term>
          </h2>
          <span class="grow" />
          {game.round === 1 && (
            <span class="pill">
              <Icon name="lock" size={14} />
              {t('wall.secret')}
            </span>
          )}
        </>
      }
      beforeSeal={!isFolded && <Prediction />}
      warning={isSealed ? undefined : brokenWord(scenario, game, me, policy)}
      sealLabel={t(sealKey(policy, idle !== undefined && envelope.isUntouched))}
    >
      {policy.type === 'wallVote' && <VoteRule />}
      {idle !== undefined && <IdleNote idle={idle} />}
      {idle === undefined && steps !== undefined && choices !== undefined && (
        <StepChoices {...shared} policy={steps} choices={choices} preview={preview} />
      )}
      {isFolded && <FoldedPrediction />}
      {(idle === 'flat' || (idle === 'sameEitherWay' && !isVote)) && (
        <details class="apart">
          <summary class="good">{t('wall.setAnyway')}</summary>
          {sliders}
        </details>
      )}
      {idle === undefined && sliders}
      <DetourNote policy={policy} />
      {steps === undefined && <Retaliation policy={policy} effects={preview.effects} />}
      {idle !== 'nobodyPays' && (game.settings.preset !== 'firstLesson' || game.round > 2) && (
        <ApartBox {...goods} told={steps && <SurchargeTold policy={steps} preview={preview} />} />
      )}
      <PresidencyBox />
      <BarriersBox {...shared} />
      <SpendingBox {...shared} />
    </EnvelopeFrame>
  );
}

/** The good on which outsiders pay the common tariff most, of those that a vote can still move. */
function mostPaid(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  lines: ReturnType<typeof sectorLines>,
): SectorId | undefined {
  const { importsBn } = readTrade(scenario, game);
  const outsiders = scenario.economies
    .map(({ id }) => id)
    .filter((id) => !unitOf(game, me).includes(id) && !hasPreferenceOf(game, id, me));
  const paidBn = (sector: SectorId): number =>
    unitOf(game, me).reduce(
      (sum, member) => outsiders.reduce((all, seller) => all + importsBn(member, seller, sector), sum),
      0,
    );
  const movable = lines.filter(({ minBp, maxBp }) => minBp < maxBp);
  return (movable.toSorted((a, b) => paidBn(b.sector) - paidBn(a.sector))[0] ?? lines[0])?.sector;
}

/** In place of an economy's id: nothing chosen yet, and that none loses. */
const [OPEN, NOBODY] = ['', '-'] as const;

/** On a phone it opens from one line under the tariff, which Seal leaves in sight. */
function FoldedPrediction() {
  const { scenario, game, me } = useCountrySeat();
  if (!isGuessing(scenario, game)) return null;
  return (
    <details class="predict-fold good" open={game.predictions[me] === undefined} key={game.round}>
      <summary class="small">
        <b>{t('predict.title')}</b> {game.predictions[me] !== undefined && <Icon name="check" size={15} />}
      </summary>
      <Prediction isFolded />
    </details>
  );
}

const useGuess = throughTurns<string | undefined>();

/** Predict before Seal, for the last envelope ends the phase. It counts as soon as it is made, and may be changed until the envelopes open. */
function Prediction({ isFolded = false }: { readonly isFolded?: boolean }) {
  const { scenario, game, me } = useCountrySeat();
  const made = game.predictions[me];
  const [chosen, setChosen] = useGuess(undefined, `${game.round}`);
  const guess = chosen ?? (made && `${made.cutting ?? made.losesMost ?? NOBODY}`);
  const seats = Object.keys(game.seats);
  const isOfCuts = guessesCuts(game.settings);
  const told = guessesUntil(game, me, game.round - 1);
  if (!isGuessing(scenario, game)) return null;
  return (
    <fieldset class="predict stack gap-1" id="predict" disabled={!mayPress('predict')}>
      <legend class="small">
        <b class={isFolded ? 'sr' : undefined}>{t('predict.title')}</b>{' '}
        {told.made > 0 && <span class="muted num">{t('predict.soFar', told)}</span>}
      </legend>
      <Choice
        label={t(isOfCuts ? 'predict.cutters' : 'predict.loser')}
        value={guess ?? OPEN}
        options={[
          ...(guess === undefined ? [{ value: OPEN, label: t('predict.choose') }] : []),
          ...(isOfCuts
            ? seats.map((_seat, count) => ({ value: `${count}`, label: formatNumber(count) }))
            : [
                ...seats.map((value) => ({
                  value,
                  label: t('predict.losesMost', { economy: economyName(value) }),
                })),
                { value: NOBODY, label: t('predict.nobody') },
              ]),
        ]}
        onChange={(value) => {
          setChosen(value);
          const made = isOfCuts ? { cutting: Number(value) } : { losesMost: value };
          void submitIntent({ type: 'predict', ...(value === NOBODY ? {} : made) });
        }}
      />
      {isOfCuts && <p class="micro muted">{t('predict.cuttersHint')}</p>}
      <OfficeNote type="predict" />
      <output class="sr">{made === undefined ? '' : t('predict.done')}</output>
    </fieldset>
  );
}

/** What the envelope would break of what was promised; only envelopes, since signatures are judged where they are given. */
function brokenWord(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  policy: Policy,
): string | undefined {
  const broken = pledgesBrokenBy(scenario, game, me, policy).filter(
    ({ undertaking }) => !('economy' in undertaking),
  );
  if (broken.length === 0) return undefined;
  return t('seal.breaksPledge', {
    list: formatList(broken.map(({ undertaking }) => undertakingText(undertaking))),
  });
}

/** Technical rules that nobody announces: partners see only that they sell less, unless somebody looks. */
function BarriersBox({ policy, isOff, onChange }: EnvelopeProps) {
  const { scenario, game, me } = useCountrySeat();
  const { barriers } = game;
  if (barriers === undefined || !moduleIsOpen(game, 'barriers')) return null;
  const lines = tradableSectors(scenario).map((sector) => {
    const now = barrierLevel(barriers, me, sector);
    return { sector, now, next: policy.barriers?.[sector] ?? now };
  });
  const raised = lines.filter(({ now, next }) => now > 0 || next > 0).length;
  return (
    <details class="good" open={policy.barriers !== undefined}>
      <summary>
        <b>{t('barriers.title')}</b> {raised > 0 && <span class="pill num">{raised}</span>}
      </summary>
      <p class="small muted">
        {t('barriers.hint', {
          lost: formatNumber(100 * BARRIER_ICEBERG_PER_LEVEL, 0),
          rent: formatNumber(100 * BARRIER_RENT_PER_LEVEL, 0),
        })}{' '}
        <ConceptMark place="spot.barrier" />
      </p>
      {lines.map(({ sector, now, next }) => (
        <div class="row between wrap" key={sector}>
          <span class="grow">
            {sectorName(sector)}{' '}
            <span class="micro muted">
              {next > 0 &&
                t('barriers.risk', { percent: formatNumber(100 * (DETECTION_CHANCE[next] ?? 0), 0) })}
            </span>
          </span>
          <Stepper
            label={t('barriers.level', { sector: sectorName(sector) })}
            value={next}
            min={0}
            max={Math.min(BARRIER_LEVEL_MAX, now + BARRIER_STEP)}
            isOff={isOff}
            onChange={(level) => onChange(withBarrier(policy, sector, Math.round(level), now))}
          />
        </div>
      ))}
    </details>
  );
}
