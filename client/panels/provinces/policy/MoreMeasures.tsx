import {
  BREACH_REPUTATION,
  HOME_REFORM_COST,
  PETITION_COST,
  PILLAR_COST,
  PILLAR_ROUNDS,
} from '#shared/content/provinces/provinceConstants.ts';
import { AGREED_DIVISION, PILLARS, SECTOR_OF_PILLAR } from '#shared/content/provinces/pillars.ts';
import type { ProvinceFeature } from '#shared/content/presets.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { MeasuresForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { DIALS, dialCap, seenChance } from '#shared/rules/provinces/pacts/breaches.ts';
import { pactDues } from '#shared/rules/provinces/pacts/payments.ts';
import { homeReformsOf, institutionOf, provinceOf } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { formatList, formatSigned, formatSignedPercent } from '../../../text/format.ts';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import { yuan } from '../../../text/money.ts';
import { type Phrase, phrase, t, tOr } from '../../../text/t.ts';
import { say } from '../../../text/Say.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { Choice, OptionRow } from '../../../design/Choice.tsx';
import { pointsBack } from '#shared/rules/provinces/settlement/careerScore.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import {
  type ProvincesView,
  isFeatureOpen,
  tableText,
  marksTold,
  useProvinceSeat,
  useProvinces,
  useSeatOrCentre,
} from '../seat.ts';
import {
  type MeasuresProps,
  type PairTold,
  type PairsTold,
  measuresSummary,
  pairsOpen,
  whatItDoes,
  withMeasure,
} from './measuresModel.ts';
import { gaugesOf, resultGauge } from './resultGauge.ts';
import { CardChoices, CorridorPledge, MeasureFold, type Route } from './MeasureFold.tsx';

/** What each pair of levels would make of the round beside the rest of an envelope; empty until the model has answered. */
export function usePairs({ wall: _wall, block: _block, ...rest }: Measures, isWanted: boolean): PairsTold {
  const { scenario, game, me } = useProvinceSeat();
  const levels = pairsOpen(scenario, game, me, rest);
  const text = canonicalJson(levels);
  usePreview('levels', isWanted ? { type: 'levels', economy: me, levels } : undefined, [
    text,
    me,
    tableText(game, me),
  ]);
  const { job, result } = previews.value.levels ?? {};
  if (job?.type !== 'levels' || result?.type !== 'levels' || canonicalJson(job.levels) !== text)
    return { pairs: [] };
  const pairs = levels.flatMap((pair, place): PairTold[] => {
    const own = result.after[place];
    return own === undefined ? [] : [{ levels: pair, own }];
  });
  return { before: result.before, pairs };
}

/** Whether bots have still to seal who may promise money for a route. */
export function arePromising(game: ProvinceGame): boolean {
  return (
    isFeatureOpen(game, 'corridors') &&
    Object.keys(game.provinces.provinces).some(
      (seat) => game.seats[seat]?.member === undefined && !game.sealedBy.includes(seat),
    )
  );
}

/** What else goes into the envelope, as far as it is open in this round. */
export function MoreMeasures({ routes, ...props }: MeasuresProps & { readonly routes: readonly Route[] }) {
  const { game } = useProvinces();
  const isOpen = (feature: ProvinceFeature): boolean => isFeatureOpen(game, feature);
  return (
    <div class="more-measures">
      <CardChoices {...props} />
      {isOpen('corridors') && <CorridorPledge {...props} routes={routes} />}
      {isOpen('pillars') && <PillarForm {...props} />}
      {isOpen('homeReforms') && <ReformForm {...props} />}
      {isOpen('petitions') && <PetitionForm {...props} />}
      <BreakWord {...props} />
    </div>
  );
}

const AS_IT_IS = '';

