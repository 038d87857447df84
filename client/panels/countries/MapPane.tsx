import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import { useMemo } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { loadWaysRound, useLate } from '../../map/mapEngine.ts';
import { mapModel } from '../../map/mapModel.ts';
import type { MapPreview } from '../../map/model/mapParts.ts';
import { MapView } from '../../map/MapView.tsx';
import { lawWithWall, nextWall, policyDesk } from '../policy/policyDraft.ts';
import { reportOnShow, tradeInForce, withTradeInForce } from '../../state/trade.ts';
import { framedAt } from '../headlines/headline.ts';
import { stopInView } from '../results/RevealFrame.tsx';
import { type MapLayer, desk, layer, openProposal, selected, tab } from '../../state/tableState.ts';
import { previews, type PreviewJob } from '../../preview/preview.ts';
import type { TradeFlow } from '#shared/protocol/report.ts';
import { useCountries } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';

type Props = {
  readonly insets?: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** Pixels from the foot to legend and switches, where they stand beside what covers it. */
  readonly cornerBottomPx?: number;
  /** Pixels from the foot to the buttons that bring the map closer. */
  readonly zoomBottomPx?: number;
  /** A strip of the map over what a phone is about: no switches, and whoever is picked is shown on the whole map. */
  readonly isBand?: boolean;
};

/** The map of the table from this seat: its trade, what it tries, what is revealed. */
export function MapPane({ insets, cornerBottomPx, zoomBottomPx, isBand = false }: Props) {
  const { scenario, game: settled, me } = useCountries();
  const inForce = tradeInForce.value;
  const game = useMemo(() => withTradeInForce(settled), [settled, inForce]);
  const picked = selected.value;
  // The card of an economy leaves room for its trade alone.
  const preview =
    picked === undefined ? (wallPreview(scenario, game, me) ?? proposalPreview(game, me)) : undefined;
  const previewText = JSON.stringify(preview ?? '');
  const boardOf = useLate(loadBoard, me !== undefined);
  const Signs = useLate(loadSigns, true);
  const waysRound = useLate(loadWaysRound, scenario.flags.lowestWallEntry);
  const stop = stopInView.value ?? game.revealStop;
  const shownLayer = isBand ? 'flows' : layer.value;
  const model = useMemo(() => {
    const report = reportOnShow(game);
    const told = report === undefined ? [] : framedAt(report, stop);
    return mapModel(scenario, game, {
      layer: shownLayer,
      me,
      selected: picked,
      preview,
      waysRound: () => waysRound?.(scenario, lawOnShow(scenario, game, me), importersOnShow(game, me)) ?? [],
      ...(report === undefined ? {} : { reveal: { report, stop } }),
      ...(told.length < 2 ? {} : { story: { economies: told } }),
    });
  }, [scenario, game, me, shownLayer, picked, previewText, waysRound, stop]);
  return (
    <MapView
      model={model}
      onPick={(economy) => {
        selected.value = economy === me ? undefined : economy;
        if (isBand) tab.value = 'map';
      }}
      {...(isBand ? { isBand } : { onLayer: (chosen: MapLayer) => (layer.value = chosen) })}
      board={me === undefined ? undefined : boardOf?.(scenario, game, me, picked === undefined)}
      signs={Signs === undefined ? undefined : (stand) => <Signs {...stand} />}
      isBesideCard={picked !== undefined && me !== undefined && viewport.value !== 'wide'}
      {...(insets === undefined ? {} : { insets })}
      {...(cornerBottomPx === undefined ? {} : { cornerBottomPx })}
      {...(zoomBottomPx === undefined ? {} : { zoomBottomPx })}
    />
  );
}

/** The law in force; while an envelope is in hand, as if only that one were opened, and then only the own wall matters. */
function lawOnShow(scenario: Scenario, game: CountryGame, me: EconomyId | undefined): CountryGame {
  if (game.phase !== 'policy' || me === undefined) return game;
  return lawWithWall(scenario, game, me, policyDesk.inHand(game, me));
}

function importersOnShow({ phase, seats }: CountryGame, me: EconomyId | undefined): readonly EconomyId[] {
  return phase === 'policy' && me !== undefined ? [me] : Object.keys(seats);
}

const loadBoard = async () => (await import('./countryBoard.ts')).countryBoard;
const loadSigns = async () => (await import('../table/CapitalSigns.tsx')).CapitalSigns;

/** What the proposal in hand would move, while it is read. */
function proposalPreview(game: CountryGame, me: EconomyId | undefined): MapPreview | undefined {
  const isInHand = openProposal.value !== undefined || desk.value !== undefined;
  if (game.phase !== 'negotiation' || !isInHand || me === undefined) return undefined;
  const flows = triedFlows('proposal', me);
  return flows.length === 0 ? undefined : { flows, wallsBp: {} };
}

/** Flows of this seat that the model says would move. */
function triedFlows(type: PreviewJob['type'], me: EconomyId): TradeFlow[] {
  const first = previews.value.first;
  if (first?.job.type !== type || first.result.type !== 'forecast') return [];
  return (first.result.forecast.flows ?? []).filter(
    ({ importer, exporter, kind }) => kind !== 'other' && (importer === me || exporter === me),
  );
}

/** The wall that the envelope on this desk would make, drawn as would-be. */
function wallPreview(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId | undefined,
): MapPreview | undefined {
  if (game.phase !== 'policy' || me === undefined) return undefined;
  const nowBp = averageWallBp(game.walls[me]?.mfnRateBp ?? {});
  const nextBp = averageWallBp(nextWall(scenario, game, me, policyDesk.inHand(game, me)));
  if (Math.abs(nextBp - nowBp) < 1) return undefined;
  return {
    flows: triedFlows('policy', me),
    wallsBp: { [me]: Math.round(nextBp) },
    isSealed: game.sealedBy.includes(me),
  };
}
