/** What a teacher needs before, beside and after the game: rehearsal, plan of the lesson, things to print, network, privacy. */
export const kit = {
  'rehearsal.title': 'Rehearsal',
  'rehearsal.text':
    'Try the class out beforehand: simulated students come by the code, play, and make the trouble that a class makes.',
  'rehearsal.people': 'Simulated students',
  'rehearsal.begin': '{people} simulated {people|student|students}',
  'rehearsal.runs':
    '{people} simulated {people|student comes|students come} and {people|goes|go} as people do: late, under a taken name, asleep, refused, with a raised hand, gone. Your own phone may join as well.',
  'rehearsal.over':
    'The {people} simulated {people|student has|students have} left. To try again, open another class.',
  'rehearsal.speed': 'How fast they go about it',
  'rehearsal.times': '×{times}',
  'rehearsal.real': 'Start for real',
  'rehearsal.realAsk': 'Start for real?',
  'rehearsal.realText':
    'The same game is opened under a new code, and this rehearsal is deleted. Show students the new code.',
  'rehearsal.realDo': 'Open with a new code',
} as const;
