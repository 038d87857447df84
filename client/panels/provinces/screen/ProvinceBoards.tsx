import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { ASSENTS_NEEDED, PRESTIGE_COST } from '#shared/content/provinces/provinceConstants.ts';
import { REFORMS, type Reform } from '#shared/content/provinces/reforms.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { locale } from '../../../text/language.ts';
import type { Insets } from '../../../map/layout/camera.ts';
import { ProvinceLevelsTable } from '../../../map/provinces/ProvinceLevels.tsx';
import { ProvinceMap } from '../../../map/provinces/ProvinceMap.tsx';
import { pactColours, provinceMapModel } from '../../../map/provinces/provinceMapModel.ts';
import { t, tOr } from '../../../text/t.ts';
import { RadioGroup } from '../../../design/Choice.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { RichText } from '../../../text/Say.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { Honeycomb } from '../figures/Honeycomb.tsx';
import { type AreaOfPact, type CellFlow, honeycombOf, pictured } from '../figures/honeycombModel.ts';
import { dialsShown, mergedShown, pactsShown } from '../figures/mapLayersModel.ts';
import { type ProvincesView, openingYear, readings, rulesInForce } from '../seat.ts';
import { Needle } from '../figures/Needle.tsx';

const VIEWS = ['honeycomb', 'map', 'table'] as const;
type StageView = (typeof VIEWS)[number];

type Props = {
  readonly view: ProvincesView;
  /** Being revealed: levels are shown with those before. */
  readonly report?: ProvinceRoundReport | undefined;
  /** Those of a round that is being revealed; absent: those in force. */
  readonly pacts?: readonly Pact[];
  readonly flows?: readonly CellFlow[];
  readonly named?: readonly EconomyId[];
};

/** The country as a honeycomb, a map or a table. */
export function ProvinceStage({ view, report, pacts: revealed, flows = [], named = [] }: Props) {
  const [shown, setShown] = useState<StageView>('honeycomb');
  const { game, scenario } = view;
  const picture = pictured(game);
  const { provinces } = picture;
  const pacts = revealed ?? pactsShown(provinces, game.round);
  const dials = dialsShown(scenario.dealOrder, provinces, report);
  const cells = honeycombOf(
    scenario.economies,
    dials,
    pacts,
    mergedShown(provinces, game.round),
    pactColours(game),
  );
  return (
    <section class="province-stage" aria-labelledby="province-stage">
      <header class="stack">
        <h1 id="province-stage" class="size-h2">
          {t('pscreen.title')}
        </h1>
        <RadioGroup
          legend={t('pscreen.view')}
          choices={VIEWS.map((each) => ({ value: each, label: t(`pscreen.view.${each}`) }))}
          value={shown}
          onChange={setShown}
        />
      </header>
      <div class={`stage-picture cover ${shown}`}>
        {shown === 'honeycomb' && <Honeycomb cells={cells} id="screen" flows={flows} named={named} />}
        {shown === 'map' && (
          <ProvinceMap
            model={provinceMapModel(scenario, picture)}
            insets={insetsOf(window.innerHeight)}
            onFail={() => setShown('honeycomb')}
            isLarge
          />
        )}
        {shown === 'table' && <ProvinceLevelsTable model={provinceMapModel(scenario, picture)} />}
      </div>
      <StageLegend areas={cells.areas} hasFlows={flows.length > 0 && shown === 'honeycomb'} />
    </section>
  );
}

type StageLegendProps = { readonly areas: readonly AreaOfPact[]; readonly hasFlows: boolean };

const AREAS_SHOWN = 3;

/** What the picture's signs mean; only those that are in it. */
function StageLegend({ areas, hasFlows }: StageLegendProps) {
  return (
    <ul class="stage-legend stack gap-1" aria-label={t('pscreen.legend')}>
      <li class="row gap-3">
        <svg width="54" height="26" viewBox="0 0 54 26" aria-hidden="true">
          <rect class="stones" width="54" height="26" />
          <path class="joints" d="M0 13h54M14 0v13M32 0v13M50 0v13M8 13v13M26 13v13M44 13v13" />
        </svg>
        {t('pscreen.legend.wall')}
      </li>
      <li class="row gap-3">
        <svg class="block-dots" width="54" height="16" viewBox="0 0 54 16" aria-hidden="true">
          <circle class="on" cx="8" cy="8" r="6" />
          <circle class="on" cx="24" cy="8" r="6" />
          <circle cx="40" cy="8" r="6" />
        </svg>
        {t('pscreen.legend.block')}
      </li>
      {areas.slice(0, AREAS_SHOWN).map((area) => (
        <li key={area.id} class="row gap-3" style={{ '--pact': `var(--b${area.slot})` }}>
          <i class="swatch" aria-hidden="true" />
          {t(legendKey(area), {
            marks: area.members.map((each) => tOr(`economyMark.${each}`, each)).join(locale().nameSeparator),
            level: area.atMost,
          })}
        </li>
      ))}
      {hasFlows && (
        <li class="row gap-3">
          <svg class="cell-flows" width="54" height="20" viewBox="0 0 54 20" aria-hidden="true">
            <g class="won">
              <path d="M2 5H50" stroke-width="5" />
            </g>
            <g class="lost">
              <path d="M2 15H50" stroke-width="5" />
            </g>
          </svg>
          {t('pscreen.legend.flows')}
        </li>
      )}
    </ul>
  );
}

