import type { ComponentChildren } from 'preact';

type Props = {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What it changed by, where that is told. */
  readonly children?: ComponentChildren;
};

/** One figure of a list of scores: its name, what it is measured against, and its value. */
export function OwnScore({ label, hint, value, children }: Props) {
  return (
    <div class="own-score">
      <dt>
        {label}
        <span class="small muted">{hint}</span>
      </dt>
      <dd class="num">
        <b>{value}</b>
        {children}
      </dd>
    </div>
  );
}