/** A programme for an industry: it pays only where few others push the same. */
function PillarForm({ measures, isOff, onChange }: MeasuresProps) {
  const { game, me } = useSeatOrCentre();
  const { pillar: now } = provinceOf(game, me);
  const freeFrom = pillarFreeFrom(game, me);
  const isLocked = freeFrom > game.round;
  const wanted = measures.pillar;
  const name = (pillar: string): string => tOr(`pillar.${pillar}`, pillar);
  const said =
    wanted === undefined
      ? now === undefined
        ? undefined
        : t('pillar.runs', { pillar: name(now.pillar) })
      : wanted === 'none'
        ? t('sealed.noPillar')
        : name(wanted);
  const others = Object.entries(game.provinces.provinces).filter(
    ([economy, { pillar }]) =>
      economy !== me && pillar !== undefined && pillar.pillar === (wanted ?? now?.pillar),
  );
  return (
    <MeasureFold title={t('pillar.title')} said={said}>
      <fieldset class="fields" disabled={isOff || isLocked}>
        <Choice
          label={t('pillar.choice', { price: yuan(PILLAR_COST) })}
          value={wanted ?? AS_IT_IS}
          options={[
            {
              value: AS_IT_IS,
              label: now === undefined ? t('more.none') : t('pillar.keep', { pillar: name(now.pillar) }),
            },
            ...PILLARS.filter((pillar) => pillar !== now?.pillar).map((pillar) => ({
              value: pillar,
              label: `${name(pillar)} · ${t(`pillarSector.${SECTOR_OF_PILLAR[pillar]}`)}`,
            })),
            ...(now === undefined ? [] : [{ value: 'none', label: t('pillar.end') }]),
          ]}
          onChange={(value) => onChange(withMeasure(measures, 'pillar', pillarOf(value)))}
        />
      </fieldset>
      {isLocked && <p class="small muted">{t('pillar.locked', { round: freeFrom })}</p>}
      {others.length > 0 && (
        <p class="small">
          {t('pillar.others', { economies: formatList(others.map(([id]) => economyName(id))) })}
        </p>
      )}
      <p class="micro muted">
        {t('pillar.hint')} {t('pillar.agreed', { pillar: name(AGREED_DIVISION[me] ?? '') })}{' '}
        <ConceptMark place="spot.pillar" />
      </p>
    </MeasureFold>
  );
}

/** The round in which a programme may be chosen or changed. */
function pillarFreeFrom(game: ProvinceGame, me: EconomyId): number {
  const { pillar } = provinceOf(game, me);
  return pillar === undefined ? game.round : pillar.sinceRound + PILLAR_ROUNDS;
}

function pillarOf(value: string): MeasuresProps['measures']['pillar'] {
  return value === 'none' ? 'none' : PILLARS.find((pillar) => pillar === value);
}

const NONE = '';

/** A sealed petition to the centre against one province; there must be a law to call on. */
function PetitionForm({ measures, isOff, onChange }: MeasuresProps) {
  const { scenario, game, me } = useProvinceSeat();
  const { petition } = measures;
  // It calls on a law; none is in force before the first.
  const mayPetition = institutionOf(scenario, game).law > 0;
  return (
    <MeasureFold title={t('petition.title')} said={petition && economyName(petition)}>
      {!mayPetition && <p class="small muted">{t('petition.noLaw')}</p>}
      <fieldset class="fields" disabled={isOff || (!mayPetition && petition === undefined)}>
        <Choice
          label={t('petition.against', { price: yuan(PETITION_COST) })}
          value={petition ?? NONE}
          options={[
            { value: NONE, label: t('more.none') },
            ...scenario.dealOrder
              .filter((economy) => economy !== me)
              .map((economy) => ({ value: economy, label: economyName(economy) })),
          ]}
          onChange={(value) =>
            onChange(withMeasure(measures, 'petition', value === NONE ? undefined : value))
          }
        />
      </fieldset>
      <p class="micro muted">{t('petition.hint', { points: marksTold(2) })}</p>
    </MeasureFold>
  );
}

