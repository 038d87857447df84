import fc from 'fast-check';
import { putClientBack } from './clientStates.ts';

/** Generated cases are the same in every run; SEED tries others. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['SEED'] ?? 20_261_127) });

// A file begins with what its test command gave it, whichever files ran before it in the same process.
putClientBack();
