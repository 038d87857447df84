import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext, GameState } from '../state.ts';
import { inspectBarrier } from './barriers/module.ts';
import { moveCommonWall } from './treaty/moveCommonWall.ts';
import { fileComplaint } from './wto/complaints.ts';
import {
  agreeToPackage,
  backPackage,
  objectToPackage,
  tablePackage,
  takeChange,
} from './wto/conferenceIntents.ts';

export type ModuleSeatIntent = SeatIntentOf<
  | 'tablePackage'
  | 'backPackage'
  | 'agreeToPackage'
  | 'objectToPackage'
  | 'takeChange'
  | 'fileComplaint'
  | 'inspectBarrier'
  | 'moveCommonWall'
>;

/** Decides the intents of seats that belong to a module. */
export function decideModules(
  context: DecideContext,
  state: GameState,
  economy: EconomyId,
  intent: ModuleSeatIntent,
): Result<GameEvent[], Rejection> {
  switch (intent.type) {
    case 'tablePackage':
      return tablePackage(context, state, economy, intent);
    case 'backPackage':
      return backPackage(context, state, economy, intent);
    case 'agreeToPackage':
      return agreeToPackage(context, state, economy, intent);
    case 'objectToPackage':
      return objectToPackage(context, state, economy, intent);
    case 'takeChange':
      return takeChange(context, state, economy, intent);
    case 'fileComplaint':
      return fileComplaint(context, state, economy, intent);
    case 'inspectBarrier':
      return inspectBarrier(context, state, economy, intent);
    case 'moveCommonWall':
      return moveCommonWall(context, state, economy, intent);
  }
}
