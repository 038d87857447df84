import { z } from 'zod';
import { economyIdSchema } from '../ids.ts';
import { centreActSchema } from './centre.ts';
import { measuresSchema, yuan100mSchema } from './measures.ts';

/** What a province, or a human centre, may ask beside what proposals are for. */
export const provinceIntentSchemas = [
  z.strictObject({ type: z.literal('saveMeasures'), measures: measuresSchema }),
  z.strictObject({ type: z.literal('sealMeasures'), measures: measuresSchema }),
  z.strictObject({ type: z.literal('reopenMeasures') }),
  /** Money at once, without a proposal; it cannot be taken back. */
  z.strictObject({ type: z.literal('payProvince'), to: economyIdSchema, yuan100m: yuan100mSchema }),
  /** Sealed assent to a reform of evaluation that the centre asks for. */
  z.strictObject({ type: z.literal('castAssent'), assent: z.boolean() }),
  /** Sealed ballot on a human centre, before the last round is settled. */
  z.strictObject({ type: z.literal('rateCentre'), points: z.number().int().min(0).max(100) }),
  /** Of the centre's seat. */
  z.strictObject({ type: z.literal('actForCentre'), act: centreActSchema }),
  z.strictObject({ type: z.literal('takeBackCentreAct'), act: z.number().int().min(0).max(9) }),
] as const;

/** Where the host is the centre. */
export const centreHostIntentSchemas = [
  z.strictObject({ type: z.literal('actAsCentre'), act: centreActSchema }),
  z.strictObject({ type: z.literal('takeBackActAsCentre'), act: z.number().int().min(0).max(9) }),
] as const;
