import type { TableStory } from '#shared/classroom/story.ts';
import type { Change } from '#shared/protocol/debrief.ts';
import { provincesScenario } from '../../state/store.ts';
import { formatList } from '../../text/format.ts';
import { economyName, stageName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** The form of an agreement, or among provinces whether a pact binds. */
export function formOf(level: number): string {
  if (provincesScenario.value !== undefined)
    return t(level > 1 ? 'debrief.form.binding' : 'debrief.form.voluntary');
  return stageName(level);
}

/** A change in words. `story`: of the table whose world it changes. */
export function changeText(change: Change, story: TableStory | undefined): string {
  switch (change.type) {
    case 'treatyOut': {
      const bloc = story?.blocs.find(({ agreement }) => agreement === change.agreement);
      return t('debrief.change.treatyOut', {
        form: formOf(bloc?.level ?? 1),
        economies: formatList((bloc?.parties ?? []).map(economyName)),
      });
    }
    case 'wallDown':
      return t(
        provincesScenario.value === undefined ? 'debrief.change.wallDown' : 'debrief.change.wallsDown',
        {
          economy: economyName(change.economy),
        },
      );
    case 'reform':
      return t('debrief.change.reform', { reform: t(`reform.${change.reform}`) });
    case 'rule':
      return t(`debrief.change.${change.rule}`);
  }
}
