import './addArticle.css';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { addableGroups, type Addable } from './addable.ts';

type Props = {
  readonly game: GameState;
  readonly isOff: boolean;
  readonly onAdd: (type: Addable) => void;
};

/** Articles that may be added, by what they are about; one group is open at a time, each names what it holds. */
export function AddArticle({ game, isOff, onAdd }: Props) {
  return (
    <div class="add-article">
      <b class="small">{t('desk.addArticle')}</b>
      {addableGroups(game).map(({ group, types }) => (
        <details key={group} name="add-article">
          <summary>
            <Icon name="plus" size={15} />
            <b>{t(`desk.group.${group}`)}</b>
            <span class="small muted">{types.map((type) => t(`desk.add.${type}`)).join(' · ')}</span>
          </summary>
          <div class="row wrap">
            {types.map((type) => (
              <button key={type} type="button" class="btn sm" disabled={isOff} onClick={() => onAdd(type)}>
                {t(`desk.add.${type}`)}
              </button>
            ))}
          </div>
        </details>
      ))}
    </div>
  );
}
