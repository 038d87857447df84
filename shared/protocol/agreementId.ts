import { z } from 'zod';

export const agreementIdSchema = z.templateLiteral(['a', z.number().int().nonnegative()]);
