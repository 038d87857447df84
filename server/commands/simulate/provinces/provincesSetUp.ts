import type { SetUp } from '#shared/bots/playBotGame.ts';
import { pactDraft, withDeterringDeposit } from '#shared/bots/provinces/pacts/pactDraft.ts';
import { agreed } from '#shared/bots/provinces/sight/sightOf.ts';
import { PROVINCE_CARD_KEYS } from '#shared/content/provinces/cards/provinceCard.ts';
import { REFORM_PACKAGES, RULES_OF_1987, type ReformPackage } from '#shared/content/provinces/reforms.ts';
import { agreementId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { evolve } from '#shared/rules/evolve.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { FoundedPact, ProvinceField, ProvincesRequest } from './readProvincesRequest.ts';

/** The body of the Delta, and what it pays Jiangsu, in 100 million yuan a round from each of the others. */
const DELTA = ['SH', 'JS', 'ZJ'] as const;
const PAID_TO_JIANGSU = 30;
/** Far from those that the game will number. */
export const FOUNDED_ID = agreementId(9000);

type Created = GameEventOf<'gameCreated'>;
type Asked = Pick<ProvincesRequest, 'field' | 'reforms' | 'pact'>;

/** The rules that a package of reforms is laid upon are those of the eighties, wherever levels stand at the opening. */
export function scenarioUnder(
  scenario: ProvincesScenario,
  reforms: ReformPackage | undefined,
): ProvincesScenario {
  return reforms === undefined ? scenario : { ...scenario, institution: RULES_OF_1987 };
}

export function provincesSetUp(scenario: ProvincesScenario, { field, reforms, pact }: Asked): SetUp {
  return (created) => founded(scenario, fixed(ofField(created, field), reforms), pact);
}

function changed(created: Created, change: Partial<ProvincesState>): Created {
  return { ...created, provinces: { ...must(created.provinces, 'provinces'), ...change } };
}

function ofField(created: Created, field: ProvinceField): Created {
  if (field === 'mixed') return created;
  const { temperaments } = must(created.provinces, 'provinces');
  return changed(created, { temperaments: mapValues(temperaments, () => field) });
}

/** Every card counts as drawn, since some change the rules. */
function fixed(created: Created, reforms: ReformPackage | undefined): Created {
  if (reforms === undefined) return created;
  const deck = { drawn: PROVINCE_CARD_KEYS, count: 0 };
  return changed(created, { reforms: REFORM_PACKAGES[reforms], deck });
}

function founded(scenario: ProvincesScenario, created: Created, kind: FoundedPact): Created {
  if (kind === 'none') return created;
  const state = { ...evolve(undefined, created), round: 1 };
  const plan = {
    members: DELTA,
    isBinding: kind === 'binding',
    payments: ['SH', 'ZJ'].map((from) => ({ from, to: 'JS', yuan100m: PAID_TO_JIANGSU })),
  };
  const draft = withDeterringDeposit(scenario, state, plan) ?? pactDraft(state, plan);
  const { pacts } = must(agreed(state, draft).provinces, 'provinces');
  const body = { ...must(Object.values(pacts)[0], 'a pact'), id: FOUNDED_ID };
  return changed(created, { pacts: { [FOUNDED_ID]: body } });
}
