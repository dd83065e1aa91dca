// Improves pages that already work without it: filters apply at once, print buttons appear, and the search field suggests.
(() => {
  "use strict";

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  const form = document.querySelector("form[data-autosubmit]");
  const apply = (field) => {
    sessionStorage.setItem("focus-after-filter", field.id);
    form.requestSubmit();
  };
  const isFilter = (field) => field.matches("[type=checkbox]:not([data-pick]), select");
  form?.addEventListener("change", (event) => {
    if (isFilter(event.target)) apply(event.target);
  });

  const isNew = performance.getEntriesByType("navigation")[0]?.type === "navigate";

  // Going back, browsers tick again what was ticked when the page was left; but the address says what is filtered.
  window.addEventListener("pageshow", (event) => {
    if (isNew && !event.persisted) return;
    for (const field of form?.elements ?? []) {
      if (field.matches("[type=checkbox]:not([data-pick])")) field.checked = field.defaultChecked;
      else if (field.matches("[type=search]")) field.value = field.defaultValue;
      else if (field.matches("select")) for (const option of field.options) option.selected = option.defaultSelected;
    }
  });

  // After a filter has been applied, keyboard users stand where they stood.
  const id = sessionStorage.getItem("focus-after-filter");
  if (id && form) {
    sessionStorage.removeItem("focus-after-filter");
    const field = document.getElementById(id);
    field?.closest("details")?.setAttribute("open", "");
    field?.focus({ preventScroll: false });
  }

  // On a page just opened, only its reader can have changed a filter, before this script had come: that choice applies too.
  const isChanged = (field) => field.matches("select")
    ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected))
    : field.checked !== field.defaultChecked;
  const early = isNew && [...form?.elements ?? []].find((field) => isFilter(field) && isChanged(field));
  if (early) apply(early);

  // Suggestions while typing: the ARIA combobox pattern with a list (W3C APG). Without script the field is a plain form.
  for (const field of document.querySelectorAll("[data-suggest]")) {
    const list = document.createElement("ul");
    const status = document.createElement("p");
    list.id = `${field.id}-forslag`;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Forslag");
    status.className = "sr-only";
    status.setAttribute("role", "status");
    field.parentElement.append(list, status);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");

    let request, timer, chosen = -1;
    const close = () => {
      list.hidden = true;
      chosen = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    };
    const choose = (place) => {
      chosen = (place + list.children.length) % list.children.length;
      [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
      field.setAttribute("aria-activedescendant", list.children[chosen].id);
      list.children[chosen].scrollIntoView({ block: "nearest" });
    };
    const show = (suggestions) => {
      list.replaceChildren(...suggestions.map(({ label, kind, url }, i) => {
        const option = document.createElement("li");
        const what = document.createElement("span");
        option.id = `${list.id}-${i}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = url;
        what.textContent = kind;
        option.append(label, " ", what);
        return option;
      }));
      status.textContent = suggestions.length === 1 ? "1 forslag" : `${suggestions.length} forslag`;
      if (suggestions.length === 0) return close();
      chosen = -1;
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
      field.removeAttribute("aria-activedescendant");
    };
    field.addEventListener("input", () => {
      clearTimeout(timer);
      request?.abort();
      if (field.value.trim().length < 2) return close();
      timer = setTimeout(async () => {
        request = new AbortController();
        try {
          const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(field.value)}`, { signal: request.signal });
          if (answer.ok) show(await answer.json());
        } catch (fault) {
          if (fault.name !== "AbortError") close();
        }
      }, 120);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (list.hidden) {
        return;
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        location.assign(list.children[chosen].dataset.url);
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) location.assign(option.dataset.url);
    });
    field.addEventListener("blur", close);
  }

  // A calculation follows its fields. The address is the one the button would lead to; what is wrong is told when the button is pressed.
  for (const asked of document.querySelectorAll("form[data-live]")) {
    const place = document.getElementById(asked.dataset.live);
    const status = document.createElement("p");
    status.className = "sr-only";
    status.setAttribute("role", "status");
    asked.append(status);
    let request, timer;
    asked.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        request?.abort();
        request = new AbortController();
        const typed = new URLSearchParams([...new FormData(asked)].filter(([, value]) => value !== ""));
        if (!typed.has("timer") || !typed.has("loen")) return;
        const address = `${asked.action}?${typed}`;
        try {
          const answer = await fetch(address, { signal: request.signal });
          if (!answer.ok) return;
          const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(place.id);
          place.replaceChildren(...fresh.childNodes);
          history.replaceState(null, "", address);
          status.textContent = [...place.querySelectorAll(".gain-total")].map((total) => total.textContent).join(". ");
        } catch (fault) {
          if (fault.name !== "AbortError") throw fault;
        }
      }, 300);
    });
  }

  // Texts that could not be placed can be copied with one press.
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent));
  }

  // What takes a while says so.
  for (const word of document.querySelectorAll("[data-busy]")) {
    word.closest("form").addEventListener("submit", () => { word.hidden = false; });
  }

  // The list of what must be there follows what is typed; the server has the last word.
  const draft = document.querySelector("form[data-ready-list]");
  draft?.addEventListener("input", (event) => {
    const item = draft.querySelector(`[data-ready="${event.target.name}"]`);
    if (!item) return;
    const done = [...draft.elements].some((field) => field.name === event.target.name && field.value.trim() !== "");
    item.classList.toggle("is-done", done);
    item.querySelector(".ready-state").textContent = done ? "er med" : "mangler";
  });
})();
