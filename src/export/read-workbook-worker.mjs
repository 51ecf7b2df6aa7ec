// Runs in a thread of its own: a workbook made to be hard to read may take its time, or all the memory that the thread has.
// Plain JavaScript, so that the thread need not load a translator first.
import { parentPort, workerData } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import readWorkbook from 'read-excel-file/universal';

const { bytes, mostRows, mostColumns, longestCell, mostUnpacked } = workerData;

const DIRECTORY_ENTRY = 46;
const LOCAL_HEADER = 30;

/** Unpacks every entry of the directory within the limit: what a zip says of its size may be a lie. */
function checkUnpacked(view) {
  let end = view.length - 22;
  while (end >= 0 && view.readUInt32LE(end) !== 0x06054b50) end -= 1;
  let at = view.readUInt32LE(end + 16);
  let left = mostUnpacked;
  for (let count = view.readUInt16LE(end + 10); count > 0; count -= 1) {
    const local = view.readUInt32LE(at + 42);
    const from = local + LOCAL_HEADER + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
    const packed = view.subarray(from, from + view.readUInt32LE(at + 20));
    const isPacked = view.readUInt16LE(at + 10) === 8;
    const size = isPacked ? inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }).length : packed.length;
    if (size > left || size > view.readUInt32LE(at + 24))
      throw Object.assign(new Error('larger than said'), { code: 'ERR_BUFFER_TOO_LARGE' });
    left -= size;
    at += DIRECTORY_ENTRY + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
}

const shortened = (value) => (typeof value === 'string' ? value.slice(0, longestCell) : value);
const isFilled = (row) => row.some((value) => value !== null);

try {
  checkUnpacked(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const sheets = await readWorkbook(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  parentPort.postMessage(
    sheets.map(({ sheet, data }) => ({
      sheet,
      // Without the empty rows below, which formatting leaves behind; one row too many tells that there are too many.
      data: data
        .slice(0, data.findLastIndex(isFilled) + 1)
        .slice(0, mostRows + 1)
        .map((row) => row.slice(0, mostColumns).map(shortened)),
    })),
  );
} catch (error) {
  parentPort.postMessage(error?.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'no-workbook');
}
