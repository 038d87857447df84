import type { Scenario } from '#shared/content/scenario.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import type { ShockDraft } from '../../policy/shock/shockDraft.ts';

export function shapeEvents(_scenario: Scenario, _law: LawInForce, _draft: ShockDraft): void {}
