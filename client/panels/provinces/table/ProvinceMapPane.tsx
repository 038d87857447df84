import { stopOnShow } from '#shared/rules/table/revealStops.ts';
import { useState } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { type MapChoice, MapSwitch } from '../../../map/mapStyle.tsx';
import type { Insets } from '../../../map/layout/camera.ts';
import { type MapForm, chosenForm, loadGestures, loadRing, useLate } from '../../../map/mapEngine.ts';
import type { Signs, WallHandle } from '../../../map/board/board.tsx';
import type { Standing } from '../../../map/provinces/ProvinceLevels.tsx';
import { ProvinceMap } from '../../../map/provinces/ProvinceMap.tsx';
import { type MovedTrade, pactColours, provinceMapModel } from '../../../map/provinces/provinceMapModel.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { penRefusal } from '../../../state/offices.ts';
import { selected, tab } from '../../../state/tableState.ts';
import { formatNumber } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { boardHint, lettersOf } from '../../proposal/mapBoard.ts';
import { provinceOffers } from '../pacts/DealsPane.tsx';
import { stopInView } from '../../results/RevealFrame.tsx';
import { honeycombOf, pictured } from '../figures/honeycombModel.ts';
import {
  dialsShown,
  flowsMoved,
  mergedShown,
  pactsShown,
  tradeArrows,
  tradeMoved,
} from '../figures/mapLayersModel.ts';
import { dialSteps, measuresDesk } from '../policy/measuresModel.ts';
import { provinceAt, revealedRounds, useProvinces } from '../seat.ts';
import { PANE, UNSEEN, lazyPart } from '../../chrome/lazyPart.tsx';

const FORMS = [
  { value: 'geography', icon: 'map', text: 'map.geography' },
  { value: 'tiles', icon: 'tiles', text: 'pmap.honeycomb' },
  { value: 'table', icon: 'table', text: 'map.table' },
] as const satisfies readonly MapChoice<MapForm>[];

/** What stands over the map comes with the card of a province. */
/** The honeycomb is one press away on a laptop, and the strip of a phone. */
const Honeycomb = lazyPart(async () => (await import('../figures/Honeycomb.tsx')).Honeycomb, [], PANE);
const WhatIfNote = lazyPart(async () => (await import('./ProvinceCard.tsx')).WhatIfNote, [], UNSEEN);
const ProvinceLegend = lazyPart(async () => (await import('./ProvinceCard.tsx')).ProvinceLegend, [], UNSEEN);

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
