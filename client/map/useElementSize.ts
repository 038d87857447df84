import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Size } from './layout/camera.ts';

/** Size of an element in whole pixels, kept up to date; undefined until it has one. `isThere`: whether the page has the element now. */
export function useElementSize(element: RefObject<HTMLElement | null>, isThere = true): Size | undefined {
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = target;
      if (width === 0 || height === 0) return;
      setSize((before) =>
        before !== undefined && before.width === width && before.height === height
          ? before
          : { width, height },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [isThere]);
  return size;
}

let context: CanvasRenderingContext2D | undefined;

/** Width of a text in pixels as the page would set it. */
export function measureText(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d') ?? undefined;
  if (context === undefined) return text.length * 8;
  context.font = font;
  return context.measureText(text).width;
}
