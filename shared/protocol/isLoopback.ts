/** Whether a host name or an address means the very machine that asks: such a link is of no use on a phone. */
export function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.[0-9]{1,3}){3}|\[?::1\]?)$/i.test(host);
}
