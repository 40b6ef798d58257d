import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** One entry of a zip, not compressed: its header before the content, and its line of the table at the end. */
function entry(name: string, content: Buffer, at: number): { local: Buffer; central: Buffer } {
  const path = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(path.length, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(at, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04'), common, path, content]),
    central: Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, path]),
  };
}

/** An unpacked extension as one file, as another version of itself. */
export function xpiOf(folder: string, version: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    const name = path.slice(folder.length + 1).replaceAll('\\', '/');
    const read = readFileSync(path);
    const content =
      name === 'manifest.json' ? Buffer.from(JSON.stringify({ ...JSON.parse(read.toString()), version })) : read;
    const { local, central } = entry(name, content, at);
    locals.push(local);
    centrals.push(central);
    at += local.length;
  }
  const table = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(table.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, table, Buffer.from('PK\x05\x06'), end]);
}
