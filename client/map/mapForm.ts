/** Ways to see the same model. */
export type MapForm = 'geography' | 'tiles' | 'table';
