export const rejections = {} as const;
