import type { Room } from '@colyseus/sdk';
import type {
  ClassAlert,
  ClassAlerts,
  ClassPerson,
  ClassPlace,
  ClassView,
  ClassWelcome,
  JoinedClass,
  OpenClass,
  OpenedClass,
  ProposedDeal,
  RaisedHand,
  SaidWord,
  TableSummary,
} from '../../../shared/protocol/classroom.ts';
import type { PinCard } from '../../../shared/protocol/classHosts.ts';
import type { PublicState } from '../../../shared/protocol/publicState.ts';
import type { Rejection } from '../../../shared/protocol/rejection.ts';
import type { PrivateOverlay, Ticket } from '../../../shared/protocol/wire.ts';
import { overlayAfter } from '../../../shared/rules/views/documents.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { aClient, anId, enterRoom, until, type AClient, type AskAnswer } from './aClient.ts';
import { must } from '../../../shared/kernel/records.ts';
import { aSessionBody, post, type Answer } from './requests.ts';

export type ClassAnswer = AskAnswer & {
  readonly refused?: readonly { readonly table: string; readonly reason: Rejection }[];
};

export type ClassClient = {
  readonly room: Room<unknown, PublicState>;
  readonly welcomes: ClassWelcome[];
  readonly tickets: Ticket[];
  /** PINs that were made to be printed. */
  readonly pins: () => readonly PinCard[];
  readonly closed: Promise<number>;
  readonly view: () => ClassView;
  readonly people: () => readonly ClassPerson[];
  readonly deal: () => ProposedDeal | undefined;
  readonly place: () => ClassPlace | undefined;
  readonly summaries: () => readonly TableSummary[];
  readonly alerts: () => readonly ClassAlert[];
  readonly hands: () => readonly RaisedHand[];
  readonly word: () => SaidWord | undefined;
  /** Keys and texts of everything that this client was told. */
  readonly documents: () => Readonly<Record<string, string>>;
  readonly ask: (
    intent: unknown,
    options?: { readonly id?: string; readonly type?: string },
  ) => Promise<ClassAnswer>;
  readonly until: (what: string, holds: (client: ClassClient) => boolean) => Promise<void>;
};

/** A browser in the room of a class. */
export async function aClassClient(
  url: string,
  classId: string,
  token: string,
  options: { readonly witness?: string; readonly screen?: true } = {},
): Promise<ClassClient> {
  const room = await enterRoom(url, classId, { token, ...options });
  const closed = new Promise<number>((done) => {
    room.onDrop((code: number) => done(code));
    room.onLeave((code: number) => done(code));
  });
  const welcomes: ClassWelcome[] = [];
  const tickets: Ticket[] = [];
  let overlay: Readonly<Record<string, string>> = {};
  let hasOverlay = false;
  room.onMessage('welcome', (message: ClassWelcome) => welcomes.push(message));
  let pins: readonly PinCard[] = [];
  room.onMessage('ticket', (message: Ticket) => tickets.push(message));
  room.onMessage('pins', (message: readonly PinCard[]) => (pins = message));
  room.onMessage('private', (message: PrivateOverlay) => {
    overlay = overlayAfter(overlay, message);
    hasOverlay = true;
  });
  const read = <T>(key: string): T | undefined =>
    overlay[key] === undefined ? undefined : (JSON.parse(overlay[key]) as T);
  const client: ClassClient = {
    room,
    welcomes,
    tickets,
    pins: () => pins,
    closed,
    view: () => JSON.parse(room.state.documents.get('class') ?? 'null') as ClassView,
    people: () => read<readonly ClassPerson[]>('people') ?? [],
    deal: () => read<ProposedDeal>('deal'),
    place: () => read<ClassPlace>('place'),
    summaries: () =>
      Object.keys(overlay)
        .filter((key) => key.startsWith('tables/'))
        .flatMap((key) => read<TableSummary>(key) ?? []),
    alerts: () => read<ClassAlerts>('alerts')?.shown ?? [],
    hands: () => read<readonly RaisedHand[]>('hands') ?? [],
    word: () => read<SaidWord>('word'),
    documents: () => ({ ...Object.fromEntries(room.state.documents.entries()), ...overlay }),
    ask: async (intent, { id = anId(), type = 'classroom' } = {}) => {
      try {
        const envelope = { id, basedOn: 0, intent };
        return (await room.request(type, envelope, { timeout: PATIENCE_MS })) as ClassAnswer;
      } catch (failure) {
        const { reason } = failure as { reason?: Rejection };
        return reason === undefined ? { lost: true } : { refusal: reason };
      }
    },
    until: (what, holds) => until(what, () => holds(client)),
  };
  let isClosed = false;
  void closed.then(() => (isClosed = true));
  // What everybody may know and what this client alone may know come one after the other.
  const isWhole = (): boolean => welcomes.length > 0 && hasOverlay && room.state.documents.size > 0;
  await until('welcome', () => isClosed || isWhole());
  if (welcomes.length === 0) throw new Error('closed before the welcome');
  return client;
}

