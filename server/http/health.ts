import type { Application } from 'express';

/** Whether the server may be sent players, and why not. */
export type Readiness = {
  readonly buildId: string;
  readonly fault: () => string | undefined;
  /** Whether the threads in which bots think answer; while they fail, bots do the least that the rules ask. */
  readonly threads: () => 'working' | 'failing';
};

/** `/healthz`: the loop answers. `/readyz`: it can also save; and whether bots think. */
export function addHealthRoutes(app: Application, { buildId, fault, threads }: Readiness): void {
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ buildId });
  });
  app.get('/readyz', (_request, response) => {
    const reason = fault();
    response
      .status(reason === undefined ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ...(reason === undefined ? { ready: true } : { ready: false, reason }), threads: threads() });
  });
}
