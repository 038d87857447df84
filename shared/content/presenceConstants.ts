/** How long bots wait before they act, and when one minds the seat of a person who is not there. */

/** A bot answers after this much game time. */
export const BOT_DELAY_MS = { min: 8_000, max: 20_000 } as const;
/** A bot seals its envelope sooner: people who are done should not wait for it. */
export const BOT_SEAL_MS = { min: 2_000, max: 7_000 } as const;
/** Whoever has lost the connection for so long counts as away, and a bot minds the seat. */
export const AWAY_AFTER_MS = 30_000;
/** For so long no bot acts for a seat whose person was moved or removed. */
export const VACATED_GRACE_MS = 30_000;
