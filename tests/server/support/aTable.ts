import { aClient, type AClient } from './aClient.ts';
import { type OpenedTable, aSessionBody, join, openTable } from './requests.ts';

export type Guest = {
  readonly client: AClient;
  readonly token: string;
  readonly member: string;
  /** Empty: watches. */
  readonly seat: string;
};
export type ATable = OpenedTable & {
  readonly host: AClient;
  /** Joins by the code and connects. */
  readonly guest: (name: string, extra?: object) => Promise<Guest>;
  readonly start: () => Promise<void>;
};

/** A table with its host connected. */
export async function aTable(url: string, body = aSessionBody()): Promise<ATable> {
  const opened = await openTable(url, body);
  const host = await aClient(url, opened.gameId, opened.hostToken);
  return {
    ...opened,
    host,
    guest: async (name, extra = {}) => {
      const { body: joined } = await join(url, opened.code, name, extra);
      const client = await aClient(url, opened.gameId, joined.token);
      return { client, token: joined.token, member: joined.member, seat: joined.seat ?? '' };
    },
    start: async () => {
      await host.ask({ type: 'startGame' });
      await host.until('the start', ({ game }) => game().phase !== 'lobby');
    },
  };
}
