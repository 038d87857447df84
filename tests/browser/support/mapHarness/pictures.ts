import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { settleRound } from '#shared/rules/settlement/settleRound.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { MapOptions } from '../../../../client/map/model/mapParts.ts';
import { aTable } from '../../../support/aTable.ts';

/** A state of a game and how to look at it; law is written directly, outcomes come from the model. */
export type Picture = {
  readonly scenario: Scenario;
  readonly game: CountryGame;
  readonly options: MapOptions;
  readonly isLarge: boolean;
};

function agreement(
  number: number,
  level: Agreement['level'],
  parties: readonly EconomyId[],
  title?: string,
): Agreement {
  return {
    id: `a${number}`,
    level,
    parties,
    concessions: [],
    exceptions: [],
    ...(level >= 3 ? { key: { type: 'people' } } : {}),
    payments: [],
    sinceRound: 1,
    boundUntilRound: 3,
    notices: [],
    ...(title === undefined ? {} : { title }),
  };
}

function withLaw(game: CountryGame, agreements: readonly Agreement[]): CountryGame {
  return {
    ...game,
    agreements: { ...game.agreements, ...Object.fromEntries(agreements.map((each) => [each.id, each])) },
  };
}

const WORLD_LAW = [
  agreement(101, 3, ['JPN', 'ASE', 'IND'], 'monsoon'),
  agreement(102, 2, ['USA', 'CAN', 'MEX'], 'lantern'),
  {
    ...agreement(103, 1, ['EUR', 'AFR']),
    concessions: [{ by: 'EUR', to: 'AFR', sector: 'AGR', rateBp: 500 }],
  },
];

function world(opening: 'highWalls' | 'today', agreements: readonly Agreement[]): Omit<Picture, 'options'> {
  const table = aTable({ scenarioId: 'world', opening, preset: 'worldPlain', at: 'negotiation' });
  return { scenario: table.scenario, game: withLaw(table.state, agreements), isLarge: false };
}

function quartet(agreements: readonly Agreement[]): Omit<Picture, 'options'> {
  const table = aTable({ at: 'negotiation' });
  return { scenario: table.scenario, game: withLaw(table.state, agreements), isLarge: false };
}

function revealed(
  picture: Omit<Picture, 'options'>,
  stop: RevealStop,
  options: Partial<MapOptions>,
): Picture {
  const settled = settleRound(picture.scenario, picture.game);
  if (!settled.ok) throw new Error(settled.error.code);
  const game = { ...picture.game, ...settled.value, reports: [settled.value.report] };
  return {
    ...picture,
    game,
    options: { layer: 'flows', reveal: { report: settled.value.report, stop }, ...options },
  };
}

const QUARTET_LAW = [agreement(1, 2, ['ALB', 'DUN'], 'harbour')];

export const PICTURES: Readonly<Record<string, () => Picture>> = {
  worldFlows: () => ({ ...world('highWalls', WORLD_LAW), options: { layer: 'flows', me: 'JPN' } }),
  worldWalls: () => ({ ...world('highWalls', WORLD_LAW), options: { layer: 'walls', me: 'JPN' } }),
  worldBlocs: () => ({ ...world('today', []), options: { layer: 'blocs', me: 'MEX' } }),
  worldScreen: () => ({ ...world('highWalls', WORLD_LAW), options: { layer: 'all' }, isLarge: true }),
  worldFront: () => ({ ...world('highWalls', WORLD_LAW), options: { layer: 'all' } }),
  worldResults: () => ({
    ...revealed(world('highWalls', WORLD_LAW), 'gains', {
      story: { economies: ['JPN', 'ASE', 'IND', 'CHN', 'KOR'] },
    }),
    isLarge: true,
  }),
  worldPreview: () => ({
    ...world('highWalls', WORLD_LAW),
    options: { layer: 'walls', me: 'GBR', preview: { flows: [], wallsBp: { GBR: 1400 } } },
  }),
  quartetEnvelopes: () => {
    const picture = quartet([agreement(1, 3, ['ALB', 'BOR', 'CAT'], 'cedar')]);
    const sealed = { DUN: { type: 'wall', shiftBp: 500, apart: [] } } as const;
    return {
      ...revealed({ ...picture, game: { ...picture.game, sealedPolicies: sealed } }, 'envelopes', {
        layer: 'walls',
      }),
      isLarge: true,
    };
  },
  quartetFlows: () => ({ ...quartet(QUARTET_LAW), options: { layer: 'flows', me: 'ALB' } }),
  quartetResults: () => ({ ...revealed(quartet(QUARTET_LAW), 'gains', {}), isLarge: true }),
  quartetUnion: () => ({
    ...quartet([agreement(1, 3, ['ALB', 'BOR', 'CAT'], 'cedar')]),
    options: { layer: 'all', me: 'DUN' },
  }),
};
