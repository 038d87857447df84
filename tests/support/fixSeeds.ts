import fc from 'fast-check';

/** Generated cases are the same in every run; SEED tries others. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['SEED'] ?? 20_261_127) });
