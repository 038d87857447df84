import { createServer } from 'node:net';

/** Why the port cannot be opened, as one line for the operator; undefined when it is free. */
export async function portFault(host: string, port: number): Promise<string | undefined> {
  const probe = createServer();
  const fault = await new Promise<string | undefined>((resolve) => {
    probe.once('error', (error) => resolve(listenFault(error, host, port)));
    probe.listen(port, host, () => resolve(undefined));
  });
  if (fault === undefined) await new Promise<void>((resolve) => probe.close(() => resolve()));
  return fault;
}

export function listenFault(error: Error, host: string, port: number): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use: stop the other program, or set PORT to another number.`;
  if (code === 'EACCES') return `Port ${port} needs more rights: set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `HOST ${host} is not an address of this machine.`;
  return `Port ${port} cannot be opened: ${error.message}`;
}