/** One reform at home a round, each with what it costs and does. */
function ReformForm({ measures, isOff, onChange }: MeasuresProps) {
  const { game, me } = useSeatOrCentre();
  const { reforms } = provinceOf(game, me);
  const wanted = measures.reform;
  const told = useReformTold(measures);
  const firms = game.settings.pactLimits?.stateFirms;
  const { jobsPercent = 0, productivity = 1 } = firms ?? {};
  const [jobs, industry] = [formatSigned(jobsPercent, 0), formatSignedPercent(productivity - 1)];
  const does = { jobs, industry, rounds: roundsAfter(game) };
  return (
    <MeasureFold
      title={t(firms === undefined ? 'reformForm.title' : 'homeReform.reformStateFirms')}
      said={told ?? (wanted && t(`homeReform.${wanted}`))}
    >
      <fieldset class="choices stack" disabled={isOff}>
        <legend class="sr">{t('reformForm.title')}</legend>
        <label class="row">
          <input
            type="radio"
            name="home-reform"
            checked={wanted === undefined}
            onChange={() => onChange(withMeasure(measures, 'reform', undefined))}
          />
          {t('more.none')}
        </label>
        {homeReformsOf(game).map((reform) => {
          const cost = HOME_REFORM_COST[reform];
          const times = reforms[reform] ?? 0;
          return (
            <label key={reform} class="row top">
              <input
                type="radio"
                name="home-reform"
                checked={wanted === reform}
                onChange={() => onChange(withMeasure(measures, 'reform', reform))}
              />
              <span>
                <b>{t(`homeReform.${reform}`)}</b>{' '}
                <span class="small num">{cost === 0 ? t('dial.free') : yuan(cost)}</span>
                {times > 0 && <span class="small muted"> · {t('reformForm.times', { count: times })}</span>}
                <br />
                <span class="small muted">
                  {t(firms === undefined ? `reformForm.${reform}` : 'reformForm.firms', does)}
                </span>
              </span>
            </label>
          );
        })}
      </fieldset>
    </MeasureFold>
  );
}

/** What it does to the points of this round and of each later one, in a line, where a table has that reform alone. */
function useReformTold(measures: Measures): string | undefined {
  const { scenario, game, me } = useProvinceSeat();
  const rest = withMeasure(measures, 'reform', undefined);
  const levels = [rest, withMeasure(rest, 'reform', 'reformStateFirms')];
  const text = canonicalJson(levels);
  usePreview(
    'reform',
    game.settings.pactLimits?.stateFirms ? { type: 'levels', economy: me, levels } : undefined,
    [text, me, tableText(game, me)],
  );
  const { job, result } = previews.value.reform ?? {};
  if (job?.type !== 'levels' || result?.type !== 'levels' || canonicalJson(job.levels) !== text)
    return undefined;
  const [was, next] = result.after;
  return was && next && say(reformTold({ scenario, game }, me, { was, next }));
}

/** Points of this round by the reform of state firms, and of each later one like it. */
export function reformTold(
  { scenario, game }: Pick<ProvincesView, 'scenario' | 'game'>,
  me: EconomyId,
  { was, next }: Readonly<Record<'was' | 'next', PairTold['own']>>,
): Phrase {
  const later = { ...next, score: next.score + pointsBack(scenario, game, me, next) };
  const [stood = NaN, ...brought] = [was, next, later].map((own) =>
    Math.round(resultGauge(game, me, own)?.score ?? NaN),
  );
  const [now = '', then = ''] = brought.map((score) => formatSigned(score - stood, 0));
  return phrase(roundsAfter(game) > 0 ? 'reformForm.told' : 'reformForm.toldLast', { now, later: then });
}

const roundsAfter = (game: ProvinceGame): number => lastRoundOf(game) - game.round;

/** Pacts of one's own, each with a box that says: my dials against its members too. Nothing where one is in no pact. */
function BreakWord({ measures, isOff, onChange }: MeasuresProps) {
  const { game, me } = useSeatOrCentre();
  const pacts = breakablePacts(game, me, measures);
  if (pacts.length === 0) return null;
  const broken = measures.breaks ?? [];
  return (
    <MeasureFold
      title={t('breakWord.title')}
      said={broken.length === 0 ? undefined : t('breakWord.broken', { count: broken.length })}
    >
      <p class="micro muted">{t('breakWord.hint')}</p>
      {pacts.map((pact) => (
        <PactBox
          key={pact.id}
          pact={pact}
          isBroken={broken.includes(pact.id)}
          isOff={isOff}
          onToggle={() => onChange(toggled(measures, pact.id))}
        />
      ))}
    </MeasureFold>
  );
}

