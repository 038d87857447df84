import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Phase, ScenarioId } from '#shared/content/vocabulary.ts';
import type { ScenarioChoice } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { showScenario } from '../net/receive.ts';
import { LoadingPage, ShutTable } from '../panels/chrome/MessagePage.tsx';
import { isShut } from '../panels/chrome/connectionModel.ts';
import { FailedPart, type LazyPart } from '../panels/chrome/lazyPart.tsx';
import { answerPreviews } from '../preview/preview.ts';
import type { Identity } from '../state/identity.ts';
import { connection, game, gameId, seating, session } from '../state/store.ts';
import { t } from '../text/t.ts';
import { countries } from './countries.tsx';
import { provinces } from './provinces.tsx';
import type { RulebookInterface } from './rulebookInterface.ts';

const RULEBOOKS = {
  textbook: countries,
  quartet: countries,
  world: countries,
  provinces,
} as const satisfies Record<ScenarioId, RulebookInterface>;

/** The interface of the rulebook that a table plays by. */
export function rulebookOf({ scenarioId }: Pick<ScenarioChoice, 'scenarioId'>): RulebookInterface {
  return RULEBOOKS[scenarioId];
}

type AnyPart = Pick<LazyPart<never>, 'fetch'>;

type Props = {
  readonly note?: string;
  /** What this device knows of the table: its game, where it has been here before. */
  readonly identity: Identity;
  /** What of the rulebook will be shown in a phase, undefined where that is not known yet: it is fetched together with the scenario. */
  readonly partIn: (rulebook: RulebookInterface, phase: Phase | undefined) => AnyPart | undefined;
  readonly children: (table: GameState, rulebook: RulebookInterface) => ComponentChildren;
};

/**
 * Waits until the table is known and what its game needs has been fetched; says so if that will never be, and never shows a table that
 * one has been sent away from.
 */
export function TableGate({ note, identity, partIn, children }: Props) {
  const state = connection.value;
  const table = game.value;
  const isFailed = useScenario(table?.settings ?? identity.played, (rulebook) =>
    partIn(rulebook, table?.phase),
  );
  if (isShut(state)) return <ShutTable title={t(`connection.${state.type}`)} />;
  if (isFailed) return <FailedPart />;
  if (table === undefined || session.value === undefined || seating.value === undefined)
    return <LoadingPage {...(note === undefined ? {} : { note })} />;
  return <>{children(table, rulebookOf(table.settings))}</>;
}

/**
 * Fetches the scenario of a game as soon as its settings are known, beside the connection where the device knew them before, and with it
 * what will be shown first. Settings of a table never change. True: the scenario could not be fetched.
 */
export function useScenario(
  settings: ScenarioChoice | undefined,
  firstPart?: (rulebook: RulebookInterface) => AnyPart | undefined,
): boolean {
  const [isFailed, setFailed] = useState(false);
  const isMissing = settings !== undefined && seating.value === undefined;
  useEffect(() => {
    if (settings === undefined || !isMissing) return undefined;
    const rulebook = rulebookOf(settings);
    // Should it fail, it is fetched again where it is shown, which then says so.
    firstPart?.(rulebook)
      ?.fetch()
      .catch(() => undefined);
    // Should the table be left meanwhile, the next one must not find this scenario.
    const table = gameId.peek();
    let isLeft = false;
    rulebook.loadScenario(settings).then(
      (loaded) => {
        if (isLeft || gameId.peek() !== table) return;
        answerPreviews(rulebook.startPreviews);
        showScenario(loaded, rulebook.traits);
      },
      (failure: unknown) => {
        console.warn('the scenario could not be fetched', failure);
        setFailed(true);
      },
    );
    return () => {
      isLeft = true;
    };
  }, [isMissing]);
  return isFailed;
}
