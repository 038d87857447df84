import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

type Props = { readonly id?: string; readonly children: ComponentChildren };

/** A sentence about something that did not work, said aloud when it appears. */
export function Failure({ id, children }: Props) {
  return (
    <div class="failure" role="alert" id={id}>
      {children !== undefined && children !== '' && (
        <>
          <Icon name="alert" size={18} />
          <span>{children}</span>
        </>
      )}
    </div>
  );
}
