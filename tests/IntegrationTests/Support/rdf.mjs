// Reads {turtle, jsonld, shapes} and tells both serialisations' statements in canonical form, and what the shapes (SHACL) find wrong in the first.
import { text } from 'node:stream/consumers';
import jsonld from 'jsonld';
import { Parser, Store, Writer } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const input = JSON.parse(await text(process.stdin));

// Nothing may be fetched to understand the catalogue.
const documentLoader = url => { throw new Error(`asked for ${url}`); };
const canonical = async quads => (await jsonld.canonize(quads, { algorithm: 'URDNA2015', inputFormat: 'application/n-quads', format: 'application/n-quads' })).trim().split('\n');

const quads = new Parser({ format: 'text/turtle' }).parse(input.turtle);
const written = new Writer({ format: 'application/n-quads' }).quadsToString(quads);
const other = await jsonld.toRDF(JSON.parse(input.jsonld), { format: 'application/n-quads', documentLoader });

const report = await new SHACLValidator(new Store(new Parser().parse(input.shapes))).validate(new Store(quads));
process.stdout.write(JSON.stringify({
  turtle: await canonical(written),
  jsonld: await canonical(other),
  violations: report.results.map(result => `${result.focusNode?.value} ${result.path?.value}: ${result.sourceConstraintComponent?.value}`),
}));
