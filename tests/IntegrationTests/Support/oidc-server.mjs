// A real OpenID Connect provider with new keys each time it starts. Tells on stdout, a JSON line each: its port, and "ok" for each line it has taken.
// Told on stdin, a JSON line each: a client {"client": {…}} or somebody who can sign in {"person": {"login", "sub", "acr", …claims}}.
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { Provider } from "oidc-provider";

const [wanted] = process.argv.slice(2);
const tell = (line) => process.stdout.write(JSON.stringify(line) + "\n");
const clients = new Map();
const people = new Map();
const subjects = new Map();
const stored = new Map();

// What the provider remembers, in memory; clients are those we were told of.
class Memory {
  constructor(kind) {
    this.kind = kind;
  }
  key(id) {
    return `${this.kind}:${id}`;
  }
  async upsert(id, payload) {
    stored.set(this.key(id), payload);
  }
  async find(id) {
    return this.kind === "Client" ? clients.get(id) : stored.get(this.key(id));
  }
  async findByUid(uid) {
    return [...stored].find(([key, value]) => key.startsWith(`${this.kind}:`) && value.uid === uid)?.[1];
  }
  async findByUserCode() {}
  async consume(id) {
    stored.get(this.key(id)).consumed = Math.floor(Date.now() / 1000);
  }
  async destroy(id) {
    stored.delete(this.key(id));
  }
  async revokeByGrantId(grant) {
    [...stored].filter(([, value]) => value.grantId === grant).forEach(([key]) => stored.delete(key));
  }
}

const key = { ...generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig", kid: `key-${Date.now()}` };
const server = createServer();
await new Promise((done) => server.listen(Number(wanted), "127.0.0.1", done));
const { port } = server.address();

const provider = new Provider(`http://localhost:${port}`, {
  adapter: Memory,
  jwks: { keys: [key] },
  clientDefaults: { id_token_signed_response_alg: "ES256" },
  cookies: { keys: ["only for tests"] },
  acrValues: ["https://data.gov.dk/concept/core/nsis/loa/Low", "https://data.gov.dk/concept/core/nsis/loa/Substantial", "https://data.gov.dk/concept/core/nsis/loa/High"],
  claims: { openid: ["sub"], acr: null, email: ["email", "email_verified"], groups: ["groups"] },
  scopes: ["openid", "email", "groups"],
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      // Its own page asks the web for a font.
      logoutSource(ctx, form) {
        ctx.type = "html";
        ctx.body = page("Sign out", `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`);
      },
    },
  },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (ctx, sub) => ({ accountId: sub, claims: () => ({ ...subjects.get(sub) }) }),
  // Consent is the municipality's own, given for its people.
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid email groups");
    await grant.save();
    return grant;
  },
});

const page = (title, body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;
const handle = provider.callback();
server.on("request", async (request, response) => {
  const match = request.url.match(/^\/interaction\/[\w-]+(\/cancel)?$/);
  if (!match) {
    return handle(request, response);
  }
  try {
    if (request.method === "GET") {
      response.setHeader("content-type", "text/html");
      return response.end(page("Municipality login", `<form method="post" action="${request.url}"><label>User <input name="login"></label> <button>Sign in</button></form><form method="post" action="${request.url}/cancel"><button>Cancel</button></form>`));
    }
    if (match[1]) {
      return await provider.interactionFinished(request, response, { error: "access_denied", error_description: "secret-description" }, { mergeWithLastSubmission: false });
    }
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const login = new URLSearchParams(Buffer.concat(chunks).toString()).get("login");
    const { sub, acr } = people.get(login);
    await provider.interactionFinished(request, response, { login: { accountId: sub, acr, remember: true } }, { mergeWithLastSubmission: false });
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});
provider.on("server_error", (ctx, error) => process.stderr.write(`${error.stack}\n`));

createInterface({ input: process.stdin }).on("line", (line) => {
  const { client, person } = JSON.parse(line);
  if (client) {
    clients.set(client.client_id, client);
  } else {
    people.set(person.login, person);
    subjects.set(person.sub, person);
  }
  tell({ ok: true });
});
tell({ port });
