import { useEffect, useState } from 'preact/hooks';

/** Longer than the interval at which the server sends states: by then an accepted change has usually come back. */
const SETTLES_MS = 1000;

/** What was asked for, and that the server has taken it. */
type Press = { readonly on: boolean; readonly isAccepted?: true };

/** Asks the server for a change; false if it refused. */
type Ask = (on: boolean) => Promise<boolean>;

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly isOff: boolean;
  readonly onAsk: Ask;
};

/** A switch of something that the server decides. */
export function Switch({ label, hint, isOn, isOff, onAsk }: Props) {
  const { shown, ask } = useAsked(isOn, onAsk);
  return (
    <label class="row switch">
      <span class="grow">
        {label}
        {hint !== undefined && <span class="small muted"> {hint}</span>}
      </span>
      <input
        type="checkbox"
        checked={shown}
        disabled={isOff}
        onChange={(event) => void ask(event.currentTarget.checked)}
      />
    </label>
  );
}

/**
 * What a switch shows: what was asked for, until the server's state has had time to arrive, so that an update about something
 * else does not turn the switch back meanwhile; then what the server says. A refusal turns it back at once. Of several presses
 * the newest decides, whenever the others are answered.
 */
export function useAsked(isOn: boolean, onAsk: Ask): { readonly shown: boolean; readonly ask: Ask } {
  const [asked, setAsked] = useState<Press>();
  useEffect(() => {
    if (asked?.isAccepted !== true) return;
    const timer = setTimeout(() => setAsked(undefined), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const ask = async (on: boolean) => {
    const press: Press = { on };
    setAsked(press);
    const isAccepted = await onAsk(on);
    setAsked((newest) => (newest !== press ? newest : isAccepted ? { on, isAccepted } : undefined));
    return isAccepted;
  };
  return { shown: asked?.on ?? isOn, ask };
}