function legendKey({ isMerged, atMost }: AreaOfPact) {
  if (isMerged === true) return 'pscreen.legend.merged';
  return atMost === 0 ? 'pscreen.legend.pactOpen' : 'pscreen.legend.pact';
}

/** Parts of the screen's height that marks at the coast, the title and the legend need around the land. */
const MARGINS = { top: 0.05, right: 0.09, bottom: 0.05, left: 0.02 } as const;

function insetsOf(height: number): Insets {
  return {
    top: MARGINS.top * height,
    right: MARGINS.right * height,
    bottom: MARGINS.bottom * height,
    left: MARGINS.left * height,
  };
}

/** So many reforms have a line each, with what they change; more stand in two columns. */
const FULL_LINES = 3;

/** Remedies in force and what the centre's prestige could buy. */
export function ReformsBoard({ provinces }: { readonly provinces: ProvincesState }) {
  const { inForce, prestige, choices, pending, answered } = reformsBoard(provinces);
  return (
    <section class="panel reforms-board slim" aria-labelledby="reforms-board">
      <h2 class="sr" id="reforms-board">
        {t('pscreen.reforms')}
      </h2>
      {inForce.length === 0 ? (
        <p class="muted">{t('pscreen.noReform')}</p>
      ) : (
        <ul class={inForce.length > FULL_LINES ? 'many' : ''}>
          {inForce.map((reform) => (
            <li key={reform} class="row top">
              <Icon name="check" size={28} />
              <span>
                <b>{t(`reformShort.${reform}`)}</b>{' '}
                <span class="muted note">{t(`reformNote.${reform}`)}</span>
              </span>
            </li>
          ))}
          {pending !== undefined && (
            <li class="pending row top">
              <Icon name="hourglass" size={28} />
              <span>
                <b>{t(`reformShort.${pending}`)}</b>{' '}
                <span class="muted">
                  {answered === undefined
                    ? t('pscreen.pending')
                    : t('pscreen.asksAssent', { count: answered, needed: ASSENTS_NEEDED })}
                </span>
              </span>
            </li>
          )}
        </ul>
      )}
      <p class="muted">
        <RichText
          k={choices.length === 0 ? 'pscreen.prestigeAll' : 'pscreen.prestige'}
          params={{ prestige: <b class="num">{prestige}</b> }}
        />
      </p>
      {choices.length > 0 && (
        <ul class="reform-choices">
          {choices.map(({ reform, cost, isAffordable }) => (
            <li key={reform} class={isAffordable ? '' : 'dear'}>
              {t(`reformShort.${reform}`)} <b class="num">{cost}</b>
              {!isAffordable && <span class="sr">{t('pscreen.tooDear')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type NeedleBoardProps = {
  readonly view: ProvincesView;
  /** Rounds that the room has been shown. */
  readonly reports: readonly ProvinceRoundReport[];
};

/** The border effect for the whole table. */
export function NeedleBoard({ view, reports }: NeedleBoardProps) {
  const history = readings(view, reports);
  const now = history.at(-1) ?? { times: 1, percent: 0 };
  return (
    <section class="panel needle-board col gap-none" aria-labelledby="needle-board">
      <h2 id="needle-board">
        {t('needle.title')} <ConceptMark place="spot.needle" />
      </h2>
      <Needle now={now} history={history} openingYear={openingYear(view)} />
    </section>
  );
}

/** What the centre has done with its rules, and what it could do next. */
type ReformsShown = {
  /** Those that matter now, in the order in which they were enacted; a stronger law stands for the weaker one. */
  readonly inForce: readonly Reform[];
  readonly prestige: number;
  readonly choices: readonly {
    readonly reform: Reform;
    readonly cost: number;
    readonly isAffordable: boolean;
  }[];
  /** The reform that stands for this round and works from the next. */
  readonly pending?: Reform;
  /** How many have sealed an answer where assent is asked for. */
  readonly answered?: number;
};

export function reformsBoard({ reforms, centre }: Pick<ProvincesState, 'reforms' | 'centre'>): ReformsShown {
  const act = centre.acts.find((each) => each.type === 'reform');
  const isReplaced = (reform: Reform): boolean => reform === 'weakLaw' && reforms.includes('strongLaw');
  const open = REFORMS.filter(
    (reform) => !reforms.includes(reform) && !isReplaced(reform) && reform !== act?.reform,
  );
  return {
    inForce: rulesInForce(reforms),
    prestige: centre.prestige,
    choices: open.map((reform) => ({
      reform,
      cost: PRESTIGE_COST[reform],
      isAffordable: PRESTIGE_COST[reform] <= centre.prestige,
    })),
    ...(act === undefined ? {} : { pending: act.reform }),
    ...(act?.reform === 'evaluation' ? { answered: centre.assentedBy.length } : {}),
  };
}
