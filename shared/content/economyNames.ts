import type { EconomyId } from '#shared/kernel/ids.ts';

/** English names of countries and their blocs, under the keys of the sentences: commands of the server print them, too. */
export const COUNTRY_NAMES = {
  'economy.ALB': 'Alba',
  'economy.BOR': 'Borea',
  'economy.CAT': 'Cato',
  'economy.DUN': 'Dune',
  'economy.USA': 'United States',
  'economy.CAN': 'Canada',
  'economy.MEX': 'Mexico',
  'economy.MER': 'Mercosur',
  'economy.EUR': 'European Union',
  'economy.GBR': 'United Kingdom',
  'economy.CHN': 'China',
  'economy.JPN': 'Japan',
  'economy.KOR': 'Korea',
  'economy.IND': 'India',
  'economy.ASE': 'ASEAN',
  'economy.AFR': 'Africa',
  'economy.ROW': 'Rest of the world',
} as const;

/** The same of provinces, and of the regions around them. */
export const PROVINCE_NAMES = {
  'economy.SH': 'Shanghai',
  'economy.JS': 'Jiangsu',
  'economy.ZJ': 'Zhejiang',
  'economy.AH': 'Anhui',
  'economy.GD': 'Guangdong',
  'economy.SD': 'Shandong',
  'economy.LN': 'Liaoning',
  'economy.HB': 'Hubei',
  'economy.SC': 'Sichuan',
  'economy.SN': 'Shaanxi',
  'economy.b-N': 'North China',
  'economy.b-NE': 'Northeast China',
  'economy.b-C': 'Central China',
  'economy.b-S': 'South China',
  'economy.b-W': 'West China',
  'economy.CN': 'The centre',
} as const;

/** The English name of an economy; anything else as it is written. */
export function englishName(id: EconomyId): string {
  const names: Readonly<Record<string, string>> = { ...COUNTRY_NAMES, ...PROVINCE_NAMES };
  const key = `economy.${id}`;
  return Object.hasOwn(names, key) ? (names[key] ?? id) : id;
}
