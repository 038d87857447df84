import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { Phrase } from '../../../text/phrase.ts';

export type AccountLine = {
  readonly kind: 'kept' | 'broken' | 'caught' | 'clean' | 'built' | 'unbuilt' | 'promoted' | 'crackdown';
  readonly phrase: Phrase;
};

/** Who was held to what: pacts kept and broken, inspections, corridors, the meeting. What went wrong stands first. */
export function accountLines(report: ProvinceRoundReport): readonly AccountLine[] {
  return [
    ...(report.isCrackdown
      ? [{ kind: 'crackdown', phrase: { key: 'paccount.crackdown', params: {} } } as const]
      : []),
    ...broken(report),
    ...inspected(report),
    ...kept(report),
    ...roads(report),
    ...report.promoted.map((economy): AccountLine => ({
      kind: 'promoted',
      phrase: { key: 'paccount.promoted', params: { economy } },
    })),
  ];
}

function broken({ breaches, pacts }: ProvinceRoundReport): readonly AccountLine[] {
  return breaches.map(({ pact, by: economy, deposit, isExcluded }): AccountLine => {
    const economies = membersBut(pacts.find(({ id }) => id === pact)?.members ?? [], economy);
    return {
      kind: 'broken',
      phrase: {
        key: isExcluded ? 'paccount.brokenExcluded' : 'paccount.broken',
        params: { economy, economies, deposit },
      },
    };
  });
}

function membersBut(members: readonly EconomyId[], economy: EconomyId): readonly EconomyId[] {
  return members.filter((member) => member !== economy);
}

/** Pacts that governed the round and in which no breach was seen. */
function kept({ pacts, breaches }: ProvinceRoundReport): readonly AccountLine[] {
  return pacts
    .filter(({ id }) => breaches.every(({ pact }) => pact !== id))
    .map(({ members, isBinding }): AccountLine => ({
      kind: 'kept',
      phrase: {
        key: isBinding ? 'paccount.kept' : 'paccount.seemsKept',
        params: { economies: members },
      },
    }));
}

function inspected({ inspections }: ProvinceRoundReport): readonly AccountLine[] {
  return inspections.map(({ of: economy, by, found, fine }): AccountLine => ({
    kind: found ? 'caught' : 'clean',
    phrase: {
      key: found ? `paccount.caught.${by}` : `paccount.clean.${by}`,
      params: { economy, fine: Math.round(Math.abs(fine)) },
    },
  }));
}

function roads({ corridor, unbuilt }: ProvinceRoundReport): readonly AccountLine[] {
  const built: AccountLine[] =
    corridor?.isBuilt === true
      ? [
          {
            kind: 'built',
            phrase: {
              key: corridor.grant > 0 ? 'paccount.builtWithGrant' : 'paccount.built',
              params: {
                corridor: corridor.corridor,
                pledgedYuan: corridor.pledged,
                grantYuan: corridor.grant,
              },
            },
          },
        ]
      : [];
  return [
    ...built,
    ...unbuilt.map(({ corridor: name, pledged, cost }): AccountLine => ({
      kind: 'unbuilt',
      phrase: { key: 'paccount.unbuilt', params: { corridor: name, pledgedYuan: pledged, costYuan: cost } },
    })),
  ];
}
