// Reads an OpenAPI 3.1 document and tells, by operation, what is wrong with the example of its answer by the schema of the answer (JSON Schema 2020-12).
import { text } from 'node:stream/consumers';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const document = JSON.parse(await text(process.stdin));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, 'api');

const result = {};
for (const [path, item] of Object.entries(document.paths)) {
  for (const [method, operation] of Object.entries(item)) {
    const answer = operation.responses?.['200']?.content?.['application/json'];
    if (!answer?.schema || answer.example === undefined) {
      result[operation.operationId] = ['has no schema or no example'];
      continue;
    }

    const at = ['paths', path, method, 'responses', '200', 'content', 'application/json', 'schema'].map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const validate = ajv.compile({ $ref: `api#/${at}` });
    validate(answer.example);
    result[operation.operationId] = (validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`);
  }
}

process.stdout.write(JSON.stringify(result));
