// Passkeys: when a form with data-passkey is sent, the browser is asked for a passkey first, and its answer goes with the form.
(() => {
  "use strict";

  const known = typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON === "function";
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const status = form.querySelector("[data-passkey-status]");
    const button = form.querySelector("button");
    if (!known) {
      button.disabled = true;
      continue;
    }

    status.textContent = "";
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      status.textContent = "";
      try {
        const offer = await (await fetch(form.dataset.passkey, { method: "POST" })).json();
        const credential = "passkeyNew" in form.dataset
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(offer) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(offer) });
        form.elements.passkey.value = JSON.stringify(credential);
        form.submit();
      } catch (fault) {
        status.textContent = fault.name === "InvalidStateError"
          ? "Enheden har allerede en passkey til kontoen. Vælg en anden enhed."
          : "Det lykkedes ikke. Prøv igen, eller vælg en anden måde.";
      } finally {
        button.disabled = false;
      }
    });
  }
})();
