/** What one province pays another each year, in the money of the base. */
export type Payment = { readonly from: number; readonly to: number; readonly amount: number };

/** T_n: received less paid, by region. */
export function transferOf(N: number, payments: readonly Payment[]): Float64Array {
  const transfer = new Float64Array(N);
  for (const { from, to, amount } of payments) {
    transfer[from] = (transfer[from] ?? 0) - amount;
    transfer[to] = (transfer[to] ?? 0) + amount;
  }
  return transfer;
}
