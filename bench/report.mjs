/**
 * How results are written. A benchmark hands over
 *
 * - `title`, `about`: its heading, and how to read its table;
 * - `head`, `rows`: the table;
 * - `limits`: what it is held against, as `{ what, value, limit, met }`.
 */

const number = (value, digits) =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  });

export const count = value => number(value, 0);
export const milliseconds = value => `${number(value, 1)} ms`;
export const kilobytes = value => `${number(value / 1000, 1)} kB`;
export const megabytes = value => `${number(value / 1e6, 1)} MB`;
export const times = value => `${number(value, 2)} ×`;

/** All results as Markdown. */
export function markdown({ results, facts }) {
  const limits = results.flatMap(result => result.limits);
  const parts = [
    '# Results',
    'Made by `npm run bench`; `bench/*.mjs` and `bench/*.py` say what is measured and how.',
    facts.map(([name, value]) => `- ${name}: ${value}`).join('\n'),
    '## Limits',
    table(
      ['what', 'measured', 'limit', 'met'],
      limits.map(one => [one.what, one.value, one.limit, metText(one)])
    )
  ];
  for (const result of results) {
    parts.push(`## ${result.title}`, result.about);
    parts.push(table(result.head, result.rows));
  }
  return parts.join('\n\n');
}

const metText = ({ met }) => (met ? 'yes' : '**no**');

function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map(cells => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

const cell = value => String(value).replaceAll('|', '\\|');
