import type { FiledReport, ReportStore } from '../application/ports/service-stores.ts';
import type { Connection } from './connection.ts';
import { type MergedPeople, withPresentIds } from './merged-people.ts';

type Row = Omit<FiledReport, 'figures'> & { readonly figures: string };

export function reportsStore({ client, transact }: Connection, merged: MergedPeople): ReportStore {
  const insert = client.prepare<[Row]>(
    'INSERT INTO month_reports (month, at, by, figures) VALUES (:month, :at, :by, :figures) ON CONFLICT DO NOTHING',
  );
  const select = client.prepare<[string], Row>('SELECT month, at, by, figures FROM month_reports WHERE month = ?');
  return {
    filed: (month) => {
      const row = select.get(month);
      if (!row) return null;
      return { ...withPresentIds(row, ['by'], merged()), figures: JSON.parse(row.figures) as FiledReport['figures'] };
    },
    file: (report) => {
      transact(() => insert.run({ ...report, figures: JSON.stringify(report.figures) }));
    },
  };
}
