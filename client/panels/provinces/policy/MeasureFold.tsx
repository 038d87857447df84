import type { ComponentChildren } from 'preact';

type Props = { readonly title: string; readonly said: string; readonly children: ComponentChildren };

/** One more measure, folded: its name and what is chosen. */
export function MeasureFold({ title, said, children }: Props) {
  return (
    <details class="measure-fold">
      <summary>
        <b>{title}</b>
        <span class="small muted">{said}</span>
      </summary>
      <div class="measure-body">{children}</div>
    </details>
  );
}
