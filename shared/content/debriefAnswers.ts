/** What people choose among in the debrief, with one tap. Their words stand in the language files (`debrief.ts`). */

/** How a game was, in a word. */
export const MOODS = ['proud', 'pleased', 'surprised', 'uneasy', 'cheated'] as const;

/** What somebody takes home. */
export const EXIT_THOUGHTS = ['outsiders', 'words', 'alone', 'walls', 'doubt'] as const;

/** Answers that are offered to the question of the debrief, by their places. */
export const QUESTION_ANSWERS = ['0', '1', '2'] as const;
