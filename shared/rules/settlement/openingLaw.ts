import { agreementId, type EconomyId } from '#shared/kernel/ids.ts';
import type { OpeningAgreement, Scenario } from '#shared/content/scenario.ts';
import { openingPreferenceBp } from '#shared/content/scenarios/openingTariff.ts';
import type { Agreement, Concession, LawChange } from '#shared/protocol/law.ts';

/** Treaties in force when play begins, each with the rates that the base of the scenario was solved with. */
export function openingLaw(scenario: Scenario): LawChange {
  return {
    upsert: scenario.agreements.map((agreement, number) => treatyOf(scenario, agreement, number)),
    end: [],
  };
}

function treatyOf(scenario: Scenario, opening: OpeningAgreement, number: number): Agreement {
  const concessions = concessionsOf(scenario, opening);
  const isExcepted = ({ rateBp }: Concession): boolean => opening.level === 2 && rateBp > 0;
  return {
    id: agreementId(number),
    level: opening.level,
    parties: opening.parties,
    concessions: concessions.filter((concession) => opening.level === 1 || isExcepted(concession)),
    exceptions: concessions.filter(isExcepted).map(({ by, sector }) => ({ by, sector })),
    payments: [],
    sinceRound: 0,
    boundUntilRound: 0,
    notices: [],
  };
}

/** Rates below the wall, both ways. */
function concessionsOf(scenario: Scenario, opening: OpeningAgreement): Concession[] {
  const [a, b] = opening.parties;
  const directions: readonly (readonly [EconomyId, EconomyId])[] = [
    [a, b],
    [b, a],
  ];
  return directions.flatMap(([by, to]) =>
    scenario.sectors
      .filter(({ tradable }) => tradable)
      .flatMap(({ id: sector }) => {
        const mfnBp = scenario.mfnRateBp[by]?.[sector] ?? 0;
        const rateBp = openingPreferenceBp(opening, sector, mfnBp);
        return rateBp < mfnBp ? [{ by, to, sector, rateBp }] : [];
      }),
  );
}