export function aClassBody(settings: Partial<OpenClass['settings']> = {}): OpenClass {
  const { solo: _solo, ...body } = aSessionBody({}, settings);
  return body;
}

export type AClass = OpenedClass & {
  readonly host: ClassClient;
  readonly join: (name: string, extra?: object) => Promise<Answer<JoinedClass>>;
};

/** A class with its host connected. */
export async function aClass(url: string, body = aClassBody()): Promise<AClass> {
  const opened = await post<OpenedClass>(url, '/api/classes', body);
  if (opened.status !== 200) throw new Error(`opening answered ${opened.status} ${opened.body.error}`);
  const { code, classId, hostToken } = opened.body;
  const host = await aClassClient(url, classId, hostToken);
  hosts.push(host);
  return {
    ...opened.body,
    host,
    join: (name, extra = {}) => post<JoinedClass>(url, '/api/join', { code, name, as: 'player', ...extra }),
  };
}

/** Hosts of the classes that were opened and not closed by `closeClasses`. */
const hosts: ClassClient[] = [];

/** After a test that shares its server: deletes the classes that it opened, whose bots would play on beside the next test. */
export async function closeClasses(): Promise<void> {
  for (const host of hosts.splice(0)) {
    const isGone = await Promise.race([host.closed.then(() => true), Promise.resolve(false)]);
    if (!isGone) await host.ask({ type: 'eraseSession' }, { type: 'session' });
  }
}

/** So many people who come in by the code, one after the other. */
export async function gather({ join }: AClass, count: number, from = 1): Promise<JoinedClass[]> {
  const people: JoinedClass[] = [];
  for (let number = from; number < from + count; number++) {
    const { status, body } = await join(`Person ${number}`);
    if (status !== 200) throw new Error(`joining answered ${status} ${body.error}`);
    people.push(body);
  }
  return people;
}

/** One person a seat. */
export const DEAL = { type: 'proposeDeal', mode: 'even', perSeat: 1, pins: {} } as const;

async function accepted(host: ClassClient, intent: unknown): Promise<void> {
  const { refusal } = await host.ask(intent);
  if (refusal !== undefined) throw new Error(`refused: ${refusal.code}`);
}

/** Deals everybody as the console does: shows the deal, then applies it. */
export async function dealAll({ host }: AClass, extra: { readonly perSeat?: number } = {}): Promise<void> {
  await accepted(host, { ...DEAL, ...extra });
  await host.until('the deal', ({ deal }) => deal() !== undefined);
  const { deal } = must(host.deal(), 'deal');
  await accepted(host, { type: 'applyDeal', deal });
  // The public document and the host's own come one after the other.
  await host.until('tables', ({ view, summaries }) => view().stage !== 'gathering' && summaries().length > 0);
}

/** Comes to the gathering, is told the table, and goes there. */
export async function sit(
  url: string,
  { classId }: AClass,
  { token }: JoinedClass,
): Promise<{ client: AClient; gameId: string }> {
  const inClass = await aClassClient(url, classId, token);
  await inClass.until('a place', ({ place }) => place() !== undefined);
  const { gameId } = must(inClass.place(), 'place');
  await inClass.room.leave();
  return { client: await aClient(url, gameId, token), gameId };
}

/** Seats of all tables that people have. */
export function seated(host: ClassClient): number {
  return host.summaries().flatMap(({ seats }) => seats.filter(({ who }) => who !== 'bot')).length;
}
