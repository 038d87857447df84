/** Longest that a page takes to come up on a busy machine. */
const PATIENCE_MS = 20_000;

/** Presses the first control in sight that a selector names, once it is there. */
export async function press(selector: string): Promise<void> {
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const control = [...document.querySelectorAll<HTMLElement>(selector)].find((each) =>
      each.checkVisibility(),
    );
    if (control !== undefined) {
      control.focus();
      control.click();
      return;
    }
    if (performance.now() > deadlineMs) throw new Error(`nothing in sight is ${selector}`);
    await new Promise((resume) => requestAnimationFrame(resume));
  }
}