type BreakablePact = Pick<Pact, 'id' | 'isBinding' | 'deposit'> & {
  /** A dial of this envelope is above what the pact leaves. */
  readonly isAbove: boolean;
  /** Chance, 0–1, that the others see it. */
  readonly seen: number;
};

/** A seat's pacts, and what breaking each would mean under the dials in hand. */
export function breakablePacts(game: ProvinceGame, me: EconomyId, measures: Measures): BreakablePact[] {
  const { offices } = pactDues(game);
  return Object.values(game.provinces.pacts)
    .filter(({ members }) => members.includes(me))
    .map((pact) => ({
      id: pact.id,
      isBinding: pact.isBinding,
      deposit: pact.deposit,
      isAbove: DIALS.some((dial) => measures[dial] > dialCap(pact, dial)),
      seen: seenChance(pact, offices.includes(pact.id)),
    }));
}

type BoxProps = {
  readonly pact: BreakablePact;
  readonly isBroken: boolean;
  readonly isOff: boolean;
  readonly onToggle: () => void;
};

/** One that the dials respect cannot be ticked; one that is ticked can always be unticked. */
function PactBox({ pact, isBroken, isOff, onToggle }: BoxProps) {
  const consequence = pact.isBinding
    ? t('breakWord.found', { points: marksTold(pact.deposit) })
    : t('breakWord.seen', { percent: Math.round(100 * pact.seen), points: BREACH_REPUTATION });
  return (
    <OptionRow
      type="checkbox"
      isOn={isBroken}
      isOff={isOff || (!pact.isAbove && !isBroken)}
      title={t('breakWord.pact', { pact: agreementName(pact.id) })}
      hint={pact.isAbove ? consequence : t('breakWord.nothing')}
      onChoose={onToggle}
    />
  );
}

function toggled(measures: Measures, id: AgreementId): Measures {
  const { breaks = [] } = measures;
  const next = breaks.includes(id) ? breaks.filter((each) => each !== id) : [...breaks, id];
  return withMeasure(measures, 'breaks', next.length === 0 ? undefined : next);
}

type SealedProps = { readonly measures: Measures; readonly forecast: MeasuresForecast | undefined };

/** What its own province still sees of a closed envelope. */
export function SealedEnvelope({ measures, forecast }: SealedProps) {
  const { scenario, game, me } = useProvinceSeat();
  return (
    <>
      <Envelope mark={tOr(`economyMark.${me}`, me)} />
      <h2 id="policy-title">{t('sealed.title')}</h2>
      <p class="center">{t('sealed.secret')}</p>
      <ul class="sealed-list center">
        {measuresSummary(measures).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {forecast && (
        <p class="small muted">
          {whatItDoes(scenario, game, me, forecast, gaugesOf({ scenario, game }, me, { forecast }))}
        </p>
      )}
      <hr class="rule" />
      <h3>{t('sealed.changeTitle')}</h3>
      <p>{t('sealed.changeText')}</p>
      <h3>{t('sealed.nextTitle')}</h3>
      <p>{t('sealed.nextText')}</p>
    </>
  );
}

function Envelope({ mark }: { readonly mark: string }) {
  return (
    <svg class="envelope" viewBox="0 0 280 172" aria-hidden="true">
      <rect class="back" x="1" y="1" width="278" height="170" />
      <path class="flap" d="M1 1L140 104L279 1M1 171L104 78M279 171L176 78" />
      <circle class="wax" cx="140" cy="98" r="36" />
      <circle class="ring" cx="140" cy="98" r="31" />
      <text x="140" y="98" class={Array.from(mark).length === 1 ? 'mark' : 'mark letters'}>
        {mark}
      </text>
    </svg>
  );
}
