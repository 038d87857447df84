import type { PlainKey } from '../text/areas.ts';
import { formatSigned } from '../text/format.ts';
import { t } from '../text/t.ts';
import { PageHeader } from '../panels/chrome/PageHeader.tsx';
import './help.css';
import './model.css';

const EQUATIONS = [
  ['model.eqCost', 'ĉₙⱼ = ŵₙ^γₙⱼ · Πₖ P̂ₙₖ^γₙₖⱼ · L̂ₙⱼ^(sₙⱼγₙⱼ − ψⱼ) · K̂ₙⱼ^(−sₙⱼγₙⱼ) / Âₙⱼ'],
  ['model.eqTrade', 'κ̂ₙᵢⱼ = (1 + τ′ₙᵢⱼ)/(1 + τₙᵢⱼ) · d̂ₙᵢⱼ'],
  ['model.eqPrice', 'P̂ₙⱼ = [Σᵢ πₙᵢⱼ (κ̂ₙᵢⱼ ĉᵢⱼ)^−θⱼ]^(−1/θⱼ)'],
  ['model.eqShare', 'π′ₙᵢⱼ = πₙᵢⱼ (κ̂ₙᵢⱼ ĉᵢⱼ / P̂ₙⱼ)^−θⱼ'],
  ['model.eqOutput', 'Y′ᵢⱼ = Σₙ π′ₙᵢⱼ X′ₙⱼ/(1 + τ′ₙᵢⱼ)'],
  ['model.eqRevenue', 'R′ₙ = Σᵢⱼ τ′ₙᵢⱼ/(1 + τ′ₙᵢⱼ) π′ₙᵢⱼ X′ₙⱼ'],
  ['model.eqSpending', 'X′ₙⱼ = αₙⱼ I′ₙ + Σₖ γₙⱼₖ Y′ₙₖ,  I′ₙ = Σⱼ γₙⱼ Y′ₙⱼ + R′ₙ + D′ₙ + Bₙ'],
  ['model.eqWelfare', 'Ŵₙ = Îₙ / Πⱼ P̂ₙⱼ^αₙⱼ'],
] as const satisfies readonly (readonly [PlainKey, string])[];

/** The model card on one sheet: equations, data, what was checked, what it cannot tell. */
export function ModelPage() {
  return (
    <div class="page">
      <PageHeader title={t('model.title')} />
      <main class="help-main" id="content" tabIndex={-1}>
        <article class="paper model-sheet">
          <h1>{t('model.title')}</h1>
          <p class="lead">{t('model.lead')}</p>
          <Part title="model.what" texts={['model.what1', 'model.what2']} />
          <section class="stack">
            <h2>{t('model.equations')}</h2>
            <dl class="equations stack">
              {EQUATIONS.map(([name, equation]) => (
                <div key={name}>
                  <dt>{t(name)}</dt>
                  <dd class="num">{equation}</dd>
                </div>
              ))}
            </dl>
            <p class="small muted">{t('model.eqText')}</p>
          </section>
          <Part title="model.parts" texts={['model.partsText']} />
          <Part title="model.data" texts={['model.data1', 'model.data2', 'model.data3']} />
          <Part title="model.moves" texts={['model.moves1', 'model.moves2']} />
          <section class="stack">
            <h2>{t('model.checked')}</h2>
            <p>{t('model.checked1')}</p>
            <p>{t('model.checked2')}</p>
            <ReplicationTable />
            <p>{t('model.firstOrder')}</p>
          </section>
          <Part
            title="model.limits"
            texts={['model.limit1', 'model.limit2', 'model.limit3', 'model.limit4', 'model.more']}
          />
        </article>
      </main>
    </div>
  );
}

/** Per cent: published by Caliendo & Parro (2015), reproduced, and the exact Ŵ of the same equilibrium (docs/model.md, section 5). */
const NAFTA = [
  { economy: 'mexico', published: 1.31, reproduced: 1.3121, exact: 0.0073 },
  { economy: 'canada', published: -0.06, reproduced: -0.0638, exact: -0.1101 },
  { economy: 'usa', published: 0.08, reproduced: 0.0848, exact: 0.0741 },
] as const;

/** NAFTA's tariffs 1993–2005 as published, as reproduced, and exactly. */
function ReplicationTable() {
  return (
    <table class="replication num">
      <thead>
        <tr>
          <th scope="col">
            <span class="sr">{t('model.checked')}</span>
          </th>
          <th scope="col">{t('model.published')}</th>
          <th scope="col">{t('model.ours')}</th>
          <th scope="col">{t('model.exact')}</th>
        </tr>
      </thead>
      <tbody>
        {NAFTA.map(({ economy, published, reproduced, exact }) => (
          <tr key={economy}>
            <th scope="row">{t(`model.${economy}`)}</th>
            <td>{formatSigned(published, 2)}</td>
            <td>{formatSigned(reproduced, 4)}</td>
            <td>{formatSigned(exact, 4)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Part({ title, texts }: { readonly title: PlainKey; readonly texts: readonly PlainKey[] }) {
  return (
    <section class="stack">
      <h2>{t(title)}</h2>
      {texts.map((text) => (
        <p key={text}>{t(text)}</p>
      ))}
    </section>
  );
}
