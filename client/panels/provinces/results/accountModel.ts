import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { type Phrase, phrase } from '../../../text/phrase.ts';

export type AccountLine = {
  readonly kind: 'kept' | 'broken' | 'caught' | 'clean' | 'built' | 'unbuilt' | 'promoted' | 'crackdown';
  readonly phrase: Phrase;
};

/** Who was held to what: pacts kept and broken, inspections, corridors, the meeting. What went wrong stands first. */
export function accountLines(report: ProvinceRoundReport): readonly AccountLine[] {
  return [
    ...(report.isCrackdown ? [{ kind: 'crackdown', phrase: phrase('paccount.crackdown') } as const] : []),
    ...broken(report),
    ...inspected(report),
    ...kept(report),
    ...roads(report),
    ...report.promoted.map((economy): AccountLine => ({
      kind: 'promoted',
      phrase: phrase('paccount.promoted', { economy }),
    })),
  ];
}

function broken({ breaches, pacts }: ProvinceRoundReport): readonly AccountLine[] {
  return breaches.map(({ pact, by: economy, deposit, isExcluded }): AccountLine => {
    const economies = membersBut(pacts.find(({ id }) => id === pact)?.members ?? [], economy);
    return {
      kind: 'broken',
      phrase: phrase(isExcluded ? 'paccount.brokenExcluded' : 'paccount.broken', {
        economy,
        economies,
        deposit,
      }),
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
      phrase: phrase(isBinding ? 'paccount.kept' : 'paccount.seemsKept', { economies: members }),
    }));
}

function inspected({ inspections }: ProvinceRoundReport): readonly AccountLine[] {
  return inspections.map(({ of: economy, by, found, fine }): AccountLine => ({
    kind: found ? 'caught' : 'clean',
    phrase: phrase(found ? `paccount.caught.${by}` : `paccount.clean.${by}`, {
      economy,
      fine: Math.round(Math.abs(fine)),
    }),
  }));
}

function roads({ corridor, unbuilt }: ProvinceRoundReport): readonly AccountLine[] {
  const built: AccountLine[] =
    corridor?.isBuilt === true
      ? [
          {
            kind: 'built',
            phrase: phrase(corridor.grant > 0 ? 'paccount.builtWithGrant' : 'paccount.built', {
              corridor: corridor.corridor,
              pledgedYuan: corridor.pledged,
              grantYuan: corridor.grant,
            }),
          },
        ]
      : [];
  return [
    ...built,
    ...unbuilt.map(({ corridor: name, pledged, cost }): AccountLine => ({
      kind: 'unbuilt',
      phrase: phrase('paccount.unbuilt', { corridor: name, pledgedYuan: pledged, costYuan: cost }),
    })),
  ];
}
