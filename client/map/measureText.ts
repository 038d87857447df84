let context: CanvasRenderingContext2D | undefined;

/** Width of a text in pixels as the page would set it. */
export function measureText(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d') ?? undefined;
  if (context === undefined) return text.length * 8;
  context.font = font;
  return context.measureText(text).width;
}
