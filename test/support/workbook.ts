import exceljs from 'exceljs';

type Value = string | number | Date | null;

/** An .xlsx as a spreadsheet program writes it: the first sheet's rows, and those of others by their names. */
export async function workbookOf(
  rows: readonly (readonly Value[])[],
  others: Readonly<Record<string, readonly (readonly Value[])[]>> = {},
) {
  const workbook = new exceljs.Workbook();
  for (const [name, lines] of Object.entries({ 名单: rows, ...others })) {
    const sheet = workbook.addWorksheet(name);
    for (const line of lines) sheet.addRow([...line]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The texts of a workbook's first sheet, row by row. */
export async function rowsOf(bytes: Uint8Array | null | undefined): Promise<readonly (readonly string[])[]> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes ?? []) as unknown as ArrayBuffer);
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => rows.push(Array.from({ length: row.cellCount }, (_, at) => row.getCell(at + 1).text)));
  return rows;
}
