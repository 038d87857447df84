import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Term } from '../../../design/Term.tsx';
import { formatNumber, formatSigned } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { League, leagueOf, nextMeeting } from '../figures/League.tsx';
import { OwnScore } from '../own/StateCard.tsx';
import { openingYear, revealedRounds, useProvinces } from '../seat.ts';
import '../own/own.css';
import './centre.css';
import { prestigeLeft } from './centreModel.ts';

/** The country at a glance: income, borders, the centre's prestige and rules, and the league. */
export function CentreColumn() {
  const { scenario, game } = useProvinces();
  const { provinces } = game;
  const year = openingYear({ scenario });
  const reports = revealedRounds(game);
  const last = reports.at(-1);
  return (
    <>
      <section class="panel economy" aria-labelledby="nation">
        <h2 class="head" id="nation">
          {t('nation.title')}
        </h2>
        <dl class="own-scores">
          <OwnScore
            label={t('nation.income')}
            hint={t('nation.since', { year })}
            value={`${formatSigned(last?.nationalIncomePercent ?? 0, 1)}%`}
          />
          <OwnScore
            label={<Term of="borderEffect">{t('nation.border')}</Term>}
            hint={t('nation.borderHint')}
            value={t('nation.times', {
              times: formatNumber(last?.borderEffect ?? scenario.atOpening.borderEffect, 1),
            })}
          />
          <OwnScore
            label={t('nation.prestige')}
            hint={t(`nation.centre.${provinces.centreKind}`)}
            value={formatNumber(prestigeLeft(game))}
          />
        </dl>
        <div class="pad nation-rules">
          <h3 class="small muted">{t('nation.rules')}</h3>
          <ul class="small">
            {provinces.reforms.length === 0 && <li>{t('pbrief.noReform')}</li>}
            {provinces.reforms.map((reform) => (
              <li key={reform}>{t(`reform.${reform}`)}</li>
            ))}
          </ul>
        </div>
      </section>
      <League
        rows={leagueOf(scenario.dealOrder, reports)}
        meeting={nextMeeting(game.round, lastRoundOf(game))}
        size={26}
      />
    </>
  );
}
