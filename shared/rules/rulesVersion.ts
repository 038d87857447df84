/** Version of the rules that a log was played under; raised when the fold of an old log would change. */
export const RULES_VERSION = 2;
