import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';

type Ran = { readonly status: number; readonly stdout: string; readonly stderr: string };

let runs = 0;

/**
 * Runs a command of the server from its first line, with these arguments, in this process: to start Node and load the rules anew
 * takes longer than most commands. One at a time, since a process has one output.
 */
export async function runCommand(path: string, args: readonly string[]): Promise<Ran> {
  const { argv, exitCode } = process;
  const written = { stdout: '', stderr: '' };
  const listeners = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      written[name] += String(chunk);
      return true;
    }),
  );
  process.argv = [process.execPath, path, ...args];
  process.exitCode = undefined;
  try {
    runs += 1;
    // What it imports stays loaded; its own lines run again.
    await import(`${pathToFileURL(path).href}?run=${runs}`);
    return { status: Number(process.exitCode ?? 0), ...written };
  } finally {
    for (const listener of listeners) listener.mockRestore();
    process.argv = argv;
    process.exitCode = exitCode;
  }
}
