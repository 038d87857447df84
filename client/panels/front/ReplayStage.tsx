/** The sea behind the front page. */
export function ReplayStage() {
  return <div class="replay-stage" aria-hidden="true" />;
}
