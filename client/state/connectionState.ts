/** How this device stands to its table; each state has its sentence (`connection.<type>`). */
export type ConnectionState =
  | { readonly type: 'idle' }
  | { readonly type: 'connecting' }
  | { readonly type: 'live' }
  /**
   * The line is down; the next try comes at `retryAtMs` of this device's monotonic clock. Blocked: the server answers requests, but
   * something on the way lets no live connection through.
   */
  | { readonly type: 'away'; readonly retryAtMs: number; readonly isBlocked?: boolean }
  /** The server said that it restarts; the game is saved. */
  | { readonly type: 'restarting'; readonly retryAtMs: number }
  /** The same seat was opened in a newer tab or on another device. */
  | { readonly type: 'replaced' }
  | { readonly type: 'removed' }
  /** The host has closed the table and had it deleted. */
  | { readonly type: 'erased' }
  /** A new link was made for this seat, or the host let its person in on another device. */
  | { readonly type: 'reissued' }
  /** Sent more than the limits allow. */
  | { readonly type: 'flooded' }
  /** The server runs another build; the page was reloaded once and still differs. */
  | { readonly type: 'outdated' }
  /** The table is over, or this link leads nowhere. */
  | { readonly type: 'gone' }
  /** The server keeps the table and cannot read it. */
  | { readonly type: 'unreadable' };
