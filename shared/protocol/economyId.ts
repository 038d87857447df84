import { z } from 'zod';

export const economyIdSchema = z.string().regex(/^[A-Za-z]{1,12}$/);
