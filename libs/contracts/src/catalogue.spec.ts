import { contractFiles, contractIn } from '../test/contract-files';
import { messageCatalogue, rpcCatalogue } from './catalogue';
import * as library from './index';

describe('the catalogue of messages', () => {
  it.each(contractFiles)('knows $path, by the name of its file', async (file) => {
    const contract = await contractIn(file);
    const [[symbol] = []] = Object.entries(await file.load());
    expect([...messageCatalogue, ...rpcCatalogue]).toContain(contract);
    expect(Reflect.get(library, symbol ?? '')).toBe(contract);
    expect(symbol).toBe(symbolFor(file.name, file.version));
    // A fact says its owner in the file name, because without it (`placed`) it would say nothing in a list.
    expect([file.name, file.name.replace(`${file.owner}-`, '')]).toContain(wordOf(contract.type));
    expect(contract).toMatchObject({
      owner: file.owner,
      type: `${file.owner}.${wordOf(contract.type)}.v${file.version}`,
    });
  });

  it('has nothing else, and nothing twice', () => {
    const types = [...messageCatalogue, ...rpcCatalogue].map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    expect(types).toHaveLength(contractFiles.length);
  });
});

function symbolFor(name: string, version: number): string {
  const pascal = name.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
  return version === 1 ? pascal : `${pascal}V${version}`;
}

function wordOf(type: string): string {
  return type.split('.')[1] ?? '';
}
