import { err, ok, type Result } from '#shared/kernel/result.ts';
import { provincesSchema, type Provinces } from '../provincesSchema.ts';
import type { ScenarioFault } from '../scenarioSchema.ts';
import provinces from './provinces.json' with { type: 'json' };

const PATH = 'shared/content/scenarios/provinces.json';

/** The segmented market of the provinces, read and checked. */
export function loadProvinces(content: unknown = provinces): Result<Provinces, ScenarioFault> {
  const parsed = provincesSchema.safeParse(content);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err({ path: PATH, field: issue?.path.join('.') ?? '', reason: issue?.message ?? 'unreadable' });
}
