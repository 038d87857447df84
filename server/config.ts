import { z } from 'zod';
import { parseNetworks, type TrustedProxies } from './addresses.ts';
import { PAR_GAMES } from '#shared/content/scores.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { CRASH_POINTS } from './crashPoint.ts';

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
const origin = z.string().transform((text, context) => {
  const url = URL.parse(text);
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && text.replace(/\/$/, '') === url.origin;
  if (isOrigin) return url.origin;
  context.addIssue(`"${text}" is not an origin such as https://game.school.example`);
  return z.NEVER;
});
const hostName = z
  .string()
  .toLowerCase()
  .regex(/^(\*|[a-z0-9._-]+)$/, 'names only, without https:// and without a port, e.g. game.school.example');
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** Every setting of the server and its default (docs/operate.md). */
const configSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: count(1, 65_535).default(2567),
  /** 0.0.0.0 so that phones on the same network reach it. */
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('.data'),
  DURABILITY: z.enum(['full', 'fast']).default('full'),
  /** Names of this server beyond addresses and names of the local network, e.g. game.school.example; `*` allows any name. */
  ALLOWED_HOSTS: list.pipe(z.array(hostName)),
  /** Origins other than the server's own address that may connect, e.g. https://game.school.example. */
  ALLOWED_ORIGINS: list.pipe(z.array(origin)),
  /** Addresses and networks of proxies whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: list.transform((parts, context): TrustedProxies => {
    const networks = parseNetworks(parts);
    if (networks.ok) return networks.value;
    context.addIssue(`"${networks.error}" is neither an address nor a network such as 172.16.0.0/12`);
    return z.NEVER;
  }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  /** A session is closed when nobody was connected for so long. */
  IDLE_HOURS: count(1, 24 * 365).default(48),
  /** What was closed is deleted after so many days. */
  RETENTION_DAYS: count(0, 365).default(30),
  /** Who answers for this server, as the page about privacy shows it: a name, and how to reach them. */
  OPERATOR: z.string().trim().max(200).default(''),
  /** Games that bots play in the background for settings without a stored par; 0: none. */
  PAR_GAMES: count(0, 10_000).default(PAR_GAMES),
});

/** Only read under NODE_ENV=test. */
const testSchema = z.object({
  /** `point:n`, e.g. afterCommit:3. */
  CRASH_AT: z
    .string()
    .regex(/^[a-zA-Z]+:[1-9][0-9]*$/)
    .transform((text) => ({ point: text.split(':')[0], passes: Number(text.split(':')[1]) }))
    .pipe(z.object({ point: z.enum(CRASH_POINTS), passes: z.number() }))
    .optional(),
  /** Game milliseconds in a real one. */
  CLOCK_RATE: z.coerce.number().positive().max(1_000).default(1),
  /** Pings of three seconds that a connection may leave unanswered before it is taken for broken. */
  PINGS_MISSED: count(1, 1_000).default(2),
  /** Names what is served, in the place of the name that is made of the built client. */
  BUILD_ID: z.string().min(1).optional(),
  /** Database pages beyond this are refused, as by a full disk. */
  MAX_PAGES: count(1, 1_000_000).optional(),
});

export type Config = {
  readonly isTest: boolean;
  /** Whether npm started the process; a signal to npm does not reach it. */
  readonly isUnderNpm: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly durability: 'full' | 'fast';
  readonly allowedOrigins: readonly string[];
  readonly allowedHosts: readonly string[];
  readonly trustedProxies: TrustedProxies;
  readonly logLevel: string;
  readonly idleMs: number;
  readonly retentionMs: number;
  readonly operator: string;
  readonly parGames: number;
  readonly test: z.infer<typeof testSchema>;
};

const HOUR_MS = 3_600_000;

/** Reads the environment; nothing else in the server does. Failure: one line that names the variable. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Result<Config, string> {
  const parsed = configSchema.safeParse(environment);
  if (!parsed.success) return err(faultOf(parsed.error));
  const isTest = parsed.data.NODE_ENV === 'test';
  const test = testSchema.safeParse(isTest ? environment : {});
  if (!test.success) return err(faultOf(test.error));
  return ok({
    isTest,
    isUnderNpm: environment['npm_lifecycle_event'] !== undefined,
    port: parsed.data.PORT,
    host: parsed.data.HOST,
    dataFolder: parsed.data.DATA_DIR,
    durability: parsed.data.DURABILITY,
    allowedOrigins: parsed.data.ALLOWED_ORIGINS,
    allowedHosts: parsed.data.ALLOWED_HOSTS,
    trustedProxies: parsed.data.TRUSTED_PROXIES,
    // A person at a terminal wants the address, a log collector every line.
    logLevel: parsed.data.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
    idleMs: parsed.data.IDLE_HOURS * HOUR_MS,
    retentionMs: parsed.data.RETENTION_DAYS * 24 * HOUR_MS,
    operator: parsed.data.OPERATOR,
    parGames: parsed.data.PAR_GAMES,
    test: test.data,
  });
}

function faultOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
