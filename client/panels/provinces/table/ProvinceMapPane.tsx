import { stopOnShow } from '#shared/rules/table/revealStops.ts';
import { useState } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { newPactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { type MapChoice, MapSwitch } from '../../../map/mapStyle.tsx';
import type { Insets } from '../../../map/layout/camera.ts';
import { type MapForm, chosenForm, loadGestures, loadRing, useLate } from '../../../map/mapEngine.ts';
import { type BoardOffer, GateSign, type Signs, type WallHandle } from '../../../map/board/board.tsx';
import type { Standing } from '../../../map/provinces/ProvinceLevels.tsx';

import {
  type MovedTrade,
  type ProvinceMapModel,
  pactColours,
  provinceMapModel,
} from '../../../map/provinces/provinceMapModel.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { penRefusal } from '../../../state/offices.ts';
import { desk, selected, tab } from '../../../state/tableState.ts';
import { formatList, formatNumber, sentences } from '../../../text/format.ts';
import { agreementName, economyName, rejectionText } from '../../../text/nameParams.ts';
import { RichText } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { LevelMeter, ProvinceMap } from '../../../map/provinces/ProvinceMap.tsx';
import { boardHint, lettersOf, offerRefusal } from '../../proposal/mapBoard.ts';
import { keptPact } from '../pacts/PartnerAdvice.tsx';
import { newPact, withMembers } from '../pacts/pactDraft.ts';
import { stopInView } from '../../results/RevealFrame.tsx';
import { honeycombOf, pictured } from '../figures/honeycombModel.ts';
import {
  dialsShown,
  flowsMoved,
  mergedShown,
  pactsShown,
  tradeArrows,
  tradeMoved,
  tradeSentences,
} from '../figures/mapLayersModel.ts';
import { dialSteps, measuresDesk } from '../policy/measuresModel.ts';
import { provinceAt, revealedRounds, useProvinces } from '../seat.ts';
import { PANE, UNSEEN, lazyPart } from '../../chrome/lazyPart.tsx';
import './whatIfNote.css';

const FORMS = [
  { value: 'geography', icon: 'map', text: 'map.geography' },
  { value: 'tiles', icon: 'tiles', text: 'pmap.honeycomb' },
  { value: 'table', icon: 'table', text: 'map.table' },
] as const satisfies readonly MapChoice<MapForm>[];

/** The honeycomb is one press away on a laptop, and the strip of a phone. */
const Honeycomb = lazyPart(async () => (await import('../figures/Honeycomb.tsx')).Honeycomb, [], PANE);

const ProvinceLevelsTable = lazyPart(
  async () => (await import('../../../map/provinces/ProvinceLevels.tsx')).ProvinceLevelsTable,
  [],
  UNSEEN,
);

const loadSigns = async () => (await import('../../table/CapitalSigns.tsx')).CapitalSigns;

type PaneProps = {
  readonly insets: Insets;
  /** A strip of the map over what a phone is about: no switches, and whoever is picked is shown on the whole map. */
  readonly isBand?: boolean;
};

/** The provinces as a map, as a honeycomb or as a table. */
export function ProvinceMapPane({ insets, isBand = false }: PaneProps) {
  const { scenario, game, seat } = useProvinces();
  // In a strip cells are larger than land.
  const form: MapForm = isBand ? 'tiles' : (chosenForm.value ?? 'geography');
  const [hasFailed, setFailed] = useState(false);
  const me = provinceAt(seat);
  const picture = pictured(game);
  const model = provinceMapModel(scenario, picture, { me, measures: measuresInHand(game, me) });
  const shown = hasFailed && form === 'geography' ? 'tiles' : form;
  const tried = useTradeMoved(game, me);
  const settled = flowsInView(game);
  const moved = settled ?? tried;
  const letters = lettersOf(game, me);
  const wall = me === undefined ? undefined : wallInHand(scenario, game, me);
  const OfferDrag = useLate(loadGestures, me !== undefined)?.OfferDrag;
  const WallRing = useLate(loadRing, wall !== undefined)?.WallRing;
  const signs = useSigns(shown === 'geography');
  const pick = (economy: string): void => {
    selected.value = selected.peek() === economy ? undefined : economy;
    if (isBand) tab.value = 'map';
  };
  return (
    <section class="province-view cover" aria-label={t('pmap.title')}>
      {!isBand && (
        <MapSwitch
          label={t('map.view')}
          choices={FORMS.filter(({ value }) => !hasFailed || value !== 'geography')}
          value={shown}
          onChoose={(form) => (chosenForm.value = form)}
        />
      )}
      {hasFailed && form === 'geography' && <p class="small note">{t('pmap.failed')}</p>}
      {shown === 'geography' && (
        <ProvinceMap
          model={model}
          insets={insets}
          moved={moved}
          onPick={pick}
          onFail={() => setFailed(true)}
          letters={letters}
          wall={wall}
          signs={signs}
        />
      )}
      {shown === 'tiles' && (
        <div class="honeycomb-pane" {...(isBand ? { style: { inset: '4px' } } : {})}>
          <Honeycomb
            id="own-honeycomb"
            cells={honeycombOf(
              scenario.economies,
              dialsShown(scenario.dealOrder, picture.provinces),
              pactsShown(picture.provinces, game.round),
              mergedShown(picture.provinces, game.round),
              pactColours(game),
            )}
            flows={tradeArrows(moved)}
            picked={selected.value}
            onPick={pick}
            gates={model.gates}
            letters={letters}
            me={me}
            over={(stand) => (
              <>
                {wall !== undefined && me !== undefined && WallRing !== undefined && (
                  <WallRing wall={wall} me={me} stand={stand} />
                )}
                {signs?.(stand)}
              </>
            )}
          />
        </div>
      )}
      <WhatIfNote moved={moved} isSettled={settled !== undefined} on={isBand ? 'band' : shown} />
      {shown === 'table' && (
        <ProvinceLevelsTable model={model} standings={standingsOf(revealedRounds(game))} onPick={pick} />
      )}
      {me !== undefined && OfferDrag !== undefined && (
        <OfferDrag
          board={{ me, letters, offersTo: (economy) => provinceOffers(scenario, game, me, economy) }}
        />
      )}
      {shown !== 'table' && !isBand && (
        <ProvinceLegend
          model={model}
          hint={me === undefined ? undefined : boardHint(game, wall && t('map.drag.level'))}
        />
      )}
    </section>
  );
}

/** What stands at capitals, once it is there; where they lie close together, what is said stands in a corner. */
function useSigns(isInCorner: boolean): Signs | undefined {
  const Capitals = useLate(loadSigns, true);
  return Capitals === undefined ? undefined : (stand) => <Capitals {...stand} isInCorner={isInCorner} />;
}

/** Where all stand after the last round that is known to the room, the best career first. */
function standingsOf(reports: ReturnType<typeof revealedRounds>): readonly Standing[] {
  return Object.entries(reports.at(-1)?.provinces ?? {})
    .map(([economy, { career, place, index }]) => ({ economy, career, place, index }))
    .toSorted((a, b) => b.career - a.career);
}

/** The wall of the envelope in hand; its panel keeps it, or on the map of a phone the pane around this one. */
function wallInHand(
  scenario: ReturnType<typeof useProvinces>['scenario'],
  game: ProvinceGame,
  me: EconomyId,
): WallHandle | undefined {
  const measures = measuresInHand(game, me);
  if (measures === undefined || game.sealedBy.includes(me) || penRefusal() !== undefined) return undefined;
  const open = dialSteps(scenario, game, me, 'wall').filter(({ state }) => state === 'open');
  const levels = open.map(({ level }) => level);
  const percent = open.find(({ level }) => level === measures.wall)?.percent;
  return {
    value: measures.wall,
    min: Math.min(...levels),
    max: Math.max(...levels),
    was: game.provinces.provinces[me]?.wall ?? 0,
    label: t('dial.wall'),
    text: percent === undefined ? `${measures.wall}` : `${measures.wall} · ${formatNumber(percent, 0)}%`,
    set: (wall) => measuresDesk.change(game, me, { ...measures, wall }),
  };
}

const NONE: readonly MovedTrade[] = [];

/** Own trade that the envelope in hand would move, the largest first; nothing where it changes nothing or is being computed. */
function useTradeMoved(game: ProvinceGame, me: EconomyId | undefined): readonly MovedTrade[] {
  const measures = measuresInHand(game, me);
  const wanted =
    me === undefined || measures === undefined || measuresDesk.isUntouched(game, me, measures)
      ? undefined
      : measures;
  const text = wanted === undefined ? '' : canonicalJson(wanted);
  const isAsked = me !== undefined && wanted !== undefined;
  usePreview('curve', isAsked ? { type: 'trade', economy: me, measures: wanted } : undefined, [
    text,
    me,
    game,
  ]);
  const { curve } = previews.value;
  if (me === undefined || wanted === undefined || curve?.job.type !== 'trade') return NONE;
  // What was asked about before this change is not the answer to it.
  if (canonicalJson(curve.job.measures) !== text || curve.result.type !== 'trade') return NONE;
  return tradeMoved(curve.result.flows, me);
}

/** What lies on this desk while the envelope is the matter. */
function measuresInHand(game: ProvinceGame, me: EconomyId | undefined): Measures | undefined {
  return me === undefined || game.phase !== 'policy' ? undefined : measuresDesk.inHand(game, me);
}

/** Trade that the round has moved, while its stop of the reveal is shown; undefined elsewhere. */
function flowsInView(game: ProvinceGame): readonly MovedTrade[] | undefined {
  if (game.phase !== 'results' || (stopInView.value ?? stopOnShow(game)) !== 'flows') return undefined;
  return flowsMoved(game.reports.at(-1)?.flows ?? []);
}

/** What a province may begin with another, from its card or by dragging on the map: a pact, and one with all partners of that one. */
export function provinceOffers(
  scenario: Parameters<typeof newPactFaults>[0],
  game: ProvinceGame,
  me: EconomyId,
  economy: EconomyId,
): readonly BoardOffer[] {
  const refusal = offerRefusal(game, me, economy);
  const offerOf = (draft: Draft, text: string): BoardOffer => {
    const [fault] = refusal === undefined ? newPactFaults(scenario, game, draft, me) : [];
    const reason = refusal ?? (fault === undefined ? undefined : rejectionText(fault));
    return {
      text,
      ...(reason === undefined ? {} : { refusal: reason }),
      begin: () => {
        selected.value = undefined;
        tab.value = 'deals';
        desk.value = keptPact(game, draft.parties) ?? { draft };
      },
    };
  };
  const alone = newPact(game, me, economy);
  const offer = offerOf(alone, t('map.drag.offer', { economy: economyName(economy) }));
  const partners = Object.values(game.provinces.pacts)
    .filter(({ members, untilRound }) => untilRound >= game.round && members.includes(economy))
    .find(({ members }) => !members.includes(me))?.members;
  if (partners === undefined) return [offer];
  const all = t('map.drag.pactWith', { economies: formatList(partners.map(economyName)) });
  return [offer, offerOf(withMembers(alone, [me, ...partners]), all)];
}

type NoteProps = {
  readonly moved: readonly MovedTrade[];
  /** It has come about in the last round; otherwise an envelope in hand would move it. */
  readonly isSettled: boolean;
  /** On land numbers stand beside the curves; a strip has no room for the note, which is only spoken. */
  readonly on: MapForm | 'band';
};

/** Says over the map whether its curves are only tried or have come about, and in which unit their numbers are. */
function WhatIfNote({ moved, isSettled, on }: NoteProps) {
  if (moved.length === 0) return null;
  const hasSums = on === 'geography';
  return (
    <output class={on === 'band' ? 'sr' : 'panel small what-if-note row wrap slim'}>
      {isSettled ? (
        <span>{t(hasSums ? 'pmap.movedSums' : 'pmap.moved')}</span>
      ) : (
        <span aria-hidden="true">
          <RichText
            k={hasSums ? 'pmap.whatIfSums' : 'pmap.whatIf'}
            params={{ only: <b>{t('pmap.whatIfOnly')}</b> }}
          />
        </span>
      )}
      {moved.some(({ change }) => change < 0) && <Sign look="lost" text={t('pmap.whatIfLost')} />}
      {moved.some(({ change }) => change > 0) && <Sign look="won" text={t('pmap.whatIfWon')} />}
      {!isSettled && <span class="sr">{sentences(t('pmap.whatIfOnly'), ...tradeSentences(moved))}</span>}
    </output>
  );
}

function Sign({ look, text }: { readonly look: 'lost' | 'won'; readonly text: string }) {
  return (
    <span class="row inline gap-1" aria-hidden="true">
      <svg width="34" height="8">
        <path class={look} d="M3 4H31" />
      </svg>
      {text}
    </span>
  );
}

type LegendProps = { readonly model: ProvinceMapModel; readonly hint: string | undefined };

/** What the signs of the map mean; only what is on it. */
function ProvinceLegend({ model, hint }: LegendProps) {
  return (
    <details class="panel province-legend">
      <summary class="small">{t('map.legend.title')}</summary>
      <ul class="stack gap-1 small">
        <li class="row">
          <svg width="34" height="14" aria-hidden="true">
            <rect x="2" y="2" width="30" height="10" class="bricks legend-bricks" />
          </svg>
          <LevelMeter kind="wall" level={3} />
          {t('pmap.legend.wall')}
        </li>
        <li class="row">
          <LevelMeter kind="block" level={2} />
          {t('pmap.legend.block')}
        </li>
        {model.gates.length > 0 && (
          <li class="row">
            <svg width="34" height="20" viewBox="-17 -10 34 20" aria-hidden="true">
              <g transform="scale(0.8)">
                <GateSign gate={{ level: 2 }} />
              </g>
            </svg>
            {t('map.legend.gate')}
          </li>
        )}
        {model.corridors.length > 0 && (
          <li class="row">
            <svg width="34" height="14" aria-hidden="true">
              <path d="M2 7H32" stroke="var(--p-ink)" stroke-width="5" />
              <path d="M2 7H32" stroke="var(--text)" stroke-width="3" stroke-dasharray="7 7" />
            </svg>
            {t('map.legend.corridor')}
          </li>
        )}
        {hint !== undefined && <li class="muted">{hint}</li>}
        {model.pacts.map(({ id, slot }) => (
          <li key={id} class="row">
            <i class="legend-pact" style={{ '--slot': `var(--b${slot})` }} aria-hidden="true" />
            {agreementName(id)}
          </li>
        ))}
      </ul>
    </details>
  );
}
