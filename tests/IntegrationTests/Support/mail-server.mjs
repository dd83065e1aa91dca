// A real mail server. Tells on stdout, a JSON line each: its port, the mode it has taken, and every mail it has received.
// Told on stdin how to answer: ok, 451 or 550 (to the recipient), 554 (to the content), drop (hang up on the recipient), lose (take the mail, then hang up
// without an answer), hang (take the mail and say nothing).
import { createInterface } from "node:readline";
import { SMTPServer } from "smtp-server";
import PostalMime from "postal-mime";

const [port, offerTls] = process.argv.slice(2);
let mode = "ok";
const tell = (line) => process.stdout.write(JSON.stringify(line) + "\n");
const hangUp = () => server.connections.forEach((connection) => connection._socket.destroy());
const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  disabledCommands: offerTls === "tls" ? ["AUTH"] : ["AUTH", "STARTTLS"],
  disableReverseLookup: true,
  logger: false,
  onRcptTo(address, session, answer) {
    if (mode === "drop") {
      hangUp();
    } else if (mode === "451" || mode === "550") {
      answer(refusal(Number(mode), `<${address.address}> cannot be reached`));
    } else {
      answer();
    }
  },
  onData(stream, session, answer) {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", async () => {
      if (mode === "554") {
        answer(refusal(554, "We do not like the content"));
        return;
      }

      const raw = Buffer.concat(chunks);
      const mail = await PostalMime.parse(raw);
      const header = (name) => mail.headers.find((header) => header.key === name)?.value ?? null;
      tell({
        mail: {
          sender: session.envelope.mailFrom.address,
          recipients: session.envelope.rcptTo.map((to) => to.address),
          fromName: mail.from.name,
          fromAddress: mail.from.address,
          replyTo: mail.replyTo?.[0]?.address ?? null,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: header("message-id"),
          autoSubmitted: header("auto-submitted"),
          listUnsubscribe: header("list-unsubscribe"),
          listUnsubscribePost: header("list-unsubscribe-post"),
          isAscii: raw.every((byte) => byte < 128),
        },
      });
      if (mode === "lose") {
        hangUp();
      } else if (mode !== "hang") {
        answer();
      }
    });
  },
});
server.on("error", () => {});
server.listen(Number(port), "127.0.0.1", () => tell({ port: server.server.address().port }));

const orders = createInterface({ input: process.stdin });
orders.on("line", (line) => {
  mode = line;
  tell({ mode });
});
// The tests are gone, and so are we.
orders.on("close", () => process.exit());
