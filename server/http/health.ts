import type { Application } from 'express';

/** Whether the server may be sent players, and why not. */
export type Readiness = { readonly buildId: string; readonly fault: () => string | undefined };

/** `/healthz`: the loop answers. `/readyz`: it can also save. */
export function addHealthRoutes(app: Application, { buildId, fault }: Readiness): void {
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ buildId });
  });
  app.get('/readyz', (_request, response) => {
    const reason = fault();
    response
      .status(reason === undefined ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(reason === undefined ? { ready: true } : { ready: false, reason });
  });
}
